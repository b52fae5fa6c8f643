// SPDX-License-Identifier: MIT
#include "layout/passages.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

// In code points.
constexpr std::size_t kLongestFormula = 260;
constexpr std::size_t kLongestHeading = 200;
constexpr std::size_t kLongestCapitals = 400;  // a heading in capitals throughout
constexpr std::size_t kLongestSalute = 90;
constexpr std::size_t kLongestClose = 160;
constexpr std::size_t kLongestLine = 80;
constexpr std::size_t kLongestName = 60;

constexpr std::size_t kMostWordsOfHeading = 28;
constexpr std::size_t kMostWordsOfCapitals = 60;
constexpr std::size_t kMostWordsOfSalute = 10;
constexpr std::size_t kMostWordsOfClose = 8;
constexpr std::size_t kMostWordsOfSignedClose = 10;
constexpr std::size_t kMostWordsOfName = 7;
constexpr std::size_t kFewWords = 5;

// The lines of a group, joined; the markers of notes are no part of its text.
std::string joined(const Draft& draft, const LineGroup& group,
                   const std::vector<base::Span>& markers) {
  std::string text;
  for (const std::uint32_t line : group.lines) {
    if (!text.empty()) text += ' ';
    base::Span rest = draft.source.lines[line].span;
    auto marker = std::lower_bound(
        markers.begin(), markers.end(), rest.begin,
        [](const base::Span& span, std::uint32_t begin) { return span.begin < begin; });
    for (; marker != markers.end() && marker->end <= rest.end; ++marker) {
      text += base::Span{rest.begin, marker->begin}.of(draft.source.text);
      rest.begin = marker->end;
    }
    text += rest.of(draft.source.text);
  }
  return text;
}

std::vector<base::Span> markers_of(const Layout& layout) {
  std::vector<base::Span> markers;
  for (const Note& note : layout.notes) markers.push_back(note.anchor);
  std::sort(markers.begin(), markers.end(),
            [](const base::Span& a, const base::Span& b) { return a.begin < b.begin; });
  return markers;
}

// Ends as only a sentence does; a colon or an exclamation mark may also end a formula.
bool ends_with_stop(std::string_view text) {
  const char32_t last = last_character(text);
  return last == U'.' || last == U'?' || last == U'…' || (is_closing(last) && ends_sentence(text));
}

bool ends_like_salutation(std::string_view text) {
  const char32_t last = last_character(text);
  return last == U',' || last == U':' || last == U'!' || last == U'—' || last == U'–' ||
         last == U'-';
}

// A sentence ends before its end.
bool holds_sentence(std::string_view text) {
  for (std::size_t at = text.find_first_of(".!?"); at != std::string_view::npos;
       at = text.find_first_of(".!?", at + 1)) {
    if (at + 2 < text.size() && text[at + 1] == ' ') return true;
  }
  return false;
}

// The line below goes on with it, or it is a sentence: neither is a close with a name at its end.
bool goes_on_or_asks(std::string_view text) {
  const char32_t last = last_character(text);
  return last == U',' || last == U':' || last == U'-' || last == U'–' || last == U'—' ||
         last == U'?';
}

bool is_all_capitals(std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::utf8::next(text, at);
    if (is_upper(c)) ++upper;
    if (is_lower(c)) ++lower;
  }
  return upper >= 4 && upper > 2 * lower;
}

bool holds_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// "C.H.", "M. R. M.", "BK.", "LvO.", "G.": a few letters, capitals most of them, and stops.
std::string initials_of(std::string_view text) {
  std::string initials;
  std::size_t capitals = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::utf8::next(text, at);
    if (is_upper(c)) {
      ++capitals;
      initials += folded(base::utf8::encode(c));
    } else if (is_letter(c)) {
      ++others;
    } else if (c != U'.' && c != U' ' && c != U',') {
      return {};
    }
  }
  const bool are_initials = capitals > 0 && capitals <= 4 && others < capitals;
  return are_initials ? initials : std::string();
}

// Begins with a number of its own: "12. To Mary", "XII) An Goethe", "XL.—To John", "* 12. Marie",
// "12  Aan Marie".
bool is_numbered(std::string_view text) {
  if (text.starts_with("* ")) text.remove_prefix(2);
  const std::size_t end = text.find_first_not_of("0123456789IVXLC");
  if (end == 0 || end > 8 || end + 1 >= text.size()) return false;
  if (text[end] == ' ') return text[end + 1] == ' ' && text[0] <= '9';
  if (text[end] != '.' && text[end] != ')') return false;
  const char32_t behind = first_character(text.substr(end + 1));
  return behind == U' ' || behind == U'—' || behind == U'–';
}

