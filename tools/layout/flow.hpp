// SPDX-License-Identifier: MIT
// Lines of the source to running text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/draft.hpp"
#include "layout/text_words.hpp"

namespace layout {

/// One line as a flow of its own.
Flow simple_flow(const source::SourceText& source, std::uint32_t line);

/// Where a flow begins in its first line and ends in its last; what lies outside belongs to other
/// flows.
struct Extent {
  std::optional<std::uint32_t> begin = {};
  std::optional<std::uint32_t> end = {};
};

/// Makes flows in the order of the source, so that each page begins in the flow that holds its
/// first line. Decides, once for the whole text, which hyphens at line ends are the typesetter's.
class FlowMaker {
 public:
  explicit FlowMaker(Draft& draft);

  /// A flow of main lines. One that begins inside a line has no line_begin there.
  Flow main(const std::vector<std::uint32_t>& lines, Extent extent = {});
  /// A flow of lines of a note; its extent begins behind the body's marker.
  Flow note(const std::vector<std::uint32_t>& lines, Extent extent = {});
  /// The pages that begin after all main lines, and images in none, for the end of the last flow.
  void finish(Flow& last);

 private:
  enum class LineEnd : std::uint8_t { blank, hard_hyphen, soft_hyphen };

  struct PageContents {
    std::vector<std::uint32_t> heads, feet, continued_notes;
  };

  Flow assemble(const std::vector<std::uint32_t>& lines, Extent extent, bool is_main);
  void append_text(Flow& flow, base::Span part);
  const Note* next_note(base::Span part) const;
  const Deletion* next_deletion(base::Span part) const;
  void find_deletions();
  void append_stretch(Flow& flow, base::Span part);
  void append_piece(Flow& flow, base::Span source) const;
  void put(Flow& flow, MilestoneKind kind, std::uint32_t index, bool joins_word) const;
  void begin_pages_until(Flow& flow, std::uint32_t page, bool joins_word);
  LineEnd line_end(std::uint32_t line, std::uint32_t next);
  LineEnd decide_hyphen(std::string_view first_half, std::string_view second_half);
  void count_hyphens();
  void gather_words();

  Draft& draft_;
  std::vector<PageContents> pages_;
  std::optional<TextWords> words_;   // gathered where a hyphen is first in doubt
  bool is_hyphenated_ = false;       // the typesetter divides words in this source
  std::uint32_t next_page_ = 0;      // the first page that no flow has begun
  std::vector<Deletion> deletions_;  // whole, ascending, none overlap
  std::vector<bool> is_placed_;      // beside SourceText::pictures
};

}  // namespace layout
