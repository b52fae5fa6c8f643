// SPDX-License-Identifier: MIT
#include "rng/survey/survey.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rng/convert/writer.hpp"
#include "rng/syntax/schema_reader.hpp"

namespace rng::survey {

using pattern::NameClassId;
using pattern::NameClassKind;
using pattern::PatternId;
using pattern::PatternKind;

namespace {

void remove_doubles(std::vector<std::string>& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

}  // namespace

std::unique_ptr<Survey> Survey::load(const std::string& path, syntax::ResourceLoader& loader,
                                     base::DiagnosticSink& sink) {
  const auto bytes = loader.load(path);
  if (!bytes) {
    base::Diagnostic fault = bytes.error();
    fault.at = {path, 0, 0};
    sink.add(std::move(fault));
    return nullptr;
  }
  auto tree = syntax::read_schema(*bytes, path, loader, sink);
  if (!tree) return nullptr;
  std::unique_ptr<Survey> survey(new Survey());
  survey->grammar_ = pattern::compile(std::move(*tree), true, survey->origins_, sink);
  if (survey->grammar_ == nullptr) return nullptr;
  survey->prefixes_ = convert::prefixes_of(*bytes);
  survey->prepare();
  return survey;
}

void Survey::prepare() {
  decompiler_ = std::make_unique<convert::Decompiler>(*grammar_, prefixes_);
  std::set<PatternId> seen;
  collect(grammar_->start, start_, seen);
  parts_.resize(grammar_->elements.size());
  parents_.resize(grammar_->elements.size());
  for (std::uint32_t i = 0; i < parts_.size(); ++i) {
    seen.clear();
    collect(grammar_->elements[i].content, parts_[i], seen);
    for (const std::uint32_t child : parts_[i].elements) parents_[child].insert(i);
  }
}

// The depth of patterns is bounded.
void Survey::collect(PatternId id, Parts& parts, std::set<PatternId>& seen) const {
  if (!seen.insert(id).second) return;
  const pattern::PatternNode& node = grammar_->arena[id];
  switch (node.kind) {
    case PatternKind::element:
      parts.elements.insert(node.a);
      return;
    case PatternKind::attribute:
      parts.attributes.push_back(id);
      return;
    case PatternKind::one_or_more:
      return collect(PatternId{node.a}, parts, seen);
    case PatternKind::group:
      collect(PatternId{node.a}, parts, seen);
      return collect(PatternId{node.b}, parts, seen);
    case PatternKind::choice:
    case PatternKind::interleave:
    case PatternKind::attributes:
      for (const PatternId child : grammar_->arena.children(id)) collect(child, parts, seen);
      return;
    default:
      return;
  }
}

// The attributes that every match has.
std::set<NameClassId> Survey::required(PatternId id) const {
  const pattern::PatternNode& node = grammar_->arena[id];
  std::set<NameClassId> result;
  switch (node.kind) {
    case PatternKind::attribute:
      return {NameClassId{node.a}};
    case PatternKind::one_or_more:
      return required(PatternId{node.a});
    case PatternKind::group:
      result = required(PatternId{node.a});
      result.merge(required(PatternId{node.b}));
      return result;
    case PatternKind::interleave:
    case PatternKind::attributes:
      for (const PatternId child : grammar_->arena.children(id)) result.merge(required(child));
      return result;
    case PatternKind::choice: {
      bool is_first = true;
      for (const PatternId child : grammar_->arena.children(id)) {
        const std::set<NameClassId> names = required(child);
        if (is_first) result = names;
        std::erase_if(result, [&](NameClassId name) { return names.count(name) == 0; });
        is_first = false;
      }
      return result;
    }
    default:
      return result;
  }
}

std::string Survey::class_text(NameClassId id, bool of_element) {
  const pattern::NameClassNode& node = grammar_->name_classes[id];
  if (node.kind != NameClassKind::name) {
    return convert::compact_piece(decompiler_->tree(), decompiler_->name_class(id, of_element));
  }
  const std::string_view uri = grammar_->names.namespace_uri(node.name);
  const std::string local(grammar_->names.local(node.name));
  if (of_element || uri.empty()) return local;
  if (uri == "http://www.w3.org/XML/1998/namespace") return "xml:" + local;
  for (const convert::Prefix& declared : prefixes_) {
    if (declared.uri == uri) return fmt::format("{}:{}", declared.prefix, local);
  }
  return fmt::format("{{{}}}{}", uri, local);
}

std::string Survey::value_text(PatternId attribute) {
  const pattern::PatternNode& node = grammar_->arena[attribute];
  const syntax::NodeIndex value = decompiler_->pattern(PatternId{node.b});
  return convert::compact_piece(decompiler_->tree(), value, 1U << 20U);
}

std::vector<std::string> Survey::names_of(const std::set<std::uint32_t>& declarations) {
  std::vector<std::string> names;
  for (const std::uint32_t declaration : declarations) {
    names.push_back(class_text(grammar_->elements[declaration].name, true));
  }
  remove_doubles(names);
  return names;
}

ElementEntry Survey::entry(std::uint32_t declaration) {
  const pattern::ElementDeclaration& declared = grammar_->elements[declaration];
  const pattern::NameClassNode& node = grammar_->name_classes[declared.name];
  ElementEntry entry;
  entry.name = class_text(declared.name, true);
  if (node.kind == NameClassKind::name) {
    entry.namespace_uri = grammar_->names.namespace_uri(node.name);
  }
  entry.at = grammar_->sources.locate(declared.at);
  entry.is_root = start_.elements.count(declaration) != 0;
  entry.parents = names_of(parents_[declaration]);
  entry.documentation = base::collapsed(declared.documentation);
  return entry;
}

std::vector<ElementEntry> Survey::elements() {
  std::vector<ElementEntry> entries;
  for (std::uint32_t i = 0; i < parts_.size(); ++i) entries.push_back(entry(i));
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

std::vector<AttributeEntry> Survey::attributes() {
  std::map<std::string, AttributeEntry> by_name;
  const auto place = [](const base::Location& at) { return std::tie(at.file, at.line, at.column); };
  for (std::uint32_t i = 0; i < parts_.size(); ++i) {
    const std::string element = class_text(grammar_->elements[i].name, true);
    for (const PatternId id : parts_[i].attributes) {
      const std::string name = class_text(NameClassId{grammar_->arena[id].a}, false);
      AttributeEntry& entry = by_name[name];
      entry.name = name;
      entry.elements.push_back(element);
      entry.values.push_back(value_text(id));
      const auto found = origins_.attributes.find(id);
      if (found == origins_.attributes.end()) continue;
      const base::Location at = grammar_->sources.locate(found->second.at);
      if (entry.at.line == 0 || place(at) < place(entry.at)) {
        entry.at = at;
        entry.documentation = base::collapsed(found->second.documentation);
      }
    }
  }
  std::vector<AttributeEntry> entries;
  for (auto& [name, entry] : by_name) {
    remove_doubles(entry.elements);
    remove_doubles(entry.values);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<CarriedAttribute> Survey::carried(std::uint32_t declaration) {
  const std::set<NameClassId> needed = required(grammar_->elements[declaration].content);
  std::vector<CarriedAttribute> attributes;
  for (const PatternId id : parts_[declaration].attributes) {
    const NameClassId name{grammar_->arena[id].a};
    const auto found = origins_.attributes.find(id);
    attributes.push_back({class_text(name, false), value_text(id), needed.count(name) != 0,
                          found == origins_.attributes.end()
                              ? std::string()
                              : base::collapsed(found->second.documentation)});
  }
  std::stable_sort(attributes.begin(), attributes.end(),
                   [](const auto& a, const auto& b) { return a.name < b.name; });
  return attributes;
}

bool Survey::is_named(std::uint32_t declaration, std::string_view name) {
  const NameClassId id = grammar_->elements[declaration].name;
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
  const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
  std::vector<pattern::NameId> listed;
  grammar_->name_classes.collect(id, false, listed);
  return std::any_of(listed.begin(), listed.end(), [&](pattern::NameId each) {
    if (grammar_->names.local(each) != local) return false;
    if (prefix.empty()) return true;
    return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const convert::Prefix& declared) {
      return declared.prefix == prefix && declared.uri == grammar_->names.namespace_uri(each);
    });
  });
}

std::vector<Description> Survey::describe(std::string_view name) {
  std::vector<Description> descriptions;
  for (std::uint32_t i = 0; i < parts_.size(); ++i) {
    if (!is_named(i, name)) continue;
    Description made;
    made.element = entry(i);
    const auto content = decompiler_->content(grammar_->elements[i].content);
    made.content = content ? convert::compact_piece(decompiler_->tree(), *content, 80) : "empty";
    made.children = names_of(parts_[i].elements);
    made.attributes = carried(i);
    descriptions.push_back(std::move(made));
  }
  return descriptions;
}

}  // namespace rng::survey
