// SPDX-License-Identifier: MIT
// `convert --split`: a text of several letters becomes as many texts, each with a sidecar that says
// where its lines stand in the whole.
#pragma once

#include "apograph/convert/conversion.hpp"
#include "apograph/convert/convert_settings.hpp"
#include "apograph/convert/convert_sources.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// Writes the letters of each text that is meant, NAME-001.txt and so on, into the folder of
/// --output or beside the text, and says where each begins and why. Where --output is the folder
/// letters/ of an edition, the texts go to its sources/ and are meant as letters of that edition.
/// What stands before the first letter goes to NAME-000.text, which is no letter. A text that
/// cannot be split is a fault among the others.
MeantTexts split_texts(const MeantTexts& meant, const ConvertSettings& settings,
                       const Converter& converter, cli::Console& console);

}  // namespace apograph
