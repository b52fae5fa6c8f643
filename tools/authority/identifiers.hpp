// SPDX-License-Identifier: MIT
// By what an entry is known elsewhere: addresses, and numbers with the name of who gives them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authority/link.hpp"
#include "xml/document.hpp"

namespace authority {

/// What an idno, a ptr, @sameAs or the @ref of a name says.
struct Identifier {
  std::string type;  // who gives it, where an idno says so: "gnd", "pmb"; in lower case
  std::string text;  // as written
  /// One for all forms in which it may be written: "gnd 118540238", "pmb 50",
  /// "pmb.acdh.oeaw.ac.at/entity/50".
  std::string key;
  std::optional<Link> link;  // where the scheme is known; its form may be wrong
  bool is_idno = false;      // else a reference, which others may share
  std::uint32_t line = 0;    // of the element that has it
  std::uint32_t column = 0;
};

/// All of an entry; those of entries within it are not its own. An idno without type that is no
/// address is left out.
std::vector<Identifier> identifiers_of(const xml::Node& entry);

/// The keys under which an address may stand among identifiers: its own, and, where no scheme is
/// known, its last part behind each word of the rest ("pmb 50", "acdh 50").
std::vector<std::string> keys_of_uri(std::string_view uri);

}  // namespace authority
