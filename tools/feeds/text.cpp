// SPDX-License-Identifier: MIT
#include "feeds/text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace feeds {
namespace {

bool is_id_start(unsigned char c) {
  return c >= 0x80 || c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_id_part(unsigned char c) {
  return is_id_start(c) || c == '-' || c == '.' || (c >= '0' && c <= '9');
}

}  // namespace

std::string xml_id_of(std::string_view text) {
  std::string id;
  for (const char c : text) id += is_id_part(static_cast<unsigned char>(c)) ? c : '_';
  if (id.empty() || !is_id_start(static_cast<unsigned char>(id.front()))) id.insert(0, "_");
  return id;
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    parts.emplace_back(base::trimmed(text.substr(0, end)));
    const bool is_last = end == text.size();
    text.remove_prefix(is_last ? end : end + 1);
    if (!is_last && text.empty()) parts.emplace_back();
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

}  // namespace feeds
