// SPDX-License-Identifier: MIT
#include "apograph/annotate/annotate.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/annotate/admission.hpp"
#include "apograph/annotate/annotate_letters.hpp"
#include "apograph/annotate/letter_annotation.hpp"
#include "apograph/buffered_console.hpp"
#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/in_order.hpp"
#include "apograph/letter_languages.hpp"
#include "apograph/resources.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/validate/schema_resolver.hpp"
#include "apograph/validate/validate_settings.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "base/text_diff.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "edition/sidecar.hpp"
#include "rng/validate/schema_cache.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

constexpr std::size_t kAhead = 64;  // letters that are done while one before them is not
constexpr std::size_t kShown = 10;  // remarks of one kind

base::Diagnostic wrong_call(std::string message, std::string hint) {
  return base::failure("cli.usage", {"apograph annotate"}, std::move(message), std::move(hint))
      .value();
}

struct Settings {
  std::optional<std::string> output;  // "-" is standard output
  bool is_dry_run = false;
  bool is_batch = false;
  std::size_t jobs = 1;
};

enum class State : std::uint8_t { changed, unchanged, failed };

struct Outcome {
  State state = State::failed;
  std::map<std::string, std::size_t> added;  // by element, "ref" for references
};

std::map<std::string, std::size_t> counts_of(const std::vector<annotate::Addition>& additions) {
  std::map<std::string, std::size_t> counts;
  for (const annotate::Addition& addition : additions) {
    const std::string& element = addition.element;
    const std::size_t colon = element.find(':');
    ++counts[element.empty() ? "ref" : element.substr(colon == std::string::npos ? 0 : colon + 1)];
  }
  return counts;
}

std::string text_of(const std::map<std::string, std::size_t>& counts) {
  std::string out;
  for (const auto& [name, count] : counts) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, count);
  }
  return out.empty() ? "nothing" : out;
}

// What is told of one letter: one line in a batch, the remarks too where it is the only one.
std::string report_of(const std::string& name, const AnnotatedLetter& letter, bool is_batch) {
  std::array<std::vector<const base::Diagnostic*>, 2> kinds;
  for (const base::Diagnostic& remark : letter.remarks) {
    kinds.at(remark.severity == base::Severity::warning ? 1 : 0).push_back(&remark);
  }
  std::string out =
      fmt::format("{}: added {}; {} inferred or left open, {} left out\n", name,
                  text_of(counts_of(letter.additions)), kinds[0].size(), kinds[1].size());
  if (is_batch) return out;
  static constexpr const char* kTitles[] = {"inferred or left open", "left out"};
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const auto& items = kinds.at(kind);
    if (!items.empty()) out += fmt::format("  {}:\n", kTitles[kind]);
    for (std::size_t i = 0; i < std::min(items.size(), kShown); ++i) {
      out +=
          fmt::format("    {}:{}: {}\n", items[i]->at.line, items[i]->at.column, items[i]->message);
    }
    if (items.size() > kShown) out += fmt::format("    … and {} more\n", items.size() - kShown);
  }
  return out;
}

// Where a letter goes: to its own place, or as --output says.
fs::path output_of(const NamedFile& letter, const Settings& settings) {
  if (!settings.output) return letter.file;
  return settings.is_batch ? fs::path(*settings.output) / letter.below : fs::path(*settings.output);
}

// The sidecar lies beside its letter, in an edition and elsewhere. None where it cannot be read.
std::optional<edition::LetterMetadata> sidecar_of(const fs::path& letter, cli::Console& console) {
  edition::LetterMetadata metadata;
  fs::path file = letter;
  file.replace_extension(".toml");
  std::error_code error;
  if (letter == "-" || !fs::is_regular_file(file, error)) return metadata;
  const auto document = base::read_file(file);
  if (!document) {
    cli::complain(console, document.error());
    return std::nullopt;
  }
  base::DiagnosticList faults;
  edition::read_sidecar(*document, file.string(), metadata, faults);
  if (report_faults(faults, console)) return std::nullopt;
  return metadata;
}

