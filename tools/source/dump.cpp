// SPDX-License-Identifier: MIT
#include <array>

#include <fmt/format.h>

#include "source/source_text.hpp"

namespace source {
namespace {

constexpr std::array<std::string_view, 12> kStyles = {
    "superscript", "subscript", "italic", "bold",     "underline", "strike",
    "small caps",  "title",     "link",   "language", "inserted",  "deleted"};
constexpr std::array<std::string_view, 9> kParts = {"paragraph",    "heading",      "item",
                                                    "quotation",    "verse",        "cell",
                                                    "running head", "running foot", "page number"};
constexpr std::array<std::string_view, 3> kNotes = {"footnote", "endnote", "comment"};

template <std::size_t N, typename Kind>
std::string_view name_of(const std::array<std::string_view, N>& names, Kind kind) {
  return names.at(static_cast<std::size_t>(kind));
}

std::string described(const Part& part) {
  std::string text(name_of(kParts, part.kind));
  if (part.level > 0) text += fmt::format(" {}", part.level);
  if (part.whole > 0) text += fmt::format(" of {}", part.whole);
  if (part.row > 0) text += fmt::format(", row {}", part.row);
  if (part.column > 0) text += fmt::format(", column {}", part.column);
  if (part.is_right) text += ", right";
  if (part.is_label) text += ", label";
  return text;
}

std::string described(const Run& run, const SourceText& text) {
  return fmt::format("{} “{}”{}\n", name_of(kStyles, run.style), run.span.of(text.text),
                     run.value.empty() ? "" : " " + run.value);
}

std::string described(const Picture& picture) {
  return fmt::format("image {} at {}, {} bytes{}\n", picture.name, picture.at, picture.bytes.size(),
                     picture.description.empty() ? "" : ": " + picture.description);
}

std::string described(const NoteLink& note, const SourceText& text) {
  return fmt::format("{} {} “{}”, lines {} to {}{}\n", name_of(kNotes, note.kind), note.number,
                     note.marker.of(text.text), note.begin + 1, note.end,
                     note.author.empty() ? "" : ", by " + note.author);
}

}  // namespace

std::string dump(const SourceText& text) {
  std::string out =
      fmt::format("source {} ({}), {} lines\n", text.name, text.encoding, text.lines.size());
  auto part = text.parts.begin();
  auto page = text.pages.begin();
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const Line& line = text.lines[i];
    if (line.begins_page) out += "-- page\n";
    if (page != text.pages.end() && page->line == i)
      out += fmt::format("-- page {}\n", (page++)->number);
    if (part != text.parts.end() && part->begin == i)
      out += fmt::format("-- {}\n", described(*part++));
    out += fmt::format("{:>5} +{} >{} |{}|\n", i + 1, line.blank_before, line.indent,
                       text.line_text(i));
  }
  for (const Run& run : text.runs) out += described(run, text);
  for (const NoteLink& note : text.notes) out += described(note, text);
  for (const Picture& picture : text.pictures) out += described(picture);
  return out;
}

}  // namespace source
