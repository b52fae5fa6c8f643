// SPDX-License-Identifier: MIT
#include "annotate/flow_text.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace annotate {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kHyphens[] = {"-", "‐", "¬", "⸗", "\u00AD"};

// The hyphen that ends a text behind a letter, or nothing.
std::string_view end_hyphen(std::string_view text) {
  for (const std::string_view hyphen : kHyphens) {
    if (!text.ends_with(hyphen) || text.size() == hyphen.size()) continue;
    std::size_t at = text.size() - hyphen.size();
    if (u_isalpha(static_cast<UChar32>(base::utf8::previous(text, at)))) return hyphen;
  }
  return {};
}

bool begins_small(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && u_islower(static_cast<UChar32>(base::utf8::next(text, at)));
}

}  // namespace

void FlowText::add(std::string_view characters, std::uint32_t document, std::uint32_t element) {
  while (!characters.empty()) {
    const std::size_t blanks = std::min(characters.find_first_not_of(kBlanks), characters.size());
    if (blanks > 0 && gap_ == Gap::none) gap_ = Gap::blank;
    characters.remove_prefix(blanks);
    document += static_cast<std::uint32_t>(blanks);
    if (characters.empty()) return;
    std::string_view word =
        characters.substr(0, std::min(characters.find_first_of(kBlanks), characters.size()));
    characters.remove_prefix(word.size());
    const auto size = static_cast<std::uint32_t>(word.size());
    settle(word, document, element);
    const std::string_view hyphen = end_hyphen(word);
    word.remove_suffix(hyphen.size());
    const auto end = static_cast<std::uint32_t>(document + word.size());
    put(word, {document, end}, element, true);
    if (!hyphen.empty()) {
      hyphen_ = Atom{0, {end, document + size}, element, true};
      hyphen_text_ = hyphen;
    }
    document += size;
  }
}

void FlowText::add_whole(std::string_view characters, base::Span document, std::uint32_t element) {
  const bool is_blank = characters.find_first_not_of(kBlanks) == std::string_view::npos;
  if (is_blank) {
    if (gap_ == Gap::none && !characters.empty()) gap_ = Gap::blank;
    return;
  }
  settle(characters, document.begin, element);
  put(characters, document, element, false);
}

void FlowText::begin_markup() {
  if (!hyphen_ || gap_ != Gap::none) return;
  put(hyphen_text_, hyphen_->document, hyphen_->element, true);
  hyphen_.reset();
}

void FlowText::begin_line(bool joins_word) {
  if (joins_word) {
    gap_ = Gap::joined;
  } else if (gap_ != Gap::joined) {
    gap_ = Gap::line;
  }
}

// Decides about the hyphen and the gap before the next characters. A hyphen at the end of a line is
// the typesetter's where the line says so, or where the next begins with a small letter.
void FlowText::settle(std::string_view next, std::uint32_t document, std::uint32_t element) {
  const bool is_divided =
      hyphen_ && (gap_ == Gap::joined || (gap_ == Gap::line && begins_small(next)));
  if (hyphen_ && !is_divided) put(hyphen_text_, hyphen_->document, hyphen_->element, true);
  hyphen_.reset();
  const bool is_apart = (gap_ == Gap::blank || gap_ == Gap::line) && !is_divided;
  if (is_apart && !text_.empty()) put(" ", {document, document}, element, false);
  gap_ = Gap::none;
}

void FlowText::put(std::string_view characters, base::Span document, std::uint32_t element,
                   bool is_literal) {
  if (characters.empty()) return;
  const bool goes_on = is_literal && !atoms_.empty() && atoms_.back().is_literal &&
                       atoms_.back().element == element &&
                       atoms_.back().document.end == document.begin;
  if (goes_on) {
    atoms_.back().document.end = document.end;
  } else {
    atoms_.push_back({end(), document, element, is_literal});
  }
  text_ += characters;
}

}  // namespace annotate