Outcome annotate_one(const NamedFile& letter, const Settings& settings,
                     AnnotationSettings annotation, Admission& admission, cli::Console& console) {
  const auto fail = [&](const base::Diagnostic& fault) {
    cli::complain(console, fault);
    return Outcome{};
  };
  if (letter.fault) return fail(*letter.fault);
  auto bytes = base::read_file(letter.file);
  if (!bytes) return fail(bytes.error());
  auto sidecar = sidecar_of(letter.file, console);
  if (!sidecar) return {};
  annotation.sidecar = std::move(*sidecar);
  const std::string original = *bytes;
  const fs::path output = output_of(letter, settings);
  const auto done = annotate_letter(letter.file, output, std::move(*bytes), annotation, admission);
  if (!done) return fail(done.error());
  const std::string name = letter.file.string();
  base::Result<void> written;
  if (settings.is_dry_run) {
    written = write_to_output(console, base::unified_diff(done->before, done->after, name, name));
  } else if (output == "-") {
    written = write_to_output(console, done->bytes);
  } else if (output != letter.file || done->bytes != original) {
    if (!output.parent_path().empty()) written = base::make_folder(output.parent_path());
    if (written) written = base::write_file(output, done->bytes);
  }
  if (!written) return fail(written.error());
  console.report(report_of(name, *done, settings.is_batch));
  return {done->bytes == original ? State::unchanged : State::changed, counts_of(done->additions)};
}

class Session {
 public:
  Session(Settings settings, const Resources& resources, cli::Console& console)
      : settings_(std::move(settings)),
        languages_(resources.lexicon(), resources.strings() / "tei", authority_),
        annotation_{.authority = authority_,
                    .languages = languages_,
                    .language = {},
                    .program_version = {}},
        console_(console) {}

  AnnotationSettings& annotation() { return annotation_; }

  // References are made from the files' own paths, for each letter from where it lies.
  base::Result<void> load_authority(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
      const auto document = base::read_file(file);
      if (!document) return tl::unexpected(document.error());
      auto loaded = authority_.load(*document, file.string(), file.string());
      if (!loaded) return loaded;
    }
    return {};
  }

  Exit run(const std::vector<NamedFile>& letters, const AdmissionSchemas& schemas) {
    const std::size_t threads = std::max<std::size_t>(std::min(settings_.jobs, letters.size()), 1);
    std::vector<std::unique_ptr<Admission>> admissions;
    admissions.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) {
      admissions.push_back(std::make_unique<Admission>(schemas));
    }
    cli::Progress progress(console_, "annotate", letters.size());
    InOrder order(kAhead);
    run_on_threads(letters.size(), threads, [&](std::size_t number, std::size_t worker) {
      const auto said = std::make_shared<BufferedConsole>(console_);
      const Outcome outcome =
          annotate_one(letters[number], settings_, annotation_, *admissions[worker], *said);
      order.done(number, [this, &progress, &letters, number, said, outcome] {
        progress.step(letters[number].file.string());
        progress.clear();
        if (!said->replay(console_)) exit_ = failed(console_, unwritable_output());
        take(outcome);
      });
    });
    progress.clear();
    if (settings_.is_batch) console_.report(totals());
    return exit_;
  }

 private:
  void take(const Outcome& outcome) {
    if (outcome.state == State::failed) exit_ = Exit::failed;
    ++states_.at(static_cast<std::size_t>(outcome.state));
    for (const auto& [name, count] : outcome.added) added_[name] += count;
  }

  std::string totals() const {
    static constexpr const char* kStates[] = {"changed", "unchanged", "failed"};
    std::string out = "annotate:";
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_.at(i) == 0) continue;
      out += fmt::format("{} {} {}", out.ends_with(':') ? "" : ",",
                         i == 0 ? counted(states_.at(i), "letter") : std::to_string(states_.at(i)),
                         kStates[i]);
    }
    return fmt::format("{}; added {}\n", out, text_of(added_));
  }

  Settings settings_;
  authority::Authority authority_;
  LetterLanguages languages_;
  AnnotationSettings annotation_;
  cli::Console& console_;
  Exit exit_ = Exit::clean;
  std::array<std::size_t, 3> states_ = {};
  std::map<std::string, std::size_t> added_;
};

