// SPDX-License-Identifier: MIT
// The characters of names as XML 1.0 defines them in its editions one to four (appendix B), to
// which XML Schema Part 2 and RELAX NG refer; the fifth edition's wider names are no names here.
#pragma once

#include <string_view>

namespace rng::datatype {

/// True for Letter, `_` and `:`, which may begin a Name.
bool is_name_start(char32_t c);
/// True for a NameChar.
bool is_name_char(char32_t c);

bool is_name(std::string_view text);
/// True for a name without a colon.
bool is_ncname(std::string_view text);
bool is_nmtoken(std::string_view text);

}  // namespace rng::datatype