// "XII", "CCXLVI.": nothing but a Roman number, of more than one letter: "V." may be a signature.
bool is_roman_number(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return text.size() > 1 && text.size() <= 10 &&
         text.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const char32_t c = at < text.size() ? base::utf8::next(text, at) : (++at, U' ');
    if (is_letter(c)) {
      word += base::utf8::encode(c);
    } else if (!word.empty()) {
      words.push_back(folded(word));
      word.clear();
    }
  }
  return words;
}

std::size_t second_word_end(std::string_view text) {
  const std::size_t first = text.find(' ');
  return first == std::string_view::npos ? text.size() : text.find(' ', first + 1);
}

}  // namespace

Passages::Passages(const Draft& draft, const std::vector<LineGroup>& groups)
    : draft_(draft), groups_(groups), datelines_(draft.lexicon) {
  const std::vector<base::Span> markers = markers_of(draft.layout);
  for (const LineGroup& group : groups) {
    Passage passage;
    passage.text = joined(draft, group, markers);
    passage.length = base::utf8::code_point_count(passage.text);
    // A heading may open an enclosure, or hold a date; items, cells and the like are no part of a
    // letter by their words.
    passage.is_heading = group.part != nullptr && group.part->kind == source::PartKind::heading;
    const bool is_told = group.part != nullptr && !passage.is_heading &&
                         group.part->kind != source::PartKind::paragraph;
    passage.is_set_off = group.is_quotation || is_told;
    const bool is_heading_in_capitals =
        passage.length <= kLongestCapitals && is_all_capitals(passage.text);
    if ((passage.length <= kLongestFormula || is_heading_in_capitals) && !passage.is_set_off) {
      passage.folded = folded(passage.text);
      passage.words = word_count(passage.text);
    }
    passages_.push_back(std::move(passage));
  }
}

// The words of the lexicon, folded as the text is: "grüße" is "grüsse".
const std::vector<std::string>& Passages::words(std::string_view section) const {
  const auto [entry, is_new] = words_.try_emplace(section);
  if (is_new) {
    for (const std::string& word : draft_.lexicon.words(section))
      entry->second.push_back(folded(word));
  }
  return entry->second;
}

bool Passages::begins(const Passage& passage, std::string_view section) const {
  std::string_view text = passage.folded;
  while (!text.empty() && !is_letter(first_character(text))) {
    std::size_t at = 0;
    base::utf8::next(text, at);
    text.remove_prefix(at);
  }
  const std::vector<std::string>& list = words(section);
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& word) { return begins_with_word(text, word); });
}

bool Passages::holds(const Passage& passage, std::string_view section) const {
  const std::vector<std::string>& list = words(section);
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& word) { return contains_word(passage.folded, word); });
}

// Its last words, but for a mark behind them.
bool Passages::ends_with(const Passage& passage, std::string_view section) const {
  std::string_view text = passage.folded;
  while (!text.empty() && !is_letter(last_character(text))) {
    std::size_t at = text.size();
    base::utf8::previous(text, at);
    text = text.substr(0, at);
  }
  const std::vector<std::string>& list = words(section);
  return std::any_of(list.begin(), list.end(), [&](const std::string& word) {
    return text.size() > word.size() && text.ends_with(word) &&
           text[text.size() - word.size() - 1] == ' ';
  });
}

bool Passages::is_one_of(std::string_view word, std::string_view section) const {
  const std::vector<std::string>& list = words(section);
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool Passages::is_line(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty()) return false;
  if (is_all_capitals(here.text)) return here.length <= kLongestHeading;
  return here.length <= kLongestLine && (here.words <= kFewWords || !ends_with_stop(here.text));
}

bool Passages::is_sentence(std::size_t i) const {
  return passages_[i].words > kFewWords && ends_with_stop(passages_[i].text);
}

bool Passages::is_text(std::size_t i) const {
  return passages_[i].length > kLongestLine || begins_lower(passages_[i].text);
}

bool Passages::is_dateline(std::size_t i) const {
  return !passages_[i].folded.empty() && datelines_.matches(passages_[i].text) &&
         salutation_prefix(passages_[i].text) == 0 && !begins_clause(passages_[i].text);
}

