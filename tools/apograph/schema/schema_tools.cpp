// SPDX-License-Identifier: MIT
#include "apograph/schema/schema_tools.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "apograph/delivery.hpp"
#include "apograph/validate/schema_resolver.hpp"
#include "apograph/workplace.hpp"
#include "base/catalogue.hpp"
#include "base/utf8.hpp"

namespace apograph {

using rng::syntax::Syntax;

base::Result<Syntax> wanted_syntax(const cli::Arguments& arguments, const std::string& output,
                                   Syntax otherwise) {
  const std::string name = arguments.value("to");
  if (name == "rng" || (name.empty() && output.ends_with(".rng"))) return Syntax::xml;
  if (name == "rnc" || (name.empty() && output.ends_with(".rnc"))) return Syntax::compact;
  if (output == "-") return otherwise;
  return tl::unexpected(base::worded("apograph.syntax-unknown", {output}, {"syntax-unknown"}));
}

std::unique_ptr<rng::survey::Survey> open_survey(const std::string& name, cli::Console& console,
                                                 cli::Exit& exit) {
  auto resolver = SchemaResolver::open({}, console);
  if (!resolver) {
    exit = failed(console, resolver.error());
    return nullptr;
  }
  std::error_code error;
  std::string path = name;
  if (!std::filesystem::exists(path, error)) {
    if (const auto stored = (*resolver)->stored(name)) path = stored->string();
  }
  ResolvingLoader loader(**resolver);
  base::DiagnosticList faults;
  auto survey = rng::survey::Survey::load(path, loader, faults);
  report_faults(faults, console);
  if (survey == nullptr) exit = exit_of(faults);
  return survey;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], base::utf8::code_point_count(row[i]));
    }
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += row[i];
      if (i + 1 == row.size()) continue;
      text.append(widths[i] + 2 - base::utf8::code_point_count(row[i]), ' ');
    }
    text += '\n';
  }
  return text;
}

cli::Exit print(std::string_view text, cli::Console& console) {
  const auto written = write_to_output(console, text);
  return written ? cli::Exit::clean : failed(console, written.error());
}

std::string place_text(const base::Location& at) {
  if (at.line == 0) return at.file;
  return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

cli::Exit exit_of(const base::DiagnosticList& faults) {
  const bool is_unreadable =
      std::any_of(faults.items.begin(), faults.items.end(), [](const base::Diagnostic& fault) {
        return fault.code.starts_with("file.") || fault.code == "schema.not-found";
      });
  return is_unreadable ? cli::Exit::failed : cli::Exit::findings;
}

}  // namespace apograph
