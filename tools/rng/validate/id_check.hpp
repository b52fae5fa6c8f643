// SPDX-License-Identifier: MIT
// The soundness of IDs and references to them in one document (RELAX NG DTD compatibility, §5).
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rng/pattern/grammar.hpp"
#include "rng/validate/finding.hpp"

namespace rng::validate {

class IdCheck {
 public:
  explicit IdCheck(const pattern::Grammar& grammar);

  /// True where some element has this attribute as an ID or a reference; most have not.
  bool concerns(pattern::NameId attribute) const {
    const auto number = static_cast<std::size_t>(attribute);
    return number < is_id_name_.size() && is_id_name_[number];
  }
  /// Of this attribute of this element.
  datatype::IdType type_of(pattern::NameId element, pattern::NameId attribute) const;

  void clear();
  /// Takes an ID; false where the document has it already.
  bool add_id(std::string_view value);
  /// Takes a reference that `finding` reports should its ID not come.
  void add_reference(std::string_view id, Finding finding);
  /// The references without an ID, in document order.
  std::vector<Finding> unresolved();

 private:
  struct Reference {
    std::string id;
    Finding finding;
  };

  const pattern::Grammar& grammar_;
  std::vector<bool> is_id_name_;
  std::unordered_set<std::string> ids_;
  std::vector<Reference> references_;
};

}  // namespace rng::validate
