// SPDX-License-Identifier: MIT
// Links to authority files of the web: recognised in the forms in which they are written, brought
// to one canonical form, and checked where the scheme has a check digit. Nothing is looked up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace authority {

enum class Scheme : std::uint8_t { gnd, viaf, wikidata, geonames, bnf, lccn, ndl, isni, orcid };
inline constexpr std::size_t kSchemeCount = 9;

/// An identifier without its address: "118540238", "Q5879", "cb11907966z".
struct Link {
  Scheme scheme = Scheme::gnd;
  std::string identifier;
  /// False where the identifier has not the form of its scheme or its check digit is wrong.
  bool is_sound = true;
};

/// Reads an address ("http://d-nb.info/gnd/118540238", "www.wikidata.org/wiki/Q5879") or a
/// prefixed identifier ("GND:118540238", "(DE-588)118540238"). None where no scheme is known.
std::optional<Link> read_link(std::string_view text);

/// An identifier whose scheme is said elsewhere (idno/@type), as scheme_of reads it. None where the
/// scheme is not known.
std::optional<Link> read_link(std::string_view identifier, std::string_view scheme);

/// "https://d-nb.info/gnd/118540238".
std::string uri_of(const Link& link);

/// The canonical form of an address, where a scheme is known and the identifier is sound; else the
/// text as it is.
std::string canonical_uri(std::string_view text);

/// By a word for it in any case: "gnd", "PND", "viaf", "wikidata", "geonames", "bnf", "loc",
/// "isni", "orcid", …
std::optional<Scheme> scheme_of(std::string_view name);

/// The word for a scheme in idno/@type and in columns: "gnd".
std::string_view word_of(Scheme scheme);

/// "GND", "VIAF", …
std::string_view name_of(Scheme scheme);

}  // namespace authority
