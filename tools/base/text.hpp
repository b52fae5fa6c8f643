// SPDX-License-Identifier: MIT
// Small operations on text that many rooms need. White space is XML's: blank, tab, CR and LF;
// letters are those of ASCII. Views that are returned point into the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

/// The text without white space at its ends.
std::string_view trimmed(std::string_view text);

/// The text with runs of white space as one blank, and none at its ends (XPath's normalize-space).
std::string collapsed(std::string_view text);

/// What stands between white space.
std::vector<std::string_view> words_of(std::string_view text);

/// The lines between the LFs of a text: one more than it has LFs.
std::vector<std::string_view> lines_of(std::string_view text);

/// The text with its letters in lower case.
std::string lower_case(std::string_view text);

/// True for one or more digits.
bool is_digits(std::string_view text);

/// True for YYYY, YYYY-MM and YYYY-MM-DD that exist in the calendar (ISO 8601; no year 0, as in XML
/// Schema).
bool is_date(std::string_view text);

}  // namespace base
