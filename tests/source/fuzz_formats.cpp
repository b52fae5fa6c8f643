// SPDX-License-Identifier: MIT
// The first byte chooses the reader, the rest is the file; of containers, the part with the text.
// What was read must hold together: spans lie in the text, lines of parts and notes are there.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "source/formats.hpp"
#include "zip/writer.hpp"

namespace {

std::string packed(const std::string& first, const std::string& member, std::string text) {
  auto writer = zip::Writer::create("fuzz").value();
  writer.add_stored("mimetype", first);
  writer.add(member, std::move(text));
  return writer.finish().value();
}

void check(const source::SourceText& text) {
  for (const source::Run& run : text.runs) {
    if (run.span.begin >= run.span.end || run.span.end > text.text.size()) std::abort();
  }
  std::uint32_t line = 0;
  for (const source::Part& part : text.parts) {
    if (part.begin < line || part.begin >= part.end || part.end > text.lines.size()) std::abort();
    line = part.end;
  }
  for (const source::NoteLink& note : text.notes) {
    if (note.marker.end > text.text.size() || note.end > text.lines.size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using source::Format;
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  Format format = Format::html;
  if (data[0] == '1') format = Format::markdown;
  if (data[0] == '2') format = Format::tei;
  if (data[0] == '3') {
    format = Format::docx;
    bytes = packed("word", "word/document.xml", std::move(bytes));
  }
  if (data[0] == '4') {
    format = Format::odt;
    bytes = packed("application/vnd.oasis.opendocument.text", "content.xml", std::move(bytes));
  }
  if (const auto text = source::read("fuzz", std::move(bytes), {}, format)) check(*text);
  return 0;
}
