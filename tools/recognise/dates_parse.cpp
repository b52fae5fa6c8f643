// SPDX-License-Identifier: MIT
// Passages of one date or two, and what speaks for a number being a date; dates_points.cpp reads
// the single date.
#include "recognise/dates_parse.hpp"

#include <algorithm>

namespace recognise {
namespace {

constexpr int kFirstYear = 1000, kLastYear = 2100;
constexpr int kLongestPeriod = 130;         // years between the two of "1859-1943"
constexpr std::size_t kSmallWords = 8;      // before the word by which a date is known
constexpr std::size_t kLongestBracket = 5;  // tokens
constexpr std::size_t kSentence = 25;       // tokens each side of a date

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
  if (auto passage = year_first_range(begin)) return passage;
  if (auto passage = month_or_month(begin)) return passage;
  const Maybe first = point(begin, Evidence::needed);
  if (!first) return {};
  const DatePassage passage = single(begin, first->date, without_bracket(begin, first->end));
  if (first->date.relation != DateRelation::none) return passage;
  if (auto range = closed_by(passage, words_.range_to)) return range;
  if (auto either = closed_by_alternative(passage)) return either;
  return passage;
}

// "1931 oder 1932": between the two; "1500 or 1600 men" are counted.
std::optional<DatePassage> DateParser::closed_by_alternative(const DatePassage& passage) const {
  if (!words_.alternatives.match(tokens_, passage.end)) return {};
  auto either = closed_by(passage, words_.alternatives);
  if (!either || passage.first.weekday != 0 || either->second.weekday != 0) return {};
  const bool may_count = passage.first.date.month == 0 && tokens_.is_word(either->end) &&
                         !tokens_[either->end].is_capital &&
                         !words_.words_after_year.match(tokens_, either->end);
  if (may_count) return {};
  either->join = DatePassage::Join::between;
  return either;
}

// "Januar oder Februar 1801"
std::optional<DatePassage> DateParser::month_or_month(std::size_t begin) const {
  const auto name = month(begin);
  if (!name || !has_name_case(begin)) return {};
  const auto word = words_.alternatives.match(tokens_, name->end);
  if (!word) return {};
  const Maybe second = month_and_year(word->end);
  if (!second) return {};
  DatePassage passage = single(begin, second->date, second->end);
  passage.join = DatePassage::Join::between;
  passage.first.date.month = DateWords::value_of(name->value);
  passage.first_end = name->end;
  passage.second_begin = word->end;
  passage.second = second->date;
  return passage;
}

// Few words begin a date; small words only where one of those follows.
std::vector<std::size_t> DateParser::beginnings() const {
  std::vector<std::size_t> found;
  std::size_t small_words = 0;  // that may still stand before the word found last
  for (std::size_t at = tokens_.size(); at-- > 0;) {
    if (may_begin_point(at)) {
      small_words = kSmallWords;
    } else if (small_words > 0) {
      small_words = words_.small_words.may_begin(tokens_[at]) ? small_words - 1 : 0;
    }
    if (small_words > 0) found.push_back(at);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

bool DateParser::may_begin_point(std::size_t at) const {
  if (tokens_.is_number(at) || words_.beginnings.match(tokens_, at)) return true;
  // A century or a day in Roman numbers.
  return tokens_[at].is_capital && (tokens_.folded(at)[0] == 'x' || is_roman_day(at));
}

// "de mediados de 1929 a mediados de 1930", "vom 3. bis 5. Mai", "entre 1918 y 1921"
std::optional<DatePassage> DateParser::opened_range(std::size_t begin) const {
  const auto from = words_.range_from.match(tokens_, begin);
  const auto between = words_.between.match(tokens_, begin);
  if (!from && !between) return {};
  const auto& opener = between ? between : from;
  const auto& connectors = between ? words_.between_and : words_.range_to;
  if (auto days = short_day_range(opener->end)) {
    if (!between && days->join == DatePassage::Join::between) return {};
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
  bool is_either = false;
  if (const auto word = words_.range_to.match(tokens_, next)) {
    next = word->end;
  } else if (const auto either = words_.alternatives.match(tokens_, next)) {
    next = either->end;
    is_either = true;
  } else if (is_dash(next)) {
    ++next;
  } else {
    return {};
  }
  const Maybe second = day_first(next);
  if (!second || second->date.date.day <= first->value) return {};
  DatePassage passage = single(begin, second->date, second->end);
  passage.join = is_either ? DatePassage::Join::between : DatePassage::Join::period;
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

// "Domingo" is a name where weekdays are written small, "may" no month where they are written
// large.
bool DateParser::has_name_case(std::size_t at) const {
  return at == 0 || tokens_[at].is_capital == words_.has_capital_names;
}

// True where the clause holds a verb of the past, before the date or behind it.
bool DateParser::is_in_past(std::size_t at) const {
  const auto ends = [&](std::size_t mark) {
    return tokens_.is_mark(mark, ".") || tokens_.is_mark(mark, "!") || tokens_.is_mark(mark, "?") ||
           tokens_.is_mark(mark, ";") || tokens_.is_mark(mark, ",") || is_dash(mark);
  };
  for (std::size_t i = at; i > 0 && at - i < kSentence && !ends(i - 1); --i) {
    if (words_.past_words.match(tokens_, i - 1)) return true;
  }
  for (std::size_t i = at; i < tokens_.size() && i - at < kSentence && !ends(i); ++i) {
    if (words_.past_words.match(tokens_, i)) return true;
  }
  return false;
}

std::optional<PhraseTable::Match> DateParser::day(std::size_t begin) const {
  if (const auto word = words_.day_words.match(tokens_, begin)) return word;
  const int value = tokens_.number(begin);
  if (value < 1 || value > 31 || tokens_[begin].span.size() > 2) return {};
  std::size_t end = begin + 1;
  const std::size_t dot = tokens_.is_mark(end, ".") && tokens_.is_glued(end) ? end + 1 : end;
  const std::size_t hyphen = tokens_.is_mark(end, "-") && tokens_.is_glued(end) ? end + 1 : dot;
  if (const auto ordinal = words_.ordinals.match(tokens_, hyphen);
      ordinal && !tokens_[hyphen].is_spaced) {
    end = ordinal->end;
  }
  return PhraseTable::Match{end, value};
}

// Also "Févr[ier", which an editor has completed.
std::optional<PhraseTable::Match> DateParser::month(std::size_t begin) const {
  const bool is_completed = tokens_.is_word(begin) && tokens_.is_mark(begin + 1, "[") &&
                            tokens_.is_glued(begin + 1) && tokens_.is_glued(begin + 2) &&
                            tokens_.is_word(begin + 2);
  if (is_completed) {
    const std::string whole = std::string(tokens_.folded(begin)).append(tokens_.folded(begin + 2));
    const TokenList word(whole);
    const auto name = words_.months.match(word, 0);
    const std::size_t end = tokens_.is_mark(begin + 3, "]") ? begin + 4 : begin + 3;
    if (name && name->end == word.size()) return PhraseTable::Match{end, name->value};
  }
  auto name = words_.months.match(tokens_, begin);
  if (!name && tokens_.is_word(begin) && tokens_.is_mark(begin + 1, ".") &&
      tokens_.is_glued(begin + 1)) {
    const int number = lexicon::month_abbreviated(words_.names, tokens_.folded(begin));
    if (number != 0) return PhraseTable::Match{begin + 2, number};
  }
  if (!name) return {};
  const bool has_dot = tokens_.is_mark(name->end, ".") && tokens_.is_glued(name->end);
  if (has_dot && !DateWords::is_full_name(name->value)) ++name->end;
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
  next = dashes_before_year(next);
  const bool has_bracket = tokens_.is_mark(next, "[") || tokens_.is_mark(next, "]");
  if (has_bracket) ++next;
  const bool has_apostrophe = tokens_.is_mark(next, "'");
  if (has_apostrophe) ++next;
  const bool is_written_out = !has_apostrophe && is_year_number(next);
  const bool may_be_short = (allows_short || has_apostrophe) && !has_comma && !has_bracket;
  const bool is_short = !is_written_out && may_be_short && tokens_.is_number(next) &&
                        tokens_[next].span.size() == 2 && !words_.hours.match(tokens_, next + 1);
  if (!is_written_out && !is_short) return;
  PartialDate date = parsed.date.date;
  date.year = tokens_.number(next);
  const std::size_t behind = is_short ? next + 1 : take_second_year(date, next + 1);
  if (!is_free_behind(behind)) return;
  parsed.date.date = date;
  parsed.date.has_short_year = is_short;
  parsed.end = behind;
  const std::size_t close = joined(parsed.end);
  if (tokens_.is_mark(close, "]") && opens_bracket(close)) parsed.end = close + 1;
}

// True where the bracket that closes here opens a few words before.
bool DateParser::opens_bracket(std::size_t close) const {
  for (std::size_t at = close; at > 0 && close - at < kLongestBracket; --at) {
    if (tokens_.is_mark(at - 1, "[")) return tokens_[at - 1].span.begin > 0;
  }
  return false;
}

// "[2 juillet 1853]": the bracket that closes behind a date opens before it.
std::size_t DateParser::without_bracket(std::size_t begin, std::size_t end) const {
  if (!tokens_.is_mark(end - 1, "]")) return end;
  for (std::size_t at = begin; at < end; ++at) {
    if (tokens_.is_mark(at, "[")) return end;
  }
  return end - 1;
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
  // "[Paris, 1884]"
  if (tokens_.is_mark(behind, "]") && tokens_.is_mark(first - 1, ",")) {
    for (std::size_t at = first; at > 0 && first - at < kLongestBracket; --at) {
      if (tokens_.is_mark(at - 1, "[")) return true;
    }
  }
  if (words_.no_year_cues.match_before(tokens_, first)) return false;
  if (words_.year_cues.match_before(tokens_, first)) return true;
  if (!words_.weak_year_cues.match_before(tokens_, first)) return false;
  // "de 1500 hombres" and "of 1500 of them" count, "de 1922 que" does not.
  if (words_.joiners.match(tokens_, behind)) return false;
  return !tokens_.is_word(behind) || tokens_[behind].is_capital ||
         words_.words_after_year.match(tokens_, behind).has_value();
}

// Past the dash or the dots between two days, or `at` where there are none.
std::size_t DateParser::behind_range_mark(std::size_t at) const {
  if (is_dash(at) || tokens_.is_mark(at, "…")) return at + 1;
  std::size_t dots = at;
  while (dots < at + 3 && tokens_.is_mark(dots, ".") && tokens_.is_glued(dots)) ++dots;
  return dots >= at + 2 ? dots : at;
}

bool DateParser::is_dash(std::size_t at) const {
  return tokens_.is_mark(at, "-") || tokens_.is_mark(at, "–") || tokens_.is_mark(at, "—");
}

}  // namespace recognise
