// SPDX-License-Identifier: MIT
#include "encode/tree.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "base/xml_text.hpp"

namespace encode {
namespace {

// Elements whose content is elements alone wherever Apograph writes them; blanks in them mean
// nothing.
constexpr std::array<std::string_view, 64> kStructural = {"TEI",
                                                          "teiHeader",
                                                          "fileDesc",
                                                          "titleStmt",
                                                          "respStmt",
                                                          "publicationStmt",
                                                          "availability",
                                                          "sourceDesc",
                                                          "biblStruct",
                                                          "monogr",
                                                          "imprint",
                                                          "relatedItem",
                                                          "msDesc",
                                                          "msIdentifier",
                                                          "msContents",
                                                          "physDesc",
                                                          "additions",
                                                          "encodingDesc",
                                                          "appInfo",
                                                          "application",
                                                          "editorialDecl",
                                                          "quotation",
                                                          "hyphenation",
                                                          "correction",
                                                          "normalization",
                                                          "stdVals",
                                                          "interpretation",
                                                          "profileDesc",
                                                          "langUsage",
                                                          "correspDesc",
                                                          "correspAction",
                                                          "revisionDesc",
                                                          "text",
                                                          "front",
                                                          "body",
                                                          "back",
                                                          "div",
                                                          "floatingText",
                                                          "standOff",
                                                          "listPerson",
                                                          "listPlace",
                                                          "listOrg",
                                                          "listBibl",
                                                          "person",
                                                          "place",
                                                          "org",
                                                          "list",
                                                          "lg",
                                                          "address",
                                                          "postscript",
                                                          "certainty",
                                                          "listChange",
                                                          "facsimile",
                                                          "surface",
                                                          "category",
                                                          "classDecl",
                                                          "taxonomy",
                                                          "projectDesc",
                                                          "samplingDecl",
                                                          "creation",
                                                          "segmentation",
                                                          "history",
                                                          "table",
                                                          "row"};

bool is_structural(pugi::xml_node node) {
  return std::find(kStructural.begin(), kStructural.end(), std::string_view(node.name())) !=
         kStructural.end();
}

bool holds_text(pugi::xml_node node) {
  return std::any_of(node.begin(), node.end(),
                     [](pugi::xml_node child) { return child.type() == pugi::node_pcdata; });
}

class StringWriter final : public pugi::xml_writer {
 public:
  explicit StringWriter(std::string begin) : out_(std::move(begin)) {}
  void write(const void* data, std::size_t size) override {
    out_.append(static_cast<const char*>(data), size);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// A node that holds only set-off elements, such as quote with a floatingText.
bool holds_only_structure(pugi::xml_node node) {
  const pugi::xml_node first = node.first_child();
  return first && !holds_text(node) &&
         std::all_of(node.begin(), node.end(), [](pugi::xml_node child) {
           const std::string_view name = child.name();
           return name == "floatingText" || name == "p" || name == "quote";
         });
}

}  // namespace

pugi::xml_node element(pugi::xml_node parent, const char* name) {
  return parent.append_child(name);
}

pugi::xml_node element(pugi::xml_node parent, const char* name, std::string_view characters) {
  const pugi::xml_node node = parent.append_child(name);
  text(node, characters);
  return node;
}

void attribute(pugi::xml_node node, const char* name, std::string_view value) {
  if (!value.empty()) node.append_attribute(name).set_value(value.data(), value.size());
}

void text(pugi::xml_node parent, std::string_view characters) {
  for (std::size_t at = 0; at < characters.size();) {
    const std::size_t end = base::find_unwritable(characters, at);
    if (end > at)
      parent.append_child(pugi::node_pcdata).set_value(characters.data() + at, end - at);
    at = end;
    if (at == characters.size()) break;
    const char32_t c = base::utf8::next(characters, at);
    attribute(element(parent, "g"), "n", fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)));
  }
}

std::string line_end(int depth) {
  return "\n" + std::string(static_cast<std::size_t>(2 * depth), ' ');
}

int depth_of(pugi::xml_node node) {
  int depth = 0;
  for (; node.parent(); node = node.parent()) ++depth;
  return depth;
}

void indent(pugi::xml_node root) {
  if ((!is_structural(root) && !holds_only_structure(root)) || !root.first_child() ||
      holds_text(root))
    return;
  const int depth = depth_of(root);
  for (pugi::xml_node child = root.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    root.insert_child_before(pugi::node_pcdata, child).set_value(line_end(depth).c_str());
    indent(child);
    child = next;
  }
  root.append_child(pugi::node_pcdata).set_value(line_end(depth - 1).c_str());
}

std::string serialised(const pugi::xml_document& document) {
  StringWriter writer("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return writer.take() + "\n";
}

}  // namespace encode
