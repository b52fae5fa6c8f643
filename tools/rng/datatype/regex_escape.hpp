// SPDX-License-Identifier: MIT
// The parts of a regular expression that stand for one character: normal characters, escapes and
// classes in brackets (XML Schema Part 2, appendix F.1).
#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "base/utf8.hpp"
#include "rng/datatype/char_set.hpp"
#include "rng/datatype/regex_syntax.hpp"

namespace rng::datatype {

/// Walks over the code points of an expression.
class RegexScanner {
 public:
  explicit RegexScanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t offset() const { return at_; }
  /// The next code point; past the end, one that no text holds.
  char32_t peek() const {
    std::size_t at = at_;
    return at_end() ? kLastCodePoint + 1 : base::utf8::next(text_, at);
  }
  /// Not to be called at the end.
  char32_t next() { return base::utf8::next(text_, at_); }
  bool skip(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool is_before(std::string_view text) const { return text_.substr(at_).starts_with(text); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// Reads one normal character, `.`, escape or class. Not to be called at the end.
tl::expected<CharSet, RegexError> next_set(RegexScanner& scanner);

}  // namespace rng::datatype
