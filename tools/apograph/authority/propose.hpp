// SPDX-License-Identifier: MIT
// `authority propose`: the work.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_authority_propose(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
