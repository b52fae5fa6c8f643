// SPDX-License-Identifier: MIT
// An xml:id from a name. Private to the room.
#pragma once

#include <string>
#include <string_view>

namespace authority {

/// The name in small Latin letters, digits and hyphens, one that begins with a letter: "Лев
/// Троцкий" to "lev-trockij". "entry" where nothing of it is left.
std::string id_of_name(std::string_view name);

}  // namespace authority
