// SPDX-License-Identifier: MIT
#include "recognise/dates.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "recognise/dates_parse.hpp"

namespace recognise {
namespace {

// A day without a year may lie ahead of the letter ("we come on 15 August"), but not far.
constexpr int kDaysAhead = 120;
constexpr int kWeek = 7;
// A year of two digits, of which nothing else tells the century: letters that are edited are rarely
// younger.
constexpr int kLikelyFirstYear = 1850;

struct Days {
  PartialDate begin, end;
};

// Turns what is written into values, by the letter's date where it has to lean on it.
class DateReading {
 public:
  DateReading(const DateWords& words, const LetterDate& letter_date)
      : words_(words), letter_(date_from_iso(letter_date.not_after)) {
    if (!letter_) letter_ = date_from_iso(letter_date.not_before);
    is_doubtful_ = letter_date.is_doubtful;
  }

  void read(const TokenList& tokens, const DatePassage& passage, std::vector<Mention>& out) {
    if (passage.join == DatePassage::Join::life) {
      add(tokens, passage.begin, passage.first_end, of_single(passage.first), out);
      add(tokens, passage.second_begin, passage.end, of_single(passage.second), out);
    } else if (passage.join == DatePassage::Join::none) {
      add(tokens, passage.begin, passage.end, of_single(passage.first), out);
    } else {
      add(tokens, passage.begin, passage.end, of_range(passage), out);
    }
  }

 private:
  using Reading = std::optional<Mention>;

  static void add(const TokenList& tokens, std::size_t begin, std::size_t end, Reading reading,
                  std::vector<Mention>& out) {
    if (!reading) return;
    reading->span = {tokens[begin].span.begin, tokens[end - 1].span.end};
    out.push_back(std::move(*reading));
  }

  Reading of_single(WrittenDate written) {
    Mention mention;
    if (!complete(written, mention)) return {};
    if (written.is_julian && written.date.year != 0 && written.date.day != 0) {
      written.date = gregorian_of(written.date);
      lower(mention, Certainty::high,
            "the text gives the date in the Julian calendar; the value is the Gregorian one");
    }
    DateMention date;
    date.has_open_century = written.has_open_century;
    const bool is_exact = !written.part && written.last_year == 0;
    if (is_exact && written.relation == DateRelation::none) {
      date.when = iso_of(written.date);
      check_weekday(written, mention);
    } else if (written.date.year == 0) {
      return {};
    } else {
      relate(written, mention, date);
    }
    if (mention.certainty != Certainty::stated) date.evidence = "internal";
    mention.meaning.emplace<DateMention>(std::move(date));
    return mention;
  }

  void relate(const WrittenDate& written, Mention& mention, DateMention& date) const {
    const auto [begin, end] = days_of(written);
    switch (written.relation) {
      case DateRelation::before:
        date.not_after = begin == end ? iso_of(end) : end_of(written);
        break;
      case DateRelation::after:
        date.not_before = begin_of(written);
        break;
      case DateRelation::since:
        date.from = begin_of(written);
        break;
      case DateRelation::until:
        date.to = end_of(written);
        break;
      case DateRelation::about:
        lower(mention, Certainty::medium, "the text gives this date as approximate");
        [[fallthrough]];
      case DateRelation::none:
        if (is_vague(written)) {
          date.not_before = begin_of(written);
          date.not_after = end_of(written);
        } else {
          date.when = iso_of(written.date);
        }
        break;
    }
  }

  Reading of_range(DatePassage passage) {
    share_parts(passage.first, passage.second);
    Mention mention;
    if (!complete(passage.second, mention)) return {};
    if (passage.first.date.year == 0 && passage.second.date.year != 0) {
      lean_before(passage.first.date, passage.second.date);
    }
    if (passage.first.date.year == 0 || !is_valid(passage.first.date)) return {};
    if (begin_of(passage.first) > end_of(passage.second)) return {};
    DateMention date;
    const bool is_between = passage.join == DatePassage::Join::between;
    (is_between ? date.not_before : date.from) = begin_of(passage.first);
    (is_between ? date.not_after : date.to) = end_of(passage.second);
    if (mention.certainty != Certainty::stated) date.evidence = "internal";
    mention.meaning.emplace<DateMention>(std::move(date));
    return mention;
  }

