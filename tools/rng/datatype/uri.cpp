// SPDX-License-Identifier: MIT
// As strict as jing, which asks java.net.URI: `%` only before two hexadecimal digits, one `#`, a
// scheme of letters, square brackets in the query and fragment alone, an authority after `//`.
#include "rng/datatype/uri.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "rng/datatype/decimal.hpp"

namespace rng::datatype {
namespace {

constexpr std::string_view kFine;

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_scheme(std::string_view text) {
  return is_letter(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
           return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
         });
}

std::string_view escape_objection(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (at + 2 >= text.size() || !is_hex(text[at + 1]) || !is_hex(text[at + 2])) {
      return "objection-uri-escape";
    }
  }
  return kFine;
}

// What stands before the first of `ends`, taken away from `text`.
std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::string_view taken = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(taken.size());
  return taken;
}

bool is_ipv4(std::string_view text) {
  int parts = 0;
  while (true) {
    const std::string_view part = take_until(text, ".");
    if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_digit)) {
      return false;
    }
    int value = 0;
    for (const char c : part) value = value * 10 + (c - '0');
    if (value > 255) return false;
    ++parts;
    if (text.empty()) return parts == 4;
    text.remove_prefix(1);
  }
}

// How many groups of 16 bits a part of an IPv6 address has that holds no `::`.
std::optional<int> ipv6_groups(std::string_view text, bool may_end_in_ipv4) {
  int groups = 0;
  while (!text.empty()) {
    const std::string_view group = take_until(text, ":");
    if (text.empty() && may_end_in_ipv4 && is_ipv4(group)) return groups + 2;
    if (group.empty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), is_hex)) {
      return std::nullopt;
    }
    ++groups;
    if (text.empty()) break;
    text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
  }
  return groups;
}

bool is_ipv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) return ipv6_groups(text, true) == 8;
  const auto before = ipv6_groups(text.substr(0, gap), false);
  const auto after = ipv6_groups(text.substr(gap + 2), true);
  return before && after && *before + *after < 8;
}

// [address%zone]:port behind perhaps a user.
bool is_bracketed_authority(std::string_view text) {
  if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
    const std::string_view user = text.substr(0, at);
    if (user.find_first_of("[]%") != std::string_view::npos) return false;
    text.remove_prefix(at + 1);
  }
  if (!text.starts_with('[')) return false;
  text.remove_prefix(1);
  std::string_view address = take_until(text, "]");
  if (text.empty()) return false;
  text.remove_prefix(1);
  const std::string_view bare = take_until(address, "%");
  if (!address.empty()) {
    address.remove_prefix(1);
    const bool is_zone = std::all_of(address.begin(), address.end(), [](char c) {
      return is_letter(c) || is_digit(c) || c == '_' || c == '.';
    });
    if (address.empty() || !is_zone) return false;
  }
  const bool is_port = text.empty() || (text.front() == ':' && text.size() > 1 &&
                                        std::all_of(text.begin() + 1, text.end(), is_digit));
  return is_ipv6(bare) && (is_port || text == ":");
}

std::string_view authority_objection(std::string_view text) {
  if (text.find_first_of("[]") == std::string_view::npos) return escape_objection(text);
  return is_bracketed_authority(text) ? kFine : "objection-uri-address";
}

std::string_view path_objection(std::string_view path) {
  if (path.find_first_of("[]") != std::string_view::npos) {
    return "objection-uri-brackets";
  }
  return escape_objection(path);
}

// [//authority][path][?query]
std::string_view hierarchical_objection(std::string_view text) {
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    if (text.empty()) return "objection-uri-authority";
    if (const auto objection = authority_objection(take_until(text, "/?")); !objection.empty()) {
      return objection;
    }
  }
  if (const auto objection = path_objection(take_until(text, "?")); !objection.empty()) {
    return objection;
  }
  return escape_objection(text);
}

constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0; c < 0x80; ++c) {
    plain[c] = is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c));
  }
  for (const unsigned char c : {'_', '-', '.', '/', '?', '=', '&', '~'}) plain[c] = true;
  return plain;
}();

// The everyday reference: a relative path, a fragment, something on the web, of characters that
// need no thought.
bool is_plain(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size() - 1);
  }
  if (text.starts_with("//") || text == "/") return false;
  bool has_hash = false;
  for (const char c : text) {
    if (kPlain[static_cast<unsigned char>(c)]) continue;
    if (c != '#' || has_hash) return false;
    has_hash = true;
  }
  return true;
}

}  // namespace

std::string_view uri_objection(std::string_view text) {
  if (is_plain(text)) return kFine;
  const std::size_t hash = text.find('#');
  const bool has_fragment = hash != std::string_view::npos;
  const std::string_view fragment = has_fragment ? text.substr(hash + 1) : std::string_view();
  std::string_view rest = text.substr(0, hash);
  if (fragment.find('#') != std::string_view::npos) return "objection-uri-hash";
  if (const auto objection = escape_objection(fragment); !objection.empty()) return objection;
  const std::size_t colon = rest.find(':');
  if (colon == std::string_view::npos || rest.find_first_of("/?") < colon) {
    if (rest == "//" && has_fragment) return kFine;
    return hierarchical_objection(rest);
  }
  if (colon == 0 || !is_scheme(rest.substr(0, colon))) {
    return "objection-uri-scheme";
  }
  rest.remove_prefix(colon + 1);
  if (rest.empty()) return "objection-uri-empty";
  if (rest == "//" && has_fragment) return kFine;
  return rest.front() == '/' ? hierarchical_objection(rest) : escape_objection(rest);
}

}  // namespace rng::datatype
