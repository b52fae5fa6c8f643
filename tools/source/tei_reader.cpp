// SPDX-License-Identifier: MIT
#include "source/tei_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "source/text_builder.hpp"
#include "xml/document.hpp"

namespace source {
namespace {

using xml::Node;
using xml::NodeKind;

constexpr std::uint32_t kDeepest = 200;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What an editor added, and what is no text.
constexpr std::array<std::string_view, 14> kOutside = {
    "corr", "reg",       "expan",    "supplied", "gap",  "figDesc",   "certainty",
    "desc", "teiHeader", "standOff", "index",    "link", "facsimile", "sourceDoc"};
constexpr std::array<std::string_view, 23> kBlocks = {
    "p",      "ab",      "head",     "item",   "l",      "lg",           "dateline", "salute",
    "signed", "address", "addrLine", "opener", "closer", "postscript",   "byline",   "trailer",
    "div",    "quote",   "list",     "table",  "label",  "floatingText", "fw"};

class Reader {
 public:
  explicit Reader(TextBuilder& builder) : builder_(builder) {}

  void read(const Node& root) {
    read_children(root);
    write_notes();
  }

 private:
  void read_children(const Node& node) {
    for (const auto& child : node.children) {
      if (child->kind == NodeKind::text) read_text(child->text);
      if (child->kind == NodeKind::element) read_element(*child);
    }
  }

  void read_element(const Node& node) {
    if (is_one_of(node.local, kOutside)) return;
    if (node.local == "lb") return read_line();
    if (node.local == "pb") return read_page(node);
    if (node.local == "note") return read_anchor(node);
    if (node.local == "figure") describe(node);
    if (node.local == "graphic") return read_graphic(node);
    const bool is_set_off = node.local == "quote" && holds_paragraphs(node);
    if (is_one_of(node.local, kBlocks) && (node.local != "quote" || is_set_off))
      return read_block(node);
    if (node.local == "row") return read_row(node);
    if (node.local == "cell") return read_cell(node);
    read_styled(node);
  }

