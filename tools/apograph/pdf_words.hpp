// SPDX-License-Identifier: MIT
// The words of a PDF, had from apograph-pdf.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace apograph {

/// Where apograph-pdf lies: beside `program`, or in ../libexec/apograph of an installed tree. Empty
/// where it is in neither.
std::filesystem::path pdf_helper_of(const std::filesystem::path& program);

/// True for the bytes of a PDF, by the mark that it begins with.
bool is_pdf(std::string_view bytes);

/// What apograph-pdf writes of a PDF (pdf/words.hpp), without fonts where it crashes with them;
/// `name` is the PDF's, for faults. It gets 2 GB of memory, two minutes of processor time, four
/// minutes in all, and writes 512 MB at the most. Fails with source.pdf-no-reader where `helper` is
/// empty or does not start, source.pdf-crashed, source.pdf-timed-out and source.pdf-too-large.
base::Result<std::string> pdf_words(const std::filesystem::path& helper, const std::string& name,
                                    std::string_view document);

}  // namespace apograph
