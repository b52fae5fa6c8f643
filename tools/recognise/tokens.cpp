// SPDX-License-Identifier: MIT
#include "recognise/tokens.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace recognise {
namespace {

constexpr std::uint32_t kHashSeed = 2166136261U;
constexpr std::uint32_t kHashPrime = 16777619U;

constexpr std::uint32_t hash_step(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * kHashPrime;
}

constexpr char32_t kTypographicApostrophe = 0x2019;
constexpr std::size_t kLongestNumber = 6;
constexpr std::uint32_t kLettersBeforeRunOn = 3;

enum class CharClass : std::uint8_t { blank, letter, digit, mark };

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

CharClass class_of(char32_t c) {
  if (c < 0x80) {
    if (is_ascii_letter(c)) return CharClass::letter;
    if (c >= '0' && c <= '9') return CharClass::digit;
    return c <= ' ' ? CharClass::blank : CharClass::mark;
  }
  const auto point = static_cast<UChar32>(c);
  const std::uint32_t mask = U_GET_GC_MASK(point);
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return CharClass::letter;
  if (u_isUWhiteSpace(point) != 0) return CharClass::blank;
  return CharClass::mark;
}

char32_t folded_of(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  if (c == kTypographicApostrophe) return '\'';
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

}  // namespace

std::uint32_t hash_of(std::string_view folded) {
  std::uint32_t hash = kHashSeed;
  for (const char c : folded) hash = hash_step(hash, c);
  return hash;
}

class TokenList::Cutter {
 public:
  explicit Cutter(TokenList& list) : list_(list) {}

  void cut() {
    const std::string_view text = list_.text_;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      if (is_small_letter(text[at]) && !is_typed_one(static_cast<char32_t>(text[at]), at + 1)) {
        at = take_small_letters(at);
      } else if (text[at] == ' ') {
        add_blank();
        ++at;
      } else {
        const char32_t c = base::utf8::next(text, at);
        add(c, class_of(c), begin, at);
      }
    }
    end_token();
  }

 private:
  static bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

  // Most of a text are small letters: all that stand together at once.
  std::size_t take_small_letters(std::size_t begin) {
    if (open_ != CharClass::letter) {
      end_token();
      begin_token(CharClass::letter, false, begin);
    }
    const std::string_view text = list_.text_;
    std::uint32_t hash = hash_;
    std::size_t end = begin;
    for (; end < text.size() && is_small_letter(text[end]); ++end)
      hash = hash_step(hash, text[end]);
    hash_ = hash;
    list_.folded_.append(text, begin, end - begin);
    small_letters_ += static_cast<std::uint32_t>(end - begin);
    list_.tokens_.back().span.end = static_cast<std::uint32_t>(end);
    return end;
  }

  // «HouseJune»: a capital behind several small letters begins a word.
  bool is_run_on(char32_t c, CharClass kind) const {
    return kind == CharClass::letter && open_ == kind && small_letters_ >= kLettersBeforeRunOn &&
           list_.tokens_.back().is_capital && is_upper(c);
  }

  // «I9I4», «192I»: many typewriters had no 1 and wrote I, or a small l, for it.
  bool is_typed_one(char32_t c, std::size_t end) const {
    if ((c != 'I' && c != 'l') || open_ == CharClass::letter) return false;
    const auto is_digit = [&](std::size_t at) {
      return at < list_.text_.size() && list_.text_[at] >= '0' && list_.text_[at] <= '9';
    };
    if (is_digit(end)) return c == 'I' || open_ == CharClass::digit || is_digit(end + 1);
    if (c != 'I' || open_ != CharClass::digit) return false;
    std::size_t next = end;
    return end == list_.text_.size() ||
           class_of(base::utf8::next(list_.text_, next)) != CharClass::letter;
  }

  void add_blank() {
    end_token();
    is_spaced_ = true;
  }

  void add(char32_t c, CharClass kind, std::size_t begin, std::size_t end) {
    if (kind == CharClass::blank) return add_blank();
    if (kind == CharClass::letter && is_typed_one(c, end)) {
      kind = CharClass::digit;
      c = '1';
    }
    if (is_run_on(c, kind)) add_blank();
    if (kind != open_ || kind == CharClass::mark) {
      end_token();
      begin_token(kind, kind == CharClass::letter && is_upper(c), begin);
    }
    const char32_t folded = folded_of(c);
    small_letters_ = folded == c && kind == CharClass::letter ? small_letters_ + 1 : 0;
    append(folded);
    list_.tokens_.back().span.end = static_cast<std::uint32_t>(end);
  }

  void append(char32_t folded) {
    std::string& out = list_.folded_;
    const std::size_t begin = out.size();
    base::utf8::append(out, folded);
    for (std::size_t i = begin; i < out.size(); ++i) hash_ = hash_step(hash_, out[i]);
  }

  void begin_token(CharClass kind, bool is_capital, std::size_t begin) {
    Token token;
    token.kind = kind == CharClass::letter  ? Token::Kind::word
                 : kind == CharClass::digit ? Token::Kind::number
                                            : Token::Kind::mark;
    token.is_spaced = is_spaced_;
    token.is_capital = is_capital;
    token.span.begin = static_cast<std::uint32_t>(begin);
    token.folded.begin = static_cast<std::uint32_t>(list_.folded_.size());
    list_.tokens_.push_back(token);
    open_ = kind;
    hash_ = kHashSeed;
    small_letters_ = 0;
    is_spaced_ = false;
  }

  void end_token() {
    if (open_ == CharClass::blank) return;
    Token& token = list_.tokens_.back();
    token.folded.end = static_cast<std::uint32_t>(list_.folded_.size());
    token.hash = hash_;
    open_ = CharClass::blank;
  }

  TokenList& list_;
  CharClass open_ = CharClass::blank;
  std::uint32_t hash_ = kHashSeed;   // of the open token, up to here
  std::uint32_t small_letters_ = 0;  // behind each other, up to here
  bool is_spaced_ = true;
};

TokenList::TokenList(std::string_view text) : text_(text) {
  folded_.reserve(text.size());
  tokens_.reserve(text.size() / 4);
  Cutter(*this).cut();
}

int TokenList::number(std::size_t index) const {
  if (!is_number(index) || tokens_[index].span.size() > kLongestNumber) return -1;
  int value = 0;
  for (const char digit : folded(index)) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace recognise
