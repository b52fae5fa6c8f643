// SPDX-License-Identifier: MIT
#include "layout/set_off.hpp"

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

// In code points.
constexpr std::uint32_t kShortestVerse = 8;
constexpr std::uint32_t kLongestVerse = 65;
constexpr std::size_t kLongestItem = 300;
constexpr std::size_t kLongestDashItem = 160;

// A line of verse leaves this part of a full line free, and more.
constexpr double kVersePart = 0.85;
// What is set off is indented by so many blanks more than the text around it.
constexpr std::uint32_t kIndent = 3;

class SetOffFinder {
 public:
  SetOffFinder(const Draft& draft, const std::vector<LineGroup>& groups,
               const std::vector<BlockKind>& kinds)
      : draft_(draft), groups_(groups), kinds_(kinds), margin_(margin()) {}

  std::vector<SetOff> find() {
    std::vector<SetOff> found;
    for (std::size_t i = 1; i < groups_.size();) {
      const bool goes_on =
          !found.empty() && found.back().end == i && found.back().kind == BlockKind::verse;
      const SetOff here = at(i, goes_on);
      if (here.end > i) found.push_back(here);
      i = std::max(here.end, i + 1);
    }
    return found;
  }

 private:
  SetOff at(std::size_t i, bool goes_on) {
    if (!is_paragraph(i) || !is_paragraph(i - 1)) return {i, i, BlockKind::paragraph};
    if (const std::size_t end = end_of_list(i); end > i) return {i, end, BlockKind::list};
    if (const std::size_t end = end_of_verse(i, goes_on); end > i)
      return {i, end, BlockKind::verse};
    return {i, end_of_quotation(i), BlockKind::quotation};
  }

  std::string_view text(std::uint32_t line) const { return draft_.text_of(line); }
  std::uint32_t indent(std::uint32_t line) const { return draft_.source.lines[line].indent; }
  std::uint32_t first_line(std::size_t i) const { return groups_[i].lines.front(); }
  std::uint32_t last_line(std::size_t i) const { return groups_[i].lines.back(); }
  bool is_paragraph(std::size_t i) const {
    return i < groups_.size() && kinds_[i] == BlockKind::paragraph && !groups_[i].is_quotation;
  }
  // The line before ends in a colon.
  bool is_announced(std::size_t i) const { return text(last_line(i - 1)).ends_with(':'); }
  std::size_t length(std::size_t i) const {
    std::size_t sum = 0;
    for (const std::uint32_t line : groups_[i].lines) sum += draft_.geometry.lengths[line];
    return sum;
  }

  // The indent that most lines have that do not begin a paragraph; of all lines where each is one.
  std::uint32_t margin() const {
    std::map<std::uint32_t, std::size_t> counts;
    for (const LineGroup& group : groups_) {
      for (std::size_t i = draft_.geometry.is_wrapped ? 1 : 0; i < group.lines.size(); ++i)
        ++counts[indent(group.lines[i])];
    }
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? 0 : most->first;
  }

  bool is_deep(std::uint32_t line) const {
    return indent(line) >= margin_ + kIndent && 2 * indent(line) < draft_.geometry.measure;
  }

  // --- Lists: items numbered in sequence, or with the same dash

  std::size_t end_of_list(std::size_t i) const {
    const std::optional<Enumerator> first = enumerator_of(text(first_line(i)));
    if (!first || first->value > 1 || (first->is_dash() && begins_with_dash(i - 1))) return i;
    std::size_t end = i;
    std::optional<Enumerator> last;
    for (; is_paragraph(end); ++end) {
      const std::optional<Enumerator> here = enumerator_of(text(first_line(end)));
      if (!here || (last && !here->follows(*last))) break;
      if (length(end) > (here->is_dash() ? kLongestDashItem : kLongestItem)) return i;
      last = here;
    }
    // Dashes also begin speeches.
    const bool is_certain = !first->is_dash() || (is_announced(i) && end - i >= 3);
    return is_certain && end - i >= 2 ? end : i;
  }

  bool begins_with_dash(std::size_t i) const {
    const std::optional<Enumerator> item = enumerator_of(text(first_line(i)));
    return item && item->is_dash();
  }

  // --- Verse: lines that end before they are full and begin with capitals

  bool is_verse_line(std::uint32_t line) const {
    const std::uint32_t length = draft_.geometry.lengths[line];
    if (length < kShortestVerse || length > kLongestVerse) return false;
    if (draft_.geometry.is_wrapped && !draft_.geometry.is_at_most(line, kVersePart)) return false;
    std::string_view rest = text(line);
    if (rest.ends_with(':') || rest.find_first_of("0123456789") != std::string_view::npos)
      return false;
    while (!rest.empty() && is_opening(first_character(rest))) {
      std::size_t at = 0;
      base::utf8::next(rest, at);
      rest.remove_prefix(at);
    }
    return is_upper(first_character(rest));
  }

  bool is_verse(std::size_t i) const {
    const std::vector<std::uint32_t>& lines = groups_[i].lines;
    return is_paragraph(i) && std::all_of(lines.begin(), lines.end(),
                                          [&](std::uint32_t line) { return is_verse_line(line); });
  }

