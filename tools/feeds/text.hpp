// SPDX-License-Identifier: MIT
// Small operations on text that the feeds share. Inside the room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace feeds {

/// The parts between separators, trimmed; an empty text has none.
std::vector<std::string> split(std::string_view text, std::string_view separators);

/// A text as the value of an xml:id: itself, where it is one.
std::string xml_id_of(std::string_view text);

std::string joined(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace feeds
