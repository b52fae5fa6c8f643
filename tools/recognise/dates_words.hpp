// SPDX-License-Identifier: MIT
// The words of dates, compiled: private to the recogniser of dates.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "lexicon/calendar.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/phrases.hpp"

namespace recognise {

/// Which stretch of a year or a month a vague word means.
struct VagueInterval {
  bool is_of_month = false;
  int begin_year_shift = 0, end_year_shift = 0;  // -1: the year before, 1: the year after
  int begin_month = 0, begin_day = 0;
  int end_month = 0, end_day = 0;  // end_day 0: the last of the month
};

enum class DateRelation : std::uint8_t { none, before, after, about, since, until };

/// Beginning, middle and end of a year and of a month, and the seasons: index of
/// DateWords::intervals.
enum class VaguePart : std::uint8_t { beginning, middle, end, spring, summer, autumn, winter };
inline constexpr std::size_t kSeasons = 4;

struct DateWords {
  explicit DateWords(const lexicon::Lexicon& lexicon);

  PhraseTable months;    // 1 to 12, with kFullName where nothing is abbreviated
  PhraseTable weekdays;  // 1 to 7, with kFullName
  lexicon::CalendarNames names;
  PhraseTable day_words;
  PhraseTable ordinals, joiners, articles;
  PhraseTable year_cues, weak_year_cues, no_year_cues, words_after_year;
  PhraseTable month_cues;
  PhraseTable range_from, range_to, between, between_and;
  PhraseTable alternatives;  // «or» between two dates
  PhraseTable relations;     // DateRelation
  PhraseTable parts;         // VaguePart
  PhraseTable seasons;       // VaguePart
  PhraseTable season_determiners, within;
  PhraseTable past_words;  // a verb of the past in its sentence
  PhraseTable centuries, decades;
  PhraseTable old_style, new_style;  // said behind a date
  PhraseTable republican_months;     // 1 to 13 of the calendar of the French Republic
  PhraseTable republican_years;      // before a year of the Republic: «an»
  PhraseTable same_month;            // 0 this month, -1 the last, 1 the next
  PhraseTable same_week;             // before or behind a weekday: 0 this, -1 the last, 1 the next
  PhraseTable day_cues;              // before a day without a month
  PhraseTable beginnings;            // all that may begin a date but for small words
  PhraseTable small_words;           // that may stand before these
  PhraseTable hours;                 // behind the number of an hour
  bool is_month_first = false;       // "May 3rd" too
  bool may_be_month_first = false;   // where the month has its name and a year follows
  bool has_american_slash = false;   // "5/3" may be the third of May
  bool has_dotted_days = false;      // "3.1." is a day and a month
  bool has_capital_names = false;    // months and weekdays begin with a capital

  std::array<std::optional<VagueInterval>, 3> year_parts;
  std::array<std::optional<VagueInterval>, 3> month_parts;
  std::array<std::optional<VagueInterval>, kSeasons> season_intervals;

  static constexpr int kFullName = 64;
  static constexpr int value_of(int name) { return name & ~kFullName; }
  static constexpr bool is_full_name(int name) { return (name & kFullName) != 0; }
};

/// Reads "05-01..08-31", "<12-21..>03-19" (of the year before, of the year after), "21..last".
std::optional<VagueInterval> vague_interval_from(std::string_view text);

}  // namespace recognise
