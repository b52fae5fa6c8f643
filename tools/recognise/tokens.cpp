// SPDX-License-Identifier: MIT
// One pass over a copy of the text, which is folded in its place: what is folded never grows.
#include "recognise/tokens.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "recognise/characters.hpp"

namespace recognise {
namespace {

constexpr std::size_t kLongestNumber = 6;
constexpr std::uint32_t kLettersBeforeRunOn = 3;
constexpr std::uint32_t kLongestLength = 255;

/// What a byte says of its character. `beyond` begins one that is not ASCII.
enum class Byte : std::uint8_t { blank, small, capital, digit, mark, beyond };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    bytes[c] = c <= ' '               ? Byte::blank
               : c >= 'a' && c <= 'z' ? Byte::small
               : c >= 'A' && c <= 'Z' ? Byte::capital
               : c >= '0' && c <= '9' ? Byte::digit
               : c < 0x80             ? Byte::mark
                                      : Byte::beyond;
  }
  return bytes;
}();

constexpr char small_of(char capital) {
  return static_cast<char>(capital - 'A' + 'a');
}

}  // namespace

class TokenList::Cutter {
 public:
  explicit Cutter(TokenList& list)
      : text_(list.text_), folded_(list.folded_.data()), tokens_(list.tokens_) {}

  void cut() {
    for (std::size_t at = 0; at < text_.size();) at = take(at);
  }

 private:
  /// A word up to here.
  struct OpenWord {
    std::size_t at = 0;  // read to here
    std::size_t to = 0;  // folded to here
    std::uint64_t plain_hash = base::kWordHashSeed;
    std::uint32_t smalls = 0, others = 0;  // letters
    std::uint32_t smalls_before = 0;       // the last letter that is no small one
    bool is_capital = false;
    bool is_ascii = true;
    char last = 0;

    bool is_begun() const { return smalls + others > 0; }
    /// A capital here begins a new word.
    bool is_run_on() const { return is_capital && smalls - smalls_before >= kLettersBeforeRunOn; }
    void add_other() {
      ++others;
      smalls_before = smalls;
    }
  };

  // Behind the end of the text stands a NUL, which is a blank.
  Byte byte_at(std::size_t at) const { return kBytes[static_cast<unsigned char>(folded_[at])]; }

  std::size_t take(std::size_t at) {
    switch (byte_at(at)) {
      case Byte::blank:
        is_spaced_ = true;
        return at + 1;
      case Byte::small:
      case Byte::capital:
        return is_typed_one(at) ? take_number(at) : take_word(at);
      case Byte::digit:
        return take_number(at);
      case Byte::mark:
        return take_mark(at, at + 1, 1);
      case Byte::beyond:
        break;
    }
    return take_beyond(at);
  }

  std::size_t take_beyond(std::size_t begin) {
    std::size_t end = begin;
    const Character& seen = characters_[base::utf8::next(text_, end)];
    if (seen.is_letter()) return take_word(begin);
    if (seen.kind == Character::Kind::blank) {
      is_spaced_ = true;
      return end;
    }
    const std::string_view folded = folded_form(seen, begin, end);
    std::copy(folded.begin(), folded.end(), folded_ + begin);
    return take_mark(begin, end, folded.size());
  }

  // Never longer than the character: bytes that are not well-formed stay as they are.
  std::string_view folded_form(const Character& seen, std::size_t begin, std::size_t end) const {
    const std::string_view folded = seen.folded();
    return folded.size() <= end - begin ? folded : text_.substr(begin, end - begin);
  }

  std::size_t take_mark(std::size_t begin, std::size_t end, std::size_t folded_size) {
    add(Token::Kind::mark, begin, end, folded_size);
    return end;
  }

  std::size_t take_number(std::size_t begin) {
    std::size_t end = begin;
    for (; byte_at(end) == Byte::digit || is_typed_one(end); ++end) {
      if (byte_at(end) != Byte::digit) folded_[end] = '1';
    }
    add(Token::Kind::number, begin, end, end - begin);
    return end;
  }

