// SPDX-License-Identifier: MIT
#include "recognise/dates_parse.hpp"

#include <algorithm>
#include <array>

namespace recognise {
namespace {

constexpr int kFirstYear = 1000, kLastYear = 2100;
constexpr int kLongestPeriod = 130;    // years between the two of "1859-1943"
constexpr std::size_t kSentence = 25;  // tokens each side of a date
constexpr std::size_t kLongestRomanMonth = 4, kLongestRomanCentury = 5;

int value_of(int month_or_weekday) {
  return month_or_weekday & ~DateWords::kFullName;
}
bool is_full_name(int month_or_weekday) {
  return (month_or_weekday & DateWords::kFullName) != 0;
}

DatePassage single(std::size_t begin, const WrittenDate& date, std::size_t end) {
  DatePassage passage;
  passage.begin = begin;
  passage.end = end;
  passage.first_end = end;
  passage.first = date;
  return passage;
}

}  // namespace

std::optional<DatePassage> DateParser::parse(std::size_t begin) const {
  if (auto passage = opened_range(begin)) return passage;
  if (auto passage = short_day_range(begin)) return passage;
  if (auto passage = year_range(begin)) return passage;
  const Maybe first = point(begin, Evidence::needed);
  if (!first) return {};
  const DatePassage passage = single(begin, first->date, first->end);
  if (first->date.relation != DateRelation::none) return passage;
  if (auto range = closed_by(passage, words_.range_to)) return range;
  return passage;
}

// "de mediados de 1929 a mediados de 1930", "vom 3. bis 5. Mai", "entre 1918 y 1921"
std::optional<DatePassage> DateParser::opened_range(std::size_t begin) const {
  const auto from = words_.range_from.match(tokens_, begin);
  const auto between = words_.between.match(tokens_, begin);
  if (!from && !between) return {};
  const auto& opener = between ? between : from;
  const auto& connectors = between ? words_.between_and : words_.range_to;
  if (auto days = short_day_range(opener->end)) {
    days->begin = begin;
    if (between) days->join = DatePassage::Join::between;
    return days;
  }
  const Maybe first = point(opener->end, Evidence::given);
  if (!first || first->date.relation != DateRelation::none) return {};
  auto range = closed_by(single(begin, first->date, first->end), connectors);
  if (range && between) range->join = DatePassage::Join::between;
  return range;
}

std::optional<DatePassage> DateParser::closed_by(DatePassage passage,
                                                 const PhraseTable& connectors) const {
  std::size_t next = passage.end;
  if (const auto word = connectors.match(tokens_, next)) {
    next = word->end;
  } else if (is_dash(next)) {
    ++next;
  } else {
    return {};
  }
  if (const auto article = words_.articles.match(tokens_, next)) next = article->end;
  const Maybe second = point(next, Evidence::given);
  if (!second || second->date.relation != DateRelation::none) return {};
  passage.join = DatePassage::Join::period;
  passage.second_begin = next;
  passage.second = second->date;
  passage.end = second->end;
  return passage;
}

// "3 au 5 mai 1930", "3.-5. Januar": the first day has the month of the second.
std::optional<DatePassage> DateParser::short_day_range(std::size_t begin) const {
  const auto first = day(begin);
  if (!first || !tokens_.is_number(begin)) return {};
  std::size_t next = first->end;
  if (tokens_.is_mark(next, ".") && tokens_.is_glued(next)) ++next;
  if (const auto word = words_.range_to.match(tokens_, next)) {
    next = word->end;
  } else if (is_dash(next)) {
    ++next;
  } else {
    return {};
  }
  const Maybe second = day_first(next);
  if (!second || second->date.date.day <= first->value) return {};
  DatePassage passage = single(begin, second->date, second->end);
  passage.join = DatePassage::Join::period;
  passage.first.date.day = first->value;
  passage.first.weekday = 0;
  passage.first_end = first->end;
  passage.second_begin = next;
  passage.second = second->date;
  return passage;
}

// "(1859-1943)", "1914–18"
std::optional<DatePassage> DateParser::year_range(std::size_t begin) const {
  if (!is_year_number(begin) || !is_dash(begin + 1) || !tokens_.is_number(begin + 2)) return {};
  const int first = tokens_.number(begin);
  int second = tokens_.number(begin + 2);
  const bool is_short = tokens_[begin + 2].span.size() == 2;
  if (is_short) second += first / 100 * 100;
  if (second <= first || second > kLastYear || second - first > kLongestPeriod) return {};
  if (!is_short && tokens_[begin + 2].span.size() != 4) return {};
  const std::size_t end = begin + 3;
  const bool is_life = is_life_span(begin, end);
  if (!stands_alone(begin, end) || (!is_life && is_short && !has_year_evidence(begin, end))) {
    return {};
  }
  DatePassage passage = single(begin, {}, end);
  passage.join = is_life ? DatePassage::Join::life : DatePassage::Join::period;
  passage.first.date.year = first;
  passage.second.date.year = second;
  passage.first_end = begin + 1;
  passage.second_begin = begin + 2;
  return passage;
}

// Life dates stand in brackets, right behind a name.
bool DateParser::is_life_span(std::size_t first, std::size_t last) const {
  if (first < 2 || last - first != 3 || tokens_[first + 2].span.size() != 4) return false;
  return tokens_.is_mark(first - 1, "(") && tokens_.is_word(first - 2) &&
         tokens_[first - 2].is_capital;
}

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
    if (!name || !is_full_name(name->value)) return {};
    found = Parsed{};
    found->date.date.month = value_of(name->value);
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
  if (tokens_.is_mark(next, ".") && !is_full_name(weekday->value)) ++next;
  if (tokens_.is_mark(next, ",")) ++next;
  if (const auto article = words_.articles.match(tokens_, next)) next = article->end;
  Maybe found = calendar_date(next);
  if (!found || found->date.date.day == 0) return {};
  found->date.weekday = value_of(weekday->value);
  return found;
}

