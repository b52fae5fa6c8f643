// SPDX-License-Identifier: MIT
// The dump of what was recognised: a line a mention.
#pragma once

#include <string>
#include <string_view>

#include "recognise/mention.hpp"

namespace recognise {

/// `date [29 de diciembre] when 1929-12-29, high`; the text is that of the flow.
std::string describe(const Mention& mention, std::string_view text);

}  // namespace recognise
