// SPDX-License-Identifier: MIT
#include "rng/datatype/facet.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace rng::datatype {
namespace {

using Made = tl::expected<std::unique_ptr<Facet>, Fault>;

// Limits stand in a schema, where no prefix matters: no ordered type depends on the context.
class NoContext final : public NamespaceContext {
 public:
  std::optional<std::string_view> namespace_of(std::string_view) const override {
    return std::nullopt;
  }
};

enum class Bound : std::uint8_t { exactly, at_least, at_most };

std::string_view key_of(Bound bound) {
  switch (bound) {
    case Bound::exactly:
      return "facet-exactly";
    case Bound::at_least:
      return "facet-at-least";
    case Bound::at_most:
      return "facet-at-most";
  }
  return {};
}

bool satisfies(std::size_t count, Bound bound, std::size_t limit) {
  return bound == Bound::exactly    ? count == limit
         : bound == Bound::at_least ? count >= limit
                                    : count <= limit;
}

// A text about so many of something.
base::Wording counted(std::string_view key, std::size_t count, std::string_view unit) {
  return {std::string(key),
          {{"count", std::to_string(count)},
           {"unit", base::Wording{fmt::format("unit-{}{}", unit, count == 1 ? "" : "s")}}}};
}

class LengthFacet final : public Facet {
 public:
  LengthFacet(const XsdType& type, Bound bound, std::size_t limit)
      : type_(type), bound_(bound), limit_(limit) {}

  bool holds(std::string_view text, const NamespaceContext&) const override {
    return satisfies(type_.length(text), bound_, limit_);
  }
  base::Wording description() const override {
    return counted(key_of(bound_), limit_, type_.unit_of_length());
  }
  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    return counted("objection-has", type_.length(text), type_.unit_of_length());
  }

 private:
  const XsdType& type_;
  Bound bound_;
  std::size_t limit_;
};

class PatternFacet final : public Facet {
 public:
  explicit PatternFacet(std::string pattern) : regex_(std::move(pattern)) {}

  bool holds(std::string_view text, const NamespaceContext&) const override {
    return regex_.matches(text);
  }
  base::Wording description() const override {
    if (is_word()) return {"facet-word", {}};
    return {"facet-pattern", {{"pattern", regex_.pattern()}}};
  }
  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    if (!is_word()) return {};
    if (text.empty()) return {"objection-empty", {}};
    const bool has_blank = text.find(' ') != std::string_view::npos;
    return {has_blank ? "objection-blank" : "objection-invisible", {}};
  }

 private:
  // The two patterns by which schemas say "a word".
  bool is_word() const {
    return regex_.pattern() == R"(\S+)" || regex_.pattern() == R"([^\p{C}\p{Z}]+)";
  }

  Regex regex_;
};

enum class Limit : std::uint8_t { min_inclusive, max_inclusive, min_exclusive, max_exclusive };

class LimitFacet final : public Facet {
 public:
  LimitFacet(const XsdType& type, Limit kind, Value limit, std::string written)
      : type_(type), kind_(kind), limit_(std::move(limit)), written_(std::move(written)) {}

  bool holds(std::string_view text, const NamespaceContext& context) const override {
    const std::optional<Value> value = type_.value(text, context);
    if (!value) return false;
    switch (kind_) {
      case Limit::min_inclusive:
        return is_same(*value, limit_) || is_less(limit_, *value);
      case Limit::max_inclusive:
        return is_same(*value, limit_) || is_less(*value, limit_);
      case Limit::min_exclusive:
        return is_less(limit_, *value);
      case Limit::max_exclusive:
        return is_less(*value, limit_);
    }
    return false;
  }
  base::Wording description() const override {
    constexpr const char* kKeys[] = {"facet-from", "facet-to", "facet-more", "facet-less"};
    return {kKeys[static_cast<std::size_t>(kind_)], {{"limit", written_}}};
  }
  base::Wording objection(std::string_view, const NamespaceContext&) const override {
    constexpr const char* kKeys[] = {"objection-less", "objection-more", "objection-not-more",
                                     "objection-not-less"};
    return {kKeys[static_cast<std::size_t>(kind_)], {{"limit", written_}}};
  }

 private:
  const XsdType& type_;
  Limit kind_;
  Value limit_;
  std::string written_;
};

enum class Digits : std::uint8_t { total, fraction };

class DigitsFacet final : public Facet {
 public:
  DigitsFacet(Digits kind, std::size_t limit) : kind_(kind), limit_(limit) {}

  bool holds(std::string_view text, const NamespaceContext&) const override {
    return count(text) <= limit_;
  }
  base::Wording description() const override { return counted("facet-at-most", limit_, unit()); }
  base::Wording objection(std::string_view text, const NamespaceContext&) const override {
    return counted("objection-has", count(text), unit());
  }

 private:
  std::string_view unit() const { return kind_ == Digits::total ? "digit" : "decimal"; }
  std::size_t count(std::string_view text) const {
    const std::optional<Decimal> number = parse_decimal(text);
    if (!number) return 0;
    return kind_ == Digits::total ? number->total_digits() : number->fraction.size();
  }

  Digits kind_;
  std::size_t limit_;
};

tl::unexpected<Fault> unknown(base::Wording message, base::Wording hint = {}) {
  return tl::unexpected(
      Fault{Fault::Kind::unknown_parameter, 0, std::move(message), std::move(hint)});
}

tl::unexpected<Fault> wrong_value(base::Wording message, base::Wording hint = {}) {
  return tl::unexpected(
      Fault{Fault::Kind::wrong_parameter_value, 0, std::move(message), std::move(hint)});
}

