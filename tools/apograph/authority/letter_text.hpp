// SPDX-License-Identifier: MIT
// The text of a letter that is TEI already, for recognisers of names: as lines, with the lines of
// the file where they stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.hpp"
#include "base/diagnostic.hpp"

namespace apograph {

/// A name that the letter marks.
struct MarkedName {
  authority::EntityKind kind = authority::EntityKind::person;
  std::string text, surname, forename;
  std::vector<std::string> pointers;  // @ref and @key
  std::uint32_t line = 0;             // of the file
};

struct LetterNote {
  std::string text;        // runs of blanks are one
  std::uint32_t line = 0;  // of the file
};

struct LetterText {
  std::string text;                  // blank lines part its blocks; notes stand at its end
  std::vector<std::uint32_t> lines;  // of the file, by the line of the text, from 0
  std::string language;              // @xml:lang, or empty
  std::vector<MarkedName> names;
  std::vector<LetterNote> notes;
};

/// Reads a letter: its text and the notes in standOff; of a choice the regular form. Fails as the
/// parser does.
base::Result<LetterText> letter_text(std::string_view document, const std::string& file);

}  // namespace apograph
