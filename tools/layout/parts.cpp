// SPDX-License-Identifier: MIT
#include "layout/parts.hpp"

#include <algorithm>
#include <optional>

#include "layout/characters.hpp"

namespace layout {
namespace {

// Openings and closings are looked for within this many passages of a division's ends.
constexpr std::size_t kReach = 14;
// A postscript without a word that says so is at most this many passages.
constexpr std::size_t kLongestPostscript = 8;
// So many passages at most stand between a dateline and the salutation: what the letter is about.
constexpr std::size_t kMostSubjects = 4;
// An address and what the letter is about fill so many lines at most.
constexpr std::size_t kMostLinesOfAddress = 7;
constexpr std::size_t kLongestSubject = 250;
// A line before running text that is a salutation by its place is no longer.
constexpr std::size_t kLongestUnknownSalute = 60;
// A dateline below the salutation has no more words; a sentence with a date in it has.
constexpr std::size_t kMostWordsOfDate = 8;
// What stands below a signature as its owner's rank has no more words.
constexpr std::size_t kMostWordsOfRank = 5;

class PartFinder {
 public:
  PartFinder(Passages& passages, std::size_t begin, std::size_t end)
      : passages_(passages),
        begin_(begin),
        end_(end),
        kinds_(passages.size(), BlockKind::paragraph) {}

  Parts find() {
    find_divisions();
    for (std::size_t i = 0; i < divisions_.size(); ++i) {
      const std::size_t begin = divisions_[i].first_block;
      const std::size_t end = i + 1 < divisions_.size() ? divisions_[i + 1].first_block : end_;
      const std::size_t text = open(begin, end, i == 0);
      close(text, end, i == 0);
    }
    for (Division& division : divisions_)
      division.first_block -= static_cast<std::uint32_t>(begin_);
    return {std::move(kinds_), std::move(divisions_)};
  }

 private:
  bool is_paragraph(std::size_t i) const { return kinds_[i] == BlockKind::paragraph; }
  bool is_formula_of_opening(std::size_t i) const {
    if (i >= end_) return false;
    return (passages_.is_dateline(i) && !passages_.is_endorsement(i)) || is_salutation(i);
  }

  // --- Divisions

  // An enclosure begins with a line that says so; another letter with an opening behind a closing.
  void find_divisions() {
    divisions_.push_back({static_cast<std::uint32_t>(begin_), DivisionKind::letter});
    std::size_t closed = end_;  // the last passage that closes a letter
    std::size_t line = end_;    // the last line below it: a name, an address, what is enclosed
    bool has_text = false;
    for (std::size_t i = begin_ + 1; i + 1 < end_; ++i) {
      has_text = has_text || (passages_.is_text(i - 1) && !passages_.is_heading(i - 1));
      const bool was_closed = closed != end_ && i - line <= kMostSubjects && i - closed <= kReach;
      if (was_closed && passages_.is_line(i)) line = i;
      // «1 enclosure» belongs to the letter, unless an opening follows.
      const bool is_notice =
          passages_.is_enclosure_notice(i) &&
          (!is_letter(first_character(passages_[i].text)) || passages_.is_enclosure(i + 1));
      const bool opens =
          is_notice ? is_formula_of_opening(i + 1) : was_closed || is_opened_soon(i + 1);
      // «Annexe à ma lettre N° 31.» with «COPIE.» below it.
      const bool is_begun = divisions_.back().kind == DivisionKind::enclosure &&
                            divisions_.back().first_block + 1 == i;
      if (passages_.is_enclosure(i) && is_begun) continue;
      if (passages_.is_enclosure(i) && opens) {
        divisions_.push_back({static_cast<std::uint32_t>(i), DivisionKind::enclosure});
        closed = end_;
        has_text = false;
      } else if (was_closed && passages_.is_salutation(i) && passages_.is_line(i) &&
                 ends_formula(i) && passages_.is_text(i + 1)) {
        divisions_.push_back({begin_of_opening(closed + 1, i), DivisionKind::letter});
        closed = end_;
        has_text = false;
      } else if (has_text && (passages_.is_signed_close(i) ||
                              (passages_.is_close(i) && passages_.is_line(i)))) {
        closed = i;
        line = i;
      }
    }
  }

  bool ends_formula(std::size_t i) const {
    const char32_t last = last_character(passages_[i].text);
    return last == U'!' || last == U',' || last == U':';
  }

