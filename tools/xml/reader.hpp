// SPDX-License-Identifier: MIT
// The only door to libxml2's parser: one pass over a document, as events with positions, never
// touching the network, no external entity unless asked for, with budgets of our own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace xml {

inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view kTeiNamespace = "http://www.tei-c.org/ns/1.0";

/// A name as Namespaces in XML expands it; `prefix` is what the document wrote, for messages and
/// QNames. Within one reading equal texts have equal data pointers, local names, prefixes and URIs
/// each, so that a handler may know a name again by its pointers; they live as long as the reading.
struct Name {
  std::string_view namespace_uri;
  std::string_view local;
  std::string_view prefix;

  friend bool operator==(const Name& a, const Name& b) {
    return a.local == b.local && a.namespace_uri == b.namespace_uri;
  }
};

struct Attribute {
  Name name;
  std::string_view value;  // normalised as XML 1.0, section 3.3.3
};

/// A namespace that a start-tag declares; an empty uri undeclares.
struct NamespaceDeclaration {
  std::string_view prefix;
  std::string_view uri;
};

/// What a document consists of, in document order. Views live until the call returns; text may come
/// in pieces.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void start_element(const Name& name, std::span<const Attribute> attributes,
                             std::span<const NamespaceDeclaration> namespaces) = 0;
  virtual void end_element(const Name& name) = 0;
  virtual void text(std::string_view characters) = 0;
  virtual void comment(std::string_view) {}
  virtual void processing_instruction(std::string_view /*target*/, std::string_view /*data*/) {}
  /// The DTD declares an unparsed entity (`NDATA`), which values of type ENTITY may name.
  virtual void unparsed_entity(std::string_view /*name*/) {}
};

/// The limits of a document; past one of them reading stops with xml.limit.
struct Limits {
  std::uint32_t depth = 100'000;
  std::uint64_t entity_bytes = 64U << 20U;  // what entity references may expand to in all
  std::uint64_t tag_bytes = 256U << 20U;    // the length of one tag
  std::uint32_t attributes = 10'000;        // in one tag
};

struct ReadOptions {
  Limits limits;
  bool load_dtd = false;  // read external DTDs and entities: local files and catalogs, no network
  bool xinclude = false;  // replace xi:include by what it includes: local files only
  bool fix_base = true;   // give included elements the xml:base and xml:lang of their own
};

/// A line and a column of the document, from 1, the column in code points.
struct LineColumn {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Where the event that is being handled stands. Valid only while a Handler is called.
class Position {
 public:
  virtual ~Position() = default;
  /// The place of the `<` of the tag, of the first character of the text, of the `<!--` or `<?`.
  virtual base::Location event() const = 0;
  /// The same without the file, which costs less where many ask.
  virtual LineColumn event_line() const {
    const base::Location at = event();
    return {at.line, at.column};
  }
  /// The place of an attribute's name, and of the first character of its value, by its index in the
  /// start-tag.
  virtual base::Location attribute_name(std::size_t index) const = 0;
  virtual base::Location attribute_value(std::size_t index) const = 0;
};

/// A handler that wants positions is told before the first event whom to ask.
class PositionedHandler : public Handler {
 public:
  virtual void set_position(const Position& position) = 0;
};

/// Reads a document from memory; `name` stands in locations. The first fault against
/// well-formedness ends the reading and is returned (xml.not-well-formed, xml.limit,
/// xml.entity-undeclared, xml.external-entity, xml.encoding-unknown), or against inclusion
/// (xinclude.…), where that is asked for.
base::Result<void> read(std::string_view document, const std::string& name,
                        PositionedHandler& handler, const ReadOptions& options = {});

/// Reads a document from a file, streaming; "-" is standard input.
base::Result<void> read_file(const std::filesystem::path& path, PositionedHandler& handler,
                             const ReadOptions& options = {});

}  // namespace xml
