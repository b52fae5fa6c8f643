// SPDX-License-Identifier: MIT
#include "feeds/tree.hpp"

#include <span>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "feeds/text.hpp"
#include "xml/reader.hpp"

namespace feeds {
namespace {

// Deep enough for any edition, and for pugixml, which frees nodes by recursion.
constexpr std::uint32_t kDepth = 2000;

}  // namespace

// Makes the tree from the events of the parser.
class TreeBuilder final : public xml::PositionedHandler {
 public:
  explicit TreeBuilder(Tree& tree) : tree_(tree), node_(*tree.document_) {}

  void set_position(const xml::Position& position) override { position_ = &position; }

  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration> namespaces) override {
    flush();
    const bool is_root = node_ == *tree_.document_;
    const std::string qualified = element_name(name);
    node_ = node_.append_child(qualified.c_str());
    const base::Location at = position_->event();
    tree_.places_[node_.hash_value()] = {at.line, at.column};
    if (is_root) set("xmlns", xml::kTeiNamespace);
    for (const auto& [prefix, uri] : namespaces) {
      if (!prefix.empty()) set(fmt::format("xmlns:{}", prefix), uri);
    }
    if (name.namespace_uri != xml::kTeiNamespace && name.prefix.empty()) {
      set("xmlns:" + std::string(kForeign), name.namespace_uri);
    }
    for (const xml::Attribute& attribute : attributes) {
      set(attribute.name.prefix.empty()
              ? std::string(attribute.name.local)
              : fmt::format("{}:{}", attribute.name.prefix, attribute.name.local),
          attribute.value);
    }
  }

  void end_element(const xml::Name& /*name*/) override {
    flush();
    node_ = node_.parent();
  }

  void text(std::string_view characters) override { text_ += characters; }

  void comment(std::string_view content) override {
    flush();
    node_.append_child(pugi::node_comment).set_value(std::string(content).c_str());
  }

  void processing_instruction(std::string_view target, std::string_view data) override {
    flush();
    pugi::xml_node node = node_.append_child(pugi::node_pi);
    node.set_name(std::string(target).c_str());
    node.set_value(std::string(data).c_str());
  }

 private:
  static constexpr std::string_view kForeign = "other";

  static std::string element_name(const xml::Name& name) {
    if (name.namespace_uri == xml::kTeiNamespace) return std::string(name.local);
    return fmt::format("{}:{}", name.prefix.empty() ? kForeign : name.prefix, name.local);
  }

  void set(const std::string& name, std::string_view value) {
    node_.append_attribute(name.c_str()).set_value(std::string(value).c_str());
  }

  void flush() {
    if (!text_.empty()) node_.append_child(pugi::node_pcdata).set_value(text_.c_str());
    text_.clear();
  }

  Tree& tree_;
  pugi::xml_node node_;
  std::string text_;
  const xml::Position* position_ = nullptr;
};

base::Result<Tree> Tree::read(std::string_view document, const std::string& name) {
  Tree tree;
  tree.file_ = name;
  TreeBuilder builder(tree);
  xml::ReadOptions options;
  options.limits.depth = kDepth;
  if (const auto read = xml::read(document, name, builder, options); !read) {
    return tl::unexpected(read.error());
  }
  return tree;
}

Tree Tree::create() {
  Tree tree;
  tree.document_->append_child("TEI").append_attribute("xmlns").set_value(
      std::string(xml::kTeiNamespace).c_str());
  return tree;
}

base::Location Tree::at(pugi::xml_node element) const {
  const auto found = places_.find(element.hash_value());
  if (found == places_.end()) return {file_, 0, 0};
  return {file_, found->second.line, found->second.column};
}

namespace {

class StringWriter final : public pugi::xml_writer {
 public:
  explicit StringWriter(std::string& text) : text_(text) {}
  void write(const void* data, std::size_t size) override {
    text_.append(static_cast<const char*>(data), size);
  }

 private:
  std::string& text_;
};

}  // namespace

std::string Tree::bytes() const {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  StringWriter writer(text);
  for (const pugi::xml_node node : document_->children()) {
    node.print(writer, "", pugi::format_raw);
    text += '\n';
  }
  return text;
}

std::string indented(const Tree& tree) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  StringWriter writer(text);
  tree.root().print(writer, "  ", pugi::format_indent);
  return text;
}

std::string document_text(const pugi::xml_document& document) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  StringWriter writer(text);
  document.document_element().print(writer, "  ", pugi::format_indent);
  return text;
}

std::string raw_text(const pugi::xml_document& document) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  StringWriter writer(text);
  document.document_element().print(writer, "", pugi::format_raw);
  return text;
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  walk(node, [&](pugi::xml_node inner) {
    if (inner.type() == pugi::node_pcdata) text += inner.value();
  });
  return text;
}

std::string name_text(pugi::xml_node node) {
  std::string text;
  walk(node, [&](pugi::xml_node inner) {
    if (inner.type() == pugi::node_pcdata) text += inner.value();
    if (!name_of(inner).empty() && !name_of(inner.previous_sibling()).empty()) text += ' ';
  });
  return base::collapsed(text);
}

std::vector<pugi::xml_node> elements_named(pugi::xml_node top, std::string_view name) {
  std::vector<pugi::xml_node> found;
  if (!top) return found;
  walk(top, [&](pugi::xml_node node) {
    if (name_of(node) == name) found.push_back(node);
  });
  return found;
}

pugi::xml_node descend(pugi::xml_node from, std::initializer_list<const char*> path) {
  for (const char* name : path) from = from.child(name);
  return from;
}

}  // namespace feeds
