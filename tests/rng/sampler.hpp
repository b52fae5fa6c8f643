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

namespace rng_tests {

class Sampler {
 public:
  Sampler(const rng::pattern::Grammar& grammar, std::uint32_t seed);

  /// A document; none where the walk came to a name or datatype of which it knows no example.
  std::optional<std::string> document();

 private:
  /// What a pattern was made into: attributes, and children in order, each a tag or text.
  struct Sample {
    std::vector<std::pair<rng::pattern::NameId, std::string>> attributes;
    std::vector<std::string> children;
  };

  std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  void find_heights();
  std::uint32_t height(rng::pattern::PatternId p) const;
  bool is_short_of_room() const { return room_ == 0 || depth_ > 12; }

  bool draw(rng::pattern::PatternId p, Sample& sample);
  bool draw_choice(rng::pattern::PatternId p, Sample& sample);
  bool draw_mixed(rng::pattern::PatternId p, Sample& sample);
  bool draw_repeated(rng::pattern::PatternId p, Sample& sample);
  bool draw_element(std::uint32_t declaration, Sample& sample);
  bool draw_attribute(rng::pattern::PatternId p, Sample& sample);
  bool draw_list(rng::pattern::PatternId items, Sample& sample);
  std::optional<std::string> string_of(std::uint32_t data_declaration);
  std::vector<std::string> strings_for(const rng::pattern::DataDeclaration& declared) const;
  std::optional<rng::pattern::NameId> name_of(rng::pattern::NameClassId id);
  std::string tag(rng::pattern::NameId name, const Sample& sample) const;

  const rng::pattern::Grammar& grammar_;
  rng::pattern::NameTable names_;
  std::mt19937 random_;
  std::vector<std::uint32_t> heights_;  // of the shortest tree of each element declaration
  std::map<std::uint32_t, std::vector<std::string>> strings_;  // of each data declaration met
  std::size_t room_ = 0;  // elements that may still be drawn freely
  int depth_ = 0;
};

}  // namespace rng_tests
