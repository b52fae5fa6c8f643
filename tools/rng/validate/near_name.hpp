// SPDX-License-Identifier: MIT
// The name that a misspelt one was most likely meant to be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rng/validate/finding.hpp"

namespace rng::validate {

/// Takes texts one after another and tells which is nearest to `found`: the same, or one that
/// differs from it in capital letters and hyphens, or in one or two characters, as far as its
/// length allows.
class Nearness {
 public:
  /// A name wants three characters at least before one of them may be wrong, another text two.
  /// `found` is not copied.
  enum class Kind : std::uint8_t { name, text };
  Nearness(std::string_view found, Kind kind);

  /// True where this text is near, and nearer than all before it.
  bool is_nearest_yet(std::string_view text);

 private:
  static constexpr std::size_t kFar = 100;
  std::size_t distance(std::string_view text) const;

  std::string_view found_;
  std::string folded_;
  std::uint64_t characters_;
  std::size_t limit_;  // of edits
  std::size_t least_ = kFar;
};

/// The index of the name in `names` whose local part is nearest, whatever its namespace.
std::optional<std::size_t> nearest_name(const FoundName& found,
                                        const std::vector<FoundName>& names);

/// The same for plain strings.
std::optional<std::size_t> nearest_string(std::string_view found,
                                          const std::vector<std::string>& strings);

}  // namespace rng::validate
