// SPDX-License-Identifier: MIT
#include "apograph/convert.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/conversion.hpp"
#include "apograph/conversion_report.hpp"
#include "apograph/delivery.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "edition/plan.hpp"
#include "edition/seal.hpp"
#include "edition/sidecar.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

// What the conversions of one call share.
struct Session {
  const cli::Arguments& arguments;
  cli::Console& console;
  Resources resources;
  authority::Authority authority = {};
  Converter converter{{.authority = authority,
                       .lexicon_folder = resources.lexicon(),
                       .phrases_folder = resources.strings() / "tei",
                       .program_version = APOGRAPH_VERSION}};
  std::vector<base::Diagnostic> report = {};  // of all letters, for --report
};

// One letter and where it goes.
struct Task {
  fs::path source;
  edition::LetterMetadata metadata;
  bool is_self_contained = true;
};

base::Result<void> load_authority(Session& session, const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    const auto document = base::read_file(file);
    if (!document) return tl::unexpected(document.error());
    auto loaded = session.authority.load(*document, file.string(), file.filename().string());
    if (!loaded) return loaded;
  }
  return {};
}

Stage last_stage(const cli::Arguments& arguments) {
  const std::string name = arguments.value("stop-after");
  if (name == "source") return Stage::source;
  if (name == "layout") return Stage::layout;
  return name == "recognise" ? Stage::recognise : Stage::encode;
}

base::Result<std::string> converted(Session& session, Task task) {
  auto bytes = base::read_file(task.source);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  const ConversionRequest request{.source_name = task.source.string(),
                                  .source_bytes = std::move(*bytes),
                                  .metadata = std::move(task.metadata),
                                  .is_self_contained = task.is_self_contained,
                                  .last_stage = last_stage(session.arguments)};
  auto conversion = session.converter.convert(request);
  if (!conversion) return tl::unexpected(std::move(conversion.error()));
  if (request.last_stage == Stage::encode) {
    session.console.report(conversion_report(task.source.string(), conversion->report));
  }
  session.report.insert(session.report.end(), conversion->report.begin(), conversion->report.end());
  return std::move(conversion->output);
}

// Writes --report, where it is asked for.
Exit finished(const Session& session, Exit exit) {
  if (!session.arguments.has("report")) return exit;
  const auto written =
      base::write_file(session.arguments.value("report"), cli::as_json(session.report));
  return written ? exit : failed(session.console, written.error());
}

// --- In an edition

Exit leave_alone(cli::Console& console, const edition::Letter& letter) {
  cli::complain(console, {base::Severity::info,
                          "edition.edited-letter",
                          {letter.tei.string()},
                          "changed since Apograph wrote it, so it is its editor's and left alone",
                          "--force writes a new version beside it and shows the difference",
                          {}});
  return Exit::clean;
}

Exit convert_step(Session& session, const edition::Edition& edition,
                  const edition::ConvertStep& step) {
  auto metadata = open_metadata(edition, *step.letter, session.console);
  if (!metadata) return Exit::failed;
  const auto tei = converted(session, {step.letter->source, std::move(*metadata), false});
  if (!tei) return failed(session.console, tei.error());
  const auto delivered = last_stage(session.arguments) == Stage::encode
                             ? deliver_letter(step.letter->tei, *tei, true, session.console)
                             : write_to_output(session.console, *tei);
  return delivered ? Exit::clean : failed(session.console, delivered.error());
}

// Converts the letters of an edition that need it; only `one` where it is given.
Exit convert_edition(Session& session, const edition::Edition& edition,
                     const std::optional<std::string>& one) {
  const bool is_forced = session.arguments.has("force") || session.arguments.has("stop-after");
  const auto tools = session.resources.conversion_tools();
  const auto steps = edition::plan_conversion(edition, tools);
  cli::Progress progress(session.console, "convert", steps.size());
  Exit exit = Exit::clean;
  std::size_t fresh = 0;
  for (const edition::ConvertStep& step : steps) {
    if (one && step.letter->name != *one) continue;
    progress.step(step.letter->name);
    if (!is_forced && step.state == edition::State::edited) {
      exit = worse(exit, leave_alone(session.console, *step.letter));
    } else if (!is_forced && step.state == edition::State::fresh) {
      ++fresh;
    } else {
      progress.clear();
      exit = worse(exit, convert_step(session, edition, step));
    }
  }
  progress.clear();
  if (fresh > 0)
    session.console.report(fmt::format("convert: {} up to date\n", counted(fresh, "letter")));
  return finished(session, exit);
}

