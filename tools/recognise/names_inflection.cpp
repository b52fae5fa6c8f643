// SPDX-License-Identifier: MIT
#include "recognise/names_inflection.hpp"

#include <sstream>

#include "recognise/names_words.hpp"

namespace recognise::names {
namespace {

constexpr std::size_t kShortestStem = 3;  // in bytes

}  // namespace

Inflections::Inflections(const lexicon::Pairs& endings) {
  for (const auto& [ending, bases] : endings) {
    Ending entry{folded(ending), {}};
    if (entry.text.empty()) continue;
    std::istringstream words(bases);
    for (std::string base; words >> base;) entry.bases.push_back(base == "-" ? "" : folded(base));
    last_bytes_.set(static_cast<unsigned char>(entry.text.back()));
    endings_.push_back(std::move(entry));
  }
}

void Inflections::find(std::string_view folded_word, std::vector<std::uint64_t>& bases) const {
  bases.clear();
  for (const Ending& ending : endings_) {
    if (folded_word.size() < ending.text.size() + kShortestStem) continue;
    if (!folded_word.ends_with(ending.text)) continue;
    const std::string stem(folded_word.substr(0, folded_word.size() - ending.text.size()));
    for (const std::string& base : ending.bases) bases.push_back(hash_of(stem + base));
  }
}

}  // namespace recognise::names
