// SPDX-License-Identifier: MIT
#include "rng/pattern/grammar_codec.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <mutex>
#include <unordered_map>

namespace rng::pattern {

namespace {

// A hundred times what real schemas have; walks over excepts recurse.
constexpr std::size_t kMaxExcepts = 500;
constexpr std::uint32_t kMaxNameClassDepth = 3'000;

class NoContext final : public datatype::NamespaceContext {
 public:
  std::optional<std::string_view> namespace_of(std::string_view) const override {
    return std::nullopt;
  }
};

// A datatype that is made at the first question to it. What the engine asks of all types at once is
// known before.
class LazyDatatype final : public datatype::Datatype {
 public:
  struct Known {
    datatype::Equality equality{};
    datatype::IdType id_type{};
    bool allows_everything = false;
    bool is_context_dependent = false;
  };

  LazyDatatype(const datatype::Library& library, const TypeSource& source, Known known)
      : library_(library), source_(source), known_(known) {}

  bool allows(std::string_view value, const datatype::NamespaceContext& context) const override {
    const Datatype* type = made();
    return type != nullptr && type->allows(value, context);
  }
  datatype::Equality equality() const override { return known_.equality; }
  std::unique_ptr<datatype::Constant> constant(
      std::string_view value, const datatype::NamespaceContext& context) const override {
    const Datatype* type = made();
    return type == nullptr ? nullptr : type->constant(value, context);
  }
  bool allows_everything() const override { return known_.allows_everything; }
  bool is_context_dependent() const override { return known_.is_context_dependent; }
  datatype::IdType id_type() const override { return known_.id_type; }
  std::vector<base::Wording> description() const override {
    const Datatype* type = made();
    return type == nullptr ? std::vector<base::Wording>() : type->description();
  }
  std::string example() const override {
    const Datatype* type = made();
    return type == nullptr ? std::string() : type->example();
  }
  base::Wording objection(std::string_view value,
                        const datatype::NamespaceContext& context) const override {
    const Datatype* type = made();
    return type == nullptr ? base::Wording() : type->objection(value, context);
  }

 private:
  const Datatype* made() const {
    std::call_once(is_made_, [this] {
      auto type = library_.make(source_.type, source_.parameters);
      if (type) type_ = std::move(*type);
    });
    return type_.get();
  }

