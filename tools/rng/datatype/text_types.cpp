// SPDX-License-Identifier: MIT
#include "rng/datatype/text_types.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "rng/datatype/name_chars.hpp"
#include "rng/datatype/uri.hpp"

namespace rng::datatype {
namespace {

// RFC 3066: [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*
bool is_language(std::string_view text) {
  bool is_first = true;
  while (true) {
    const std::string_view part = text.substr(0, text.find('-'));
    const bool is_part = std::all_of(part.begin(), part.end(), [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!is_first && is_digit(c));
    });
    if (part.empty() || part.size() > 8 || !is_part) return false;
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
    is_first = false;
  }
}

bool is_uri(std::string_view text) {
  return uri_objection(text).empty();
}

enum class Shape : std::uint8_t { single, list };

// One row of the table of types.
struct TextKind {
  std::string_view name;
  WhiteSpace white_space;
  bool (*is_item)(std::string_view);  // null where every text is allowed
  Shape shape;
  IdType id_type;
  std::string_view example;
};

class TextType final : public XsdType {
 public:
  explicit constexpr TextType(const TextKind& kind) : kind_(kind) {}

  WhiteSpace white_space() const override { return kind_.white_space; }
  bool allows_everything() const override { return kind_.is_item == nullptr; }

  bool allows(std::string_view text, const NamespaceContext&) const override {
    if (kind_.is_item == nullptr) return true;
    if (kind_.shape == Shape::single) return kind_.is_item(text);
    const std::vector<std::string_view> items = items_of(text);
    return !items.empty() && std::all_of(items.begin(), items.end(), kind_.is_item);
  }

  std::optional<Value> value(std::string_view text,
                             const NamespaceContext& context) const override {
    return allows(text, context) ? std::optional<Value>(std::string(text)) : std::nullopt;
  }

  Equality equality() const override {
    switch (kind_.white_space) {
      case WhiteSpace::preserve:
        return Equality::lexical;
      case WhiteSpace::collapse:
        return Equality::collapsed;
      case WhiteSpace::replace:
        break;
    }
    return Equality::by_value;
  }

  IdType id_type() const override { return kind_.id_type; }
  std::string_view unit_of_length() const override {
    return kind_.shape == Shape::list ? "item" : "character";
  }
  std::size_t length(std::string_view text) const override {
    return kind_.shape == Shape::list ? items_of(text).size() : base::utf8::code_point_count(text);
  }
  std::string_view name() const { return kind_.name; }
  std::string_view example() const override { return kind_.example; }

  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    if (kind_.is_item == is_uri) return {std::string(uri_objection(text)), {}};
    if (kind_.is_item == is_language || kind_.is_item == nullptr) return {};
    if (text.empty()) return {"objection-empty", {}};
    for (const std::string_view item : items_of(text)) {
      if (base::Wording remark = name_objection(item); !remark.empty()) return remark;
    }
    if (kind_.shape == Shape::single && text.find(' ') != std::string_view::npos) {
      return {"objection-blank", {}};
    }
    return {};
  }

 private:
  base::Wording name_objection(std::string_view item) const {
    std::size_t at = 0;
    if (!kind_.is_item("1") && !is_name_start(base::utf8::next(item, at))) {
      return {"objection-name-start", {{"found", std::string(item.substr(0, at))}}};
    }
    while (at < item.size()) {
      const std::size_t begin = at;
      const char32_t c = base::utf8::next(item, at);
      if (!is_name_char(c) || (c == U':' && !kind_.is_item("a:a"))) {
        return {"objection-name-character",
                {{"found", std::string(item.substr(begin, at - begin))}}};
      }
    }
    return {};
  }

  TextKind kind_;
};

