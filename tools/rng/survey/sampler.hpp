// SPDX-License-Identifier: MIT
// Documents drawn by chance from a compiled schema: each is valid by how it is made.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "rng/pattern/grammar.hpp"

namespace rng::survey {

class Sampler {
 public:
  Sampler(const pattern::Grammar& grammar, std::uint32_t seed);

  /// A document; none where the walk came to a name or datatype of which it knows no example.
  std::optional<std::string> document();
  /// The same with as little in it as is valid, nearly always; no chance is in it.
  std::optional<std::string> least_document();

 private:
  /// What a pattern was made into: attributes, and children in order, each a tag or text.
  struct Sample {
    std::vector<std::pair<pattern::NameId, std::string>> attributes;
    std::vector<std::string> children;
  };

  std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  void find_heights();
  std::uint32_t height(pattern::PatternId p) const;
  bool is_short_of_room() const { return room_ == 0 || depth_ > 12; }

  bool draw(pattern::PatternId p, Sample& sample);
  bool draw_choice(pattern::PatternId p, Sample& sample);
  bool draw_mixed(pattern::PatternId p, Sample& sample);
  bool draw_repeated(pattern::PatternId p, Sample& sample);
  bool draw_element(std::uint32_t declaration, Sample& sample);
  bool draw_attribute(pattern::PatternId p, Sample& sample);
  bool draw_list(pattern::PatternId items, Sample& sample);
  std::optional<std::string> string_of(std::uint32_t data_declaration);
  std::vector<std::string> strings_for(const pattern::DataDeclaration& declared) const;
  std::optional<pattern::NameId> name_of(pattern::NameClassId id);
  std::string tag(pattern::NameId name, const Sample& sample) const;

  const pattern::Grammar& grammar_;
  pattern::NameTable names_;
  std::mt19937 random_;
  std::vector<std::uint32_t> heights_;  // of the shortest tree of each element declaration
  std::map<std::uint32_t, std::vector<std::string>> strings_;  // of each data declaration met
  std::size_t room_ = 0;  // elements that may still be drawn freely
  int depth_ = 0;
  bool is_least_ = false;  // nothing that can be left out
};

}  // namespace rng::survey
