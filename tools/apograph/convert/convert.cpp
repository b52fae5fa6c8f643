// SPDX-License-Identifier: MIT
#include "apograph/convert/convert.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/convert/conversion.hpp"
#include "apograph/convert/convert_batch.hpp"
#include "apograph/convert/convert_propose.hpp"
#include "apograph/convert/convert_settings.hpp"
#include "apograph/convert/convert_sources.hpp"
#include "apograph/convert/convert_split.hpp"
#include "apograph/pdf_words.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "base/heap.hpp"
#include "edition/letter_table.hpp"
#include "edition/plan.hpp"
#include "source/encoding.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

base::Diagnostic wrong_call(std::string message, std::string hint) {
  return base::failure("cli.usage", {"apograph convert"}, std::move(message), std::move(hint))
      .value();
}

// A folder as output is meant for several letters, also where there is only one.
bool is_folder(const std::string& output) {
  std::error_code error;
  return output.ends_with('/') || (output != "-" && fs::is_directory(output, error));
}

// What the conversions of one call share.
class Session {
 public:
  Session(const ConvertSettings& settings, Resources resources, std::optional<ReviewKit> kit,
          cli::Console& console)
      : settings_(settings),
        resources_(std::move(resources)),
        kit_(std::move(kit)),
        console_(console) {}

  // Converts the letters of an edition that need it.
  Exit run_in_edition(const fs::path& folder, const std::set<std::string>& names) {
    auto edition = open_edition(folder, console_);
    if (!edition) return Exit::failed;
    if (const auto loaded = load_authority(edition->authority); !loaded) {
      return failed(console_, loaded.error());
    }
    if (settings_.proposed) {
      if (const auto done = propose_in_edition(*edition, names); !done) {
        return failed(console_, done.error());
      }
    }
    const bool is_forced =
        settings_.is_forced || settings_.review || settings_.last_stage != Stage::encode;
    std::vector<LetterJob> jobs;
    std::size_t up_to_date = 0;
    for (const auto& [letter, state] :
         edition::plan_conversion(*edition, resources_.conversion_tools())) {
      if (!names.empty() && !names.contains(letter->name)) continue;
      if (!is_forced && state == edition::State::fresh) {
        ++up_to_date;
      } else {
        jobs.push_back({letter->source, letter->tei, letter, true, std::nullopt, {}});
      }
    }
    const bool is_batch = jobs.size() > 1;
    if (const auto fault = place_reviews(jobs, folder)) return failed(console_, *fault);
    return convert_all({settings_, converter_, &*edition, nullptr, is_batch}, jobs, up_to_date,
                       console_);
  }

  // Cuts texts into letters and converts these.
  Exit run_split(const MeantTexts& meant) {
    const MeantTexts parts = split_texts(meant, settings_, converter_, console_);
    if (!parts.edition) return run_alone(parts);
    for (const TextFile& text : parts.texts) {
      if (text.fault) exit_ = failed(console_, *text.fault);
    }
    return parts.names.empty() ? exit_ : worse(exit_, run_in_edition(*parts.edition, parts.names));
  }

  // Converts texts by themselves, with what an edition around them knows.
  Exit run_alone(const MeantTexts& meant) {
    std::optional<edition::Edition> edition;
    if (meant.edition) {
      edition = open_edition(*meant.edition, console_);
      if (!edition) return Exit::failed;
      if (const auto loaded = load_authority(edition->authority); !loaded) {
        return failed(console_, loaded.error());
      }
    }
    if (const auto loaded = load_authority(settings_.authority); !loaded) {
      return failed(console_, loaded.error());
    }
    if (!read_table(meant)) return Exit::failed;
    std::vector<LetterJob> jobs = meant.is_batch ? jobs_of_batch(meant) : job_of(meant);
    if (const auto fault = place_reviews(jobs, meant.edition)) return failed(console_, *fault);
    JobContext context{settings_, converter_, edition ? &*edition : nullptr, &table_,
                       meant.is_batch};
    if (settings_.proposed) {
      if (const auto done = propose(context, jobs); !done) return failed(console_, done.error());
    }
    std::error_code error;
    if (jobs.size() == 1) expect_work(fs::file_size(jobs.front().source, error));
    return convert_all(context, jobs, 0, console_);
  }

