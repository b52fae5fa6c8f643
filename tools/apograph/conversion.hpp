// SPDX-License-Identifier: MIT
// The way of a letter through the rooms: source, layout, recognise, encode. Pure: bytes in, TEI
// out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "authority/authority.hpp"
#include "base/diagnostic.hpp"
#include "edition/metadata.hpp"

namespace apograph {

/// The stage after which to stop, for `--stop-after`.
enum class Stage { source, layout, recognise, encode };

/// What a conversion starts from. References must outlive it.
struct ConversionRequest {
  std::string source_name;  // for locations
  std::string source_bytes;
  const authority::Authority& authority;
  edition::LetterMetadata metadata;
  std::filesystem::path lexicon_folder;  // share/lexicon
  std::filesystem::path phrases_folder;  // share/i18n/tei: what Apograph writes into a header
  std::string program_version;
  /// How the letter points to the folder of the authority files ("../authority/"); ignored when
  /// self-contained.
  std::string authority_reference;
  bool is_self_contained = false;  // embed the entries used in standOff
  Stage last_stage = Stage::encode;
};

/// What came of it. `output` is the TEI, or the dump of the last stage; `report` says what was
/// recognised (info), what was left open or inferred (warning), each at its place in the source.
struct Conversion {
  std::string output;
  std::vector<base::Diagnostic> report;
};

/// Converts one letter. Fails with source.* or lexicon.* codes.
base::Result<Conversion> convert(const ConversionRequest& request);

}  // namespace apograph
