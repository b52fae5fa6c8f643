// SPDX-License-Identifier: MIT
#include "rng/pattern/string_inclusion.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace rng::pattern {

namespace {

using Answer = Inclusion::Answer;

class NoNamespaces final : public datatype::NamespaceContext {
  std::optional<std::string_view> namespace_of(std::string_view) const override { return ""; }
};

// What XML Schema Part 2 derives from what (§3), for types whose base is not string.
constexpr std::array<std::pair<std::string_view, std::string_view>, 23> kBases = {{
    {"integer", "decimal"},
    {"nonPositiveInteger", "integer"},
    {"negativeInteger", "nonPositiveInteger"},
    {"nonNegativeInteger", "integer"},
    {"positiveInteger", "nonNegativeInteger"},
    {"unsignedLong", "nonNegativeInteger"},
    {"unsignedInt", "unsignedLong"},
    {"unsignedShort", "unsignedInt"},
    {"unsignedByte", "unsignedShort"},
    {"long", "integer"},
    {"int", "long"},
    {"short", "int"},
    {"byte", "short"},
    {"language", "token"},
    {"NMTOKEN", "token"},
    {"Name", "NMTOKEN"},  // each Name is an NMTOKEN, though not derived from it
    {"NCName", "Name"},
    {"ID", "NCName"},
    {"IDREF", "NCName"},
    {"NMTOKENS", "token"},
    {"IDREFS", "NMTOKENS"},
    {"token", "normalizedString"},
    {"normalizedString", "string"},
}};

bool is_derived(std::string_view type, std::string_view base) {
  while (type != base) {
    const auto* const found = std::find_if(kBases.begin(), kBases.end(),
                                           [&](const auto& row) { return row.first == type; });
    if (found == kBases.end()) return false;
    type = found->second;
  }
  return true;
}

// True where no parameters restrict the type.
bool is_plain(const DataDeclaration& data) {
  const datatype::Library* const library = datatype::find_library(datatype::kXsdLibrary);
  const auto plain = library->make(data.type_name, {});
  return plain && (*plain)->description() == data.type->description();
}

// True where each string of the type is one word, but for white space around it.
bool is_one_word(const DataDeclaration& data) {
  return is_derived(data.type_name, "NMTOKEN") || is_derived(data.type_name, "decimal") ||
         data.type_name == "language";
}

}  // namespace

Answer StringInclusion::includes(PatternId outer, PatternId inner) {
  if (takes_everything(outer) || inner == kNotAllowed) return Answer::yes;
  const PatternNode& node = inner_arena_[inner];
  switch (node.kind) {
    case PatternKind::choice: {
      Answer worst = Answer::yes;
      for (const PatternId child : inner_arena_.children(inner)) {
        worst = std::max(worst, includes(outer, child));
      }
      return worst;
    }
    case PatternKind::empty: {
      const Answer blank = accepts(outer, " ");
      return blank == Answer::yes ? accepts(outer, "") : blank;
    }
    case PatternKind::value:
      return value_in(outer, inner_.values[node.a]);
    case PatternKind::one_or_more:  // of one string, as §7.2 forbids two
      return includes(outer, PatternId{node.a});
    case PatternKind::text:
    case PatternKind::data:
    case PatternKind::list:
      return any_of(outer, inner) == Answer::yes ? Answer::yes : refuted(outer, inner);
    default:
      return Answer::unknown;
  }
}

bool StringInclusion::takes_everything(PatternId outer) const {
  const PatternNode& node = outer_arena_[outer];
  if (node.kind == PatternKind::data) {
    const DataDeclaration& data = outer_.data[node.a];
    return data.type->allows_everything() && data.except == kNotAllowed;
  }
  return outer == kText;
}

Answer StringInclusion::accepts(PatternId outer, std::string_view text) {
  return derivatives_.matches(outer, text, NoNamespaces()) ? Answer::yes : Answer::no;
}

Answer StringInclusion::value_in(PatternId outer, const ValueDeclaration& value) {
  if (value.type->is_context_dependent()) return Answer::unknown;
  const Answer plain = accepts(outer, value.text);
  if (value.type->equality() == datatype::Equality::lexical || plain == Answer::no) return plain;
  if (value.type->equality() == datatype::Equality::by_value) return Answer::unknown;
  return accepts(outer, fmt::format(" {}\n", value.text)) == Answer::yes ? Answer::yes
                                                                         : Answer::unknown;
}

// Data, lists and text against each of the outer alternatives.
Answer StringInclusion::any_of(PatternId outer, PatternId inner) {
  const PatternNode node = outer_arena_[outer];
  if (node.kind == PatternKind::choice) {
    for (std::uint32_t i = 0; i < node.b; ++i) {
      if (any_of(outer_arena_.children(outer)[i], inner) == Answer::yes) return Answer::yes;
    }
    return Answer::unknown;  // several together may do
  }
  if (takes_everything(outer)) return Answer::yes;
  const PatternNode& wanted = inner_arena_[inner];
  if (wanted.kind == PatternKind::data) return data_in(outer, inner);
  if (wanted.kind == PatternKind::list) return list_in(outer, PatternId{wanted.a});
  return Answer::unknown;
}

