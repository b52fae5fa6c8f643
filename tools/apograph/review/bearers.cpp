// SPDX-License-Identifier: MIT
#include "apograph/review/bearers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apograph/review/doubts.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "xml/document.hpp"

namespace apograph {
namespace {

using authority::Entity;
using authority::EntityKind;

constexpr std::size_t kMost = 6;           // entries to choose between
constexpr std::size_t kLongestNote = 160;  // bytes

// The words of a name without the marks around them, folded.
std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::utf8::next(text, at);
    if (layout::is_letter(c)) {
      word += text.substr(begin, at - begin);
    } else if (!word.empty()) {
      words.push_back(layout::folded(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(layout::folded(word));
  return words;
}

std::string title_key(std::string_view title) {
  std::string key;
  for (const std::string& word : folded_words(title)) key += word + " ";
  return key;
}

// The first note of an entry, as far as it is short.
std::string note_of(const Entity& entity) {
  const std::string whole =
      "<entry xmlns=\"http://www.tei-c.org/ns/1.0\">" + entity.xml + "</entry>";
  const auto document = xml::parse(whole, entity.file);
  if (!document || document->root->children.empty()) return {};
  const xml::Node* note = document->root->children.front()->child("note");
  std::string text = note == nullptr ? std::string() : base::collapsed(note->text_content());
  if (text.size() <= kLongestNote) return text;
  const std::size_t end = text.rfind(' ', kLongestNote);
  return text.substr(0, end == std::string::npos ? 0 : end) + " …";
}

}  // namespace

std::string shown_name(const Entity& entity) {
  return entity.names.empty() ? entity.key : entity.names.front().text;
}

std::string details_of(const Entity& entity) {
  std::string dates;
  if (!entity.birth.empty() || !entity.death.empty()) {
    dates = fmt::format("{}–{}", entity.birth.substr(0, 4), entity.death.substr(0, 4));
  }
  const std::string note = note_of(entity);
  return dates + (dates.empty() || note.empty() ? "" : ", ") + note;
}

Bearers::Bearers(const authority::Authority& authority) : authority_(authority) {
  for (std::size_t i = 0; i < authority.entities().size(); ++i) {
    const Entity& entity = authority.entities()[i];
    for (const authority::NameForm& form : entity.names) {
      if (entity.kind == EntityKind::work) {
        by_title_[title_key(form.text)].push_back(i);
        continue;
      }
      for (const std::string& word : folded_words(form.text)) {
        std::vector<std::size_t>& bearers = by_word_[word];
        if (bearers.empty() || bearers.back() != i) bearers.push_back(i);
      }
    }
  }
}

std::vector<const Entity*> Bearers::of(std::string_view words,
                                       const recognise::NameMention& name) const {
  std::vector<const Entity*> found;
  const auto add = [&](const Entity* entity) {
    const bool is_new = std::find(found.begin(), found.end(), entity) == found.end();
    if (entity != nullptr && is_new && found.size() < kMost) found.push_back(entity);
  };
  if (!name.key.empty()) add(authority_.find(name.key));
  for (const std::string& key : name.candidates) add(authority_.find(key));
  const std::vector<std::string> parts = folded_words(words);
  if (parts.empty()) return found;
  const auto others = by_word_.find(parts.back());
  if (others == by_word_.end()) return found;
  for (const std::size_t i : others->second) add(&authority_.entities()[i]);
  return found;
}

std::vector<const Entity*> Bearers::works_called(std::string_view title) const {
  std::vector<const Entity*> found;
  const auto works = by_title_.find(title_key(title));
  if (works == by_title_.end()) return found;
  for (const std::size_t i : works->second) {
    if (found.size() < kMost) found.push_back(&authority_.entities()[i]);
  }
  return found;
}

}  // namespace apograph
