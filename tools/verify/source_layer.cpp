// SPDX-License-Identifier: MIT
#include "verify/source_layer.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/number.hpp"
#include "verify/blanks.hpp"
#include "verify/layer_rules.hpp"

namespace verify {
namespace {

using xml::Node;
using xml::NodeKind;

// Whether @rend gives the marker as it is printed («(1)», «*»), and not a look («superscript»).
bool is_literal_marker(std::string_view rend, std::string_view number) {
  if (rend.find(':') != std::string_view::npos || rend.starts_with('#')) return false;
  if (!number.empty() && rend.find(number) != std::string_view::npos) return true;
  std::size_t letters = 0;
  for (const char c : rend) {
    letters = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? letters + 1 : 0;
    if (letters > 2) return false;
  }
  return true;
}

// What the source shows in the running text for a note.
std::string anchor_marker(const Node& note) {
  if (note.attribute("prev") != nullptr) return {};
  const std::string number(note.attribute_or_empty("n"));
  const std::string* const rend = note.attribute("rend");
  return rend != nullptr && is_literal_marker(*rend, number) ? *rend : number;
}

// What the source shows before the body of a note that has no label.
std::string body_marker(const Node& note) {
  return note.attribute("prev") != nullptr ? std::string{}
                                           : std::string(note.attribute_or_empty("n"));
}

// A stretch of text with lines of its own: the running text, a printed note, a running head. While
// it is read, what it stands in waits.
struct Stream {
  const Node* owner = nullptr;
  std::uint32_t page = 0;
  std::optional<std::size_t> line;  // index of SourceLayer::lines
  std::uint32_t last_number = 0;
  std::string marker;           // due before the next text
  std::string early;            // a label that stands before the first lb
  bool is_after_block = false;  // no text since a block ended
};

// Walks over the tree without recursion, as documents may be deep.
class LayerWalk {
 public:
  explicit LayerWalk(const xml::Document& document) : document_(document), rules_(document) {
    layer_.pages = rules_.pages();
    streams_.emplace_back();
  }

  SourceLayer run() {
    open(*document_.root);
    while (!open_.empty()) {
      Open& top = open_.back();
      if (top.next == top.node->children.size()) {
        close(*top.node);
        open_.pop_back();
        continue;
      }
      const Node& child = *top.node->children[top.next++];
      if (child.kind == NodeKind::text) {
        if (!top.node->is_tei("choice")) text(child, child.text);
      } else if (child.kind == NodeKind::element) {
        open(child);
      }
    }
    finish();
    return std::move(layer_);
  }

 private:
  struct Open {
    const Node* node;
    std::size_t next;
  };

  Stream& here() { return streams_.back(); }

  void fault(const Node& node, std::string_view code, std::string message, std::string hint) {
    layer_.faults.push_back({base::Severity::error,
                             std::string(code),
                             document_.locate(node),
                             std::move(message),
                             std::move(hint),
                             {}});
  }

  void open(const Node& element) {
    if (!rules_.is_in_source(element)) return;
    begin_edge(element);
    if (element.is_tei("lb")) return begin_line(element);
    if (element.is_tei("pb")) return begin_page(element);
    if (element.is_tei("g")) {
      if (const auto character = character_of(element)) return text(element, *character);
    }
    if (element.is_tei("label")) begin_label(element);
    if (rules_.lacks_lines(element)) {
      fault(element, "verify.note-without-line",
            "a note at the foot of a page or at the end has no lb",
            "put an lb with the number of its line before its text");
    }
    if (rules_.has_own_lines(element)) begin_stream(element);
    open_.push_back({&element, 0});
  }

  void close(const Node& element) {
    if (here().owner == &element) streams_.pop_back();
    if (edge_of(element) == Edge::chapter) append(" ");
    if (edge_of(element) != Edge::none) here().is_after_block = true;
  }

  void begin_edge(const Node& element) {
    const Edge edge = edge_of(element);
    if (edge == Edge::chapter || (edge == Edge::block && here().is_after_block)) append(" ");
  }

