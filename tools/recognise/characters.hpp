// SPDX-License-Identifier: MIT
// What characters are to the recognisers: their kind, with case folded, without diacritics.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace recognise {

struct Character {
  /// `combining` also of the soft hyphen: what belongs to a word and is no letter of it. From
  /// `lower` on, what words are made of.
  enum class Kind : std::uint8_t { other, blank, combining, lower, upper, letter, digit };

  Kind kind = Kind::other;
  std::uint8_t folded_size = 0;
  std::uint8_t plain_size = 0;
  std::array<char, 4> folded_bytes{};
  std::array<char, 4> plain_bytes{};

  bool is_letter() const { return kind >= Kind::lower; }
  /// Its simple case folding, of no more bytes than itself; ’ counts as ', a soft hyphen as
  /// nothing.
  std::string_view folded() const { return {folded_bytes.data(), folded_size}; }
  /// Of a letter or digit, folded and without diacritics; else nothing.
  std::string_view plain() const { return {plain_bytes.data(), plain_size}; }
};

/// A table for the letters up to Cyrillic and the marks of Western texts, ICU for the others. The
/// table is made once; it is asked for where a Characters begins, not for each character.
class Characters {
 public:
  Characters();

  /// Valid until the next character is asked for.
  const Character& operator[](char32_t c) {
    if (c < kLetters) return table_[c];
    if (c >= kFirstMark && c < kFirstMark + kMarks) return table_[c - kFirstMark + kLetters];
    return other(c);
  }

  static constexpr char32_t kLetters = 0x530;     // up to Cyrillic
  static constexpr char32_t kFirstMark = 0x2000;  // of General Punctuation
  static constexpr char32_t kMarks = 0x70;

 private:
  const Character& other(char32_t c);

  const Character* table_;
  Character other_;
};

}  // namespace recognise
