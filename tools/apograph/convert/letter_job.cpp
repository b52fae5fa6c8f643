// SPDX-License-Identifier: MIT
#include "apograph/convert/letter_job.hpp"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "apograph/buffered_console.hpp"
#include "apograph/convert/conversion_report.hpp"
#include "apograph/delivery.hpp"
#include "apograph/language.hpp"
#include "apograph/source_reading.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "cli/report.hpp"
#include "edition/seal.hpp"
#include "edition/sidecar.hpp"
#include "verify/verify.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

class JobRun {
 public:
  JobRun(const JobContext& context, const LetterJob& job, cli::Console& console)
      : context_(context), settings_(context.settings), job_(job), console_(console) {}

  LetterOutcome run() {
    if (job_.fault) return fail(*job_.fault);
    if (is_letter() && job_.output != "-" && !settings_.is_review_only) {
      if (is_edited() && !settings_.is_forced) return leave_alone();
      std::error_code error;
      if (!may_replace() && fs::exists(job_.output, error)) {
        // Before the work: what it would end with is known now.
        return fail(deliver_letter(job_.output, {}, false, console_).error());
      }
    }
    auto metadata = this->metadata();
    if (!metadata) return {};
    auto conversion = convert(std::move(*metadata));
    if (!conversion) return fail(conversion.error());
    if (const auto written = write_review(conversion->review); !written) {
      return fail(written.error());
    }
    if (const auto kept = keep_text(conversion->text); !kept) return fail(kept.error());
    if (const auto kept = keep_pictures(conversion->pictures); !kept) return fail(kept.error());
    if (const auto delivered = deliver(conversion->output); !delivered) {
      return fail(delivered.error());
    }
    conversion->findings.add_first(job_.found);
    return {LetterState::converted, std::move(conversion->findings)};
  }

  std::vector<recognise::Sighting> survey() {
    if (job_.fault) return {};
    auto metadata = this->metadata();
    if (!metadata) return {};
    const auto asked = request(std::move(*metadata));
    if (!asked) return {};
    auto sightings = context_.converter.survey(*asked);
    return sightings ? std::move(*sightings) : std::vector<recognise::Sighting>();
  }

 private:
  bool is_letter() const { return settings_.last_stage == Stage::encode; }
  bool may_replace() const { return job_.replaces_own || settings_.is_forced; }

  LetterOutcome fail(const base::Diagnostic& fault) {
    cli::complain(console_, fault);
    return {LetterState::failed, {{fault}, {}}};
  }

  // Where jobs replace what Apograph wrote itself: it is not as Apograph wrote it.
  bool is_edited() const {
    if (!job_.replaces_own) return false;
    const auto there = base::read_file(job_.output);
    return there && edition::seal_of(*there) != edition::Seal::intact;
  }

  LetterOutcome leave_alone() {
    const base::Diagnostic note = {
        base::Severity::info,
        "edition.edited-letter",
        {job_.output.string()},
        "changed since Apograph wrote it, so it is its editor's and left alone",
        "--force writes a new version beside it and shows the difference",
        {}};
    cli::complain(console_, note);
    return {LetterState::left_alone, {{note}, {}}};
  }

  // What is known of the letter; none where a file that should tell cannot be read.
  std::optional<edition::LetterMetadata> metadata() {
    if (job_.letter != nullptr) return open_metadata(*context_.edition, *job_.letter, console_);
    edition::LetterMetadata metadata;
    const std::string stem = job_.source.stem().string();
    metadata.id = job_.source == "-" ? "letter" : edition::id_from(stem);
    metadata.last_change = edition::date_of_epoch(console_.environment("SOURCE_DATE_EPOCH"));
    if (context_.edition != nullptr && !known_of(stem, metadata)) return std::nullopt;
    if (context_.table != nullptr) context_.table->apply(stem, metadata);
    if (!read_sidecar(metadata)) return std::nullopt;
    if (!settings_.language.empty()) metadata.language = settings_.language;
    if (!settings_.encoding.empty()) metadata.source_encoding = settings_.encoding;
    return metadata;
  }

  // What the edition around the source says of it.
  bool known_of(const std::string& name, edition::LetterMetadata& metadata) {
    const edition::Letter* const letter = context_.edition->find(name);
    if (letter == nullptr) return true;
    auto known = open_metadata(*context_.edition, *letter, console_);
    if (known) metadata = std::move(*known);
    return known.has_value();
  }

