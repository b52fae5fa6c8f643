// SPDX-License-Identifier: MIT
// Where a Parser's events stand, found when somebody asks. libxml2 stands behind the token that
// makes an event, so a token's beginning is looked for backwards.
#include <algorithm>
#include <cstring>

#include "xml/parser.hpp"
#include "xml/tag_lexer.hpp"

namespace xml {
namespace {

// The number of bytes at the end of `raw` that read as `text`, whose line ends are LF; none where
// they do not.
std::optional<std::size_t> raw_length(std::string_view raw, std::string_view text) {
  std::size_t at = raw.size();
  for (std::size_t i = text.size(); i-- > 0;) {
    if (at == 0) return std::nullopt;
    --at;
    if (text[i] == '\n' && raw[at] == '\n' && at > 0 && raw[at - 1] == '\r') {
      --at;
    } else if (text[i] != raw[at] && !(text[i] == '\n' && raw[at] == '\r')) {
      return std::nullopt;
    }
  }
  return raw.size() - at;
}

}  // namespace

std::uint64_t Parser::cursor() const {
  // While an external subset is read, libxml2 has put the document's input aside.
  if (context_->inSubset == 2 || context_->inputNr == 0) return last_cursor_;
  const xmlParserInput& input = *context_->inputTab[0];
  return input.consumed + static_cast<std::uint64_t>(input.cur - input.base);
}

// The last place before an offset where `mark` stands.
std::uint64_t Parser::last(std::string_view mark, std::uint64_t before) const {
  const std::string_view text = input_.text(input_.begin(), before);
  if (mark.size() == 1) {
    const void* const at = memrchr(text.data(), mark.front(), text.size());
    if (at == nullptr) return before;
    return input_.begin() + static_cast<std::uint64_t>(static_cast<const char*>(at) - text.data());
  }
  const std::size_t found = text.rfind(mark);
  return found == std::string_view::npos ? before : input_.begin() + found;
}

std::uint64_t Parser::event_offset() const {
  const std::uint64_t end = cursor();
  if (is_in_entity()) return last("&", end);
  switch (event_) {
    case Event::start:
    case Event::end:
      return last("<", end);
    case Event::comment:
      return last("<!--", end);
    case Event::instruction:
      return instruction_offset(end);
    case Event::text:
    case Event::cdata:
      return text_offset();
    case Event::none:
      break;
  }
  return end;
}

// The pieces of text that libxml2 takes right out of its buffer are pointers into it; the others
// are copies of what stands before the cursor, or of what a reference there means.
std::uint64_t Parser::text_offset() const {
  const xmlParserInput& input = *context_->inputTab[0];
  if (event_data_ >= input.base && event_data_ < input.end) {
    const auto at = input.consumed + static_cast<std::uint64_t>(event_data_ - input.base);
    const bool is_in_line_end = at > 0 && input_.text(at - 1, at + 1) == "\r\n";
    return is_in_line_end ? at - 1 : at;
  }
  std::uint64_t end = cursor();
  if (event_ == Event::cdata) end = last("]]>", end);
  // The cursor may stand between the CR and the LF that come next.
  const std::string_view around = input_.text(end - std::min<std::uint64_t>(end, 1), end + 1);
  if (around == "\r\n") --end;
  const std::string_view raw = input_.text(input_.begin(), end);
  if (const auto length = raw_length(raw, event_text_)) return end - *length;
  return last("&", end);
}

// `<?` may stand inside an instruction, so it must be the one before this target and this data.
std::uint64_t Parser::instruction_offset(std::uint64_t end) const {
  const std::string_view target = reinterpret_cast<const char*>(event_data_);
  std::uint64_t at = last("<?", end);
  while (at > input_.begin()) {
    const std::string_view raw = input_.text(at + 2, end - 2);
    if (raw.starts_with(target) && raw.size() >= target.size() + event_text_.size() &&
        raw_length(raw, event_text_)) {
      const std::size_t length = *raw_length(raw, event_text_);
      const std::string_view between =
          raw.substr(target.size(), raw.size() - std::min(raw.size(), length + target.size()));
      if (between.find_first_not_of(" \t\r\n") == std::string_view::npos) break;
    }
    const std::uint64_t before = last("<?", at);
    if (before == at) break;
    at = before;
  }
  return at;
}

base::Location Parser::location(std::uint64_t offset) const {
  const Place place = input_.locate(offset);
  return {input_.name(), place.line, place.column};
}

LineColumn Parser::event_line() const {
  const Place place = input_.locate_floor(event_offset());
  return {place.line, place.column};
}

base::Location Parser::event() const {
  const LineColumn at = event_line();
  return {input_.name(), at.line, at.column};
}

// Attributes come in the order of the document, those that the DTD adds behind them.
std::optional<std::uint64_t> Parser::attribute_offset(std::size_t index, bool of_value) const {
  if (event_ != Event::start || is_in_entity()) return std::nullopt;
  const std::uint64_t begin = event_offset();
  input_.locate_floor(begin);
  TagLexer lexer(input_.text(begin, cursor()));
  AttributeSpan span;
  while (lexer.next(span)) {
    if (declares_namespace(span.name)) continue;
    if (index-- == 0) return begin + (of_value ? span.value_begin : span.name_begin);
  }
  return std::nullopt;
}

base::Location Parser::attribute_name(std::size_t index) const {
  const auto offset = attribute_offset(index, false);
  return offset ? location(*offset) : event();
}

base::Location Parser::attribute_value(std::size_t index) const {
  const auto offset = attribute_offset(index, true);
  return offset ? location(*offset) : event();
}

}  // namespace xml
