// SPDX-License-Identifier: MIT
#include "rng/datatype/xsd_type.hpp"

#include <type_traits>

#include "rng/datatype/text_types.hpp"
#include "rng/datatype/value_types.hpp"

namespace rng::datatype {
namespace {

bool is_nan(const Value& value) {
  const auto* number = std::get_if<double>(&value);
  return number != nullptr && *number != *number;
}

}  // namespace

bool is_same(const Value& a, const Value& b) {
  return a == b || (is_nan(a) && is_nan(b));
}

bool is_less(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&b](const auto& left) {
        using Type = std::decay_t<decltype(left)>;
        const Type& right = std::get<Type>(b);
        if constexpr (std::is_same_v<Type, Decimal> || std::is_same_v<Type, double>) {
          return left < right;
        } else if constexpr (std::is_same_v<Type, DateTime> || std::is_same_v<Type, Duration>) {
          return is_less(left, right);
        } else {
          return false;
        }
      },
      a);
}

base::Wording type_wording(std::string_view name) {
  const XsdType* type = find_xsd_type(name);
  if (type != nullptr && type->allows_everything()) return {"type-string", {}};
  if (name == "NOTATION") return {"type-QName", {}};
  if (name == "double") return {"type-float", {}};
  return {"type-" + std::string(name), {}};
}

const XsdType* find_xsd_type(std::string_view name) {
  const XsdType* text = find_text_type(name);
  return text != nullptr ? text : find_value_type(name);
}

}  // namespace rng::datatype
