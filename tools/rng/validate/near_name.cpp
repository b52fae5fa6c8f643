// SPDX-License-Identifier: MIT
#include "rng/validate/near_name.hpp"

#include <array>
#include <bit>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"

namespace rng::validate {

namespace {

// How many characters may be wrong.
std::size_t tolerance(std::string_view text, Nearness::Kind kind) {
  const std::size_t length = base::utf8::code_point_count(text);
  if (length < (kind == Nearness::Kind::name ? 3 : 2)) return 0;
  return length < 6 ? 1 : 2;
}

// Between the parts of a name.
constexpr bool is_separator(char c) {
  return c == '-' || c == '_' || c == '.' || c == ' ';
}

// Without capital letters and separators.
std::string folded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_separator(c)) continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return result;
}

// The bit of each character in a folded text; none of separators and of what is not ASCII.
constexpr std::array<std::uint64_t, 256> kCharacterBits = [] {
  std::array<std::uint64_t, 256> bits{};
  for (std::size_t code = 0; code <= 0x7F; ++code) {
    if (is_separator(static_cast<char>(code))) continue;
    bits[code] = std::uint64_t{1} << (code >= 'A' ? code & 31U : 32 + (code & 31U));
  }
  return bits;
}();

// Which ASCII characters the folded text has, as bits: an edit of the text changes two at most.
std::uint64_t characters_of(std::string_view text) {
  std::uint64_t characters = 0;
  for (const char c : text) characters |= kCharacterBits[static_cast<unsigned char>(c)];
  return characters;
}

template <typename Items, typename TextOf>
std::optional<std::size_t> nearest(Nearness nearness, const Items& items, TextOf text_of) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (nearness.is_nearest_yet(text_of(items[i]))) best = i;
  }
  return best;
}

}  // namespace

Nearness::Nearness(std::string_view found, Kind kind)
    : found_(found),
      folded_(folded(found)),
      characters_(characters_of(found)),
      limit_(tolerance(found, kind)) {}

bool Nearness::is_nearest_yet(std::string_view text) {
  if (text.empty() || found_.empty()) return false;
  const std::size_t far = distance(text);
  if (far >= least_) return false;
  least_ = far;
  return true;
}

// Of texts that are as many edits away, the one that begins alike is nearer.
std::size_t Nearness::distance(std::string_view text) const {
  if (found_ == text) return 0;
  const int changed = std::popcount(characters_ ^ characters_of(text));
  if (static_cast<std::size_t>(changed) > 2 * limit_) return kFar;
  if (folded_ == folded(text)) return 1;
  const std::size_t edits = base::edit_distance(found_, text, limit_);
  if (edits > limit_) return kFar;
  return 2 * edits + (found_.front() == text.front() ? 0 : 1);
}

std::optional<std::size_t> nearest_name(const FoundName& found,
                                        const std::vector<FoundName>& names) {
  return nearest(Nearness(found.local, Nearness::Kind::name), names,
                 [](const FoundName& name) { return std::string_view(name.local); });
}

std::optional<std::size_t> nearest_string(std::string_view found,
                                          const std::vector<std::string>& strings) {
  return nearest(Nearness(found, Nearness::Kind::text), strings,
                 [](const std::string& text) { return std::string_view(text); });
}

}  // namespace rng::validate
