// SPDX-License-Identifier: MIT
// Conversion as the tests want it: a text in, TEI out, with the registers of tests/letters.
#pragma once

#include <filesystem>
#include <string>

#include "apograph/convert/conversion.hpp"
#include "authority/authority.hpp"
#include "base/file.hpp"
#include "support/folders.hpp"

namespace letters {

/// Persons and places of the invented letters.
inline const authority::Authority& authority_of_cases() {
  static const authority::Authority kAuthority = [] {
    authority::Authority authority;
    const std::filesystem::path file = support::source_folder() / "tests/letters/authority.xml";
    if (!authority.load(base::read_file(file).value(), file.string(), "authority.xml"))
      std::abort();
    return authority;
  }();
  return kAuthority;
}

inline const apograph::Converter& converter() {
  static const apograph::Converter kConverter(
      {.authority = authority_of_cases(),
       .lexicon_folder = support::source_folder() / "share/lexicon",
       .phrases_folder = support::source_folder() / "share/i18n/tei",
       .pdf_helper = {},
       .program_version = "0"});
  return kConverter;
}

/// Converts a text as `apograph convert --self-contained` does; an empty language is detected.
inline base::Result<apograph::Conversion> convert(const std::string& name, const std::string& bytes,
                                                  const std::string& language,
                                                  edition::LetterMetadata metadata = {}) {
  metadata.id = name;
  metadata.language = language;
  metadata.publication_date = "2026-11-22";
  metadata.last_change = "2026-11-22";
  return converter().convert({.source_name = name,
                              .source_bytes = bytes,
                              .metadata = std::move(metadata),
                              .is_self_contained = true,
                              .last_stage = apograph::Stage::encode});
}

}  // namespace letters
