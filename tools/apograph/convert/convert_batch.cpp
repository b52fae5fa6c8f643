// SPDX-License-Identifier: MIT
#include "apograph/convert/convert_batch.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "apograph/buffered_console.hpp"
#include "apograph/convert/conversion_report.hpp"
#include "apograph/delivery.hpp"
#include "apograph/in_order.hpp"
#include "apograph/workplace.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

constexpr std::size_t kAhead = 64;  // letters that are done while one before them is not

// The report of --report, written as it comes, beside its place; only a whole one gets there.
class ReportFile {
 public:
  explicit ReportFile(const fs::path& path)
      : path_(path), part_(path.string() + ".part"), stream_(part_, std::ios::binary) {}
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;
  ~ReportFile() {
    std::error_code error;
    if (!is_finished_) fs::remove(part_, error);
  }

  void add(std::vector<base::Diagnostic>& diagnostics) {
    for (base::Diagnostic& diagnostic : diagnostics) report_.add(std::move(diagnostic));
  }

  base::Result<void> finish(Exit exit) {
    report_.finish(exit);
    stream_.close();
    std::error_code error;
    if (stream_) fs::rename(part_, path_, error);
    is_finished_ = stream_ && !error;
    if (is_finished_) return {};
    return base::failure("file.unwritable", {path_.string()}, "cannot be written",
                         "check that the folder exists and that you may write there");
  }

 private:
  fs::path path_;
  fs::path part_;
  std::ofstream stream_;
  cli::Report report_{[this](std::string_view text) { stream_ << text; },
                      {.format = cli::Format::json}};
  bool is_finished_ = false;
};

// Takes what the jobs did, in their order.
class Batch {
 public:
  Batch(const JobContext& context, const std::vector<LetterJob>& jobs, std::size_t up_to_date,
        cli::Console& console)
      : context_(context),
        jobs_(jobs),
        up_to_date_(up_to_date),
        console_(console),
        progress_(console, "convert", jobs.size()) {
    if (context.settings.report) report_.emplace(*context.settings.report);
  }

  Exit run() {
    InOrder order(kAhead);
    run_on_threads(jobs_.size(), context_.settings.jobs, [&](std::size_t number, std::size_t) {
      const auto console = std::make_shared<BufferedConsole>(console_);
      const auto outcome =
          std::make_shared<LetterOutcome>(do_job(context_, jobs_[number], *console));
      order.done(number,
                 [this, number, console, outcome] { take(jobs_[number], *outcome, *console); });
    });
    progress_.clear();
    const bool has_totals = !context_.settings.is_review_only;
    if (has_totals && (context_.is_batch || up_to_date_ > 0))
      console_.report(totals_.text(up_to_date_));
    if (!report_) return exit_;
    const auto written = report_->finish(exit_);
    return written ? exit_ : failed(console_, written.error());
  }

 private:
  void take(const LetterJob& job, LetterOutcome& outcome, const BufferedConsole& said) {
    progress_.step(job.source.string());
    if (!said.is_empty()) {
      progress_.clear();
      if (!said.replay(console_)) exit_ = failed(console_, unwritable_output());
    }
    if (outcome.state == LetterState::failed) exit_ = Exit::failed;
    totals_.add(outcome.state, outcome.findings);
    if (report_) report_->add(outcome.findings.items);
  }

  const JobContext& context_;
  const std::vector<LetterJob>& jobs_;
  std::size_t up_to_date_;
  cli::Console& console_;
  cli::Progress progress_;
  std::optional<ReportFile> report_;
  ConversionTotals totals_;
  Exit exit_ = Exit::clean;
};

}  // namespace

Exit convert_all(const JobContext& context, const std::vector<LetterJob>& jobs,
                 std::size_t up_to_date, cli::Console& console) {
  return Batch(context, jobs, up_to_date, console).run();
}

}  // namespace apograph
