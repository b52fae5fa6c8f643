// SPDX-License-Identifier: MIT
#include "source/html_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "source/encoding.hpp"
#include "source/html_notes.hpp"
#include "source/lines.hpp"
#include "source/numerals.hpp"
#include "source/text_builder.hpp"
#include "xml/html.hpp"

namespace source {
namespace {

using xml::Node;
using xml::NodeKind;

// A page declares its encoding within its first kilobyte (HTML, 4.2.5.4).
constexpr std::size_t kHead = 1024;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 15> kNoText = {
    "head",  "script", "style", "template", "svg",    "noscript", "button",  "select",
    "input", "iframe", "audio", "video",    "object", "map",      "textarea"};
constexpr std::array<std::string_view, 28> kBlocks = {
    "p",       "div",        "section", "article", "main",   "header",   "footer",
    "aside",   "nav",        "address", "form",    "figure", "center",   "pre",
    "dl",      "dt",         "dd",      "ul",      "ol",     "li",       "blockquote",
    "caption", "figcaption", "tbody",   "thead",   "tfoot",  "fieldset", "hgroup"};

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

std::string declared_encoding(std::string_view bytes) {
  const std::string head = base::lower_case(bytes.substr(0, kHead));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::size_t begin = at + std::string_view("charset=").size();
  if (begin < head.size() && (head[begin] == '"' || head[begin] == '\'')) ++begin;
  const std::size_t end = head.find_first_of("\"' />;", begin);
  return head.substr(begin, end == std::string::npos ? 0 : end - begin);
}

// The value of a CSS property in a style attribute, in lower case.
std::string style_of(const Node& node, std::string_view property) {
  const std::string style = base::lower_case(node.attribute_or_empty("style"));
  for (std::size_t at = style.find(property); at != std::string::npos;
       at = style.find(property, at + 1)) {
    const bool begins = at == 0 || style[at - 1] == ';' || style[at - 1] == ' ';
    const std::size_t colon = style.find_first_not_of(' ', at + property.size());
    if (!begins || colon == std::string::npos || style[colon] != ':') continue;
    const std::size_t end = std::min(style.find(';', colon), style.size());
    return std::string(base::trimmed(std::string_view(style).substr(colon + 1, end - colon - 1)));
  }
  return {};
}

class Reader {
 public:
  Reader(const Node& root, TextBuilder& builder)
      : root_(root), builder_(builder), notes_(find_html_notes(root)) {}

  void read() {
    read_element(content());
    end_block();
    for (std::size_t i = 0; i < open_notes_.size(); ++i) {
      builder_.begin_note(open_notes_[i].index);
      form_ = {};
      is_body_ = true;
      needs_number_cut_ = open_notes_[i].number;
      read_children(*open_notes_[i].body);
      end_block();
      builder_.end_note();
    }
  }

 private:
  struct OpenNote {
    std::size_t index;
    const Node* body;
    std::string number;
  };
  struct List {
    bool is_ordered = false;
    std::string type;
    std::uint32_t next = 1;
    std::uint32_t row = 0;
  };

  // What the page itself says is its content: the one main, or the one article.
  const Node& content() {
    for (const std::string_view name : {"main", "article"}) {
      const Node* found = nullptr;
      bool is_only = true;
      std::vector<const Node*> pending = {&root_};
      while (!pending.empty()) {
        const Node* const node = pending.back();
        pending.pop_back();
        if (node->kind != NodeKind::element) continue;
        if (node->local == name) {
          is_only = found == nullptr;
          found = node;
        }
        for (const auto& child : node->children) pending.push_back(child.get());
      }
      if (found != nullptr && is_only) return *found;
    }
    return root_;
  }

  void read_children(const Node& node) {
    for (const auto& child : node.children) {
      if (child->kind == NodeKind::text) read_text(child->text);
      if (child->kind == NodeKind::element) read_element(*child);
    }
  }

  void read_element(const Node& node) {
    if (is_one_of(node.local, kNoText) || notes_.back_links.contains(&node)) return;
    if (notes_.bodies.contains(&node)) return;
    if (node.attribute("hidden") != nullptr || style_of(node, "display") == "none") return;
    if (read_page_break(node)) return;
    if (const auto note = notes_.by_anchor.find(&node); note != notes_.by_anchor.end()) {
      return read_marker(note->second);
    }
    if (node.local == "br") return break_line();
    if (node.local == "img") return read_image(node);
    if (node.local == "hr") return leave_blank();
    if (node.local == "table") return read_table(node);
    if (node.local == "ul" || node.local == "ol") return read_list(node);
    if (node.local == "blockquote") return read_quotation(node);
    if (is_heading(node.local)) return read_heading(node);
    if (is_one_of(node.local, kBlocks)) return read_block(node);
    read_inline(node);
  }

