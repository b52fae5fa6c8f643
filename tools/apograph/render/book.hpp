// SPDX-License-Identifier: MIT
// E-books (EPUB 3): a letter, or an edition, in the reading view. Nothing is written here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apograph/render/rendering.hpp"

namespace apograph {

/// A picture of a book: its path in the book, its media type and its bytes.
struct Picture {
  std::string path;
  std::string type;
  std::string bytes;
};

/// A letter as it stands in a book.
struct Chapter {
  std::string name;
  std::string document;  // XHTML
  std::string facts;     // what mentions.xsl says of it
  std::string part;      // the reading view
  std::vector<Picture> pictures;
};

/// Makes a chapter; several threads may. Pictures beside the letter, or in a folder beside its own,
/// come into the book; what is left out is a warning (render.picture-left-out). Fails as Rendering.
base::Result<Chapter> chapter_of(Rendering& rendering, const LetterFile& letter,
                                 const transform::Parameters& parameters,
                                 base::DiagnosticSink& sink);

/// The bytes of the book; one of an edition has a title page, one of a letter the letter's title.
/// `name` is the file's. Fails as Rendering and zip::Writer.
base::Result<std::string> book_of(Rendering& rendering, const std::vector<Chapter>& chapters,
                                  bool is_of_edition, const std::string& name,
                                  const transform::Parameters& parameters,
                                  base::DiagnosticSink& sink);

}  // namespace apograph
