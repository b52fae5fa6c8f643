// SPDX-License-Identifier: MIT
#include "layout/datelines.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

constexpr std::size_t kLongestDateline = 110;
constexpr std::size_t kMostWords = 13;
// A line with a day of the week and no date is shorter: «Three Mile Cross, Friday night».
constexpr std::size_t kMostWordsWithoutNumber = 6;

bool holds_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// A year of four digits, by itself, or of two at the end.
bool begins_with_year(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  return end == 4 || (end == 2 && (text.size() == 2 || (text.size() == 3 && text[2] == '.')));
}

// Two or three numbers joined by points, slashes or hyphens: "3.1.1930", "4/I/30", "1930-01-04",
// "3. 1. 30"; also "12/4 1930", "8/I 30".
bool holds_numeric_date(std::string_view text) {
  std::size_t joined = 0;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool is_joint = text[i] == '.' || text[i] == '/' || text[i] == '-';
    // The last byte of «º», behind a number.
    const auto is_part = [](char c) {
      return (c >= '0' && c <= '9') || c == 'I' || c == 'V' || c == 'X' || c == '\xBA';
    };
    std::size_t next = i + 1;
    while (next + 1 < text.size() && text[next] == ' ') ++next;
    if (!is_joint || !is_part(text[i - 1]) || !is_part(text[next])) continue;
    ++joined;
    const std::size_t behind = text.find(' ', next);
    if (text[i] == '/' && behind < text.size() && behind <= next + 4 &&
        begins_with_year(text.substr(behind + 1)))
      return true;
  }
  return joined == 2;
}

// The words of a text: runs of letters and of what is written like letters, "7bre". A capital
// behind a small letter begins another: blanks get lost where lines were joined, "CrossFebruary".
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  char32_t before = 0;
  const auto end_word = [&](std::size_t end) {
    if (end > begin) words.push_back(folded(text.substr(begin, end - begin)));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = base::utf8::next(text, at);
    const bool is_digit = c >= U'0' && c <= U'9';
    const bool was_digit = before >= U'0' && before <= U'9';
    const bool goes_on = is_letter(c) || (is_digit && (was_digit || here == begin));
    if (!goes_on || (is_upper(c) && is_lower(before)) || (is_digit && is_letter(before))) {
      end_word(here);
      begin = goes_on || is_digit ? here : at;
    }
    before = c;
  }
  end_word(text.size());
  return words;
}

// "paźdz[iernika]", which an editor has completed.
std::string without_brackets(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '[' || c == ']'; });
  return out;
}

// "12th", "4mai": the letters behind the digits of a word.
std::string_view behind_digits(std::string_view word) {
  return word.substr(std::min(word.find_first_not_of("0123456789"), word.size()));
}

}  // namespace

DatelineForm::DatelineForm(const lexicon::Lexicon& lexicon) {
  names_ = lexicon::calendar_names(lexicon.language());
  for (const lexicon::CalendarName& month : names_.months) {
    if (month.name.size() > 2 && !holds_digit(month.name)) months_.insert(month.name);
  }
  for (const lexicon::CalendarName& day : names_.weekdays) {
    if (day.is_full) weekdays_.insert(day.name);
  }
  for (const auto& [month, number] : lexicon.pairs("date.months")) months_.insert(month);
  for (const auto& [month, number] : lexicon.pairs("date.republican_months")) months_.insert(month);
  for (const auto& [day, number] : lexicon.pairs("date.weekdays")) weekdays_.insert(day);
}

bool DatelineForm::is_month(std::string_view word) const {
  return months_.contains(folded(word));
}

bool DatelineForm::is_of_calendar(std::string_view word) const {
  return months_.contains(folded(word)) || weekdays_.contains(folded(word));
}

bool DatelineForm::matches(std::string_view text) const {
  if (text.size() > kLongestDateline) return false;
  const std::size_t words = word_count(text);
  if (words == 0 || words > kMostWords) return false;
  const bool has_number = holds_digit(text);
  if (has_number && holds_numeric_date(text)) return words <= 10;
  const std::vector<std::string> parts = words_of(without_brackets(text));
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& word) {
    if (words <= kMostWordsWithoutNumber && weekdays_.contains(word)) return true;
    return has_number &&
           (months_.contains(word) || months_.contains(std::string(behind_digits(word))) ||
            is_abbreviation(word, text));
  });
}

// «Octob.», with its stop.
bool DatelineForm::is_abbreviation(const std::string& word, std::string_view text) const {
  if (lexicon::month_abbreviated(names_, word) == 0) return false;
  return contains_word(folded(text), word + ".");
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
