// SPDX-License-Identifier: MIT
// Strings as numbers: the same characters have the same number.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rng::syntax {

enum class StringId : std::uint32_t {};

/// Number 0 is the empty string. Views stay valid as long as the table lives.
class StringTable {
 public:
  StringTable() { add({}); }
  StringTable(const StringTable&) = delete;
  StringTable& operator=(const StringTable&) = delete;
  StringTable(StringTable&&) = default;
  StringTable& operator=(StringTable&&) = default;

  StringId add(std::string_view text) {
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) return found->second;
    const std::string& kept = strings_.emplace_back(text);
    const auto number = static_cast<StringId>(strings_.size() - 1);
    numbers_.emplace(kept, number);
    return number;
  }
  std::string_view operator[](StringId id) const {
    return strings_[static_cast<std::uint32_t>(id)];
  }

 private:
  std::deque<std::string> strings_;
  std::unordered_map<std::string_view, StringId> numbers_;
};

}  // namespace rng::syntax
