// SPDX-License-Identifier: MIT
#include "apograph/schema_tools.hpp"

#include <algorithm>

namespace apograph {

using rng::syntax::Syntax;

base::Result<Syntax> wanted_syntax(const cli::Arguments& arguments, const std::string& output,
                                   Syntax otherwise) {
  const std::string name = arguments.value("to");
  if (name == "rng" || (name.empty() && output.ends_with(".rng"))) return Syntax::xml;
  if (name == "rnc" || (name.empty() && output.ends_with(".rnc"))) return Syntax::compact;
  if (output == "-") return otherwise;
  return base::failure("apograph.syntax-unknown", {output},
                       "the name does not say which syntax to write",
                       "let it end in .rng or .rnc, or say --to rng or --to rnc");
}

cli::Exit exit_of(const base::DiagnosticList& faults) {
  const bool is_unreadable =
      std::any_of(faults.items.begin(), faults.items.end(), [](const base::Diagnostic& fault) {
        return fault.code.starts_with("file.") || fault.code == "schema.not-found";
      });
  return is_unreadable ? cli::Exit::failed : cli::Exit::findings;
}

}  // namespace apograph
