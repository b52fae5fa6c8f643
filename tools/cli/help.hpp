// SPDX-License-Identifier: MIT
// The tables as text for --help.
#pragma once

#include <string>
#include <string_view>

#include "cli/option_table.hpp"

namespace cli {

std::string help_text(const Program& program);
std::string help_text(const Program& program, const Command& command);

/// "apograph convert [OPTION]… [INPUT]": how a command is called.
std::string synopsis(const Program& program, const Command& command);

/// "-o, --output FILE".
std::string option_heading(const Option& option);

/// Text broken at blanks so that a line has at most `width` code points; blank lines are kept.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 80);

}  // namespace cli
