// SPDX-License-Identifier: MIT
// Writes what a reading reports, one event a line, for tests to compare.
#pragma once

#include <string>

#include <fmt/format.h>

#include "xml/reader.hpp"

namespace xml {

/// `1:2 <p a="b"@1:5/1:8` for a start-tag with the places of its attributes, `1:9 </p>`,
/// `1:8 "text"`, `1:1 <!--…-->`, `1:1 <?…?>`. Pieces of text are joined.
class Trace final : public PositionedHandler {
 public:
  void set_position(const Position& position) override { position_ = &position; }
  void start_element(const Name& name, std::span<const Attribute> attributes,
                     std::span<const NamespaceDeclaration>) override {
    begin_line("<" + std::string(name.local));
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      lines +=
          fmt::format(" {}=\"{}\"@{}/{}", attributes[i].name.local, attributes[i].value,
                      place(position_->attribute_name(i)), place(position_->attribute_value(i)));
    }
    lines += ">\n";
  }
  void end_element(const Name& name) override { begin_line(fmt::format("</{}>\n", name.local)); }
  void text(std::string_view characters) override {
    if (is_in_text_) {
      lines.insert(lines.size() - 2, characters);
      return;
    }
    begin_line(fmt::format("\"{}\"\n", characters));
    is_in_text_ = true;
  }
  void comment(std::string_view characters) override {
    begin_line(fmt::format("<!--{}-->\n", characters));
  }
  void processing_instruction(std::string_view target, std::string_view data) override {
    begin_line(fmt::format("<?{} {}?>\n", target, data));
  }

  std::string lines;

 private:
  static std::string place(const base::Location& at) {
    return fmt::format("{}:{}", at.line, at.column);
  }
  void begin_line(const std::string& what) {
    lines += place(position_->event()) + " " + what;
    is_in_text_ = false;
  }

  const Position* position_ = nullptr;
  bool is_in_text_ = false;
};

}  // namespace xml
