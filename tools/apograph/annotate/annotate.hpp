// SPDX-License-Identifier: MIT
// What the command `annotate` does.
#pragma once

#include "cli/console.hpp"
#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_annotate(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
