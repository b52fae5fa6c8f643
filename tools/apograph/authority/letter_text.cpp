// SPDX-License-Identifier: MIT
#include "apograph/authority/letter_text.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

#include "base/text.hpp"
#include "xml/document.hpp"

namespace apograph {
namespace {

using authority::EntityKind;

bool is_one_of(const xml::Node& node, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return node.is_tei(name); });
}

bool is_block(const xml::Node& node) {
  return is_one_of(node, {"p",      "head",   "ab",   "l",        "item",    "salute",    "signed",
                          "closer", "opener", "cell", "dateline", "address", "addrLine",  "div",
                          "note",   "lg",     "list", "row",      "quote",   "postscript"});
}

// Forms that another one stands for, and what is no text of the letter.
bool is_left_out(const xml::Node& node) {
  if (is_one_of(node, {"fw", "del", "figDesc", "listPerson", "listPlace", "listOrg", "listBibl"})) {
    return true;
  }
  const bool is_choice = node.parent != nullptr && node.parent->is_tei("choice");
  return is_choice && is_one_of(node, {"sic", "orig", "abbr"});
}

std::optional<EntityKind> kind_of(const xml::Node& node) {
  if (node.is_tei("persName")) return EntityKind::person;
  if (node.is_tei("placeName")) return EntityKind::place;
  if (node.is_tei("orgName")) return EntityKind::organisation;
  return std::nullopt;
}

class TextMaker {
 public:
  LetterText make(const xml::Node& root) {
    letter_.language = root.attribute_or_empty("xml:lang");
    if (const xml::Node* text = root.child("text")) {
      if (const std::string* language = text->attribute("xml:lang")) letter_.language = *language;
      pending_.push_back(text);
    }
    if (const xml::Node* stand_off = root.child("standOff")) pending_.push_back(stand_off);
    while (!pending_.empty()) {
      const xml::Node* next = pending_.front();
      pending_.pop_front();
      if (next->is_tei("note")) add_note(*next);
      write(*next);
      end_block();
    }
    return std::move(letter_);
  }

 private:
  // A node and what is below it, but for notes, which wait.
  void write(const xml::Node& top) {
    std::vector<std::pair<const xml::Node*, std::size_t>> open{{&top, 0}};
    while (!open.empty()) {
      auto& [node, next] = open.back();
      if (next == node->children.size()) {
        if (is_block(*node)) end_block();
        open.pop_back();
        continue;
      }
      const xml::Node& child = *node->children[next++];
      if (child.kind == xml::NodeKind::text) add_text(child);
      if (child.kind != xml::NodeKind::element || is_left_out(child)) continue;
      if (child.is_tei("note")) {
        pending_.push_back(&child);
        continue;
      }
      if (is_block(child)) end_block();
      if (child.is_tei("lb") && child.attribute_or_empty("break") != "no") line_ += ' ';
      if (const auto kind = kind_of(child)) add_name(child, *kind);
      open.emplace_back(&child, 0);
    }
  }

  void add_text(const xml::Node& node) {
    std::uint32_t number = node.line;
    const auto lines = base::lines_of(node.text);
    for (std::size_t i = 0; i < lines.size(); ++i, ++number) {
      if (i > 0) end_line();
      if (base::trimmed(line_).empty()) line_number_ = number;
      line_ += lines[i];
    }
  }

  void end_line() {
    const std::string line = base::collapsed(line_);
    line_.clear();
    if (line.empty()) return;
    letter_.text += line + '\n';
    letter_.lines.push_back(line_number_);
    has_lines_ = true;
  }

  void end_block() {
    end_line();
    if (!has_lines_) return;
    letter_.text += '\n';
    letter_.lines.push_back(line_number_);
    has_lines_ = false;
  }

  void add_note(const xml::Node& note) {
    letter_.notes.push_back({base::collapsed(note.text_content()), note.line});
  }

  void add_name(const xml::Node& node, EntityKind kind) {
    MarkedName name;
    name.kind = kind;
    name.text = base::collapsed(node.text_content());
    name.line = node.line;
    for (const auto& child : node.children) {
      if (child->is_tei("surname")) name.surname = base::collapsed(child->text_content());
      if (child->is_tei("forename")) name.forename = base::collapsed(child->text_content());
    }
    for (const std::string_view attribute : {"ref", "key"}) {
      const std::string_view value = node.attribute_or_empty(attribute);
      for (const std::string_view pointer : base::words_of(value)) {
        name.pointers.emplace_back(pointer);
      }
    }
    letter_.names.push_back(std::move(name));
  }

  LetterText letter_;
  std::deque<const xml::Node*> pending_;
  std::string line_;
  std::uint32_t line_number_ = 0;
  bool has_lines_ = false;
};

}  // namespace

base::Result<LetterText> letter_text(std::string_view document, const std::string& file) {
  const auto parsed = xml::parse(document, file);
  if (!parsed) return tl::unexpected(parsed.error());
  return TextMaker().make(*parsed->root);
}

}  // namespace apograph