  // --- Blocks

  void end_block() {
    builder_.end_paragraph();
    is_blank_pending_ = begins_line_ = false;
  }

  void leave_blank() {
    end_block();
    builder_.leave_blank();
  }

  void read_block(const Node& node) {
    end_block();
    const bool was_right = std::exchange(form_.is_right, is_right(node) || form_.is_right);
    const bool was_preformatted = is_preformatted_;
    if (node.local == "pre") is_preformatted_ = true;
    read_styled(node);
    is_preformatted_ = was_preformatted;
    end_block();
    form_.is_right = was_right;
  }

  static bool is_right(const Node& node) {
    return style_of(node, "text-align") == "right" ||
           base::lower_case(node.attribute_or_empty("align")) == "right";
  }

  void read_heading(const Node& node) {
    end_block();
    const Part outer = form_;
    if (form_.kind == PartKind::paragraph) {
      form_.kind = PartKind::heading;
      form_.level = static_cast<std::uint32_t>(node.local[1] - '0');
    }
    read_styled(node);
    end_block();
    form_ = outer;
  }

  void read_quotation(const Node& node) {
    end_block();
    const Part outer = form_;
    if (form_.kind == PartKind::paragraph && !is_body_)
      form_ = {.kind = PartKind::quotation, .whole = builder_.new_whole()};
    read_styled(node);
    end_block();
    form_ = outer;
  }

  // A list within a list goes on with the outer one, a level deeper.
  void read_list(const Node& node) {
    end_block();
    const Part outer = form_;
    const bool is_inner = form_.kind == PartKind::item;
    if (!is_body_ && (form_.kind == PartKind::paragraph || form_.kind == PartKind::quotation))
      form_ = {.kind = PartKind::item, .whole = builder_.new_whole()};
    if (form_.kind == PartKind::item) ++form_.level;
    List list{node.local == "ol", std::string(node.attribute_or_empty("type")), 1, form_.row};
    const std::string_view start = node.attribute_or_empty("start");
    if (start.size() <= 6 && base::is_digits(start))
      list.next = static_cast<std::uint32_t>(std::stoul(std::string(start)));
    for (const auto& child : node.children) {
      if (child->kind != NodeKind::element) continue;
      if (notes_.bodies.contains(child.get())) {
        ++list.next;
      } else if (child->local == "li") {
        read_item(*child, list);
      } else {
        read_element(*child);
      }
    }
    const std::uint32_t rows = form_.row;
    form_ = outer;
    if (is_inner) form_.row = rows;
  }

  void read_item(const Node& node, List& list) {
    end_block();
    const bool has_text = !base::trimmed(node.text_content()).empty();
    if (form_.kind == PartKind::item) ++form_.row;
    if (has_text) label_ = label_of(list) + ' ';
    ++list.next;
    read_styled(node);
    end_block();
    label_.clear();
  }

  static std::string label_of(const List& list) {
    if (!list.is_ordered) return "•";
    if (list.type == "a") return numeral(list.next, Numerals::lower_letter) + ")";
    if (list.type == "A") return numeral(list.next, Numerals::upper_letter) + ")";
    if (list.type == "i") return numeral(list.next, Numerals::lower_roman) + ".";
    if (list.type == "I") return numeral(list.next, Numerals::upper_roman) + ".";
    return std::to_string(list.next) + ".";
  }

  // A table of one cell, and one within another, sets text; it is none.
  void read_table(const Node& node) {
    end_block();
    const Part outer = form_;
    std::vector<std::vector<const Node*>> rows;
    collect_rows(node, rows);
    std::size_t cells = 0;
    for (const auto& row : rows) cells += row.size();
    const bool is_layout = node.attribute_or_empty("role") == "presentation" || cells < 2 ||
                           form_.kind != PartKind::paragraph || is_body_;
    if (!is_layout) form_ = {.kind = PartKind::cell, .whole = builder_.new_whole()};
    for (const auto& child : node.children) {
      if (child->kind == NodeKind::element && child->local == "caption") {
        const Part table = std::exchange(form_, outer);
        read_block(*child);
        form_ = table;
      }
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t column = 0; column < rows[row].size(); ++column) {
        if (!is_layout) {
          form_.row = static_cast<std::uint32_t>(row + 1);
          form_.column = static_cast<std::uint32_t>(column + 1);
          form_.is_label = rows[row][column]->local == "th";
        }
        read_block(*rows[row][column]);
      }
    }
    form_ = outer;
  }

