// SPDX-License-Identifier: MIT
#include "recognise/note_facts.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "recognise/names_lives.hpp"

namespace recognise {
namespace {

constexpr std::size_t kMostWords = 7;             // of a name
constexpr std::size_t kLongestDescription = 400;  // bytes

bool is_capitalised(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size()) {
    const char32_t c = base::utf8::next(word, at);
    if (u_isalpha(static_cast<UChar32>(c)) != 0) return u_isupper(static_cast<UChar32>(c)) != 0;
  }
  return false;
}

// "L." or "J.-P.": a point that ends no sentence.
bool is_initial(std::string_view word) {
  const std::size_t size = base::utf8::code_point_count(word);
  const bool is_double = size == 5 && word.find('-') != std::string_view::npos;
  return word.ends_with('.') && (size == 2 || is_double) && is_capitalised(word);
}

bool ends_before_name(std::string_view word) {
  if (is_initial(word)) return false;
  const char last = word.back();
  return last == '.' || last == ',' || last == ';' || last == ':' || last == '!' || last == '?' ||
         last == ')' || last == '(';
}

// The words with capitals before a byte.
std::string name_before(std::string_view text, std::size_t end) {
  const std::vector<std::string_view> words = base::words_of(text.substr(0, end));
  std::size_t begin = words.size();
  for (std::size_t i = words.size(); i > 0 && words.size() - i < kMostWords; --i) {
    const std::string_view word = words[i - 1];
    const bool is_inner = i < words.size();
    if (is_inner && ends_before_name(word)) break;
    if (!is_capitalised(word)) break;
    begin = i - 1;
  }
  if (begin == words.size()) return {};
  const char* const from = words[begin].data();
  std::string_view name(from,
                        static_cast<std::size_t>(words.back().data() + words.back().size() - from));
  for (const std::string_view mark : {"«", "»", "“", "”", "„", "\"", "‘", "(", "["}) {
    if (name.starts_with(mark)) name.remove_prefix(mark.size());
  }
  while (!name.empty() && (name.back() == ',' || name.back() == ':')) name.remove_suffix(1);
  return std::string(base::trimmed(name));
}

// Where the sentence ends that goes on at a byte.
std::size_t end_of_sentence(std::string_view text, std::size_t at) {
  for (std::size_t end = at; end < text.size(); ++end) {
    if (text[end] == ';') return end;
    if (text[end] != '.' || (end + 1 < text.size() && text[end + 1] != ' ')) continue;
    const std::string_view before = text.substr(at, end + 1 - at);
    const std::size_t word = before.rfind(' ');
    const bool is_short =
        is_initial(word == std::string_view::npos ? before : before.substr(word + 1));
    if (!is_short && (end + 1 >= text.size() || is_capitalised(text.substr(end + 2, 4))))
      return end;
  }
  return text.size();
}

std::string description_behind(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at, end_of_sentence(text, at) - at);
  rest = base::trimmed(rest);
  for (const std::string_view mark : {",", ":", "–", "—", "-"}) {
    if (rest.starts_with(mark)) {
      rest.remove_prefix(mark.size());
      break;
    }
  }
  rest = base::trimmed(rest);
  if (rest.size() > kLongestDescription) {
    rest = rest.substr(0, std::min(rest.rfind(' ', kLongestDescription), kLongestDescription));
  }
  return std::string(rest);
}

}  // namespace

std::vector<NoteFact> note_facts(std::string_view note) {
  std::vector<NoteFact> facts;
  for (std::size_t at = note.find('('); at != std::string_view::npos; at = note.find('(', at + 1)) {
    auto years = years_at(note, at);
    if (!years) continue;
    NoteFact fact;
    fact.name = name_before(note, at);
    if (fact.name.empty()) continue;
    fact.before = base::trimmed(note.substr(0, at));
    fact.birth = std::move(years->birth);
    fact.death = std::move(years->death);
    fact.description = description_behind(note, years->end);
    fact.at = at;
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace recognise
