// SPDX-License-Identifier: MIT
// What readers of formats drive: paragraphs, runs and notes in the order in which they are read
// become a SourceText. Inside the room, and for readers elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/source_text.hpp"

namespace source {

/// The form in which a note's number is printed: raised ("¹", "ᵃ", "ⁱⁱ") where Unicode has all of
/// its signs so, as it is where it is a sign such as "*", else in brackets ("[AB1]").
std::string marker_of(std::string_view number);

/// Calls in any order are legal; text outside a paragraph begins one. Paragraphs stand apart by a
/// blank line, those of one list or table row by a line end.
class TextBuilder {
 public:
  explicit TextBuilder(std::string name);

  /// Ends the paragraph at hand and begins another; of `form`, the lines are left out.
  void begin_paragraph(const Part& form = {});
  void end_paragraph();
  /// A blank line more before the next paragraph.
  void leave_blank();
  /// The next text stands on another page; `number` is empty where the format does not know it.
  void begin_page(std::string_view number = {});
  /// Characters as they are; line ends and form feeds among them become blanks.
  void text(std::string_view characters);
  /// The line ends, the paragraph goes on.
  void break_line();

  /// The number of bytes written, to be given to `mark` later.
  std::uint32_t size() const { return static_cast<std::uint32_t>(source_.text.size()); }
  /// What was written since `begin` is a run of this style.
  void mark(std::uint32_t begin, RunStyle style, std::string_view value = {});
  /// The value of a run for a tracked change.
  std::string change(const Change& change);

  /// An image stands here; `at` is set.
  void picture(Picture picture);
  /// Those so far: their bytes may be filled in, and what is no image taken out.
  std::vector<Picture>& pictures() { return source_.pictures; }

  /// Writes the marker of a note and returns the index by which its body is to be begun.
  std::size_t anchor(NoteKind kind, std::string_view number, std::string_view author = {},
                     std::string_view date = {});
  /// Paragraphs from here to `end_note` are the body of a note, which must have no other. Its
  /// number stands before it, in brackets where the marker has them.
  void begin_note(std::size_t index);
  void end_note();

  /// A number for a list, quotation or table.
  std::uint32_t new_whole() { return ++wholes_; }
  void remark(base::Diagnostic diagnostic) { source_.remarks.push_back(std::move(diagnostic)); }
  bool is_in_paragraph() const { return is_in_paragraph_; }

  /// Fails with source.empty and source.too-large.
  base::Result<SourceText> finish() &&;

 private:
  struct Stretch {
    Part part;
    base::Span bytes;
  };
  struct NoteBytes {
    NoteLink link;
    base::Span bytes;
    bool has_body = false;
  };

  void separate(const Part& next);
  void write_body_marker();
  void put_parts();
  void put_notes();
  void put_pages();
  void put_runs();
  void put_pictures();
  std::uint32_t line_at(std::uint32_t byte) const;

  SourceText source_;
  std::vector<Stretch> stretches_;
  std::vector<NoteBytes> notes_;
  std::vector<std::pair<std::uint32_t, std::string>> pages_;  // byte, number
  std::uint32_t wholes_ = 0;
  std::size_t blank_lines_ = 0;
  bool is_in_paragraph_ = false;
  bool begins_page_ = false;
  bool is_in_note_ = false;
  bool needs_marker_ = false;  // the note at hand has no paragraph yet
  std::size_t note_ = 0;       // the one at hand
  bool is_too_large_ = false;
};

}  // namespace source
