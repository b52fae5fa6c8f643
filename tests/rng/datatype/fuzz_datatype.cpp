// SPDX-License-Identifier: MIT
// Asks a type of XML Schema, which the first byte chooses ('A' the first one), about any text:
// nothing may crash, a text that is allowed denotes a value that equals itself, and no objection is
// made to it.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "rng/datatype/datatype.hpp"

namespace {

constexpr std::array<std::string_view, 24> kTypes = {
    "date",     "dateTime", "time",         "gYear",     "gYearMonth", "gMonthDay",
    "gDay",     "gMonth",   "duration",     "decimal",   "integer",    "unsignedLong",
    "double",   "float",    "base64Binary", "hexBinary", "anyURI",     "language",
    "NMTOKENS", "NCName",   "QName",        "boolean",   "IDREFS",     "normalizedString"};

class Context final : public rng::datatype::NamespaceContext {
 public:
  std::optional<std::string_view> namespace_of(std::string_view prefix) const override {
    return prefix.size() < 2 ? std::optional<std::string_view>("urn:x") : std::nullopt;
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  if (base::utf8::first_malformed(text)) return 0;
  const Context context;
  const auto* library = rng::datatype::find_library(rng::datatype::kXsdLibrary);
  const std::string_view name = kTypes[(data[0] - std::size_t{'A'}) % kTypes.size()];
  const auto type = library->make(name, {});
  if (!type) std::abort();
  const bool is_allowed = (*type)->allows(text, context);
  if (is_allowed && !(*type)->objection(text, context).empty()) std::abort();
  if ((*type)->equality() != rng::datatype::Equality::by_value) return 0;
  const auto constant = (*type)->constant(text, context);
  if ((constant != nullptr) != is_allowed) std::abort();
  if (constant != nullptr && !constant->equals(text, context)) std::abort();
  // A value that is allowed is a bound that includes itself.
  const std::array bounds = {rng::datatype::Parameter{"minInclusive", std::string(text)},
                             rng::datatype::Parameter{"maxInclusive", std::string(text)}};
  const auto bounded = library->make(name, bounds);
  if (bounded && !(*bounded)->allows(text, context)) std::abort();
  return 0;
}
