// SPDX-License-Identifier: MIT
#include "xml/tree.hpp"

#include <algorithm>
#include <new>
#include <vector>

#include <libxml/parser.h>
#include <libxml/tree.h>

namespace xml {
namespace {

const xmlChar* chars(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

// Builds the tree from events. Text is gathered until something else comes, because libxml2 copies
// a text whenever it grows.
class LibxmlBuilder final : public PositionedHandler {
 public:
  explicit LibxmlBuilder(xmlDocPtr document)
      : document_(document), open_(reinterpret_cast<xmlNodePtr>(document)) {}

  void set_position(const Position& position) override { position_ = &position; }

  void start_element(const Name& name, std::span<const Attribute> attributes,
                     std::span<const NamespaceDeclaration> namespaces) override {
    flush_text();
    const xmlNodePtr node =
        checked(xmlNewDocNodeEatName(document_, nullptr, interned(name.local), nullptr));
    append(node);
    open_ = node;
    scopes_.push_back(declared_.size());
    for (const NamespaceDeclaration& declaration : namespaces) declare(node, declaration);
    node->ns = declared(name);
    for (const Attribute& attribute : attributes) {
      checked(xmlNewNsProp(
          node, attribute.name.namespace_uri.empty() ? nullptr : declared(attribute.name),
          interned(attribute.name.local), chars(value_.assign(attribute.value))));
    }
  }

  void end_element(const Name&) override {
    flush_text();
    open_ = open_->parent;
    declared_.resize(scopes_.back());
    scopes_.pop_back();
  }

  void text(std::string_view characters) override {
    if (text_.empty()) text_line_ = line();
    text_ += characters;
  }

  void comment(std::string_view characters) override {
    flush_text();
    append(checked(xmlNewDocComment(document_, chars(std::string(characters)))));
  }

  void processing_instruction(std::string_view target, std::string_view data) override {
    flush_text();
    append(checked(xmlNewDocPI(document_, chars(std::string(target)), chars(std::string(data)))));
  }

 private:
  struct Declaration {
    std::string prefix;
    xmlNsPtr ns;
  };

  template <typename T>
  static T* checked(T* made) {
    if (made == nullptr) throw std::bad_alloc();
    return made;
  }

  // Names lie in the tree's dictionary, once each; the tree does not free them.
  xmlChar* interned(std::string_view name) {
    const xmlChar* const bytes = reinterpret_cast<const xmlChar*>(name.data());
    return const_cast<xmlChar*>(
        checked(xmlDictLookup(document_->dict, bytes, static_cast<int>(name.size()))));
  }

  unsigned short line() const {
    return static_cast<unsigned short>(std::min<std::uint32_t>(position_->event().line, 65535));
  }

  // Appends without xmlAddChild, which would join texts and look for the end of the list.
  void append(xmlNodePtr node, unsigned short line) {
    node->line = line;
    node->parent = open_;
    node->prev = open_->last;
    if (open_->last != nullptr) {
      open_->last->next = node;
    } else {
      open_->children = node;
    }
    open_->last = node;
  }
  void append(xmlNodePtr node) { append(node, line()); }

  void flush_text() {
    if (text_.empty()) return;
    append(checked(xmlNewDocTextLen(document_, chars(text_), static_cast<int>(text_.size()))),
           text_line_);
    text_.clear();
  }

  void declare(xmlNodePtr node, const NamespaceDeclaration& declaration) {
    const std::string prefix(declaration.prefix);
    const std::string uri(declaration.uri);
    const xmlNsPtr ns =
        checked(xmlNewNs(node, chars(uri), prefix.empty() ? nullptr : chars(prefix)));
    declared_.push_back({prefix, ns});
  }

  xmlNsPtr declared(const Name& name) {
    if (name.namespace_uri.empty()) return nullptr;
    if (name.namespace_uri == kXmlNamespace) {
      return checked(xmlSearchNs(document_, open_, reinterpret_cast<const xmlChar*>("xml")));
    }
    for (auto known = declared_.rbegin(); known != declared_.rend(); ++known) {
      if (known->prefix == name.prefix) return known->ns;
    }
    return nullptr;
  }

  xmlDocPtr document_;
  xmlNodePtr open_;  // the document itself above the root element
  const Position* position_ = nullptr;
  std::string value_;  // of the attribute at hand, which libxml2 wants ended by a zero
  std::string text_;
  unsigned short text_line_ = 0;
  std::vector<Declaration> declared_;
  std::vector<std::size_t> scopes_;  // how many were declared outside each open element
};

}  // namespace

void FreeTree::operator()(_xmlDoc* tree) const {
  xmlFreeDoc(tree);
}

base::Result<Tree> parse_tree(std::string_view document, const std::string& name,
                              const ReadOptions& options) {
  Tree tree(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")));
  if (!tree) throw std::bad_alloc();
  tree->URL = xmlStrdup(chars(name));
  tree->dict = xmlDictCreate();
  if (tree->dict == nullptr) throw std::bad_alloc();
  LibxmlBuilder builder(tree.get());
  if (base::Result<void> result = read(document, name, builder, options); !result) {
    return tl::unexpected(std::move(result.error()));
  }
  return tree;
}

}  // namespace xml
