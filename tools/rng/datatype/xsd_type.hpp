// SPDX-License-Identifier: MIT
// The types of XML Schema Part 2 before parameters restrict them: what each allows, what its values
// are and how they compare.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "rng/datatype/datatype.hpp"
#include "rng/datatype/date_time.hpp"
#include "rng/datatype/decimal.hpp"
#include "rng/datatype/duration.hpp"
#include "rng/datatype/white_space.hpp"

namespace rng::datatype {

/// A QName or NOTATION.
struct ExpandedName {
  std::string namespace_uri;
  std::string local;

  friend bool operator==(const ExpandedName&, const ExpandedName&) = default;
};

/// A value; a string is text or octets.
using Value = std::variant<std::string, bool, Decimal, double, DateTime, Duration, ExpandedName>;

/// True for two values of one type that are the same; NaN is NaN.
bool is_same(const Value& a, const Value& b);
/// The type's order, partial for some types; false for values that have none.
bool is_less(const Value& a, const Value& b);

/// A type. Texts come with their white space processed. Immutable, alive as long as the program.
class XsdType {
 public:
  virtual ~XsdType() = default;
  virtual WhiteSpace white_space() const { return WhiteSpace::collapse; }
  virtual bool allows(std::string_view text, const NamespaceContext& context) const {
    return value(text, context).has_value();
  }
  virtual bool allows_everything() const { return false; }
  virtual std::optional<Value> value(std::string_view text,
                                     const NamespaceContext& context) const = 0;
  virtual Equality equality() const { return Equality::by_value; }
  virtual bool is_ordered() const { return false; }
  virtual bool is_decimal() const { return false; }
  virtual bool is_context_dependent() const { return false; }
  virtual IdType id_type() const { return IdType::none; }
  /// What the length facets count: "character", "item", "octet"; "" where they do not apply.
  virtual std::string_view unit_of_length() const { return {}; }
  virtual std::size_t length(std::string_view /*text*/) const { return 0; }
  /// As in Datatype. What is expected is told by the type's name.
  virtual std::string_view example() const = 0;
  virtual base::Wording objection(std::string_view /*text*/, const NamespaceContext&) const {
    return {};
  }
};

/// What a type of a name expects.
base::Wording type_wording(std::string_view name);

/// The type of a name, or null.
const XsdType* find_xsd_type(std::string_view name);

}  // namespace rng::datatype
