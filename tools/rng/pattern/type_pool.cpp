// SPDX-License-Identifier: MIT
#include "rng/pattern/type_pool.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace rng::pattern {

namespace {

using syntax::Node;

// The namespaces at a value, with `ns` as the default one (§6.2.8).
class ValueContext final : public datatype::NamespaceContext {
 public:
  ValueContext(const syntax::Scope* scope, std::string_view default_namespace)
      : scope_(scope), default_namespace_(default_namespace) {}

  std::optional<std::string_view> namespace_of(std::string_view prefix) const override {
    if (prefix.empty()) return default_namespace_;
    if (scope_ == nullptr) return std::nullopt;
    return scope_->namespace_of(prefix);
  }

 private:
  const syntax::Scope* scope_;
  std::string_view default_namespace_;
};

// The four bytes of a number: keys are made quicker than text.
void append_number(std::string& key, std::uint32_t number) {
  key.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

void TypePool::error(std::string_view code, syntax::SourcePosition at, base::Wording message,
                     base::Wording hint) {
  sink_.add(tree_.sources.error(code, at, std::move(message), std::move(hint)));
}

std::string TypePool::key_of(const syntax::TypeUse& use) const {
  std::string key;
  append_number(key, static_cast<std::uint32_t>(use.library));
  append_number(key, static_cast<std::uint32_t>(use.type));
  for (const datatype::Parameter& parameter : use.parameters) {
    append_number(key, static_cast<std::uint32_t>(parameter.name.size()));
    key += parameter.name;
    append_number(key, static_cast<std::uint32_t>(parameter.value.size()));
    key += parameter.value;
  }
  return key;
}

const datatype::Datatype* TypePool::type_of(const Node& node) {
  const syntax::TypeUse& use = tree_.types[node.detail];
  const std::string key = key_of(use);
  const auto found = types_.find(key);
  if (found != types_.end()) return found->second;
  const std::string_view uri = tree_.strings[use.library];
  const datatype::Library* library = datatype::find_library(uri);
  if (library == nullptr) {
    error("schema.datatype-library", node.at,
          syntax::at_clause("4.16", {"schema-the-datatype-library-is-not-known", {{"uri", uri}}}),
          {"schema-the-usual-one-is", {{"uri", datatype::kXsdLibrary}}});
    return types_[key] = nullptr;
  }
  auto made = library->make(tree_.strings[use.type], use.parameters);
  if (!made) {
    // Not kept, so that each place is reported.
    report(node, made.error());
    return nullptr;
  }
  grammar_.types.push_back(std::move(*made));
  grammar_.type_sources.push_back(
      {std::string(uri), std::string(tree_.strings[use.type]), use.parameters});
  return types_[key] = grammar_.types.back().get();
}

void TypePool::report(const Node& node, const datatype::Fault& fault) {
  const syntax::TypeUse& use = tree_.types[node.detail];
  const bool is_parameter = fault.kind != datatype::Fault::Kind::unknown_type &&
                            fault.parameter < use.parameters_at.size();
  error(is_parameter ? "schema.parameter" : "schema.datatype",
        is_parameter ? use.parameters_at[fault.parameter] : node.at,
        syntax::at_clause("4.16", fault.message), fault.hint);
}

void TypePool::check(const Node& node) {
  if (node.kind == syntax::NodeKind::value) {
    value(node);
  } else {
    type_of(node);
  }
}

std::optional<std::uint32_t> TypePool::data(const Node& node, PatternId except) {
  const datatype::Datatype* type = type_of(node);
  if (type == nullptr) return std::nullopt;
  const syntax::TypeUse& use = tree_.types[node.detail];
  std::string key = key_of(use);
  append_number(key, static_cast<std::uint32_t>(except));
  const auto [found, is_new] =
      data_.try_emplace(key, static_cast<std::uint32_t>(grammar_.data.size()));
  if (is_new) grammar_.data.push_back({type, tree_.strings[use.type], except});
  return found->second;
}

std::optional<std::uint32_t> TypePool::value(const Node& node) {
  const datatype::Datatype* type = type_of(node);
  if (type == nullptr) return std::nullopt;
  const syntax::TypeUse& use = tree_.types[node.detail];
  const std::string_view raw = tree_.strings[node.name];
  ValueDeclaration made;
  made.type = type;
  made.type_name = tree_.strings[use.type];
  made.text = type->equality() == datatype::Equality::collapsed
                  ? tree_.strings[tree_.strings.add(base::collapsed(raw))]
                  : raw;
  std::string key = key_of(use).append(made.text);
  if (type->is_context_dependent()) {
    append_number(key, static_cast<std::uint32_t>(use.scope));
    append_number(key, static_cast<std::uint32_t>(node.namespace_uri));
  }
  if (const auto found = values_.find(key); found != values_.end()) return found->second;
  const auto scope = static_cast<std::size_t>(use.scope);
  const ValueContext context(scope < tree_.scopes.size() ? &tree_.scopes[scope] : nullptr,
                             tree_.strings[node.namespace_uri]);
  bool is_allowed = type->allows_everything() || type->allows(raw, context);
  if (is_allowed && type->equality() == datatype::Equality::by_value) {
    made.constant = type->constant(raw, context);
    is_allowed = made.constant != nullptr;
  }
  if (!is_allowed) {
    error("schema.value", node.at,
          syntax::at_clause("4.16", {"schema-is-not-a-value-of-the-type",
                                     {{"value", raw},
                                      {"type", made.type_name},
                                      {"form", datatype::in_english(type->description())}}}));
    return std::nullopt;
  }
  const auto number = static_cast<std::uint32_t>(grammar_.values.size());
  values_.emplace(std::move(key), number);
  grammar_.values.push_back(std::move(made));
  return number;
}

}  // namespace rng::pattern