  bool is_opened_soon(std::size_t i) const {
    for (const std::size_t end = std::min(end_, i + kMostSubjects); i < end; ++i) {
      if (is_formula_of_opening(i)) return true;
    }
    return false;
  }

  std::uint32_t begin_of_opening(std::size_t closed, std::size_t salute) const {
    std::size_t begin = salute;
    while (begin > closed && (passages_.is_dateline(begin - 1) || passages_.is_heading(begin - 1)))
      --begin;
    return static_cast<std::uint32_t>(begin);
  }

  // --- Openings

  // By its words, or by its place: a short line before running text that ends like a salutation or
  // runs on into it.
  bool is_salutation(std::size_t i) const {
    return passages_.is_salutation(i) && (passages_.is_line(i) || ends_formula(i));
  }

  bool is_salutation_by_place(std::size_t i, std::size_t begin, std::size_t end) const {
    if (i + 1 >= end || !passages_.is_line(i) || !passages_.is_text(i + 1)) return false;
    if (passages_[i].length > kLongestUnknownSalute || passages_.is_dateline(i) ||
        passages_.is_heading(i))
      return false;
    // The place above its date: «z. Zt. Hohenau an der Leim,» «am 3. Mai 1904».
    if (passages_.is_dateline(i + 1) && passages_.is_line(i + 1)) return false;
    const bool runs_on = begins_lower(passages_[i + 1].text) && !begins_lower(passages_[i].text) &&
                         (ends_formula(i) || !passages_.is_line(i + 1));
    const bool is_behind_opening =
        i > begin && (kinds_[i - 1] == BlockKind::dateline || kinds_[i - 1] == BlockKind::heading);
    return ends_formula(i) ? runs_on || is_behind_opening || i == begin : runs_on;
  }

  // Returns the first passage of the text.
  std::size_t open(std::size_t begin, std::size_t end, bool is_first) {
    const std::size_t limit = std::min(end, begin + kReach);
    std::size_t known = begin;  // behind the last passage that is surely of the opening
    bool is_dated = false;
    for (std::size_t i = begin; i < limit; ++i) {
      const bool is_last = i + 1 == end;
      const bool is_heading = i <= known + 1 && !is_dated && is_heading_at(i, is_first);
      if (is_salutation_at(i, begin, end) && !is_last && !(is_heading && !ends_formula(i))) {
        if (ends_formula(i) || !is_saluted_below(i + 1, end)) return settle_opening(begin, i, end);
        kinds_[i] = BlockKind::address;
        known = i + 1;
        continue;
      }
      if (is_heading) {
        kinds_[i] = BlockKind::heading;
        if (is_first) passages_.take_sender(i);
        known = i + 1;
      } else if (passages_.is_dateline(i) && !is_last) {
        kinds_[i] = BlockKind::dateline;
        is_dated = true;
        known = i + 1;
      } else if (!is_last && is_address_behind_dateline(i, begin)) {
        kinds_[i] = BlockKind::address;
        known = i + 1;
      } else if (!may_stand_in_opening(i, known, is_dated)) {
        break;
      }
    }
    name_between(begin, known);
    return known;
  }

  // A salutation that ends like one stands below, behind lines of an address or a subject: what has
  // only the words of one is the first line of the address.
  bool is_saluted_below(std::size_t i, std::size_t end) const {
    for (end = std::min(end, i + kMostLinesOfAddress); i + 1 < end && passages_.is_line(i); ++i) {
      if (is_salutation(i) && ends_formula(i)) return passages_.is_text(i + 1);
    }
    return false;
  }

  // «To the Committee.» below the dateline, and the place below that.
  bool is_address_behind_dateline(std::size_t i, std::size_t begin) const {
    if (i == begin || !passages_.is_line(i)) return false;
    if (kinds_[i - 1] == BlockKind::dateline) {
      return passages_.is_address(i) ||
             (passages_.is_addressed(i) && !is_saluted_soon(i + 1, end_));
    }
    return kinds_[i - 1] == BlockKind::address && passages_.is_name(i) && passages_.is_text(i + 1);
  }

  bool is_heading_at(std::size_t i, bool is_first) const {
    return passages_.is_heading(i) || (!is_first && passages_.is_enclosure(i)) ||
           (is_first && is_heading_by_place(i));
  }