// Options that decide about one letter; in an edition the sidecars do.
std::optional<base::Diagnostic> misplaced_option(const cli::Arguments& arguments) {
  for (const char* option : {"output", "metadata", "lang", "authority", "self-contained"}) {
    if (!arguments.has(option)) continue;
    return base::failure("cli.usage", {"apograph convert"},
                         fmt::format("--{} is for one letter, not for an edition", option),
                         "name one text of sources/, or write it into edition.toml or a sidecar")
        .value();
  }
  return std::nullopt;
}

Exit run_in_edition(Session& session, const fs::path& folder,
                    const std::optional<std::string>& one) {
  const auto edition = open_edition(folder, session.console);
  if (!edition) return Exit::failed;
  if (const auto loaded = load_authority(session, edition->authority); !loaded) {
    return failed(session.console, loaded.error());
  }
  return convert_edition(session, *edition, one);
}

// --- One text by itself

base::Result<void> read_metadata_option(const Session& session, edition::LetterMetadata& metadata) {
  if (!session.arguments.has("metadata")) return {};
  const std::string file = session.arguments.value("metadata");
  const auto document = base::read_file(file);
  if (!document) return tl::unexpected(document.error());
  base::DiagnosticList faults;
  edition::read_sidecar(*document, file, metadata, faults);
  if (faults.items.empty()) return {};
  base::Diagnostic last = std::move(faults.items.back());
  faults.items.pop_back();
  report_faults(faults, session.console);
  return tl::unexpected(std::move(last));
}

// What the edition around a source says of it, with its authority files; nothing outside one.
base::Result<edition::LetterMetadata> known_metadata(Session& session, const fs::path& source) {
  edition::LetterMetadata metadata;
  metadata.id = source == "-" ? "letter" : edition::id_from(source.stem().string());
  metadata.last_change = edition::date_of_epoch(session.console.environment("SOURCE_DATE_EPOCH"));
  const auto folder = edition_around(source, "sources");
  if (!folder) return metadata;
  base::DiagnosticList faults;
  const auto edition = edition::load_edition(*folder, faults);
  if (!edition || faults.has_errors()) return tl::unexpected(faults.items.front());
  if (auto loaded = load_authority(session, edition->authority); !loaded) {
    return tl::unexpected(std::move(loaded.error()));
  }
  const edition::Letter* letter = edition->find(source.stem().string());
  if (letter == nullptr) return metadata;
  metadata = edition::load_metadata(*edition, *letter,
                                    session.console.environment("SOURCE_DATE_EPOCH"), faults);
  if (faults.has_errors()) return tl::unexpected(faults.items.front());
  return metadata;
}

base::Result<std::string> convert_alone(Session& session, const fs::path& source) {
  auto metadata = known_metadata(session, source);
  if (!metadata) return tl::unexpected(std::move(metadata.error()));
  if (auto read = read_metadata_option(session, *metadata); !read) {
    return tl::unexpected(std::move(read.error()));
  }
  if (session.arguments.has("lang")) metadata->language = session.arguments.value("lang");
  const std::vector<std::string> files = session.arguments.values("authority");
  if (auto loaded = load_authority(session, {files.begin(), files.end()}); !loaded) {
    return tl::unexpected(std::move(loaded.error()));
  }
  return converted(session, {source, std::move(*metadata), true});
}

Exit run_alone(Session& session, const fs::path& source) {
  const std::string output = session.arguments.value("output", "-");
  const bool is_forced = session.arguments.has("force");
  if (output != "-" && !is_forced && fs::exists(output)) {
    // Before the work: what it would end with is known now.
    return failed(session.console, deliver_letter(output, {}, false, session.console).error());
  }
  const auto tei = convert_alone(session, source);
  if (!tei) return failed(session.console, tei.error());
  const bool is_letter = last_stage(session.arguments) == Stage::encode;
  base::Result<void> delivered;
  if (output == "-") {
    delivered = write_to_output(session.console, is_letter ? edition::sealed(*tei) : *tei);
  } else if (is_letter) {
    delivered = deliver_letter(output, *tei, is_forced, session.console);
  } else {
    delivered = base::write_file(output, *tei);
  }
  return finished(session, delivered ? Exit::clean : failed(session.console, delivered.error()));
}

}  // namespace

Exit run_convert(const cli::Arguments& arguments, cli::Console& console) {
  auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  const auto folder = meant_edition(arguments);
  if (!folder) return failed(console, folder.error());
  Session session{.arguments = arguments, .console = console, .resources = std::move(*resources)};
  const auto misplaced = misplaced_option(arguments);
  if (*folder) {
    return misplaced ? failed(console, *misplaced)
                     : run_in_edition(session, **folder, std::nullopt);
  }
  const fs::path source = arguments.operands().front();
  const auto around = edition_around(source, "sources");
  if (!around || misplaced) return run_alone(session, source);
  return run_in_edition(session, *around, source.stem().string());
}

}  // namespace apograph
