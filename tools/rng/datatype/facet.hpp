// SPDX-License-Identifier: MIT
// The constraining facets of XML Schema Part 2 (§4.3) that may be parameters: all but enumeration
// and whiteSpace.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "rng/datatype/regex.hpp"
#include "rng/datatype/xsd_type.hpp"

namespace rng::datatype {

/// One condition on the values of a type.
class Facet {
 public:
  virtual ~Facet() = default;
  /// `text` is allowed by the type, its white space processed.
  virtual bool holds(std::string_view text, const NamespaceContext& context) const = 0;
  /// What is expected, as it goes on a description: "of at most 5 characters".
  virtual base::Wording description() const = 0;
  /// What is wrong with a text for which it does not hold: "it has 7 characters".
  virtual base::Wording objection(std::string_view text, const NamespaceContext& context) const = 0;
};

/// The facet that a parameter stands for, or what is wrong with it; Fault::parameter is left to the
/// caller.
tl::expected<std::unique_ptr<Facet>, Fault> make_facet(const XsdType& type,
                                                       std::string_view type_name,
                                                       const Parameter& parameter);

}  // namespace rng::datatype
