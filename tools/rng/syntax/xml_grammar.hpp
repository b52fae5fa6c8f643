// SPDX-License-Identifier: MIT
// What the elements of the XML syntax are called and may carry (specification §3).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rng::syntax {

inline constexpr std::string_view kRngNamespace = "http://relaxng.org/ns/structure/1.0";

enum class Tag : std::uint8_t {
  element,
  attribute,
  group,
  interleave,
  choice,
  optional,
  zero_or_more,
  one_or_more,
  list,
  mixed,
  empty,
  text,
  not_allowed,
  ref,
  parent_ref,
  external_ref,
  value,
  data,
  grammar,
  param,
  except,
  start,
  define,
  div,
  include,
  name,
  any_name,
  ns_name,
};

/// What may stand as a child of an element.
enum class Content : std::uint8_t {
  nothing,
  characters,  // name, value, param
  patterns,
  named_patterns,  // a name class first, where there is no name attribute
  data,            // param*, except?
  name_except,     // except?
  name_classes,
  components,  // of a grammar
  overrides,   // of an include: the same, but no include
};

struct TagRule {
  std::string_view name;
  Tag tag = Tag::element;
  Content content = Content::nothing;
  std::uint8_t attributes = 0;  // allowed ones beside ns and datatypeLibrary
  std::uint8_t required = 0;
};

inline constexpr std::uint8_t kNameAttribute = 1;
inline constexpr std::uint8_t kTypeAttribute = 2;
inline constexpr std::uint8_t kCombineAttribute = 4;
inline constexpr std::uint8_t kHrefAttribute = 8;

/// The rule of an element, or null where RELAX NG has none of this name.
const TagRule* find_tag(std::string_view local_name);

}  // namespace rng::syntax
