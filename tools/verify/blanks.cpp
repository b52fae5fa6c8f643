// SPDX-License-Identifier: MIT
#include "verify/blanks.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace verify {
namespace {

bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

}  // namespace

std::string collapsed(std::string_view text) {
  std::string result;
  bool is_after_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::utf8::next(text, at);
    if (is_white_space(c)) {
      is_after_blank = true;
      continue;
    }
    if (is_after_blank && !result.empty()) result += ' ';
    is_after_blank = false;
    result += text.substr(begin, at - begin);
  }
  return result;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_white_space(base::utf8::next(text, at))) return false;
  }
  return true;
}

std::vector<std::vector<std::string>> pages_of(std::string_view source) {
  if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
  std::vector<std::vector<std::string>> pages(1);
  while (!source.empty()) {
    const std::size_t end = std::min(source.find_first_of("\n\r\f"), source.size());
    std::string line = collapsed(source.substr(0, end));
    if (!line.empty()) pages.back().push_back(std::move(line));
    if (end == source.size()) break;
    if (source[end] == '\f' && !pages.back().empty()) pages.emplace_back();
    source.remove_prefix(end + 1);
  }
  if (pages.back().empty()) pages.pop_back();
  return pages;
}

}  // namespace verify
