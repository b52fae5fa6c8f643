// SPDX-License-Identifier: MIT
// What RELAX NG asks of a datatype library (specification §2, §6.2.8): look up a library by its
// URI, make a datatype of a type's name and its parameters, ask it about strings.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/catalogue.hpp"
#include "base/wording.hpp"

namespace rng::datatype {

inline constexpr std::string_view kXsdLibrary = "http://www.w3.org/2001/XMLSchema-datatypes";
inline constexpr std::string_view kDtdCompatibilityLibrary =
    "http://relaxng.org/ns/compatibility/datatypes/1.0";

/// What surrounds a value: the namespaces in scope and the document; the context of the
/// specification.
class NamespaceContext {
 public:
  virtual ~NamespaceContext() = default;
  /// The namespace that a prefix is bound to, "" being the default namespace (bound to "" where
  /// none is declared); none for a prefix without a binding.
  virtual std::optional<std::string_view> namespace_of(std::string_view prefix) const = 0;
  /// True where the document's DTD declares an unparsed entity of this name (ENTITY, ENTITIES).
  virtual bool is_unparsed_entity(std::string_view /*name*/) const { return false; }
};

struct Parameter {
  std::string name;
  std::string value;

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// What the RELAX NG DTD compatibility specification wants to know (§5.3).
enum class IdType : std::uint8_t { none, id, idref, idrefs };

/// How two values of a type are compared.
enum class Equality : std::uint8_t {
  lexical,    // the same characters
  collapsed,  // the same characters once white space is collapsed
  by_value,   // as Constant says
};

/// One value of a schema, ready to be compared. Immutable.
class Constant {
 public:
  virtual ~Constant() = default;
  /// True where `value` is allowed by the type and denotes this value.
  virtual bool equals(std::string_view value, const NamespaceContext& context) const = 0;
};

/// A type with its parameters. Immutable and shared by threads; what is dear to build (the
/// automaton of a regular expression) may be built at the first use, once, under a std::once_flag.
class Datatype {
 public:
  virtual ~Datatype() = default;
  /// True for a string of the type, in any white space that the type permits.
  virtual bool allows(std::string_view value, const NamespaceContext& context) const = 0;
  virtual Equality equality() const = 0;
  /// The value that a string of a schema denotes, or null where the type does not allow the string.
  /// Asked only where equality() is by_value.
  virtual std::unique_ptr<Constant> constant(std::string_view value,
                                             const NamespaceContext& context) const = 0;
  /// True where every string is allowed, so that nobody needs to ask.
  virtual bool allows_everything() const { return false; }
  /// True where the answers depend on the context (QName, NOTATION, ENTITY, ENTITIES).
  virtual bool is_context_dependent() const { return false; }
  virtual IdType id_type() const { return IdType::none; }
  /// What is expected: a noun phrase ("a date such as 1929-12-29"), then what else is asked of it
  /// ("of at most 5 characters").
  virtual std::vector<base::Wording> description() const = 0;
  /// A string that the type allows, or "" where none is at hand.
  virtual std::string example() const { return {}; }
  /// Why `value` is not allowed, where more can be said than description() does: "February had 28
  /// days in that year, not 29"; or nothing.
  virtual base::Wording objection(std::string_view /*value*/, const NamespaceContext&) const {
    return {};
  }
};

/// A description as one phrase.
std::string phrase(const std::vector<base::Wording>& description, const base::Catalogue& catalogue);
std::string in_english(const std::vector<base::Wording>& description);

/// Why a datatype cannot be made.
struct Fault {
  enum class Kind : std::uint8_t { unknown_type, unknown_parameter, wrong_parameter_value };
  Kind kind = Kind::unknown_type;
  std::size_t parameter = 0;  // the index of the parameter at fault
  base::Wording message;      // what was found, what was expected
  base::Wording hint;
};

/// A datatype library. Immutable.
class Library {
 public:
  virtual ~Library() = default;
  /// Makes a datatype, or says what is wrong with the name or a parameter; all of it is checked
  /// now, the syntax of regular expressions too.
  virtual tl::expected<std::unique_ptr<Datatype>, Fault> make(
      std::string_view type, std::span<const Parameter> parameters) const = 0;
};

/// The library that a URI names: "" is the built-in one (string, token), kXsdLibrary,
/// kDtdCompatibilityLibrary (ID, IDREF, IDREFS); null for any other.
const Library* find_library(std::string_view uri);

}  // namespace rng::datatype