  const datatype::Library& library_;
  TypeSource source_;
  Known known_;
  mutable std::once_flag is_made_;
  mutable std::unique_ptr<Datatype> type_;
};

// notAllowed, empty and text come first in every arena.
constexpr std::uint32_t kFixedPatterns = 3;

// No byte stands where the type of a member has no value for it.
bool has_values(const PatternNode& node) {
  std::array<std::uint8_t, offsetof(PatternNode, depth)> bytes{};
  std::memcpy(bytes.data(), &node, bytes.size());
  return bytes[offsetof(PatternNode, kind)] < 14 &&
         bytes[offsetof(PatternNode, content_type)] < 3 &&
         bytes[offsetof(PatternNode, is_nullable)] < 2 &&
         bytes[offsetof(PatternNode, has_attributes)] < 2 &&
         bytes[offsetof(PatternNode, has_text)] < 2;
}

bool has_sound_children(const FrozenPatterns& all, std::uint32_t number) {
  const PatternNode& node = all.nodes[number];
  if (node.a > all.pool.size() || node.b > all.pool.size() - node.a || node.b < 2) return false;
  std::uint32_t last = 0;
  for (const PatternId child : all.pool.subspan(node.a, node.b)) {
    const auto earlier = static_cast<std::uint32_t>(child);
    if (earlier < last || earlier >= number) return false;
    const PatternNode& part = all.nodes[earlier];
    if (node.depth <= part.depth || node.kind == part.kind) return false;
    last = earlier;
  }
  return true;
}

// A pattern stands on earlier ones only, and its depth is past theirs, but along a group's tail.
bool is_sound(const FrozenPatterns& all, std::uint32_t number) {
  const PatternNode& node = all.nodes[number];
  if (!has_values(node) || node.depth > kMaxPatternDepth) return false;
  switch (node.kind) {
    case PatternKind::not_allowed:
    case PatternKind::empty:
    case PatternKind::text:
      return number < kFixedPatterns;
    case PatternKind::element:
    case PatternKind::data:
    case PatternKind::value:
      return true;  // refers_within
    case PatternKind::attribute:
      return node.b < number;
    case PatternKind::list:
    case PatternKind::one_or_more:
      return node.a < number && node.depth > all.nodes[node.a].depth;
    case PatternKind::group: {
      if (node.a >= number || node.b >= number) return false;
      const PatternNode& tail = all.nodes[node.b];
      return all.nodes[node.a].kind != PatternKind::group && node.depth > all.nodes[node.a].depth &&
             node.depth >= tail.depth + (tail.has_attributes ? 1 : 0);
    }
    case PatternKind::interleave:
    case PatternKind::choice:
    case PatternKind::attributes:
      return has_sound_children(all, number);
    case PatternKind::after:
      return false;
  }
  return false;
}

// A wrong slot only hides a pattern from who looks for it; but the search must end.
bool are_sound_slots(const FrozenPatterns& all) {
  if (!std::has_single_bit(all.slots.size())) return false;
  std::size_t free = 0;
  std::uint32_t last = 0;
  for (const std::uint32_t slot : all.slots) {
    free += slot == 0 ? 1U : 0U;
    last = std::max(last, slot);
  }
  return free > 0 && last <= all.nodes.size();
}

bool are_sound(const FrozenPatterns& all) {
  if (all.nodes.size() < kFixedPatterns || !are_sound_slots(all)) return false;
  for (std::uint32_t i = 0; i < all.nodes.size(); ++i) {
    if (!is_sound(all, i)) return false;
  }
  return true;
}

void write_types(const Grammar& grammar, ByteWriter& out) {
  out.count(grammar.types.size());
  for (std::size_t i = 0; i < grammar.types.size(); ++i) {
    const TypeSource& source = grammar.type_sources[i];
    const datatype::Datatype& type = *grammar.types[i];
    out.string(source.library);
    out.string(source.type);
    out.number(type.equality());
    out.number(type.id_type());
    out.number(static_cast<std::uint8_t>(type.allows_everything()));
    out.number(static_cast<std::uint8_t>(type.is_context_dependent()));
    out.count(source.parameters.size());
    for (const datatype::Parameter& parameter : source.parameters) {
      out.string(parameter.name);
      out.string(parameter.value);
    }
  }
}

bool read_types(ByteReader& in, Grammar& grammar) {
  const std::uint32_t count = in.count(16);
  for (std::uint32_t i = 0; i < count && !in.has_failed(); ++i) {
    TypeSource source;
    source.library = in.string();
    source.type = in.string();
    LazyDatatype::Known known;
    known.equality = static_cast<datatype::Equality>(in.below<std::uint8_t>(3));
    known.id_type = static_cast<datatype::IdType>(in.below<std::uint8_t>(4));
    known.allows_everything = in.below<std::uint8_t>(2) == 1;
    known.is_context_dependent = in.below<std::uint8_t>(2) == 1;
    const std::uint32_t parameters = in.count(8);
    for (std::uint32_t k = 0; k < parameters; ++k) {
      datatype::Parameter& parameter = source.parameters.emplace_back();
      parameter.name = in.string();
      parameter.value = in.string();
    }
    const datatype::Library* library = datatype::find_library(source.library);
    if (library == nullptr) return false;
    grammar.types.push_back(std::make_unique<LazyDatatype>(*library, source, known));
    grammar.type_sources.push_back(std::move(source));
  }
  return !in.has_failed();
}

using TypeNumbers = std::unordered_map<const datatype::Datatype*, std::uint32_t>;

TypeNumbers numbers_of(const Grammar& grammar) {
  TypeNumbers numbers;
  for (std::uint32_t i = 0; i < grammar.types.size(); ++i) numbers[grammar.types[i].get()] = i;
  return numbers;
}

bool write_values(const Grammar& grammar, const TypeNumbers& numbers, ByteWriter& out) {
  out.count(grammar.values.size());
  for (const ValueDeclaration& value : grammar.values) {
    if (value.constant != nullptr && value.type->is_context_dependent()) return false;
    out.number(numbers.at(value.type));
    out.string(value.type_name);
    out.string(value.text);
  }
  return true;
}

bool read_values(ByteReader& in, Grammar& grammar) {
  const std::uint32_t count = in.count(12);
  grammar.values.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    ValueDeclaration& value = grammar.values.emplace_back();
    const auto type = in.below<std::uint32_t>(grammar.types.size());
    value.type_name = in.string();
    value.text = in.string();
    if (in.has_failed()) return false;
    value.type = grammar.types[type].get();
    if (value.type->equality() != datatype::Equality::by_value) continue;
    value.constant = value.type->constant(value.text, NoContext());
    if (value.constant == nullptr) return false;
  }
  return !in.has_failed();
}

void write_data(const Grammar& grammar, const TypeNumbers& numbers, ByteWriter& out) {
  out.count(grammar.data.size());
  for (const DataDeclaration& data : grammar.data) {
    out.number(numbers.at(data.type));
    out.string(data.type_name);
    out.number(data.except);
  }
}

bool read_data(ByteReader& in, Grammar& grammar) {
  const std::uint32_t count = in.count(12);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto type = in.below<std::uint32_t>(grammar.types.size());
    const std::string_view name = in.string();
    const PatternId except{in.below<std::uint32_t>(grammar.arena.size())};
    if (in.has_failed()) return false;
    grammar.data.push_back({grammar.types[type].get(), name, except});
  }
  return !in.has_failed();
}

