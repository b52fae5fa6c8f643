// SPDX-License-Identifier: MIT
#include "rng/datatype/xsd_library.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "rng/datatype/facet.hpp"
#include "rng/datatype/xsd_type.hpp"

namespace rng::datatype {
namespace {

class XsdConstant final : public Constant {
 public:
  XsdConstant(const XsdType& type, Value value) : type_(type), value_(std::move(value)) {}

  bool equals(std::string_view value, const NamespaceContext& context) const override {
    std::string buffer;
    const std::string_view text = processed(value, type_.white_space(), buffer);
    const std::optional<Value> other = type_.value(text, context);
    return other && is_same(value_, *other);
  }

 private:
  const XsdType& type_;
  Value value_;
};

class XsdDatatype final : public Datatype {
 public:
  XsdDatatype(const XsdType& type, std::string_view name,
              std::vector<std::unique_ptr<Facet>> facets)
      : type_(type), name_(name), facets_(std::move(facets)) {}

  bool allows(std::string_view value, const NamespaceContext& context) const override {
    std::string buffer;
    const std::string_view text = processed(value, type_.white_space(), buffer);
    return type_.allows(text, context) && first_violated(text, context) == nullptr;
  }

  Equality equality() const override { return type_.equality(); }

  std::unique_ptr<Constant> constant(std::string_view value,
                                     const NamespaceContext& context) const override {
    std::string buffer;
    std::optional<Value> parsed =
        type_.value(processed(value, type_.white_space(), buffer), context);
    if (!parsed) return nullptr;
    return std::make_unique<XsdConstant>(type_, std::move(*parsed));
  }

  bool allows_everything() const override { return type_.allows_everything() && facets_.empty(); }
  bool is_context_dependent() const override { return type_.is_context_dependent(); }
  IdType id_type() const override { return type_.id_type(); }

  std::vector<base::Wording> description() const override {
    const bool is_text = !facets_.empty() && type_.allows_everything();
    std::vector<base::Wording> result = {is_text ? base::Wording{"type-text", {}}
                                                 : type_wording(name_)};
    for (const auto& facet : facets_) result.push_back(facet->description());
    return result;
  }

  std::string example() const override {
    class : public NamespaceContext {
      std::optional<std::string_view> namespace_of(std::string_view) const override { return ""; }
    } const context;
    std::string example(type_.example());
    return allows(example, context) ? example : std::string();
  }

  base::Wording objection(std::string_view value, const NamespaceContext& context) const override {
    std::string buffer;
    const std::string_view text = processed(value, type_.white_space(), buffer);
    if (!type_.allows(text, context)) return type_.objection(text, context);
    const Facet* violated = first_violated(text, context);
    return violated == nullptr ? base::Wording() : violated->objection(text, context);
  }

 private:
  const Facet* first_violated(std::string_view text, const NamespaceContext& context) const {
    const auto found = std::find_if(facets_.begin(), facets_.end(), [&](const auto& facet) {
      return !facet->holds(text, context);
    });
    return found == facets_.end() ? nullptr : found->get();
  }

  const XsdType& type_;
  std::string name_;
  std::vector<std::unique_ptr<Facet>> facets_;
};

}  // namespace

tl::expected<std::unique_ptr<Datatype>, Fault> XsdLibrary::make(
    std::string_view type, std::span<const Parameter> parameters) const {
  const XsdType* found = find_xsd_type(type);
  if (found == nullptr) {
    return tl::unexpected(Fault{
        Fault::Kind::unknown_type, 0, {"schema-xml-schema-has-no-datatype", {{"name", type}}}, {}});
  }
  std::vector<std::unique_ptr<Facet>> facets;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    auto facet = make_facet(*found, type, parameters[i]);
    if (!facet) {
      facet.error().parameter = i;
      return tl::unexpected(std::move(facet.error()));
    }
    facets.push_back(std::move(*facet));
  }
  return std::make_unique<XsdDatatype>(*found, type, std::move(facets));
}

}  // namespace rng::datatype
