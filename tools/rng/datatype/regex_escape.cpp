// SPDX-License-Identifier: MIT
#include "rng/datatype/regex_escape.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>
#include <unicode/uchar.h>

namespace rng::datatype {
namespace {

using Set = tl::expected<CharSet, RegexError>;

const std::vector<CharRange> kBlanks = {{U'\t', U'\n'}, {U'\r', U'\r'}, {U' ', U' '}};
const std::vector<CharRange> kLineEnds = {{U'\n', U'\n'}, {U'\r', U'\r'}};
constexpr std::uint32_t kAllCategories = 0x3FFF'FFFF;
constexpr std::uint32_t kNotWord = U_GC_P_MASK | U_GC_Z_MASK | U_GC_C_MASK;

tl::unexpected<RegexError> failure(std::size_t offset, base::Wording message) {
  return tl::unexpected(RegexError{offset, std::move(message)});
}

CharSet set_of(char32_t c) {
  CharSet set;
  set.add(CharRange{c, c});
  return set;
}

CharSet set_of_ranges(const std::vector<CharRange>& ranges, bool complemented) {
  CharSet set;
  if (complemented) {
    set.add_complement(ranges);
  } else {
    for (const CharRange range : ranges) set.add(range);
  }
  return set;
}

CharSet set_of_categories(std::uint32_t mask) {
  CharSet set;
  set.add_categories(mask & kAllCategories);
  return set;
}

CharSet set_of_name_start(bool complemented) {
  CharSet set;
  set.add_name_start(complemented);
  return set;
}

CharSet set_of_name_char(bool complemented) {
  CharSet set;
  set.add_name_char(complemented);
  return set;
}

// [27] charProp ::= IsCategory | IsBlock
Set property(RegexScanner& scanner, bool complemented) {
  const std::size_t begin = scanner.offset();
  if (!scanner.skip('{')) return failure(begin, {"schema-a-p-without-a-property-in-braces"});
  std::string name;
  while (!scanner.at_end() && scanner.peek() != U'}') base::utf8::append(name, scanner.next());
  if (!scanner.skip('}')) return failure(begin, {"schema-a-that-is-never-closed", {{"sign", "{"}}});
  if (name.starts_with("Is")) {
    const std::vector<CharRange> ranges = block_ranges(std::string_view(name).substr(2));
    if (ranges.empty()) return failure(begin, {"schema-an-unknown-block", {{"name", name}}});
    return set_of_ranges(ranges, complemented);
  }
  const std::uint32_t mask = category_mask(name);
  if (mask == 0) return failure(begin, {"schema-an-unknown-character-property", {{"name", name}}});
  return set_of_categories(complemented ? ~mask : mask);
}

// [37] MultiCharEsc, without `.`
std::optional<CharSet> multiple(char32_t letter) {
  switch (letter) {
    case U's':
    case U'S':
      return set_of_ranges(kBlanks, letter == U'S');
    case U'i':
    case U'I':
      return set_of_name_start(letter == U'I');
    case U'c':
    case U'C':
      return set_of_name_char(letter == U'C');
    case U'd':
      return set_of_categories(U_GC_ND_MASK);
    case U'D':
      return set_of_categories(~U_GC_ND_MASK);
    case U'w':
      return set_of_categories(~kNotWord);
    case U'W':
      return set_of_categories(kNotWord);
    default:
      return std::nullopt;
  }
}

// [24] SingleCharEsc
std::optional<char32_t> single(char32_t letter) {
  switch (letter) {
    case U'n':
      return U'\n';
    case U'r':
      return U'\r';
    case U't':
      return U'\t';
    default:
      break;
  }
  constexpr std::u32string_view kItself = U"\\|.-^?*+(){}[]";
  return kItself.find(letter) != std::u32string_view::npos ? std::optional(letter) : std::nullopt;
}

// [23] charClassEsc; the scanner stands behind the backslash.
Set escape(RegexScanner& scanner) {
  const std::size_t begin = scanner.offset() - 1;
  if (scanner.at_end()) return failure(begin, {"schema-a-with-nothing-behind-it"});
  const char32_t letter = scanner.next();
  if (letter == U'p' || letter == U'P') return property(scanner, letter == U'P');
  if (const std::optional<char32_t> c = single(letter)) return set_of(*c);
  if (std::optional<CharSet> set = multiple(letter)) return std::move(*set);
  return failure(begin,
                 {"schema-an-unknown-escape", {{"name", "\\" + base::utf8::encode(letter)}}});
}

// Classes in brackets: [12] charClassExpr to [22]. A `-` stands for itself only as the first or the
// last character of a group.
class ClassParser {
 public:
  ClassParser(RegexScanner& scanner, std::size_t opening) : scanner_(scanner), opening_(opening) {}

