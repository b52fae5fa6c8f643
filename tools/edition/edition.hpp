// SPDX-License-Identifier: MIT
// An edition folder: edition.toml and the letters that it holds. Reads, and changes nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "edition/letter_table.hpp"
#include "edition/metadata.hpp"

namespace edition {

/// A letter by the name that its files share. Files need not exist.
struct Letter {
  std::string name;
  std::filesystem::path source;   // sources/NAME.docx, else sources/NAME.txt
  std::filesystem::path text;     // sources/NAME.txt: what was read from the source, or it itself
  std::filesystem::path tei;      // letters/NAME.xml
  std::filesystem::path sidecar;  // letters/NAME.toml
  bool has_source = false;
  bool has_tei = false;
  bool has_sidecar = false;
};

/// Where what is exported will be found on the web: addresses that end in "/", as [export] gives
/// them; empty where it does not.
struct ExportAddresses {
  std::string iiif, dts;
};

/// Paths begin with `folder` as it was given, so that messages show what the user knows; it is
/// empty for the folder in which one stands.
struct Edition {
  std::filesystem::path folder;
  std::filesystem::path configuration;                          // edition.toml
  std::vector<std::filesystem::path> authority;                 // authority/*.xml, by name
  std::vector<Letter> letters;                                  // by name
  std::filesystem::path output_folder;                          // of the pages
  std::vector<std::filesystem::path> schemas;                   // empty: the one of the program
  std::vector<std::pair<std::string, std::string>> parameters;  // of the stylesheets
  LetterMetadata defaults;                                      // of every letter
  ExportAddresses exports;
  std::filesystem::path table_file;  // empty where there is none
  LetterTable table;                 // what it says of the letters

  const Letter* find(std::string_view name) const;
};

/// The nearest folder with an edition.toml, from `start` upwards; as a relative path where `start`
/// is one ("..", "../..").
std::optional<std::filesystem::path> find_edition(const std::filesystem::path& start);

/// True where a folder holds an edition.toml.
bool is_edition(const std::filesystem::path& folder);

/// True for a file whose name is that of a letter's source.
bool is_source(const std::filesystem::path& file);

/// Reads an edition. Faults go to the sink; none where edition.toml itself cannot be read.
std::optional<Edition> load_edition(const std::filesystem::path& folder,
                                    base::DiagnosticSink& sink);

/// What is known of a letter: the edition's defaults, then its row in the table, then the sidecar.
/// `source_date_epoch` (the variable of the environment, or empty) dates the last change where
/// neither does.
LetterMetadata load_metadata(const Edition& edition, const Letter& letter,
                             std::string_view source_date_epoch, base::DiagnosticSink& sink);

/// The day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) as an ISO date; empty where it is no
/// such number.
std::string date_of_epoch(std::string_view seconds);

/// An xml:id made from a file's name: the name itself where it can be one.
std::string id_from(std::string_view name);

}  // namespace edition
