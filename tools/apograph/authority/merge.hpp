// SPDX-License-Identifier: MIT
// `authority merge`: the work.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_authority_merge(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
