// SPDX-License-Identifier: MIT
// Single dates: days, months, years and parts of them, as they are written.
#include <algorithm>

#include "recognise/dates_parse.hpp"

namespace recognise {
namespace {

constexpr std::size_t kLongestRomanMonth = 4, kLongestRomanCentury = 5, kLongestRomanDay = 6;

}  // namespace

DateParser::Maybe DateParser::point(std::size_t begin, Evidence evidence) const {
  if (begin >= tokens_.size()) return {};
  if (auto found = related(begin)) return found;
  if (auto found = part_of_time(begin)) return found;
  if (auto found = season(begin)) return found;
  if (auto found = with_weekday(begin)) return found;
  if (auto found = calendar_date(begin)) return found;
  if (auto found = century(begin)) return found;
  if (auto found = decade(begin)) return found;
  if (auto found = bare_month(begin, evidence)) return found;
  if (auto found = bare_year(begin, evidence)) return found;
  if (auto found = weekday_of_week(begin)) return found;
  if (auto found = bare_weekday(begin)) return found;
  return bare_day(begin);
}

// "antes de 1917", "hacia el 3 de mayo"
DateParser::Maybe DateParser::related(std::size_t begin) const {
  const auto relation = words_.relations.match(tokens_, begin);
  if (!relation) return {};
  std::size_t next = relation->end;
  if (const auto article = words_.articles.match(tokens_, next)) next = article->end;
  Maybe found = calendar_date(next);
  if (!found) found = part_of_time(next);
  if (!found) found = century(next);
  if (!found) found = decade(next);
  if (!found) found = bare_year(next, Evidence::given);
  if (found) found->date.relation = static_cast<DateRelation>(relation->value);
  return found;
}

// "a mediados de 1929", "a fines de agosto de 1930"
DateParser::Maybe DateParser::part_of_time(std::size_t begin) const {
  const auto part = words_.parts.match(tokens_, begin);
  if (!part) return {};
  const std::size_t next = joined(part->end);
  Maybe found = month_and_year(next);
  if (!found) found = bare_year(next, Evidence::given);
  if (!found) {
    const auto name = month(next);
    if (!name || !DateWords::is_full_name(name->value)) return {};
    found = Parsed{};
    found->date.date.month = DateWords::value_of(name->value);
    found->end = name->end;
  }
  found->date.part = static_cast<VaguePart>(part->value);
  return found;
}

// "el verano de 1930", "durante el verano"; without a year only with "during", "last" or such.
DateParser::Maybe DateParser::season(std::size_t begin) const {
  std::size_t next = begin;
  const auto within = words_.within.match(tokens_, next);
  if (within) next = within->end;
  const auto determiner = words_.season_determiners.match(tokens_, next);
  const auto article = determiner ? determiner : words_.articles.match(tokens_, next);
  if (article) next = article->end;
  const auto name = words_.seasons.match(tokens_, next);
  if (!name) return {};
  Parsed parsed{{}, name->end};
  parsed.date.part = static_cast<VaguePart>(name->value);
  const std::size_t year = joined(name->end);
  if (is_year_number(year) && stands_alone(year, year + 1)) {
    parsed.date.date.year = tokens_.number(year);
    parsed.end = year + 1;
    return parsed;
  }
  return determiner || (within && article) ? Maybe(parsed) : std::nullopt;
}

// "lunes, 3 de enero", "Montag, den 3. Januar"
DateParser::Maybe DateParser::with_weekday(std::size_t begin) const {
  const auto weekday = words_.weekdays.match(tokens_, begin);
  if (!weekday) return {};
  std::size_t next = weekday->end;
  if (tokens_.is_mark(next, ".") && !DateWords::is_full_name(weekday->value)) ++next;
  if (tokens_.is_mark(next, ",")) ++next;
  if (const auto article = words_.articles.match(tokens_, next)) next = article->end;
  Maybe found = calendar_date(next);
  if (!found && next > weekday->end) found = bare_day(next);  // "Donnerstag den 12ten"
  if (!found || found->date.date.day == 0) return {};
  found->date.weekday = DateWords::value_of(weekday->value);
  return found;
}

DateParser::Maybe DateParser::calendar_date(std::size_t begin) const {
  Maybe found = any_date(begin);
  if (!found || found->date.date.day == 0) return found;
  const std::size_t end = found->end;
  take_style(*found);
  // "March 5 N. S. 1841"
  if (found->end != end && found->date.date.year == 0) take_year(*found, false);
  return found;
}

DateParser::Maybe DateParser::any_date(std::size_t begin) const {
  if (begin >= tokens_.size()) return {};
  if (tokens_.is_number(begin)) {
    if (auto found = iso_date(begin)) return found;
    if (auto found = year_first(begin)) return found;
    if (auto found = double_day(begin)) return found;
    if (auto found = numeric_date(begin)) return found;
    if (auto found = republican(begin)) return found;
  }
  if (auto found = day_first(begin)) return found;
  if (auto found = month_first(begin)) return found;
  return month_and_year(begin);
}

// "1930-01-03"
DateParser::Maybe DateParser::iso_date(std::size_t begin) const {
  if (!is_year_number(begin) || !stands_alone(begin, begin + 5)) return {};
  for (const std::size_t dash : {begin + 1, begin + 3}) {
    if (!tokens_.is_mark(dash, "-") || tokens_[dash].is_spaced) return {};
  }
  if (!tokens_.is_number(begin + 4) || tokens_[begin + 4].span.size() != 2) return {};
  Parsed parsed{{}, begin + 5};
  parsed.date.date = {tokens_.number(begin), tokens_.number(begin + 2), tokens_.number(begin + 4)};
  const PartialDate& date = parsed.date.date;
  return date.month > 0 && date.day > 0 && is_valid(date) ? Maybe(parsed) : std::nullopt;
}

// "last Friday", "lundi prochain"
DateParser::Maybe DateParser::weekday_of_week(std::size_t begin) const {
  const auto before = words_.same_week.match(tokens_, begin);
  const std::size_t day = before ? before->end : begin;
  const auto weekday = words_.weekdays.match(tokens_, day);
  if (!weekday || !DateWords::is_full_name(weekday->value) || !has_name_case(day)) return {};
  const auto behind = before ? std::nullopt : words_.same_week.match(tokens_, weekday->end);
  if (!before && !behind) return {};
  const int week = before ? before->value : behind->value;
  Parsed parsed{{}, behind ? behind->end : weekday->end};
  parsed.date.weekday = DateWords::value_of(weekday->value);
  parsed.date.is_past = week < 0 || (week == 0 && is_in_past(begin));
  parsed.date.is_led = week != 0;
  return parsed;
}

// "on Friday", "Friday evening": only the full name.
DateParser::Maybe DateParser::bare_weekday(std::size_t begin) const {
  const auto weekday = words_.weekdays.match(tokens_, begin);
  if (!weekday || !DateWords::is_full_name(weekday->value) || !has_name_case(begin)) return {};
  Parsed parsed{{}, weekday->end};
  parsed.date.weekday = DateWords::value_of(weekday->value);
  parsed.date.is_past = is_in_past(begin);
  // What has been may have been on the day on which the letter was begun.
  parsed.date.is_led = !parsed.date.is_past && begin > 0 && tokens_.is_word(begin - 1) &&
                       !tokens_[begin - 1].is_capital &&
                       !words_.season_determiners.match_before(tokens_, begin);
  return parsed;
}

// "on the 4th", "am 13ten": a number with its ending, and no noun behind it.
DateParser::Maybe DateParser::bare_day(std::size_t begin) const {
  if (!tokens_.is_number(begin) || !words_.day_cues.match_before(tokens_, begin)) return {};
  const auto number = day(begin);
  if (!number || number->end == begin + 1 || tokens_.is_mark(number->end - 1, ".")) return {};
  const bool has_noun =
      tokens_.is_word(number->end) && !words_.words_after_year.match(tokens_, number->end);
  if (has_noun || words_.joiners.match(tokens_, number->end)) return {};
  Parsed parsed{{}, number->end};
  parsed.date.date.day = number->value;
  parsed.date.is_past = is_in_past(begin);
  return parsed;
}

// "3.1.1930", "3/I/1930", "5.VI.", "2.8.24"
DateParser::Maybe DateParser::numeric_date(std::size_t begin) const {
  if (begin + 2 >= tokens_.size()) return {};
  const std::string_view mark = tokens_.folded(begin + 1);
  if ((mark != "." && mark != "/" && mark != "-") || !tokens_.is_glued(begin + 1)) return {};
  const std::size_t at = begin + 2;
  const bool is_roman = tokens_.is_word(at) && tokens_[at].is_capital;
  if (mark != "." && !is_roman && !tokens_.is_glued(at)) return {};
  Parsed parsed{{}, at + 1};
  PartialDate& date = parsed.date.date;
  date.day = tokens_.number(begin);
  date.month = is_roman ? roman_value(tokens_.folded(at), kLongestRomanMonth) : tokens_.number(at);
  if (!is_roman && words_.has_american_slash && mark == "/") {
    parsed.date.is_ambiguous_order = date.day <= 12 && date.month <= 12 && date.day != date.month;
    if (date.month > 12) std::swap(date.day, date.month);
  }
  if (date.day < 1 || date.month < 1 || !is_valid({0, date.month, date.day})) return {};
  const std::size_t behind = is_roman ? at + 1 : behind_ordinal(at + 1);
  const bool has_mark = tokens_.is_mark(behind, mark) && tokens_.is_glued(behind);
  if (has_mark) {
    parsed.end = behind + 1;
    take_year(parsed, true);
  }
  const bool has_year = parsed.date.date.year != 0 || parsed.date.has_short_year ||
                        takes_spaced_year(parsed, begin, is_roman || mark == "/");
  const bool ends_with_dot = has_mark && mark == "." && (is_roman || words_.has_dotted_days);
  if (!has_year && !ends_with_dot) return {};
  if (!stands_alone(begin, parsed.end)) return {};
  return is_valid(date) || parsed.date.has_short_year ? Maybe(parsed) : std::nullopt;
}

// "17-1.º-73": past the ending of the month's number, where one stands between two marks.
std::size_t DateParser::behind_ordinal(std::size_t begin) const {
  const std::size_t next = tokens_.is_mark(begin, ".") ? begin + 1 : begin;
  const auto ordinal = words_.ordinals.match(tokens_, next);
  const bool is_inside = ordinal && tokens_.is_glued(next) && is_dash(ordinal->end);
  return is_inside ? ordinal->end : begin;
}

// "19.III 32", "den 22/7 05": the year stands apart.
bool DateParser::takes_spaced_year(Parsed& parsed, std::size_t begin, bool is_plain) const {
  const std::size_t year = parsed.end;
  if (!is_plain || !tokens_.is_number(year) || tokens_.is_mark(year - 1, ".")) return false;
  const bool is_written_out = is_year_number(year);
  const bool is_dated = begin == 0 || tokens_.is_mark(begin - 1, ",") ||
                        words_.articles.match_before(tokens_, begin).has_value();
  const bool is_roman = tokens_.is_word(year - 1);
  if (!is_written_out && !is_dated && !is_roman) return false;
  take_year(parsed, true);
  return parsed.end > year;
}

// "29 de diciembre de 1929", "1er janvier 1930", "the 3rd of May", "primero de enero"
DateParser::Maybe DateParser::day_first(std::size_t begin) const {
  const auto number = tokens_.is_word(begin) ? day_in_words(begin) : day(begin);
  if (!number) return {};
  const bool number_has_ending = number->end > begin + 1;
  std::size_t next = number->end;
  if (tokens_.is_mark(next, ".") && tokens_.is_glued(next)) ++next;
  Parsed parsed;
  parsed.date.date.day = number->value;
  if (const auto relative = words_.same_month.match(tokens_, next)) {
    parsed.date.month_shift = relative->value;
    parsed.end = relative->end;
    return parsed;
  }
  next = joined(next);
  if (const int roman = roman_month(next); roman != 0 && is_year_number(next + 1)) {
    parsed.date.date.month = roman;
    parsed.end = next + 1;
    take_year(parsed, false);
    return is_valid(parsed.date.date) ? Maybe(parsed) : std::nullopt;
  }
  const auto name = month(next);
  if (!name) return {};
  parsed.date.date.month = DateWords::value_of(name->value);
  parsed.end = name->end;
  take_year(parsed, true);
  if (parsed.date.date.year == 0 && !number_has_ending && is_month_and_day(next)) return {};
  return is_valid(parsed.date.date) || parsed.date.has_short_year ? Maybe(parsed) : std::nullopt;
}

// "primero de mayo", "XXVI Luglio 1806": Roman numbers of more than one letter, or «X».
std::optional<PhraseTable::Match> DateParser::day_in_words(std::size_t begin) const {
  if (const auto word = day(begin)) return word;
  if (!is_roman_day(begin)) return {};
  return PhraseTable::Match{begin + 1, roman_value(tokens_.folded(begin), kLongestRomanDay)};
}

bool DateParser::is_roman_day(std::size_t at) const {
  if (!tokens_.is_word(at) || !tokens_[at].is_capital) return false;
  const std::string_view text = tokens_.text(at);
  if (text.find_first_not_of("IVX") != std::string_view::npos || (text.size() == 1 && text != "X"))
    return false;
  const int value = roman_value(tokens_.folded(at), kLongestRomanDay);
  return value >= 1 && value <= 31;
}

// In "20 Nov. 4th 1820" the month goes with what follows.
bool DateParser::is_month_and_day(std::size_t month_at) const {
  const Maybe other = month_first(month_at);
  return other && other->date.date.year != 0;
}

// "Jan. 3rd, 1930"
DateParser::Maybe DateParser::month_first(std::size_t begin) const {
  if (!words_.is_month_first && !words_.may_be_month_first) return {};
  const auto name = month(begin);
  if (!name) return {};
  std::size_t next = name->end;
  if (const auto article = words_.articles.match(tokens_, next)) next = article->end;
  const auto number = day(next);
  if (!number) return {};
  const bool is_word = tokens_.is_word(next);
  Parsed parsed{{}, number->end};
  parsed.date.date.month = DateWords::value_of(name->value);
  parsed.date.date.day = number->value;
  const bool has_stop = tokens_.is_mark(parsed.end, ".") && tokens_.is_glued(parsed.end);
  if (has_stop && is_year_number(parsed.end + 1)) ++parsed.end;  // "April 14. 1783"
  take_year(parsed, false);
  if ((is_word || !words_.is_month_first) && parsed.date.date.year == 0) return {};
  return is_valid(parsed.date.date) ? Maybe(parsed) : std::nullopt;
}

DateParser::Maybe DateParser::month_and_year(std::size_t begin) const {
  const auto name = month(begin);
  if (!name) return {};
  Parsed parsed{{}, name->end};
  parsed.date.date.month = DateWords::value_of(name->value);
  take_year(parsed, false);
  return parsed.date.date.year == 0 ? std::nullopt : Maybe(parsed);
}

// "en agosto": a full name, and a word before it that says that a time is meant.
DateParser::Maybe DateParser::bare_month(std::size_t begin, Evidence evidence) const {
  const auto name = month(begin);
  if (!name || !DateWords::is_full_name(name->value) || !has_name_case(begin)) return {};
  if (evidence == Evidence::needed && !words_.month_cues.match_before(tokens_, begin)) return {};
  Parsed parsed{{}, name->end};
  parsed.date.date.month = DateWords::value_of(name->value);
  return parsed;
}

// "19", "XIX", "XIXe": 0 where there is no number.
int DateParser::ordinal_number(std::size_t at) const {
  if (tokens_.is_number(at)) return tokens_.number(at);
  if (!tokens_.is_word(at) || !tokens_[at].is_capital) return 0;
  const std::string_view word = tokens_.folded(at);
  const std::size_t length = std::min(word.find_first_not_of("ivxlc"), word.size());
  return roman_value(word.substr(0, length), kLongestRomanCentury);
}

// "siglo XIX", "XIXe siècle", "19th century"
DateParser::Maybe DateParser::century(std::size_t begin) const {
  Parsed parsed;
  int number = 0;
  if (const auto word = words_.centuries.match(tokens_, begin)) {
    number = ordinal_number(word->end);
    parsed.end = word->end + 1;
  } else if ((number = ordinal_number(begin)) > 0) {
    std::size_t next = begin + 1;
    if (tokens_.is_mark(next, ".")) ++next;
    if (const auto ordinal = words_.ordinals.match(tokens_, next)) next = ordinal->end;
    const auto name = words_.centuries.match(tokens_, next);
    if (!name) return {};
    parsed.end = name->end;
  }
  if (number < 10 || number > 21) return {};
  parsed.date.date.year = (number - 1) * 100 + 1;
  parsed.date.last_year = number * 100;
  return parsed;
}

// "1920s", "años 20", "1920er"
DateParser::Maybe DateParser::decade(std::size_t begin) const {
  Parsed parsed;
  int year = 0;
  if (const auto word = words_.decades.match(tokens_, begin)) {
    year = tokens_.number(word->end);
    if (year >= 10 && year < 100) year += 1900;
    parsed.end = word->end + 1;
  } else if (is_year_number(begin)) {
    std::size_t next = begin + 1;
    if (tokens_.is_mark(next, "'") && tokens_.is_glued(next)) ++next;
    const auto ending = words_.decades.match(tokens_, next);
    if (!ending || !tokens_.is_glued(next)) return {};
    year = tokens_.number(begin);
    parsed.end = ending->end;
  }
  if (year < 1000 || year > 2100 || year % 10 != 0) return {};
  parsed.date.date.year = year;
  parsed.date.last_year = year + 9;
  return parsed;
}

DateParser::Maybe DateParser::bare_year(std::size_t begin, Evidence evidence) const {
  if (!is_year_number(begin) || !stands_alone(begin, begin + 1)) return {};
  if (evidence == Evidence::needed && !has_year_evidence(begin, begin + 1)) return {};
  Parsed parsed{{}, begin + 1};
  parsed.date.date.year = tokens_.number(begin);
  return parsed;
}

}  // namespace recognise
