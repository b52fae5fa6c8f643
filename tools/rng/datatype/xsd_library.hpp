// SPDX-License-Identifier: MIT
// The datatype library of XML Schema Part 2.
#pragma once

#include "rng/datatype/datatype.hpp"

namespace rng::datatype {

class XsdLibrary final : public Library {
 public:
  tl::expected<std::unique_ptr<Datatype>, Fault> make(
      std::string_view type, std::span<const Parameter> parameters) const override;
};

}  // namespace rng::datatype
