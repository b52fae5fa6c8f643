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

std::string translated(const lexicon::Lexicon& phrases, std::string_view reason) {
  constexpr std::string_view kJoint = "; ";
  const lexicon::Pairs& sentences = phrases.pairs("reasons");
  std::string out;
  for (std::size_t at = 0; at <= reason.size();) {
    const std::size_t end = std::min(reason.find(kJoint, at), reason.size());
    const std::string_view sentence = reason.substr(at, end - at);
    const auto found = std::find_if(sentences.begin(), sentences.end(),
                                    [&](const auto& entry) { return entry.first == sentence; });
    if (at > 0) out += kJoint;
    out += found == sentences.end() ? sentence : std::string_view(found->second);
    at = end + kJoint.size();
  }
  return out;
}

}  // namespace encode
