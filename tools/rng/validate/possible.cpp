// SPDX-License-Identifier: MIT
// What a Validator allows at the point that it has come to.
#include "rng/validate/validator.hpp"

namespace rng::validate {

using pattern::Continuation;
using pattern::kNotAllowed;
using pattern::NameId;

Expected Validator::expected() {
  Expected result = expectation().content(state_);
  if (wants_string_) {
    Expected strings = expectation().string(state_);
    result.values = std::move(strings.values);
    result.types = std::move(strings.types);
    result.datatypes = std::move(strings.datatypes);
    result.is_list = strings.is_list;
  }
  return result;
}

std::vector<FoundName> Validator::required() {
  return expectation().required_elements(state_, true);
}

// A tag with some attributes, before it is closed. An attribute that is not allowed, or has another
// value than it may have, is passed over.
State Validator::tag_state(const xml::Name& element, std::span<const xml::Attribute> attributes) {
  pattern::NameTable& names = automaton_.names();
  const NameId name = names.add(element.namespace_uri, element.local);
  const std::uint32_t transition = automaton_.transition(state_, name);
  State state = transition == kNone ? element_anywhere(name) : automaton_[transition].child;
  for (const xml::Attribute& attribute : attributes) {
    const NameId id = names.add(attribute.name.namespace_uri, attribute.name.local);
    std::vector<Continuation> ways;
    automaton_.derivatives().attribute(state, id, ways);
    std::vector<State> matching;
    for (const Continuation& way : ways) {
      if (value_matches(way.content, attribute.value, false)) matching.push_back(way.rest);
    }
    if (matching.empty()) {
      for (const Continuation& way : ways) matching.push_back(way.rest);
    }
    if (!matching.empty()) state = automaton_.arena().choice(matching);
  }
  return state;
}

Expected Validator::expected_attributes(const xml::Name& element,
                                        std::span<const xml::Attribute> others,
                                        std::vector<FoundName>& required) {
  const State state = tag_state(element, others);
  required = expectation().required_attributes(state);
  return expectation().attributes(state);
}

Expected Validator::expected_value(const xml::Name& element, std::span<const xml::Attribute> others,
                                   const FoundName& attribute) {
  const State state = tag_state(element, others);
  std::vector<Continuation> ways;
  automaton_.derivatives().attribute(state, automaton_.names().add(attribute.uri, attribute.local),
                                     ways);
  std::vector<State> values;
  for (const Continuation& way : ways) values.push_back(way.content);
  if (values.empty()) return {};
  Expected expected = expectation().string(automaton_.arena().choice(values));
  expected.text = automaton_.arena()[automaton_.arena().choice(values)].has_text;
  return expected;
}

}  // namespace rng::validate
