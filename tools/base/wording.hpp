// SPDX-License-Identifier: MIT
// What is to be said, before it is said in a language.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace base {

/// The value of a placeholder: a text as it is, or the key of another text of the catalogue.
struct Filling {
  std::string name;
  std::string value;
  bool is_key = false;

  friend bool operator==(const Filling&, const Filling&) = default;
};

/// A text of the catalogue (base/catalogue.hpp) by its key, and what stands in its placeholders. An
/// empty key says nothing.
struct Wording {
  std::string key;
  std::vector<Filling> fillings;

  bool empty() const { return key.empty(); }
  friend bool operator==(const Wording&, const Wording&) = default;
};

}  // namespace base
