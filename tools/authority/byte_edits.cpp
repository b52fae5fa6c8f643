// SPDX-License-Identifier: MIT
#include "authority/byte_edits.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace authority {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t behind(std::string_view text, std::string_view mark, std::size_t from) {
  const std::size_t at = text.find(mark, from);
  return at == std::string_view::npos ? text.size() : at + mark.size();
}

}  // namespace

void ByteEdits::replace(std::size_t begin, std::size_t end, std::string text) {
  edits_.push_back({begin, end, std::move(text)});
}

std::string ByteEdits::applied_to(std::string_view text) const {
  std::vector<const Edit*> edits;
  for (const Edit& edit : edits_) edits.push_back(&edit);
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit* a, const Edit* b) { return a->begin < b->begin; });
  std::string result;
  std::size_t at = 0;
  for (const Edit* edit : edits) {
    result += text.substr(at, edit->begin - at);
    result += edit->text;
    at = edit->end;
  }
  return result += text.substr(at);
}

Offsets::Offsets(std::string_view text) : text_(text), lines_("", text) {}

std::size_t Offsets::of(std::uint32_t line_number, std::uint32_t column) const {
  std::string_view line = lines_.line(line_number);
  if (line.data() == text_.data() && line.starts_with(kByteOrderMark)) {
    line.remove_prefix(kByteOrderMark.size());
  }
  std::size_t offset = 0;
  for (std::uint32_t at = 1; at < column && offset < line.size(); ++at) {
    base::utf8::next(line, offset);
  }
  return static_cast<std::size_t>(line.data() - text_.data()) + offset;
}

std::size_t end_of_tag(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin);
  if (rest.starts_with("<!--")) return behind(text, "-->", begin + 4);
  if (rest.starts_with("<![CDATA[")) return behind(text, "]]>", begin);
  if (rest.starts_with("<?")) return behind(text, "?>", begin);
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '>') return at + 1;
    if (text[at] == '"' || text[at] == '\'')
      at = std::min(text.find(text[at], at + 1), text.size());
  }
  return text.size();
}

std::size_t end_of_element(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t at = begin; at < text.size(); at = text.find('<', at)) {
    const std::size_t end = end_of_tag(text, at);
    const char kind = at + 1 < text.size() ? text[at + 1] : '>';
    if (kind == '/') {
      --depth;
    } else if (kind != '!' && kind != '?' && text.substr(0, end).substr(end - 2) != "/>") {
      ++depth;
    }
    if (depth == 0) return end;
    at = end;
  }
  return text.size();
}

std::string indent_of(std::size_t offset, std::string_view text) {
  const std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  const std::string_view before = text.substr(line, offset - line);
  return before.find_first_not_of(" \t") == std::string_view::npos ? std::string(before) : "";
}

std::string line_indent(std::size_t offset, std::string_view text) {
  const std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  const std::size_t end = std::min(text.find_first_not_of(" \t", line), offset);
  return std::string(text.substr(line, end - line));
}

bool is_utf8(std::string_view document) {
  const std::string_view declaration = document.substr(0, document.find("?>"));
  const bool says_other = declaration.find("<?xml") != std::string_view::npos &&
                          declaration.find("encoding=") != std::string_view::npos &&
                          declaration.find("UTF-8") == std::string_view::npos &&
                          declaration.find("utf-8") == std::string_view::npos;
  return !says_other && !base::utf8::first_malformed(document);
}

}  // namespace authority