  // That of the edition, the one of --metadata, or the one beside the text; it need not exist.
  fs::path sidecar() const {
    if (settings_.sidecar) return *settings_.sidecar;
    if (job_.letter != nullptr) return job_.letter->sidecar;
    const edition::Letter* const letter =
        context_.edition == nullptr ? nullptr : context_.edition->find(job_.source.stem().string());
    if (letter != nullptr) return letter->sidecar;
    fs::path beside = job_.source == "-" ? fs::path("letter") : job_.source;
    return beside.replace_extension(".toml");
  }

  bool read_sidecar(edition::LetterMetadata& metadata) {
    const fs::path file = sidecar();
    std::error_code error;
    const bool is_named = settings_.sidecar.has_value();
    const bool is_beside = context_.edition == nullptr && job_.source != "-";
    if (!is_named && !(is_beside && fs::is_regular_file(file, error))) return true;
    const auto document = base::read_file(file);
    if (!document) return !fails(document.error());
    base::DiagnosticList faults;
    edition::read_sidecar(*document, file.string(), metadata, faults);
    return !report_faults(faults, console_);
  }

  bool fails(const base::Diagnostic& fault) {
    cli::complain(console_, fault);
    return true;
  }

  base::Result<ConversionRequest> request(edition::LetterMetadata metadata) const {
    auto bytes = base::read_file(job_.source);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    ConversionRequest request{.source_name = job_.source.string(),
                              .source_bytes = std::move(*bytes),
                              .format = settings_.format,
                              .metadata = std::move(metadata),
                              .is_self_contained = job_.letter == nullptr,
                              .picture_reference = picture_reference(),
                              .source_reference = source_reference(),
                              .last_stage = settings_.last_stage,
                              .explained_line = settings_.explained_line,
                              .review = subject(),
                              .lists_recognised = settings_.report.has_value()};
    request.linked_file = [this](std::string_view address) -> std::optional<std::string> {
      auto linked = base::read_file(linked_file(job_.source, address));
      return linked ? std::optional(std::move(*linked)) : std::nullopt;
    };
    if (!request.metadata.source_whole.empty()) {
      request.whole = context_.wholes.find(sidecar().parent_path() / request.metadata.source_whole,
                                           context_.converter);
    }
    return request;
  }

  // What the page for the review says of the letter.
  std::optional<ReviewSubject> subject() const {
    if (job_.review.empty()) return std::nullopt;
    ReviewSubject subject;
    const fs::path file = sidecar();
    subject.letter = file.stem().string();
    subject.sidecar = file.string();
    if (auto bytes = base::read_file(file)) subject.sidecar_bytes = std::move(*bytes);
    std::error_code error;
    subject.is_edited = is_edited() && fs::exists(job_.output, error);
    subject.language = language_of_environment(console_);
    return subject;
  }

  base::Result<void> write_review(const ReviewPage& page) const {
    if (page.html.empty()) return {};
    if (job_.review == "-") return write_to_output(console_, page.html);
    const auto there = base::read_file(job_.review);
    if (there && !is_review_page(*there) && !settings_.is_forced) {
      return base::failure("apograph.output-exists", {job_.review.string()},
                           "this file is no page for a review and is not overwritten",
                           "name another file, or use --force");
    }
    if (auto written = write_product(job_.review, page.html); !written) return written;
    console_.report(
        fmt::format("{}: {} to decide\n", job_.review.string(), counted(page.doubts, "place")));
    return {};
  }

  base::Result<Conversion> convert(edition::LetterMetadata metadata) {
    const auto asked = request(std::move(metadata));
    if (!asked) return tl::unexpected(asked.error());
    auto conversion = context_.converter.convert(*asked);
    if (!conversion || !is_letter()) return conversion;
    if (settings_.is_split) {
      if (auto whole = verified(conversion->output); !whole) return tl::unexpected(whole.error());
    }
    if (settings_.is_review_only) return conversion;
    const std::string name = job_.source.string();
    console_.report(context_.is_batch ? conversion_headline(name, conversion->findings)
                                      : conversion_report(name, conversion->findings));
    return conversion;
  }