  static void collect_rows(const Node& table, std::vector<std::vector<const Node*>>& rows) {
    for (const auto& child : table.children) {
      if (child->kind != NodeKind::element) continue;
      if (child->local == "thead" || child->local == "tbody" || child->local == "tfoot")
        collect_rows(*child, rows);
      if (child->local != "tr") continue;
      rows.emplace_back();
      for (const auto& cell : child->children) {
        if (cell->kind == NodeKind::element && (cell->local == "td" || cell->local == "th"))
          rows.back().push_back(cell.get());
      }
    }
  }

  bool read_page_break(const Node& node) {
    const bool is_break = node.attribute_or_empty("role") == "doc-pagebreak" ||
                          node.attribute_or_empty("epub:type") == "pagebreak";
    if (!is_break) return false;
    std::string number(node.attribute_or_empty("aria-label"));
    if (number.empty()) number = node.attribute_or_empty("title");
    if (number.empty()) number = base::collapsed(node.text_content());
    builder_.begin_page(number);
    is_blank_pending_ = false;
    return true;
  }

  // --- Within paragraphs

  void read_inline(const Node& node) {
    if (node.local == "q") write("“");
    read_styled(node);
    if (node.local == "q") write("”");
  }

  // The children, and what the element says of their characters.
  void read_styled(const Node& node) {
    const std::uint32_t begin = builder_.size();
    read_children(node);
    for (const RunStyle style : styles_of(node)) builder_.mark(begin, style);
    if (node.local == "a") {
      const std::string target(base::trimmed(node.attribute_or_empty("href")));
      if (!target.empty() && !target.starts_with("javascript:") && !target.starts_with('#'))
        builder_.mark(begin, RunStyle::link, target);
    }
    if (const std::string* const code = language_of(node); code != nullptr && !code->empty())
      builder_.mark(begin, RunStyle::language, *code);
    if (node.local == "del" || node.local == "ins") {
      const Change change{{}, std::string(node.attribute_or_empty("datetime"))};
      builder_.mark(begin, node.local == "del" ? RunStyle::deleted : RunStyle::inserted,
                    builder_.change(change));
    }
  }

  static const std::string* language_of(const Node& node) {
    const std::string* const code = node.attribute("lang");
    return code != nullptr ? code : node.attribute("xml:lang");
  }

  static std::vector<RunStyle> styles_of(const Node& node) {
    static constexpr std::pair<std::string_view, RunStyle> kElements[] = {
        {"i", RunStyle::italic},        {"em", RunStyle::italic},     {"var", RunStyle::italic},
        {"dfn", RunStyle::italic},      {"b", RunStyle::bold},        {"strong", RunStyle::bold},
        {"u", RunStyle::underline},     {"s", RunStyle::strike},      {"strike", RunStyle::strike},
        {"sup", RunStyle::superscript}, {"sub", RunStyle::subscript}, {"cite", RunStyle::title}};
    std::vector<RunStyle> styles;
    for (const auto& [name, style] : kElements) {
      if (node.local == name) styles.push_back(style);
    }
    if (node.attribute("style") == nullptr) return styles;
    const std::string weight = style_of(node, "font-weight");
    const std::string lines = style_of(node, "text-decoration");
    const std::string height = style_of(node, "vertical-align");
    if (style_of(node, "font-style").starts_with("italic")) styles.push_back(RunStyle::italic);
    if (weight == "bold" || weight == "700") styles.push_back(RunStyle::bold);
    if (lines.find("underline") != std::string::npos) styles.push_back(RunStyle::underline);
    if (lines.find("line-through") != std::string::npos) styles.push_back(RunStyle::strike);
    if (style_of(node, "font-variant") == "small-caps") styles.push_back(RunStyle::small_caps);
    if (height == "super") styles.push_back(RunStyle::superscript);
    if (height == "sub") styles.push_back(RunStyle::subscript);
    return styles;
  }

  void read_marker(const HtmlNote& note) {
    flush_blank();
    begin_block_if_needed();
    const std::size_t index = builder_.anchor(NoteKind::footnote, note.number);
    open_notes_.push_back({index, note.body, note.number});
  }

