// SPDX-License-Identifier: MIT
#include "xml/document.hpp"

namespace xml {
namespace {

class TreeBuilder final : public PositionedHandler {
 public:
  explicit TreeBuilder(Document& document) : document_(document) {}

  void set_position(const Position& position) override { position_ = &position; }

  void start_element(const Name& name, std::span<const Attribute> attributes,
                     std::span<const NamespaceDeclaration>) override {
    auto node = made(NodeKind::element);
    node->namespace_uri = name.namespace_uri;
    node->local = name.local;
    node->attributes.reserve(attributes.size());
    for (const Attribute& attribute : attributes) {
      node->attributes.push_back({std::string(attribute.name.namespace_uri),
                                  std::string(attribute.name.local), std::string(attribute.value)});
    }
    Node* const opened = node.get();
    if (open_ != nullptr) {
      open_->children.push_back(std::move(node));
    } else {
      document_.root = std::move(node);
    }
    open_ = opened;
  }

  void end_element(const Name&) override { open_ = const_cast<Node*>(open_->parent); }

  void text(std::string_view characters) override {
    if (open_ == nullptr) return;
    auto& siblings = open_->children;
    if (siblings.empty() || siblings.back()->kind != NodeKind::text) {
      siblings.push_back(made(NodeKind::text));
    }
    siblings.back()->text += characters;
  }

  void comment(std::string_view characters) override {
    if (open_ == nullptr) return;
    open_->children.push_back(made(NodeKind::comment));
    open_->children.back()->text = characters;
  }

  void processing_instruction(std::string_view target, std::string_view data) override {
    if (open_ == nullptr) return;
    open_->children.push_back(made(NodeKind::processing_instruction));
    open_->children.back()->local = target;
    open_->children.back()->text = data;
  }

 private:
  std::unique_ptr<Node> made(NodeKind kind) const {
    auto node = std::make_unique<Node>();
    const base::Location at = position_->event();
    node->kind = kind;
    node->parent = open_;
    node->line = at.line;
    node->column = at.column;
    return node;
  }

  Document& document_;
  const Position* position_ = nullptr;
  Node* open_ = nullptr;
};

// `xml:id` stands for the attribute id in the XML namespace, any other name for one in none.
bool is_named(const TreeAttribute& attribute, std::string_view name) {
  if (name.starts_with("xml:")) {
    return attribute.namespace_uri == kXmlNamespace && attribute.local == name.substr(4);
  }
  return attribute.namespace_uri.empty() && attribute.local == name;
}

}  // namespace

// Takes the tree below apart from its leaves up, so that a deep document does not recurse.
Node::~Node() {
  std::vector<std::unique_ptr<Node>> doomed = std::move(children);
  while (!doomed.empty()) {
    const std::unique_ptr<Node> node = std::move(doomed.back());
    doomed.pop_back();
    for (auto& child : node->children) doomed.push_back(std::move(child));
    node->children.clear();
  }
}

bool Node::is_tei(std::string_view name) const {
  return kind == NodeKind::element && local == name && namespace_uri == kTeiNamespace;
}

const std::string* Node::attribute(std::string_view name) const {
  for (const TreeAttribute& candidate : attributes) {
    if (is_named(candidate, name)) return &candidate.value;
  }
  return nullptr;
}

std::string_view Node::attribute_or_empty(std::string_view name) const {
  const std::string* const value = attribute(name);
  return value == nullptr ? std::string_view{} : *value;
}

const Node* Node::child(std::string_view name) const {
  for (const auto& candidate : children) {
    if (candidate->is_tei(name)) return candidate.get();
  }
  return nullptr;
}

std::string Node::text_content() const {
  if (kind != NodeKind::element) return kind == NodeKind::text ? text : std::string{};
  std::string content;
  std::vector<const Node*> pending = {this};
  while (!pending.empty()) {
    const Node* const node = pending.back();
    pending.pop_back();
    if (node->kind == NodeKind::text) content += node->text;
    for (auto child = node->children.rbegin(); child != node->children.rend(); ++child) {
      pending.push_back(child->get());
    }
  }
  return content;
}

base::Result<Document> parse(std::string_view document, const std::string& name,
                             const ReadOptions& options) {
  Document tree{name, nullptr};
  TreeBuilder builder(tree);
  if (base::Result<void> result = read(document, name, builder, options); !result) {
    return tl::unexpected(std::move(result.error()));
  }
  return tree;
}

}  // namespace xml
