// SPDX-License-Identifier: MIT
// The work of `apograph init`.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_init(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
