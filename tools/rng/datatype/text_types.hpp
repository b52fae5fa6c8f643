// SPDX-License-Identifier: MIT
// The types whose values are the texts themselves, or lists of such.
#pragma once

#include "rng/datatype/xsd_type.hpp"

namespace rng::datatype {

/// The type of a name among string, token, names and their lists, anyURI, language, QName; or null.
const XsdType* find_text_type(std::string_view name);

}  // namespace rng::datatype
