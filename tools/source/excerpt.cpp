// SPDX-License-Identifier: MIT
#include "source/excerpt.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "source/line_range.hpp"

namespace source {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

// The lines of the whole that are named; none where they are not so many as those of the part, or
// not ascending.
std::vector<std::uint32_t> lines_named(const std::vector<std::string>& ranges, std::size_t count) {
  std::vector<std::uint32_t> lines;
  for (const std::string& text : ranges) {
    const auto range = line_range(text);
    if (!range || (!lines.empty() && range->first - 1 <= lines.back())) return {};
    for (std::uint32_t line = range->first - 1; line < range->last; ++line) {
      if (lines.size() == count) return {};
      lines.push_back(line);
    }
  }
  return lines.size() == count ? lines : std::vector<std::uint32_t>();
}

class Excerpt {
 public:
  Excerpt(SourceText& part, const SourceText& whole, const std::vector<std::uint32_t>& lines)
      : part_(part), whole_(whole), here_(whole.lines.size(), kNone) {
    for (std::uint32_t i = 0; i < lines.size(); ++i) here_[lines[i]] = i;
  }

  void take() {
    part_.knows_paragraphs = whole_.knows_paragraphs;
    part_.changes = whole_.changes;
    take_lines();
    take_runs();
    take_parts();
    take_notes();
    take_pictures();
  }

 private:
  // The line of the whole in which a byte stands, or behind which.
  std::uint32_t line_at(std::uint32_t byte) const {
    const auto after =
        std::partition_point(whole_.lines.begin(), whole_.lines.end(),
                             [&](const Line& line) { return line.span.begin <= byte; });
    return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - whole_.lines.begin(), 1) -
                                      1);
  }

  // A stretch of one line of the whole, in the part; none where the line is not in it.
  std::optional<base::Span> in_part(base::Span span, std::uint32_t line) const {
    if (here_[line] == kNone) return std::nullopt;
    const std::uint32_t from = whole_.lines[line].span.begin;
    const std::uint32_t to = part_.lines[here_[line]].span.begin;
    return base::Span{span.begin - from + to, span.end - from + to};
  }

  void take_lines() {
    for (std::uint32_t line = 0; line < here_.size(); ++line) {
      if (here_[line] == kNone) continue;
      Line& here = part_.lines[here_[line]];
      here.size = whole_.lines[line].size;
      here.width = whole_.lines[line].width;
      here.room = whole_.lines[line].room;
      here.first_word = whole_.lines[line].first_word;
    }
  }

  // A run goes over lines that follow one another in the part too.
  void take_runs() {
    for (const Run& run : whole_.runs) {
      std::optional<std::uint32_t> before;  // the line of the part to which it reaches
      for (std::uint32_t line = line_at(run.span.begin);
           line < here_.size() && whole_.lines[line].span.begin < run.span.end; ++line) {
        const base::Span& span = whole_.lines[line].span;
        const base::Span clipped{std::max(span.begin, run.span.begin),
                                 std::min(span.end, run.span.end)};
        const auto here =
            clipped.begin < clipped.end ? in_part(clipped, line) : std::optional<base::Span>();
        if (!here) continue;
        if (before && *before + 1 == here_[line]) {
          part_.runs.back().span.end = here->end;
        } else {
          part_.runs.push_back({*here, run.style, run.value});
        }
        before = here_[line];
      }
    }
  }

  void take_parts() {
    for (Part part : whole_.parts) {
      const std::uint32_t end = part.end;
      for (std::uint32_t line = part.begin; line < end;) {
        std::uint32_t last = line + 1;
        if (here_[line] != kNone) {
          while (last < end && here_[last] == here_[line] + (last - line)) ++last;
          part.begin = here_[line];
          part.end = part.begin + (last - line);
          part_.parts.push_back(part);
        }
        line = last;
      }
    }
  }

  // Those of which anchor and body are in the part whole.
  void take_notes() {
    for (NoteLink note : whole_.notes) {
      const auto marker = in_part(note.marker, line_at(note.marker.begin));
      const auto body_marker = in_part(note.body_marker, note.begin);
      const std::uint32_t lines = note.end - note.begin;
      const bool is_whole = note.begin < note.end && here_[note.begin] != kNone &&
                            here_[note.end - 1] == here_[note.begin] + lines - 1;
      if (!marker || !body_marker || !is_whole) continue;
      note.marker = *marker;
      note.body_marker = note.body_marker.is_empty() ? base::Span{} : *body_marker;
      note.begin = here_[note.begin];
      note.end = note.begin + lines;
      part_.notes.push_back(std::move(note));
    }
  }

  void take_pictures() {
    for (Picture picture : whole_.pictures) {
      const auto at = in_part({picture.at, picture.at}, line_at(picture.at));
      if (!at) continue;
      picture.at = at->begin;
      part_.pictures.push_back(std::move(picture));
    }
  }

  SourceText& part_;
  const SourceText& whole_;
  std::vector<std::uint32_t> here_;  // by line of the whole: that of the part
};

}  // namespace

std::vector<std::string> line_ranges(const std::vector<std::uint32_t>& lines) {
  std::vector<std::string> ranges;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && lines[end] == lines[end - 1] + 1) ++end;
    ranges.push_back(written({lines[i] + 1, lines[end - 1] + 1}));
    i = end;
  }
  return ranges;
}

bool take_format(SourceText& part, const SourceText& whole,
                 const std::vector<std::string>& ranges) {
  const std::vector<std::uint32_t> lines = lines_named(ranges, part.lines.size());
  if (lines.empty()) return false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_same =
        lines[i] < whole.lines.size() && part.line_text(i) == whole.line_text(lines[i]);
    if (!is_same) return false;
  }
  Excerpt(part, whole, lines).take();
  return true;
}

}  // namespace source
