// SPDX-License-Identifier: MIT
#include "layout/note_marks.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

constexpr std::size_t kMostDigits = 3;
// A number with that of a note behind it: a year and two digits.
constexpr std::size_t kMostFusedDigits = 6;

// The digit that a superscript stands for, or 0.
char superscript_digit(char32_t c) {
  switch (c) {
    case U'¹':
      return '1';
    case U'²':
      return '2';
    case U'³':
      return '3';
    case U'⁰':
      return '0';
    default:
      return c >= U'⁴' && c <= U'⁹' ? static_cast<char>('4' + (c - U'⁴')) : '\0';
  }
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_reference_symbol(char32_t c) {
  return c == U'*' || c == U'†' || c == U'‡' || c == U'§';
}

// A number or symbols at a place of a line.
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;
  bool is_typeset = false;
  bool is_number = false;
};

// The letter that a small raised letter stands for, or 0.
char raised_letter(char32_t c) {
  static constexpr std::u32string_view kRaised = U"ᵃᵇᶜᵈᵉᶠᵍʰⁱʲ";
  const std::size_t found = kRaised.find(c);
  return found == std::u32string_view::npos ? '\0' : static_cast<char>('a' + found);
}

// A raised letter, or a small one in brackets: "[a]", "(b)".
std::optional<Token> letter_at(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return std::nullopt;
  std::size_t end = begin;
  const char32_t c = base::utf8::next(text, end);
  const char raised = raised_letter(c);
  const char open = begin > 0 ? text[begin - 1] : '\0';
  const char close = end < text.size() ? text[end] : '\0';
  const bool is_enclosed =
      c >= U'a' && c <= U'z' && ((open == '[' && close == ']') || (open == '(' && close == ')'));
  if (raised == '\0' && !is_enclosed) return std::nullopt;
  return Token{begin, end, std::string(1, raised == '\0' ? static_cast<char>(c) : raised), true,
               false};
}

std::optional<Token> token_at(std::string_view text, std::size_t begin) {
  if (const auto letter = letter_at(text, begin)) return letter;
  Token token{begin, begin, {}, false, false};
  char32_t kind = 0;
  while (token.end < text.size()) {
    std::size_t next = token.end;
    const char32_t c = base::utf8::next(text, next);
    const char superscript = superscript_digit(c);
    const char32_t here =
        superscript != 0 ? U'²' : (is_digit(c) ? U'1' : (is_reference_symbol(c) ? c : 0));
    if (here == 0 || (kind != 0 && here != kind)) break;
    kind = here;
    token.value += superscript != 0 ? std::string(1, superscript) : base::utf8::encode(c);
    token.end = next;
  }
  if (kind == 0 || (kind == U'1' && token.value.front() == '0')) return std::nullopt;
  token.is_number = kind == U'1' || kind == U'²';
  token.is_typeset = kind != U'1';
  const std::size_t most = token.is_number ? kMostDigits : 4 * std::string_view("†").size();
  return token.value.size() <= most ? std::optional(token) : std::nullopt;
}

constexpr bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_open_bracket(char c) {
  return c == '[' || c == '(';
}

// The bytes with which a mark may begin: a digit, an asterisk, the first byte of a superscript, a
// raised letter or a dagger; and brackets, behind which a small letter is one.
constexpr std::array<bool, 256> kMarkBytes = [] {
  std::array<bool, 256> bytes{};
  for (const char c : std::string_view("0123456789*[(\xC2\xCA\xE1\xE2"))
    bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}();

// Where, from a place of a line on, the next mark may begin; `limit` where none does.
std::size_t next_mark(std::string_view text, std::size_t at, std::size_t limit) {
  if (at > 0 && at < limit && is_open_bracket(text[at - 1]) && is_small_letter(text[at])) return at;
  for (; at < limit; ++at) {
    if (!kMarkBytes[static_cast<unsigned char>(text[at])]) continue;
    if (!is_open_bracket(text[at])) return at;
    if (at + 1 < limit && is_small_letter(text[at + 1])) return at + 1;
  }
  return limit;
}

char32_t character_before(std::string_view text, std::size_t at) {
  return last_character(text.substr(0, at));
}
char32_t character_at(std::string_view text, std::size_t at) {
  return first_character(text.substr(at));
}

// A number is glued to a word, or to the punctuation behind a word.
bool is_glued(std::string_view text, std::size_t begin) {
  const char32_t before = character_before(text, begin);
  if (is_letter(before)) return true;
  const bool is_mark = is_closing(before) || before == U'.' || before == U',' || before == U';' ||
                       before == U':' || before == U'!' || before == U'?' || before == U'…' ||
                       before == U'—';
  if (!is_mark) return false;
  std::size_t at = begin;
  base::utf8::previous(text, at);
  const char32_t word = character_before(text, at);
  if (before == U']' && is_digit(word)) return true;  // a date that the editor completed: "[1858]1"
  return is_letter(word) || is_closing(word) || word == U'.' || word == U'!' || word == U'?';
}

