// SPDX-License-Identifier: MIT
#include "source/formats.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "source/docx_reader.hpp"
#include "source/html_reader.hpp"
#include "source/markdown_reader.hpp"
#include "source/odt_reader.hpp"
#include "source/tei_reader.hpp"

namespace source {
namespace {

using namespace std::string_view_literals;

struct Ending {
  std::string_view ending;
  Format format;
};
constexpr Ending kEndings[] = {
    {".txt", Format::text},  {".md", Format::markdown}, {".markdown", Format::markdown},
    {".html", Format::html}, {".htm", Format::html},    {".xhtml", Format::html},
    {".docx", Format::docx}, {".odt", Format::odt},     {".pdf", Format::pdf}};

// What the first bytes of a binary file say.
struct Magic {
  std::string_view bytes;
  Format format;
};
constexpr Magic kMagic[] = {{"%PDF-"sv, Format::pdf},
                            {"{\\rtf"sv, Format::none},
                            {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Format::none}};

// The names of a container's members stand in it as they are.
Format zip_format(std::string_view bytes) {
  if (bytes.substr(0, 200).find("application/vnd.oasis.opendocument.text") !=
      std::string_view::npos)
    return Format::odt;
  const bool is_docx = bytes.find("word/document") != std::string_view::npos ||
                       bytes.find("[Content_Types].xml") != std::string_view::npos;
  return is_docx ? Format::docx : Format::none;
}

std::optional<Format> format_by_ending(const std::string& name) {
  const std::string lower = base::lower_case(name);
  for (const auto& [ending, format] : kEndings) {
    if (lower.ends_with(ending)) return format;
  }
  return std::nullopt;
}

// The name of the root element of what is marked up, in lower case, without its prefix; empty for
// other texts.
std::string root_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = bytes.substr(0, 4096);
  while (true) {
    bytes = base::trimmed(bytes);
    const bool is_comment = bytes.starts_with("<!--");
    if (!is_comment && !bytes.starts_with("<?")) break;
    const std::string_view close = is_comment ? "-->" : "?>";
    const std::size_t end = bytes.find(close);
    if (end == std::string_view::npos) return {};
    bytes.remove_prefix(end + close.size());
  }
  if (!bytes.starts_with('<')) return {};
  bytes.remove_prefix(1);
  if (base::lower_case(bytes.substr(0, 8)) == "!doctype") bytes = base::trimmed(bytes.substr(8));
  const std::string name = base::lower_case(bytes.substr(0, bytes.find_first_of(" \t\r\n/>[")));
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

tl::unexpected<base::Diagnostic> unread(const std::string& name, std::string_view bytes) {
  const std::string converted = fmt::format(
      "LibreOffice makes a DOCX of it, notes included: soffice --headless --convert-to "
      "docx {}; then convert that",
      name);
  const auto failed = [&](std::string message, std::string_view hint) {
    return base::failure("source.unread-format", {name}, std::move(message), std::string(hint));
  };
  if (bytes.starts_with("{\\rtf")) return failed("is RTF, which Apograph does not read", converted);
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return failed("is an old or encrypted file of an office program", converted);
  if (bytes.starts_with("%PDF-"))
    return failed("is a PDF, whose text must be taken out first",
                  "name the text that apograph convert keeps beside the letter");
  return failed("is in a format that Apograph does not read",
                "give text, Markdown, HTML, TEI, DOCX, ODT or PDF");
}

}  // namespace

std::string_view name_of(Format format) {
  return format == Format::none ? "none" : kFormatNames.at(static_cast<std::size_t>(format));
}

std::optional<Format> format_named(std::string_view name) {
  const auto* const found = std::find(kFormatNames.begin(), kFormatNames.end(), name);
  if (found == kFormatNames.end()) return std::nullopt;
  return static_cast<Format>(found - kFormatNames.begin());
}

Format format_of(const std::string& name, std::string_view bytes) {
  for (const auto& [magic, format] : kMagic) {
    if (bytes.starts_with(magic)) return format;
  }
  const std::optional<Format> named = format_by_ending(name);
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    const Format found = zip_format(bytes);
    const bool is_broken = found == Format::none && (named == Format::docx || named == Format::odt);
    return is_broken ? *named : found;
  }
  if (named == Format::text || named == Format::markdown) return *named;
  const std::string root = root_of(bytes);
  if (root == "html") return Format::html;
  if (root == "tei" || root == "teicorpus") return Format::tei;
  return named.value_or(Format::text);
}

const std::vector<std::string_view>& endings() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> found;
    for (const Ending& ending : kEndings) found.push_back(ending.ending);
    return found;
  }();
  return all;
}

base::Result<SourceText> read(std::string name, std::string bytes, std::string_view encoding,
                              std::optional<Format> format) {
  switch (format.value_or(format_of(name, bytes))) {
    case Format::text:
      return read_text(std::move(name), std::move(bytes), encoding);
    case Format::markdown:
      return read_markdown(std::move(name), std::move(bytes), encoding);
    case Format::html:
      return read_html(std::move(name), std::move(bytes), encoding);
    case Format::tei:
      return read_tei(std::move(name), bytes);
    case Format::docx:
      return read_docx(std::move(name), std::move(bytes));
    case Format::odt:
      return read_odt(std::move(name), std::move(bytes));
    case Format::pdf:
    case Format::none:
      break;
  }
  return unread(name, bytes);
}

}  // namespace source
