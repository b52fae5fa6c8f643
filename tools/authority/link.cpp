// SPDX-License-Identifier: MIT
#include "authority/link.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace authority {
namespace {

struct Rule {
  Scheme scheme;
  std::string_view name;       // for people
  std::string_view prefix;     // before a colon, and in idno/@type
  std::string_view canonical;  // the address before the identifier
};

constexpr std::array<Rule, 9> kRules = {{
    {Scheme::gnd, "GND", "gnd", "https://d-nb.info/gnd/"},
    {Scheme::viaf, "VIAF", "viaf", "https://viaf.org/viaf/"},
    {Scheme::wikidata, "Wikidata", "wikidata", "http://www.wikidata.org/entity/"},
    {Scheme::geonames, "GeoNames", "geonames", "https://www.geonames.org/"},
    {Scheme::bnf, "BnF", "bnf", "https://catalogue.bnf.fr/ark:/12148/"},
    {Scheme::lccn, "LoC", "lccn", "https://lccn.loc.gov/"},
    {Scheme::ndl, "NDL", "ndl", "https://id.ndl.go.jp/auth/ndlna/"},
    {Scheme::isni, "ISNI", "isni", "https://isni.org/isni/"},
    {Scheme::orcid, "ORCID", "orcid", "https://orcid.org/"},
}};

// Other words for them in idno/@type and in tables.
struct Alias {
  std::string_view name;
  Scheme scheme;
};
constexpr std::array<Alias, 8> kAliases = {{
    {"pnd", Scheme::gnd},
    {"d-nb", Scheme::gnd},
    {"dnb", Scheme::gnd},
    {"wd", Scheme::wikidata},
    {"loc", Scheme::lccn},
    {"lc", Scheme::lccn},
    {"lcnaf", Scheme::lccn},
    {"naf", Scheme::lccn},
}};

const Rule& rule_of(Scheme scheme) {
  return *std::find_if(kRules.begin(), kRules.end(),
                       [&](const Rule& rule) { return rule.scheme == scheme; });
}

// Where identifiers are found, without http(s):// and www.; longer ones first.
struct Address {
  std::string_view begin;
  Scheme scheme;
};
constexpr std::array<Address, 27> kAddresses = {{
    {"d-nb.info/gnd/", Scheme::gnd},
    {"explore.gnd.network/gnd/", Scheme::gnd},
    {"lobid.org/gnd/", Scheme::gnd},
    {"deutsche-biographie.de/pnd", Scheme::gnd},
    {"(de-588)", Scheme::gnd},
    {"viaf.org/viaf/", Scheme::viaf},
    {"viaf.org/", Scheme::viaf},
    {"wikidata.org/entity/", Scheme::wikidata},
    {"wikidata.org/wiki/special:entitydata/", Scheme::wikidata},
    {"wikidata.org/wiki/", Scheme::wikidata},
    {"sws.geonames.org/", Scheme::geonames},
    {"geonames.org/", Scheme::geonames},
    {"catalogue.bnf.fr/ark:/12148/", Scheme::bnf},
    {"data.bnf.fr/ark:/12148/", Scheme::bnf},
    {"ark.bnf.fr/ark:/12148/", Scheme::bnf},
    {"data.bnf.fr/", Scheme::bnf},
    {"ark:/12148/", Scheme::bnf},
    {"lccn.loc.gov/", Scheme::lccn},
    {"id.loc.gov/authorities/names/", Scheme::lccn},
    {"id.loc.gov/authorities/subjects/", Scheme::lccn},
    {"id.loc.gov/authorities/", Scheme::lccn},
    {"id.ndl.go.jp/auth/ndlna/", Scheme::ndl},
    {"id.ndl.go.jp/auth/entity/", Scheme::ndl},
    {"pnd:", Scheme::gnd},
    {"isni.org/isni/", Scheme::isni},
    {"isni.org/", Scheme::isni},
    {"orcid.org/", Scheme::orcid},
}};

// The part of a path that is the identifier: up to what cannot belong to one.
std::string_view identifier_part(std::string_view rest) {
  return rest.substr(0, std::min(rest.find_first_of("/?#&;, "), rest.size()));
}

// The weighted sum of the digits before the check digit, 2 for the last, modulo 11.
unsigned gnd_remainder(std::string_view digits) {
  unsigned sum = 0;
  unsigned weight = 2;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    sum += static_cast<unsigned>(*digit - '0') * weight++;
  }
  return sum % 11;
}

// Persons and what came since 2012 have nine or ten signs; corporate bodies, subjects and places
// of before have a hyphen, and count the other way.
bool is_gnd(std::string_view id) {
  if (id.size() < 3) return false;
  const char last = id.back();
  if (last != 'X' && !base::is_digits(id.substr(id.size() - 1))) return false;
  const unsigned check = last == 'X' ? 10U : static_cast<unsigned>(last - '0');
  std::string_view digits = id.substr(0, id.size() - 1);
  const bool has_hyphen = digits.ends_with('-');
  if (has_hyphen) digits.remove_suffix(1);
  if (!base::is_digits(digits)) return false;
  if (has_hyphen) return digits.size() <= 9 && gnd_remainder(digits) == check;
  return digits.size() >= 8 && digits.size() <= 9 && (11 - gnd_remainder(digits)) % 11 == check;
}

