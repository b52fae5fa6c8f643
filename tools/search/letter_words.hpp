// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace search {

/// What is written of one letter.
struct LetterWords {
  std::string script;  ///< a call of search.js with the name of the letter and its passages
  std::string words;   ///< its words, folded, each once and in a line of its own, in the order of
                       ///< their bytes
};

/// `passages` is the document that passages.xsl makes of the letter. Fails with xml.*.
base::Result<LetterWords> letter_words(const std::string& name, std::string_view passages);

}  // namespace search
