// SPDX-License-Identifier: MIT
// Many conversions at once, whose messages and report come in the order of the letters.
#pragma once

#include <cstddef>
#include <vector>

#include "apograph/convert/letter_job.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// Does all jobs; one that fails keeps no other from being done. `up_to_date` letters more need
/// none. Writes the report of --report. Failed where a job has failed.
cli::Exit convert_all(const JobContext& context, const std::vector<LetterJob>& jobs,
                      std::size_t up_to_date, cli::Console& console);

}  // namespace apograph
