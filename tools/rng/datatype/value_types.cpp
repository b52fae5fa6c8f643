// SPDX-License-Identifier: MIT
#include "rng/datatype/value_types.hpp"

#include <algorithm>
#include <array>

#include "base/base64.hpp"
#include "rng/datatype/binary.hpp"

namespace rng::datatype {
namespace {

class BooleanType final : public XsdType {
 public:
  std::optional<Value> value(std::string_view text, const NamespaceContext&) const override {
    if (text == "true" || text == "1") return true;
    if (text == "false" || text == "0") return false;
    return std::nullopt;
  }
  std::string_view example() const override { return "true"; }
};

// decimal.
class DecimalType final : public XsdType {
 public:
  std::optional<Value> value(std::string_view text, const NamespaceContext&) const override {
    return parse_decimal(text);
  }
  bool is_ordered() const override { return true; }
  bool is_decimal() const override { return true; }
  std::string_view example() const override { return "3.75"; }
  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    if (text.find(',') != std::string_view::npos) return {"objection-comma", {}};
    return {};
  }
};

// integer and what derives from it; a bound that is empty is none.
struct IntegerKind {
  std::string_view name;
  std::string_view least;
  std::string_view most;
  std::string_view example;
};

class IntegerType final : public XsdType {
 public:
  explicit constexpr IntegerType(const IntegerKind& kind) : kind_(kind) {}

  std::optional<Value> value(std::string_view text, const NamespaceContext&) const override {
    std::optional<Decimal> number = parse_integer(text);
    if (!number || is_too_small(*number) || is_too_large(*number)) return std::nullopt;
    return std::move(*number);
  }
  bool is_ordered() const override { return true; }
  bool is_decimal() const override { return true; }
  std::string_view name() const { return kind_.name; }
  std::string_view example() const override { return kind_.example; }
  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    const std::optional<Decimal> number = parse_integer(text);
    if (!number) return {parse_decimal(text) ? "objection-fraction" : "objection-no-number", {}};
    if (is_too_small(*number)) return {"objection-less", {{"limit", std::string(kind_.least)}}};
    if (!is_too_large(*number)) return {};
    return {"objection-more", {{"limit", std::string(kind_.most)}}};
  }

 private:
  bool is_too_small(const Decimal& number) const {
    return !kind_.least.empty() && number < *parse_integer(kind_.least);
  }
  bool is_too_large(const Decimal& number) const {
    return !kind_.most.empty() && number > *parse_integer(kind_.most);
  }

  IntegerKind kind_;
};

const std::array kIntegerTypes = {
    IntegerType({"integer", "", "", "12"}),
    IntegerType({"nonPositiveInteger", "", "0", "-12"}),
    IntegerType({"negativeInteger", "", "-1", "-12"}),
    IntegerType({"nonNegativeInteger", "0", "", "12"}),
    IntegerType({"positiveInteger", "1", "", "12"}),
    IntegerType({"long", "-9223372036854775808", "9223372036854775807", "12"}),
    IntegerType({"int", "-2147483648", "2147483647", "12"}),
    IntegerType({"short", "-32768", "32767", "12"}),
    IntegerType({"byte", "-128", "127", "12"}),
    IntegerType({"unsignedLong", "0", "18446744073709551615", "12"}),
    IntegerType({"unsignedInt", "0", "4294967295", "12"}),
    IntegerType({"unsignedShort", "0", "65535", "12"}),
    IntegerType({"unsignedByte", "0", "255", "12"}),
};

class FloatingType final : public XsdType {
 public:
  explicit constexpr FloatingType(FloatingWidth width) : width_(width) {}

  std::optional<Value> value(std::string_view text, const NamespaceContext&) const override {
    return parse_floating(text, width_);
  }
  bool is_ordered() const override { return true; }
  std::string_view example() const override { return "3.75"; }
  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    if (text.find(',') != std::string_view::npos) return {"objection-comma", {}};
    return {};
  }

 private:
  FloatingWidth width_;
};

struct DateTimeKind {
  std::string_view name;
  DateKind kind;
  std::string_view example;
};

class DateTimeType final : public XsdType {
 public:
  explicit constexpr DateTimeType(const DateTimeKind& kind) : kind_(kind) {}

  std::optional<Value> value(std::string_view text, const NamespaceContext&) const override {
    tl::expected<DateTime, base::Wording> parsed = parse_date_time(text, kind_.kind);
    if (!parsed) return std::nullopt;
    return std::move(*parsed);
  }
  bool is_ordered() const override { return true; }
  std::string_view name() const { return kind_.name; }
  std::string_view example() const override { return kind_.example; }
  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    const tl::expected<DateTime, base::Wording> parsed = parse_date_time(text, kind_.kind);
    return parsed ? base::Wording() : parsed.error();
  }

 private:
  DateTimeKind kind_;
};

const std::array kDateTimeTypes = {
    DateTimeType({"dateTime", DateKind::date_time, "1929-12-29T18:30:00"}),
    DateTimeType({"time", DateKind::time, "18:30:00"}),
    DateTimeType({"date", DateKind::date, "1929-12-29"}),
    DateTimeType({"gYearMonth", DateKind::year_month, "1929-12"}),
    DateTimeType({"gYear", DateKind::year, "1929"}),
    DateTimeType({"gMonthDay", DateKind::month_day, "--12-29"}),
    DateTimeType({"gDay", DateKind::day, "---29"}),
    DateTimeType({"gMonth", DateKind::month, "--12"}),
};

class DurationType final : public XsdType {
 public:
  std::optional<Value> value(std::string_view text, const NamespaceContext&) const override {
    return parse_duration(text);
  }
  bool is_ordered() const override { return true; }
  std::string_view example() const override { return "P1Y6M"; }
};

// base64Binary and hexBinary.
class BinaryType final : public XsdType {
 public:
  using Decoder = std::optional<std::string> (*)(std::string_view);

  constexpr BinaryType(Decoder decode, std::string_view example)
      : decode_(decode), example_(example) {}

  std::optional<Value> value(std::string_view text, const NamespaceContext&) const override {
    return decode_(text);
  }
  std::string_view unit_of_length() const override { return "octet"; }
  std::size_t length(std::string_view text) const override {
    return decode_(text).value_or(std::string()).size();
  }
  std::string_view example() const override { return example_; }

 private:
  Decoder decode_;
  std::string_view example_;
};

template <typename Types>
const XsdType* find_by_name(const Types& types, std::string_view name) {
  const auto* found = std::find_if(types.begin(), types.end(),
                                   [&](const auto& type) { return type.name() == name; });
  return found == types.end() ? nullptr : found;
}

}  // namespace

const XsdType* find_value_type(std::string_view name) {
  static const BooleanType kBoolean;
  static const DecimalType kDecimal;
  static const FloatingType kFloat{FloatingWidth::single};
  static const FloatingType kDouble{FloatingWidth::twofold};
  static const DurationType kDuration;
  static const BinaryType kHex{decode_hex, "00FF"};
  static const BinaryType kBase64{base::decode_base64, "AQID"};
  if (name == "boolean") return &kBoolean;
  if (name == "decimal") return &kDecimal;
  if (name == "float") return &kFloat;
  if (name == "double") return &kDouble;
  if (name == "duration") return &kDuration;
  if (name == "hexBinary") return &kHex;
  if (name == "base64Binary") return &kBase64;
  const XsdType* integer = find_by_name(kIntegerTypes, name);
  return integer != nullptr ? integer : find_by_name(kDateTimeTypes, name);
}

}  // namespace rng::datatype