 private:
  base::Result<void> load_authority(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
      const auto document = base::read_file(file);
      if (!document) return tl::unexpected(document.error());
      expect_work(document->size());
      auto loaded = authority_.load(*document, file.string(), file.filename().string());
      if (!loaded) return loaded;
      authority_files_.push_back(file);
    }
    return {};
  }

  ConversionSettings conversion_settings() const {
    return {.authority = authority_,
            .lexicon_folder = resources_.lexicon(),
            .phrases_folder = resources_.strings() / "tei",
            .pdf_helper = pdf_helper_of(resources_.program),
            .program_version = APOGRAPH_VERSION,
            .review_kit = kit_ ? &*kit_ : nullptr};
  }

  // Where the pages for the review go: the one that is named, those of several into the folder, as
  // their letters lie there; else into review/ of the edition, or beside the text.
  std::optional<base::Diagnostic> place_reviews(std::vector<LetterJob>& jobs,
                                                const std::optional<fs::path>& edition) const {
    if (!settings_.review) return std::nullopt;
    const std::string& named = *settings_.review;
    if (jobs.size() > 1 && (named.ends_with(".html") || named == "-")) {
      return wrong_call("--review names a file, several letters need a folder",
                        "name a folder: --review review/");
    }
    if (named == "-" && !settings_.is_review_only && jobs.size() == 1 && jobs[0].output == "-") {
      return wrong_call("letter and page would both go to standard output",
                        "name a file for one of them");
    }
    for (LetterJob& job : jobs) {
      const fs::path stem = job.source == "-" ? fs::path("letter") : job.source.stem();
      const fs::path page = stem.string() + ".html";
      if (named.empty() && !edition) {
        job.review = job.source.parent_path() / (stem.string() + ".review.html");
      } else if (named.empty()) {
        job.review = (*edition / "review" / page).lexically_normal();
      } else {
        job.review = jobs.size() > 1 || is_folder(named) ? named / page : fs::path(named);
      }
    }
    return std::nullopt;
  }

  // Adds what the texts propose to the file of --propose, and to the authority.
  base::Result<void> propose(const JobContext& context, const std::vector<LetterJob>& jobs) {
    const fs::path& file = *settings_.proposed;
    std::error_code error;
    const auto is_proposed = [&](const fs::path& other) {
      return fs::equivalent(file, other, error);
    };
    const bool is_loaded =
        std::any_of(authority_files_.begin(), authority_files_.end(), is_proposed);
    if (!is_loaded && fs::exists(file, error)) {
      if (auto loaded = load_authority({file}); !loaded) return loaded;
    }
    const Converter converter(conversion_settings());
    const JobContext reading{context.settings, converter, context.edition, context.table,
                             context.is_batch};
    const auto proposed = proposed_file(reading, jobs, file, authority_, console_);
    if (!proposed) return tl::unexpected(proposed.error());
    if (proposed->document.empty()) {
      console_.report(fmt::format("{}: no new names to propose\n", file.string()));
      return {};
    }
    return replace_proposed(*proposed);
  }

  base::Result<void> replace_proposed(const ProposedFile& proposed) {
    const fs::path& file = *settings_.proposed;
    const std::vector<fs::path> files = std::move(authority_files_);
    authority_ = {};
    authority_files_.clear();
    for (const fs::path& other : files) {
      std::error_code error;
      if (fs::equivalent(file, other, error)) continue;
      if (auto loaded = load_authority({other}); !loaded) return loaded;
    }
    auto done = authority_.load(proposed.document, file.string(), file.filename().string());
    if (done) done = base::write_file(file, proposed.document);
    if (done) {
      console_.report(fmt::format("{}: {} proposed for review\n", file.string(), proposed.summary));
    }
    return done;
  }

  // Over all letters of the edition, so that the entries do not depend on what was changed last.
  base::Result<void> propose_in_edition(edition::Edition& edition,
                                        const std::set<std::string>& names) {
    const fs::path& file = *settings_.proposed;
    std::error_code error;
    if (!fs::equivalent(file.parent_path(), edition.folder / "authority", error)) {
      return base::failure("cli.usage", {"apograph convert"},
                           "--propose names a file outside of the edition's folder authority/",
                           "name a file there, so that the letters can point to it");
    }
    std::vector<LetterJob> jobs;
    for (const edition::Letter& letter : edition.letters) {
      const bool is_meant = names.empty() || names.contains(letter.name);
      if (!letter.has_source || !is_meant) continue;
      jobs.push_back({letter.source, letter.tei, &letter, true, std::nullopt, {}});
    }
    auto done = propose({settings_, converter_, &edition, nullptr, true}, jobs);
    const bool is_listed =
        std::any_of(edition.authority.begin(), edition.authority.end(),
                    [&](const fs::path& other) { return fs::equivalent(file, other, error); });
    if (!is_listed && fs::exists(file, error)) edition.authority.push_back(file);
    return done;
  }

  // The table of --metadata, in whatever encoding; false where it has faults.
  bool read_table(const MeantTexts& meant) {
    if (!settings_.table) return true;
    const std::string file = settings_.table->string();
    auto bytes = base::read_file(file);
    const auto decoded = bytes ? source::decode(file, std::move(*bytes))
                               : base::Result<source::Decoded>(tl::unexpected(bytes.error()));
    if (!decoded) {
      failed(console_, decoded.error());
      return false;
    }
    base::DiagnosticList faults;
    table_ = edition::LetterTable::read(decoded->text, file, faults);
    std::vector<std::string> names;
    names.reserve(meant.texts.size());
    for (const TextFile& text : meant.texts) names.push_back(text.file.stem().string());
    for (base::Diagnostic& row : table_.lonely_rows(names)) {
      // A table of a whole correspondence goes with each of its letters.
      if (meant.is_batch) faults.add(std::move(row));
    }
    return !report_faults(faults, console_);
  }

  std::vector<LetterJob> job_of(const MeantTexts& meant) const {
    return {{meant.texts.front().file,
             settings_.output.value_or("-"),
             nullptr,
             false,
             meant.texts.front().fault,
             {}}};
  }

  // A long text or authority: the work on it takes many times its size. Nothing is expected of a
  // file whose size is not known.
  static void expect_work(std::uintmax_t size) {
    constexpr std::uintmax_t kLong = std::uintmax_t{1} << 18U;
    constexpr std::uintmax_t kBytesOfWork = 40;  // to one of the file
    if (size >= kLong && size != static_cast<std::uintmax_t>(-1))
      base::expect_memory(kBytesOfWork * size);
  }

  // Beside the texts, or in the folder of --output as they lie below the folders that were named.
  std::vector<LetterJob> jobs_of_batch(const MeantTexts& meant) const {
    std::vector<LetterJob> jobs;
    std::map<fs::path, fs::path> sources;  // by output
    for (const TextFile& text : meant.texts) {
      fs::path output = settings_.output ? *settings_.output / text.below : text.file;
      output.replace_extension(".xml");
      LetterJob job{text.file, output, nullptr, true, text.fault, text.found};
      const auto [first, is_new] = sources.emplace(output.lexically_normal(), text.file);
      if (!is_new && !job.fault) {
        job.fault = base::failure("convert.same-output", {text.file.string()},
                                  fmt::format("its letter would be {}, as that of {} is",
                                              output.string(), first->second.string()),
                                  "rename one of them, or convert them into two folders")
                        .value();
      }
      if (settings_.last_stage != Stage::encode) job.output = "-";
      jobs.push_back(std::move(job));
    }
    return jobs;
  }

  const ConvertSettings& settings_;
  Resources resources_;
  std::optional<ReviewKit> kit_;  // where letters are reviewed
  cli::Console& console_;
  Exit exit_ = Exit::clean;
  authority::Authority authority_;
  edition::LetterTable table_;
  std::vector<fs::path> authority_files_;  // that are in authority_
  Converter converter_{conversion_settings()};
};

