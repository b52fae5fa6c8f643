// SPDX-License-Identifier: MIT
// What conversions recognised and what they left open, short, for a reader.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "apograph/convert/findings.hpp"
#include "apograph/convert/letter_job.hpp"

namespace apograph {

/// A line for what was recognised, by kind; below it, grouped by kind, each place that was inferred
/// or left open, the first few of a kind.
std::string conversion_report(std::string_view letter, const LetterFindings& findings);

/// One line: how much was recognised, how much was inferred or left open.
std::string conversion_headline(std::string_view letter, const LetterFindings& findings);

/// What many conversions came to.
class ConversionTotals {
 public:
  void add(LetterState state, const LetterFindings& findings);
  /// The letters by what became of them, and what was found in them by kind, with the number of
  /// letters. `up_to_date` letters needed no conversion.
  std::string text(std::size_t up_to_date) const;

 private:
  struct Kind {
    std::size_t count = 0;
    std::size_t letters = 0;
  };

  std::size_t converted_ = 0;
  std::size_t failed_ = 0;
  std::size_t left_alone_ = 0;
  std::map<std::string, Kind> recognised_;
  std::map<std::string, Kind> open_;
};

}  // namespace apograph