void write_elements(const Grammar& grammar, ByteWriter& out) {
  out.count(grammar.elements.size());
  for (const ElementDeclaration& element : grammar.elements) {
    out.number(element.name);
    out.number(element.content);
    out.number(element.at.document);
    out.number(element.at.line);
    out.number(element.at.column);
    out.string(element.documentation);
  }
}

bool read_elements(ByteReader& in, Grammar& grammar, std::uint32_t name_classes) {
  const std::uint32_t count = in.count(24);
  grammar.elements.reserve(count);
  for (std::uint32_t i = 0; i < count && !in.has_failed(); ++i) {
    ElementDeclaration& element = grammar.elements.emplace_back();
    element.name = NameClassId{in.below<std::uint32_t>(name_classes)};
    element.content = PatternId{in.below<std::uint32_t>(grammar.arena.size())};
    element.at.document = in.number<std::uint32_t>();
    element.at.line = in.number<std::uint32_t>();
    element.at.column = in.number<std::uint32_t>();
    element.documentation = in.string();
  }
  return !in.has_failed();
}

void write_rest(const Grammar& grammar, ByteWriter& out) {
  out.count(grammar.id_attributes.size());
  for (const auto& [key, type] : grammar.id_attributes) {
    out.number(key.element);
    out.number(key.attribute);
    out.number(type);
  }
  out.number(static_cast<std::uint8_t>(grammar.checks_ids));
  out.count(grammar.sources.size());
  for (std::uint32_t i = 0; i < grammar.sources.size(); ++i) out.string(grammar.sources.name(i));
  out.number(grammar.start);
}

bool read_rest(ByteReader& in, Grammar& grammar) {
  const std::uint32_t ids = in.count(9);
  grammar.id_attributes.reserve(ids);
  for (std::uint32_t i = 0; i < ids; ++i) {
    const NameId element{in.below<std::uint32_t>(grammar.names.size())};
    const NameId attribute{in.below<std::uint32_t>(grammar.names.size())};
    const auto type = static_cast<datatype::IdType>(in.below<std::uint8_t>(4));
    grammar.id_attributes.emplace(IdAttribute{element, attribute}, type);
  }
  grammar.checks_ids = in.below<std::uint8_t>(2) == 1;
  const std::uint32_t sources = in.count(4);
  for (std::uint32_t i = 0; i < sources; ++i) grammar.sources.add(std::string(in.string()));
  grammar.start = PatternId{in.below<std::uint32_t>(grammar.arena.size())};
  return in.is_at_end();
}

}  // namespace

