// SPDX-License-Identifier: MIT
#include "rng/syntax/schema_reader.hpp"

#include <fmt/format.h>

#include "rng/syntax/parse.hpp"

namespace rng::syntax {

namespace {

constexpr std::uint32_t kMaxIncludeDepth = 100;
constexpr std::size_t kMaxFiles = 2'000;
constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;

// A file as it was reached: the same file is read anew for each reference to it, as the namespace
// that it inherits may differ, so that every node belongs to one place of the schema.
struct File {
  std::string uri;
  std::uint32_t from = 0;  // the file that refers to it; of the first file, itself
  std::uint32_t depth = 0;
};

class SchemaReader {
 public:
  SchemaReader(ResourceLoader& loader, base::DiagnosticSink& sink)
      : loader_(loader), sink_(sink), builder_(tree_) {}

  std::optional<SchemaTree> read(std::string_view bytes, const std::string& uri) {
    // A construct takes some eighty bytes in the XML syntax; to grow by doubling costs page faults.
    tree_.nodes.reserve(bytes.size() / 80);
    tree_.children.reserve(bytes.size() / 80);
    tree_.root = read_file(bytes, {uri, 0, 0}, {});
    // The nodes that a followed reference adds are looked through in their turn.
    for (NodeIndex i = 0; i < tree_.nodes.size() && files_.size() <= kMaxFiles; ++i) {
      const NodeKind kind = tree_.nodes[i].kind;
      if (kind == NodeKind::external_ref || kind == NodeKind::include) follow(i);
    }
    if (had_error_) return std::nullopt;
    return std::move(tree_);
  }

 private:
  NodeIndex read_file(std::string_view bytes, File file, const std::string& inherited_namespace);
  void follow(NodeIndex index);
  bool is_open(const std::string& uri, std::uint32_t file) const;
  void error(std::string_view code, SourcePosition at, base::Wording message, base::Wording hint);

  ResourceLoader& loader_;
  base::DiagnosticSink& sink_;
  SchemaTree tree_;
  SchemaTreeBuilder builder_;
  std::vector<File> files_;
  std::size_t bytes_read_ = 0;
  bool had_error_ = false;
};

void SchemaReader::error(std::string_view code, SourcePosition at, base::Wording message,
                         base::Wording hint) {
  had_error_ = true;
  sink_.add(tree_.sources.error(code, at, std::move(message), std::move(hint)));
}

NodeIndex SchemaReader::read_file(std::string_view bytes, File file,
                                  const std::string& inherited_namespace) {
  const std::uint32_t document = tree_.sources.add(file.uri);
  const SchemaText text{bytes, file.uri, file.uri, document, inherited_namespace};
  files_.push_back(std::move(file));
  const auto pattern = parse(text, builder_, sink_);
  if (!pattern) had_error_ = true;
  return pattern ? static_cast<NodeIndex>(*pattern) : kNoNode;
}

bool SchemaReader::is_open(const std::string& uri, std::uint32_t file) const {
  while (true) {
    if (files_[file].uri == uri) return true;
    if (files_[file].depth == 0) return false;
    file = files_[file].from;
  }
}

void SchemaReader::follow(NodeIndex index) {
  const Node node = tree_.nodes[index];
  const ReferenceUse use = tree_.references[node.detail];
  const bool is_include = node.kind == NodeKind::include;
  const std::string_view clause = is_include ? "4.7" : "4.6";
  const std::string uri = resolve_uri(use.base, use.href);
  const std::uint32_t from = node.at.document;
  if (is_open(uri, from)) {
    return error(
        "schema.includes-itself", node.at,
        at_clause(clause, {"schema-refers-to-itself-directly-or-through-others", {{"file", uri}}}),
        {"schema-remove-one-of-the-references"});
  }
  if (files_[from].depth >= kMaxIncludeDepth || files_.size() >= kMaxFiles ||
      bytes_read_ > kMaxBytes) {
    files_.resize(kMaxFiles + 1);
    return error("schema.limit", node.at, {"schema-the-schema-refers-to-too-many-files"}, {});
  }
  auto bytes = loader_.load(uri);
  if (!bytes) {
    const base::Diagnostic& fault = bytes.error();
    return error(
        fault.code == "schema.not-local" ? "schema.not-local" : "schema.not-found", node.at,
        at_clause(clause, {"schema-cannot-read", {{"file", uri}, {"reason", fault.wording}}}),
        fault.hint_wording);
  }
  bytes_read_ += bytes->size();
  const NodeIndex target =
      read_file(*bytes, {uri, from, files_[from].depth + 1}, use.inherited_namespace);
  if (target != kNoNode && is_include && tree_.nodes[target].kind != NodeKind::grammar) {
    error("schema.include", node.at,
          at_clause("4.7", {"schema-is-no-grammar-and-only-a-grammar", {{"file", uri}}}), {});
  }
  tree_.references[node.detail].target = target;
}

}  // namespace

std::optional<SchemaTree> read_schema(std::string_view bytes, const std::string& uri,
                                      ResourceLoader& loader, base::DiagnosticSink& sink) {
  return SchemaReader(loader, sink).read(bytes, uri);
}

}  // namespace rng::syntax
