// SPDX-License-Identifier: MIT
#include "source/text_builder.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "source/lines.hpp"

namespace source {
namespace {

// A letter is a few kilobytes, a volume of letters a few megabytes.
constexpr std::size_t kMostText = std::size_t{256} << 20U;
// A run that is continued is among the last so many.
constexpr std::size_t kRunsLookedBack = 24;
constexpr std::size_t kMostBlankLines = 8;

struct Raised {
  char plain;
  std::string_view raised;
};
constexpr Raised kRaised[] = {
    {'0', "⁰"}, {'1', "¹"}, {'2', "²"}, {'3', "³"}, {'4', "⁴"}, {'5', "⁵"}, {'6', "⁶"},
    {'7', "⁷"}, {'8', "⁸"}, {'9', "⁹"}, {'a', "ᵃ"}, {'b', "ᵇ"}, {'c', "ᶜ"}, {'d', "ᵈ"},
    {'e', "ᵉ"}, {'f', "ᶠ"}, {'g', "ᵍ"}, {'h', "ʰ"}, {'i', "ⁱ"}, {'j', "ʲ"}, {'k', "ᵏ"},
    {'l', "ˡ"}, {'m', "ᵐ"}, {'n', "ⁿ"}, {'o', "ᵒ"}, {'p', "ᵖ"}, {'r', "ʳ"}, {'s', "ˢ"},
    {'t', "ᵗ"}, {'u', "ᵘ"}, {'v', "ᵛ"}, {'w', "ʷ"}, {'x', "ˣ"}, {'y', "ʸ"}, {'z', "ᶻ"}};

constexpr bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool is_sign(std::string_view number) {
  std::size_t at = 0;
  while (at < number.size()) {
    const char32_t c = base::utf8::next(number, at);
    if (c != U'*' && c != U'†' && c != U'‡' && c != U'§') return false;
  }
  return !number.empty();
}

bool are_of_one_row(const Part& a, const Part& b) {
  return a.kind == b.kind && a.whole == b.whole && a.whole != 0 &&
         (a.kind == PartKind::item || (a.kind == PartKind::cell && a.row == b.row));
}

}  // namespace

std::string marker_of(std::string_view number) {
  if (is_sign(number)) return std::string(number);
  std::string marker;
  for (const char c : number) {
    const auto* const found = std::find_if(std::begin(kRaised), std::end(kRaised),
                                           [&](const Raised& sign) { return sign.plain == c; });
    if (found == std::end(kRaised)) return "[" + std::string(number) + "]";
    marker += found->raised;
  }
  return marker;
}

TextBuilder::TextBuilder(std::string name) {
  source_.name = std::move(name);
  source_.encoding = "UTF-8";
  source_.is_extracted = source_.knows_paragraphs = true;
}

void TextBuilder::separate(const Part& next) {
  std::string& text = source_.text;
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  if (begins_page_) {
    text += '\f';
    source_.marks_pages = true;
  } else if (!text.empty() &&
             !(!stretches_.empty() && are_of_one_row(stretches_.back().part, next))) {
    text.append(1 + std::min(blank_lines_, kMostBlankLines), '\n');
  }
  begins_page_ = false;
  blank_lines_ = 0;
}

void TextBuilder::begin_paragraph(const Part& form) {
  end_paragraph();
  separate(form);
  stretches_.push_back({form, {size(), size()}});
  is_in_paragraph_ = true;
  if (std::exchange(needs_marker_, false)) write_body_marker();
}

void TextBuilder::write_body_marker() {
  NoteBytes& note = notes_[note_];
  note.link.body_marker.begin = size();
  const std::string marker(note.link.marker.of(source_.text));
  source_.text += marker.starts_with('[') ? marker : note.link.number;
  note.link.body_marker.end = size();
  source_.text += ' ';
}

void TextBuilder::end_paragraph() {
  if (!std::exchange(is_in_paragraph_, false)) return;
  stretches_.back().bytes.end = size();
}

void TextBuilder::leave_blank() {
  end_paragraph();
  ++blank_lines_;
}

void TextBuilder::begin_page(std::string_view number) {
  const bool goes_on = is_in_paragraph_ && size() > stretches_.back().bytes.begin;
  if (goes_on) {
    source_.text += "\n\f";
    source_.marks_pages = true;
  } else {
    begins_page_ = begins_page_ || !source_.text.empty();
    if (is_in_paragraph_) {
      // Nothing was written of it yet.
      source_.text += begins_page_ ? "\f" : "";
      source_.marks_pages = source_.marks_pages || begins_page_;
      begins_page_ = false;
      stretches_.back().bytes.begin = size();
    }
  }
  if (!number.empty()) pages_.emplace_back(size(), number);
}

void TextBuilder::text(std::string_view characters) {
  if (characters.empty()) return;
  if (source_.text.size() + characters.size() > kMostText) {
    is_too_large_ = true;
    return;
  }
  if (!is_in_paragraph_) begin_paragraph();
  const std::size_t begin = source_.text.size();
  source_.text += characters;
  std::replace_if(
      source_.text.begin() + static_cast<std::ptrdiff_t>(begin), source_.text.end(),
      [](char c) { return c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\0'; }, ' ');
}

void TextBuilder::break_line() {
  if (!is_in_paragraph_) begin_paragraph();
  source_.text += '\n';
}

void TextBuilder::mark(std::uint32_t begin, RunStyle style, std::string_view value) {
  if (begin >= size()) return;
  std::vector<Run>& runs = source_.runs;
  const std::size_t first = runs.size() > kRunsLookedBack ? runs.size() - kRunsLookedBack : 0;
  for (std::size_t i = runs.size(); i > first; --i) {
    Run& run = runs[i - 1];
    if (run.style != style) continue;
    if (run.span.end == begin && run.value == value) {
      run.span.end = size();
      return;
    }
    break;
  }
  runs.push_back({{begin, size()}, style, std::string(value)});
}

std::string TextBuilder::change(const Change& change) {
  const auto known = std::find(source_.changes.begin(), source_.changes.end(), change);
  const auto index = known - source_.changes.begin();
  if (known == source_.changes.end()) source_.changes.push_back(change);
  return std::to_string(index);
}

void TextBuilder::picture(Picture picture) {
  picture.at = size();
  source_.pictures.push_back(std::move(picture));
}

std::size_t TextBuilder::anchor(NoteKind kind, std::string_view number, std::string_view author,
                                std::string_view date) {
  if (!is_in_paragraph_) begin_paragraph();
  NoteBytes note;
  note.link.kind = kind;
  note.link.number = number;
  note.link.author = author;
  note.link.date = date;
  note.link.marker.begin = size();
  source_.text += marker_of(number);
  note.link.marker.end = size();
  notes_.push_back(std::move(note));
  return notes_.size() - 1;
}

void TextBuilder::begin_note(std::size_t index) {
  end_note();
  end_paragraph();
  is_in_note_ = needs_marker_ = true;
  note_ = index;
  notes_[index].bytes.begin = size();
}

void TextBuilder::end_note() {
  if (!is_in_note_) return;
  if (needs_marker_) begin_paragraph();
  end_paragraph();
  is_in_note_ = false;
  notes_[note_].bytes.end = size();
  notes_[note_].has_body = true;
}

std::uint32_t TextBuilder::line_at(std::uint32_t byte) const {
  const auto line =
      std::partition_point(source_.lines.begin(), source_.lines.end(),
                           [&](const Line& candidate) { return candidate.span.begin < byte; });
  return static_cast<std::uint32_t>(line - source_.lines.begin());
}

void TextBuilder::put_parts() {
  for (Stretch& stretch : stretches_) {
    stretch.part.begin = line_at(stretch.bytes.begin);
    stretch.part.end = line_at(stretch.bytes.end);
    if (stretch.part.begin < stretch.part.end) source_.parts.push_back(stretch.part);
  }
}

void TextBuilder::put_notes() {
  for (NoteBytes& note : notes_) {
    if (!note.has_body) continue;
    note.link.begin = line_at(note.bytes.begin);
    note.link.end = line_at(note.bytes.end);
    source_.notes.push_back(std::move(note.link));
  }
  std::sort(source_.notes.begin(), source_.notes.end(),
            [](const NoteLink& a, const NoteLink& b) { return a.marker.begin < b.marker.begin; });
}

void TextBuilder::put_pages() {
  for (auto& [byte, number] : pages_) {
    const std::uint32_t line = line_at(byte);
    if (line >= source_.lines.size()) continue;
    if (!source_.pages.empty() && source_.pages.back().line == line) source_.pages.pop_back();
    source_.pages.push_back({line, std::move(number)});
  }
}

// Blanks at the ends of a run are not of its style.
void TextBuilder::put_runs() {
  for (Run& run : source_.runs) {
    while (!run.span.is_empty() && is_white(source_.text[run.span.begin])) ++run.span.begin;
    while (!run.span.is_empty() && is_white(source_.text[run.span.end - 1])) --run.span.end;
  }
  std::erase_if(source_.runs, [](const Run& run) { return run.span.is_empty(); });
  std::stable_sort(source_.runs.begin(), source_.runs.end(), [](const Run& a, const Run& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
}

// An image by itself stands at the end of the line before it.
void TextBuilder::put_pictures() {
  for (Picture& picture : source_.pictures) {
    const auto after =
        std::partition_point(source_.lines.begin(), source_.lines.end(),
                             [&](const Line& line) { return line.span.begin <= picture.at; });
    if (after == source_.lines.begin()) {
      picture.at = source_.lines.front().span.begin;
    } else {
      picture.at = std::min(picture.at, (after - 1)->span.end);
    }
  }
}

base::Result<SourceText> TextBuilder::finish() && {
  end_note();
  end_paragraph();
  if (is_too_large_) {
    return base::failure("source.too-large", {source_.name}, "holds more text than 256 MB",
                         "split it into letters first");
  }
  if (!source_.text.empty()) source_.text += '\n';
  source_.lines = lines_of(source_.text);
  if (source_.lines.empty()) return no_text(source_.name);
  put_parts();
  put_notes();
  put_pages();
  put_runs();
  put_pictures();
  return std::move(source_);
}

}  // namespace source
