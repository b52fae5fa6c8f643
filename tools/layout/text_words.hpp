// SPDX-License-Identifier: MIT
// The words of a text, by which the halves of a word at a line end are judged.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace layout {

/// The letters that a text begins with.
std::string_view first_word(std::string_view text);
/// The letters that a text ends with.
std::string_view last_word(std::string_view text);

/// Words without their case, as hashes. A word is a run of letters.
class TextWords {
 public:
  /// Adds the words of a line, and two words joined by a hyphen as one word besides. A half of a
  /// word, at the beginning or before the hyphen at the end, does not count.
  void add_line(std::string_view line, bool begins_with_half, bool ends_with_half);

  /// True where the text has `first`, `joint` and `second` as one word; `joint` is a hyphen or
  /// nothing.
  bool contains(std::string_view first, std::string_view joint = {}, std::string_view second = {});

 private:
  // A letter of two bytes in UTF-8, in lower case by full case folding.
  struct FoldedLetter {
    bool is_known = false;
    std::uint8_t size = 0;  // of `bytes`; 0: this character is no letter
    std::array<char, 6> bytes;
  };
  struct Read {
    std::uint64_t hash;
    std::size_t end;
  };

  Read read(std::string_view text, std::size_t at, std::uint64_t hash);
  bool read_wide(std::string_view text, std::size_t& at, std::uint64_t& hash);
  const FoldedLetter& folded_letter(char32_t c);

  std::unordered_set<std::uint64_t> hashes_;
  std::vector<FoldedLetter> letters_;  // those of U+0000 to U+07FF that were asked for
};

}  // namespace layout