DateParser::Maybe DateParser::calendar_date(std::size_t begin) const {
  if (begin >= tokens_.size()) return {};
  if (tokens_.is_number(begin)) {
    if (auto found = iso_date(begin)) return found;
    if (auto found = numeric_date(begin)) return found;
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

// "on Friday", "Friday evening": only the full name.
DateParser::Maybe DateParser::bare_weekday(std::size_t begin) const {
  const auto weekday = words_.weekdays.match(tokens_, begin);
  if (!weekday || !is_full_name(weekday->value) || !has_name_case(begin)) return {};
  Parsed parsed{{}, weekday->end};
  parsed.date.weekday = value_of(weekday->value);
  parsed.date.is_past = is_in_past(begin);
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

// "Domingo" is a name where weekdays are written small, "may" no month where they are written
// large.
bool DateParser::has_name_case(std::size_t at) const {
  return at == 0 || tokens_[at].is_capital == words_.has_capital_names;
}

// True where the clause holds a verb of the past, before the date or behind it.
bool DateParser::is_in_past(std::size_t at) const {
  const auto ends = [&](std::size_t mark) {
    return tokens_.is_mark(mark, ".") || tokens_.is_mark(mark, "!") || tokens_.is_mark(mark, "?") ||
           tokens_.is_mark(mark, ";") || tokens_.is_mark(mark, ",");
  };
  for (std::size_t i = at; i > 0 && at - i < kSentence && !ends(i - 1); --i) {
    if (words_.past_words.match(tokens_, i - 1)) return true;
  }
  for (std::size_t i = at; i < tokens_.size() && i - at < kSentence && !ends(i); ++i) {
    if (words_.past_words.match(tokens_, i)) return true;
  }
  return false;
}

// "3.1.1930", "3/I/1930", "5.VI.", "2.8.24"
DateParser::Maybe DateParser::numeric_date(std::size_t begin) const {
  if (begin + 2 >= tokens_.size()) return {};
  const std::string_view mark = tokens_.folded(begin + 1);
  if ((mark != "." && mark != "/" && mark != "-") || !tokens_.is_glued(begin + 1)) return {};
  const std::size_t at = begin + 2;
  if (mark != "." && !tokens_.is_glued(at)) return {};
  const bool is_roman = tokens_.is_word(at) && tokens_[at].is_capital;
  Parsed parsed{{}, at + 1};
  PartialDate& date = parsed.date.date;
  date.day = tokens_.number(begin);
  date.month = is_roman ? roman_value(tokens_.folded(at), kLongestRomanMonth) : tokens_.number(at);
  if (!is_roman && words_.is_month_first && mark == "/") {
    parsed.date.is_ambiguous_order = date.day <= 12 && date.month <= 12 && date.day != date.month;
    if (date.month > 12) std::swap(date.day, date.month);
  }
  if (date.day < 1 || date.month < 1 || !is_valid({0, date.month, date.day})) return {};
  const bool has_mark = tokens_.is_mark(at + 1, mark) && tokens_.is_glued(at + 1);
  if (has_mark) {
    parsed.end = at + 2;
    take_year(parsed, true);
  }
  const bool has_year = parsed.date.date.year != 0 || parsed.date.has_short_year ||
                        takes_spaced_year(parsed, begin, is_roman || mark == "/");
  const bool ends_with_dot = has_mark && mark == "." && (is_roman || words_.has_dotted_days);
  if (!has_year && !ends_with_dot) return {};
  if (!stands_alone(begin, parsed.end)) return {};
  return is_valid(date) || parsed.date.has_short_year ? Maybe(parsed) : std::nullopt;
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
  const auto number = day(begin);
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
  const auto name = month(next);
  if (!name) return {};
  parsed.date.date.month = value_of(name->value);
  parsed.end = name->end;
  take_year(parsed, true);
  if (parsed.date.date.year == 0 && !number_has_ending && is_month_and_day(next)) return {};
  return is_valid(parsed.date.date) || parsed.date.has_short_year ? Maybe(parsed) : std::nullopt;
}

// In "20 Nov. 4th 1820" the month goes with what follows.
bool DateParser::is_month_and_day(std::size_t month_at) const {
  const Maybe other = month_first(month_at);
  return other && other->date.date.year != 0;
}

// "Jan. 3rd, 1930"
DateParser::Maybe DateParser::month_first(std::size_t begin) const {
  if (!words_.is_month_first) return {};
  const auto name = month(begin);
  if (!name) return {};
  std::size_t next = name->end;
  if (const auto article = words_.articles.match(tokens_, next)) next = article->end;
  const auto number = day(next);
  if (!number) return {};
  const bool is_word = tokens_.is_word(next);
  Parsed parsed{{}, number->end};
  parsed.date.date.month = value_of(name->value);
  parsed.date.date.day = number->value;
  take_year(parsed, false);
  if (is_word && parsed.date.date.year == 0) return {};
  return is_valid(parsed.date.date) ? Maybe(parsed) : std::nullopt;
}

DateParser::Maybe DateParser::month_and_year(std::size_t begin) const {
  const auto name = month(begin);
  if (!name) return {};
  Parsed parsed{{}, name->end};
  parsed.date.date.month = value_of(name->value);
  take_year(parsed, false);
  return parsed.date.date.year == 0 ? std::nullopt : Maybe(parsed);
}

// "en agosto": a full name, and a word before it that says that a time is meant.
DateParser::Maybe DateParser::bare_month(std::size_t begin, Evidence evidence) const {
  const auto name = month(begin);
  if (!name || !is_full_name(name->value) || !has_name_case(begin)) return {};
  if (evidence == Evidence::needed && !words_.month_cues.match_before(tokens_, begin)) return {};
  Parsed parsed{{}, name->end};
  parsed.date.date.month = value_of(name->value);
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
  if (year < kFirstYear || year > kLastYear || year % 10 != 0) return {};
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

std::optional<PhraseTable::Match> DateParser::day(std::size_t begin) const {
  if (const auto word = words_.day_words.match(tokens_, begin)) return word;
  const int value = tokens_.number(begin);
  if (value < 1 || value > 31 || tokens_[begin].span.size() > 2) return {};
  std::size_t end = begin + 1;
  const std::size_t dot = tokens_.is_mark(end, ".") && tokens_.is_glued(end) ? end + 1 : end;
  if (const auto ordinal = words_.ordinals.match(tokens_, dot);
      ordinal && !tokens_[dot].is_spaced) {
    end = ordinal->end;
  }
  return PhraseTable::Match{end, value};
}

std::optional<PhraseTable::Match> DateParser::month(std::size_t begin) const {
  auto name = words_.months.match(tokens_, begin);
  if (!name) return {};
  const bool has_dot = tokens_.is_mark(name->end, ".") && tokens_.is_glued(name->end);
  if (has_dot && !is_full_name(name->value)) ++name->end;
  return name;
}

/// Past the words that may join the parts of a date.
std::size_t DateParser::joined(std::size_t begin) const {
  if (const auto joiner = words_.joiners.match(tokens_, begin)) return joiner->end;
  return begin;
}

// Takes what follows a day or a month as its year, where it can be one.
void DateParser::take_year(Parsed& parsed, bool allows_short) const {
  std::size_t next = parsed.end;
  if (tokens_.is_mark(next, ",")) ++next;
  const bool has_comma = next > parsed.end;
  next = joined(next);
  const bool has_apostrophe = tokens_.is_mark(next, "'");
  if (has_apostrophe) ++next;
  if (!has_apostrophe && is_year_number(next)) {
    if (!is_free_behind(next + 1)) return;
    parsed.date.date.year = tokens_.number(next);
    parsed.end = next + 1;
    return;
  }
  if (!allows_short && !has_apostrophe) return;
  if (has_comma || !tokens_.is_number(next) || tokens_[next].span.size() != 2) return;
  if (!is_free_behind(next + 1)) return;
  parsed.date.date.year = tokens_.number(next);
  parsed.date.has_short_year = true;
  parsed.end = next + 1;
}

bool DateParser::is_year_number(std::size_t at) const {
  const int value = tokens_.number(at);
  return value >= kFirstYear && value <= kLastYear && tokens_[at].span.size() == 4;
}

// False for numbers within something longer: "a_1917@b", "9853/1917", "1917-4", "3.1917.2".
bool DateParser::stands_alone(std::size_t first, std::size_t last) const {
  return is_free_before(first) && is_free_behind(last);
}

bool DateParser::binds(std::size_t mark) const {
  static constexpr std::string_view kBinding = "_@/\\=#-:+%";
  return mark < tokens_.size() && tokens_[mark].kind == Token::Kind::mark &&
         kBinding.find(tokens_.folded(mark)) != std::string_view::npos;
}

bool DateParser::is_free_before(std::size_t first) const {
  if (first == 0 || tokens_[first].is_spaced) return true;
  const std::size_t before = first - 1;
  if (binds(before)) return false;
  const bool is_year = tokens_[first].span.size() == 4;
  if (tokens_.is_word(before)) return !is_year;
  const bool is_decimal = tokens_.is_mark(before, ".") && !tokens_[before].is_spaced &&
                          before > 0 && tokens_.is_number(before - 1);
  return !is_decimal;
}

bool DateParser::is_free_behind(std::size_t last) const {
  if (!tokens_.is_glued(last)) return true;
  if (tokens_.is_word(last) || tokens_.is_mark(last, "%")) return false;
  if (!tokens_.is_glued(last + 1)) return true;
  if (tokens_.is_mark(last, ".")) {
    return !tokens_.is_number(last + 1) &&
           !(tokens_.is_word(last + 1) && !tokens_[last + 1].is_capital);
  }
  return !binds(last) || !(tokens_.is_number(last + 1) || tokens_.is_word(last + 1));
}

// A bare number is a year only where the words around it say so.
bool DateParser::has_year_evidence(std::size_t first, std::size_t behind) const {
  const bool opens = first > 0 && tokens_.is_mark(first - 1, "(");
  if (opens && tokens_.is_mark(behind, ")")) return true;
  if (first == 0) return false;
  if (words_.no_year_cues.match_before(tokens_, first)) return false;
  if (words_.year_cues.match_before(tokens_, first)) return true;
  if (!words_.weak_year_cues.match_before(tokens_, first)) return false;
  // "de 1500 hombres" and "of 1500 of them" count, "de 1922 que" does not.
  if (words_.joiners.match(tokens_, behind)) return false;
  return !tokens_.is_word(behind) || tokens_[behind].is_capital ||
         words_.words_after_year.match(tokens_, behind).has_value();
}

bool DateParser::is_dash(std::size_t at) const {
  return tokens_.is_mark(at, "-") || tokens_.is_mark(at, "–") || tokens_.is_mark(at, "—");
}

}  // namespace recognise
