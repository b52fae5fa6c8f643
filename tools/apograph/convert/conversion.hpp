// SPDX-License-Identifier: MIT
// The way of a letter through the rooms: source, layout, recognise, encode. Pure: bytes in, TEI
// out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apograph/convert/findings.hpp"
#include "apograph/review/review_page.hpp"
#include "authority/authority.hpp"
#include "base/diagnostic.hpp"
#include "edition/metadata.hpp"
#include "recognise/candidates.hpp"
#include "source/formats.hpp"

namespace apograph {

class LetterLanguages;

/// The stage after which to stop, for `--stop-after`.
enum class Stage { source, layout, recognise, encode };

/// What all conversions of a call share. The authority must outlive the Converter.
struct ConversionSettings {
  const authority::Authority& authority;
  std::filesystem::path lexicon_folder;   // share/lexicon
  std::filesystem::path phrases_folder;   // share/i18n/tei: what Apograph writes into a header
  std::filesystem::path pdf_helper = {};  // empty: no PDFs can be read
  std::string program_version;
  /// How a letter points to the folder of the authority files; ignored when self-contained.
  std::string authority_reference = "../authority/";
  const ReviewKit* review_kit = nullptr;  // where letters are reviewed
};

/// One letter.
struct ConversionRequest {
  std::string source_name;  // for locations
  std::string source_bytes;
  std::optional<source::Format> format = {};  // none: found out
  edition::LetterMetadata metadata;
  /// The document that metadata.source_whole names, where it is there.
  const source::SourceText* whole = nullptr;
  bool is_self_contained = false;  // embed the entries used in standOff
  /// The folder of its images as the letter points to it, with its slash. Empty: there is none,
  /// and images are left out.
  std::string picture_reference = {};
  /// The folder of the source in the same way; where it is not known, empty.
  std::string source_reference = {};
  /// The bytes of a file that the source names by a relative address; none: it is not there.
  std::function<std::optional<std::string>(std::string_view)> linked_file = {};
  Stage last_stage = Stage::encode;
  /// What was recognised in this line of the source, and why, is the output; 0: none.
  std::uint32_t explained_line = 0;
  /// What is said of the letter on the page for its review; none: no such page is made.
  std::optional<ReviewSubject> review = std::nullopt;
  bool lists_recognised = false;  // each thing that was recognised is told, not only counted
};

/// What came of it. `output` is the TEI, or the dump of the last stage. `text` is what was read
/// from a source that is more than text, and what the TEI is to be verified by; empty where the
/// source is a text itself.
struct Conversion {
  std::string output;
  LetterFindings findings = {};
  std::string text = {};
  std::vector<source::Picture> pictures = {};  // the files to be kept in the letter's folder
  ReviewPage review = {};
};

/// A letter of a collection: its text, and where its lines stand in the collection, as a sidecar
/// says it (source/places.hpp). `at` is where it begins there.
/// `whole_lines` is empty where the collection knows no more than characters.
struct TextPart {
  std::string text;
  std::vector<std::string> lines, furniture, whole_lines;
  base::Location at;
  std::string evidence;
};

/// The letters of a collection, and what stands before the first of them; empty where nothing does.
struct SplitText {
  TextPart before;
  std::vector<TextPart> letters;
};

/// Converts letters. Lexicons are read and recognisers compiled once for each language, when a
/// letter first needs them; used by many threads.
class Converter {
 public:
  explicit Converter(ConversionSettings settings);
  ~Converter();

  /// Fails with source.* or lexicon.* codes.
  base::Result<Conversion> convert(const ConversionRequest& request) const;

  /// Reads a document of several letters, to be given to `convert` for each of its parts.
  base::Result<source::SourceText> whole(const std::string& name, std::string bytes,
                                         std::string_view encoding) const;

  /// Cuts a text of several letters into them. An empty language or encoding is found out. Fails
  /// with source.* or lexicon.* codes.
  base::Result<SplitText> split(const std::string& name, std::string bytes,
                                const std::string& language, std::string_view encoding) const;

  /// What may be names in a letter and its authority does not know. Fails as `convert` does.
  base::Result<std::vector<recognise::Sighting>> survey(const ConversionRequest& request) const;

 private:
  base::Result<source::SourceText> read(const ConversionRequest& request) const;
  base::Result<ReviewPage> review(const source::SourceText& source, const layout::Layout& layout,
                                  const recognise::Recognition& recognition,
                                  const edition::LetterMetadata& metadata,
                                  const ConversionRequest& request, const std::string& tei) const;
  base::Result<std::string> language_of(std::string_view text, const std::string& named) const;

  ConversionSettings settings_;
  std::unique_ptr<LetterLanguages> languages_;
};

}  // namespace apograph