  // "3 to 5 May": what only one of the two says holds for both.
  static void share_parts(WrittenDate& first, WrittenDate& second) {
    if (first.date.day != 0 && first.date.month == 0) first.date.month = second.date.month;
    if (second.date.year == 0 && first.date.year != 0 && !first.has_short_year) {
      second.date.year = first.date.year;
      if (second.date.month != 0 && second.date.month < first.date.month) ++second.date.year;
    }
  }

  static void lean_before(PartialDate& first, const PartialDate& second) {
    const bool is_later_in_year =
        std::pair(first.month, first.day) > std::pair(second.month, second.day);
    first.year = second.year - (second.month != 0 && is_later_in_year ? 1 : 0);
  }

  // Fills in year and month from the letter's date. False where the date means nothing then.
  bool complete(WrittenDate& written, Mention& mention) const {
    if (written.month_shift) return take_month(written, mention);
    if (written.date.is_empty() && written.weekday != 0) return take_weekday(written, mention);
    if (written.date.month == 0 && written.date.day != 0) return take_day(written, mention);
    if (written.has_short_year) return take_century(written, mention);
    if (written.is_ambiguous_order) {
      lower(mention, Certainty::medium, "day and month may stand in the other order");
    }
    if (written.date.year != 0) return is_valid(written.date);
    if (!letter_) return written.date.month != 0 && !is_vague(written);
    return take_year(written, mention);
  }

  // "on Friday": the nearest before or behind the letter's own day; that one itself only where no
  // small word leads to it, as in "Friday night".
  bool take_weekday(WrittenDate& written, Mention& mention) const {
    if (!letter_ || letter_->day == 0) return false;
    const int letter_day = day_number(*letter_);
    int ahead = (written.weekday - weekday_of(*letter_) + kWeek) % kWeek;
    const bool is_another_day = ahead > 0 || written.is_led;
    if (is_another_day && written.is_past) ahead -= kWeek;
    if (is_another_day && ahead == 0) ahead = kWeek;
    written.date = date_of(letter_day + ahead);
    lower(mention, Certainty::low,
          written.is_past ? "the day is the last such weekday before the letter"
                          : "the day is the first such weekday from the letter's date on");
    return true;
  }

  // "on the 4th": the day that lies nearest to the letter.
  bool take_day(WrittenDate& written, Mention& mention) const {
    if (!letter_ || letter_->day == 0) return false;
    const int letter_day = day_number(*letter_);
    int best = 0;
    for (int shift = -1; shift <= 1; ++shift) {
      const int months = letter_->year * 12 + letter_->month - 1 + shift;
      const PartialDate day{months / 12, months % 12 + 1, written.date.day};
      if (!is_valid(day) || (written.is_past && day_number(day) > letter_day)) continue;
      const int ahead = day_number(day) - letter_day;
      if (best == 0 || std::abs(ahead) < std::abs(best - letter_day)) best = day_number(day);
    }
    if (best == 0) return false;
    written.date = date_of(best);
    lower(mention, Certainty::medium,
          "month and year are those in which the day lies nearest to the letter");
    return true;
  }

  // "the 5th inst."
  bool take_month(WrittenDate& written, Mention& mention) const {
    if (!letter_ || letter_->month == 0) return false;
    const int months = letter_->year * 12 + letter_->month - 1 + *written.month_shift;
    written.date.year = months / 12;
    written.date.month = months % 12 + 1;
    lower(mention, Certainty::high, "month and year are counted from the letter's date");
    return is_valid(written.date);
  }

  // "2.8.24": the century that lies nearest to the letter.
  bool take_century(WrittenDate& written, Mention& mention) const {
    PartialDate& date = written.date;
    written.has_short_year = false;
    if (!letter_) {
      written.has_open_century = true;
      date.year += 1800 + (date.year < kLikelyFirstYear % 100 ? 100 : 0);
      lower(mention, Certainty::low, "the century is not stated");
      return is_valid(date);
    }
    const int century = letter_->year / 100 * 100;
    int best = date.year + century;
    for (const int other : {best - 100, best + 100}) {
      if (std::abs(other - letter_->year) < std::abs(best - letter_->year)) best = other;
    }
    date.year = best;
    if (is_doubtful_) {
      lower(mention, Certainty::low, "the century is not stated");
    } else {
      lower(mention, Certainty::high, "the century is that of the letter");
    }
    return is_valid(date);
  }