  // «TO X» in capitals above all, or below the number of the letter; «To X   3 May 1820» above the
  // dateline of the letter itself.
  bool is_heading_by_place(std::size_t i) const {
    const bool is_first = i == begin_;
    const bool is_below_heading = !is_first && kinds_[i - 1] == BlockKind::heading;
    if (is_below_heading && passages_.is_dateline(i)) return false;
    if (is_below_heading && passages_.names_addressee(i) && !names_addressee_above(i)) return true;
    if (is_first && passages_.is_addressee_in_capitals(i))
      return is_formula_of_opening(i + 1) || is_formula_of_opening(i + 2);
    if (!is_first || !passages_.is_dated_party(i)) return false;
    for (std::size_t next = i + 1; next + 1 < end_ && next <= i + kMostSubjects; ++next) {
      if (passages_.is_dateline(next) && !passages_.is_endorsement(next)) return true;
    }
    return false;
  }

  bool names_addressee_above(std::size_t i) const {
    for (; i > begin_ && kinds_[i - 1] == BlockKind::heading; --i) {
      if (passages_.has_addressee(i - 1)) return true;
    }
    return false;
  }

  bool is_salutation_at(std::size_t i, std::size_t begin, std::size_t end) const {
    return is_salutation(i) ||
           (is_salutation_by_place(i, begin, end) && !is_saluted_soon(i + 1, end));
  }

  // A line that is a salutation by its words stands close below, among other lines.
  bool is_saluted_soon(std::size_t i, std::size_t end) const {
    for (end = std::min(end, i + kMostSubjects); i + 1 < end && passages_.is_line(i); ++i) {
      if (is_salutation(i) && !passages_.is_close(i)) return true;
    }
    return false;
  }

  bool may_stand_in_opening(std::size_t i, std::size_t known, bool is_dated) const {
    if (passages_.is_line(i) || passages_.is_address(i)) return true;
    // What the editor says of the letter, in brackets, below its heading.
    if (i == known && passages_.is_in_brackets(i)) return true;
    // A letterhead or an address in one long line.
    if (passages_[i].length <= kLongestSubject && !passages_.is_prose(passages_[i].text) &&
        is_opened_soon(i + 1))
      return true;
    return is_dated && i - known < kMostSubjects && passages_[i].length <= kLongestSubject &&
           i + 1 < end_ && (is_salutation(i + 1) || passages_.is_line(i + 1));
  }

  // The salutation, with those that follow it: «Wohlgeborener Herr,» «hochgeehrter Herr Rat!». The
  // first of two is an address where it does not end like one.
  std::size_t settle_opening(std::size_t begin, std::size_t salute, std::size_t end) {
    std::size_t last = salute + 1;
    while (last + 1 < end && last < salute + kMostSubjects && is_salutation(last)) ++last;
    for (std::size_t i = salute; i < last; ++i) {
      const bool is_address = i + 1 < last && !ends_formula(i);
      kinds_[i] = is_address ? BlockKind::address : BlockKind::salute;
    }
    const bool is_dated_below = last + 1 < end && passages_.is_dateline(last) &&
                                passages_[last].length <= kLongestUnknownSalute &&
                                passages_[last].words <= kMostWordsOfDate;
    if (is_dated_below) {
      kinds_[last++] = BlockKind::dateline;
      while (last + 1 < end && is_salutation(last)) kinds_[last++] = BlockKind::salute;
    }
    name_between(begin, last);
    return last;
  }

  // What stands between the known parts of an opening: the sender's letterhead or the addressee
  // before the date, what the letter is about behind it.
  void name_between(std::size_t begin, std::size_t end) {
    bool is_dated = false;
    for (std::size_t i = begin; i < end; ++i) {
      is_dated = is_dated || kinds_[i] == BlockKind::dateline;
      if (!is_paragraph(i)) continue;
      const bool goes_on_address = i > begin && kinds_[i - 1] == BlockKind::address;
      if (passages_.is_address(i) || (goes_on_address && may_go_on_address(i))) {
        kinds_[i] = BlockKind::address;
      } else {
        kinds_[i] = is_dated ? BlockKind::subject : BlockKind::letterhead;
      }
    }
  }

  // A name, a street or a place: no label («Re: …»), and no sentence.
  bool may_go_on_address(std::size_t i) const {
    return passages_.is_name(i) ||
           (passages_.is_line(i) && !passages_.is_prose(passages_[i].text) &&
            passages_[i].text.find(':') == std::string::npos);
  }

