// SPDX-License-Identifier: MIT
// Links to authority files of the web: recognised in the forms in which they are written, brought
// to one canonical form, and checked where the scheme has a check digit. Nothing is looked up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace feeds {

enum class Scheme : std::uint8_t { gnd, viaf, wikidata, geonames, bnf, lccn, ndl };

/// An identifier without its address: "118540238", "Q5879", "cb11907966z".
struct AuthorityLink {
  Scheme scheme = Scheme::gnd;
  std::string identifier;
  /// False where the identifier has not the form of its scheme or its check digit is wrong.
  bool is_sound = true;
};

/// Reads an address ("http://d-nb.info/gnd/118540238", "www.wikidata.org/wiki/Q5879") or a
/// prefixed identifier ("GND:118540238", "(DE-588)118540238"). None where no scheme is known.
std::optional<AuthorityLink> read_authority_link(std::string_view text);

/// An identifier whose scheme is said elsewhere (idno/@type): its name in lower case, "gnd",
/// "viaf", "wikidata", "geonames", "bnf". None where the scheme is not known.
std::optional<AuthorityLink> read_authority_link(std::string_view identifier,
                                                 std::string_view scheme);

/// "https://d-nb.info/gnd/118540238".
std::string uri_of(const AuthorityLink& link);

/// The canonical form of an address, where a scheme is known and the identifier is sound; else the
/// text as it is.
std::string canonical_uri(std::string_view text);

/// "GND", "VIAF", …
std::string_view name_of(Scheme scheme);

}  // namespace feeds
