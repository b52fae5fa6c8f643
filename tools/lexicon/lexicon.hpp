// SPDX-License-Identifier: MIT
// The words by which letters of a language are understood: share/lexicon/LANGUAGE.toml, which a
// scholar can read and extend.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"

namespace lexicon {

/// Words and what they stand for, in the order of the file.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The lexicon of one language. Sections are named as in the file, joined by dots: "letter",
/// "date.vague".
class Lexicon {
 public:
  /// Reads `text`, the contents of the file `name`. Fails with lexicon.syntax or lexicon.not-words.
  static base::Result<Lexicon> parse(std::string_view text, const std::string& name);
  /// Reads FOLDER/LANGUAGE.toml, or FOLDER/LANGUAGE-PART.toml's language where only that is there
  /// ("es-AR" finds es.toml). Fails with lexicon.unknown-language, naming those that there are.
  static base::Result<Lexicon> load(const std::filesystem::path& folder, std::string_view language);
  /// The same, of a file that is there, with no other tables than these ("heading"), which is many
  /// times faster than reading all of it.
  static base::Result<Lexicon> load_tables(const std::filesystem::path& file,
                                           const std::set<std::string_view>& tables);

  /// Adds the words of all lists of a section ("heading") that another lexicon has.
  void adopt(std::string_view section, const Lexicon& other);

  /// BCP 47, from the file's `language` key.
  const std::string& language() const { return language_; }
  /// A list of words: `salutation = ["estimado", "querida"]` in [letter] is
  /// words("letter.salutation"); empty where the file has none.
  const std::vector<std::string>& words(std::string_view path) const;
  /// A table of words to words; empty where the file has none.
  const Pairs& pairs(std::string_view path) const;

 private:
  std::string language_;
  std::map<std::string, std::vector<std::string>, std::less<>> words_;
  std::map<std::string, Pairs, std::less<>> pairs_;
};

}  // namespace lexicon
