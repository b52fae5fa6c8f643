// SPDX-License-Identifier: MIT
#include "rng/convert/decompile.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "rng/convert/name_plan.hpp"
#include "rng/convert/writer.hpp"
#include "rng/syntax/parse.hpp"

namespace rng::convert {

using pattern::NameClassId;
using pattern::NameClassKind;
using pattern::PatternId;
using pattern::PatternKind;
using pattern::PatternNode;
using syntax::NodeIndex;
using syntax::Pattern;

std::vector<Prefix> prefixes_of(std::string_view schema) {
  syntax::SchemaTree tree;
  syntax::SchemaTreeBuilder builder(tree, true);
  base::DiagnosticList unused;
  const syntax::SchemaText text{schema, {}, {}, 0, std::string(kInherited)};
  syntax::parse(text, builder, unused);
  return std::move(tree.notes.namespaces);
}

Decompiler::Decompiler(const pattern::Grammar& grammar, std::vector<Prefix> prefixes)
    : grammar_(grammar), builder_(tree_, true) {
  tree_.notes.namespaces = std::move(prefixes);
  for (std::size_t i = 0; i < grammar.types.size(); ++i) types_.emplace(grammar.types[i].get(), i);
  name_declarations();
}

void Decompiler::name_declarations() {
  std::map<std::string, std::size_t> counts;
  for (const pattern::ElementDeclaration& declared : grammar_.elements) {
    const auto& node = grammar_.name_classes[declared.name];
    const bool is_named = node.kind == NameClassKind::name;
    std::string name = is_named ? std::string(grammar_.names.local(node.name)) : "anyElement";
    if (const std::size_t number = ++counts[name]; number > 1) name += fmt::format(".{}", number);
    names_.push_back(std::move(name));
    std::vector<pattern::NameId> listed;
    grammar_.name_classes.collect(declared.name, true, listed);
    for (const pattern::NameId id : listed) {
      has_namespaces_ |= !grammar_.names.namespace_uri(id).empty();
    }
  }
}

std::string_view Decompiler::prefix_for(std::string_view uri) const {
  for (const Prefix& declared : tree_.notes.namespaces) {
    if (declared.uri == uri) return declared.prefix;
  }
  return {};
}

// A schema without namespaces need not say so.
std::string_view Decompiler::uri_for(std::string_view uri, bool of_element) const {
  return of_element && uri.empty() && !has_namespaces_ ? kInherited : uri;
}

syntax::NameClass Decompiler::class_of(NameClassId id, bool of_element) {
  const pattern::NameClassNode& node = grammar_.name_classes[id];
  switch (node.kind) {
    case NameClassKind::name: {
      const std::string_view uri = uri_for(grammar_.names.namespace_uri(node.name), of_element);
      const std::string_view prefix = of_element ? std::string_view() : prefix_for(uri);
      return builder_.name({uri, grammar_.names.local(node.name), prefix}, {});
    }
    case NameClassKind::choice: {
      std::vector<syntax::NameClass> children;
      for (const NameClassId child : node.children) children.push_back(class_of(child, of_element));
      return builder_.name_choice(children, {});
    }
    default:
      break;
  }
  std::vector<syntax::NameClass> except;
  if (node.except != pattern::kNoNameClass) except.push_back(class_of(node.except, of_element));
  if (node.kind == NameClassKind::any_name) return builder_.any_name(except, {});
  return builder_.ns_name(uri_for(grammar_.names.uri(node.namespace_id), of_element), except, {});
}

NodeIndex Decompiler::name_class(NameClassId id, bool of_element) {
  return static_cast<NodeIndex>(class_of(id, of_element));
}

const pattern::TypeSource& Decompiler::source_of(const datatype::Datatype* type) const {
  return grammar_.type_sources[types_.at(type)];
}

Pattern Decompiler::data(std::uint32_t declaration) {
  const pattern::DataDeclaration& declared = grammar_.data[declaration];
  const pattern::TypeSource& source = source_of(declared.type);
  std::vector<syntax::DataParameter> parameters;
  for (const auto& each : source.parameters) parameters.push_back({each.name, each.value, {}});
  std::vector<Pattern> except;
  if (declared.except != pattern::kNotAllowed) except.push_back(made_or_empty(declared.except));
  return builder_.data({source.library, source.type}, parameters, except, {}, {});
}

Pattern Decompiler::value(std::uint32_t declaration) {
  const pattern::ValueDeclaration& declared = grammar_.values[declaration];
  const pattern::TypeSource& source = source_of(declared.type);
  lost_names_ |= is_qname_type(source.library, source.type);
  return builder_.value({source.library, source.type}, declared.text, {}, {}, {});
}

Pattern Decompiler::attribute(const PatternNode& node) {
  const syntax::NameClass name = class_of(NameClassId{node.a}, false);
  const Pattern content = made_or_empty(PatternId{node.b});
  return builder_.attribute(name, std::span<const Pattern>(&content, 1), {});
}

Pattern Decompiler::made_or_empty(PatternId id) {
  const bool skipped = std::exchange(skips_attributes_, false);
  const Made made = make(id);
  skips_attributes_ = skipped;
  return made ? *made : builder_.empty({});
}

// None stands for nothing: empty, or what holds attributes only where these are left out. Depth is
// that of patterns, which is bounded.
Decompiler::Made Decompiler::make(PatternId id) {
  if (is_too_large()) return std::nullopt;
  const PatternNode& node = grammar_.arena[id];
  switch (node.kind) {
    case PatternKind::empty:
      return std::nullopt;
    case PatternKind::text:
      return builder_.text({});
    case PatternKind::element:
      return builder_.ref(names_[node.a], {});
    case PatternKind::attribute:
      if (skips_attributes_) return std::nullopt;
      return attribute(node);
    case PatternKind::data:
      return data(node.a);
    case PatternKind::value:
      return value(node.a);
    case PatternKind::list: {
      const Pattern items = made_or_empty(PatternId{node.a});
      return builder_.list(std::span<const Pattern>(&items, 1), {});
    }
    case PatternKind::one_or_more: {
      const Made inner = make(PatternId{node.a});
      if (!inner) return std::nullopt;
      return builder_.one_or_more(std::span<const Pattern>(&*inner, 1), {});
    }
    case PatternKind::group:
      return make_group(id);
    case PatternKind::choice:
      return make_choice(id);
    case PatternKind::interleave:
    case PatternKind::attributes:
      return make_several(id, node.kind);
    default:
      return builder_.not_allowed({});
  }
}

// Groups lean to the right.
Decompiler::Made Decompiler::make_group(PatternId id) {
  std::vector<Pattern> parts;
  const auto add_one = [&](PatternId part) {
    if (const Made made = make(part)) parts.push_back(*made);
  };
  const auto add = [&](PatternId part) {
    if (grammar_.arena[part].kind != PatternKind::attributes) return add_one(part);
    for (const PatternId child : grammar_.arena.children(part)) add_one(child);
  };
  while (grammar_.arena[id].kind == PatternKind::group) {
    const PatternNode& node = grammar_.arena[id];
    add(PatternId{node.a});
    id = PatternId{node.b};
  }
  add(id);
  if (parts.empty()) return std::nullopt;
  return parts.size() == 1 ? parts.front() : builder_.group(parts, {});
}

Decompiler::Made Decompiler::make_several(PatternId id, PatternKind kind) {
  std::vector<Pattern> parts;
  for (const PatternId child : grammar_.arena.children(id)) {
    if (const Made made = make(child)) parts.push_back(*made);
  }
  if (parts.empty()) return std::nullopt;
  if (parts.size() == 1) return parts.front();
  return kind == PatternKind::interleave ? builder_.interleave(parts, {})
                                         : builder_.group(parts, {});
}

// A choice with nothing is what may be left out.
Decompiler::Made Decompiler::make_choice(PatternId id) {
  std::vector<Pattern> ways;
  bool has_nothing = false;
  PatternId only = pattern::kNotAllowed;
  for (const PatternId child : grammar_.arena.children(id)) {
    if (const Made made = make(child)) {
      ways.push_back(*made);
      only = child;
    } else {
      has_nothing = true;
    }
  }
  if (ways.empty()) return std::nullopt;
  if (!has_nothing) return ways.size() == 1 ? ways.front() : builder_.choice(ways, {});
  if (ways.size() > 1) {
    const Pattern choice = builder_.choice(ways, {});
    return builder_.optional(std::span<const Pattern>(&choice, 1), {});
  }
  if (grammar_.arena[only].kind != PatternKind::one_or_more) {
    return builder_.optional(std::span<const Pattern>(ways), {});
  }
  const Made inner = make(PatternId{grammar_.arena[only].a});
  return builder_.zero_or_more(std::span<const Pattern>(&*inner, 1), {});
}

NodeIndex Decompiler::pattern(PatternId id) {
  return static_cast<NodeIndex>(made_or_empty(id));
}

std::optional<NodeIndex> Decompiler::content(PatternId id) {
  const bool skipped = std::exchange(skips_attributes_, true);
  const Made made = make(id);
  skips_attributes_ = skipped;
  if (!made) return std::nullopt;
  return static_cast<NodeIndex>(*made);
}

NodeIndex Decompiler::grammar() {
  std::vector<syntax::Component> components;
  const Pattern start = made_or_empty(grammar_.start);
  components.push_back(
      builder_.start(syntax::Combine::none, std::span<const Pattern>(&start, 1), {}));
  for (std::uint32_t i = 0; i < grammar_.elements.size() && !is_too_large(); ++i) {
    const pattern::ElementDeclaration& declared = grammar_.elements[i];
    const Pattern content = made_or_empty(declared.content);
    syntax::Annotations annotations;
    if (!declared.documentation.empty()) {
      annotations.documentation.emplace_back(declared.documentation);
    }
    const Pattern element =
        builder_.element(class_of(declared.name, true), std::span<const Pattern>(&content, 1), {});
    components.push_back(builder_.define(names_[i], syntax::Combine::none,
                                         std::span<const Pattern>(&element, 1),
                                         {{}, annotations.is_empty() ? nullptr : &annotations}));
  }
  tree_.root = static_cast<NodeIndex>(builder_.grammar(components, {}));
  return tree_.root;
}

std::optional<std::string> simplified(const pattern::Grammar& grammar, std::vector<Prefix> prefixes,
                                      bool as_xml, base::DiagnosticSink& sink) {
  const auto fail = [&](std::string_view code, std::string message) {
    const std::string file = grammar.sources.size() > 0 ? grammar.sources.name(0) : std::string();
    sink.add({base::Severity::error, std::string(code), {file, 0, 0}, std::move(message), "", {}});
    return std::nullopt;
  };
  Decompiler decompiler(grammar, std::move(prefixes));
  decompiler.grammar();
  if (decompiler.is_too_large()) {
    return fail("schema.limit", "the simple form of this schema is too large to be written");
  }
  if (decompiler.lost_names()) {
    return fail("schema.not-writable",
                "the schema has a value of type QName or NOTATION, whose prefix the simple form "
                "does not know");
  }
  base::DiagnosticList faults;
  std::string text = write({decompiler.tree(), {}},
                           as_xml ? syntax::Syntax::xml : syntax::Syntax::compact, faults);
  for (base::Diagnostic& fault : faults.items) sink.add(std::move(fault));
  if (faults.has_errors()) return std::nullopt;
  return text;
}

}  // namespace rng::convert
