// SPDX-License-Identifier: MIT
// Small operations on text that the feeds share. Inside the room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace feeds {

/// Runs of blanks as one blank, none at the ends (XML's normalize-space).
std::string normalised(std::string_view text);

/// The words between blanks.
std::vector<std::string> words_of(std::string_view text);

/// The parts between separators, trimmed; an empty text has none.
std::vector<std::string> split(std::string_view text, std::string_view separators);

std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// ASCII letters in lower case.
std::string lower(std::string_view text);

/// True for one or more digits.
bool is_digits(std::string_view text);

}  // namespace feeds
