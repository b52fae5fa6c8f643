// SPDX-License-Identifier: MIT
#include "encode/text_structure.hpp"

#include <span>
#include <utility>
#include <vector>

#include "encode/flow_writer.hpp"
#include "encode/phrases.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using layout::Block;
using layout::BlockKind;

bool is_opening(BlockKind kind) {
  return kind == BlockKind::letterhead || kind == BlockKind::dateline ||
         kind == BlockKind::address || kind == BlockKind::subject || kind == BlockKind::salute;
}

bool is_closing(BlockKind kind) {
  return kind == BlockKind::closer || kind == BlockKind::signature || kind == BlockKind::dateline ||
         kind == BlockKind::address || kind == BlockKind::postscript ||
         kind == BlockKind::endorsement;
}

// The name of the element in an opener or closer; null for an address, which has lines.
const char* name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::dateline:
      return "dateline";
    case BlockKind::signature:
      return "signed";
    case BlockKind::letterhead:
    case BlockKind::subject:
      return "seg";
    case BlockKind::address:
      return nullptr;
    default:
      return "salute";
  }
}

class StructureWriter {
 public:
  StructureWriter(const Input& input, Record& record) : input_(input), record_(record) {}

  void write(Node tei) {
    const Node text = element(tei, "text");
    attribute(text, "xml:lang", input_.metadata.language);
    write_front(text);
    write_body(element(text, "body"));
    write_back(text);
  }

 private:
  void write_flow_in(Node parent, const char* name, const Block& block) {
    encode::write_block(parent, name, block.flow, input_, record_);
  }

  void write_front(Node text) {
    if (input_.layout.front.empty()) return;
    const Node div = element(element(text, "front"), "div");
    attribute(div, "type", "sourceNote");
    for (const Block& block : input_.layout.front) write_flow_in(div, "p", block);
  }

  void write_body(Node body) {
    const std::vector<layout::Division>& divisions = input_.layout.divisions;
    const std::span<const Block> blocks = input_.layout.body;
    for (std::size_t i = 0; i < divisions.size(); ++i) {
      const std::size_t begin = divisions[i].first_block;
      const bool is_last = i + 1 == divisions.size();
      const std::size_t end = is_last ? blocks.size() : divisions[i + 1].first_block;
      const bool is_letter = divisions[i].kind == layout::DivisionKind::letter;
      write_division(body, is_letter ? "letter" : "enclosure", blocks.subspan(begin, end - begin),
                     is_last);
    }
  }

  void write_division(Node body, const char* type, std::span<const Block> blocks, bool is_last) {
    const Node div = element(body, "div");
    attribute(div, "type", type);
    blocks = write_opening(div, blocks);
    std::size_t end = blocks.size();
    while (end > 0 && is_closing(blocks[end - 1].kind)) --end;
    write_sections(div, blocks.first(end));
    if (is_last && input_.facts.is_end_omitted) write_omission(div);
    if (!has_text(div)) element(div, "p");
    write_closing(div, blocks.subspan(end));
  }

  // Within the letter a heading begins a division of its own, up to the next.
  void write_sections(Node div, std::span<const Block> blocks) {
    Node section = div;
    for (const Block& block : blocks) {
      if (block.kind != BlockKind::heading) {
        write_block(section, block);
        continue;
      }
      if (section != div && !has_text(section)) {
        // One heading below the other.
        write_flow_in(section, "head", block);
        continue;
      }
      section = element(div, "div");
      attribute(section, "type", "section");
      write_flow_in(section, "head", block);
    }
    if (section != div && !has_text(section)) element(section, "p");
  }

  // A division is not made of head and opener alone.
  static bool has_text(Node div) {
    const std::string_view last = div.last_child().name();
    return !last.empty() && last != "head" && last != "opener";
  }

  std::span<const Block> write_opening(Node div, std::span<const Block> blocks) {
    Node opener;
    std::size_t i = 0;
    for (;
         i < blocks.size() && (is_opening(blocks[i].kind) || blocks[i].kind == BlockKind::heading);
         ++i) {
      if (blocks[i].kind == BlockKind::heading) {
        write_flow_in(div, "head", blocks[i]);
        opener = {};
        continue;
      }
      if (!opener) opener = element(div, "opener");
      write_formula(opener, blocks[i]);
    }
    return blocks.subspan(i);
  }

  // A part of an opener or closer.
  void write_formula(Node parent, const Block& block) {
    const char* name = name_of(block.kind);
    if (name == nullptr) {
      Node address = parent.last_child();
      if (address.name() != "address") address = element(parent, "address");
      write_flow_in(address, "addrLine", block);
      return;
    }
    write_flow_in(parent, name, block);
    if (block.kind == BlockKind::letterhead) attribute(parent.last_child(), "type", "letterhead");
    if (block.kind == BlockKind::subject) attribute(parent.last_child(), "type", "subject");
  }

