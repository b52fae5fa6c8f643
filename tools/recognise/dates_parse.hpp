// SPDX-License-Identifier: MIT
// Reads one date at one place of a text, as it stands there: private to the recogniser of dates.
#pragma once

#include <optional>
#include <vector>

#include "recognise/dates_calendar.hpp"
#include "recognise/dates_words.hpp"

namespace recognise {

/// A date as written. At most one of `part` and `last_year` is given.
struct WrittenDate {
  PartialDate date;
  int weekday = 0;
  bool has_short_year = false;     // date.year is 0 to 99
  bool has_open_century = false;   // it was, and the century is a guess
  std::optional<VaguePart> part;   // of the month, or of the year, or a season
  int last_year = 0;               // of a decade or a century that begins with date.year
  bool is_leaning = false;         // its year is that of the letter
  bool is_past = false;            // of a day alone: its sentence tells of what has been
  bool is_led = false;             // of a weekday: not the letter's own day, «by Friday»
  std::optional<int> month_shift;  // day of this, the last (-1) or the next (1) month
  DateRelation relation = DateRelation::none;
  bool is_julian = false;           // the text says: old style
  bool is_ambiguous_order = false;  // day and month could be the other way round
};

/// One date, or two with what joins them.
struct DatePassage {
  enum class Join : std::uint8_t { none, period, between, life } join = Join::none;
  std::size_t begin = 0, end = 0;               // tokens
  std::size_t first_end = 0, second_begin = 0;  // of the two, where they are told apart
  WrittenDate first, second;
};

/// Reads dates in a text by the words of its language.
class DateParser {
 public:
  DateParser(const TokenList& tokens, const DateWords& words) : tokens_(tokens), words_(words) {}

  /// The tokens with which a date may begin, ascending: few, and what makes most of a text cheap.
  std::vector<std::size_t> beginnings() const;
  /// The date that begins with this token, one of those.
  std::optional<DatePassage> parse(std::size_t begin) const;

 private:
  struct Parsed {
    WrittenDate date;
    std::size_t end = 0;
  };
  using Maybe = std::optional<Parsed>;
  /// How much has to speak for a bare number before it is a year.
  enum class Evidence : std::uint8_t { needed, given };

  bool may_begin_point(std::size_t at) const;
  std::optional<DatePassage> opened_range(std::size_t begin) const;
  std::optional<DatePassage> short_day_range(std::size_t begin) const;
  std::optional<DatePassage> year_range(std::size_t begin) const;
  std::optional<DatePassage> year_first_range(std::size_t begin) const;
  std::optional<DatePassage> month_or_month(std::size_t begin) const;
  std::optional<DatePassage> closed_by(DatePassage passage, const PhraseTable& connectors) const;
  std::optional<DatePassage> closed_by_alternative(const DatePassage& passage) const;

  Maybe point(std::size_t begin, Evidence evidence) const;
  Maybe related(std::size_t begin) const;
  Maybe part_of_time(std::size_t begin) const;
  Maybe season(std::size_t begin) const;
  Maybe with_weekday(std::size_t begin) const;
  Maybe weekday_of_week(std::size_t begin) const;
  Maybe bare_weekday(std::size_t begin) const;
  Maybe bare_day(std::size_t begin) const;
  Maybe calendar_date(std::size_t begin) const;
  Maybe any_date(std::size_t begin) const;
  Maybe iso_date(std::size_t begin) const;
  Maybe year_first(std::size_t begin) const;
  Maybe double_day(std::size_t begin) const;
  Maybe numeric_date(std::size_t begin) const;
  Maybe day_first(std::size_t begin) const;
  std::size_t behind_ordinal(std::size_t begin) const;
  Maybe republican(std::size_t begin) const;
  std::optional<PhraseTable::Match> day_in_words(std::size_t begin) const;
  bool is_roman_day(std::size_t at) const;
  Maybe month_first(std::size_t begin) const;
  Maybe month_and_year(std::size_t begin) const;
  Maybe bare_month(std::size_t begin, Evidence evidence) const;
  Maybe century(std::size_t begin) const;
  Maybe decade(std::size_t begin) const;
  Maybe bare_year(std::size_t begin, Evidence evidence) const;

  std::optional<PhraseTable::Match> day(std::size_t begin) const;
  std::optional<PhraseTable::Match> month(std::size_t begin) const;
  std::size_t joined(std::size_t begin) const;
  bool takes_spaced_year(Parsed& parsed, std::size_t begin, bool is_plain) const;
  void take_year(Parsed& parsed, bool allows_short) const;
  void take_style(Parsed& parsed) const;
  std::size_t take_second_year(PartialDate& date, std::size_t behind) const;
  std::size_t dashes_before_year(std::size_t begin) const;
  int roman_month(std::size_t at) const;
  bool opens_bracket(std::size_t close) const;
  std::size_t without_bracket(std::size_t begin, std::size_t end) const;
  bool is_year_number(std::size_t at) const;
  bool binds(std::size_t mark) const;
  bool is_free_before(std::size_t first) const;
  bool is_free_behind(std::size_t last) const;
  bool stands_alone(std::size_t first, std::size_t last) const;
  bool has_year_evidence(std::size_t first, std::size_t behind) const;
  bool is_life_span(std::size_t first, std::size_t last) const;
  bool is_dash(std::size_t at) const;
  std::size_t behind_range_mark(std::size_t at) const;
  std::size_t behind_leading_year(std::size_t year) const;
  Maybe day_behind_year(std::size_t year, std::size_t begin) const;
  Maybe bracketed_day(int first, std::size_t begin) const;
  bool has_name_case(std::size_t at) const;
  bool is_in_past(std::size_t at) const;
  bool is_month_and_day(std::size_t month_at) const;
  int ordinal_number(std::size_t at) const;

  const TokenList& tokens_;
  const DateWords& words_;
};

}  // namespace recognise
