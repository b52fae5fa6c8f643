// SPDX-License-Identifier: MIT
// Dates in an order or a calendar of their own: the year first, two days of two calendars, Old
// Style, the French Republic.
#include <array>

#include "recognise/dates_parse.hpp"

namespace recognise {
namespace {

constexpr std::size_t kLongestRomanMonth = 4;
constexpr int kLeastShift = 10, kGreatestShift = 13;  // days between the Julian and the Gregorian
constexpr int kLastMonthOfOldYear = 3;                // the year began on 25 March

// 1 Vendémiaire of the years I to XIV of the French Republic, in September: the day on which the
// autumn equinox fell at Paris.
constexpr std::array<int, 14> kRepublicanNewYears{22, 22, 22, 23, 22, 22, 22,
                                                  23, 23, 23, 23, 24, 23, 23};
constexpr int kFirstRepublicanYear = 1792;
constexpr int kDaysOfRepublicanMonth = 30;
constexpr std::size_t kLongestRepublicanYear = 4;  // "VIII"

// Days from one day of a year to the next such day of another.
int days_between(const PartialDate& first, const PartialDate& second) {
  const int year = second.year != 0 ? second.year : 1901;
  const int end = day_number({year, second.month, second.day});
  const int shift = end - day_number({year, first.month, first.day});
  return shift >= 0 ? shift : end - day_number({year - 1, first.month, first.day});
}

}  // namespace

// Past the comma or the word behind a year that stands first: "1865 г. Ноября 26".
std::size_t DateParser::behind_leading_year(std::size_t year) const {
  return tokens_.is_mark(year + 1, ",") ? year + 2 : joined(year + 1);
}

// "1822 August 13", as archives write dates.
DateParser::Maybe DateParser::year_first(std::size_t begin) const {
  if (!is_year_number(begin) || !is_free_before(begin)) return {};
  const std::size_t next = behind_leading_year(begin);
  const auto name = month(next);
  if (!name) return day_behind_year(begin, tokens_.is_mark(next, ".") ? next + 1 : next);
  const auto number = day(name->end);
  if (!number || !tokens_.is_number(name->end) || !is_free_behind(number->end)) return {};
  Parsed parsed{{}, number->end};
  parsed.date.date = {tokens_.number(begin), DateWords::value_of(name->value), number->value};
  return is_valid(parsed.date.date) ? Maybe(parsed) : std::nullopt;
}

// "15 fructidor an V", "12 vendémiaire, l'an 4": the Gregorian day.
DateParser::Maybe DateParser::republican(std::size_t begin) const {
  const auto number = day(begin);
  if (!number || number->value > kDaysOfRepublicanMonth) return {};
  const auto name = words_.republican_months.match(tokens_, joined(number->end));
  if (!name) return {};
  const std::size_t next = tokens_.is_mark(name->end, ",") ? name->end + 1 : name->end;
  const auto word = words_.republican_years.match(tokens_, next);
  if (!word || word->end >= tokens_.size()) return {};
  const int year = tokens_.is_number(word->end)
                       ? tokens_.number(word->end)
                       : roman_value(tokens_.folded(word->end), kLongestRepublicanYear);
  if (year < 1 || year > static_cast<int>(kRepublicanNewYears.size())) return {};
  const int new_year = day_number({kFirstRepublicanYear + year - 1, 9,
                                   kRepublicanNewYears[static_cast<std::size_t>(year - 1)]});
  Parsed parsed{{}, word->end + 1};
  parsed.date.date =
      date_of(new_year + (name->value - 1) * kDaysOfRepublicanMonth + number->value - 1);
  return parsed;
}

// "1843. 25 lutego", "1871 г., 3 мая"
DateParser::Maybe DateParser::day_behind_year(std::size_t year, std::size_t begin) const {
  if (tokens_.is_mark(begin, ",")) ++begin;
  if (begin == year + 1 || !tokens_.is_number(begin)) return {};
  Maybe found = day_first(begin);
  if (!found || found->date.date.month == 0 || found->date.date.year != 0 ||
      found->date.has_short_year)
    return {};
  found->date.date.year = tokens_.number(year);
  return is_valid(found->date.date) ? found : std::nullopt;
}

// "14(26) ноября 1847": at the day within the brackets.
DateParser::Maybe DateParser::bracketed_day(int first, std::size_t begin) const {
  const int second = tokens_.number(begin);
  if (second < 1 || second > 31 || !tokens_.is_mark(begin + 1, ")")) return {};
  const auto name = month(joined(begin + 2));
  if (!name) return {};
  Parsed parsed{{}, name->end};
  parsed.date.date.month = DateWords::value_of(name->value);
  parsed.date.date.day = second;
  take_year(parsed, false);
  const PartialDate julian{0, parsed.date.date.month, first};
  if (!is_valid(julian) || !is_valid(parsed.date.date)) return {};
  const int shift = days_between(julian, parsed.date.date);
  return shift >= kLeastShift && shift <= kGreatestShift ? Maybe(parsed) : std::nullopt;
}

// "1821 November 12-13"
std::optional<DatePassage> DateParser::year_first_range(std::size_t begin) const {
  if (!is_year_number(begin) || !is_free_before(begin)) return {};
  const auto name = month(behind_leading_year(begin));
  if (!name || !tokens_.is_number(name->end)) return {};
  const auto first = day(name->end);
  if (!first) return {};
  const std::size_t second = behind_range_mark(first->end);
  if (second == first->end || !tokens_.is_number(second)) return {};
  const auto last = day(second);
  if (!last || last->value <= first->value || !is_free_behind(last->end)) return {};
  DatePassage passage;
  passage.join = DatePassage::Join::period;
  passage.begin = begin;
  passage.end = last->end;
  passage.first_end = first->end;
  passage.second_begin = second;
  passage.first.date = {tokens_.number(begin), DateWords::value_of(name->value), first->value};
  passage.second.date = passage.first.date;
  passage.second.date.day = last->value;
  if (!is_valid(passage.second.date)) return {};
  return passage;
}

// "1/13 May 1905", "23 April (6 May) 1897": the second day is that of the Gregorian calendar.
DateParser::Maybe DateParser::double_day(std::size_t begin) const {
  const auto first = day(begin);
  if (!first || !is_free_before(begin)) return {};
  std::size_t next = first->end;
  if (tokens_.is_mark(next, ".") && tokens_.is_glued(next)) ++next;
  PartialDate julian{0, 0, first->value};
  if (const auto name = month(joined(next))) {
    julian.month = DateWords::value_of(name->value);
    next = name->end;
  }
  if (julian.month == 0 && tokens_.is_mark(next, "(")) return bracketed_day(julian.day, next + 1);
  const bool has_bracket = julian.month != 0 && tokens_.is_mark(next, "(");
  if (!has_bracket && !tokens_.is_mark(next, "/")) return {};
  Maybe second = day_first(next + 1);
  if (!second || second->date.date.month == 0 || second->date.has_short_year) return {};
  if (has_bracket) {
    if (!tokens_.is_mark(second->end, ")")) return {};
    ++second->end;
    if (second->date.date.year == 0) take_year(*second, false);
  }
  if (julian.month == 0) julian.month = second->date.date.month;
  if (!is_valid(julian)) return {};
  const int shift = days_between(julian, second->date.date);
  return shift >= kLeastShift && shift <= kGreatestShift ? second : std::nullopt;
}

// "1731/2", "3 March 1731-2": before 25 March the second is the year as it is counted now. Past it,
// or `behind` where there is none.
std::size_t DateParser::take_second_year(PartialDate& date, std::size_t behind) const {
  const bool is_joined = tokens_.is_mark(behind, "/") || (date.day != 0 && is_dash(behind));
  if (!is_joined || !tokens_.is_glued(behind)) return behind;
  if (!tokens_.is_number(behind + 1) || tokens_[behind + 1].is_spaced) return behind;
  const auto digits = tokens_[behind + 1].span.size();
  const int modulus = digits == 1 ? 10 : digits == 2 ? 100 : digits == 4 ? 10000 : 0;
  if (modulus == 0 || (date.year + 1) % modulus != tokens_.number(behind + 1)) return behind;
  if (date.month > kLastMonthOfOldYear) return behind;
  ++date.year;
  return behind + 2;
}

// "October three--1821", "May 3—1821": past the dashes.
std::size_t DateParser::dashes_before_year(std::size_t begin) const {
  std::size_t next = begin;
  if (tokens_.is_mark(begin, "—")) {
    next = begin + 1;
  } else if (is_dash(begin) && is_dash(begin + 1)) {
    next = begin + 2;
  }
  const bool is_joined = next > begin && is_year_number(next) && !tokens_[next].is_spaced;
  return is_joined ? next : begin;
}

// "O.S.", "ст. ст." behind a date.
void DateParser::take_style(Parsed& parsed) const {
  std::size_t next = parsed.end;
  if (tokens_.is_mark(next, ",")) ++next;
  const bool has_bracket = tokens_.is_mark(next, "(");
  if (has_bracket) ++next;
  const auto old_style = words_.old_style.match(tokens_, next);
  const auto style = old_style ? old_style : words_.new_style.match(tokens_, next);
  if (!style || (has_bracket && !tokens_.is_mark(style->end, ")"))) return;
  parsed.date.is_julian = old_style.has_value();
  parsed.end = style->end + (has_bracket ? 1U : 0U);
}

// "VIII": a month in Roman numbers, or 0.
int DateParser::roman_month(std::size_t at) const {
  if (!tokens_.is_word(at) || !tokens_[at].is_capital) return 0;
  const int month = roman_value(tokens_.folded(at), kLongestRomanMonth);
  return month <= 12 ? month : 0;
}

}  // namespace recognise
