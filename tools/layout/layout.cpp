// SPDX-License-Identifier: MIT
#include "layout/layout.hpp"

#include <utility>
#include <vector>

#include "layout/draft.hpp"

namespace layout {
namespace {

// Notes are set smaller, with more characters to the line: once they are known, the text has a
// measure of its own.
void measure_main_text(Draft& draft) {
  std::vector<bool> is_main;
  for (const LineRole role : draft.roles) is_main.push_back(role == LineRole::main);
  draft.geometry = measure(draft.source, std::move(draft.geometry.lengths), is_main);
}

}  // namespace

// Every line gets its page and its number there, in the order of the source.
void number_lines(Draft& draft) {
  Layout& layout = draft.layout;
  layout.line_pages.clear();
  layout.line_numbers.clear();
  const std::vector<source::LinePlace>& places = draft.source.places;
  std::uint32_t page = 0;
  std::uint32_t number = 0;
  for (std::uint32_t line = 0; line < draft.source.lines.size(); ++line) {
    if (page + 1 < layout.pages.size() && layout.pages[page + 1].first_line == line) {
      ++page;
      number = 0;
    }
    layout.line_pages.push_back(page);
    number = places.empty() ? number + 1 : places[line].number;
    layout.line_numbers.push_back(number);
  }
}

Draft::Draft(const source::SourceText& text, const lexicon::Lexicon& words)
    : source(text),
      lexicon(words),
      geometry(measure(text, lengths_of(text))),
      roles(text.lines.size(), LineRole::main),
      raised(raised_spans(text)),
      usual_size(usual_size_of(text)),
      parts(text.lines.size(), nullptr) {
  for (const source::Part& part : text.parts) {
    for (std::uint32_t line = part.begin; line < part.end; ++line) parts[line] = &part;
  }
}

void find_lines(Draft& draft) {
  find_pages_and_furniture(draft);
  find_notes(draft);
  measure_main_text(draft);
  number_lines(draft);
}

Layout analyse(const source::SourceText& source, const lexicon::Lexicon& lexicon,
               const Decisions& decisions) {
  Draft draft(source, lexicon);
  draft.decisions = decisions;
  find_lines(draft);
  classify(draft, group_lines(draft));
  return std::move(draft.layout);
}

}  // namespace layout
