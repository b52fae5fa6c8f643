// SPDX-License-Identifier: MIT
// What is to be said, before it is said in a language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

struct Filling;

/// A text of the catalogue (base/catalogue.hpp) by its key, and what stands in its placeholders. An
/// empty key says nothing.
struct Wording {
  std::string key;
  std::vector<Filling> fillings;

  bool empty() const { return key.empty(); }
  friend bool operator==(const Wording&, const Wording&);
};

/// The value of a placeholder: a text as it is, or another text of the catalogue.
struct Filling {
  Filling(std::string_view placeholder, std::string_view text) : name(placeholder), value(text) {}
  Filling(std::string_view placeholder, Wording text)
      : name(placeholder), wording(std::move(text)) {}

  std::string name;
  std::string value;
  Wording wording;  // in the place of `value`, where it is not empty

  friend bool operator==(const Filling&, const Filling&) = default;
};

inline bool operator==(const Wording& a, const Wording& b) {
  return a.key == b.key && a.fillings == b.fillings;
}

}  // namespace base
