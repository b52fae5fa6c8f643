// SPDX-License-Identifier: MIT
// The work of `apograph convert`.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_convert(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
