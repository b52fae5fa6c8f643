// SPDX-License-Identifier: MIT
// Running text as the words that names are made of: folded, with their capitals and what stands
// between them. Private to the recogniser of names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "recognise/tokens.hpp"

namespace recognise::names {

/// How a word is written.
enum class Shape : std::uint8_t { lower, capital, upper, number };

/// What stands between a word and the one before it. Within a name, `sentence_end`, `other` and
/// `nothing` (beginning of the text) never stand.
enum class Gap : std::uint8_t { nothing, blank, hyphen, apostrophe, stop, comma, quote, other };

/// Words and numbers that stand together without a blank ("2nd"). `hash` stands for the word
/// without case and diacritics, `last` is the last byte of that.
struct Word {
  base::Span span;
  std::uint64_t hash = 0;
  char last = 0;
  std::uint8_t length = 0;  // of the folded word in code points, at most 255
  Shape shape = Shape::lower;
  Gap before = Gap::nothing;
  bool begins_sentence = false;
  bool is_in_address = false;  // of the web or of mail
};

/// The words that tokens make, in order.
std::vector<Word> words_of(const TokenList& tokens);
std::vector<Word> words_of(std::string_view text);

/// The word without case and diacritics, in letters.
std::string folded(std::string_view word);

/// The word in capitals.
std::string in_capitals(std::string_view word);

}  // namespace recognise::names
