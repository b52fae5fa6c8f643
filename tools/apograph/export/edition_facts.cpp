// SPDX-License-Identifier: MIT
#include "apograph/export/edition_facts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "apograph/file_pattern.hpp"
#include "apograph/in_order.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "feeds/document_kind.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAhead = 64;

// The files to read: the first ones are registers, whatever they hold; of the others each says
// itself what it is.
struct Sources {
  std::vector<fs::path> files;
  std::size_t registers = 0;
};

// The address that is given, else one below that of the edition.
std::string below(const std::string& edition, const std::string& given, const char* folder) {
  return given.empty() && !edition.empty() ? edition + folder : given;
}

// Registers, then letters, by name.
base::Result<Sources> sources_of_edition(const fs::path& folder, EditionFacts& facts) {
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
  Sources sources = {found->authority, found->authority.size()};
  for (const edition::Letter& letter : found->letters) {
    if (letter.has_tei) sources.files.push_back(letter.tei);
  }
  return sources;
}

base::Result<Sources> sources_of_folder(const fs::path& folder, EditionFacts& facts) {
  std::vector<fs::path> unreadable;
  static constexpr std::array<std::string_view, 1> kEndings = {".xml"};
  Sources sources = {files_below(folder, kEndings, unreadable), 0};
  if (sources.files.empty()) {
    return base::failure("apograph.no-letters", {folder.string()},
                         "this folder holds no edition.toml and no TEI file",
                         "name the folder of an edition, or one of files that end in .xml");
  }
  facts.edition.title = fs::weakly_canonical(folder).filename().string();
  return sources;
}

base::Result<Sources> sources_of(const cli::Arguments& arguments, EditionFacts& facts) {
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

// What was found in a file.
struct Reading {
  std::optional<feeds::Letter> letter;
  std::optional<feeds::Tree> document;  // a register, or a letter that lists what it names
  std::optional<base::Diagnostic> fault;
  std::string changed;  // the day on which the file was written
};

base::Diagnostic no_letters(const EditionFacts& facts) {
  return {base::Severity::warning,
          "feeds.no-letters",
          {facts.folder.string(), 0, 0},
          "no letter was found: what is written is empty",
          "a letter is a TEI file with correspDesc or a text; apograph convert makes them of "
          "sources",
          {}};
}

base::Diagnostic no_letter(const feeds::Tree& tree, feeds::DocumentKind kind) {
  const std::string_view root = feeds::name_of(tree.root());
  base::Diagnostic fault = {
      base::Severity::warning, "feeds.no-letter", tree.at(tree.root()), {}, {}, {}};
  if (kind == feeds::DocumentKind::index) {
    fault.message = "this file is an index of letters, no letter: it is left out";
    fault.hint = "keep it out of the folder of the letters";
  } else if (root == "teiCorpus") {
    fault.message = "this file holds several documents (teiCorpus): its letters are left out";
    fault.hint = "write each letter into a file of its own";
  } else {
    const std::size_t colon = root.find(':');
    fault.message =
        fmt::format("the outermost element is <{}>{}, expected <TEI>: the file is left out",
                    colon == std::string_view::npos ? root : root.substr(colon + 1),
                    colon == std::string_view::npos ? "" : " of another namespace");
    fault.hint =
        "keep other files out of the folder, or write xmlns=\"http://www.tei-c.org/ns/1.0\"";
  }
  return fault;
}

std::string day_of(const fs::path& file) {
  std::error_code error;
  const fs::file_time_type time = fs::last_write_time(file, error);
  if (error) return {};
  const std::chrono::year_month_day day =
      std::chrono::floor<std::chrono::days>(std::chrono::file_clock::to_sys(time));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Reading read_source(const fs::path& file, bool is_register) {
  Reading reading;
  const auto bytes = base::read_file(file);
  if (!bytes) {
    reading.fault = bytes.error();
    return reading;
  }
  reading.changed = day_of(file);
  auto tree = feeds::Tree::read(*bytes, file.string());
  if (!tree) {
    reading.fault = tree.error();
    return reading;
  }
  const feeds::DocumentKind kind = is_register ? feeds::DocumentKind::lists : feeds::kind_of(*tree);
  if (kind == feeds::DocumentKind::letter) {
    reading.letter = feeds::read_letter(*tree, file.stem().string());
    if (feeds::Register::has_entries(*tree)) reading.document = std::move(*tree);
  } else if (kind == feeds::DocumentKind::lists) {
    reading.document = std::move(*tree);
  } else {
    reading.fault = no_letter(*tree, kind);
  }
  return reading;
}

void take(Reading& reading, feeds::Edition& edition, base::DiagnosticSink& faults) {
  if (reading.fault) faults.add(std::move(*reading.fault));
  edition.files_changed = std::max(edition.files_changed, reading.changed);
  if (reading.letter) {
    if (reading.document) edition.entities.add_of_letter(*reading.document);
    edition.letters.push_back(std::move(*reading.letter));
  } else if (reading.document) {
    edition.entities.add(*reading.document);
  }
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
  const std::vector<fs::path>& files = sources->files;
  InOrder order(kAhead);
  run_on_threads(files.size(), jobs, [&](std::size_t number, std::size_t) {
    auto reading =
        std::make_shared<Reading>(read_source(files[number], number < sources->registers));
    order.done(number, [&, reading] { take(*reading, facts.edition, faults); });
  });
  feeds::finish(facts.edition, faults);
  if (facts.edition.letters.empty()) faults.add(no_letters(facts));
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