  // A letter of a collection must hold every character of its part.
  base::Result<void> verified(const std::string& tei) const {
    const auto part = base::read_file(job_.source);
    if (!part) return tl::unexpected(part.error());
    const std::string name = job_.source.string();
    const auto report = verify::compare(tei, job_.output.string(), *part, name);
    if (!report) return tl::unexpected(report.error());
    if (report->is_clean()) return {};
    return base::failure("convert.part-differs", {name},
                         "the letter does not hold all of this text",
                         "convert the text by itself, and see what apograph verify says");
  }

  // The text that was read lies beside the letter, in an edition among the sources. Where the
  // letter was there before, so was the text, and it is replaced with it.
  base::Result<void> keep_text(const std::string& text) const {
    if (text.empty() || !is_letter() || settings_.is_review_only || job_.output == "-") return {};
    fs::path file = job_.letter != nullptr ? job_.letter->text : job_.output;
    file.replace_extension(".txt");
    std::error_code error;
    const bool is_own = settings_.is_forced || fs::exists(job_.output, error);
    if (const auto there = base::read_file(file); !is_own && there && *there != text) {
      return base::failure("convert.text-exists", {file.string()},
                           "the text that was read would be kept here, where there is another",
                           "move it away, or use --force");
    }
    return write_product(file, text);
  }

  // In an edition images/NAME/, which its pages publish; else NAME-images/ beside the letter.
  fs::path picture_folder() const {
    if (job_.output == "-") return {};
    const std::string name = job_.output.stem().string();
    const bool is_in_edition = job_.letter != nullptr || edition_around(job_.output, "letters");
    const fs::path folder = job_.output.parent_path();
    return is_in_edition ? folder.parent_path() / "images" / name : folder / (name + "-images");
  }

  std::string picture_reference() const {
    const fs::path folder = picture_folder();
    if (folder.empty()) return {};
    return folder.lexically_relative(job_.output.parent_path()).generic_string() + "/";
  }

  std::string source_reference() const {
    if (job_.source == "-" || job_.output == "-") return {};
    std::error_code error;
    const fs::path from = fs::absolute(job_.output, error).parent_path().lexically_normal();
    const fs::path folder = fs::absolute(job_.source, error).parent_path().lexically_normal();
    return folder.lexically_proximate(from).generic_string() + "/";
  }

  base::Result<void> keep_pictures(const std::vector<source::Picture>& pictures) const {
    if (pictures.empty() || !is_letter() || settings_.is_review_only) return {};
    const fs::path folder = picture_folder();
    for (const source::Picture& picture : pictures) {
      if (auto kept = write_product(folder / picture.name, picture.bytes); !kept) return kept;
    }
    console_.report(fmt::format("{}: {} kept in {}\n", job_.source.string(),
                                counted(pictures.size(), "image"), folder.string()));
    return {};
  }

  base::Result<void> deliver(const std::string& output) {
    if (settings_.is_review_only) return {};
    if (!is_letter() && (job_.output == "-" || job_.letter != nullptr)) {
      return write_to_output(console_, output);
    }
    if (!is_letter()) return base::write_file(job_.output, output);
    if (job_.output == "-") return write_to_output(console_, edition::sealed(output));
    return deliver_letter(job_.output, output, may_replace(), console_);
  }

  const JobContext& context_;
  const ConvertSettings& settings_;
  const LetterJob& job_;
  cli::Console& console_;
};

}  // namespace

const source::SourceText* WholeTexts::find(const fs::path& file, const Converter& converter) {
  const std::scoped_lock lock(mutex_);
  const auto [entry, is_new] = texts_.try_emplace(file.lexically_normal());
  if (is_new) {
    auto bytes = base::read_file(file);
    auto read = bytes ? converter.whole(file.string(), std::move(*bytes), {})
                      : base::Result<source::SourceText>(tl::unexpected(bytes.error()));
    if (read) entry->second = std::move(*read);
  }
  return entry->second ? &*entry->second : nullptr;
}

LetterOutcome do_job(const JobContext& context, const LetterJob& job, cli::Console& console) {
  return JobRun(context, job, console).run();
}

std::vector<recognise::Sighting> survey_job(const JobContext& context, const LetterJob& job,
                                            const cli::Console& console) {
  BufferedConsole unheard(console);
  return JobRun(context, job, unheard).survey();
}

}  // namespace apograph
