// SPDX-License-Identifier: MIT
#include "apograph/source_reading.hpp"

#include <utility>

#include "apograph/pdf_words.hpp"
#include "base/percent.hpp"
#include "source/pdf_text.hpp"

namespace apograph {
base::Result<source::SourceText> read_source(const std::filesystem::path& pdf_helper,
                                             const std::string& name, std::string bytes,
                                             std::string_view encoding,
                                             std::optional<source::Format> format) {
  if (format.value_or(source::format_of(name, bytes)) != source::Format::pdf)
    return source::read(name, std::move(bytes), encoding, format);
  const auto words = pdf_words(pdf_helper, name, bytes);
  if (!words) return tl::unexpected(words.error());
  auto source = source::read_pdf_words(name, *words);
  if (source) source->is_extracted = true;
  return source;
}

std::filesystem::path linked_file(const std::filesystem::path& source, std::string_view address) {
  const auto file = std::filesystem::path(base::percent_decoded(address)).lexically_normal();
  const bool is_below = !file.empty() && file.is_relative() && *file.begin() != "..";
  return source != "-" && is_below ? source.parent_path() / file : std::filesystem::path();
}

}  // namespace apograph
