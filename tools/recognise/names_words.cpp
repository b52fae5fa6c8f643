// SPDX-License-Identifier: MIT
#include "recognise/names_words.hpp"

#include <algorithm>
#include <utility>

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "recognise/characters.hpp"

namespace recognise::names {
namespace {

using Kind = Character::Kind;

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2BC;
}
bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}
bool is_quote(char32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x203A;
}
bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}
bool opens(char32_t c) {
  return c == 0xBF || c == 0xA1 || c == ':' || c == 0x2014 || c == 0x2013;
}

Shape shape_of(bool is_capital, bool has_small) {
  if (!is_capital) return Shape::lower;
  return has_small ? Shape::capital : Shape::upper;
}

Word word_of(const Token& token) {
  Word word;
  word.span = token.span;
  word.hash = token.plain_hash;
  word.last = token.last;
  word.length = token.length;
  word.shape = shape_of(token.is_capital, token.has_small);
  return word;
}

// The word of a text that is more than one token, or a number.
Word word_of(std::string_view text, Characters& characters) {
  Word word;
  word.hash = base::kWordHashSeed;
  std::size_t length = 0;
  Kind first = Kind::other;
  bool has_small = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character& seen = characters[base::utf8::next(text, at)];
    for (const char byte : seen.plain()) {
      word.hash = base::word_hash_step(word.hash, byte);
      word.last = byte;
    }
    if (!seen.is_letter()) continue;
    if (length++ == 0) first = seen.kind;
    has_small = has_small || seen.kind == Kind::lower;
  }
  word.length = static_cast<std::uint8_t>(std::min<std::size_t>(length, 255));
  word.shape = first == Kind::digit ? Shape::number : shape_of(first == Kind::upper, has_small);
  return word;
}

class WordReader {
 public:
  explicit WordReader(const TokenList& tokens) : tokens_(tokens) { words_.reserve(tokens.size()); }

  std::vector<Word> words() {
    for (std::size_t i = 0; i < tokens_.size();) {
      if (tokens_[i].is_spaced) read_blank(i);
      if (tokens_[i].kind == Token::Kind::mark) {
        read_mark(mark(i));
        ++i;
      } else {
        i = read_word(i);
      }
    }
    return std::move(words_);
  }

 private:
  // Words that run on («HouseJune») count as apart but belong to the same address.
  void read_blank(std::size_t next) {
    const bool is_run_on = next > 0 && tokens_[next - 1].span.end == tokens_[next].span.begin;
    if (!is_run_on) is_address_ = false;
    note(Gap::blank);
  }

  std::size_t read_word(std::size_t begin) {
    const std::size_t end = end_of_word(begin);
    const Token& token = tokens_[begin];
    if (end == begin + 1 && token.kind == Token::Kind::word) {
      add(word_of(token));
      return end;
    }
    const base::Span span{token.span.begin, tokens_[end - 1].span.end};
    Word word = word_of(span.of(tokens_.text()), characters_);
    word.span = span;
    add(word);
    if (ends_before_capital(begin, end)) note(Gap::blank);
    return end;
  }

  std::size_t end_of_word(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (tokens_.is_glued(end) && tokens_[end].kind != Token::Kind::mark &&
           !ends_before_capital(begin, end)) {
      ++end;
    }
    return end;
  }

  // «1821London»: a capital behind nothing but digits runs on.
  bool ends_before_capital(std::size_t begin, std::size_t end) const {
    return end == begin + 1 && tokens_.is_glued(end) && tokens_[end].is_capital &&
           tokens_.is_number(begin) && tokens_.folded(begin) == tokens_.text(begin);
  }

  void add(Word word) {
    word.before = words_.empty() ? Gap::nothing : gap_;
    word.begins_sentence = words_.empty() || begins_sentence_;
    word.is_in_address = is_address_;
    words_.push_back(word);
    gap_ = Gap::other;
    is_fresh_ = true;
    slashes_ = 0;
    begins_sentence_ = false;
  }

  char32_t mark(std::size_t i) const {
    std::size_t at = tokens_[i].span.begin;
    const auto byte = static_cast<unsigned char>(tokens_.text()[at]);
    return byte < 0x80 ? byte : base::utf8::next(tokens_.text(), at);
  }

  // A stop ends a sentence unless an initial stands before it.
  bool is_after_initial() const { return !words_.empty() && words_.back().length <= 1; }

  void read_mark(char32_t c) {
    if (is_apostrophe(c)) return note(is_fresh_ ? Gap::apostrophe : Gap::quote);
    if (is_hyphen(c)) return note(is_fresh_ ? Gap::hyphen : Gap::other);
    if (c == '.') {
      begins_sentence_ = begins_sentence_ || !is_after_initial();
      return note(is_fresh_ ? Gap::stop : Gap::other);
    }
    if (c == ',') return note(is_fresh_ || gap_ == Gap::stop ? Gap::comma : Gap::other);
    if (is_quote(c)) {
      begins_sentence_ = true;
      return note(Gap::quote);
    }
    if (ends_sentence(c) || opens(c)) begins_sentence_ = true;
    if (c == '@' || c == '_' || c == '=' || c == '\\') mark_address();
    note(Gap::other);
    if (c == ':' || c == '/') slashes_ = c == ':' ? 0 : slashes_ + 1;
    if (c == '/' && slashes_ == 2) mark_address();
  }

  void mark_address() {
    if (!words_.empty() && is_fresh_) words_.back().is_in_address = true;
    is_address_ = true;
  }

  // Blanks may follow a stop, a comma, an apostrophe; any other meeting is no joint of a name.
  void note(Gap gap) {
    if (is_fresh_) {
      gap_ = gap;
    } else if (gap == Gap::comma && gap_ == Gap::stop) {
      gap_ = Gap::comma;
    } else if (gap == Gap::quote) {
      gap_ = gap_ == Gap::blank || gap_ == Gap::quote ? Gap::quote : Gap::other;
    } else if (gap != Gap::blank) {
      gap_ = Gap::other;
    }
    is_fresh_ = false;
  }

  const TokenList& tokens_;
  std::vector<Word> words_;
  Characters characters_;
  Gap gap_ = Gap::nothing;
  bool is_fresh_ = false;  // nothing has been read since the last word
  bool begins_sentence_ = true;
  bool is_address_ = false;
  int slashes_ = 0;
};

}  // namespace

std::vector<Word> words_of(const TokenList& tokens) {
  return WordReader(tokens).words();
}

std::vector<Word> words_of(std::string_view text) {
  return words_of(TokenList(text));
}

std::string folded(std::string_view word) {
  std::string out;
  Characters characters;
  for (std::size_t at = 0; at < word.size();) out += characters[base::utf8::next(word, at)].plain();
  return out;
}

std::string in_capitals(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    base::utf8::append(
        out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(base::utf8::next(word, at)))));
  }
  return out;
}

}  // namespace recognise::names