// «La poudre est arrivée le 3 mai.»: an article and a word that is no weekday, no month and no
// name.
bool Passages::begins_clause(std::string_view text) const {
  const std::size_t second = text.find(' ') + 1;
  if (second == 0 || !is_lower(first_character(text.substr(second)))) return false;
  const std::string_view word = text.substr(second, text.find_first_of(" ,", second) - second);
  return is_one_of(folded(text.substr(0, second - 1)), "names.articles") &&
         !datelines_.is_of_calendar(word);
}

bool Passages::is_heading(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.is_heading) return true;
  const bool is_capitals = is_all_capitals(here.text);
  if (here.folded.empty() || here.length > (is_capitals ? kLongestCapitals : kLongestHeading) ||
      here.words > (is_capitals ? kMostWordsOfCapitals : kMostWordsOfHeading) ||
      ends_like_salutation(here.text))
    return false;
  if (is_roman_number(here.text)) return true;
  const bool has_number = holds_digit(here.text);
  if (has_number && here.words <= 2 && here.length <= 12 && !is_dateline(i)) return true;
  const Parties parties = parties_of(here.text, draft_.lexicon, datelines_);
  const bool names_both = !parties.sender.is_empty() && !parties.addressee.is_empty();
  if (names_both) return true;
  if (is_numbered(here.text) && !parties.addressee.is_empty()) return true;
  if (is_numbered(here.text) && !parties.sender.is_empty() && !is_prose(here.text)) return true;
  // A name in the dative, and no word that says «to».
  if (i == 0 && !parties.addressee.is_empty() && is_line(i) &&
      !words("letter.dative_endings").empty())
    return true;
  return names_letter(i) &&
         (has_number || !parties.addressee.is_empty() || !parties.sender.is_empty() ||
          is_all_capitals(here.text) || here.words <= kFewWords);
}

bool Passages::is_addressee_in_capitals(std::size_t i) const {
  return is_all_capitals(passages_[i].text) && names_addressee(i);
}

bool Passages::has_addressee(std::size_t i) const {
  return !parties_of(passages_[i].text, draft_.lexicon, datelines_).addressee.is_empty();
}

bool Passages::names_addressee(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestLine || ends_like_salutation(here.text) ||
      holds_digit(here.text) || is_prose(here.text))
    return false;
  const Parties parties = parties_of(here.text, draft_.lexicon, datelines_);
  return !parties.addressee.is_empty() && parties.sender.is_empty();
}

bool Passages::is_dated_party(std::size_t i) const {
  if (!is_dateline(i) || is_prose(passages_[i].text)) return false;
  const Parties parties = parties_of(passages_[i].text, draft_.lexicon, datelines_);
  return parties.sender.is_empty() != parties.addressee.is_empty();
}

// At its beginning: «LETTRE N° 3», «Second letter to …»; elsewhere it is what the letter is about.
bool Passages::names_letter(std::size_t i) const {
  const Passage& here = passages_[i];
  const std::string head = here.folded.substr(0, second_word_end(here.folded));
  const std::vector<std::string>& letters = words("heading.letter");
  return std::any_of(letters.begin(), letters.end(),
                     [&](const std::string& word) { return contains_word(head, word); });
}

bool Passages::is_salutation(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestSalute || here.words > kMostWordsOfSalute)
    return false;
  const bool is_ended = ends_like_salutation(here.text);
  if (begins(here, "letter.salutation")) return is_ended || !holds_digit(here.text);
  // «Au citoyen Leroux», «Al señor cónsul»: who is meant, not who is greeted.
  const std::size_t second = here.text.find(' ') + 1;
  if (!is_ended && second > 0 && is_lower(first_character(here.text.substr(second))) &&
      is_addressed(i))
    return false;
  return (is_ended || here.words <= kFewWords) && !holds_digit(here.text) &&
         holds(here, "letter.salutation");
}

bool Passages::is_close(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestClose || holds_digit(here.text)) return false;
  const bool is_long = here.words > kMostWordsOfClose;
  if (ends_with_stop(here.text) && (is_long || here.words > kFewWords)) {
    return false;
  }
  if (begins(here, "letter.closing")) return true;
  if (!is_long) return holds(here, "letter.closing");
  return here.words <= kMostWordsOfSignedClose && !holds_sentence(here.text) &&
         ends_with(here, "letter.closing");
}

bool Passages::is_closing_sentence(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestClose) return false;
  if (begins(here, "letter.closing_sentence")) return true;
  // «I kiss the child. Adieu.»
  const std::size_t stop = here.folded.rfind(". ");
  if (stop == std::string::npos || !ends_with_stop(here.text)) return false;
  Passage last;
  last.folded = here.folded.substr(stop + 2);
  return word_count(last.folded) < kFewWords && begins(last, "letter.closing_sentence");
}

