// SPDX-License-Identifier: MIT
#include "recognise/names_duplicates.hpp"

#include <algorithm>

namespace recognise::names {
namespace {

using authority::Entity;
using authority::NameForm;

// Two words or more, and no title among them.
bool is_whole_name(const Index& index, const NameForm& form) {
  const std::vector<Word> words = words_of(form.text);
  return words.size() > 1 && std::none_of(words.begin(), words.end(), [&](const Word& word) {
           return index.has(index.word(word.hash), kTitle);
         });
}

bool is_same(const NameForm& a, const NameForm& b) {
  const std::vector<Word> left = words_of(a.text);
  const std::vector<Word> right = words_of(b.text);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Word& x, const Word& y) { return x.hash == y.hash; });
}

// Of persons only whole names count: two may well be «Mr. Elford».
bool says_less(const Index& index, const Ending& a, const Ending& b) {
  const Entity& less = index.entity(a);
  const Entity& more = index.entity(b);
  if (less.kind != more.kind || less.names.size() >= more.names.size()) return false;
  if (!less.birth.empty() || !less.death.empty()) return false;
  const bool is_person = less.kind == authority::EntityKind::person;
  return std::all_of(less.names.begin(), less.names.end(), [&](const NameForm& form) {
    return (!is_person || is_whole_name(index, form)) &&
           std::any_of(more.names.begin(), more.names.end(),
                       [&](const NameForm& other) { return is_same(form, other); });
  });
}

}  // namespace

const Ending* fullest(const Index& index, const std::vector<const Ending*>& endings) {
  for (const Ending* more : endings) {
    const auto is_no_more = [&](const Ending* less) {
      return less == more || says_less(index, *less, *more);
    };
    if (std::all_of(endings.begin(), endings.end(), is_no_more)) return more;
  }
  return nullptr;
}

}  // namespace recognise::names
