// SPDX-License-Identifier: MIT
#include "feeds/text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace feeds {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

std::string normalised(std::string_view text) {
  return joined(words_of(text), " ");
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (text = base::trimmed(text); !text.empty(); text = base::trimmed(text)) {
    const std::size_t end = std::min(text.find_first_of(kBlanks), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
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

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace feeds
