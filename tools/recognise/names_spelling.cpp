// SPDX-License-Identifier: MIT
#include "recognise/names_spelling.hpp"

#include "recognise/names_words.hpp"

namespace recognise::names {
namespace {

bool is_umlaut(std::string_view letter) {
  return letter == "ä" || letter == "Ä" || letter == "ö" || letter == "Ö" || letter == "ü" ||
         letter == "Ü";
}

}  // namespace

std::string_view first_letter(std::string_view folded_word) {
  std::size_t size = 1;
  while (size < folded_word.size() &&
         (static_cast<unsigned char>(folded_word[size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return folded_word.substr(0, size);
}

std::string umlaut_spelled_out(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view two = word.substr(i, 2);
    if (is_umlaut(two)) {
      out += folded(two) + "e";
      ++i;
    } else {
      out += word[i];
    }
  }
  return folded(out);
}

std::string umlaut_contracted(std::string_view folded_word) {
  std::string out;
  for (std::size_t i = 0; i < folded_word.size(); ++i) {
    const char before = out.empty() ? ' ' : out.back();
    const bool is_dropped = folded_word[i] == 'e' &&
                            (before == 'a' || before == 'o' || before == 'u') &&
                            i + 1 < folded_word.size();
    if (!is_dropped) out += folded_word[i];
  }
  return out;
}

bool holds_umlaut(std::string_view word) {
  for (std::size_t at = word.find('\xC3'); at != std::string_view::npos;
       at = word.find('\xC3', at + 1)) {
    if (is_umlaut(word.substr(at, 2))) return true;
  }
  return false;
}

bool holds_umlaut_spelled_out(std::string_view folded_word) {
  for (std::size_t i = 1; i + 1 < folded_word.size(); ++i) {
    const char before = folded_word[i - 1];
    if (folded_word[i] == 'e' && (before == 'a' || before == 'o' || before == 'u')) return true;
  }
  return false;
}

}  // namespace recognise::names
