// SPDX-License-Identifier: MIT
// Why a line of the source was understood as it was: `convert --explain LINE`.
#pragma once

#include <cstdint>
#include <string>

#include "authority/authority.hpp"
#include "layout/layout.hpp"
#include "recognise/recognise.hpp"

namespace apograph {

/// The line, the parts of the letter in it, and each mention with what it means, its evidence and
/// the entries that come into question. `line` counts the lines of the file from 1. Fails with
/// convert.no-such-line.
base::Result<std::string> explanation(std::uint32_t line, const layout::Layout& layout,
                                      const recognise::Recognition& recognition,
                                      const authority::Authority& authority,
                                      const source::SourceText& source);

}  // namespace apograph
