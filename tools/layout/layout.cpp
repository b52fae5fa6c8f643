// SPDX-License-Identifier: MIT
#include "layout/layout.hpp"

#include <utility>

#include "layout/draft.hpp"

namespace layout {
namespace {

// Every line gets its page and its number there, in the order of the source.
void number_lines(Draft& draft) {
  Layout& layout = draft.layout;
  std::uint32_t page = 0;
  std::uint32_t number = 0;
  for (std::uint32_t line = 0; line < draft.source.lines.size(); ++line) {
    if (page + 1 < layout.pages.size() && layout.pages[page + 1].first_line == line) {
      ++page;
      number = 0;
    }
    layout.line_pages.push_back(page);
    layout.line_numbers.push_back(++number);
  }
}

}  // namespace

Layout analyse(const source::SourceText& source, const lexicon::Lexicon& lexicon) {
  Draft draft(source, lexicon);
  find_pages_and_furniture(draft);
  find_notes(draft);
  number_lines(draft);
  classify(draft, group_lines(draft));
  return std::move(draft.layout);
}

}  // namespace layout
