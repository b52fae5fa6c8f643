// SPDX-License-Identifier: MIT
// Which entries of an authority come into question for a name of the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.hpp"
#include "recognise/mention.hpp"

namespace apograph {

/// The authority must outlive it.
class Bearers {
 public:
  explicit Bearers(const authority::Authority& authority);

  /// The entry that is linked, the candidates, then others with a form that has the last word of
  /// the name; as many as one hand's keys choose between.
  std::vector<const authority::Entity*> of(std::string_view words,
                                           const recognise::NameMention& name) const;
  /// The works of which a form is the title.
  std::vector<const authority::Entity*> works_called(std::string_view title) const;

 private:
  const authority::Authority& authority_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;  // folded; of names
  std::unordered_map<std::string, std::vector<std::size_t>> by_title_;
};

/// What tells an entry from another: its dates, its note.
std::string details_of(const authority::Entity& entity);

}  // namespace apograph
