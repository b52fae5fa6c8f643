// SPDX-License-Identifier: MIT
// The page on which an editor decides what is unsure in a letter: HTML that needs nothing else.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "apograph/resources.hpp"
#include "apograph/review/doubts.hpp"
#include "base/diagnostic.hpp"

namespace apograph {

/// What all pages of a call share.
struct ReviewKit {
  std::string style, script;
  std::filesystem::path words_folder;  // share/i18n/review

  /// Fails as reading files does.
  static base::Result<ReviewKit> load(const Resources& resources);
  /// The texts of a language, or of English where it is not there. Fails with lexicon.* codes.
  base::Result<lexicon::Lexicon> words(const std::string& language) const;
};

/// What is said of a letter beside its text.
struct ReviewSubject {
  std::string letter;         // its name
  std::string sidecar;        // the path of its sidecar, as the reader knows it
  std::string sidecar_bytes;  // what it holds; empty where there is none
  bool is_edited = false;     // an editor changed the letter itself
  std::string language;       // of the page, where the edition names none
};

/// True for what review_page has made.
bool is_review_page(std::string_view document);

struct ReviewPage {
  std::string html;  // empty where none was asked for
  std::size_t doubts = 0;
};

/// `tei` is the letter as it was converted.
ReviewPage review_page(const DoubtInput& input, const ReviewSubject& subject, const ReviewKit& kit,
                       const std::string& tei, const std::string& program_version);

}  // namespace apograph
