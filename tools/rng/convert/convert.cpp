// SPDX-License-Identifier: MIT
#include "rng/convert/convert.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "rng/convert/name_plan.hpp"
#include "rng/convert/writer.hpp"

namespace rng::convert {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFiles = 2'000;

class Converter {
 public:
  Converter(syntax::Syntax target, syntax::ResourceLoader& loader, base::DiagnosticSink& sink)
      : target_(target), loader_(loader), sink_(sink) {}

  std::optional<std::vector<ConvertedFile>> run(std::string_view bytes, const std::string& uri,
                                                const std::string& name) {
    folder_ = fs::path(uri).lexically_normal().parent_path();
    add(uri, name);
    for (std::size_t i = 0; i < files_.size() && !has_failed_; ++i) {
      if (i == 0) {
        convert(i, bytes);
        continue;
      }
      const auto loaded = loader_.load(files_[i].source);
      if (loaded) {
        convert(i, *loaded);
      } else {
        fail(i, loaded.error());
      }
    }
    if (has_failed_) return std::nullopt;
    return std::move(files_);
  }

 private:
  struct Origin {
    std::string file;
    syntax::SourcePosition at;
  };

  std::size_t add(const std::string& uri, std::string name) {
    const auto [found, is_new] = numbers_.try_emplace(uri, files_.size());
    if (!is_new) return found->second;
    taken_.insert(name);
    files_.push_back({uri, std::move(name), {}});
    return found->second;
  }

  // The same place below the folder, with the other extension; a number where it is taken.
  std::string name_for(const std::string& uri) const {
    fs::path path = fs::path(uri).lexically_normal().lexically_relative(
        folder_.empty() ? fs::path(".") : folder_);
    if (folder_.empty()) path = fs::path(uri).lexically_normal();
    if (path.empty() || path.is_absolute() || *path.begin() == ".." ||
        uri.find(':') != std::string::npos) {
      path = fs::path(uri).filename();
    }
    const char* extension = target_ == syntax::Syntax::xml ? ".rng" : ".rnc";
    path.replace_extension(extension);
    fs::path name = path;
    for (int number = 2; taken_.count(name.generic_string()) != 0; ++number) {
      name = path;
      name.replace_filename(fmt::format("{}-{}{}", path.stem().string(), number, extension));
    }
    return name.generic_string();
  }

  void convert(std::size_t number, std::string_view bytes) {
    const std::string uri = files_[number].source;
    syntax::SchemaTree tree;
    syntax::SchemaTreeBuilder builder(tree, true);
    const std::uint32_t document = tree.sources.add(uri);
    const syntax::SchemaText text{bytes, uri, uri, document, std::string(kInherited)};
    const auto root = syntax::parse(text, builder, sink_);
    if (!root) {
      has_failed_ = true;
      return;
    }
    tree.root = static_cast<syntax::NodeIndex>(*root);
    Source source{tree, {}};
    for (std::size_t i = 0; i < tree.references.size(); ++i) {
      source.hrefs.push_back(href_of(number, tree, i));
    }
    base::DiagnosticList faults;
    files_[number].text = write(source, target_, faults);
    for (base::Diagnostic& fault : faults.items) sink_.add(std::move(fault));
    has_failed_ |= faults.has_errors();
  }

  // The address of a reference, from the place of the file that refers.
  std::string href_of(std::size_t from, const syntax::SchemaTree& tree, std::size_t reference) {
    const syntax::ReferenceUse& use = tree.references[reference];
    const std::string uri = syntax::resolve_uri(use.base, use.href);
    if (files_.size() >= kMaxFiles) {
      has_failed_ = true;
      sink_.add({base::Severity::error,
                 "schema.limit",
                 {files_[from].source, 0, 0},
                 "the schema refers to too many files",
                 "",
                 {}});
      return {};
    }
    const std::size_t to = add(uri, name_for(uri));
    origins_.try_emplace(to, Origin{files_[from].source, place_of(tree, reference)});
    return fs::path(files_[to].name)
        .lexically_relative(fs::path(files_[from].name).parent_path())
        .generic_string();
  }

  static syntax::SourcePosition place_of(const syntax::SchemaTree& tree, std::size_t reference) {
    for (const syntax::Node& node : tree.nodes) {
      const bool refers =
          node.kind == syntax::NodeKind::include || node.kind == syntax::NodeKind::external_ref;
      if (refers && node.detail == reference) return node.at;
    }
    return {};
  }

  void fail(std::size_t number, const base::Diagnostic& reason) {
    has_failed_ = true;
    const Origin& origin = origins_[number];
    sink_.add({base::Severity::error,
               "schema.not-found",
               {origin.file, origin.at.line, origin.at.column},
               fmt::format("cannot read '{}': {}", files_[number].source, reason.message),
               reason.hint,
               {}});
  }

  syntax::Syntax target_;
  syntax::ResourceLoader& loader_;
  base::DiagnosticSink& sink_;
  fs::path folder_;
  std::vector<ConvertedFile> files_;
  std::map<std::string, std::size_t, std::less<>> numbers_;  // by URI
  std::map<std::size_t, Origin> origins_;                    // where a file was first referred to
  std::set<std::string, std::less<>> taken_;
  bool has_failed_ = false;
};

}  // namespace

std::optional<std::vector<ConvertedFile>> convert(std::string_view bytes, const std::string& uri,
                                                  syntax::Syntax target, const std::string& name,
                                                  syntax::ResourceLoader& loader,
                                                  base::DiagnosticSink& sink) {
  return Converter(target, loader, sink).run(bytes, uri, name);
}

}  // namespace rng::convert
