// SPDX-License-Identifier: MIT
// Addresses on the web and for mail.
#pragma once

#include <vector>

#include "recognise/mention.hpp"
#include "recognise/tokens.hpp"

namespace recognise {

/// All addresses of the text, ascending. Punctuation behind an address is no part of it; targets
/// are percent-encoded where a URI needs it.
std::vector<Mention> find_links(const TokenList& tokens);

}  // namespace recognise