// Words after which a number counts something: «número 7», «page 3».
bool follows_counting_word(const Draft& draft, std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  const std::string last = folded(before.substr(before.rfind(' ') + 1));
  const lexicon::Pairs& units = draft.lexicon.pairs("citation.units");
  return std::any_of(units.begin(), units.end(),
                     [&](const auto& unit) { return unit.first == last; });
}

std::optional<MarkStrength> strength_of(const Draft& draft, std::string_view text,
                                        const Token& token) {
  const char32_t after = character_at(text, token.end);
  if (is_letter(after) || is_digit(after)) return std::nullopt;
  if (token.is_typeset) return MarkStrength::typeset;
  if (after == U'/' || after == U'-' || after == U'–' || after == U'%') return std::nullopt;
  if (is_glued(text, token.begin)) return MarkStrength::glued;
  const std::string_view before = text.substr(0, token.begin);
  const bool is_at_end =
      after == 0 || after == U'.' || after == U',' || after == U';' || after == U')';
  if (before.ends_with(' ') && is_at_end && before.size() > 1 &&
      !follows_counting_word(draft, before)) {
    const char32_t word = character_before(text, before.find_last_not_of(' ') + 1);
    if (is_letter(word) || is_closing(word)) return MarkStrength::detached;
  }
  return std::nullopt;
}

bool is_in_round_brackets(std::string_view text, const Token& token) {
  return token.begin > 0 && text[token.begin - 1] == '(' && token.end < text.size() &&
         text[token.end] == ')';
}

// "[7]" around a token that stands at `begin` + 1; a letter or a number also in round brackets,
// behind a word.
bool is_bracketed(std::string_view text, const Token& token) {
  if (token.begin > 1 && is_in_round_brackets(text, token) && is_glued(text, token.begin - 1))
    return true;
  return token.begin > 0 && text[token.begin - 1] == '[' && token.end < text.size() &&
         text[token.end] == ']';
}

// "the doctor (2) says": behind a word and a blank.
bool is_number_in_brackets(std::string_view text, const Token& token) {
  if (!token.is_number || token.begin < 3 || !is_in_round_brackets(text, token)) return false;
  const char32_t before = character_before(text, token.begin - 2);
  return text[token.begin - 2] == ' ' && (is_letter(before) || is_closing(before));
}

// "(a)" behind a blank is an item or a reference.
bool is_loose_letter(std::string_view text, const Token& token) {
  return is_letter_mark(token.value) && token.begin > 0 && text[token.begin - 1] == '(';
}

Mark mark_of(const Draft& draft, std::uint32_t line, std::size_t begin, std::size_t end,
             std::string value, MarkStrength strength) {
  const std::uint32_t origin = draft.source.lines[line].span.begin;
  return {line,
          {origin + static_cast<std::uint32_t>(begin), origin + static_cast<std::uint32_t>(end)},
          std::move(value),
          strength};
}

// The raised text that stands at a place of a line or is the next behind it, as bytes of the line.
// It ends the number before it, though no blank stands between: «in 1863³».
class RaisedText {
 public:
  RaisedText(const Draft& draft, std::uint32_t line) : line_(draft.source.lines[line].span) {
    next_ = std::partition_point(draft.raised.begin(), draft.raised.end(),
                                 [&](const base::Span& span) { return span.end <= line_.begin; });
    end_ = draft.raised.end();
  }

  // To be asked with ascending places.
  bool is_at(std::size_t at) {
    while (next_ != end_ && next_->end - line_.begin <= at) ++next_;
    return next_ != end_ && next_->begin <= line_.begin + at;
  }
  // Where the text, raised or not, that stands at the place last asked for ends.
  std::size_t limit(std::size_t at) {
    if (is_at(at)) return std::min(next_->end, line_.end) - line_.begin;
    const bool is_in_line = next_ != end_ && next_->begin < line_.end;
    return (is_in_line ? next_->begin : line_.end) - line_.begin;
  }

 private:
  base::Span line_;
  std::vector<base::Span>::const_iterator next_, end_;
};

// A number that ends where raised text begins is counted whole.
std::optional<Token> plain_token_at(std::string_view text, std::size_t begin, std::size_t limit) {
  auto token = token_at(text, begin);
  return token && token->end > limit ? std::nullopt : token;
}