  // --- Closings

  void close(std::size_t begin, std::size_t end, bool is_first) {
    is_dated_ =
        begin > begin_ &&
        std::find(kinds_.begin(), kinds_.begin() + static_cast<std::ptrdiff_t>(begin),
                  BlockKind::dateline) != kinds_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::size_t tail = end;
    while (tail > begin + 1 && passages_.is_endorsement(tail - 1))
      kinds_[--tail] = BlockKind::endorsement;
    tail = take_address(begin, tail);
    tail = take_address(begin, take_postscript(begin, tail));
    const std::optional<std::size_t> core = core_of_closing(begin, tail);
    if (!core) return;
    std::size_t first = *core;
    while (first > begin + (is_first ? 1 : 0) && *core - first < kReach && may_precede(first - 1))
      --first;
    std::size_t behind = *core + 1;
    while (behind < tail && may_follow(behind, tail)) ++behind;
    name_closing(first, behind);
    mark(behind, tail, BlockKind::postscript);  // that no word announces
  }

  // The address at the very end, with the lines that go on with it. Returns where it begins.
  std::size_t take_address(std::size_t begin, std::size_t end) {
    std::size_t first = end;
    for (std::size_t i = end; i > begin + 1 && end - i < kMostSubjects; --i) {
      if (passages_.is_postscript(i - 1) ||
          (!passages_.is_line(i - 1) && !passages_.is_address(i - 1)))
        break;
      if (passages_.is_address(i - 1) && !is_signed_with_initials(i - 1)) first = i - 1;
    }
    mark(first, end, BlockKind::address);
    return first;
  }

  // «D. F. Moreno» below the close: «D.» alone might be a title in an address.
  bool is_signed_with_initials(std::size_t i) const {
    return passages_.begins_with_initials(i) && passages_.is_name(i) && passages_.is_close(i - 1);
  }

  // Returns where the postscript begins.
  std::size_t take_postscript(std::size_t begin, std::size_t end) {
    std::size_t first = end;
    for (std::size_t i = end; i > begin + 1 && end - i < kReach; --i) {
      if (passages_.is_postscript(i - 1)) first = i - 1;
    }
    if (first == end) return end;
    mark(first, take_address(first, end), BlockKind::postscript);
    return first;
  }

  // The last passage that certainly closes the letter; what follows it is address or postscript.
  std::optional<std::size_t> core_of_closing(std::size_t begin, std::size_t tail) const {
    for (std::size_t i = tail; i > begin && tail - i < kReach; --i) {
      const std::size_t here = i - 1;
      if (!is_paragraph(here)) return std::nullopt;
      if (here == begin && begin == begin_) return std::nullopt;
      if (is_core(here, begin, tail)) return here;
    }
    return std::nullopt;
  }

  bool is_core(std::size_t i, std::size_t begin, std::size_t tail) const {
    const std::size_t behind = tail - i - 1;
    const bool is_end = behind == 0;
    const bool leaves_room = behind <= kLongestPostscript && is_shorter(i + 1, tail, begin, i);
    const bool is_closed_before = i > begin && passages_.is_close(i - 1);
    if (passages_.is_signed_close(i)) return is_end || leaves_room;
    if (i > begin && is_signed_with_initials(i)) return is_end || leaves_room;
    if (passages_.is_name(i) || passages_.names_sender(i)) {
      if (is_end) return true;
      return leaves_room &&
             (is_closed_before || passages_.names_sender(i) || passages_.is_right(i) ||
              passages_.begins_with_initial(i) || follows_only_address(i + 1, tail));
    }
    if (passages_.is_close(i)) return follow_only_lines(i + 1, tail);
    return is_end && (is_dateline_of_closing(i) || passages_.is_closing_sentence(i));
  }

  // A last sentence that names a day is none.
  bool is_dateline_of_closing(std::size_t i) const {
    return passages_.is_dateline(i) &&
           !(passages_.is_sentence(i) && passages_.is_prose(passages_[i].text));
  }

  // What follows is not longer than the letter.
  bool is_shorter(std::size_t first, std::size_t last, std::size_t begin, std::size_t end) const {
    const auto length = [&](std::size_t from, std::size_t to) {
      std::size_t sum = 0;
      for (; from < to; ++from) sum += passages_[from].length;
      return sum;
    };
    return length(first, last) <= length(begin, end) + kLongestSubject;
  }

