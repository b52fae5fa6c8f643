// SPDX-License-Identifier: MIT
// The work of `apograph verify`.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_verify(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