  void begin_stream(const Node& element) {
    Stream stream;
    stream.owner = &element;
    stream.page = here().page;
    if (element.is_tei("note")) {
      text(element, anchor_marker(element));
      stream.page = rules_.page_named_by(element).value_or(stream.page);
      stream.marker = body_marker(element);
    }
    streams_.push_back(std::move(stream));
  }

  // A label at the head of a note is the marker as printed.
  void begin_label(const Node& label) {
    const Node* const owner = here().owner;
    const bool is_head = owner != nullptr && owner->is_tei("note") &&
                         (label.parent == owner || label.parent->parent == owner);
    if (is_head) here().marker.clear();
  }

  void begin_page(const Node& pb) {
    if (const auto page = rules_.page_of(pb)) {
      here().page = *page;
    } else {
      // Inside a note: the pages themselves are counted by the pbs of the running text.
      here().page = std::min<std::uint32_t>(here().page + 1,
                                            static_cast<std::uint32_t>(layer_.pages.size()) - 1);
    }
    here().line.reset();
    here().last_number = 0;
  }

  void begin_line(const Node& lb) {
    const std::string_view digits = lb.attribute_or_empty("n");
    std::uint32_t number = base::number<std::uint32_t>(digits).value_or(0);
    if (number == 0) {
      fault(lb, digits.empty() ? "verify.line-without-number" : "verify.line-number",
            digits.empty() ? "this lb has no @n"
                           : fmt::format("\"{}\" is no number of a line", digits),
            "give it the number of its line on the page");
      number = here().last_number + 1;
    }
    here().last_number = number;
    here().line = layer_.lines.size();
    layer_.lines.push_back({here().page, number, {}, document_.locate(lb)});
    if (!here().early.empty()) append(std::exchange(here().early, {}) + " ");
  }

  void text(const Node& node, std::string_view characters) {
    if (characters.empty()) return;
    if (is_blank(characters)) return append(" ");
    here().is_after_block = false;
    if (!here().line) {
      if (is_in_early_label(node)) {
        here().early += characters;
      } else {
        fault(node, "verify.text-outside-line",
              fmt::format("\"{}\" stands in no line", collapsed(characters).substr(0, 60)),
              "put an lb with the number of its line before it");
      }
      return;
    }
    if (!here().marker.empty()) append(std::exchange(here().marker, {}) + " ");
    append(characters);
  }

  bool is_in_early_label(const Node& node) const {
    return streams_.size() > 1 && node.parent != nullptr && node.parent->is_tei("label");
  }

  void append(std::string_view characters) {
    if (here().line) layer_.lines[*here().line].text += characters;
  }

  // Puts the lines in order; lines with one number stay in the order of the document.
  void finish() {
    for (SourceLine& line : layer_.lines) line.text = collapsed(line.text);
    const auto place = [](const SourceLine& line) {
      return std::tuple(line.page, line.number, line.at.line, line.at.column);
    };
    std::sort(layer_.lines.begin(), layer_.lines.end(),
              [&](const SourceLine& a, const SourceLine& b) { return place(a) < place(b); });
    for (std::size_t i = 1; i < layer_.lines.size(); ++i) {
      report_duplicate(layer_.lines[i - 1], layer_.lines[i]);
    }
    std::erase_if(layer_.lines, [](const SourceLine& line) { return line.text.empty(); });
  }

  void report_duplicate(const SourceLine& first, const SourceLine& second) {
    if (first.page != second.page || first.number != second.number) return;
    layer_.faults.push_back({base::Severity::error,
                             "verify.line-twice",
                             second.at,
                             fmt::format("line {} of page {} begins a second time", second.number,
                                         page_name(second.page)),
                             "number the lines of a page as the source has them",
                             {{first.at, "it begins here first"}}});
  }

  std::string page_name(std::uint32_t page) const {
    const std::string& name = layer_.pages[page];
    return name.empty() ? fmt::format("{}", page + 1) : name;
  }

  const xml::Document& document_;
  LayerRules rules_;
  SourceLayer layer_;
  std::vector<Open> open_;
  std::vector<Stream> streams_;
};

}  // namespace

SourceLayer source_layer(const xml::Document& document) {
  return LayerWalk(document).run();
}

}  // namespace verify
