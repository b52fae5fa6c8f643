// SPDX-License-Identifier: MIT
// What is known of each language that letters are in: its lexicon, its recognisers, what Apograph
// writes in it. Each is made when it is first asked for, and used by many threads.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.hpp"
#include "base/diagnostic.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/foreign.hpp"
#include "recognise/recognise.hpp"

namespace apograph {

/// The language of what Apograph writes where the edition names none.
inline constexpr const char* kInterfaceLanguage = "en";

class LetterLanguages {
 public:
  struct Language {
    lexicon::Lexicon lexicon;
    mutable std::unique_ptr<recognise::Recogniser> recogniser;  // none before it is asked for
  };

  /// The folders are share/lexicon and share/i18n/tei. The authority must outlive this; it is read
  /// when recognisers are first asked for.
  LetterLanguages(std::filesystem::path lexicon_folder, std::filesystem::path phrases_folder,
                  const authority::Authority& authority)
      : lexicon_folder_(std::move(lexicon_folder)),
        phrases_folder_(std::move(phrases_folder)),
        authority_(authority) {}

  /// The language that a text is in, or "und". Fails with lexicon.* codes, as the others do.
  base::Result<std::string> detect(std::string_view text);

  /// The lexicon of a language; that of an undetermined one ("und") is empty.
  base::Result<const Language*> find(const std::string& language);

  /// The recognisers of a language.
  const recognise::Recogniser& recogniser_of(const Language& language);

  /// What Apograph writes in a language; in English where it has not learnt that one.
  base::Result<const lexicon::Lexicon*> phrases(const std::string& language);

 private:
  base::Result<void> load_all();

  std::filesystem::path lexicon_folder_;
  std::filesystem::path phrases_folder_;
  const authority::Authority& authority_;
  std::mutex mutex_;
  std::vector<lexicon::Lexicon> all_;
  std::unique_ptr<recognise::LanguageTable> table_;
  std::map<std::string, std::unique_ptr<Language>> languages_;
  std::map<std::string, lexicon::Lexicon> phrases_;
};

}  // namespace apograph
