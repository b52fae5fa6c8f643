// SPDX-License-Identifier: MIT
#include <array>
#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/language.hpp"
#include "apograph/schema/schema_tools.hpp"
#include "apograph/workplace.hpp"
#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "rng/convert/convert.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using rng::syntax::Syntax;

constexpr std::array<cli::Operand, 2> kOperands = {{
    {.name = "IN", .help = "a RELAX NG schema, .rng or .rnc", .is_required = true},
    {.name = "OUT",
     .help = "where it goes; the files that it includes go beside it, with the same names; - is "
             "standard output, the default"},
}};

constexpr std::array<cli::Option, 3> kOptions = {{
    kSyntaxOption,
    {.name = "force", .help = "replace files that exist", .letter = 'f'},
    kLanguageOption,
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph schema convert tei_all.rng tei_all.rnc", "to the compact syntax"},
    {"apograph schema convert letter.rnc", "to the other syntax, on standard output"},
}};

base::Result<void> deliver(const fs::path& path, const std::string& text, bool may_replace) {
  std::error_code error;
  if (fs::exists(path, error) && !may_replace) {
    return tl::unexpected(
        base::worded("apograph.output-exists", {path.string()}, {"output-exists"}));
  }
  return write_product(path, text);
}

// Standard output has room for one file.
base::Result<void> print(const std::vector<rng::convert::ConvertedFile>& files,
                         cli::Console& console) {
  if (files.size() > 1) {
    return tl::unexpected(
        base::worded("apograph.several-files", {files.front().source},
                     {"several-files", {{"count", std::to_string(files.size())}}}));
  }
  return write_to_output(console, files.front().text);
}

// None of several files is written where one of them cannot be.
base::Result<void> deliver_all(const std::vector<rng::convert::ConvertedFile>& files,
                               const fs::path& folder, bool may_replace) {
  for (const auto& file : files) {
    std::error_code error;
    if (may_replace || !fs::exists(folder / file.name, error)) continue;
    return deliver(folder / file.name, file.text, may_replace);
  }
  for (const auto& file : files) {
    if (auto written = deliver(folder / file.name, file.text, may_replace); !written) {
      return written;
    }
  }
  return {};
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& input = arguments.operands().front();
  const std::string output = arguments.operands().size() > 1 ? arguments.operands()[1] : "-";
  const auto bytes = base::read_file(input);
  if (!bytes) return failed(console, bytes.error());
  const Syntax own = rng::syntax::syntax_of(*bytes);
  const auto target =
      wanted_syntax(arguments, output, own == Syntax::xml ? Syntax::compact : Syntax::xml);
  if (!target) return failed(console, target.error());
  base::DiagnosticList faults;
  rng::syntax::FileLoader loader;
  const auto files = rng::convert::convert(*bytes, input, *target,
                                           fs::path(output).filename().string(), loader, faults);
  report_faults(faults, console);
  if (!files) return exit_of(faults);
  const auto written =
      output == "-" ? print(*files, console)
                    : deliver_all(*files, fs::path(output).parent_path(), arguments.has("force"));
  return written ? cli::Exit::clean : failed(console, written.error());
}

}  // namespace

constexpr cli::Command kSchemaConvert = {
    .name = "schema convert",
    .summary = "convert a RELAX NG schema between its XML and its compact syntax",
    .description =
        "Writes a schema in the other syntax, for people to read: indented, with the prefixes of "
        "the source, its comments, documentation and annotations. It accepts the same documents. "
        "Files that it includes are converted too. White space in comments and documentation may "
        "change; what is written as a value stays as it is.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
