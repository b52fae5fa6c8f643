// SPDX-License-Identifier: MIT
// A schema in the simple form: frozen patterns and what their numbers stand for.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rng/datatype/datatype.hpp"
#include "rng/pattern/arena.hpp"
#include "rng/pattern/byte_stream.hpp"
#include "rng/pattern/name_class.hpp"
#include "rng/pattern/name_table.hpp"
#include "rng/syntax/schema_tree.hpp"
#include "rng/syntax/string_table.hpp"

namespace rng::pattern {

// The views of these point into the strings or the bytes of their Grammar.

struct ElementDeclaration {
  NameClassId name{};
  PatternId content = kNotAllowed;
  syntax::SourcePosition at;
  std::string_view documentation;  // the schema's own description, or ""
};

struct DataDeclaration {
  const datatype::Datatype* type = nullptr;
  std::string_view type_name;
  PatternId except = kNotAllowed;
};

struct ValueDeclaration {
  const datatype::Datatype* type = nullptr;
  std::string_view type_name;
  std::string_view text;                         // as the type's equality wants it compared
  std::unique_ptr<datatype::Constant> constant;  // where the equality is by_value
};

/// What a datatype was made of.
struct TypeSource {
  std::string library;
  std::string type;
  std::vector<datatype::Parameter> parameters;
};

/// The ID type of an attribute of an element, both named (DTD compatibility, §5).
struct IdAttribute {
  NameId element{};
  NameId attribute{};

  friend bool operator==(const IdAttribute&, const IdAttribute&) = default;
};

struct IdAttributeHash {
  std::size_t operator()(const IdAttribute& key) const {
    return static_cast<std::size_t>(key.element) * 0x9E3779B97F4A7C15U +
           static_cast<std::size_t>(key.attribute);
  }
};

struct Grammar {
  NameTable names;
  NameClasses name_classes{names};
  PatternArena arena;
  std::vector<ElementDeclaration> elements;
  std::vector<DataDeclaration> data;
  std::vector<ValueDeclaration> values;
  std::vector<std::unique_ptr<datatype::Datatype>> types;
  std::vector<TypeSource> type_sources;  // beside types
  std::unordered_map<IdAttribute, datatype::IdType, IdAttributeHash> id_attributes;
  bool checks_ids = false;
  syntax::Sources sources;
  PatternId start = kNotAllowed;
  std::optional<syntax::StringTable> strings;  // of a grammar that was compiled
  Buffer bytes;                                // of one that was decoded: its patterns too
};

}  // namespace rng::pattern