  // One stanza; `goes_on`: another stands directly before it.
  std::size_t end_of_verse(std::size_t i, bool goes_on) {
    if (!goes_on && is_verse(i - 1)) return i;
    std::size_t end = i;
    std::vector<std::uint32_t> lines;
    for (; is_verse(end) && (end == i || !is_broken(end)); ++end)
      lines.insert(lines.end(), groups_[end].lines.begin(), groups_[end].lines.end());
    verse_end_ = std::max(verse_end_, end);
    while (is_verse(verse_end_)) ++verse_end_;
    const bool is_announced = goes_on || this->is_announced(i);
    const bool is_within =
        is_announced || (is_paragraph(verse_end_) && length(verse_end_) > kLongestVerse);
    return is_within && are_verse(lines, is_announced) ? end : i;
  }

  bool are_verse(const std::vector<std::uint32_t>& lines, bool is_announced) const {
    std::size_t sentences = 0;  // lines that end one, but for the last
    std::size_t proper = 0;
    bool is_all_deep = true;
    for (const std::uint32_t line : lines) {
      if (line != lines.back() && ends_sentence(text(line))) ++sentences;
      if (is_proper(text(line))) ++proper;
      is_all_deep = is_all_deep && is_deep(line);
    }
    const std::size_t evidence = (is_all_deep ? 1U : 0U) + (is_announced ? 1U : 0U);
    return lines.size() >= 2 && lines.size() + evidence >= 4 && 3 * proper >= 2 * lines.size() &&
           2 * sentences < lines.size();
  }

  // A blank line in a text whose paragraphs stand apart: another stanza.
  bool is_broken(std::size_t i) const {
    return draft_.source.lines[first_line(i)].blank_before > (draft_.geometry.is_spaced ? 1U : 0U);
  }

  // Three words and more, one of them with a small letter: no names one below the other.
  static bool is_proper(std::string_view line) {
    bool has_small = false;
    for (std::size_t at = line.find(' '); at < line.size(); at = line.find(' ', at + 1))
      has_small = has_small || is_lower(first_character(line.substr(at + 1)));
    return has_small && word_count(line) >= 3;
  }

  // --- Quotations: every line is indented

  std::size_t end_of_quotation(std::size_t i) const {
    if (is_all_deep(i - 1)) return i;
    std::size_t end = i;
    bool has_block = false;  // more than an indented first line
    for (; is_paragraph(end) && is_all_deep(end); ++end)
      has_block = has_block || groups_[end].lines.size() > 1 || !draft_.geometry.is_wrapped;
    const bool is_within = is_paragraph(end) || is_announced(i);
    return has_block && is_within && 4 * (end - i) <= groups_.size() ? end : i;
  }

  bool is_all_deep(std::size_t i) const {
    const std::vector<std::uint32_t>& lines = groups_[i].lines;
    return std::all_of(lines.begin(), lines.end(), [&](std::uint32_t l) { return is_deep(l); });
  }

  const Draft& draft_;
  const std::vector<LineGroup>& groups_;
  const std::vector<BlockKind>& kinds_;
  const std::uint32_t margin_;
  std::size_t verse_end_ = 0;  // behind the last group of the stanzas at hand
};

// The digits at the head of a line, or one small letter.
std::optional<Enumerator> number_at(std::string_view& rest) {
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits > 2) return std::nullopt;
  Enumerator number;
  if (digits > 0) {
    number.value = static_cast<std::uint32_t>(std::stoul(std::string(rest.substr(0, digits))));
  } else if (!rest.empty() && rest.front() >= 'a' && rest.front() <= 'z') {
    number.is_letter = true;
    number.value = static_cast<std::uint32_t>(rest.front() - 'a') + 1;
  }
  if (number.value == 0) return std::nullopt;
  rest.remove_prefix(number.is_letter ? 1 : digits);
  return number;
}

}  // namespace

std::optional<Enumerator> enumerator_of(std::string_view line) {
  for (const std::string_view dash : {"- ", "– ", "— ", "• ", "· "}) {
    if (line.starts_with(dash)) return Enumerator{first_character(dash), false, 0};
  }
  std::string_view rest = line;
  if (rest.starts_with('(')) rest.remove_prefix(1);
  const bool has_bracket = rest.size() < line.size();
  std::optional<Enumerator> number = number_at(rest);
  if (!number || rest.empty()) return std::nullopt;
  std::size_t behind = 0;
  number->style = base::utf8::next(rest, behind);
  const bool is_mark = has_bracket ? number->style == U')'
                                   : number->style == U')' || number->style == U'°' ||
                                         number->style == U'º' ||
                                         (number->style == U'.' && !number->is_letter);
  // "3. März" is no item.
  const bool goes_on = behind + 1 < rest.size() && rest[behind] == ' ';
  return is_mark && goes_on ? number : std::nullopt;
}

std::vector<SetOff> find_set_off(const Draft& draft, const std::vector<LineGroup>& groups,
                                 const std::vector<BlockKind>& kinds) {
  return SetOffFinder(draft, groups, kinds).find();
}

}  // namespace layout
