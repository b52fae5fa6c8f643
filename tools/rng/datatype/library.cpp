// SPDX-License-Identifier: MIT
// The libraries by their URIs, and the two small ones.
#include <fmt/format.h>

#include "rng/datatype/datatype.hpp"
#include "rng/datatype/xsd_library.hpp"

namespace rng::datatype {
namespace {

tl::unexpected<Fault> no_such_type(base::Wording message, base::Wording hint) {
  return tl::unexpected(Fault{Fault::Kind::unknown_type, 0, std::move(message), std::move(hint)});
}

tl::unexpected<Fault> no_parameters(std::string_view type, const Parameter& first) {
  return tl::unexpected(
      Fault{Fault::Kind::unknown_parameter,
            0,
            {"schema-the-type-takes-no-parameters-but-has", {{"type", type}, {"name", first.name}}},
            {}});
}

// The built-in types string and token (specification §8.2).
class BuiltInType final : public Datatype {
 public:
  explicit BuiltInType(Equality equality) : equality_(equality) {}

  bool allows(std::string_view, const NamespaceContext&) const override { return true; }
  Equality equality() const override { return equality_; }
  std::unique_ptr<Constant> constant(std::string_view, const NamespaceContext&) const override {
    return nullptr;
  }
  bool allows_everything() const override { return true; }
  std::vector<base::Wording> description() const override { return {{"type-string", {}}}; }
  std::string example() const override { return "any text"; }

 private:
  Equality equality_;
};

class BuiltInLibrary final : public Library {
 public:
  tl::expected<std::unique_ptr<Datatype>, Fault> make(
      std::string_view type, std::span<const Parameter> parameters) const override {
    if (type != "string" && type != "token") {
      return no_such_type({"schema-the-built-in-library-has-no-datatype", {{"name", type}}},
                          {"schema-its-types-are-string-and-token-for", {{"uri", kXsdLibrary}}});
    }
    if (!parameters.empty()) return no_parameters(type, parameters.front());
    return std::make_unique<BuiltInType>(type == "string" ? Equality::lexical
                                                          : Equality::collapsed);
  }
};

// ID, IDREF and IDREFS as XML Schema has them, without parameters (DTD compatibility, §5.2).
class DtdCompatibilityLibrary final : public Library {
 public:
  tl::expected<std::unique_ptr<Datatype>, Fault> make(
      std::string_view type, std::span<const Parameter> parameters) const override {
    if (type != "ID" && type != "IDREF" && type != "IDREFS") {
      return no_such_type(
          {"schema-the-dtd-compatibility-library-has-no-datatype", {{"name", type}}},
          {"schema-its-types-are-id-idref-and-idrefs"});
    }
    if (!parameters.empty()) return no_parameters(type, parameters.front());
    return XsdLibrary().make(type, {});
  }
};

}  // namespace

std::string phrase(const std::vector<base::Wording>& description,
                   const base::Catalogue& catalogue) {
  std::string result;
  for (std::size_t i = 0; i < description.size(); ++i) {
    if (i > 1) result += i + 1 < description.size() ? "," : " " + catalogue.text("and");
    if (i > 0) result += " ";
    result += catalogue.text(description[i]);
  }
  return result;
}

std::string in_english(const std::vector<base::Wording>& description) {
  return phrase(description, base::Catalogue::english());
}

const Library* find_library(std::string_view uri) {
  static const BuiltInLibrary built_in;
  static const DtdCompatibilityLibrary dtd_compatibility;
  static const XsdLibrary xsd;
  if (uri.empty()) return &built_in;
  if (uri == kXsdLibrary) return &xsd;
  return uri == kDtdCompatibilityLibrary ? &dtd_compatibility : nullptr;
}

}  // namespace rng::datatype