  bool take_year(WrittenDate& written, Mention& mention) const {
    PartialDate& date = written.date;
    const int last_day = day_number(last_day_of(*letter_));
    date.year = letter_->year + 1;
    written.is_leaning = true;
    while (!is_valid(date) || day_number(first_day_of_written(written)) > last_day) {
      if (--date.year < letter_->year - 8) return false;
    }
    WrittenDate next = written;
    ++next.date.year;
    const int ahead = is_valid(next.date) ? day_number(first_day_of_written(next)) - last_day : 999;
    const bool is_season = written.part && *written.part >= VaguePart::spring;
    if (!is_season && ahead <= kDaysAhead) {
      date.year = next.date.year;
      lower(mention, Certainty::medium,
            "the year is that in which the date lies nearest to the letter's");
    } else {
      lower(mention, Certainty::high,
            "the year is that of the latest such date not after the letter");
    }
    return true;
  }

  PartialDate first_day_of_written(const WrittenDate& written) const {
    return days_of(written).begin;
  }

  static void check_weekday(const WrittenDate& written, Mention& mention) {
    const PartialDate& date = written.date;
    if (written.weekday == 0 || date.year == 0 || date.day == 0) return;
    if (weekday_of(date) == written.weekday) return;
    if (julian_weekday_of(date) == written.weekday && date.year < 1924) {
      lower(mention, Certainty::medium, "the weekday fits the date in the Julian calendar only");
    } else {
      lower(mention, Certainty::low, "the weekday does not fit the date");
    }
  }

  static void lower(Mention& mention, Certainty certainty, std::string_view reason) {
    mention.certainty = std::max(mention.certainty, certainty);
    if (!mention.reason.empty()) mention.reason += "; ";
    mention.reason += reason;
  }

  const VagueInterval* interval_of(const WrittenDate& written) const {
    if (!written.part) return nullptr;
    const auto part = static_cast<std::size_t>(*written.part);
    const bool is_season = *written.part >= VaguePart::spring;
    const auto& interval = is_season                 ? words_.season_intervals[part - 3]
                           : written.date.month != 0 ? words_.month_parts[part]
                                                     : words_.year_parts[part];
    return interval ? &*interval : nullptr;
  }

  bool is_vague(const WrittenDate& written) const {
    return written.last_year != 0 || written.part.has_value();
  }

  // The days that a date covers; without a table entry for its part, the whole month or year.
  Days days_of(const WrittenDate& written) const {
    Days days{first_day_of(written.date), last_day_of(written.date)};
    if (written.last_year != 0) days.end = {written.last_year, 12, 31};
    const VagueInterval* interval = interval_of(written);
    if (interval == nullptr) return days;
    if (interval->is_of_month) {
      days.begin.day = interval->begin_day;
      if (interval->end_day != 0) days.end.day = interval->end_day;
      return days;
    }
    const int year = written.date.year;
    const bool is_one_winter = written.is_leaning && interval->end_year_shift > 0;
    days.begin = {year + (is_one_winter ? 0 : interval->begin_year_shift), interval->begin_month,
                  interval->begin_day};
    days.end = {year + interval->end_year_shift, interval->end_month, interval->end_day};
    days.end.day = std::min(days.end.day, days_in_month(days.end.year, days.end.month));
    return days;
  }

  std::string begin_of(const WrittenDate& written) const {
    if (written.last_year == 0 && !written.part) return iso_of(written.date);
    if (written.last_year != 0) return iso_of({written.date.year, 0, 0});
    return iso_of(days_of(written).begin);
  }

  std::string end_of(const WrittenDate& written) const {
    if (written.last_year == 0 && !written.part) return iso_of(written.date);
    if (written.last_year != 0) return iso_of({written.last_year, 0, 0});
    return iso_of(days_of(written).end);
  }

  const DateWords& words_;
  std::optional<PartialDate> letter_;
  bool is_doubtful_ = false;
};

}  // namespace

std::vector<Mention> find_dates(const TokenList& tokens, const DateGrammar& grammar,
                                const LetterDate& letter_date) {
  const DateParser parser(tokens, grammar.words());
  DateReading reading(grammar.words(), letter_date);
  std::vector<Mention> mentions;
  std::size_t end = 0;  // of the passage before
  for (const std::size_t at : parser.beginnings()) {
    if (at < end) continue;
    const auto passage = parser.parse(at);
    if (!passage) continue;
    reading.read(tokens, *passage, mentions);
    end = passage->end;
  }
  return mentions;
}

std::vector<Mention> find_dates(std::string_view text, const DateGrammar& grammar,
                                const LetterDate& letter_date) {
  return find_dates(TokenList(text), grammar, letter_date);
}

}  // namespace recognise