  void write_block(Node div, const Block& block) {
    if (block.kind == BlockKind::telegram) {
      write_telegram(div, block);
    } else if (block.kind == BlockKind::verse) {
      write_children(element(div, "lg"), "l", block);
    } else if (block.kind == BlockKind::list) {
      write_list(element(div, "list"), block);
    } else if (block.kind == BlockKind::table) {
      write_table(element(div, "table"), block);
    } else if (block.kind == BlockKind::quotation) {
      write_children(element(div, "quote"), "p", block);
    } else {
      write_flow_in(div, "p", block);
    }
  }

  // Paragraphs of one item or cell, as far as the format says that they are.
  static std::size_t end_of_cell(const std::vector<Block>& children, std::size_t begin) {
    std::size_t end = begin + 1;
    while (children[begin].row != 0 && end < children.size() &&
           children[end].row == children[begin].row &&
           children[end].column == children[begin].column)
      ++end;
    return end;
  }

  // Items that stand deeper are a list within the item before them.
  void write_list(Node list, const Block& block) {
    std::vector<std::pair<Node, std::uint32_t>> open = {{list, 0}};
    for (std::size_t i = 0; i < block.children.size();) {
      const std::uint32_t level = block.children[i].level;
      while (open.size() > 1 && level < open.back().second) open.pop_back();
      const Node item = open.back().first.last_child();
      const bool is_deeper = level > open.back().second && item.name() == "item";
      if (is_deeper) open.emplace_back(element(item, "list"), level);
      if (open.size() == 1) open.back().second = level;
      const std::size_t end = end_of_cell(block.children, i);
      write_item(open.back().first, std::span(block.children).subspan(i, end - i));
      i = end;
    }
  }

  void write_item(Node list, std::span<const Block> paragraphs) {
    if (paragraphs.size() == 1) return write_flow_in(list, "item", paragraphs.front());
    const Node item = element(list, "item");
    for (const Block& paragraph : paragraphs) write_flow_in(item, "p", paragraph);
  }

  // Nothing but cells stands in a row, so a page that begins with a cell begins in it.
  void write_table(Node table, const Block& block) {
    Node row;
    for (std::size_t i = 0; i < block.children.size();) {
      const Block& first = block.children[i];
      if (i == 0 || first.row != block.children[i - 1].row) row = element(table, "row");
      const Node cell = element(row, "cell");
      if (first.is_label) attribute(cell, "role", "label");
      const std::size_t end = end_of_cell(block.children, i);
      const bool has_paragraphs = end > i + 1;
      for (; i < end; ++i) {
        write_flow(has_paragraphs ? element(cell, "p") : cell, block.children[i].flow, input_,
                   record_);
      }
    }
  }

  void write_children(Node parent, const char* name, const Block& block) {
    for (const Block& child : block.children) write_flow_in(parent, name, child);
  }

  // A head or a dateline cannot stand in a quote: the telegram is a text within the text (4.3.2).
  void write_telegram(Node div, const Block& block) {
    const Node floating = element(element(div, "quote"), "floatingText");
    attribute(floating, "type", "telegram");
    const Node body = element(floating, "body");
    for (const Block& child : block.children) {
      if (child.kind == BlockKind::dateline) {
        write_flow_in(element(body, "opener"), "dateline", child);
      } else {
        write_flow_in(body, child.kind == BlockKind::heading ? "head" : "p", child);
      }
    }
  }

  void write_omission(Node div) {
    const Node gap = element(div, "gap");
    attribute(gap, "reason", "editorial");
    attribute(gap, "resp", "#source-editor");
    record_.needs_source_editor = true;
    element(gap, "desc", phrase(input_.phrases, "text.omitted_end"));
  }

  void write_closing(Node div, std::span<const Block> blocks) {
    Node closer;
    Node postscript;
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::postscript) {
        if (!postscript) postscript = element(div, "postscript");
        write_flow_in(postscript, "p", block);
        continue;
      }
      if (block.kind == BlockKind::endorsement) {
        write_flow_in(div, "trailer", block);
        attribute(div.last_child(), "type", "endorsement");
        closer = postscript = {};
        continue;
      }
      if (!closer || postscript) closer = element(div, "closer");
      postscript = {};
      write_formula(closer, block);
    }
  }

  void write_back(Node text) {
    if (input_.layout.back.empty()) return;
    const Node back = element(text, "back");
    Node div;
    for (const Block& block : input_.layout.back) {
      const bool is_heading = block.kind == BlockKind::heading;
      if (!div || is_heading) {
        div = element(back, "div");
        attribute(div, "type", is_heading ? "notes" : "colophon");
      }
      write_flow_in(div, is_heading ? "head" : "p", block);
    }
  }

  const Input& input_;
  Record& record_;
};

}  // namespace

void write_text_structure(Node tei, const Input& input, Record& record) {
  StructureWriter(input, record).write(tei);
}

}  // namespace encode
