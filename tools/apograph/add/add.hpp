// SPDX-License-Identifier: MIT
// The work of `apograph add`.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_add(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
