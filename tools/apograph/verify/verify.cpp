// SPDX-License-Identifier: MIT
#include "apograph/verify/verify.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "apograph/delivery.hpp"
#include "apograph/pdf_words.hpp"
#include "apograph/resources.hpp"
#include "apograph/source_reading.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "source/formats.hpp"
#include "verify/verify.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

constexpr std::size_t kShownLines = 100;  // of a diff

// The first lines of a diff, and how many more there are.
std::string beginning(std::string_view diff) {
  std::size_t end = 0;
  for (std::size_t line = 0; line < kShownLines && end < diff.size(); ++line) {
    end = std::min(diff.find('\n', end), diff.size() - 1) + 1;
  }
  std::string shown(diff.substr(0, end));
  const auto rest = std::count(diff.begin() + static_cast<std::ptrdiff_t>(end), diff.end(), '\n');
  if (rest > 0) shown += fmt::format("… {} more lines of differences\n", rest);
  return shown;
}

// The text that convert keeps of a document, beside the letter or among an edition's sources.
std::optional<fs::path> kept_text(const fs::path& letter, const fs::path& source) {
  for (fs::path text : {source, letter}) {
    text.replace_extension(".txt");
    std::error_code error;
    if (text != source && fs::is_regular_file(text, error)) return text;
  }
  return std::nullopt;
}

base::Diagnostic with_kept_text(base::Diagnostic fault, const fs::path& letter,
                                const fs::path& source) {
  if (const auto text = kept_text(letter, source)) {
    fault.hint = fmt::format("the text that was read of it is kept: apograph verify {} {}",
                             letter.string(), text->string());
  }
  return fault;
}

// A document is read anew. Where that is another text than the one kept of it, one of them was
// changed since.
void tell_of_kept_text(const fs::path& letter, const fs::path& source,
                       const source::SourceText& read, cli::Console& console) {
  const auto text = kept_text(letter, source);
  const auto kept = text ? base::read_file(*text) : base::Result<std::string>(std::string());
  if (!text || !kept || *kept == read.text) return;
  cli::complain(console, {base::Severity::info,
                          "verify.other-text",
                          {text->string()},
                          fmt::format("is not the text that is read of {} now", source.string()),
                          "convert the letter again, or verify it by this text",
                          {}});
}

Exit verify_letter(const fs::path& letter, const fs::path& source, std::string_view encoding,
                   cli::Console& console) {
  const auto tei = base::read_file(letter);
  if (!tei) return failed(console, tei.error());
  auto bytes = base::read_file(source);
  if (!bytes) return failed(console, bytes.error());
  const auto resources = find_resources(console);
  const fs::path helper = resources ? pdf_helper_of(resources->program) : fs::path();
  const auto read = read_source(helper, source.string(), std::move(*bytes), encoding);
  if (!read) return failed(console, with_kept_text(read.error(), letter, source));
  if (read->is_extracted) tell_of_kept_text(letter, source, *read, console);
  const auto report = verify::compare(*tei, letter.string(), read->text, source.string());
  if (!report) return failed(console, report.error());
  bool has_errors = false;
  for (const base::Diagnostic& fault : report->faults) {
    cli::complain(console, fault);
    has_errors |= fault.severity >= base::Severity::error;
  }
  if (!report->diff.empty()) {
    if (auto shown = write_to_output(console, beginning(report->diff)); !shown) {
      return failed(console, shown.error());
    }
  }
  if (has_errors || !report->diff.empty()) return Exit::findings;
  console.report(fmt::format("{}: {} of {}, nothing lost\n", letter.string(),
                             counted(report->source_lines, "line"), source.string()));
  return Exit::clean;
}

Exit verify_edition(const fs::path& folder, cli::Console& console) {
  const auto edition = open_edition(folder, console);
  if (!edition) return Exit::failed;
  cli::Progress progress(console, "verify", edition->letters.size());
  Exit exit = Exit::clean;
  for (const edition::Letter& letter : edition->letters) {
    progress.step(letter.name);
    if (!letter.has_tei) continue;
    if (letter.has_source) {
      const auto metadata = open_metadata(*edition, letter, console);
      exit = worse(exit, metadata ? verify_letter(letter.tei, letter.text,
                                                  metadata->source_encoding, console)
                                  : Exit::failed);
    } else {
      console.report(
          fmt::format("{}: no source, so nothing to verify it by\n", letter.tei.string()));
    }
  }
  return exit;
}

// The text that the edition around a letter keeps for it; else what has its name and lies beside
// it.
base::Result<fs::path> source_of(const fs::path& letter) {
  if (const auto folder = edition_around(letter, "letters")) {
    return (*folder / "sources" / (letter.stem().string() + ".txt")).lexically_normal();
  }
  for (const std::string_view ending : source::endings()) {
    fs::path beside = letter;
    beside.replace_extension(ending);
    std::error_code error;
    if (fs::is_regular_file(beside, error)) return beside;
  }
  return base::failure("apograph.no-source", {letter.string()},
                       "no source is named, none lies beside the letter, and it is in no edition",
                       "name the text that it was made from: apograph verify LETTER SOURCE");
}

// The encoding that is named on the command line, or else in the edition around a letter.
std::string encoding_in_edition(const fs::path& letter, const cli::Arguments& arguments,
                                cli::Console& console) {
  const auto folder = edition_around(letter, "letters");
  if (arguments.has("encoding") || !folder) return arguments.value("encoding");
  const auto edition = open_edition(*folder, console);
  const auto* const entry = edition ? edition->find(letter.stem().string()) : nullptr;
  if (entry == nullptr) return {};
  const auto metadata = open_metadata(*edition, *entry, console);
  return metadata ? metadata->source_encoding : std::string();
}

}  // namespace

Exit run_verify(const cli::Arguments& arguments, cli::Console& console) {
  const auto folder = meant_edition(arguments);
  if (!folder) return failed(console, folder.error());
  if (*folder) return verify_edition(**folder, console);
  const fs::path letter = arguments.operands().front();
  if (arguments.operands().size() > 1) {
    return verify_letter(letter, arguments.operands()[1], arguments.value("encoding"), console);
  }
  const auto source = source_of(letter);
  if (!source) return failed(console, source.error());
  return verify_letter(letter, *source, encoding_in_edition(letter, arguments, console), console);
}

}  // namespace apograph
