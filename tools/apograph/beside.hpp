// SPDX-License-Identifier: MIT
// apograph is linked without libxslt; what needs it is run by apograph-render, which lies beside
// it.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

/// Runs the same command in apograph-render; returns only where that cannot be run.
cli::Exit run_beside(const cli::Command& command, const cli::Arguments& arguments,
                     cli::Console& console);

}  // namespace apograph
