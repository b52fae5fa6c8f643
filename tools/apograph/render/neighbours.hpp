// SPDX-License-Identifier: MIT
// Which letters come before and after a letter: of all, and of those between the same persons.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "transform/stylesheet.hpp"

namespace apograph {

class Neighbours {
 public:
  /// Takes a letter in; `facts` is what mentions.xsl says of it. What is no such document counts as
  /// a letter of which nothing is known.
  void add(const std::string& name, std::string_view facts);

  /// Puts the letters in order: by date, those without one first, then by name, as start.xsl does.
  void settle();

  /// The letter's title with its date.
  std::string title_of(const std::string& name) const;

  /// The parameters that a letter's page needs; after `settle`.
  transform::Parameters parameters_of(const std::string& name) const;

 private:
  struct Letter {
    std::string name;
    std::string date;
    std::string title;
    std::string correspondents;  // both sides, in no order; empty where one is unknown
  };
  void link(const std::vector<const Letter*>& letters, std::string_view suffix);

  std::vector<Letter> letters_;
  std::map<std::string, std::string> titles_;
  std::map<std::string, transform::Parameters> links_;
};

}  // namespace apograph
