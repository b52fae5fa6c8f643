// SPDX-License-Identifier: MIT
// One letter through `annotate`: bytes in, bytes with additions out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "annotate/annotate.hpp"
#include "apograph/annotate/admission.hpp"
#include "apograph/letter_languages.hpp"
#include "authority/authority.hpp"
#include "base/diagnostic.hpp"
#include "edition/metadata.hpp"

namespace apograph {

struct AnnotationSettings {
  const authority::Authority& authority;
  LetterLanguages& languages;
  std::string language;         // of --lang; "": as the letter says, else found out
  std::string program_version;  // of --application: names this program in appInfo; else ""
  bool persons = true, places = true, organisations = true, dates = true;
  edition::LetterMetadata sidecar = {};  // what it decides of names and dates holds
};

struct AnnotatedLetter {
  std::string before;  // the text as UTF-8, for a diff
  std::string after;
  std::string bytes;  // in the encoding of the letter
  std::vector<annotate::Addition> additions;
  std::vector<base::Diagnostic> remarks;  // in the order of the text
};

/// Annotates a letter. `file` is where it comes from, `output` where it will be, for references to
/// the authority files. Fails with xml.*, annotate.* (no TEI, an encoding that cannot be written),
/// lexicon.*, and as schemas do.
base::Result<AnnotatedLetter> annotate_letter(const std::filesystem::path& file,
                                              const std::filesystem::path& output,
                                              std::string bytes, const AnnotationSettings& settings,
                                              Admission& admission);

}  // namespace apograph
