// SPDX-License-Identifier: MIT
#include "apograph/export/edition_facts.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <system_error>
#include <utility>

#include "apograph/file_pattern.hpp"
#include "apograph/in_order.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAhead = 64;

using Paths = std::vector<fs::path>;

// The address that is given, else one below that of the edition.
std::string below(const std::string& edition, const std::string& given, const char* folder) {
  return given.empty() && !edition.empty() ? edition + folder : given;
}

// Registers, then letters, by name.
base::Result<Paths> sources_of_edition(const fs::path& folder, EditionFacts& facts) {
  const auto found = sound_edition(folder);
  if (!found) return tl::unexpected(found.error());
  const edition::LetterMetadata& known = found->defaults;
  facts.edition.title = known.edition_title;
  facts.edition.editor = known.edition_editor;
  facts.edition.publisher = known.publisher;
  facts.edition.date = known.publication_date;
  facts.edition.language = known.interface_language;
  facts.edition.address = known.identifier_base;
  facts.pages = found->output_folder;
  facts.edition.iiif_address = below(known.identifier_base, found->exports.iiif, "iiif/");
  facts.edition.dts_address = below(known.identifier_base, found->exports.dts, "dts/");
  facts.edition.licence = known.metadata_rights.licence;
  facts.edition.rights = known.metadata_rights.text;
  Paths sources = found->authority;
  for (const edition::Letter& letter : found->letters) {
    if (letter.has_tei) sources.push_back(letter.tei);
  }
  return sources;
}

base::Result<Paths> sources_of_folder(const fs::path& folder, EditionFacts& facts) {
  Paths unreadable;
  static constexpr std::array<std::string_view, 1> kEndings = {".xml"};
  Paths sources = files_below(folder, kEndings, unreadable);
  if (sources.empty()) {
    return base::failure("apograph.no-letters", {folder.string()},
                         "this folder holds no edition.toml and no TEI file",
                         "name the folder of an edition, or one of files that end in .xml");
  }
  facts.edition.title = fs::weakly_canonical(folder).filename().string();
  return sources;
}

base::Result<Paths> sources_of(const cli::Arguments& arguments, EditionFacts& facts) {
  std::error_code error;
  if (!arguments.operands().empty()) {
    const fs::path operand = arguments.operands().front();
    if (fs::is_directory(operand, error) && !edition::is_edition(operand)) {
      facts.folder = operand;
      return sources_of_folder(operand, facts);
    }
  }
  const auto folder = meant_edition(arguments);
  if (!folder) return tl::unexpected(folder.error());
  if (!*folder) {
    return base::failure("apograph.no-edition", {arguments.operands().front()}, "this is no folder",
                         "name the folder of an edition, or one of TEI files");
  }
  facts.folder = **folder;
  return sources_of_edition(**folder, facts);
}

// A file is a letter, a register, or cannot be read.
struct Reading {
  std::optional<feeds::Letter> letter;
  std::optional<feeds::Tree> document;  // of a register
  std::optional<base::Diagnostic> fault;
};

Reading read_source(const fs::path& file) {
  Reading reading;
  const auto bytes = base::read_file(file);
  if (!bytes) {
    reading.fault = bytes.error();
    return reading;
  }
  auto tree = feeds::Tree::read(*bytes, file.string());
  if (!tree) {
    reading.fault = tree.error();
  } else if (feeds::is_letter(*tree)) {
    reading.letter = feeds::read_letter(*tree, file.stem().string());
    // What a letter itself lists (standOff) counts, too.
    if (tree->root().child("standOff")) reading.document = std::move(*tree);
  } else {
    reading.document = std::move(*tree);
  }
  return reading;
}

}  // namespace

std::optional<EditionFacts> read_edition_facts(const cli::Arguments& arguments, std::size_t jobs,
                                               base::DiagnosticSink& faults) {
  EditionFacts facts;
  const auto sources = sources_of(arguments, facts);
  if (!sources) {
    faults.add(sources.error());
    return std::nullopt;
  }
  InOrder order(kAhead);
  run_on_threads(sources->size(), jobs, [&](std::size_t number, std::size_t) {
    const fs::path& file = (*sources)[number];
    auto reading = std::make_shared<Reading>(read_source(file));
    order.done(number, [&facts, &faults, reading] {
      if (reading->fault) faults.add(std::move(*reading->fault));
      if (reading->document) facts.edition.entities.add(*reading->document);
      if (!reading->letter) return;
      facts.edition.letters.push_back(std::move(*reading->letter));
    });
  });
  feeds::finish(facts.edition, faults);
  return facts;
}

void list_files(EditionFacts& facts, const fs::path& output, base::DiagnosticSink& faults) {
  const fs::path folder = facts.folder.empty() ? fs::path(".") : facts.folder;
  std::error_code error;
  std::vector<fs::path> made;
  for (const fs::path& path : {facts.pages, folder / "export", output}) {
    if (!path.empty()) made.push_back(fs::absolute(path, error).lexically_normal());
  }
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    const fs::path whole = fs::absolute(path, error).lexically_normal();
    const bool is_left_out = path.filename().string().starts_with(".") ||
                             std::find(made.begin(), made.end(), whole) != made.end();
    if (entry->is_directory(error)) {
      if (is_left_out) entry.disable_recursion_pending();
    } else if (!is_left_out && entry->is_regular_file(error)) {
      facts.edition.files.push_back({path.string(), path.lexically_relative(folder).string()});
    }
  }
  if (error) {
    faults.add(
        base::failure("file.unreadable", {folder.string()}, error.message(), "see who owns it")
            .value());
  }
  std::sort(facts.edition.files.begin(), facts.edition.files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
}

}  // namespace apograph
