// SPDX-License-Identifier: MIT
// Entries of an authority that are one person or place twice. Private to the recogniser of names.
#pragma once

#include <vector>

#include "recognise/names_index.hpp"

namespace recognise::names {

/// Of some endings the one to whose entry the others add nothing: each of their names is one of
/// its, and they say nothing more. The only one where there is one; null where they differ.
const Ending* fullest(const Index& index, const std::vector<const Ending*>& endings);

}  // namespace recognise::names