  static bool holds_paragraphs(const Node& node) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const auto& child) { return child->is_tei("p"); });
  }

  // --- Images

  void describe(const Node& figure) {
    const Node* const words = figure.child("figDesc");
    description_ = words == nullptr ? std::string() : base::collapsed(words->text_content());
  }

  void read_graphic(const Node& node) {
    const std::string_view address = base::trimmed(node.attribute_or_empty("url"));
    if (address.empty()) return;
    flush_blank();
    builder_.picture(
        {.name = std::string(address), .description = std::exchange(description_, {})});
  }

  // --- Blocks

  void end_block() {
    builder_.end_paragraph();
    is_blank_pending_ = false;
  }

  void read_block(const Node& node) {
    end_block();
    const Part outer = form_;
    take_form(node);
    read_styled(node);
    end_block();
    const std::uint32_t rows = form_.row;
    form_ = outer;
    const bool is_inner_list = node.local == "list" && outer.kind == PartKind::item;
    if (node.local == "item" || node.local == "row" || is_inner_list) form_.row = rows;
  }

  void take_form(const Node& node) {
    if (is_in_note_) return;
    const bool is_plain = form_.kind == PartKind::paragraph;
    if (node.local == "head" && is_plain) form_ = {.kind = PartKind::heading, .level = 1};
    if (node.local == "quote" && is_plain)
      form_ = {.kind = PartKind::quotation, .whole = builder_.new_whole()};
    if (node.local == "lg" && is_plain)
      form_ = {.kind = PartKind::verse, .whole = builder_.new_whole()};
    if (node.local == "list" && is_plain)
      form_ = {.kind = PartKind::item, .whole = builder_.new_whole()};
    if (node.local == "list" && form_.kind == PartKind::item) ++form_.level;
    if (node.local == "table" && is_plain)
      form_ = {.kind = PartKind::cell, .whole = builder_.new_whole()};
    if (node.local == "item" && form_.kind == PartKind::item) ++form_.row;
    if (node.local == "fw") form_ = {.kind = furniture_of(node)};
  }

  static PartKind furniture_of(const Node& node) {
    const std::string_view type = node.attribute_or_empty("type");
    if (type == "pageNum") return PartKind::page_number;
    const bool is_below = node.attribute_or_empty("place").find("bottom") != std::string_view::npos;
    return type == "footer" || is_below ? PartKind::running_foot : PartKind::running_head;
  }

  void read_row(const Node& node) {
    end_block();
    ++form_.row;
    form_.column = 0;
    read_children(node);
    end_block();
  }

  void read_cell(const Node& node) {
    end_block();
    ++form_.column;
    form_.is_label = node.attribute_or_empty("role") == "label" ||
                     node.parent->attribute_or_empty("role") == "label";
    read_styled(node);
    end_block();
  }

  void read_line() {
    if (!builder_.is_in_paragraph()) return;
    is_blank_pending_ = false;
    builder_.break_line();
    begins_line_ = true;
  }

  void read_page(const Node& node) {
    if (is_in_note_) return;
    is_blank_pending_ = false;
    if (!builder_.is_in_paragraph()) write_notes();
    builder_.begin_page(node.attribute_or_empty("n"));
    begins_line_ = true;
  }

  // --- Notes

  void read_anchor(const Node& node) {
    const std::string number = base::collapsed(node.attribute_or_empty("n"));
    const std::string_view place = node.attribute_or_empty("place");
    flush_blank();
    if (is_in_note_) return read_styled(node);
    const bool is_end = place.find("end") != std::string_view::npos;
    const std::string counted = number.empty() ? std::to_string(++notes_) : number;
    const std::size_t index =
        builder_.anchor(is_end ? NoteKind::endnote : NoteKind::footnote, counted);
    waiting_.emplace_back(index, &node);
  }

  void write_notes() {
    std::vector<std::pair<std::size_t, const Node*>> notes = std::exchange(waiting_, {});
    for (const auto& [index, node] : notes) {
      end_block();
      const Part outer = std::exchange(form_, {});
      builder_.begin_note(index);
      is_in_note_ = true;
      for (const auto& child : node->children) {
        if (child->is_tei("label") && child == node->children.front()) continue;
        if (child->kind == NodeKind::text) read_text(child->text);
        if (child->kind == NodeKind::element) read_element(*child);
      }
      end_block();
      is_in_note_ = false;
      builder_.end_note();
      form_ = outer;
    }
  }

  // --- Within paragraphs

  void read_styled(const Node& node) {
    const std::uint32_t begin = builder_.size();
    read_children(node);
    for (const std::string_view word : base::words_of(node.attribute_or_empty("rend"))) {
      if (const auto style = style_of(word)) builder_.mark(begin, *style);
    }
    if (node.local == "title") builder_.mark(begin, RunStyle::title);
    if (node.local == "ref" && !node.attribute_or_empty("target").starts_with('#'))
      builder_.mark(begin, RunStyle::link, node.attribute_or_empty("target"));
    if (node.local == "foreign" || node.local == "hi") {
      if (const std::string* const language = node.attribute("xml:lang"))
        builder_.mark(begin, RunStyle::language, *language);
    }
    if (node.local == "del" || node.local == "add") {
      builder_.mark(begin, node.local == "del" ? RunStyle::deleted : RunStyle::inserted,
                    builder_.change({}));
    }
  }

  static std::optional<RunStyle> style_of(std::string_view word) {
    static constexpr std::pair<std::string_view, RunStyle> kWords[] = {
        {"italic", RunStyle::italic},
        {"italics", RunStyle::italic},
        {"i", RunStyle::italic},
        {"bold", RunStyle::bold},
        {"b", RunStyle::bold},
        {"underline", RunStyle::underline},
        {"underlined", RunStyle::underline},
        {"u", RunStyle::underline},
        {"superscript", RunStyle::superscript},
        {"sup", RunStyle::superscript},
        {"super", RunStyle::superscript},
        {"subscript", RunStyle::subscript},
        {"sub", RunStyle::subscript},
        {"strike", RunStyle::strike},
        {"small-caps", RunStyle::small_caps},
        {"smallcaps", RunStyle::small_caps},
        {"sc", RunStyle::small_caps}};
    for (const auto& [name, style] : kWords) {
      if (word == name) return style;
    }
    return std::nullopt;
  }

  void flush_blank() {
    const bool is_pending = std::exchange(is_blank_pending_, false);
    const bool begins_line = std::exchange(begins_line_, false);
    if (is_pending && !begins_line && builder_.is_in_paragraph()) builder_.text(" ");
  }

  void read_text(std::string_view characters) {
    std::size_t at = 0;
    while (at < characters.size()) {
      const std::size_t begin = characters.find_first_not_of(" \t\r\n", at);
      if (begin != at) is_blank_pending_ = true;
      if (begin == std::string_view::npos) break;
      at = std::min(characters.find_first_of(" \t\r\n", begin), characters.size());
      if (!builder_.is_in_paragraph()) builder_.begin_paragraph(form_), is_blank_pending_ = false;
      flush_blank();
      builder_.text(characters.substr(begin, at - begin));
    }
  }

  TextBuilder& builder_;
  Part form_;
  std::string description_;  // of the image to come
  std::vector<std::pair<std::size_t, const Node*>> waiting_;
  std::uint32_t notes_ = 0;
  bool is_in_note_ = false;
  bool is_blank_pending_ = false;
  bool begins_line_ = false;
};

}  // namespace

base::Result<SourceText> read_tei(std::string name, std::string_view bytes) {
  xml::ReadOptions options;
  options.limits.depth = kDeepest;
  const auto document = xml::parse(bytes, name, options);
  if (!document) return tl::unexpected(document.error());
  const Node* const text = document->root->child("text");
  if (text == nullptr) {
    return base::failure("source.not-tei", document->locate(*document->root),
                         "holds no letter: there is no text in this TEI",
                         "name a document with TEI/text");
  }
  TextBuilder builder(std::move(name));
  Reader(builder).read(*text);
  return std::move(builder).finish();
}

}  // namespace source
