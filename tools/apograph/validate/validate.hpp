// SPDX-License-Identifier: MIT
// The work of `apograph validate`.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_validate(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
