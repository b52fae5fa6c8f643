// SPDX-License-Identifier: MIT
#include "recognise/dates_words.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "recognise/dates.hpp"
#include "recognise/dates_calendar.hpp"

namespace recognise {
namespace {

constexpr std::array<std::string_view, 3> kPartNames{"beginning", "middle", "end"};
constexpr std::array<std::string_view, kSeasons> kSeasonNames{"spring", "summer", "autumn",
                                                              "winter"};

void add_names_of_cldr(DateWords& words, const std::string& language) {
  words.names = lexicon::calendar_names(language);
  const lexicon::CalendarNames& names = words.names;
  words.has_capital_names = names.begin_with_capital;
  const auto add_all = [](PhraseTable& table, const std::vector<lexicon::CalendarName>& list) {
    for (const lexicon::CalendarName& name : list)
      table.add(name.name, name.number | (name.is_full ? DateWords::kFullName : 0));
  };
  add_all(words.months, names.months);
  add_all(words.weekdays, names.weekdays);
}

int number_from(const std::string& text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 9999) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

void add_numbers(PhraseTable& table, const lexicon::Pairs& pairs, int largest, int flag = 0) {
  for (const auto& [phrase, number] : pairs) {
    const int value = number_from(number);
    if (value >= 1 && value <= largest) table.add(phrase, value | flag);
  }
}

template <std::size_t Size>
int index_in(const std::array<std::string_view, Size>& names, std::string_view name) {
  for (std::size_t i = 0; i < Size; ++i) {
    if (names[i] == name) return static_cast<int>(i);
  }
  return -1;
}

template <std::size_t Size>
void add_named(PhraseTable& table, const lexicon::Pairs& pairs,
               const std::array<std::string_view, Size>& names, int first) {
  for (const auto& [phrase, name] : pairs) {
    const int index = index_in(names, name);
    if (index >= 0) table.add(phrase, first + index);
  }
}

void read_meanings(DateWords& words, const lexicon::Pairs& pairs) {
  for (const auto& [name, text] : pairs) {
    const auto interval = vague_interval_from(text);
    if (!interval) continue;
    const std::string_view part = std::string_view(name).substr(0, name.find(' '));
    if (const int season = index_in(kSeasonNames, part); season >= 0) {
      words.season_intervals[static_cast<std::size_t>(season)] = interval;
    } else if (const int index = index_in(kPartNames, part); index >= 0) {
      auto& parts = interval->is_of_month ? words.month_parts : words.year_parts;
      parts[static_cast<std::size_t>(index)] = interval;
    }
  }
}

void add_lexicon(DateWords& words, const lexicon::Lexicon& lexicon) {
  static constexpr std::array<std::string_view, 6> kRelations{"none",  "before", "after",
                                                              "about", "since",  "until"};
  static constexpr std::array<std::string_view, 3> kTurns{"last", "this", "next"};
  const auto list = [&](PhraseTable& table, std::string_view name) {
    table.add_all(lexicon.words(std::string("date.").append(name)), 0);
  };
  list(words.ordinals, "ordinals");
  list(words.joiners, "joiners");
  list(words.articles, "articles");
  list(words.year_cues, "year_after");
  list(words.weak_year_cues, "year_after_if_alone");
  list(words.no_year_cues, "no_year_after");
  list(words.month_cues, "month_after");
  list(words.range_from, "range_from");
  list(words.range_to, "range_to");
  list(words.between, "between");
  list(words.between_and, "between_and");
  list(words.alternatives, "or");
  list(words.season_determiners, "season_after");
  list(words.within, "within");
  list(words.centuries, "century");
  list(words.decades, "decade");
  list(words.day_cues, "day_after");
  list(words.past_words, "past");
  list(words.hours, "hours");
  list(words.old_style, "old_style");
  list(words.new_style, "new_style");
  list(words.republican_years, "republican_year");
  add_numbers(words.republican_months, lexicon.pairs("date.republican_months"), 13);
  words.words_after_year.add_all(lexicon.words("vocabulary.function_words"), 0);
  add_numbers(words.months, lexicon.pairs("date.months"), 12);
  add_numbers(words.weekdays, lexicon.pairs("date.weekdays"), 7);
  add_numbers(words.weekdays, lexicon.pairs("date.weekday_forms"), 7, DateWords::kFullName);
  add_numbers(words.day_words, lexicon.pairs("date.days"), 31);
  add_named(words.relations, lexicon.pairs("date.relation"), kRelations, 0);
  add_named(words.parts, lexicon.pairs("date.vague"), kPartNames, 0);
  add_named(words.seasons, lexicon.pairs("date.seasons"), kSeasonNames, 3);
  add_named(words.same_month, lexicon.pairs("date.this_month"), kTurns, -1);
  add_named(words.same_week, lexicon.pairs("date.this_week"), kTurns, -1);
  for (const std::string& order : lexicon.words("date.order")) {
    words.is_month_first |= order == "month day";
    words.may_be_month_first |= order == "month day year";
    words.has_american_slash |= order == "month/day";
    words.has_dotted_days |= order == "day. month.";
  }
  for (const auto& [word, unit] : lexicon.pairs("citation.units")) words.no_year_cues.add(word, 0);
  read_meanings(words, lexicon.pairs("date.meaning"));
}

std::optional<std::pair<int, int>> month_and_day(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return {};
  const int month = number_from(std::string(text.substr(0, 2)));
  const int day = number_from(std::string(text.substr(3)));
  const PartialDate date{0, month, day};
  if (month < 1 || day < 1 || !is_valid(date)) return {};
  return std::pair(month, day);
}

int shift_of(std::string_view& text) {
  if (text.empty() || (text[0] != '<' && text[0] != '>')) return 0;
  const int shift = text[0] == '<' ? -1 : 1;
  text.remove_prefix(1);
  return shift;
}

std::optional<VagueInterval> days_of_month(std::string_view begin, std::string_view end) {
  VagueInterval interval;
  interval.is_of_month = true;
  interval.begin_day = number_from(std::string(begin));
  interval.end_day = end == "last" ? 0 : number_from(std::string(end));
  const bool is_sound = interval.begin_day >= 1 && interval.begin_day <= 28 &&
                        interval.end_day >= 0 && interval.end_day <= 28;
  return is_sound ? std::optional(interval) : std::nullopt;
}

}  // namespace

std::optional<VagueInterval> vague_interval_from(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return {};
  std::string_view begin = text.substr(0, dots);
  std::string_view end = text.substr(dots + 2);
  if (begin.size() == 2) return days_of_month(begin, end);
  VagueInterval interval;
  interval.begin_year_shift = shift_of(begin);
  interval.end_year_shift = shift_of(end);
  const auto first = month_and_day(begin);
  const auto last = month_and_day(end);
  if (!first || !last) return {};
  std::tie(interval.begin_month, interval.begin_day) = *first;
  std::tie(interval.end_month, interval.end_day) = *last;
  return interval;
}

DateWords::DateWords(const lexicon::Lexicon& lexicon) {
  add_lexicon(*this, lexicon);
  add_names_of_cldr(*this, lexicon.language());
  for (const PhraseTable* table : {&months, &weekdays, &day_words, &relations, &parts, &seasons,
                                   &season_determiners, &same_week, &centuries, &decades}) {
    beginnings.add_all(*table);
  }
  for (const PhraseTable* table : {&articles, &range_from, &between, &within}) {
    small_words.add_all_words_of(*table);
  }
}

DateGrammar::DateGrammar(const lexicon::Lexicon& lexicon)
    : words_(std::make_unique<DateWords>(lexicon)) {}
DateGrammar::~DateGrammar() = default;
DateGrammar::DateGrammar(DateGrammar&&) noexcept = default;
DateGrammar& DateGrammar::operator=(DateGrammar&&) noexcept = default;

std::vector<VagueMeaning> vague_meanings(const lexicon::Lexicon& lexicon) {
  std::vector<VagueMeaning> table;
  for (const auto& [part, interval] : lexicon.pairs("date.meaning")) {
    if (!vague_interval_from(interval)) continue;
    VagueMeaning row{part, interval, {}};
    const std::string name = part.substr(0, part.find(' '));
    for (const std::string_view section : {"date.vague", "date.seasons"}) {
      for (const auto& [phrase, meaning] : lexicon.pairs(section)) {
        if (meaning == name) row.phrases.push_back(phrase);
      }
    }
    table.push_back(std::move(row));
  }
  return table;
}

}  // namespace recognise
