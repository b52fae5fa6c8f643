// SPDX-License-Identifier: MIT
// One pass, with a table for the letters up to Cyrillic and ICU for the others.
#include "recognise/names_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace recognise::names {
namespace {

enum class Kind : std::uint8_t { other, lower, upper, letter, digit, mark, blank };

// A character: what it is, and its folded form in at most four bytes of UTF-8.
struct Character {
  Kind kind = Kind::other;
  std::uint8_t size = 0;
  std::array<char, 4> bytes{};
};

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

Kind kind_of(UChar32 c) {
  if (is_mark(c) || c == 0xAD) return Kind::mark;
  if (u_isUUppercase(c) || u_istitle(c)) return Kind::upper;
  if (u_isULowercase(c)) return Kind::lower;
  if (u_isalpha(c)) return Kind::letter;
  if (u_isdigit(c)) return Kind::digit;
  if (u_isUWhiteSpace(c)) return Kind::blank;
  return Kind::other;
}

// Letters that have no decomposition but a plain spelling.
std::string_view plain_spelling(UChar32 folded) {
  static constexpr std::array<std::pair<UChar32, std::string_view>, 9> kSpellings{{
      {0xDF, "ss"},
      {0xE6, "ae"},
      {0xF0, "d"},
      {0xF8, "o"},
      {0x111, "d"},
      {0x131, "i"},
      {0x142, "l"},
      {0x153, "oe"},
      {0x17F, "s"},
  }};
  for (const auto& [letter, spelling] : kSpellings) {
    if (letter == folded) return spelling;
  }
  return {};
}

// The base letter: marks are taken off one by one (a decomposition begins with the base).
UChar32 base_letter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 8> parts{};
  const std::int32_t count = unorm2_getDecomposition(
      nfd, c, parts.data(), static_cast<std::int32_t>(parts.size()), &status);
  if (U_FAILURE(status) || count <= 0) return c;
  UChar32 base = c;
  std::int32_t at = 0;
  U16_NEXT(parts.data(), at, count, base);
  return base;
}

Character character_of(UChar32 c) {
  Character out;
  out.kind = kind_of(c);
  if (out.kind == Kind::other || out.kind == Kind::mark || out.kind == Kind::blank) return out;
  const UChar32 letter = base_letter(u_foldCase(c, U_FOLD_CASE_DEFAULT));
  std::string bytes(plain_spelling(letter));
  if (bytes.empty()) base::utf8::append(bytes, static_cast<char32_t>(letter));
  out.size = static_cast<std::uint8_t>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), out.bytes.begin());
  return out;
}

constexpr std::size_t kTableSize = 0x530;

using CharacterTable = std::array<Character, kTableSize>;

const CharacterTable& character_table() {
  static const auto* const kTable = [] {
    auto* table = new CharacterTable;
    for (std::size_t i = 0; i < kTableSize; ++i)
      (*table)[i] = character_of(static_cast<UChar32>(i));
    return table;
  }();
  return *kTable;
}

/// What characters are. The table is asked for once, not for each character.
class Characters {
 public:
  const Character& operator[](char32_t c) {
    if (c < kTableSize) return table_[c];
    other_ = character_of(static_cast<UChar32>(c));
    return other_;
  }

 private:
  const CharacterTable& table_ = character_table();
  Character other_;
};

// The character at a byte, which moves behind it.
char32_t take(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return base::utf8::next(text, at);
  ++at;
  return byte;
}

// «ReadingOctober»: so many small letters before a capital end a word; «McDonald», «deCamp» are
// one.
constexpr std::uint32_t kLettersBeforeRunOn = 3;

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