// Options that decide about one letter; in an edition the sidecars do.
std::optional<base::Diagnostic> misplaced_in_edition(const cli::Arguments& arguments) {
  for (const char* option :
       {"output", "metadata", "lang", "from", "encoding", "authority", "self-contained"}) {
    if (!arguments.has(option)) continue;
    return wrong_call(fmt::format("--{} is for one letter, not for an edition", option),
                      "name one text of sources/, or write it into edition.toml or a sidecar");
  }
  return std::nullopt;
}

// A text is read twice for --propose.
std::optional<base::Diagnostic> misplaced_with_propose(const ConvertSettings& settings,
                                                       const MeantTexts& meant) {
  const auto is_stream = [](const TextFile& text) { return text.file == "-"; };
  if (!settings.proposed || std::none_of(meant.texts.begin(), meant.texts.end(), is_stream)) {
    return std::nullopt;
  }
  return wrong_call("--propose reads the text twice, standard input can be read once",
                    "save the text to a file first");
}

// Options that do not go with several texts.
std::optional<base::Diagnostic> misplaced_in_batch(const ConvertSettings& settings) {
  std::error_code error;
  if (settings.sidecar) {
    return wrong_call("--metadata names a sidecar, which is for one letter",
                      "name a CSV with a row a letter, or write a NAME.toml beside each NAME.txt");
  }
  if (!settings.output) return std::nullopt;
  if (settings.last_stage != Stage::encode) {
    return wrong_call("--output does not go with --stop-after for several letters",
                      "leave --output out: the dumps go to standard output");
  }
  const bool is_file = settings.output->ends_with(".xml") || *settings.output == "-";
  if (is_file || fs::is_regular_file(*settings.output, error)) {
    return wrong_call("--output names a file, several letters need a folder",
                      "name a folder: --output letters/");
  }
  return std::nullopt;
}

