// SPDX-License-Identifier: MIT
// What an edition decides about the recognisers: [recognise] of edition.toml or a sidecar.
#pragma once

#include "edition/metadata.hpp"
#include "recognise/recognise.hpp"

namespace apograph {

/// Takes away the mentions of recognisers that are off and those that are not sure enough. A name
/// that is not sure enough stays, without its link: the entry becomes a candidate.
void tune(recognise::Recognition& recognition, const edition::RecogniserSettings& settings);

}  // namespace apograph
