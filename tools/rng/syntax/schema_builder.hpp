// SPDX-License-Identifier: MIT
// What both syntaxes of RELAX NG say, as calls: the parsers drive a SchemaBuilder and do not know
// what is built. The calls follow the full syntax (specification §3) with the names of §4.1-4.10
// resolved: annotations are apart, white space is trimmed, `ns`, `datatypeLibrary` and prefixes are
// expanded, `type` and `name` attributes are pattern and name class. Nothing is simplified:
// `optional` is still optional, so that a converter can write what was read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rng::syntax {

/// Where something stands in a schema: `document` is the number that the Sources gave to the file,
/// line and column count from 1, the column in code points.
struct SourcePosition {
  std::uint32_t document = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const SourcePosition&, const SourcePosition&) = default;
};

/// What a builder made. The values are the builder's own business.
enum class Pattern : std::uint32_t {};
enum class NameClass : std::uint32_t {};
enum class Component : std::uint32_t {};   // of a grammar: start, define, div, include
enum class Namespaces : std::uint32_t {};  // a set of bindings in scope

struct NamespaceBinding {
  std::string_view prefix;  // "" is the default namespace
  std::string_view uri;
};

/// A name in an annotation; `prefix` is what the schema wrote.
struct AnnotationName {
  std::string namespace_uri;
  std::string local;
  std::string prefix;
};

struct AnnotationAttribute {
  AnnotationName name;
  std::string value;
  SourcePosition at;
};

struct AnnotationElement;
/// A comment, without its marks; lines of the compact syntax that follow each other are one.
struct AnnotationComment {
  std::string text;
};
using AnnotationNode = std::variant<std::string, AnnotationComment, AnnotationElement>;

struct AnnotationElement {
  AnnotationName name;
  std::vector<AnnotationAttribute> attributes;
  std::vector<AnnotationNode> children;
  SourcePosition at;
};

/// What stands at a construct and does not belong to RELAX NG itself. Where the builder wants
/// annotations, an a:documentation that is more than text (it has attributes or elements) is in
/// `before`; else its text is documentation too.
struct Annotations {
  std::vector<std::string> documentation;       // a:documentation or ##, in order
  std::vector<AnnotationAttribute> attributes;  // foreign attributes, a:defaultValue too
  std::vector<AnnotationNode> before;           // foreign elements before the content, and comments
  std::vector<AnnotationNode> after;            // behind it (the >> of the compact syntax)
  std::vector<AnnotationComment> comments;      // those that stand before the construct
  std::vector<AnnotationComment> trailing;      // those before its end, behind all it holds

  bool is_empty() const {
    return documentation.empty() && attributes.empty() && before.empty() && after.empty() &&
           comments.empty() && trailing.empty();
  }
};

/// What every construct carries. `annotations` is null where there are none.
struct Details {
  SourcePosition at;
  const Annotations* annotations = nullptr;
};

/// `prefix` is what the schema wrote; without one the name took the namespace that is in force, or
/// none.
struct Name {
  std::string_view namespace_uri;
  std::string_view local;
  std::string_view prefix = {};
};

/// `combine` of a start or define.
enum class Combine : std::uint8_t { none, choice, interleave };

/// A type of a library; an empty library with an empty type is never passed: a `value` without a
/// type is `token` of the built-in library "".
struct TypeName {
  std::string_view library;
  std::string_view type;
};

struct DataParameter {
  std::string_view name;
  std::string_view value;
  SourcePosition at;
  const Annotations* annotations = nullptr;  // null where there are none; `after` is empty
};

/// A file that a schema refers to. `base` is the URI against which `href` is resolved (that of the
/// document, changed by xml:base); `inherited_namespace` is the `ns` in force, which the file's
/// root takes where it states none.
struct Reference {
  std::string_view href;
  std::string_view base;
  std::string_view inherited_namespace;
};

/// Makes of a schema's constructs what it likes. Arguments come before what contains them; each
/// handle is used exactly once as an argument. Views live until the call returns. `span`s of
/// patterns hold the children as they were written, one or more, except where stated.
class SchemaBuilder {
 public:
  virtual ~SchemaBuilder() = default;

  /// False where only documentation and positions matter: parsers may then leave the other
  /// annotations and comments out.
  virtual bool wants_annotations() const = 0;

  /// A prefix that the schema declares, and one that names a datatype library in the compact
  /// syntax, in the order in which they stand; told only where the builder wants annotations.
  virtual void declare_namespace(const NamespaceBinding&) {}
  virtual void declare_library(const NamespaceBinding&) {}

  /// The namespaces in scope at what follows; asked once for each set that a value or a converter
  /// needs.
  virtual Namespaces namespaces(std::span<const NamespaceBinding> bindings) = 0;

  // Patterns. Several children of a one-child construct stay several: §4.12 is not applied.
  virtual Pattern element(NameClass name, std::span<const Pattern> content, const Details&) = 0;
  virtual Pattern attribute(NameClass name, std::span<const Pattern> content,
                            const Details&) = 0;  // no child stands for text (§4.12)
  virtual Pattern group(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern interleave(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern choice(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern optional(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern zero_or_more(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern one_or_more(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern list(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern mixed(std::span<const Pattern> children, const Details&) = 0;
  virtual Pattern empty(const Details&) = 0;
  virtual Pattern text(const Details&) = 0;
  virtual Pattern not_allowed(const Details&) = 0;
  virtual Pattern ref(std::string_view name, const Details&) = 0;
  virtual Pattern parent_ref(std::string_view name, const Details&) = 0;
  virtual Pattern external_ref(const Reference&, const Details&) = 0;
  /// `default_namespace` is the `ns` in force; it overrides the default binding of `scope`
  /// (§6.2.8).
  virtual Pattern value(TypeName type, std::string_view value, std::string_view default_namespace,
                        Namespaces scope, const Details&) = 0;
  /// `except` holds the children of the except, none where there is no except.
  virtual Pattern data(TypeName type, std::span<const DataParameter> parameters,
                       std::span<const Pattern> except, Namespaces scope, const Details&) = 0;
  virtual Pattern grammar(std::span<const Component> components, const Details&) = 0;

  // Components of a grammar.
  virtual Component start(Combine combine, std::span<const Pattern> content, const Details&) = 0;
  virtual Component define(std::string_view name, Combine combine, std::span<const Pattern> content,
                           const Details&) = 0;
  virtual Component div(std::span<const Component> components, const Details&) = 0;
  virtual Component include(const Reference&, std::span<const Component> overrides,
                            const Details&) = 0;

  // Name classes. `except` holds the children of the except, none where there is no except.
  virtual NameClass name(Name, const Details&) = 0;
  virtual NameClass any_name(std::span<const NameClass> except, const Details&) = 0;
  virtual NameClass ns_name(std::string_view namespace_uri, std::span<const NameClass> except,
                            const Details&) = 0;
  virtual NameClass name_choice(std::span<const NameClass> children, const Details&) = 0;
};

}  // namespace rng::syntax
