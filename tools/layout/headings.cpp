// SPDX-License-Identifier: MIT
#include "layout/headings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

constexpr std::size_t kLongestHeading = 400;
constexpr std::size_t kMostWordsOfName = 10;
// "[Paris, 3. Mai 1884]:", in words.
constexpr std::size_t kLongestBracket = 6;

// What stands between two blanks, or before or behind a long dash.
struct Token {
  base::Span span;
  std::string word;  // folded, without the marks around it
  bool is_capital = false;
  bool has_digit = false;
  bool ends_name = false;  // a mark behind it closes a name
};

bool is_name_character(char32_t c) {
  return is_letter(c) || (c >= U'0' && c <= U'9');
}

// "Mary," and "Paul." end a name; the initial in "B. R. Haydon" and the title in "Dr. Loofs" do
// not.
bool ends_name(std::string_view token, std::string_view word) {
  if (token.empty()) return false;
  const char last = token.back();
  if (last == ',' || last == ';' || last == ':' || last == ')' || last == '(') return true;
  const bool has_stop_inside = token.find('.') + 1 < token.size();
  return last == '.' && base::utf8::code_point_count(word) > 3 && !has_stop_inside;
}

Token token_of(std::string_view heading, std::size_t begin, std::size_t end) {
  const std::string_view text = heading.substr(begin, end - begin);
  Token token{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
              {},
              false,
              false,
              false};
  std::size_t first = text.size();
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = base::utf8::next(text, at);
    if (!is_name_character(c)) continue;
    if (first == text.size()) token.is_capital = is_upper(c);
    token.has_digit = token.has_digit || (c >= U'0' && c <= U'9');
    first = std::min(first, here);
    last = at;
  }
  if (first < last) token.word = folded(text.substr(first, last - first));
  // "d'Estournelles": the name behind an elided particle is the capital.
  const std::size_t apostrophe = text.find('\'');
  if (apostrophe != std::string_view::npos && apostrophe + 1 < text.size())
    token.is_capital = token.is_capital || is_upper(first_character(text.substr(apostrophe + 1)));
  token.ends_name = ends_name(text, token.word);
  return token;
}

constexpr std::array<std::string_view, 2> kLongDashes{"—", "–"};

