// SPDX-License-Identifier: MIT
// Regular expressions of XML Schema Part 2: the only door to their syntax and their matcher, which
// takes time linear in the text, whatever the expression.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "rng/datatype/regex_syntax.hpp"

namespace rng::datatype {

/// An expression that matches whole texts. Its machine is built at the first match. Shared by
/// threads.
class Regex {
 public:
  explicit Regex(std::string pattern);
  ~Regex();

  /// What is wrong with an expression, or none.
  static std::optional<RegexError> check(std::string_view pattern);

  const std::string& pattern() const { return pattern_; }
  /// True where the whole text, well-formed UTF-8, matches. An ill-formed expression matches
  /// nothing.
  bool matches(std::string_view text) const;

 private:
  class Automaton;

  std::string pattern_;
  mutable std::once_flag is_built_;
  mutable std::unique_ptr<Automaton> automaton_;
};

}  // namespace rng::datatype
