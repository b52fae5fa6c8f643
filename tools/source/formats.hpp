// SPDX-License-Identifier: MIT
// Which format a file is in, and the reader of each.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

enum class Format : std::uint8_t {
  text,
  markdown,
  html,
  tei,
  docx,
  odt,
  pdf,   // read by a program of its own, not in this room
  none,  // one that Apograph does not read
};

/// The names of the formats that are read, in the order of `Format`.
inline constexpr std::array<std::string_view, 7> kFormatNames = {"text", "markdown", "html", "tei",
                                                                 "docx", "odt",      "pdf"};
std::string_view name_of(Format format);
/// The format of this name, or none.
std::optional<Format> format_named(std::string_view name);

/// By the first bytes and, where they say no more than that it is text, by the ending of the name.
/// A file that ends in .txt is text whatever it says, unless it is binary.
Format format_of(const std::string& name, std::string_view bytes);

/// The endings of names of the formats that `read` takes, text first, each with its stop.
const std::vector<std::string_view>& endings();

/// Reads a file in the format that it is in, or in the one that is named. `encoding` counts for
/// text, Markdown and HTML. Fails as the readers do, and with source.unread-format.
base::Result<SourceText> read(std::string name, std::string bytes, std::string_view encoding = {},
                              std::optional<Format> format = {});

}  // namespace source
