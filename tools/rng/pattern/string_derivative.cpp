// SPDX-License-Identifier: MIT
// Whether a string is what a pattern wants. A pattern that wants strings never wants anything else
// beside them (§7.2), so a yes or no will do; only within a list is there a derivative by token.
#include <algorithm>

#include "rng/pattern/derivative.hpp"

namespace rng::pattern {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_space);
}

// The next token, taken off the front of `text`; empty at the end.
std::string_view next_token(std::string_view& text) {
  std::size_t begin = 0;
  while (begin < text.size() && is_space(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && !is_space(text[end])) ++end;
  const std::string_view token = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return token;
}

// `collapsed` has no white space but single blanks between tokens.
bool equals_collapsed(std::string_view collapsed, std::string_view text) {
  bool is_first = true;
  while (true) {
    const std::string_view token = next_token(text);
    if (token.empty()) return collapsed.empty();
    if (!is_first) {
      if (collapsed.empty() || collapsed.front() != ' ') return false;
      collapsed.remove_prefix(1);
    }
    if (!collapsed.starts_with(token)) return false;
    collapsed.remove_prefix(token.size());
    is_first = false;
  }
}

}  // namespace

bool Derivatives::equals(const ValueDeclaration& declared, std::string_view value,
                         const datatype::NamespaceContext& context) const {
  switch (declared.type->equality()) {
    case datatype::Equality::lexical:
      return declared.text == value;
    case datatype::Equality::collapsed:
      return equals_collapsed(declared.text, value);
    case datatype::Equality::by_value:
      return declared.constant != nullptr && declared.constant->equals(value, context);
  }
  return false;
}

bool Derivatives::matches(PatternId p, std::string_view value,
                          const datatype::NamespaceContext& context) {
  if (arena_.is_nullable(p) && is_blank(value)) return true;
  return matches_string(p, value, context);
}

bool Derivatives::matches_string(PatternId p, std::string_view value,
                                 const datatype::NamespaceContext& context) {
  const PatternNode node = arena_[p];
  switch (node.kind) {
    case PatternKind::text:
      return true;
    case PatternKind::data: {
      const DataDeclaration& declared = grammar_.data[node.a];
      return (declared.type->allows_everything() || declared.type->allows(value, context)) &&
             (declared.except == kNotAllowed || !matches_string(declared.except, value, context));
    }
    case PatternKind::value:
      return equals(grammar_.values[node.a], value, context);
    case PatternKind::list:
      return matches_list(PatternId{node.a}, value, context);
    case PatternKind::one_or_more:
      return matches_string(PatternId{node.a}, value, context);
    case PatternKind::choice:
    case PatternKind::interleave:
      return matches_many(p, value, context);
    case PatternKind::group:
      return matches_group(p, value, context);
    default:
      return false;
  }
}

bool Derivatives::matches_many(PatternId p, std::string_view value,
                               const datatype::NamespaceContext& context) {
  const bool is_choice = arena_[p].kind == PatternKind::choice;
  const std::size_t count = arena_.children(p).size();
  std::size_t required = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!arena_.is_nullable(arena_.children(p)[i])) ++required;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const PatternId child = arena_.children(p)[i];
    const std::size_t others = required - (arena_.is_nullable(child) ? 0 : 1);
    if ((is_choice || others == 0) && matches_string(child, value, context)) return true;
  }
  return false;
}

bool Derivatives::matches_group(PatternId p, std::string_view value,
                                const datatype::NamespaceContext& context) {
  while (arena_[p].kind == PatternKind::group) {
    const PatternId head{arena_[p].a};
    const PatternId tail{arena_[p].b};
    if (arena_.is_nullable(tail) && matches_string(head, value, context)) return true;
    if (!arena_.is_nullable(head)) return false;
    p = tail;
  }
  return matches_string(p, value, context);
}

void Derivatives::ended(PatternId p, std::string_view value,
                        const datatype::NamespaceContext& context,
                        std::vector<std::uint32_t>& labels) {
  const PatternNode node = arena_[p];
  if (node.kind == PatternKind::after) {
    if (matches(PatternId{node.a}, value, context)) labels.push_back(node.b);
    return;
  }
  if (matches(p, value, context)) labels.push_back(0);
  if (node.kind != PatternKind::choice) return;
  for (std::uint32_t i = 0; i < node.b; ++i) {
    const PatternId child = arena_.children(p)[i];
    if (arena_[child].kind == PatternKind::after) ended(child, value, context, labels);
  }
}

bool Derivatives::is_single_token(PatternId p) const {
  const PatternKind kind = arena_[p].kind;
  if (kind == PatternKind::data || kind == PatternKind::value) return true;
  if (kind != PatternKind::choice) return false;
  const auto all = arena_.children(p);
  return std::all_of(all.begin(), all.end(), [this](PatternId child) {
    return arena_[child].kind == PatternKind::data || arena_[child].kind == PatternKind::value;
  });
}

bool Derivatives::matches_list(PatternId items, std::string_view value,
                               const datatype::NamespaceContext& context) {
  // The common lists, one or more of something, need no new patterns.
  if (arena_[items].kind == PatternKind::one_or_more &&
      is_single_token(PatternId{arena_[items].a})) {
    const PatternId item{arena_[items].a};
    std::string_view word = next_token(value);
    if (word.empty()) return false;
    for (; !word.empty(); word = next_token(value)) {
      if (!matches_string(item, word, context)) return false;
    }
    return true;
  }
  for (std::string_view word = next_token(value); !word.empty(); word = next_token(value)) {
    items = token(items, word, context);
    if (items == kNotAllowed) return false;
  }
  return arena_.is_nullable(items);
}

PatternId Derivatives::token(PatternId p, std::string_view value,
                             const datatype::NamespaceContext& context) {
  const PatternNode node = arena_[p];
  switch (node.kind) {
    case PatternKind::data:
    case PatternKind::value:
      return matches_string(p, value, context) ? kEmpty : kNotAllowed;
    case PatternKind::one_or_more:
      return arena_.group(token(PatternId{node.a}, value, context), arena_.optional(p));
    case PatternKind::choice:
    case PatternKind::interleave:
      return token_of_many(p, value, context);
    case PatternKind::group: {
      std::vector<PatternId> ways;
      while (arena_[p].kind == PatternKind::group) {
        const PatternId head{arena_[p].a};
        const PatternId tail{arena_[p].b};
        ways.push_back(arena_.group(token(head, value, context), tail));
        if (!arena_.is_nullable(head)) return arena_.choice(ways);
        p = tail;
      }
      ways.push_back(token(p, value, context));
      return arena_.choice(ways);
    }
    default:
      return kNotAllowed;
  }
}

PatternId Derivatives::token_of_many(PatternId p, std::string_view value,
                                     const datatype::NamespaceContext& context) {
  std::vector<PatternId> ways;
  for (std::size_t i = 0; i < arena_.children(p).size(); ++i) {
    const PatternId way = token(arena_.children(p)[i], value, context);
    if (way == kNotAllowed) continue;
    ways.push_back(arena_[p].kind == PatternKind::choice ? way : without(p, i, way));
  }
  return arena_.choice(ways);
}

}  // namespace rng::pattern
