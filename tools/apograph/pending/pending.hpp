// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

/// The answer of a command whose room has not been connected.
inline cli::Exit pending(cli::Console& console) {
  console.report("apograph: this command is not connected yet\n");
  return cli::Exit::failed;
}

}  // namespace apograph