const std::array kTextTypes = {
    TextType({"string", WhiteSpace::preserve, nullptr, Shape::single, IdType::none, "any text"}),
    TextType({"normalizedString", WhiteSpace::replace, nullptr, Shape::single, IdType::none,
              "any text"}),
    TextType({"token", WhiteSpace::collapse, nullptr, Shape::single, IdType::none, "any text"}),
    TextType(
        {"untypedAtomic", WhiteSpace::preserve, nullptr, Shape::single, IdType::none, "any text"}),
    TextType(
        {"anyAtomicType", WhiteSpace::preserve, nullptr, Shape::single, IdType::none, "any text"}),
    TextType({"language", WhiteSpace::collapse, is_language, Shape::single, IdType::none, "pt-BR"}),
    TextType({"Name", WhiteSpace::collapse, is_name, Shape::single, IdType::none, "chapter-1"}),
    TextType({"NCName", WhiteSpace::collapse, is_ncname, Shape::single, IdType::none, "chapter-1"}),
    TextType({"NMTOKEN", WhiteSpace::collapse, is_nmtoken, Shape::single, IdType::none, "1929-a"}),
    TextType({"NMTOKENS", WhiteSpace::collapse, is_nmtoken, Shape::list, IdType::none, "a b"}),
    TextType({"ID", WhiteSpace::collapse, is_ncname, Shape::single, IdType::id, "letter-1"}),
    TextType({"IDREF", WhiteSpace::collapse, is_ncname, Shape::single, IdType::idref, "letter-1"}),
    TextType({"IDREFS", WhiteSpace::collapse, is_ncname, Shape::list, IdType::idrefs,
              "letter-1 letter-2"}),
    TextType({"anyURI", WhiteSpace::collapse, is_uri, Shape::single, IdType::none,
              "https://example.org/letter#note-1"}),
};

// The names of unparsed entities.
class EntityType final : public XsdType {
 public:
  explicit constexpr EntityType(Shape shape) : shape_(shape) {}

  bool allows(std::string_view text, const NamespaceContext& context) const override {
    const std::vector<std::string_view> items = items_of(text);
    return !items.empty() && (shape_ == Shape::list || items.size() == 1) &&
           std::all_of(items.begin(), items.end(), [&](std::string_view item) {
             return is_ncname(item) && context.is_unparsed_entity(item);
           });
  }
  std::optional<Value> value(std::string_view text,
                             const NamespaceContext& context) const override {
    return allows(text, context) ? std::optional<Value>(std::string(text)) : std::nullopt;
  }
  bool is_context_dependent() const override { return true; }
  std::string_view unit_of_length() const override {
    return shape_ == Shape::list ? "item" : "character";
  }
  std::size_t length(std::string_view text) const override {
    return shape_ == Shape::list ? items_of(text).size() : base::utf8::code_point_count(text);
  }
  std::string_view example() const override { return {}; }

 private:
  Shape shape_;
};

// QName and NOTATION.
class QNameType final : public XsdType {
 public:
  std::optional<Value> value(std::string_view text,
                             const NamespaceContext& context) const override {
    const std::size_t colon = text.find(':');
    const bool has_prefix = colon != std::string_view::npos;
    const std::string_view prefix = has_prefix ? text.substr(0, colon) : std::string_view();
    const std::string_view local = has_prefix ? text.substr(colon + 1) : text;
    if (!is_ncname(local) || (has_prefix && !is_ncname(prefix))) return std::nullopt;
    std::optional<std::string_view> uri = context.namespace_of(prefix);
    if (prefix == "xml") uri = "http://www.w3.org/XML/1998/namespace";
    if (!uri) return std::nullopt;
    return ExpandedName{std::string(*uri), std::string(local)};
  }
  bool is_context_dependent() const override { return true; }
  std::string_view example() const override { return "title"; }
  base::Wording objection(std::string_view text, const NamespaceContext& context) const override {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || !is_ncname(text.substr(0, colon)) ||
        context.namespace_of(text.substr(0, colon))) {
      return {};
    }
    return {"objection-prefix", {{"prefix", std::string(text.substr(0, colon))}}};
  }
};

}  // namespace

const XsdType* find_text_type(std::string_view name) {
  static const EntityType kEntity{Shape::single};
  static const EntityType kEntities{Shape::list};
  static const QNameType kQName;
  if (name == "ENTITY") return &kEntity;
  if (name == "ENTITIES") return &kEntities;
  if (name == "QName" || name == "NOTATION") return &kQName;
  const auto* found = std::find_if(kTextTypes.begin(), kTextTypes.end(),
                                   [&](const TextType& type) { return type.name() == name; });
  return found == kTextTypes.end() ? nullptr : found;
}

}  // namespace rng::datatype
