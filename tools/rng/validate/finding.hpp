// SPDX-License-Identifier: MIT
// What the engine finds, as values: no prose. The words are made in rng/explain.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/datatype/datatype.hpp"

namespace rng::validate {

struct FoundName {
  std::string uri;
  std::string local;
  std::string prefix;  // as the document wrote it; unknown for names of the schema

  friend bool operator==(const FoundName& a, const FoundName& b) {
    return a.local == b.local && a.uri == b.uri;
  }
};

/// What may stand, or must stand, at a point of a document.
struct Expected {
  std::vector<FoundName> names;                // in alphabetical order
  std::vector<std::string> any_in_namespaces;  // any name of these
  bool any_name = false;                       // any name but some
  bool text = false;
  bool end = false;                                  // the element may end here
  std::vector<std::string> values;                   // strings that are allowed as they are
  std::vector<std::string> types;                    // descriptions of datatypes
  std::vector<const datatype::Datatype*> datatypes;  // the same, as the schema keeps them
  bool is_list = false;                              // values and types are those of a list's items
};

enum class FindingKind : std::uint8_t {
  schema_allows_nothing,
  element_unknown,         // no element of the schema has this name
  element_out_of_context,  // one has, but it may not stand here, nor further on
  element_too_early,       // what stands in `required` is missing before it
  element_too_late,        // it may stand in its parent, but further up
  attribute_not_allowed,
  attribute_value,
  attributes_missing,  // `required` says which
  text_not_allowed,
  element_value,       // the text of an element is not of the type
  element_incomplete,  // ended before what stands in `required`, or in `expected`
  id_twice,
  idref_unresolved,
  pointer_unresolved,  // a URI `#id` to no element; no fault against the schema
  too_complex,         // the schema's patterns outgrew a limit here; nothing is sure any more
};

struct Finding {
  FindingKind kind = FindingKind::element_unknown;
  bool is_detailed = false;  // false: the sink wanted no more than kind and names
  base::Location at;
  base::Location first;  // id_twice: the tag of the element that has the ID
  FoundName element;
  FoundName attribute;
  std::string value;                // of the attribute or element, shortened to kMaxValue bytes
  FoundName parent;                 // the element that `element` stands in, or an empty name
  std::vector<FoundName> required;  // names that are missing for sure
  Expected expected;
  FoundName meant;                      // the expected name that is written nearly so, or empty
  FoundName before;                     // of element_too_late: the sibling that it may stand before
  FoundName outer;                      // an open element that could take it, once `closed` ends
  FoundName closed;                     // the child of `outer` that is open, or an empty name
  std::vector<FoundName> also_missing;  // attributes that a misplaced element lacks as well
  std::string nearest;                  // of pointer_unresolved: the most similar ID, or ""
  std::uint32_t repeats = 0;            // of pointer_unresolved: how many more point there
  base::Wording objection;              // of the datatype, where it has one
};

inline constexpr std::size_t kMaxValue = 200;

class FindingSink {
 public:
  virtual ~FindingSink() = default;
  virtual void add(Finding finding) = 0;
  /// False once findings are only counted: they then come without their details.
  virtual bool wants_details() const = 0;
  /// The same for one finding, of which kind and names are known. To be asked once before `add`.
  virtual bool wants_details_of(const Finding& /*bare*/) { return wants_details(); }
};

}  // namespace rng::validate