// The bytes of a long dash at a place, or 0.
std::size_t dash_at(std::string_view text, std::size_t at) {
  for (const std::string_view dash : kLongDashes) {
    if (text.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

std::size_t end_of_token(std::string_view text, std::size_t begin) {
  if (const std::size_t dash = dash_at(text, begin)) return begin + dash;
  std::size_t end = begin;
  while (end < text.size() && text[end] != ' ' && dash_at(text, end) == 0) ++end;
  return end;
}

std::vector<Token> tokens_of(std::string_view heading) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < heading.size();) {
    const std::size_t begin = heading.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    at = end_of_token(heading, begin);
    tokens.push_back(token_of(heading, begin, at));
  }
  return tokens;
}

// "CXLVII.", "12)": a number of the edition, or of the letter in it.
bool is_ordinal(std::string_view token) {
  if (token.size() < 2 || (token.back() != '.' && token.back() != ')')) return false;
  token.remove_suffix(1);
  return token.find_first_not_of("0123456789") == std::string_view::npos ||
         token.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

class HeadingReader {
 public:
  HeadingReader(std::string_view heading, const lexicon::Lexicon& lexicon,
                const DatelineForm& datelines)
      : heading_(heading), lexicon_(lexicon), datelines_(datelines), tokens_(tokens_of(heading)) {
    first_ = behind_number();
  }

  Parties read() const {
    Parties parties;
    const std::size_t begin = first_;
    if (begin + 1 < tokens_.size() && is("heading.to", begin) && begins_name(begin + 1) &&
        !is_letter_named(begin + 1))
      return read_addressee_first(begin + 1);
    const std::optional<std::size_t> from = place_of_from(begin);
    const std::size_t sender = from ? *from + 1 : begin;
    for (std::size_t i = from ? *from + 2 : begin; i + 1 < tokens_.size(); ++i) {
      if (!is("heading.to", i) || !begins_name(i + 1) || is_letter_named(i + 1)) continue;
      if (i > begin && !from && !is_announced(i) && !is_all_name(begin, i)) continue;
      parties.addressee = name_from(i + 1, tokens_.size());
      if (from || (i > begin && !is_announced(i))) parties.sender = name_from(sender, i);
      return parties;
    }
    if (from) parties.sender = name_from(sender, tokens_.size());
    return from ? parties : parties_by_case();
  }

 private:
  // «To X», «To X from Y».
  Parties read_addressee_first(std::size_t begin) const {
    Parties parties;
    parties.addressee = name_from(begin, tokens_.size());
    for (std::size_t i = begin + 1; i + 1 < tokens_.size(); ++i) {
      if (tokens_[i].span.begin < parties.addressee.end) continue;
      if (is("heading.from", i) && begins_name(i + 1))
        parties.sender = name_from(i + 1, tokens_.size());
      break;
    }
    return parties;
  }

  // Past «[Paris, 1884]:», «CXLVII.», «12. —», «* 20.», «[2]» and «249».
  std::size_t behind_number() const {
    std::size_t i = 0;
    if (heading_.starts_with('[')) {
      while (i < std::min(tokens_.size(), kLongestBracket) && !text_of(i).ends_with("]:")) ++i;
      i = i < tokens_.size() && text_of(i).ends_with("]:") ? i + 1 : 0;
    }
    while (i + 1 < tokens_.size() && (is_ordinal(text_of(i)) || is_bare_number(i) || is_nr(i))) ++i;
    while (i > 0 && i < tokens_.size() && tokens_[i].word.empty()) ++i;
    return i;
  }

  // «Nr. 12»
  bool is_nr(std::size_t i) const {
    if (!tokens_[i + 1].has_digit) return false;
    const lexicon::Pairs& units = lexicon_.pairs("citation.units");
    return std::any_of(units.begin(), units.end(), [&](const auto& unit) {
      return unit.second == "issue" && unit.first == tokens_[i].word;
    });
  }

  // «3 August», but «Karl August Ritter».
  bool is_month(std::size_t i) const {
    const bool goes_on = i + 1 < tokens_.size() && !tokens_[i].ends_name &&
                         tokens_[i + 1].is_capital && !tokens_[i + 1].has_digit;
    const bool is_counted = i > 0 && tokens_[i - 1].has_digit;
    return datelines_.is_month(tokens_[i].word) && (is_counted || !goes_on);
  }

  bool is_bare_number(std::size_t i) const {
    return tokens_[i].word.find_first_not_of("0123456789") == std::string::npos;
  }

  std::string_view text_of(std::size_t i) const { return tokens_[i].span.of(heading_); }

  // Where names have cases: «12. И. И. Орлову», «Зимин — Орлову», a name in the dative.
  Parties parties_by_case() const {
    Parties parties;
    std::size_t begin = first_;
    for (std::size_t i = first_ + 1; i + 1 < tokens_.size(); ++i) {
      const std::vector<std::string>& marks = lexicon_.words("letter.heading_marks");
      const std::string_view mark = tokens_[i].span.of(heading_);
      if (std::find(marks.begin(), marks.end(), mark) == marks.end()) continue;
      if (!is_all_name(first_, i)) return {};
      begin = i + 1;
      break;
    }
    const base::Span name = name_from(begin, tokens_.size());
    if (name.is_empty() || !is_in_dative(name, begin, first_ > 0 || begin > first_)) return {};
    if (begin > first_) parties.sender = name_from(first_, begin - 1);
    parties.addressee = name;
    return parties;
  }

  // All but initials of its last words end so; a number before it or a sender leaves less doubt.
  bool is_in_dative(base::Span name, std::size_t begin, bool is_expected) const {
    const auto ends_so = [&](const std::string& word, std::string_view section) {
      const std::vector<std::string>& endings = lexicon_.words(section);
      return std::any_of(endings.begin(), endings.end(),
                         [&](const std::string& ending) { return word.ends_with(ending); });
    };
    bool is_dative = false;
    std::size_t i = begin;
    for (; i < tokens_.size() && tokens_[i].span.begin < name.end; ++i) {
      const Token& token = tokens_[i];
      if (base::utf8::code_point_count(token.word) <= 2) continue;
      is_dative = ends_so(token.word, "letter.dative_endings") ||
                  (is_expected && ends_so(token.word, "letter.doubtful_dative_endings"));
      if (!is_dative) return false;
    }
    const bool is_ended = i == tokens_.size() || tokens_[i - 1].ends_name;
    return is_dative && is_ended;
  }

  bool is(std::string_view section, std::size_t i) const {
    const std::vector<std::string>& words = lexicon_.words(section);
    return std::find(words.begin(), words.end(), tokens_[i].word) != words.end();
  }

  bool is_dash(std::size_t i) const {
    const std::string_view text = text_of(i);
    return text == "-" || dash_at(text, 0) == text.size();
  }

  bool is_small_word_of_names(std::size_t i) const {
    return is("names.particles", i) || is("names.conjunctions", i) || is("heading.particles", i) ||
           is("names.honorifics", i) || is("names.titles", i) || tokens_[i].word.empty();
  }

  // A name begins here, be it with an article or a particle; «an V» is a year of the Republic.
  bool begins_name(std::size_t i) const {
    const bool is_year = text_of(i).find_first_not_of("IVX.") == std::string_view::npos;
    if (is_year && (i + 1 == tokens_.size() || !tokens_[i + 1].is_capital)) return false;
    for (const std::size_t end = std::min(tokens_.size(), i + 3); i < end; ++i) {
      if (tokens_[i].is_capital) return !is_month(i);
      if (tokens_[i].has_digit || !is_small_word_of_names(i)) return false;
    }
    return false;
  }

  // «Brief an», «Letter 3 to»: the word before the preposition says what is sent.
  bool is_announced(std::size_t i) const {
    return i > 0 && (is("heading.letter", i - 1) || tokens_[i - 1].has_digit ||
                     (!tokens_[i - 1].is_capital && !is_small_word_of_names(i - 1)));
  }

  // «Annexe à ma lettre N° 838»: a letter, and nobody's name.
  bool is_letter_named(std::size_t i) const {
    for (const std::size_t end = std::min(tokens_.size(), i + 3); i < end; ++i) {
      if (is("heading.letter", i)) return true;
      if (tokens_[i].ends_name) return false;
    }
    return false;
  }

  std::optional<std::size_t> place_of_from(std::size_t begin) const {
    for (std::size_t i = begin; i + 1 < tokens_.size(); ++i) {
      if (!is("heading.from", i) || !begins_name(i + 1)) continue;
      if (i == begin || is_announced(i)) return i;
    }
    return std::nullopt;
  }

  bool is_all_name(std::size_t begin, std::size_t end) const {
    if (end - begin > kMostWordsOfName) return false;
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_of_name = tokens_[i].is_capital || is_small_word_of_names(i);
      if (!is_of_name || tokens_[i].has_digit || is("heading.letter", i)) return false;
    }
    return tokens_[begin].is_capital;
  }

  // From the first word of a name to its last capital one.
  base::Span name_from(std::size_t begin, std::size_t limit) const {
    std::size_t end = begin;
    for (std::size_t i = begin; i < std::min(limit, begin + kMostWordsOfName); ++i) {
      const Token& token = tokens_[i];
      const bool is_of_name = token.is_capital && !is_month(i);
      if (token.has_digit || heading_[token.span.begin] == '(' || is_dash(i) ||
          (!is_of_name && !is_small_word_of_names(i)))
        break;
      if (is_of_name) end = i + 1;
      if (token.ends_name) break;
    }
    if (end == begin) return {};
    base::Span name{tokens_[begin].span.begin, tokens_[end - 1].span.end};
    return without_marks(name, tokens_[end - 1]);
  }

  base::Span without_marks(base::Span name, const Token& last) const {
    while (name.begin < name.end && heading_[name.begin] == '[') ++name.begin;
    const auto is_mark = [&](char c) {
      return c == ',' || c == ';' || c == ':' || c == ')' || c == ']' ||
             (c == '.' && last.ends_name);
    };
    while (name.end > name.begin && is_mark(heading_[name.end - 1])) --name.end;
    return name;
  }

  std::string_view heading_;
  const lexicon::Lexicon& lexicon_;
  const DatelineForm& datelines_;
  std::vector<Token> tokens_;
  std::size_t first_ = 0;  // the token behind the editor's number
};

}  // namespace

Parties parties_of(std::string_view heading, const lexicon::Lexicon& lexicon,
                   const DatelineForm& datelines) {
  if (heading.size() > kLongestHeading) return {};
  return HeadingReader(heading, lexicon, datelines).read();
}

}  // namespace layout
