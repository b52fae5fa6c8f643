// SPDX-License-Identifier: MIT
// Salutations that run on into the text: «Dear Sir, I have …», «My dear Anne:—The boat was late».
#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "layout/passages.hpp"

namespace layout {
namespace {

constexpr std::size_t kLongestRunIn = 70;  // in bytes
constexpr std::size_t kMostWords = 6;
// "Sig.", "Mons.": a word with a stop behind it that is no longer may be a title.
constexpr std::size_t kLongestTitle = 5;

// The mark at which a salutation ends that runs on into the text: a comma, a colon, an exclamation
// mark, a stop behind a whole word, or a dash that stands for one of them.
std::size_t mark_of_salutation(std::string_view line, std::size_t from) {
  for (std::size_t at = line.find_first_of(",!:.\xE2", from); at != std::string_view::npos;
       at = line.find_first_of(",!:.\xE2", at + 1)) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("—")) return at;
    if (rest.front() == '\xE2') continue;
    const bool is_apart = rest.size() > 2 && (rest[1] == ' ' || rest.substr(1).starts_with("—"));
    if (!is_apart) return std::string_view::npos;
    const std::size_t word = line.substr(0, at).rfind(' ') + 1;
    const bool is_stop = rest.front() == '.';
    if (!is_stop) return at;
    if (base::utf8::code_point_count(line.substr(word, at - word)) > kLongestTitle &&
        !begins_lower(rest.substr(1)))
      return at;
  }
  return std::string_view::npos;
}

// Past the mark, and the dash behind it: «My dear Sir:—I have …».
std::size_t behind_marks(std::string_view line, std::size_t mark) {
  static constexpr std::string_view kDash = "—";
  std::size_t end = line.substr(mark).starts_with(kDash) ? mark : mark + 1;
  while (line.substr(end).starts_with(kDash)) end += kDash.size();
  return end;
}

}  // namespace

std::size_t Passages::salutation_prefix(std::string_view line) const {
  const std::size_t mark = mark_of_salutation(line, 0);
  if (mark >= kLongestRunIn) return 0;
  Passage head;
  head.folded = folded(line.substr(0, mark));
  if (head.folded.find_first_of("0123456789") != std::string::npos ||
      word_count(head.folded) > kMostWords)
    return 0;
  if (!begins(head, "letter.salutation")) return 0;
  const std::size_t end = behind_marks(line, mark);
  if (line[mark] != ',') return end;
  // «Bruder, lieber Freund! ich …»
  const std::size_t next = line.find_first_not_of(' ', end);
  const std::size_t behind = next < line.size() ? salutation_prefix(line.substr(next)) : 0;
  if (behind != 0) return next + behind;
  if (!begins_lower(line.substr(end))) return end;
  // «Dearest Anne, my own little Anne: Yesterday …»
  const std::size_t colon = line.find_first_of(",.;:!?", end);
  const bool goes_on = colon < kLongestRunIn && line[colon] == ':' && colon + 1 < line.size() &&
                       line[colon + 1] == ' ' && !begins_lower(line.substr(colon + 1)) &&
                       word_count(line.substr(end, colon - end)) < kMostWords;
  return goes_on ? colon + 1 : end;
}

}  // namespace layout
