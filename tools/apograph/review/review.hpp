// SPDX-License-Identifier: MIT
// The work of `apograph review`.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_review(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
