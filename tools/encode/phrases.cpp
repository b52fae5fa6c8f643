// SPDX-License-Identifier: MIT
#include "encode/phrases.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace encode {

std::string phrase(const lexicon::Lexicon& phrases, std::string_view name,
                   std::initializer_list<Filling> fillings) {
  const std::size_t dot = name.rfind('.');
  const lexicon::Pairs& section = phrases.pairs(name.substr(0, dot));
  const auto found = std::find_if(section.begin(), section.end(), [&](const auto& entry) {
    return entry.first == name.substr(dot + 1);
  });
  if (found == section.end()) return fmt::format("[{}]", name);
  std::string text = found->second;
  for (const auto& [place, filling] : fillings) {
    const std::string mark = fmt::format("{{{}}}", place);
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + filling.size())) {
      text.replace(at, mark.size(), filling);
    }
  }
  return text;
}

}  // namespace encode