// The characters of all names stand in one string, as the table keeps views.
void GrammarCodec::write_names(const NameTable& names, ByteWriter& out) {
  out.count(names.namespaces_.size());
  for (const std::string_view uri : names.namespaces_) out.string(uri);
  std::string characters;
  for (const NameTable::Entry& entry : names.entries_) characters += entry.local;
  out.string(characters);
  out.count(names.entries_.size());
  for (const NameTable::Entry& entry : names.entries_) {
    out.number(entry.namespace_id);
    out.count(entry.local.size());
    out.number(entry.hash);
  }
}

// The hashes are the standard library's, and one that came since may have others: the first name
// must be found by its hash of today.
bool GrammarCodec::read_names(ByteReader& in, NameTable& names) {
  const std::uint32_t namespaces = in.count(4);
  for (std::uint32_t i = 0; i < namespaces; ++i) {
    const std::string_view uri = in.string();
    if (i == 0 ? !uri.empty() : names.add_namespace(uri) != NamespaceId{i}) return false;
  }
  const std::string_view characters = names.strings_.emplace_back(in.string());
  names.bytes_ += characters.size();
  const std::uint32_t count = in.count(16);
  while (names.slots_.size() < std::size_t{count} * 2) names.slots_.resize(names.slots_.size() * 2);
  names.entries_.reserve(count);
  const std::size_t mask = names.slots_.size() - 1;
  std::size_t begin = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    NameTable::Entry entry;
    entry.namespace_id = NamespaceId{in.below<std::uint32_t>(namespaces)};
    const auto length = in.number<std::uint32_t>();
    if (in.has_failed() || length > characters.size() - begin) return false;
    entry.local = characters.substr(begin, length);
    begin += length;
    entry.hash = in.number<std::uint64_t>();
    names.entries_.push_back(entry);
    std::size_t at = entry.hash & mask;
    while (names.slots_[at] != 0) at = (at + 1) & mask;
    names.slots_[at] = i + 1;
  }
  if (in.has_failed() || namespaces == 0) return false;
  return count == 0 || names.add(names.entries_[0].namespace_id,
                                 std::string(names.entries_[0].local)) == NameId{0};
}

void GrammarCodec::write_name_classes(const NameClasses& classes, ByteWriter& out) {
  out.count(classes.nodes_.size());
  for (const NameClassNode& node : classes.nodes_) {
    out.number(node.kind);
    out.number(static_cast<std::uint8_t>(node.is_open));
    out.number(node.name);
    out.number(node.namespace_id);
    out.number(node.except);
    out.count(node.children.size());
    for (const NameClassId child : node.children) out.number(child);
  }
}

// Classes refer to earlier ones only.
bool GrammarCodec::read_name_class(ByteReader& in, const NameClasses& classes,
                                   NameClassNode& node) {
  const std::size_t earlier = classes.nodes_.size();
  node.kind = static_cast<NameClassKind>(in.below<std::uint8_t>(4));
  node.is_open = in.below<std::uint8_t>(2) == 1;
  node.name = NameId{in.number<std::uint32_t>()};
  node.namespace_id = NamespaceId{in.number<std::uint32_t>()};
  node.except = NameClassId{in.number<std::uint32_t>()};
  const std::uint32_t children = in.count(4);
  for (std::uint32_t i = 0; i < children; ++i) {
    node.children.push_back(NameClassId{in.below<std::uint32_t>(earlier)});
  }
  const NameTable& names = classes.names_;
  return static_cast<std::uint32_t>(node.name) < std::max(names.size(), 1U) &&
         static_cast<std::uint32_t>(node.namespace_id) < names.namespaces_.size() &&
         (node.kind != NameClassKind::name || names.size() > 0) &&
         (node.except == kNoNameClass || static_cast<std::uint32_t>(node.except) < earlier);
}