bool Passages::is_signed_close(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestLine || here.words > kMostWordsOfSignedClose)
    return false;
  const std::vector<std::string> tokens = folded_words(here.text);
  const bool is_close = begins(here, "letter.closing") || holds(here, "letter.closing");
  if (!is_close || tokens.size() < 2) return false;
  std::string_view text = here.text;
  while (!text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == ' '))
    text.remove_suffix(1);
  const std::size_t name = text.find_last_of(' ');
  if (name == std::string_view::npos || goes_on_or_asks(text)) return false;
  if (here.text.ends_with('!') && holds(here, "letter.salutation")) return false;
  const std::string_view last = text.substr(name + 1);
  const bool greets = std::any_of(tokens.begin(), tokens.end(), [&](const std::string& word) {
    return is_one_of(word, "heading.to");
  });
  const auto in_closing = [&](std::string_view word) {
    for (const std::string& phrase : words("letter.closing")) {
      if (contains_word(phrase, word)) return true;
    }
    return false;
  };
  return !greets && is_upper(first_character(last)) && !in_closing(tokens.back()) &&
         !is_one_of(tokens.back(), "letter.salutation") &&
         !is_one_of(tokens.back(), "names.honorifics");
}

// Words that begin with a capital, initials, particles of names and the words between them:
// «E. Bernard geborene Gad».
bool Passages::is_name_like(std::string_view text, std::size_t most_words) const {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find(' ', begin), text.size());
    const std::vector<std::string> parts = folded_words(text.substr(begin, at - begin));
    if (parts.empty()) continue;
    std::string_view token = text.substr(begin, at - begin);
    while (!token.empty() && !is_letter(first_character(token))) {
      std::size_t next = 0;
      base::utf8::next(token, next);
      token.remove_prefix(next);
    }
    const bool is_small = is_one_of(parts.front(), "names.particles") ||
                          is_one_of(parts.front(), "names.conjunctions");
    const std::size_t apostrophe = token.find('\'');
    const bool is_elided = apostrophe != std::string_view::npos && apostrophe + 1 < token.size() &&
                           is_upper(first_character(token.substr(apostrophe + 1)));
    if (is_upper(first_character(token)) || is_elided) {
      ++capitals;
    } else if (!is_small && !is_one_of(parts.front(), "names.born")) {
      return false;
    }
  }
  return capitals > 0 && capitals <= most_words;
}

bool Passages::is_name(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestName || holds_digit(here.text)) return false;
  const char32_t last = last_character(here.text);
  if (last == U':' || last == U';' || last == U'!' || last == U'?') return false;
  return is_name_like(here.text, kMostWordsOfName);
}

bool Passages::begins_with_initial(std::size_t i) const {
  const std::string& text = passages_[i].text;
  std::size_t at = 0;
  return !text.empty() && is_upper(base::utf8::next(text, at)) && at + 1 < text.size() &&
         text[at] == '.';
}

bool Passages::begins_with_initials(std::size_t i) const {
  if (!begins_with_initial(i)) return false;
  const std::string& text = passages_[i].text;
  const std::size_t second = text.find_first_not_of(' ', text.find('.') + 1);
  if (second == std::string::npos) return false;
  std::size_t at = second;
  return is_upper(base::utf8::next(text, at)) && at < text.size() && text[at] == '.';
}

bool Passages::names_sender(std::size_t i) const {
  const Passage& here = passages_[i];
  if (sender_.empty() || here.folded.empty() || here.length > kLongestName) return false;
  const std::string initials = initials_of(here.text);
  if (!initials.empty()) {
    return std::any_of(sender_.begin(), sender_.end(), [&](const std::string& word) {
      return folded(base::utf8::encode(first_character(word))) ==
             folded(base::utf8::encode(first_character(initials)));
    });
  }
  if (here.words > kMostWordsOfName + 2) return false;
  const std::vector<std::string> tokens = folded_words(here.text);
  return std::any_of(tokens.begin(), tokens.end(), [&](const std::string& word) {
    return word.size() > 2 && std::find(sender_.begin(), sender_.end(), word) != sender_.end();
  });
}

void Passages::take_sender(std::size_t heading) {
  const Parties parties = parties_of(passages_[heading].text, draft_.lexicon, datelines_);
  if (parties.sender.is_empty()) return;
  sender_ = folded_words(parties.sender.of(passages_[heading].text));
  std::erase_if(sender_,
                [&](const std::string& word) { return is_one_of(word, "names.particles"); });
}

