// SPDX-License-Identifier: MIT
// What no platform can use of a letter, said once for all of them.
#pragma once

#include <set>
#include <string>

#include "base/diagnostic.hpp"
#include "feeds/facts.hpp"

namespace feeds {

/// Reports, letter by letter: values that are no dates (feeds.no-date), spans that end before they
/// begin (feeds.date-order), correspondents without a name (feeds.no-name), and identifiers of
/// authority files that cannot be right (feeds.wrong-identifier, each once).
class LetterCheck {
 public:
  explicit LetterCheck(base::DiagnosticSink& sink) : sink_(sink) {}
  void check(const Letter& letter);

 private:
  void check_date(const Dating& date);
  void check_identifiers(const Name& name);
  void warn(const char* code, const base::Location& at, std::string message, std::string hint);

  base::DiagnosticSink& sink_;
  std::set<std::string> known_;  // identifiers that have been reported
};

}  // namespace feeds
