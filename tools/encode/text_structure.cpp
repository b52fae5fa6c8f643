// SPDX-License-Identifier: MIT
#include "encode/text_structure.hpp"

#include <span>

#include "encode/flow_writer.hpp"
#include "encode/phrases.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using layout::Block;
using layout::BlockKind;

bool is_opening(BlockKind kind) {
  return kind == BlockKind::dateline || kind == BlockKind::address || kind == BlockKind::salute;
}

bool is_closing(BlockKind kind) {
  return kind == BlockKind::closer || kind == BlockKind::signature || kind == BlockKind::dateline;
}

class StructureWriter {
 public:
  StructureWriter(const Input& input, Record& record) : input_(input), record_(record) {}

  void write(pugi::xml_node tei) {
    const pugi::xml_node text = element(tei, "text");
    attribute(text, "xml:lang", input_.metadata.language);
    write_front(text);
    write_body(element(text, "body"));
    write_back(text);
  }

 private:
  void write_flow_in(pugi::xml_node parent, const char* name, const Block& block) {
    encode::write_block(parent, name, block.flow, input_, record_);
  }

  void write_front(pugi::xml_node text) {
    if (input_.layout.front.empty()) return;
    const pugi::xml_node div = element(element(text, "front"), "div");
    attribute(div, "type", "sourceNote");
    for (const Block& block : input_.layout.front) write_flow_in(div, "p", block);
  }

  void write_body(pugi::xml_node body) {
    const pugi::xml_node div = element(body, "div");
    attribute(div, "type", "letter");
    std::span<const Block> blocks = input_.layout.body;
    blocks = write_opening(div, blocks);
    std::size_t end = blocks.size();
    while (end > 0 &&
           (is_closing(blocks[end - 1].kind) || blocks[end - 1].kind == BlockKind::postscript))
      --end;
    write_middle(div, blocks.first(end));
    if (input_.facts.is_end_omitted) write_omission(div);
    write_closing(div, blocks.subspan(end));
    if (!div.first_child()) element(div, "p");
  }

  std::span<const Block> write_opening(pugi::xml_node div, std::span<const Block> blocks) {
    pugi::xml_node opener;
    std::size_t i = 0;
    for (;
         i < blocks.size() && (is_opening(blocks[i].kind) || blocks[i].kind == BlockKind::heading);
         ++i) {
      const Block& block = blocks[i];
      if (block.kind == BlockKind::heading) {
        write_flow_in(div, "head", block);
        opener = {};
        continue;
      }
      if (!opener) opener = element(div, "opener");
      if (block.kind == BlockKind::address) {
        pugi::xml_node address = opener.last_child();
        if (std::string_view(address.name()) != "address") address = element(opener, "address");
        write_flow_in(address, "addrLine", block);
      } else {
        write_flow_in(opener, block.kind == BlockKind::dateline ? "dateline" : "salute", block);
      }
    }
    return blocks.subspan(i);
  }

  void write_middle(pugi::xml_node div, std::span<const Block> blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].kind == BlockKind::verse || blocks[i].kind == BlockKind::list_item) {
        const BlockKind kind = blocks[i].kind;
        const bool is_verse = kind == BlockKind::verse;
        const pugi::xml_node group = element(div, is_verse ? "lg" : "list");
        for (; i < blocks.size() && blocks[i].kind == kind; ++i) {
          write_flow_in(group, is_verse ? "l" : "item", blocks[i]);
        }
        --i;
      } else {
        write_block(div, blocks[i]);
      }
    }
  }

  void write_block(pugi::xml_node div, const Block& block) {
    if (block.kind == BlockKind::telegram) {
      write_telegram(div, block);
    } else if (block.kind == BlockKind::quotation) {
      const pugi::xml_node quote = element(div, "quote");
      for (const Block& child : block.children) write_flow_in(quote, "p", child);
    } else {
      write_flow_in(div, "p", block);
    }
  }

  // A head or a dateline cannot stand in a quote: the telegram is a text within the text (4.3.2).
  void write_telegram(pugi::xml_node div, const Block& block) {
    const pugi::xml_node floating = element(element(div, "quote"), "floatingText");
    attribute(floating, "type", "telegram");
    const pugi::xml_node body = element(floating, "body");
    for (const Block& child : block.children) {
      if (child.kind == BlockKind::dateline) {
        write_flow_in(element(body, "opener"), "dateline", child);
      } else {
        write_flow_in(body, child.kind == BlockKind::heading ? "head" : "p", child);
      }
    }
  }

  void write_omission(pugi::xml_node div) {
    const pugi::xml_node gap = element(div, "gap");
    attribute(gap, "reason", "editorial");
    attribute(gap, "resp", "#source-editor");
    record_.needs_source_editor = true;
    element(gap, "desc", phrase(input_.phrases, "text.omitted_end"));
  }

  void write_closing(pugi::xml_node div, std::span<const Block> blocks) {
    pugi::xml_node closer;
    pugi::xml_node postscript;
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::postscript) {
        if (!postscript) postscript = element(div, "postscript");
        write_flow_in(postscript, "p", block);
        continue;
      }
      if (!closer || postscript) closer = element(div, "closer");
      postscript = {};
      const char* name = block.kind == BlockKind::signature  ? "signed"
                         : block.kind == BlockKind::dateline ? "dateline"
                                                             : "salute";
      write_flow_in(closer, name, block);
    }
  }

  void write_back(pugi::xml_node text) {
    if (input_.layout.back.empty()) return;
    const pugi::xml_node back = element(text, "back");
    pugi::xml_node div;
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

void write_text_structure(pugi::xml_node tei, const Input& input, Record& record) {
  StructureWriter(input, record).write(tei);
}

}  // namespace encode
