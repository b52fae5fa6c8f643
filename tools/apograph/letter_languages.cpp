// SPDX-License-Identifier: MIT
#include "apograph/letter_languages.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace apograph {

base::Result<std::string> LetterLanguages::detect(std::string_view text) {
  {
    const std::lock_guard lock(mutex_);
    if (auto loaded = load_all(); !loaded) return tl::unexpected(std::move(loaded.error()));
  }
  const std::string language = table_->language_of(text);
  return language.empty() ? "und" : language;
}

base::Result<const LetterLanguages::Language*> LetterLanguages::find(const std::string& language) {
  const std::lock_guard lock(mutex_);
  if (const auto found = languages_.find(language); found != languages_.end())
    return found->second.get();
  if (auto loaded = load_all(); !loaded) return tl::unexpected(std::move(loaded.error()));
  auto made = std::make_unique<Language>();
  if (language != "und") {
    auto lexicon = lexicon::Lexicon::load(lexicon_folder_, language);
    if (!lexicon) return tl::unexpected(std::move(lexicon.error()));
    made->lexicon = std::move(*lexicon);
  }
  // An edition's headings need not be in the language of its letters.
  for (const lexicon::Lexicon& other : all_) made->lexicon.adopt("heading", other);
  return languages_.emplace(language, std::move(made)).first->second.get();
}

const recognise::Recogniser& LetterLanguages::recogniser_of(const Language& language) {
  const std::lock_guard lock(mutex_);
  if (!language.recogniser) {
    language.recogniser =
        std::make_unique<recognise::Recogniser>(language.lexicon, authority_, all_);
  }
  return *language.recogniser;
}

base::Result<const lexicon::Lexicon*> LetterLanguages::phrases(const std::string& language) {
  const std::lock_guard lock(mutex_);
  if (const auto found = phrases_.find(language); found != phrases_.end()) return &found->second;
  auto loaded = lexicon::Lexicon::load(phrases_folder_, language);
  if (!loaded) loaded = lexicon::Lexicon::load(phrases_folder_, kInterfaceLanguage);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  return &phrases_.emplace(language, std::move(*loaded)).first->second;
}

// Of all lexicons the words by which foreign words are known, and the language of a text, and those
// of headings.
base::Result<void> LetterLanguages::load_all() {
  if (table_) return {};
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(lexicon_folder_, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  all_.clear();
  for (const std::filesystem::path& file : files) {
    auto lexicon = lexicon::Lexicon::load_tables(file, {"vocabulary", "heading"});
    if (!lexicon) return tl::unexpected(std::move(lexicon.error()));
    all_.push_back(std::move(*lexicon));
  }
  table_ = std::make_unique<recognise::LanguageTable>(all_);
  return {};
}

}  // namespace apograph
