// SPDX-License-Identifier: MIT
#include "base/line_index.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/utf8.hpp"

namespace base {

LineIndex::LineIndex(std::string file, std::string_view text)
    : file_(std::move(file)), text_(text), begins_{0} {
  constexpr unsigned kBehindLineEnds = '\r' + 1;
  for (std::size_t at = find_outside(text, kBehindLineEnds, 0x100); at < text.size();
       at = find_outside(text, kBehindLineEnds, 0x100, at + 1)) {
    if (text[at] != '\n' && text[at] != '\r') continue;
    if (text.substr(at, 2) == "\r\n") ++at;
    begins_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Location LineIndex::locate(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const std::uint32_t begin = *(next - 1);
  const auto column = utf8::code_point_count(text_.substr(begin, offset - begin)) + 1;
  return {file_, static_cast<std::uint32_t>(next - begins_.begin()),
          static_cast<std::uint32_t>(column)};
}

std::string_view LineIndex::line(std::uint32_t number) const {
  if (number == 0 || number > begins_.size()) return {};
  const std::string_view rest = text_.substr(begins_[number - 1]);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

}  // namespace base