  // The scanner stands behind the first bracket.
  Set parse() {
    std::size_t open_brackets = 1;
    bool goes_on = true;
    while (goes_on) {
      const bool complemented = scanner_.skip('^');
      goes_on = false;
      if (!group()) return tl::unexpected(*error_);
      set_.finish_group(complemented);
      if (scanner_.skip('-')) {  // group() stops at a `-` only before a `[`
        scanner_.skip('[');
        set_.begin_subtraction();
        ++open_brackets;
        goes_on = true;
      }
    }
    for (; open_brackets > 0; --open_brackets) {
      if (!scanner_.skip(']'))
        return failure(opening_, {"schema-a-that-is-never-closed", {{"sign", "["}}});
    }
    return std::move(set_);
  }

 private:
  // [14] posCharGroup ::= ( charRange | charClassEsc )+, up to the `]` or `-[` that ends it.
  bool group() {
    bool is_first = true;
    while (!scanner_.at_end() && scanner_.peek() != U']') {
      if (!is_first && scanner_.is_before("-[")) return true;
      if (!item(is_first)) return false;
      is_first = false;
    }
    if (scanner_.at_end())
      return fail(opening_, {"schema-a-that-is-never-closed", {{"sign", "["}}});
    return !is_first || fail(scanner_.offset(), {"schema-a-character-class-without-a-character"});
  }

  bool item(bool is_first) {
    const std::size_t begin = scanner_.offset();
    auto lower = member(is_first);
    if (!lower) return fail(lower.error().offset, lower.error().message);
    if (!begins_range()) {
      set_.add(*lower);
      return true;
    }
    scanner_.skip('-');
    auto upper = member(false);
    if (!upper) return fail(upper.error().offset, upper.error().message);
    const CharRange range{lower->single(), upper->single()};
    if (range.first > kLastCodePoint || range.last > kLastCodePoint) {
      return fail(begin, {"schema-a-range-that-does-not-run-from"});
    }
    if (range.first > range.last) return fail(begin, {"schema-a-range-whose-end-comes-before-its"});
    set_.add(range);
    return true;
  }

  bool begins_range() const {
    return scanner_.is_before("-") && !scanner_.is_before("-[") && !scanner_.is_before("-]");
  }

  // One end of a range, or an escape for many characters.
  Set member(bool is_first) {
    const std::size_t begin = scanner_.offset();
    if (scanner_.at_end())
      return failure(opening_, {"schema-a-that-is-never-closed", {{"sign", "["}}});
    if (scanner_.peek() == U'[') {
      return failure(begin, {"schema-a-in-a-character-class-the-character"});
    }
    if (scanner_.peek() == U'-' && !is_first && !scanner_.is_before("-]")) {
      return failure(begin, {"schema-a-that-is-neither-first-nor-last"});
    }
    const char32_t c = scanner_.next();
    return c == U'\\' ? escape(scanner_) : Set(set_of(c));
  }

  bool fail(std::size_t offset, base::Wording message) {
    error_ = RegexError{offset, std::move(message)};
    return false;
  }

  RegexScanner& scanner_;
  std::size_t opening_;
  CharSet set_;
  std::optional<RegexError> error_;
};

}  // namespace

Set next_set(RegexScanner& scanner) {
  const std::size_t begin = scanner.offset();
  const char32_t c = scanner.next();
  if (c == U'[') return ClassParser(scanner, begin).parse();
  Set set = c == U'\\'  ? escape(scanner)
            : c == U'.' ? Set(set_of_ranges(kLineEnds, true))
                        : Set(set_of(c));
  if (set) set->finish_group(false);
  return set;
}

}  // namespace rng::datatype
