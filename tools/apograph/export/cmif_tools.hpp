// SPDX-License-Identifier: MIT
// What the commands about CMIF share: a file checked by the schema and by the rules beyond it.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "cli/report.hpp"
#include "rng/validate/schema.hpp"

namespace apograph {

/// Checks files by the program's own schema of CMIF 1.1 (schemas/cmif.rng) and by the rules of the
/// room feeds.
class CmifCheck {
 public:
  /// Fails where the program's resources are missing.
  static base::Result<CmifCheck> open(const cli::Console& console);

  /// Adds what is wrong to the list, in the order of the document. `url` as in feeds::check_cmif.
  void check(std::string_view document, const std::string& name, std::string_view url,
             base::DiagnosticList& findings) const;

 private:
  std::unique_ptr<const rng::validate::Schema> schema_;
};

/// A report of diagnostics in a format, as `validate` writes them; `write` gets its text.
void write_report(const base::DiagnosticList& findings, const std::string& file,
                  const std::string* document, cli::Format format, bool has_colour,
                  const cli::Report::Write& write);

/// "file.xml: 3 errors, 1 warning".
std::string counts_of(const base::DiagnosticList& findings);

inline constexpr cli::Option kReportFormatOption = {
    .name = "format",
    .help = "how findings are written, as for validate",
    .value = "FORMAT",
    .kind = cli::ValueKind::text,
    .choices = cli::kFormatNames};

}  // namespace apograph
