// SPDX-License-Identifier: MIT
// The small questions that checking, repairing and writing CMIF share.
#include <algorithm>
#include <array>

#include "authority/link.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "feeds/cmif.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

bool has_scheme(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://");
}

std::string_view without_scheme(std::string_view address) {
  return has_scheme(address) ? address.substr(address.find("//") + 2) : std::string_view();
}

}  // namespace

std::string_view cmif_licence(std::string_view text) {
  std::string folded = base::lower_case(text);
  std::replace_if(folded.begin(), folded.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  const auto has = [&](std::string_view part) { return folded.find(part) != std::string::npos; };
  const bool is_address = has("creativecommons.org");
  const bool is_other =
      has("by nc") || has("by nd") || has("by sa") || has("noncommercial") || has("sharealike");
  if (has("publicdomain/zero") || has("cc0") || has("cc zero")) return kCc0;
  if (is_other) return {};
  if (is_address) return has("licenses/by/4") ? kCcBy : std::string_view();
  return folded == "cc by" || has("cc by 4") || has("cc by, 4") || has("attribution 4.0")
             ? kCcBy
             : std::string_view();
}

std::string_view licence_text(std::string_view target) {
  return target == kCc0 ? "This file is dedicated to the public domain under CC0 1.0."
                        : "This file is licensed under the terms of the Creative Commons License "
                          "CC-BY 4.0.";
}

bool is_web_address(std::string_view text) {
  constexpr std::string_view kSigns = "-+&@#/%?=~_|!:,.;()[]'*$";
  const std::string_view rest = without_scheme(text);
  return rest.size() > 2 && std::all_of(rest.begin(), rest.end(), [&](char c) {
           const bool is_alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                        (c >= 'A' && c <= 'Z') ||
                                        static_cast<unsigned char>(c) > 0x7F;
           return is_alphanumeric || kSigns.find(c) != std::string_view::npos;
         });
}

bool is_agent_address(std::string_view address) {
  static constexpr std::array<std::string_view, 5> kKnown = {
      "d-nb.info/gnd/", "viaf.org/viaf/", "catalogue.bnf.fr/ark:/12148/", "lccn.loc.gov/",
      "id.ndl.go.jp/auth/ndlna/"};
  const std::string_view rest = without_scheme(address);
  return std::any_of(kKnown.begin(), kKnown.end(),
                     [&](std::string_view begin) { return rest.starts_with(begin); });
}

bool is_place_address(std::string_view address) {
  const std::string_view rest = without_scheme(address);
  for (const std::string_view begin : {"www.geonames.org/", "sws.geonames.org/"}) {
    if (!rest.starts_with(begin)) continue;
    std::string_view number = rest.substr(begin.size());
    if (number.ends_with('/')) number.remove_suffix(1);
    return base::is_digits(number);
  }
  return false;
}

std::string uuid_of(std::string_view text) {
  std::string digits = base::content_hash(text);
  digits[0] = static_cast<char>('a' + (digits[0] % 6));  // an xml:id begins with a letter
  digits[12] = '8';                                      // made in a way of one's own (RFC 9562)
  digits[16] = "89ab"[digits[16] % 4];
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, "-");
  return digits;
}

bool is_uuid(std::string_view text) {
  constexpr std::array<std::size_t, 5> kLengths = {8, 4, 4, 4, 12};
  // A letter or a word before it makes an xml:id of a UUID that begins with a digit.
  if (text.size() < 36) return false;
  text.remove_prefix(text.size() - 36);
  std::size_t at = 0;
  for (const std::size_t length : kLengths) {
    const std::string_view part = text.substr(at, length);
    if (part.find_first_not_of("0123456789abcdef") != std::string_view::npos) return false;
    at += length;
    if (at < text.size() && text[at++] != '-') return false;
  }
  return true;
}

}  // namespace feeds