  Token& add(Token::Kind kind, std::size_t begin, std::size_t end, std::size_t folded_size) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.is_spaced = is_spaced_;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.folded_size = static_cast<std::uint32_t>(folded_size);
    if (kind != Token::Kind::word) token.hash = hash_of({folded_ + begin, folded_size});
    is_spaced_ = false;
    return token;
  }

  // «I9I4», «192I»: many typewriters had no 1 and wrote I, or a small l, for it.
  bool is_typed_one(std::size_t at) const {
    const char c = folded_[at];
    if (c != 'I' && c != 'l') return false;
    const bool is_behind_digit = at > 0 && byte_at(at - 1) == Byte::digit;
    if (byte_at(at + 1) == Byte::digit) {
      if (!is_behind_digit && is_behind_word(at)) return false;
      return c == 'I' || is_behind_digit || byte_at(at + 2) == Byte::digit;
    }
    return c == 'I' && is_behind_digit && !is_letter_at(at + 1);
  }

  bool is_behind_word(std::size_t at) const {
    return !tokens_.empty() && tokens_.back().kind == Token::Kind::word &&
           tokens_.back().span.end == at;
  }

  bool is_letter_at(std::size_t at) const {
    const Byte byte = byte_at(at);
    if (byte != Byte::beyond) return byte == Byte::small || byte == Byte::capital;
    Characters characters;
    const Character::Kind kind = characters[base::utf8::next(text_, at)].kind;
    return kind >= Character::Kind::combining;
  }

  std::size_t take_word(std::size_t begin) {
    OpenWord word = beginning_of_word(begin);
    while (take_letters(word)) {
    }
    Token& token = add(Token::Kind::word, begin, word.at, word.to - begin);
    token.is_capital = word.is_capital;
    token.has_small = word.smalls > 0;
    token.length = static_cast<std::uint8_t>(std::min(word.smalls + word.others, kLongestLength));
    token.last = word.last;
    token.plain_hash = word.plain_hash;
    token.hash = word.is_ascii ? word.plain_hash : hash_of({folded_ + begin, token.folded_size});
    is_spaced_ = is_run_on_;
    is_run_on_ = false;
    return word.at;
  }

  // Most words are small letters, behind a capital or not: those at once.
  OpenWord beginning_of_word(std::size_t begin) const {
    OpenWord word;
    std::uint64_t hash = word.plain_hash;
    std::size_t at = begin;
    if (byte_at(at) == Byte::capital) {
      word.is_capital = true;
      word.others = 1;
      folded_[at] = small_of(folded_[at]);
      hash = base::word_hash_step(hash, folded_[at++]);
    }
    for (; byte_at(at) == Byte::small; ++at) hash = base::word_hash_step(hash, folded_[at]);
    word.smalls = static_cast<std::uint32_t>(at - begin) - word.others;
    if (at > begin) word.last = folded_[at - 1];
    word.plain_hash = hash;
    word.at = at;
    word.to = at;
    return word;
  }

  // False where the word ends.
  bool take_letters(OpenWord& word) {
    switch (byte_at(word.at)) {
      case Byte::small:
        return take_small(word);
      case Byte::capital:
        return take_capital(word);
      case Byte::beyond:
        return take_letter_beyond(word);
      default:
        return false;
    }
  }

  void take_letter(OpenWord& word, char small) {
    folded_[word.to++] = small;
    ++word.at;
    word.last = small;
    word.plain_hash = base::word_hash_step(word.plain_hash, small);
  }

  bool take_small(OpenWord& word) {
    take_letter(word, folded_[word.at]);
    ++word.smalls;
    return true;
  }

  bool take_capital(OpenWord& word) {
    if (ends_before_capital(word)) return false;
    take_letter(word, small_of(folded_[word.at]));
    word.add_other();
    return true;
  }

  // Also tells the word that it begins with a capital.
  bool ends_before_capital(OpenWord& word) {
    is_run_on_ = word.is_run_on();
    if (!word.is_begun()) word.is_capital = true;
    return is_run_on_;
  }

  bool take_letter_beyond(OpenWord& word) {
    std::size_t next = word.at;
    const Character& seen = characters_[base::utf8::next(text_, next)];
    if (!seen.is_letter() && seen.kind != Character::Kind::combining) return false;
    if (seen.kind == Character::Kind::upper && ends_before_capital(word)) return false;
    for (const char byte : folded_form(seen, word.at, next)) folded_[word.to++] = byte;
    for (const char byte : seen.plain()) {
      word.plain_hash = base::word_hash_step(word.plain_hash, byte);
      word.last = byte;
    }
    if (seen.kind == Character::Kind::lower) {
      ++word.smalls;
    } else if (seen.is_letter()) {
      word.add_other();
    }
    word.is_ascii = false;
    word.at = next;
    return true;
  }

  std::string_view text_;
  char* folded_;
  std::vector<Token>& tokens_;
  Characters characters_;
  bool is_spaced_ = true;   // before the next token
  bool is_run_on_ = false;  // the word ends before a capital
};

TokenList::TokenList(std::string_view text) : text_(text), folded_(text) {
  tokens_.reserve(text.size() / 4 + 1);
  Cutter(*this).cut();
}

int TokenList::number(std::size_t index) const {
  if (!is_number(index) || tokens_[index].span.size() > kLongestNumber) return -1;
  int value = 0;
  for (const char digit : folded(index)) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace recognise