bool GrammarCodec::read_name_classes(ByteReader& in, NameClasses& classes) {
  const std::uint32_t count = in.count(18);
  classes.nodes_.reserve(count);
  std::vector<std::uint32_t> depths;
  depths.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    NameClassNode node;
    if (!read_name_class(in, classes, node) || in.has_failed()) return false;
    std::uint32_t depth = 0;
    const auto stand_on = [&](NameClassId id) {
      depth = std::max(depth, depths[static_cast<std::uint32_t>(id)] + 1);
    };
    for (const NameClassId child : node.children) stand_on(child);
    if (node.except != kNoNameClass) stand_on(node.except);
    if (depth > kMaxNameClassDepth) return false;
    depths.push_back(depth);
    classes.nodes_.push_back(std::move(node));
  }
  return !in.has_failed();
}

// The nodes, the pool and the slots are used where they lie, so every number in them is looked at
// before.
void GrammarCodec::write_arena(const PatternArena& arena, ByteWriter& out) {
  const FrozenPatterns all = arena.frozen();
  out.array(all.nodes);
  out.array(all.pool);
  out.array(all.slots);
}

bool GrammarCodec::read_arena(ByteReader& in, PatternArena& arena) {
  FrozenPatterns all;
  all.nodes = in.array<PatternNode>();
  all.pool = in.array<PatternId>();
  all.slots = in.array<std::uint32_t>();
  if (in.has_failed() || !are_sound(all)) return false;
  for (std::uint32_t i = 0; i < kFixedPatterns; ++i) {
    if (std::memcmp(&all.nodes[i], &arena.nodes_[i], sizeof(PatternNode)) != 0) return false;
  }
  arena.base_ = all;
  arena.base_size_ = static_cast<std::uint32_t>(all.nodes.size());
  arena.nodes_.clear();
  arena.slots_ = {};
  return true;
}

// What patterns say about declarations and name classes.
bool GrammarCodec::refers_within(const Grammar& grammar) {
  std::size_t excepts = 0;
  const std::span<const PatternNode> nodes = grammar.arena.frozen().nodes;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const PatternNode& node = nodes[i];
    if (node.kind == PatternKind::element && node.a >= grammar.elements.size()) return false;
    if (node.kind == PatternKind::value && node.a >= grammar.values.size()) return false;
    if (node.kind == PatternKind::attribute && node.a >= grammar.name_classes.nodes_.size()) {
      return false;
    }
    if (node.kind != PatternKind::data) continue;
    if (node.a >= grammar.data.size()) return false;
    const PatternId except = grammar.data[node.a].except;
    if (except != kNotAllowed && ++excepts > kMaxExcepts) return false;
    if (except != kNotAllowed && static_cast<std::uint32_t>(except) >= i) return false;
  }
  return true;
}

bool GrammarCodec::encode(const Grammar& grammar, std::string& bytes) {
  ByteWriter out(bytes);
  const TypeNumbers numbers = numbers_of(grammar);
  write_names(grammar.names, out);
  write_name_classes(grammar.name_classes, out);
  write_arena(grammar.arena, out);
  write_types(grammar, out);
  if (!write_values(grammar, numbers, out)) return false;
  write_data(grammar, numbers, out);
  write_elements(grammar, out);
  write_rest(grammar, out);
  return true;
}

std::unique_ptr<Grammar> GrammarCodec::decode(Buffer bytes, std::size_t from) {
  auto grammar = std::make_unique<Grammar>();
  grammar->bytes = std::move(bytes);
  ByteReader in(grammar->bytes.view().substr(from));
  const bool is_read = read_names(in, grammar->names) &&
                       read_name_classes(in, grammar->name_classes) &&
                       read_arena(in, grammar->arena) && read_types(in, *grammar) &&
                       read_values(in, *grammar) && read_data(in, *grammar);
  if (!is_read) return nullptr;
  const auto classes = static_cast<std::uint32_t>(grammar->name_classes.nodes_.size());
  if (!read_elements(in, *grammar, classes) || !read_rest(in, *grammar)) return nullptr;
  if (!refers_within(*grammar)) return nullptr;
  return grammar;
}

}  // namespace rng::pattern
