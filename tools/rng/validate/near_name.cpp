// SPDX-License-Identifier: MIT
#include "rng/validate/near_name.hpp"

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"

namespace rng::validate {

namespace {

constexpr std::size_t kFar = 100;

// How many characters may be wrong in a name of this length, or in another string.
std::size_t tolerance(std::string_view text, bool is_name) {
  const std::size_t length = base::utf8::code_point_count(text);
  if (length < (is_name ? 3 : 2)) return 0;
  return length < 6 ? 1 : 2;
}

// Without capital letters and signs between the parts of a name.
std::string folded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '-' || c == '_' || c == '.' || c == ' ') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return result;
}

std::size_t distance(std::string_view found, const std::string& folded_found, std::string_view name,
                     bool is_name) {
  if (found == name) return 0;
  if (folded_found == folded(name)) return 1;
  const std::size_t limit = tolerance(found, is_name);
  const std::size_t edits = base::edit_distance(found, name, limit);
  if (edits > limit) return kFar;
  // Of names that are as near, the one that begins alike.
  return 2 * edits + (found.front() == name.front() ? 0 : 1);
}

template <typename Items, typename TextOf>
std::optional<std::size_t> nearest(std::string_view found, const Items& items, bool is_name,
                                   TextOf text_of) {
  const std::string plain = folded(found);
  std::optional<std::size_t> best;
  std::size_t least = kFar;
  for (std::size_t i = 0; i < items.size() && !found.empty(); ++i) {
    const std::string_view text = text_of(items[i]);
    if (text.empty()) continue;
    const std::size_t far = distance(found, plain, text, is_name);
    if (far >= least) continue;
    least = far;
    best = i;
  }
  return best;
}

}  // namespace

std::optional<std::size_t> nearest_name(const FoundName& found,
                                        const std::vector<FoundName>& names) {
  return nearest(found.local, names, true,
                 [](const FoundName& name) { return std::string_view(name.local); });
}

std::optional<std::size_t> nearest_string(std::string_view found,
                                          const std::vector<std::string>& strings) {
  return nearest(found, strings, false,
                 [](const std::string& text) { return std::string_view(text); });
}

}  // namespace rng::validate