// What does not go with --split.
std::optional<base::Diagnostic> misplaced_in_split(const MeantTexts& meant,
                                                   const ConvertSettings& settings) {
  if (settings.explained_line != 0) {
    return wrong_call("--explain does not go with --split",
                      "split the text, then explain a line of one of the letters");
  }
  if (!meant.texts.empty()) return misplaced_in_batch(settings);
  return wrong_call("--split needs a text", "name the text that holds the letters");
}

}  // namespace

Exit run_convert(const cli::Arguments& arguments, cli::Console& console) {
  const auto settings = convert_settings(arguments);
  return settings ? convert_texts(arguments, *settings, console)
                  : failed(console, settings.error());
}

Exit convert_texts(const cli::Arguments& arguments, const ConvertSettings& given,
                   cli::Console& console) {
  const ConvertSettings* const settings = &given;
  auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  auto meant = find_texts(arguments);
  if (!meant) return failed(console, meant.error());
  std::optional<ReviewKit> kit;
  if (settings->review) {
    auto loaded = ReviewKit::load(*resources);
    if (!loaded) return failed(console, loaded.error());
    kit = std::move(*loaded);
  }
  Session session(*settings, std::move(*resources), std::move(kit), console);
  if (settings->is_split) {
    const auto fault = misplaced_in_split(*meant, *settings);
    return fault ? failed(console, *fault) : session.run_split(*meant);
  }
  const auto misplaced = misplaced_in_edition(arguments);
  if (meant->edition && (meant->texts.empty() || meant->is_batch || !misplaced)) {
    return misplaced ? failed(console, *misplaced)
                     : session.run_in_edition(*meant->edition, meant->names);
  }
  meant->is_batch |= settings->output && is_folder(*settings->output);
  if (meant->is_batch) {
    if (const auto fault = misplaced_in_batch(*settings)) return failed(console, *fault);
  }
  if (const auto fault = misplaced_with_propose(*settings, *meant)) return failed(console, *fault);
  return session.run_alone(*meant);
}

}  // namespace apograph
