// SPDX-License-Identifier: MIT
// Faults of schemas in another language. The engine words them in English where they are found;
// here they are known again by the texts `schema-…` of the English catalogue, clause by clause.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"

namespace rng::explain {

class SchemaFaults {
 public:
  /// `catalogue` must outlive it; a null one is English, which stays as it is.
  explicit SchemaFaults(const base::Catalogue* catalogue);

  /// The fault in the language of the catalogue; what is not known again stays English.
  base::Diagnostic translated(base::Diagnostic fault) const;
  /// True where the message and the hint are known, apart from names and values in them.
  bool knows(const base::Diagnostic& fault) const;

 private:
  // A text with placeholders: literals[0] names[0] literals[1] …
  struct Template {
    std::string key;
    std::vector<std::string> literals;
    std::vector<std::string> names;
    std::size_t weight = 0;  // how long the literals are
  };
  struct Found {
    const Template* text = nullptr;
    std::vector<base::Filling> fillings;
  };

  static bool matches(const Template& text, std::size_t part, std::string_view rest,
                      std::vector<base::Filling>& fillings);
  Found find(std::string_view english) const;
  std::string say(std::string_view english, int depth) const;

  const base::Catalogue* catalogue_;
  std::vector<Template> templates_;
};

}  // namespace rng::explain