// The kinds that --only names.
base::Result<void> choose_kinds(const cli::Arguments& arguments, AnnotationSettings& settings) {
  if (!arguments.has("only")) return {};
  const std::map<std::string, bool*> kinds = {{"persons", &settings.persons},
                                              {"places", &settings.places},
                                              {"organisations", &settings.organisations},
                                              {"dates", &settings.dates}};
  for (const auto& [name, is_on] : kinds) *is_on = false;
  std::string_view rest;
  const std::string named = arguments.value("only");
  for (rest = named; !rest.empty();) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const auto kind = kinds.find(std::string(rest.substr(0, end)));
    if (kind == kinds.end()) {
      return tl::unexpected(wrong_call(
          fmt::format("--only was “{}”, expected persons, places, organisations or dates", named),
          "put commas between several: --only persons,places"));
    }
    *kind->second = true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

// What --output cannot be.
std::optional<base::Diagnostic> misplaced_output(const Settings& settings) {
  std::error_code error;
  if (!settings.output) return std::nullopt;
  if (settings.is_dry_run) {
    return wrong_call("--output does not go with --dry-run", "leave one of them out");
  }
  if (!settings.is_batch) return std::nullopt;
  const bool is_file = settings.output->ends_with(".xml") || *settings.output == "-";
  if (!is_file && !fs::is_regular_file(*settings.output, error)) return std::nullopt;
  return wrong_call("--output names a file, several letters need a folder",
                    "name a folder: --output letters/");
}

// Two letters cannot go to one place: the later ones of them get a fault.
void refuse_same_outputs(std::vector<NamedFile>& letters, const Settings& settings) {
  std::map<fs::path, fs::path> files;  // by output
  for (NamedFile& letter : letters) {
    const fs::path output = output_of(letter, settings);
    if (letter.fault || output == "-") continue;
    const auto [first, is_new] = files.emplace(output.lexically_normal(), letter.file);
    if (is_new) continue;
    letter.fault = base::failure("annotate.same-output", {letter.file.string()},
                                 fmt::format("it would go to {}, as {} does", output.string(),
                                             first->second.string()),
                                 "name each letter once, or annotate them into two folders")
                       .value();
  }
}

// Those of --authority, else those of the edition to which the first letter belongs.
base::Result<std::vector<fs::path>> authority_files(const cli::Arguments& arguments,
                                                    const NamedLetters& named) {
  std::vector<fs::path> files;
  for (const std::string& file : arguments.values("authority")) files.emplace_back(file);
  if (!files.empty() || named.letters.empty()) return files;
  const auto folder = edition_around(named.letters.front().file, "letters");
  if (!folder) return files;
  const auto edition = sound_edition(*folder);
  if (!edition) return tl::unexpected(edition.error());
  return edition->authority;
}

// Standard input goes to standard output; a folder as output is meant for several letters, also
// where there is only one.
void complete(Settings& settings, const NamedLetters& named) {
  std::error_code error;
  settings.is_batch = named.is_batch;
  if (named.letters.size() == 1 && named.letters.front().file == "-" && !settings.output) {
    settings.output = "-";
  }
  if (settings.output && *settings.output != "-") {
    settings.is_batch |=
        settings.output->ends_with('/') || fs::is_directory(*settings.output, error);
  }
}

}  // namespace

Exit run_annotate(const cli::Arguments& arguments, cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  const auto jobs = jobs_of(arguments, "apograph annotate");
  if (!jobs) return failed(console, jobs.error());
  auto named = find_letters(arguments);
  if (!named) return failed(console, named.error());
  Settings settings;
  settings.jobs = *jobs;
  settings.is_dry_run = arguments.has("dry-run");
  if (arguments.has("output")) settings.output = arguments.value("output");
  if (const auto fault = misplaced_output(settings)) return failed(console, *fault);
  complete(settings, *named);
  if (const auto fault = misplaced_output(settings); fault && !settings.is_dry_run) {
    return failed(console, *fault);
  }
  refuse_same_outputs(named->letters, settings);
  Session session(settings, *resources, console);
  session.annotation().language = arguments.value("lang");
  if (arguments.has("application")) session.annotation().program_version = kProgram.version;
  if (auto chosen = choose_kinds(arguments, session.annotation()); !chosen) {
    return failed(console, chosen.error());
  }
  const auto files = authority_files(arguments, *named);
  if (!files) return failed(console, files.error());
  if (auto loaded = session.load_authority(*files); !loaded) {
    return failed(console, loaded.error());
  }
  const auto resolver = SchemaResolver::open({}, console);
  if (!resolver) return failed(console, resolver.error());
  SchemaChoice choice(arguments.values("schema"), *resources, **resolver);
  ResolvingLoader loader(**resolver);
  const rng::validate::SchemaCache cache(cache_home(console));
  SchemaSet schemas({.loader = &loader, .check_ids = true, .cache = &cache});
  return session.run(named->letters, {choice, schemas, **resolver, *resources});
}

}  // namespace apograph
