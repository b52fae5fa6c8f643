// SPDX-License-Identifier: MIT
#include "apograph/pdf_words.hpp"

#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "apograph/limited_process.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHelper = "apograph-pdf";
constexpr ProcessLimits kLimits = {.memory = std::uint64_t{2} << 30U,
                                   .cpu = std::chrono::seconds(120),
                                   .elapsed = std::chrono::seconds(240),
                                   .output = std::uint64_t{512} << 20U};
constexpr const char* kSplit = "take the pages of the letter out of it, for instance with qpdf";

tl::unexpected<base::Diagnostic> no_reader(const std::string& name, std::string why) {
  return base::failure(
      "source.pdf-no-reader", {name}, std::move(why),
      "install poppler-cpp (libpoppler-cpp-dev) and build again, or install the program whole");
}

tl::unexpected<base::Diagnostic> killed(const std::string& name, int signal) {
  if (signal == SIGXCPU) {
    return base::failure("source.pdf-timed-out", {name},
                         fmt::format("takes more than {} seconds to read", kLimits.cpu.count()),
                         kSplit);
  }
  return base::failure(
      "source.pdf-crashed", {name},
      fmt::format("cannot be read: apograph-pdf crashed on it (signal {})", signal),
      "the file is broken, or needs more than 2 GB of memory: save it anew with "
      "another program");
}

}  // namespace

fs::path pdf_helper_of(const fs::path& program) {
  const fs::path folder = program.parent_path();
  std::error_code error;
  for (const fs::path& file :
       {folder / kHelper, folder.parent_path() / "libexec" / "apograph" / kHelper}) {
    if (fs::is_regular_file(file, error)) return file;
  }
  return {};
}

bool is_pdf(std::string_view bytes) {
  return bytes.starts_with("%PDF-");
}

base::Result<std::string> pdf_words(const fs::path& helper, const std::string& name,
                                    std::string_view document) {
  if (helper.empty())
    return no_reader(name, "is a PDF, and this program was built without what reads PDFs");
  ProcessOutcome outcome = run_limited(helper, {}, document, kLimits);
  if (outcome.end == ProcessEnd::killed && outcome.status == SIGSEGV)
    outcome = run_limited(helper, "--no-fonts", document, kLimits);
  switch (outcome.end) {
    case ProcessEnd::exited:
      return std::move(outcome.output);
    case ProcessEnd::killed:
      return killed(name, outcome.status);
    case ProcessEnd::timed_out:
      return base::failure(
          "source.pdf-timed-out", {name},
          fmt::format("takes more than {} seconds to read", kLimits.elapsed.count()), kSplit);
    case ProcessEnd::wrote_too_much:
      return base::failure("source.pdf-too-large", {name}, "holds more text than can be read",
                           kSplit);
    case ProcessEnd::not_started:
      break;
  }
  return no_reader(name, fmt::format("is a PDF, and {} cannot be started: {}", helper.string(),
                                     std::strerror(outcome.status)));
}

}  // namespace apograph
