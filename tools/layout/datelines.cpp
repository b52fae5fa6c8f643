// SPDX-License-Identifier: MIT
#include "layout/datelines.hpp"

#include <algorithm>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

constexpr std::size_t kLongestDateline = 90;
constexpr std::size_t kMostWords = 11;

bool holds_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// Two or three numbers joined by points, slashes or hyphens: "3.1.1930", "4/I/30", "1930-01-04".
bool holds_numeric_date(std::string_view text) {
  std::size_t joined = 0;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool is_joint = text[i] == '.' || text[i] == '/' || text[i] == '-';
    const auto is_part = [](char c) {
      return (c >= '0' && c <= '9') || c == 'I' || c == 'V' || c == 'X';
    };
    if (is_joint && is_part(text[i - 1]) && is_part(text[i + 1])) ++joined;
  }
  return joined == 2;
}

}  // namespace

DatelineForm::DatelineForm(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language.c_str()), status);
  if (U_FAILURE(status)) return;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < count; ++i) {
        std::string name;
        names[i].toUTF8String(name);
        name = folded(name);
        if (name.ends_with('.')) name.pop_back();
        if (name.size() > 2 && !holds_digit(name)) months_.push_back(name);
      }
    }
  }
  std::sort(months_.begin(), months_.end());
  months_.erase(std::unique(months_.begin(), months_.end()), months_.end());
}

bool DatelineForm::matches(std::string_view text) const {
  if (text.size() > kLongestDateline || !holds_digit(text) || word_count(text) > kMostWords)
    return false;
  if (holds_numeric_date(text)) return word_count(text) <= 7;
  const std::string folded_text = folded(text);
  return std::any_of(months_.begin(), months_.end(),
                     [&](const std::string& month) { return contains_word(folded_text, month); });
}

std::size_t DatelineForm::prefix(std::string_view text) const {
  const std::string_view head = text.substr(0, kLongestDateline);
  for (std::size_t at = head.find_first_of(".:"); at != std::string_view::npos;
       at = head.find_first_of(".:", at + 1)) {
    const bool ends_here = at + 1 < text.size() && text[at + 1] == ' ';
    std::size_t behind = std::min(at + 2, text.size());
    if (!ends_here || behind == text.size() || !begins_like_sentence(text.substr(behind))) continue;
    return matches(text.substr(0, at)) ? at + 1 : 0;
  }
  return 0;
}

}  // namespace layout
