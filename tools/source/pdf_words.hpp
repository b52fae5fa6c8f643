// SPDX-License-Identifier: MIT
// The words of a PDF, as apograph-pdf writes them (pdf/words.hpp says how).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace source {

/// Lengths in hundredths of a point, from the top left of the page.
struct PdfWord {
  std::int32_t left = 0, top = 0, right = 0, bottom = 0;
  std::int32_t size = 0;   // of the font
  std::uint32_t font = 0;  // index of PdfWords::fonts
  std::uint8_t turn = 0;   // quarter turns
  bool has_blank_behind = false;
  std::string_view text;  // of what was parsed; without control characters
};

struct PdfPage {
  std::int32_t width = 0, height = 0;
  std::string_view label;  // "12", "iv"; may be empty
  std::vector<PdfWord> words;
};

/// Its views point into what was parsed.
struct PdfWords {
  std::vector<std::string_view> fonts;
  std::vector<PdfPage> pages;
};

/// Parses them strictly. Fails with source.pdf-encrypted and source.pdf-broken, as the program
/// says, and with source.pdf-unread where what it says is not in the format or breaks off. `name`
/// is the PDF's.
base::Result<PdfWords> parse_pdf_words(const std::string& name, std::string_view text);

}  // namespace source