// A count that is larger than any text is as good as any other such.
std::optional<std::size_t> parse_count(std::string_view value) {
  std::string buffer;
  const auto number = parse_integer(processed(value, WhiteSpace::collapse, buffer));
  if (!number || number->is_negative) return std::nullopt;
  std::size_t count = 0;
  for (const char c : number->whole) {
    count = std::min<std::size_t>(count * 10 + static_cast<std::size_t>(c - '0'), 0xFFFF'FFFF);
  }
  return count;
}

Made make_pattern(const Parameter& parameter) {
  const std::optional<RegexError> error = Regex::check(parameter.value);
  if (!error) return std::make_unique<PatternFacet>(parameter.value);
  const std::size_t column =
      base::utf8::code_point_count(std::string_view(parameter.value).substr(0, error->offset)) + 1;
  return wrong_value({"schema-the-pattern-is-ill-formed-at-its",
                      {{"pattern", parameter.value},
                       {"place", std::to_string(column)},
                       {"fault", error->message}}});
}

Made make_length(const XsdType& type, const Parameter& parameter, Bound bound) {
  const std::optional<std::size_t> count = parse_count(parameter.value);
  if (!count) {
    return wrong_value({"schema-is-no-length-a-whole-number-that", {{"value", parameter.value}}});
  }
  return std::make_unique<LengthFacet>(type, bound, *count);
}

Made make_limit(const XsdType& type, std::string_view type_name, const Parameter& parameter,
                Limit kind) {
  std::string buffer;
  const std::string_view text = processed(parameter.value, WhiteSpace::collapse, buffer);
  std::optional<Value> limit = type.value(text, NoContext());
  if (!limit) {
    return wrong_value(
        {"schema-is-no-value-of-the-type", {{"value", parameter.value}, {"type", type_name}}},
        {"schema-write", {{"text", type_wording(type_name)}}});
  }
  return std::make_unique<LimitFacet>(type, kind, std::move(*limit), std::string(text));
}

Made make_digits(const Parameter& parameter, Digits kind) {
  const std::optional<std::size_t> count = parse_count(parameter.value);
  if (!count || (kind == Digits::total && *count == 0)) {
    return wrong_value({"schema-is-no-number-of-digits", {{"value", parameter.value}}});
  }
  return std::make_unique<DigitsFacet>(kind, *count);
}

enum class FacetKind : std::uint8_t { length, limit, digits };

struct FacetRow {
  std::string_view name;
  FacetKind kind;
  std::uint8_t which;  // a Bound, Limit or Digits
};

constexpr FacetRow kFacets[] = {
    {"length", FacetKind::length, static_cast<std::uint8_t>(Bound::exactly)},
    {"minLength", FacetKind::length, static_cast<std::uint8_t>(Bound::at_least)},
    {"maxLength", FacetKind::length, static_cast<std::uint8_t>(Bound::at_most)},
    {"minInclusive", FacetKind::limit, static_cast<std::uint8_t>(Limit::min_inclusive)},
    {"maxInclusive", FacetKind::limit, static_cast<std::uint8_t>(Limit::max_inclusive)},
    {"minExclusive", FacetKind::limit, static_cast<std::uint8_t>(Limit::min_exclusive)},
    {"maxExclusive", FacetKind::limit, static_cast<std::uint8_t>(Limit::max_exclusive)},
    {"totalDigits", FacetKind::digits, static_cast<std::uint8_t>(Digits::total)},
    {"fractionDigits", FacetKind::digits, static_cast<std::uint8_t>(Digits::fraction)},
};

bool applies(const XsdType& type, FacetKind kind) {
  switch (kind) {
    case FacetKind::length:
      return !type.unit_of_length().empty();
    case FacetKind::limit:
      return type.is_ordered();
    case FacetKind::digits:
      return type.is_decimal();
  }
  return false;
}

Made make_of_row(const FacetRow& row, const XsdType& type, std::string_view type_name,
                 const Parameter& parameter) {
  switch (row.kind) {
    case FacetKind::length:
      return make_length(type, parameter, static_cast<Bound>(row.which));
    case FacetKind::limit:
      return make_limit(type, type_name, parameter, static_cast<Limit>(row.which));
    case FacetKind::digits:
      break;
  }
  return make_digits(parameter, static_cast<Digits>(row.which));
}

}  // namespace

Made make_facet(const XsdType& type, std::string_view type_name, const Parameter& parameter) {
  if (parameter.name == "pattern") return make_pattern(parameter);
  if (parameter.name == "enumeration") {
    return unknown({"schema-enumeration-is-no-parameter-in-relax-ng"},
                   {"schema-write-a-choice-of-value-patterns-instead"});
  }
  if (parameter.name == "whiteSpace") {
    return unknown({"schema-whitespace-is-no-parameter-in-relax-ng"},
                   {"schema-use-string-normalizedstring-or-token-instead"});
  }
  const auto* row = std::find_if(std::begin(kFacets), std::end(kFacets),
                                 [&](const FacetRow& r) { return r.name == parameter.name; });
  if (row == std::end(kFacets)) {
    return unknown({"schema-there-is-no-parameter", {{"name", parameter.name}}},
                   {"schema-the-parameters-are-and",
                    {{"names",
                      "length, minLength, maxLength, pattern, minInclusive, maxInclusive, "
                      "minExclusive, maxExclusive, totalDigits"},
                     {"last", "fractionDigits"}}});
  }
  if (!applies(type, row->kind)) {
    return unknown({"schema-the-parameter-does-not-apply-to-the",
                    {{"name", parameter.name}, {"type", type_name}}});
  }
  return make_of_row(*row, type, type_name, parameter);
}

}  // namespace rng::datatype