bool Passages::is_prose(std::string_view text) const {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find(' ', begin), text.size());
    const char32_t first = first_character(text.substr(begin));
    if (is_upper(first)) ++capitals;
    if (!is_lower(first)) continue;
    const std::string word = folded(text.substr(begin, at - begin));
    if (!is_one_of(word, "names.particles") && !is_one_of(word, "heading.to")) ++small;
  }
  return small > capitals;
}

bool Passages::is_address(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestClose) return false;
  if (is_labelled_address(here.folded)) return true;
  if (is_prose(here.text)) return false;
  if (holds(here, "letter.address_title") && !begins(here, "letter.salutation")) return true;
  for (const std::string& word : words("letter.address")) {
    if (!begins_with_word(here.folded, word)) continue;
    const std::size_t behind = here.text.find_first_not_of(' ', word.size());
    if (behind >= here.text.size()) return false;
    const std::string_view name = std::string_view(here.text).substr(behind);
    const std::size_t second = std::min(name.find(' '), name.size());
    return is_name_like(name.substr(0, std::min(name.find(' ', second + 1), name.size())), 2);
  }
  return false;
}

// «Au citoyen Leroux.», «To the Committee»: behind the dateline, to whom the letter goes.
bool Passages::is_addressed(std::size_t i) const {
  const Passage& here = passages_[i];
  if (here.folded.empty() || here.length > kLongestLine || here.words > kMostWordsOfName + 1 ||
      ends_like_salutation(here.text))
    return false;
  std::vector<std::string> tokens = folded_words(here.text);
  if (tokens.size() < 2 || !is_one_of(tokens.front(), "heading.to")) return false;
  std::size_t next = 1;
  while (next + 1 < tokens.size() && is_one_of(tokens[next], "heading.articles")) ++next;
  const auto is_office = [&](const std::string& word) {
    return is_one_of(word, "names.titles") || is_one_of(word, "names.honorifics") ||
           is_one_of(word, "names.roles") || is_one_of(word, "names.organisation_nouns");
  };
  return is_office(tokens[next]) || !is_prose(here.text);
}

// «[Adresse:] An …», «Adresse: …»
bool Passages::is_labelled_address(std::string_view folded) const {
  if (folded.starts_with('[') || folded.starts_with('(')) folded.remove_prefix(1);
  const std::vector<std::string>& labels = words("letter.address_label");
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
    return folded.starts_with(label) && folded.size() > label.size() &&
           (folded[label.size()] == ':' || folded[label.size()] == ']');
  });
}

bool Passages::is_postscript(std::size_t i) const {
  if (is_enclosure_notice(i)) return true;
  const std::string& text = passages_[i].text;
  const std::string head = folded(std::string_view(text).substr(0, 40));
  const std::vector<std::string>& list = words("letter.postscript");
  return !passages_[i].is_set_off &&
         std::any_of(list.begin(), list.end(), [&](const std::string& word) {
           return begins_with_word(head, word) ||
                  (head.size() > 1 && begins_with_word(std::string_view(head).substr(1), word) &&
                   is_opening(first_character(head)));
         });
}

bool Passages::is_enclosure_notice(std::size_t i) const {
  const Passage& here = passages_[i];
  return !here.folded.empty() && here.words <= 4 && here.length <= kLongestLine / 2 &&
         holds(here, "letter.enclosure");
}

bool Passages::is_enclosure(std::size_t i) const {
  const Passage& here = passages_[i];
  return here.length <= kLongestLine && !here.folded.empty() && begins(here, "letter.enclosure") &&
         !ends_with_stop(std::string_view(here.text).substr(0, here.text.size() - 1));
}

bool Passages::is_endorsement(std::size_t i) const {
  const Passage& here = passages_[i];
  return !here.folded.empty() && here.length <= kLongestClose && begins(here, "letter.endorsement");
}

bool Passages::is_in_brackets(std::size_t i) const {
  std::string_view text = passages_[i].text;
  if (text.ends_with('.')) text.remove_suffix(1);
  return text.starts_with('[') && text.find(']') == text.size() - 1;
}

bool Passages::is_right(std::size_t i) const {
  const LineGroup& group = groups_[i];
  if (group.part != nullptr && group.part->is_right) return true;
  const source::Line& line = draft_.source.lines[group.lines.front()];
  return group.lines.size() == 1 && line.indent >= 20 && 2 * line.indent >= draft_.geometry.measure;
}

}  // namespace layout
