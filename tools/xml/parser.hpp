// SPDX-License-Identifier: MIT
// One reading of one document by libxml2's pull parser. Inside the room only.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <libxml/parser.h>

#include "xml/input.hpp"
#include "xml/reader.hpp"

namespace xml {

/// Starts libxml2, once, and sees to it that a Parser loads nothing but what its options allow.
void prepare_libxml2();

/// Drives libxml2 and hands its events on. libxml2 parses the content of an entity with a context
/// of its own that calls the same functions, so that "the parser stands in an entity" is told by
/// the depth of the outer context, whose input then stands behind the reference.
class Parser final : public Position {
 public:
  Parser(Input& input, PositionedHandler& handler, const ReadOptions& options);
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() override = default;

  base::Result<void> run();

  base::Location event() const override;
  LineColumn event_line() const override;
  base::Location attribute_name(std::size_t index) const override;
  base::Location attribute_value(std::size_t index) const override;

  /// The file of a DTD or an external entity, where the options allow it; null otherwise.
  xmlParserInputPtr load(const char* uri, const char* public_id);

 private:
  friend struct Callbacks;
  enum class Event : std::uint8_t { none, start, end, text, cdata, comment, instruction };

  int read(char* buffer, int length);
  bool begins_event(Event kind);
  void stop(base::Diagnostic diagnostic);
  void stop_at(std::uint64_t offset, std::string_view code, base::Wording wording);
  void stop_for(const xmlError& error);
  std::uint64_t fault_offset(const xmlError& error) const;
  std::uint64_t attribute_fault_offset(const xmlError& error) const;
  void start_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                     std::span<const xmlChar*> namespaces, std::span<const xmlChar*> attributes);
  void end_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri);
  void text(const xmlChar* characters, int length, Event kind);
  xmlEntityPtr entity(const xmlChar* name);
  xmlEntityPtr parameter_entity(const xmlChar* name);
  xmlParserInputPtr resolve(const char* public_id, const xmlChar* system_id);
  bool spend_entity(const xmlEntity& entity);
  void watch_tag(std::string_view piece);

  std::uint64_t cursor() const;
  bool is_in_entity() const { return context_->depth > 0; }
  std::uint64_t event_offset() const;
  std::uint64_t text_offset() const;
  std::uint64_t instruction_offset(std::uint64_t end) const;
  std::uint64_t last(std::string_view mark, std::uint64_t before) const;
  std::optional<std::uint64_t> attribute_offset(std::size_t index, bool of_value) const;
  base::Location location(std::uint64_t offset) const;
  // The parts of names lie in libxml2's dictionary, each text once, so that a name is known again
  // by its pointers.
  const Name& name(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
    const std::uint64_t mixed =
        (reinterpret_cast<std::uintptr_t>(local) ^ (reinterpret_cast<std::uintptr_t>(uri) << 1U) ^
         (reinterpret_cast<std::uintptr_t>(prefix) << 2U)) *
        0x9E3779B97F4A7C15U;
    Name& known = known_names_[mixed >> kNameShift];
    const auto same = [](std::string_view text, const xmlChar* pointer) {
      return text.data() == reinterpret_cast<const char*>(pointer);
    };
    const bool is_known =
        same(known.local, local) && same(known.namespace_uri, uri) && same(known.prefix, prefix);
    if (!is_known) known = made_name(local, prefix, uri);
    return known;
  }
  static Name made_name(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri);

  struct FreeContext {
    void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
  };

  Input& input_;
  PositionedHandler& handler_;
  ReadOptions options_;
  std::unique_ptr<xmlParserCtxt, FreeContext> context_;
  std::optional<base::Diagnostic> fault_;

  // The event that is being handled.
  Event event_ = Event::none;
  const xmlChar* event_data_ = nullptr;  // the characters; the target of an instruction
  std::string_view event_text_;          // the characters; the data of an instruction
  std::vector<Attribute> attributes_;    // grows only: the first so many are the event's
  std::vector<NamespaceDeclaration> namespaces_;
  static constexpr unsigned kNameShift = 55;
  std::array<Name, std::size_t{1} << (64 - kNameShift)> known_names_;

  // Budgets.
  std::uint32_t depth_ = 0;
  std::uint64_t entity_bytes_ = 0;
  bool has_event_ = false;             // since the last call of read
  std::uint64_t last_cursor_ = 0;      // at the last call of read
  std::uint64_t last_event_read_ = 0;  // how much was read when the last event had come
  std::uint64_t equals_signs_ = 0;     // since the last `<`
  std::uint64_t next_check_ = 0;       // of the number of attributes
};

}  // namespace xml