class WordReader {
 public:
  WordReader(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {}

  void read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t begin = at;
      const char32_t c = take(text_, at);
      const Kind kind = characters_[c].kind;
      if (is_letter(kind)) {
        at = read_word(begin);
      } else {
        read_between(c, kind);
      }
    }
  }

 private:
  static bool is_letter(Kind kind) {
    return kind == Kind::lower || kind == Kind::upper || kind == Kind::letter ||
           kind == Kind::digit;
  }

  std::size_t read_word(std::size_t begin) {
    Word word;
    std::uint64_t hash = base::kWordHashSeed;
    std::uint32_t uppers = 0, lowers = 0, length = 0, run = 0, digits = 0;
    Kind first = Kind::other;
    std::size_t at = begin;
    while (at < text_.size()) {
      const std::size_t here = at;
      // Most of a text are small letters, which stand for themselves: all at once.
      for (; at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z'; ++at)
        hash = base::word_hash_step(hash, text_[at]);
      if (at > here) {
        const auto count = static_cast<std::uint32_t>(at - here);
        if (first == Kind::other) first = Kind::lower;
        run += count;
        lowers += count;
        length += count;
        word.last = text_[at - 1];
        continue;
      }
      const Character& seen = characters_[take(text_, at)];
      if (!is_letter(seen.kind) && seen.kind != Kind::mark) {
        at = here;
        break;
      }
      if (seen.kind == Kind::mark) continue;
      if (seen.kind == Kind::upper &&
          ((first == Kind::upper && run >= kLettersBeforeRunOn) || digits == length) &&
          length > 0) {
        at = here;
        is_run_on_ = true;
        break;
      }
      run = seen.kind == Kind::lower ? run + 1 : 0;
      digits += seen.kind == Kind::digit ? 1U : 0U;
      if (first == Kind::other) first = seen.kind;
      uppers += seen.kind == Kind::upper ? 1U : 0U;
      lowers += seen.kind == Kind::lower ? 1U : 0U;
      ++length;
      word.last = seen.bytes[seen.size - 1U];
      for (std::size_t i = 0; i < seen.size; ++i) hash = base::word_hash_step(hash, seen.bytes[i]);
    }
    word.hash = hash;
    word.length = static_cast<std::uint8_t>(std::min(length, 255U));
    word.shape = shape_of(first, uppers, lowers);
    word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    add(word);
    return at;
  }

  static Shape shape_of(Kind first, std::uint32_t uppers, std::uint32_t lowers) {
    if (first == Kind::digit) return Shape::number;
    if (first != Kind::upper) return Shape::lower;
    return lowers == 0 && uppers > 0 ? Shape::upper : Shape::capital;
  }

  void add(Word word) {
    word.before = words_.empty() ? Gap::nothing : gap_;
    word.begins_sentence = words_.empty() || begins_sentence_;
    word.is_in_address = address_;
    words_.push_back(word);
    gap_ = is_run_on_ ? Gap::blank : Gap::other;
    is_fresh_ = !is_run_on_;
    is_run_on_ = false;
    slashes_ = 0;
    begins_sentence_ = false;
  }

  // A stop ends a sentence unless an initial stands before it.
  bool is_after_initial() const { return !words_.empty() && words_.back().length <= 1; }

  void read_between(char32_t c, Kind kind) {
    if (kind == Kind::blank) {
      address_ = false;
      note(Gap::blank);
      return;
    }
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
    address_ = true;
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

  std::string_view text_;
  std::vector<Word>& words_;
  Characters characters_;
  Gap gap_ = Gap::nothing;
  bool is_run_on_ = false;  // the next word begins without a blank
  bool is_fresh_ = false;   // nothing has been read since the last word
  bool begins_sentence_ = true;
  bool address_ = false;
  int slashes_ = 0;
};

}  // namespace

void read_words(std::string_view text, std::vector<Word>& words) {
  words.clear();
  WordReader(text, words).read();
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  read_words(text, words);
  return words;
}

std::string folded(std::string_view word) {
  std::string out;
  Characters characters;
  for (std::size_t at = 0; at < word.size();) {
    const Character& seen = characters[take(word, at)];
    out.append(seen.bytes.data(), seen.size);
  }
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

std::uint64_t hash_of(std::string_view folded_word) {
  std::uint64_t hash = base::kWordHashSeed;
  for (const char byte : folded_word) hash = base::word_hash_step(hash, byte);
  return hash;
}

}  // namespace recognise::names
