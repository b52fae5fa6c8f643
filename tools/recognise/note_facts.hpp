// SPDX-License-Identifier: MIT
// What the notes of an edition say of persons: "Alfred Rosmer (1877–1964), French syndicalist."
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recognise {

struct NoteFact {
  std::string before;        // the note up to the years
  std::string name;          // its last words, as far as all begin with capitals
  std::string birth, death;  // years, one of them may be empty
  std::string description;   // what stands behind the years, to the end of the sentence; or empty
  std::size_t at = 0;        // byte of the note where the years begin
};

/// Where the years of a life stand behind a name in a note, with what follows them. Which words the
/// name has only a lexicon or a register tells: `before` ends with it. Runs of blanks of the note
/// should be one.
std::vector<NoteFact> note_facts(std::string_view note);

}  // namespace recognise