// `no` where a string is at hand that only `inner` wants.
Answer StringInclusion::refuted(PatternId outer, PatternId inner) {
  static constexpr std::array<std::string_view, 6> kProbes = {"a", "1", "a b", "-", "", "2024"};
  const PatternNode& node = inner_arena_[inner];
  if (node.kind == PatternKind::list) return Answer::unknown;
  const DataDeclaration* const data =
      node.kind == PatternKind::data ? &inner_.data[node.a] : nullptr;
  if (data != nullptr && data->except != kNotAllowed) return Answer::unknown;
  const auto refutes = [&](std::string_view probe) {
    return (data == nullptr || data->type->allows(probe, NoNamespaces())) &&
           accepts(outer, probe) == Answer::no;
  };
  const bool is_refuted = std::any_of(kProbes.begin(), kProbes.end(), refutes);
  return is_refuted ? Answer::no : Answer::unknown;
}

Answer StringInclusion::data_in(PatternId outer, PatternId inner) {
  const DataDeclaration& data = inner_.data[inner_arena_[inner].a];
  const PatternNode node = outer_arena_[outer];
  if (node.kind == PatternKind::data) return data_in_data(outer_.data[node.a], data);
  if (node.kind != PatternKind::list || !is_one_word(data)) return Answer::unknown;
  return items_in(PatternId{node.a}, inner) == Answer::yes ? Answer::yes : Answer::unknown;
}

Answer StringInclusion::data_in_data(const DataDeclaration& outer, const DataDeclaration& inner) {
  if (outer.except != kNotAllowed) return Answer::unknown;
  if (outer.type->allows_everything()) return Answer::yes;
  const bool is_same =
      outer.type_name == inner.type_name && outer.type->description() == inner.type->description();
  // Descriptions say "without white space" of two patterns that differ in such characters.
  const NoNamespaces context;
  for (const std::string_view probe : {"\u00AD", "\u00A0"}) {
    if (inner.type->allows(probe, context) && !outer.type->allows(probe, context)) {
      return Answer::no;
    }
  }
  if (is_same) return Answer::yes;
  const bool is_narrower = is_plain(outer) && is_derived(inner.type_name, outer.type_name);
  return is_narrower ? Answer::yes : Answer::unknown;
}

Answer StringInclusion::list_in(PatternId outer, PatternId items) {
  const PatternNode node = outer_arena_[outer];
  if (node.kind != PatternKind::list) return Answer::unknown;
  return items_in(PatternId{node.a}, items) == Answer::yes ? Answer::yes : Answer::unknown;
}

// Item by item; one or more in one or more.
Answer StringInclusion::items_in(PatternId outer_items, PatternId items) {
  if (items == kEmpty) {
    return outer_arena_.is_nullable(outer_items) ? Answer::yes : Answer::no;
  }
  const PatternNode outer = outer_arena_[outer_items];
  const PatternNode inner = inner_arena_[items];
  if (inner.kind == PatternKind::choice) {
    Answer worst = Answer::yes;
    for (const PatternId child : inner_arena_.children(items)) {
      worst = std::max(worst, items_in(outer_items, child));
    }
    return worst;
  }
  if (outer.kind == PatternKind::choice) {
    for (std::uint32_t i = 0; i < outer.b; ++i) {
      if (items_in(outer_arena_.children(outer_items)[i], items) == Answer::yes) return Answer::yes;
    }
    return includes(outer_items, items) == Answer::yes ? Answer::yes : Answer::unknown;
  }
  if (outer.kind == PatternKind::one_or_more) {
    const PatternId item{outer.a};
    if (inner.kind == PatternKind::one_or_more) return items_in(outer_items, PatternId{inner.a});
    if (inner.kind == PatternKind::group) {
      if (inner.is_nullable) return Answer::unknown;
      const PatternId some = outer_arena_.optional(outer_items);
      return std::max(items_in(some, PatternId{inner.a}), items_in(some, PatternId{inner.b}));
    }
    return items_in(item, items);
  }
  if (outer.kind == PatternKind::group && inner.kind == PatternKind::group) {
    const Answer head = items_in(PatternId{outer.a}, PatternId{inner.a});
    const Answer tail = items_in(PatternId{outer.b}, PatternId{inner.b});
    return head == Answer::yes && tail == Answer::yes ? Answer::yes : Answer::unknown;
  }
  const bool is_leaf = inner.kind == PatternKind::data || inner.kind == PatternKind::value;
  return is_leaf && includes(outer_items, items) == Answer::yes ? Answer::yes : Answer::unknown;
}

}  // namespace rng::pattern
