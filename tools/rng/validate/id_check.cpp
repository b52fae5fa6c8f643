// SPDX-License-Identifier: MIT
#include "rng/validate/id_check.hpp"

namespace rng::validate {

IdCheck::IdCheck(const pattern::Grammar& grammar) : grammar_(grammar) {
  for (const auto& [key, type] : grammar.id_attributes) {
    const auto number = static_cast<std::size_t>(key.attribute);
    if (number >= is_id_name_.size()) is_id_name_.resize(number + 1);
    is_id_name_[number] = true;
  }
}

datatype::IdType IdCheck::type_of(pattern::NameId element, pattern::NameId attribute) const {
  const auto found = grammar_.id_attributes.find({element, attribute});
  return found == grammar_.id_attributes.end() ? datatype::IdType::none : found->second;
}

void IdCheck::clear() {
  ids_.clear();
  references_.clear();
}

bool IdCheck::add_id(std::string_view value) {
  return ids_.emplace(value).second;
}

void IdCheck::add_reference(std::string_view id, Finding finding) {
  if (ids_.count(std::string(id)) != 0) return;
  references_.push_back({std::string(id), std::move(finding)});
}

std::vector<Finding> IdCheck::unresolved() {
  std::vector<Finding> result;
  for (Reference& reference : references_) {
    if (ids_.count(reference.id) == 0) result.push_back(std::move(reference.finding));
  }
  return result;
}

}  // namespace rng::validate
