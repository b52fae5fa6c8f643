// SPDX-License-Identifier: MIT
// The words of an edition, and the letters that have each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace search {

/// A part of the list of words.
struct Part {
  std::string first;   ///< the first word in it
  std::string script;  ///< a call of search.js with the number of the part and its words
};

class Index {
 public:
  /// Adds the next letter by its words (LetterWords::words); letters are numbered from 0.
  void add(std::string_view words);
  /// All words in the order of their bytes, in parts of some 64 KB: each word in a line with the
  /// numbers of its letters, as steps to the base of 36 from the one before, the first from -1.
  std::vector<Part> parts() const;

 private:
  struct Letters {
    std::int64_t last = -1;
    std::string steps;
  };
  std::unordered_map<std::string, Letters> words_;
  std::int64_t count_ = 0;
};

}  // namespace search