// A single small letter that is raised, or what a token may be anywhere.
std::optional<Token> raised_token_at(std::string_view text, std::size_t begin, std::size_t limit) {
  const std::string_view raised = text.substr(0, limit);
  if (begin + 1 == limit && text[begin] >= 'a' && text[begin] <= 'z')
    return Token{begin, limit, std::string(1, text[begin]), true, false};
  auto token = token_at(raised, begin);
  if (token && token->is_number) token->is_typeset = true;
  return token && !is_letter(character_at(raised, token->end)) ? token : std::nullopt;
}

// The run of digits at a place of a line, whose last one or two may be the number of a note.
void find_fused_marks(const Draft& draft, std::uint32_t line, std::size_t begin, std::size_t limit,
                      std::vector<Mark>& out) {
  const std::string_view text = draft.text_of(line).substr(0, limit);
  const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
  const std::size_t digits = end - begin;
  const char32_t before = character_before(text, begin);
  if (digits < kMostDigits || digits > kMostFusedDigits || is_letter(before) ||
      is_letter(character_at(text, end)))
    return;
  for (std::size_t size = 1; size <= 2 && size + 2 <= digits; ++size) {
    if (text[end - size] == '0') continue;
    out.push_back(mark_of(draft, line, end - size, end, std::string(text.substr(end - size, size)),
                          MarkStrength::fused));
  }
}

// A capital and a small letter, or the mark and the capital with which a quotation begins.
bool begins_word(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const char32_t first = base::utf8::next(text, at);
  const char32_t second = first_character(text.substr(at));
  return (is_upper(first) && is_lower(second)) || (is_opening(first) && is_upper(second));
}

}  // namespace

bool is_letter_mark(std::string_view value) {
  return value.size() == 1 && value.front() >= 'a' && value.front() <= 'z';
}

void find_anchor_marks(const Draft& draft, std::uint32_t line, std::vector<Mark>& out) {
  const std::string_view text = draft.text_of(line);
  RaisedText raised(draft, line);
  for (std::size_t at = 0; at < text.size();) {
    const bool is_raised = raised.is_at(at);
    const std::size_t limit = raised.limit(at);
    if (!is_raised) {
      at = next_mark(text, at, limit);
      if (at == limit) continue;
      if (is_digit(character_at(text, at))) find_fused_marks(draft, line, at, limit, out);
    }
    const auto token =
        is_raised ? raised_token_at(text, at, limit) : plain_token_at(text, at, limit);
    if (!token) {
      const bool was_digit = is_digit(base::utf8::next(text, at));
      while (was_digit && at < limit && is_digit(character_at(text, at))) ++at;
      continue;
    }
    at = token->end;
    if (token->begin == 0 && !is_raised) continue;
    if (is_raised) {
      out.push_back(
          mark_of(draft, line, token->begin, token->end, token->value, MarkStrength::typeset));
      out.back().is_raised = true;
    } else if (is_bracketed(text, *token)) {
      out.push_back(mark_of(draft, line, token->begin - 1, token->end + 1, token->value,
                            MarkStrength::typeset));
    } else if (is_number_in_brackets(text, *token)) {
      out.push_back(mark_of(draft, line, token->begin - 1, token->end + 1, token->value,
                            MarkStrength::detached));
    } else if (const auto strength = is_loose_letter(text, *token)
                                         ? std::nullopt
                                         : strength_of(draft, text, *token)) {
      out.push_back(mark_of(draft, line, token->begin, token->end, token->value, *strength));
    }
  }
}

std::optional<Mark> body_mark(const Draft& draft, std::uint32_t line) {
  const std::string_view text = draft.text_of(line);
  RaisedText raised(draft, line);
  const bool is_raised = !text.empty() && raised.is_at(0);
  const bool is_open = text.starts_with('[') || text.starts_with('(');
  const auto token = is_raised ? raised_token_at(text, is_open ? 1 : 0, raised.limit(0))
                               : token_at(text, is_open ? 1 : 0);
  if (!token) return std::nullopt;
  std::size_t end = token->end;
  if (is_open) {
    if (end >= text.size() || text[end] != (text[0] == '[' ? ']' : ')')) return std::nullopt;
    ++end;
  } else if (end < text.size() && (text[end] == '.' || text[end] == ')')) {
    ++end;
  }
  // Below the text, in a smaller size, a note's number may be glued to it, and to a capital with a
  // small letter behind it where the text was copied from a page of the web: «1The year is …».
  const bool is_glued_number = token->is_number && begins_word(text.substr(end));
  const bool is_followed = end < text.size() && (text[end] == ' ' || token->is_typeset || is_open ||
                                                 draft.is_small(line) || is_glued_number);
  if (!is_followed || word_count(text.substr(end)) == 0) return std::nullopt;
  Mark mark = mark_of(draft, line, 0, end, token->value,
                      token->is_typeset ? MarkStrength::typeset : MarkStrength::glued);
  mark.is_raised = is_raised;
  return mark;
}

}  // namespace layout
