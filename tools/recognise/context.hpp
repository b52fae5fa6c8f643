// SPDX-License-Identifier: MIT
// What a recogniser may know besides the flow that it reads.
#pragma once

#include <string>

#include "authority/authority.hpp"
#include "lexicon/lexicon.hpp"

namespace recognise {

/// The date of the letter as far as it is known, ISO, inclusive; both empty where it is not. Dates
/// in the text that lack a year lean on it.
struct LetterDate {
  std::string not_before;
  std::string not_after;
  bool is_inferred = false;
  bool is_doubtful = false;  // as stated it has not even a century
};

/// References, so that a Context is cheap to hand on; all must outlive it.
struct Context {
  const lexicon::Lexicon& lexicon;
  const authority::Authority& authority;
  const LetterDate& letter_date;
};

}  // namespace recognise
