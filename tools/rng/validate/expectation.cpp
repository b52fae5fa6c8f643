// SPDX-License-Identifier: MIT
#include "rng/validate/expectation.hpp"

#include <algorithm>

namespace rng::validate {

using pattern::kNotAllowed;
using pattern::NameClassId;
using pattern::NameId;
using pattern::PatternId;
using pattern::PatternKind;

namespace {

void remove_doubles(std::vector<std::string>& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

void remove_doubles(std::vector<FoundName>& names) {
  std::sort(names.begin(), names.end(), [](const FoundName& a, const FoundName& b) {
    return a.local != b.local ? a.local < b.local : a.uri < b.uri;
  });
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

FoundName Expectation::found(NameId name) const {
  return {
      std::string(grammar_.names.namespace_uri(name)), std::string(grammar_.names.local(name)), {}};
}

std::vector<FoundName> Expectation::found(const Names& names) const {
  std::vector<FoundName> result;
  for (const NameId name : names) result.push_back(found(name));
  remove_doubles(result);
  return result;
}

void Expectation::add_possible(PatternId p, bool of_attributes,
                               std::vector<NameClassId>& classes) const {
  while (true) {
    const pattern::PatternNode& node = arena_[p];
    switch (node.kind) {
      case PatternKind::element:
        if (!of_attributes) classes.push_back(grammar_.elements[node.a].name);
        return;
      case PatternKind::attribute:
        if (of_attributes) classes.push_back(NameClassId{node.a});
        return;
      case PatternKind::choice:
      case PatternKind::interleave:
      case PatternKind::attributes:
        for (const PatternId child : arena_.children(p))
          add_possible(child, of_attributes, classes);
        return;
      case PatternKind::one_or_more:
      case PatternKind::after:
        p = PatternId{node.a};
        break;
      case PatternKind::group:
        add_possible(PatternId{node.a}, of_attributes, classes);
        if (!of_attributes && !arena_.is_nullable(PatternId{node.a})) return;
        p = PatternId{node.b};
        break;
      default:
        return;
    }
  }
}

void Expectation::take_class(NameClassId id, Expected& expected) const {
  const pattern::NameClassNode& node = grammar_.name_classes[id];
  switch (node.kind) {
    case pattern::NameClassKind::name:
      expected.names.push_back(found(node.name));
      return;
    case pattern::NameClassKind::any_name:
      expected.any_name = true;
      return;
    case pattern::NameClassKind::ns_name:
      expected.any_in_namespaces.emplace_back(grammar_.names.uri(node.namespace_id));
      return;
    case pattern::NameClassKind::choice:
      for (const NameClassId child : node.children) take_class(child, expected);
  }
}

void Expectation::take_names(const std::vector<NameClassId>& classes, Expected& expected) const {
  for (const NameClassId id : classes) take_class(id, expected);
  remove_doubles(expected.names);
  remove_doubles(expected.any_in_namespaces);
}

bool Expectation::may_end(PatternId state) const {
  const pattern::PatternNode& node = arena_[state];
  if (node.is_nullable) return true;
  if (node.kind == PatternKind::after) return arena_.is_nullable(PatternId{node.a});
  if (node.kind != PatternKind::choice) return false;
  const auto all = arena_.children(state);
  return std::any_of(all.begin(), all.end(), [this](PatternId child) {
    return arena_[child].kind == PatternKind::after &&
           arena_.is_nullable(PatternId{arena_[child].a});
  });
}

Expected Expectation::content(PatternId state) const {
  Expected expected;
  std::vector<NameClassId> classes;
  add_possible(state, false, classes);
  take_names(classes, expected);
  expected.text = arena_[state].has_text;
  expected.end = may_end(state);
  return expected;
}

Expected Expectation::attributes(PatternId state) const {
  Expected expected;
  std::vector<NameClassId> classes;
  add_possible(state, true, classes);
  take_names(classes, expected);
  return expected;
}

Expected Expectation::string(PatternId state) const {
  Expected expected;
  add_string(state, expected);
  remove_doubles(expected.values);
  remove_doubles(expected.types);
  return expected;
}

void Expectation::add_string(PatternId p, Expected& expected) const {
  while (true) {
    const pattern::PatternNode& node = arena_[p];
    switch (node.kind) {
      case PatternKind::data:
        expected.types.push_back(datatype::in_english(grammar_.data[node.a].type->description()));
        expected.datatypes.push_back(grammar_.data[node.a].type);
        return;
      case PatternKind::value:
        expected.values.emplace_back(grammar_.values[node.a].text);
        return;
      case PatternKind::list:
        expected.is_list = true;
        p = PatternId{node.a};
        break;
      case PatternKind::one_or_more:
      case PatternKind::after:
        p = PatternId{node.a};
        break;
      case PatternKind::group:
        add_string(PatternId{node.a}, expected);
        p = PatternId{node.b};
        break;
      case PatternKind::choice:
      case PatternKind::interleave:
        for (const PatternId child : arena_.children(p)) add_string(child, expected);
        return;
      default:
        return;
    }
  }
}

Expectation::Names Expectation::required_in_choice(PatternId p, PatternKind kind,
                                                   bool only_next) const {
  Names common;
  bool is_first = true;
  for (const PatternId child : arena_.children(p)) {
    const Names names = required(child, kind, only_next);
    if (is_first) {
      common = names;
    } else {
      common.erase(std::remove_if(common.begin(), common.end(),
                                  [&](NameId name) {
                                    return std::find(names.begin(), names.end(), name) ==
                                           names.end();
                                  }),
                   common.end());
    }
    is_first = false;
    if (common.empty()) break;
  }
  return common;
}

// The names that every match has: what all alternatives share, what each part of a group wants.
Expectation::Names Expectation::required(PatternId p, PatternKind kind, bool only_next) const {
  Names result;
  while (true) {
    const pattern::PatternNode& node = arena_[p];
    if (node.kind == kind) {
      const NameClassId id =
          kind == PatternKind::element ? grammar_.elements[node.a].name : NameClassId{node.a};
      const pattern::NameClassNode& name = grammar_.name_classes[id];
      if (name.kind == pattern::NameClassKind::name) result.push_back(name.name);
      return result;
    }
    const auto add = [&](PatternId part) {
      const Names names = required(part, kind, only_next);
      result.insert(result.end(), names.begin(), names.end());
    };
    switch (node.kind) {
      case PatternKind::choice: {
        const Names names = required_in_choice(p, kind, only_next);
        result.insert(result.end(), names.begin(), names.end());
        return result;
      }
      case PatternKind::interleave:
      case PatternKind::attributes:
        for (const PatternId child : arena_.children(p)) add(child);
        return result;
      case PatternKind::one_or_more:
      case PatternKind::after:
        p = PatternId{node.a};
        break;
      case PatternKind::group:
        add(PatternId{node.a});
        if (only_next && !result.empty()) return result;
        p = PatternId{node.b};
        break;
      default:
        return result;
    }
  }
}

std::vector<FoundName> Expectation::required_elements(PatternId state, bool only_next) const {
  return found(required(state, PatternKind::element, only_next));
}

std::vector<FoundName> Expectation::required_attributes(PatternId state) const {
  return found(required(state, PatternKind::attribute, false));
}

}  // namespace rng::validate
