// SPDX-License-Identifier: MIT
// The work of `apograph convert`.
#pragma once

#include "apograph/convert/convert_settings.hpp"
#include "cli/option_table.hpp"

namespace apograph {

cli::Exit run_convert(const cli::Arguments& arguments, cli::Console& console);

/// Converts, or only reviews, the texts that the operands mean.
cli::Exit convert_texts(const cli::Arguments& arguments, const ConvertSettings& given,
                        cli::Console& console);

}  // namespace apograph
