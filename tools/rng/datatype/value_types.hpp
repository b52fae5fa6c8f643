// SPDX-License-Identifier: MIT
// The types whose values are not their texts: numbers, times, truth, octets.
#pragma once

#include "rng/datatype/xsd_type.hpp"

namespace rng::datatype {

/// The type of a name among these, or null.
const XsdType* find_value_type(std::string_view name);

}  // namespace rng::datatype
