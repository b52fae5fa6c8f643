// SPDX-License-Identifier: MIT
// What apograph-pdf says of a PDF: a plain text of lines, each a word that names it and its fields,
// parted by one blank; the last field of a line goes to its end. Lengths are whole hundredths of a
// point, from the top left of the page.
//
//   apograph-pdf 1                                   first, always
//   pages COUNT
//   font NUMBER NAME                                 before its first use, from 0 in sequence
//   page WIDTH HEIGHT LABEL                          the label as the PDF has it; may be empty
//   word LEFT TOP RIGHT BOTTOM SIZE FONT TURN BLANK TEXT
//   end                                              last; without it the rest is missing
//   fault WORD                                       instead of all but the first line: locked,
//   broken,
//                                                    too-large
//
// TURN: quarter turns of the text, 0 to 3. BLANK: 1 where a blank stands behind the word, else 0.
// TEXT and names are UTF-8 without control characters, a text never empty.
#pragma once

#include <iosfwd>
#include <string>

namespace pdf {

/// Writes the words of a PDF. Without fonts each has one font without a name, and its height as
/// size: poppler's look-up of fonts fails with some PDFs (poppler 22.12, emoji). False where there
/// is a fault, which is written too.
bool write_words(const std::string& document, bool with_fonts, std::ostream& out);

}  // namespace pdf
