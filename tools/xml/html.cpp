// SPDX-License-Identifier: MIT
#include "xml/html.hpp"

#include <limits>
#include <memory>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/tree.h>

#include "xml/parser.hpp"

namespace xml {
namespace {

constexpr std::uint32_t kDeepest = 256;

struct FreeDocument {
  void operator()(xmlDocPtr document) const { xmlFreeDoc(document); }
};
struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

std::string text_of(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

// "xml:lang" is one name to HTML.
TreeAttribute attribute_of(const xmlAttr& attribute) {
  const std::string name = text_of(attribute.name);
  const bool is_xml = name.starts_with("xml:");
  std::string value;
  for (const xmlNode* part = attribute.children; part != nullptr; part = part->next) {
    if (part->type == XML_TEXT_NODE) value += text_of(part->content);
  }
  return {is_xml ? std::string(kXmlNamespace) : std::string(), is_xml ? name.substr(4) : name,
          std::move(value)};
}

std::unique_ptr<Node> element_of(const xmlNode& node) {
  auto made = std::make_unique<Node>();
  made->local = text_of(node.name);
  made->line = node.line;
  for (const xmlAttr* attribute = node.properties; attribute != nullptr;
       attribute = attribute->next) {
    made->attributes.push_back(attribute_of(*attribute));
  }
  return made;
}

// Copies libxml2's tree, cut off at a depth.
class Copier {
 public:
  std::unique_ptr<Node> copy(const xmlNode& root) {
    std::unique_ptr<Node> whole = element_of(root);
    open_ = whole.get();
    const xmlNode* node = root.children;
    std::uint32_t depth = 1;
    while (node != nullptr) {
      if (node->type == XML_ELEMENT_NODE) {
        Node* const made = append(element_of(*node));
        if (node->children != nullptr) {
          if (++depth <= kDeepest) open_ = made;
          node = node->children;
          continue;
        }
      } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add_text(*node);
      }
      while (node != &root && node->next == nullptr) {
        node = node->parent;
        if (node == &root) break;
        if (depth-- <= kDeepest) open_ = const_cast<Node*>(open_->parent);
      }
      node = node == &root ? nullptr : node->next;
    }
    return whole;
  }

 private:
  Node* append(std::unique_ptr<Node> node) {
    node->parent = open_;
    open_->children.push_back(std::move(node));
    return open_->children.back().get();
  }

  void add_text(const xmlNode& node) {
    auto made = std::make_unique<Node>();
    made->kind = NodeKind::text;
    made->text = text_of(node.content);
    made->line = node.line;
    append(std::move(made));
  }

  Node* open_ = nullptr;
};

}  // namespace

base::Result<Document> parse_html(std::string_view html, const std::string& name) {
  prepare_libxml2();
  const auto failed = [&](const char* message) {
    return base::failure("xml.html", {name}, message, "open it in a browser and save it anew");
  };
  if (html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return failed("this page of HTML is larger than 2 GB");
  }
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())));
  if (!context) return failed("this page of HTML holds nothing");
  // Else libxml2 stops, and loses the rest, where elements are nested 256 deep.
  context->options |= XML_PARSE_HUGE;
  const std::unique_ptr<xmlDoc, FreeDocument> document(htmlCtxtReadMemory(
      context.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
          HTML_PARSE_COMPACT));
  const xmlNode* const root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return failed("no element can be read from this page of HTML");
  return Document{name, Copier().copy(*root)};
}

}  // namespace xml
