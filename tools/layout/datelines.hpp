// SPDX-License-Identifier: MIT
// Place and date, as they stand at the head or the end of a letter. What the date means is
// `recognise`'s job.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace layout {

/// Tells datelines of one language by their form.
class DatelineForm {
 public:
  /// Month names come from the Unicode CLDR.
  explicit DatelineForm(const std::string& language);

  /// «Constantinopla, 4 de enero de 1930», «den 3. März», «3.1.1930»: short, with a month and a
  /// number, or a date in numbers.
  bool matches(std::string_view text) const;
  /// The bytes of a dateline with which a text begins, its full stop or dash included; 0 where
  /// there is none.
  std::size_t prefix(std::string_view text) const;

 private:
  std::vector<std::string> months_;
};

}  // namespace layout
