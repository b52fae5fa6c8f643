// SPDX-License-Identifier: MIT
#include "rng/pattern/compiler.hpp"

#include <fmt/format.h>

#include "rng/pattern/compile.hpp"
#include "rng/pattern/id_types.hpp"
#include "rng/pattern/restrictions.hpp"

namespace rng::pattern {

using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;

namespace {

// Notes whether an error went through.
class WatchedSink final : public base::DiagnosticSink {
 public:
  explicit WatchedSink(base::DiagnosticSink& sink) : sink_(sink) {}
  void add(base::Diagnostic diagnostic) override {
    had_error_ |= diagnostic.severity >= base::Severity::error;
    sink_.add(std::move(diagnostic));
  }
  bool had_error() const { return had_error_; }

 private:
  base::DiagnosticSink& sink_;
  bool had_error_ = false;
};

// What the patterns of a schema may take in memory; those of tei_all take less than a hundredth.
constexpr std::size_t kMaxPatternBytes = std::size_t{64} << 20U;

}  // namespace

Compiler::Compiler(Compilation& compilation, Grammar& grammar, base::DiagnosticSink& sink)
    : compilation_(compilation),
      tree_(compilation.simple.tree),
      grammar_(grammar),
      sink_(sink),
      types_(tree_, grammar, sink),
      marks_(compilation.simple.definitions.size(), Mark::none),
      is_checked_(tree_.nodes.size(), false) {
  compilation_.patterns.assign(tree_.nodes.size(), kNotAllowed);
  compilation_.elements.assign(tree_.nodes.size(), kNoElement);
  compilation_.name_classes.assign(tree_.nodes.size(), kNoNameClass);
}

void Compiler::error(std::string_view code, syntax::SourcePosition at, base::Wording message) {
  had_error_ = true;
  sink_.add(tree_.sources.error(code, at, std::move(message)));
}

bool Compiler::run() {
  compile_definition(compilation_.simple.start);
  for (std::size_t i = 0; i < compilation_.element_nodes.size() && !had_error_; ++i) {
    const Node& node = tree_.nodes[compilation_.element_nodes[i]];
    const NodeIndex content = tree_.children[node.first];
    build_refs(content);
    if (had_error_) break;
    grammar_.elements[i].content = build(content);
  }
  if (had_error_) return false;
  const std::uint32_t start = compilation_.simple.start;
  grammar_.start = compilation_.patterns[compilation_.simple.definitions[start].body];
  check_unreachable_types();
  if (grammar_.arena.is_too_deep()) {
    error("schema.too-deep", tree_.nodes[tree_.root].at,
          {"schema-patterns-nest-more-than-deep", {{"limit", std::to_string(kMaxPatternDepth)}}});
  }
  return !had_error_;
}

// The refs in a body, not those within its elements.
std::vector<NodeIndex> Compiler::refs_of(NodeIndex root) {
  std::vector<NodeIndex> refs;
  open_.assign(1, root);
  while (!open_.empty()) {
    const NodeIndex index = open_.back();
    open_.pop_back();
    const Node& node = tree_.nodes[index];
    if (node.kind == NodeKind::ref) refs.push_back(index);
    if (node.kind == NodeKind::element) continue;
    for (const NodeIndex child : tree_.children_of(node)) open_.push_back(child);
  }
  return refs;
}

void Compiler::build_refs(NodeIndex root) {
  for (const NodeIndex ref : refs_of(root)) {
    if (had_error_) return;
    compile_definition(tree_.nodes[ref].detail);
  }
}

// Makes the patterns of a definition and of those it refers to, which come first. A definition that
// needs itself, with no element between, has none (§4.19).
void Compiler::compile_definition(std::uint32_t number) {
  if (marks_[number] == Mark::done) return;
  std::vector<Frame> frames;
  const auto open = [&](std::uint32_t definition) {
    marks_[definition] = Mark::open;
    frames.push_back({definition, refs_of(compilation_.simple.definitions[definition].body), 0});
  };
  open(number);
  while (!frames.empty()) {
    Frame& frame = frames.back();
    if (frame.next < frame.refs.size()) {
      const Node& ref = tree_.nodes[frame.refs[frame.next++]];
      if (marks_[ref.detail] == Mark::open) {
        return error("schema.recursive", ref.at,
                     syntax::at_clause("4.19", {"schema-refers-to-itself-with-no-element-between",
                                                {{"name", tree_.strings[ref.name]}}}));
      }
      if (marks_[ref.detail] == Mark::none) open(ref.detail);
      continue;
    }
    build(compilation_.simple.definitions[frame.definition].body);
    if (had_error_) return;
    marks_[frame.definition] = Mark::done;
    compilation_.definitions.push_back(frame.definition);
    frames.pop_back();
  }
}

PatternId Compiler::build(NodeIndex index) {
  const Node& node = tree_.nodes[index];
  PatternId made = kNotAllowed;
  if (node.kind == NodeKind::element) {
    made = build_element(index);
  } else {
    const std::size_t mark = built_.size();
    for (const NodeIndex child : tree_.children_of(node)) {
      const PatternId child_made = build(child);
      built_.push_back(child_made);
    }
    made = make(index, std::span<const PatternId>(built_).subspan(mark));
    built_.resize(mark);
  }
  return compilation_.patterns[index] = made;
}

// Definitions that each refer twice to the next double what they stand for again and again.
bool Compiler::has_outgrown(const Node& node) {
  if (grammar_.arena.bytes() <= kMaxPatternBytes) return false;
  if (!is_too_large_) {
    error("schema.too-large", node.at, {"schema-the-patterns-of-the-schema-grow-too"});
  }
  return is_too_large_ = true;
}

PatternId Compiler::make(NodeIndex index, std::span<const PatternId> children) {
  const Node& node = tree_.nodes[index];
  PatternArena& arena = grammar_.arena;
  if (has_outgrown(node)) return kNotAllowed;
  switch (node.kind) {
    case NodeKind::attribute:
      return arena.attribute(name_class(index), children.front());
    case NodeKind::group: {
      PatternId result = children.back();
      for (std::size_t i = children.size() - 1; i-- > 0;) result = arena.group(children[i], result);
      return result;
    }
    case NodeKind::interleave:
      return arena.interleave(children);
    case NodeKind::choice:
      return arena.choice(children);
    case NodeKind::one_or_more:
      return arena.one_or_more(children.front());
    case NodeKind::list:
      return arena.list(children.front());
    case NodeKind::empty:
      return kEmpty;
    case NodeKind::text:
      return kText;
    case NodeKind::ref:
      return compilation_.patterns[compilation_.simple.definitions[node.detail].body];
    case NodeKind::data: {
      is_checked_[index] = true;
      const auto number = types_.data(node, children.empty() ? kNotAllowed : children.front());
      return number ? arena.data(*number) : kNotAllowed;
    }
    case NodeKind::value: {
      is_checked_[index] = true;
      const auto number = types_.value(node);
      return number ? arena.value(*number) : kNotAllowed;
    }
    default:
      return kNotAllowed;
  }
}

PatternId Compiler::build_element(NodeIndex index) {
  const Node& node = tree_.nodes[index];
  std::uint32_t& number = compilation_.elements[index];
  if (number == kNoElement) {
    number = static_cast<std::uint32_t>(grammar_.elements.size());
    grammar_.elements.push_back(
        {name_class(index), kNotAllowed, node.at, tree_.strings[node.documentation]});
    compilation_.element_nodes.push_back(index);
  }
  return grammar_.arena.element(number);
}

NameClassId Compiler::name_class(NodeIndex index) {
  NameClassId& made = compilation_.name_classes[index];
  if (made != kNoNameClass) return made;
  // Children stand before their parents in the tree, so a walk over the numbers would do as well;
  // depth is bounded by the parsers.
  const auto make_class = [this](const auto& self, NodeIndex at) -> NameClassId {
    const Node& node = tree_.nodes[at];
    NameClasses& classes = grammar_.name_classes;
    NameTable& names = grammar_.names;
    std::vector<NameClassId> children;
    for (const NodeIndex child : tree_.children_of(node)) children.push_back(self(self, child));
    const std::string_view uri = tree_.strings[node.namespace_uri];
    if (node.kind == NodeKind::name) return classes.name(names.add(uri, tree_.strings[node.name]));
    if (node.kind == NodeKind::name_choice) return classes.choice(std::move(children));
    const NameClassId except = children.empty() ? kNoNameClass : classes.choice(children);
    if (node.kind == NodeKind::any_name) return classes.any_name(except);
    return classes.ns_name(names.add_namespace(uri), except);
  };
  return made = make_class(make_class, tree_.nodes[index].detail);
}

// §4.16 holds in what cannot be reached too.
void Compiler::check_unreachable_types() {
  std::vector<NodeIndex> open;
  for (const Definition& definition : compilation_.simple.definitions) {
    open.push_back(definition.body);
    while (!open.empty()) {
      const NodeIndex index = open.back();
      open.pop_back();
      const Node& node = tree_.nodes[index];
      const bool has_type = node.kind == NodeKind::data || node.kind == NodeKind::value;
      if (has_type && !is_checked_[index]) types_.check(node);
      for (const NodeIndex child : tree_.children_of(node)) open.push_back(child);
    }
  }
}

namespace {

void find_origins(const Compilation& compilation, Origins& origins) {
  const syntax::SchemaTree& tree = compilation.simple.tree;
  for (NodeIndex i = 0; i < compilation.patterns.size(); ++i) {
    const Node& node = tree.nodes[i];
    const PatternId made = compilation.patterns[i];
    if (node.kind != NodeKind::attribute || made == kNotAllowed) continue;
    origins.attributes.try_emplace(made,
                                   Origin{node.at, std::string(tree.strings[node.documentation])});
  }
}

std::unique_ptr<Grammar> compiled(syntax::SchemaTree tree, bool checks_ids, Origins* origins,
                                  base::DiagnosticSink& sink) {
  WatchedSink watched(sink);
  auto simple = simplify(std::move(tree), watched);
  if (!simple) return nullptr;
  Compilation compilation{std::move(*simple), {}, {}, {}, {}, {}};
  auto grammar = std::make_unique<Grammar>();
  Compiler compiler(compilation, *grammar, watched);
  if (!compiler.run() || watched.had_error()) return nullptr;
  check_restrictions(compilation, *grammar, watched);
  if (watched.had_error()) return nullptr;
  grammar->checks_ids = checks_ids;
  if (checks_ids) find_id_attributes(compilation, *grammar, watched);
  if (watched.had_error()) return nullptr;
  if (origins != nullptr) find_origins(compilation, *origins);
  grammar->sources = std::move(compilation.simple.tree.sources);
  grammar->strings = std::move(compilation.simple.tree.strings);
  return grammar;
}

}  // namespace

std::unique_ptr<Grammar> compile(syntax::SchemaTree tree, bool checks_ids,
                                 base::DiagnosticSink& sink) {
  return compiled(std::move(tree), checks_ids, nullptr, sink);
}

std::unique_ptr<Grammar> compile(syntax::SchemaTree tree, bool checks_ids, Origins& origins,
                                 base::DiagnosticSink& sink) {
  return compiled(std::move(tree), checks_ids, &origins, sink);
}

}  // namespace rng::pattern