  bool follow_only_lines(std::size_t i, std::size_t tail) const {
    if (tail - i > kMostSubjects) return false;
    for (; i < tail; ++i) {
      if (!passages_.is_line(i)) return false;
    }
    return true;
  }

  bool follows_only_address(std::size_t i, std::size_t tail) const {
    return (passages_.is_address(i) || is_dateline_of_closing(i)) && follow_only_lines(i + 1, tail);
  }

  // «De Lima, a 3 de mayo de 1620 años.» before the close, in a letter without a dateline above.
  bool is_dated_at_end(std::size_t i) const {
    const Passage& here = passages_[i];
    return !here.folded.empty() && !is_dated_ && passages_.datelines().prefix(here.text) != 0;
  }

  bool may_precede(std::size_t i) const {
    if (!is_paragraph(i)) return false;
    if (is_dated_at_end(i)) return true;
    if (passages_.is_close(i) || is_dateline_of_closing(i) || passages_.is_closing_sentence(i))
      return true;
    // «Grüße die Tante Berta und Emilie.» above the name is of the text.
    if (passages_.is_signed_close(i)) return !passages_.is_sentence(i);
    if (!passages_.is_line(i) || passages_[i].words > kMostWordsOfDate) return false;
    return passages_.is_name(i) || !ends_sentence(passages_[i].text) || ends_formula(i);
  }

  bool may_follow(std::size_t i, std::size_t tail) const {
    const bool is_signed = passages_.is_name(i - 1) || passages_.is_signed_close(i - 1);
    if (is_dateline_of_closing(i) || (passages_.is_close(i) && !is_signed) ||
        passages_.is_address(i) || passages_.is_signed_close(i))
      return true;
    if (kinds_[i - 1] == BlockKind::address || passages_.is_address(i - 1))
      return passages_.is_line(i);
    return passages_.is_name(i) ||
           (i + 1 == tail && passages_.is_line(i) && passages_[i].words <= kMostWordsOfRank &&
            !ends_sentence(passages_[i].text));
  }

  // The last close of several, if a name alone stands below it: names above it are greeted.
  std::size_t last_close_above_name(std::size_t first, std::size_t behind) const {
    for (std::size_t i = behind; i > first + 1; --i) {
      const bool is_close = passages_.is_close(i - 2) && !passages_.is_signed_close(i - 2);
      if (is_close && (passages_.is_name(i - 1) || passages_.is_signed_close(i - 1))) return i - 2;
    }
    return first;
  }

  void name_closing(std::size_t first, std::size_t behind) {
    const std::size_t last_close = last_close_above_name(first, behind);
    for (std::size_t i = first; i < behind; ++i) {
      const bool is_signed = i > first && kinds_[i - 1] == BlockKind::signature;
      const bool goes_on_address = i > first && kinds_[i - 1] == BlockKind::address;
      // Behind the name, its owner's rank or abode.
      const bool is_rank = is_signed && i + 1 == behind && passages_.is_line(i);
      const bool is_name = passages_.is_name(i) || passages_.names_sender(i) || is_rank;
      if (is_dateline_of_closing(i) || is_dated_at_end(i)) {
        kinds_[i] = BlockKind::dateline;
      } else if ((passages_.is_address(i) || goes_on_address) && !is_signed_with_initials(i)) {
        kinds_[i] = BlockKind::address;
      } else if (passages_.is_signed_close(i) ? i >= last_close || !ends_sentence(passages_[i].text)
                                              : is_name && !passages_.is_close(i)) {
        kinds_[i] = BlockKind::signature;
      } else {
        kinds_[i] = BlockKind::closer;
      }
    }
  }

  void mark(std::size_t begin, std::size_t end, BlockKind kind) {
    std::fill(kinds_.begin() + static_cast<std::ptrdiff_t>(begin),
              kinds_.begin() + static_cast<std::ptrdiff_t>(end), kind);
  }

  Passages& passages_;
  const std::size_t begin_, end_;
  std::vector<BlockKind> kinds_;
  std::vector<Division> divisions_;
  bool is_dated_ = false;  // a dateline stands above the text of the division
};

}  // namespace

Parts parts_of(Passages& passages, std::size_t begin, std::size_t end) {
  return PartFinder(passages, begin, end).find();
}

}  // namespace layout
