// SPDX-License-Identifier: MIT
// The work of `apograph render`.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_render(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