// The control character of the BnF's ARKs: positions times values over "cb" and the digits, modulo
// 29.
bool is_bnf(std::string_view id) {
  constexpr std::string_view kSigns = "0123456789bcdfghjkmnpqrstvwxz";
  if (id.size() != 11 || !id.starts_with("cb") || !base::is_digits(id.substr(2, 8))) return false;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < 10; ++i) sum += kSigns.find(id[i]) * (i + 1);
  return kSigns[sum % kSigns.size()] == id[10];
}

bool is_lccn(std::string_view id) {
  const std::size_t letters = std::min(id.find_first_of("0123456789"), id.size());
  return letters >= 1 && letters <= 3 && base::is_digits(id.substr(letters)) &&
         id.size() >= letters + 8;
}

// Fifteen digits and a check digit (ISO 7064, MOD 11-2).
bool is_isni(std::string_view id) {
  if (id.size() != 16 || !base::is_digits(id.substr(0, 15))) return false;
  unsigned sum = 0;
  for (const char digit : id.substr(0, 15)) {
    sum = (sum + static_cast<unsigned>(digit - '0')) * 2 % 11;
  }
  return "0123456789X"[(12 - sum) % 11] == id[15];
}

// The digits of an ISNI in groups of four.
bool is_orcid(std::string_view id) {
  if (id.size() != 19) return false;
  std::string digits;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool is_between = i % 5 == 4;
    if (is_between != (id[i] == '-')) return false;
    if (!is_between) digits += id[i];
  }
  return is_isni(digits);
}

bool is_sound(Scheme scheme, std::string_view id) {
  switch (scheme) {
    case Scheme::gnd:
      return is_gnd(id);
    case Scheme::viaf:
      return base::is_digits(id) && id.size() <= 22 && id[0] != '0';
    case Scheme::wikidata:
      return id.starts_with('Q') && base::is_digits(id.substr(1)) && id[1] != '0';
    case Scheme::geonames:
      return base::is_digits(id) && id.size() <= 9 && id[0] != '0';
    case Scheme::bnf:
      return is_bnf(id);
    case Scheme::lccn:
      return is_lccn(id);
    case Scheme::ndl:
      return base::is_digits(id) && id.size() >= 8 && id.size() <= 9;
    case Scheme::isni:
      return is_isni(id);
    case Scheme::orcid:
      return is_orcid(id);
  }
  return false;
}

// Blanks and hyphens that a person writes between the digits are no part of some identifiers.
std::string without_groups(Scheme scheme, std::string_view identifier) {
  std::string id(identifier);
  const bool has_hyphens = scheme == Scheme::isni || scheme == Scheme::orcid;
  if (has_hyphens || scheme == Scheme::lccn) std::erase(id, ' ');
  if (has_hyphens) std::erase(id, '-');
  if (scheme != Scheme::orcid || id.size() != 16) return id;
  for (const std::size_t at : {12U, 8U, 4U}) id.insert(at, 1, '-');
  return id;
}

Link link_of(Scheme scheme, std::string_view identifier) {
  std::string id = without_groups(scheme, identifier);
  const bool has_capitals = scheme == Scheme::gnd || scheme == Scheme::wikidata ||
                            scheme == Scheme::isni || scheme == Scheme::orcid;
  if (has_capitals) {
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  }
  if (scheme == Scheme::bnf && base::is_digits(id.substr(0, 8)) && id.size() == 9) id = "cb" + id;
  const bool is_ok = is_sound(scheme, id);
  return {scheme, std::move(id), is_ok};
}

std::optional<Link> read_address(std::string_view text) {
  const std::string folded = base::lower_case(text);
  std::size_t at = 0;
  for (const std::string_view begin : {"http://", "https://", "//", "www."}) {
    if (std::string_view(folded).substr(at).starts_with(begin)) at += begin.size();
  }
  const std::string_view rest = std::string_view(folded).substr(at);
  for (const Address& address : kAddresses) {
    if (!rest.starts_with(address.begin)) continue;
    return link_of(address.scheme, identifier_part(text.substr(at + address.begin.size())));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Link> read_link(std::string_view text) {
  text = base::trimmed(text);
  if (auto link = read_address(text)) return link;
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return std::nullopt;
  return read_link(text.substr(colon + 1), text.substr(0, colon));
}

std::optional<Link> read_link(std::string_view identifier, std::string_view scheme) {
  identifier = base::trimmed(identifier);
  const auto named = scheme_of(scheme);
  if (!named) return std::nullopt;
  if (auto link = read_address(identifier)) return link;
  return link_of(*named, identifier);
}

std::optional<Scheme> scheme_of(std::string_view name) {
  const std::string folded = base::lower_case(name);
  for (const Rule& rule : kRules) {
    if (folded == rule.prefix) return rule.scheme;
  }
  for (const Alias& alias : kAliases) {
    if (folded == alias.name) return alias.scheme;
  }
  return std::nullopt;
}

std::string uri_of(const Link& link) {
  return std::string(rule_of(link.scheme).canonical) + link.identifier;
}

std::string canonical_uri(std::string_view text) {
  const auto link = read_link(text);
  return link && link->is_sound ? uri_of(*link) : std::string(text);
}

std::string_view word_of(Scheme scheme) {
  return rule_of(scheme).prefix;
}

std::string_view name_of(Scheme scheme) {
  return rule_of(scheme).name;
}

}  // namespace authority