  // In the page itself (RFC 2397), or where an address says.
  void read_image(const Node& node) {
    const std::string_view source = base::trimmed(node.attribute_or_empty("src"));
    Picture picture{.description = base::collapsed(node.attribute_or_empty("alt"))};
    if (source.starts_with("data:")) {
      const std::size_t comma = std::min(source.find(','), source.size());
      const std::string_view type = source.substr(0, comma);
      const auto bytes = base::decode_base64(source.substr(std::min(comma + 1, source.size())));
      if (!type.starts_with("data:image/") || !type.ends_with(";base64") || !bytes) return;
      picture.bytes = *bytes;
      picture.name = fmt::format("image{}.{}", ++images_, ending_of(type));
    } else {
      picture.name = source;
    }
    if (picture.name.empty()) return;
    flush_blank();
    builder_.picture(std::move(picture));
  }

  // "data:image/svg+xml;base64" is an .svg.
  static std::string_view ending_of(std::string_view type) {
    type.remove_prefix(type.find('/') + 1);
    const std::string_view name = type.substr(0, type.find_first_of("+;"));
    const bool is_name =
        !name.empty() && name.size() <= 8 && std::all_of(name.begin(), name.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        });
    return is_name ? name : "image";
  }

  void break_line() {
    is_blank_pending_ = false;
    if (!builder_.is_in_paragraph()) return;
    builder_.break_line();
    begins_line_ = true;
  }

  void begin_block_if_needed() {
    if (builder_.is_in_paragraph()) return;
    builder_.begin_paragraph(form_);
    if (!label_.empty()) builder_.text(std::exchange(label_, {}));
  }

  void flush_blank() {
    const bool is_pending = std::exchange(is_blank_pending_, false);
    const bool begins_line = std::exchange(begins_line_, false);
    if (is_pending && !begins_line && builder_.is_in_paragraph()) builder_.text(" ");
  }

  void write(std::string_view word) {
    begin_block_if_needed();
    flush_blank();
    builder_.text(word);
  }

  // White space is one blank, and none at the ends of a block (CSS Text, 4.1).
  void read_text(std::string_view characters) {
    if (is_preformatted_) return read_preformatted(characters);
    cut_number(characters);
    std::size_t at = 0;
    while (at < characters.size()) {
      const std::size_t begin = characters.find_first_not_of(" \t\r\n\f", at);
      if (begin != at) is_blank_pending_ = true;
      if (begin == std::string_view::npos) break;
      at = std::min(characters.find_first_of(" \t\r\n\f", begin), characters.size());
      write(characters.substr(begin, at - begin));
    }
  }

  void read_preformatted(std::string_view characters) {
    while (!characters.empty()) {
      const std::size_t end = std::min(characters.find('\n'), characters.size());
      if (end > 0) write(characters.substr(0, end));
      if (end == characters.size()) return;
      break_line();
      characters.remove_prefix(end + 1);
    }
  }

  // A body that begins with its number as plain text: the marker is written anyway.
  void cut_number(std::string_view& characters) {
    if (needs_number_cut_.empty()) return;
    const std::size_t begin = characters.find_first_not_of(" \t\r\n\f");
    if (begin == std::string_view::npos) return;
    const std::string number = std::exchange(needs_number_cut_, {});
    const std::string_view rest = characters.substr(begin);
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
    if (html_note_number(rest.substr(0, end)) == number)
      characters =
          base::trimmed(rest.substr(end)).empty() ? std::string_view() : rest.substr(end + 1);
  }

  const Node& root_;
  TextBuilder& builder_;
  HtmlNotes notes_;
  std::vector<OpenNote> open_notes_;
  std::size_t images_ = 0;        // in the page itself
  Part form_;                     // of the paragraphs that begin here
  std::string label_;             // of the item whose text has not begun
  std::string needs_number_cut_;  // the number of the note whose text has not begun
  bool is_blank_pending_ = false;
  bool begins_line_ = false;
  bool is_preformatted_ = false;
  bool is_body_ = false;  // in the body of a note
};

}  // namespace

base::Result<SourceText> read_html(std::string name, std::string bytes, std::string_view encoding) {
  const std::string declared = encoding.empty() && base::utf8::first_malformed(bytes)
                                   ? declared_encoding(bytes)
                                   : std::string(encoding);
  auto decoded = decode(name, std::move(bytes), declared);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  if (base::trimmed(decoded->text).empty()) return no_text(name);
  const auto document = xml::parse_html(decoded->text, name);
  if (!document) return tl::unexpected(document.error());
  TextBuilder builder(std::move(name));
  Reader(*document->root, builder).read();
  auto source = std::move(builder).finish();
  if (!source) return source;
  source->encoding = std::move(decoded->encoding);
  source->encoding_doubt = std::move(decoded->doubt);
  return source;
}

}  // namespace source
