// SPDX-License-Identifier: MIT
// What may stand at a place of a document, by what stands before it: for editors, and for who asks
// what to write. What stands behind the place need not be well-formed, nor the tag it is in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "rng/validate/finding.hpp"
#include "rng/validate/schema.hpp"

namespace rng::explain {

/// An element or an attribute that may stand somewhere.
struct PossibleName {
  validate::FoundName name;  // with the prefix of the element beside it, where that has one
  bool is_required = false;
  std::string
      description;  // of an element what the schema says, of an attribute its value in words
};

struct Possible {
  enum class Kind : std::uint8_t {
    content,     // elements, text, the end of the element
    attributes,  // in a start-tag
    value,       // in the value of an attribute
    nothing,     // where no schema has a say: in a document type declaration
  };

  Kind kind = Kind::nothing;
  validate::FoundName element;      // that the place is in, or empty outside the root
  validate::FoundName attribute;    // of `value`
  std::vector<PossibleName> names;  // required ones first, then by the alphabet
  validate::Expected expected;      // the same, and what is not a name
  std::string form;                 // of text or a value, in words; "" where it may be anything
  std::size_t faults_before = 0;    // against the schema, as far as the place
};

/// `document` is UTF-8 (xml::decoded); `at` counts as diagnostics do, and its file stands in
/// faults. Fails with explain.no-place where there is no such line or column, and as xml::read does
/// where the document is not well-formed before the place.
base::Result<Possible> possible_at(const validate::Schema& schema, std::string_view document,
                                   const base::Location& at, const base::Catalogue& catalogue);

}  // namespace rng::explain
