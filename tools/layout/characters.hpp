// SPDX-License-Identifier: MIT
// What a character is to a typesetter, by Unicode's properties.
#pragma once

#include <string>
#include <string_view>

namespace layout {

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
/// A closing quotation mark or bracket; straight marks count.
bool is_closing(char32_t c);
/// An opening quotation mark or bracket, or a mark with which a Spanish sentence opens.
bool is_opening(char32_t c);
/// The opening quotation mark's partner, or 0 where `c` opens no quotation.
char32_t closing_mark(char32_t c);

char32_t first_character(std::string_view text);  // 0 where there is none
char32_t last_character(std::string_view text);

/// True where a sentence may end here: . ! ? … : with closing marks and brackets behind them.
bool ends_sentence(std::string_view text);
/// True where the first letter is lower case.
bool begins_lower(std::string_view text);
/// True where the first letter is upper case, or a digit, a dash or an opening mark stands in its
/// place.
bool begins_like_sentence(std::string_view text);

/// The text in lower case, by Unicode's full case folding, and runs of blanks as one.
std::string folded(std::string_view text);

/// True where `text`, folded, begins with `word` at a word boundary.
bool begins_with_word(std::string_view folded_text, std::string_view word);
/// True where `word` stands in `text` as a word or phrase of its own.
bool contains_word(std::string_view folded_text, std::string_view word);

/// The words of a text: runs of letters, marks and digits, hyphens and apostrophes between letters
/// included.
std::size_t word_count(std::string_view text);

}  // namespace layout
