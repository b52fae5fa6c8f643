// SPDX-License-Identifier: MIT
// A value that is allowed, made of one that is not quite.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rng/datatype/datatype.hpp"

namespace rng::explain {

/// What was most likely meant, allowed by one of the types: without blanks, with a date as
/// year-month-day, in small letters; "" where nothing is near.
std::string repaired(std::string_view value, const std::vector<const datatype::Datatype*>& types);

}  // namespace rng::explain
