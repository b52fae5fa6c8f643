// SPDX-License-Identifier: MIT
#include "rng/datatype/white_space.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rng::datatype {
namespace {

std::string_view replaced(std::string_view value, std::string& buffer) {
  if (value.find_first_of("\t\n\r") == std::string_view::npos) return value;
  buffer.assign(value);
  std::replace_if(buffer.begin(), buffer.end(), is_blank, ' ');
  return buffer;
}

bool is_collapsed(std::string_view trimmed_value) {
  bool was_blank = false;
  for (const char c : trimmed_value) {
    if (is_blank(c) && (was_blank || c != ' ')) return false;
    was_blank = is_blank(c);
  }
  return true;
}

// True for most values: no character that could be a blank.
bool is_word(std::string_view value) {
  bool has_low = false;
  for (const char c : value) has_low |= static_cast<unsigned char>(c) <= ' ';
  return !has_low;
}

std::string_view collapsed(std::string_view value, std::string& buffer) {
  if (is_word(value)) return value;
  value = base::trimmed(value);
  if (is_collapsed(value)) return value;
  buffer.clear();
  for (const char c : value) {
    if (!is_blank(c)) {
      buffer += c;
    } else if (buffer.back() != ' ') {  // a trimmed value does not begin with a blank
      buffer += ' ';
    }
  }
  return buffer;
}

}  // namespace

std::string_view processed(std::string_view value, WhiteSpace mode, std::string& buffer) {
  switch (mode) {
    case WhiteSpace::preserve:
      return value;
    case WhiteSpace::replace:
      return replaced(value, buffer);
    case WhiteSpace::collapse:
      break;
  }
  return collapsed(value, buffer);
}

std::vector<std::string_view> items_of(std::string_view collapsed) {
  std::vector<std::string_view> items;
  while (!collapsed.empty()) {
    const std::size_t end = std::min(collapsed.find(' '), collapsed.size());
    items.push_back(collapsed.substr(0, end));
    collapsed.remove_prefix(std::min(end + 1, collapsed.size()));
  }
  return items;
}

}  // namespace rng::datatype
