// SPDX-License-Identifier: MIT
// The only door to libxslt: a stylesheet is compiled once and applied to TEI from any thread. It is
// shut in: it writes nothing, reaches no network, and reads only below the folders it is given.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "xml/tree.hpp"

namespace transform {

/// Values of `xsl:param` at the top level, all of them strings; any characters are safe.
using Parameters = std::map<std::string, std::string>;

/// What one application brings along.
struct Job {
  Parameters parameters;
  /// Folders below which `document()` may read for this job, beside those of the stylesheet.
  std::vector<std::filesystem::path> readable_folders;
  /// Documents that lie in memory, by the absolute path under which `document()` finds them: the
  /// results of other stylesheets.
  std::map<std::string, std::string> documents = {};
};

/// A document that is parsed once for several stylesheets. One thread at a time may use it.
class Document {
 public:
  /// `name` is the document's path: it stands in locations, and relative references of `document()`
  /// start there. Fails with xml.*.
  static base::Result<Document> parse(std::string_view bytes, std::string name);

 private:
  friend class Stylesheet;
  Document(xml::Tree tree, std::string name) : tree_(std::move(tree)), name_(std::move(name)) {}

  xml::Tree tree_;
  std::string name_;
};

/// A compiled stylesheet. `apply` is const and may run in several threads at once.
class Stylesheet {
 public:
  /// Compiles `file` and what it imports. It may read below its own folder and below
  /// `readable_folders`. Fails with file.*, xml.* or transform.stylesheet-invalid.
  static base::Result<Stylesheet> load(
      const std::filesystem::path& file,
      const std::vector<std::filesystem::path>& readable_folders = {});

  /// Applies it to a document, which stays as it is. What xsl:message says goes to `sink`: as
  /// an error where it terminates, else as a warning; a text that begins with a code in words
  /// (`render.element-unhandled: …`) keeps that code. `at` is the place in the document, the note
  /// the place in the stylesheet. Fails with transform.refused, transform.too-deep,
  /// transform.terminated or transform.failed; the cause has then gone to `sink` too.
  base::Result<std::string> apply(const Document& document, const Job& job,
                                  base::DiagnosticSink& sink) const;
  /// The same for the bytes of a document. Fails with xml.*, too.
  base::Result<std::string> apply(std::string_view document, const std::string& name,
                                  const Job& job, base::DiagnosticSink& sink) const;

  Stylesheet(Stylesheet&&) noexcept;
  Stylesheet& operator=(Stylesheet&&) noexcept;
  ~Stylesheet();

 private:
  struct Compiled;
  explicit Stylesheet(std::unique_ptr<Compiled> compiled);
  // May take blanks out of the document.
  base::Result<xml::Tree> made_of(_xmlDoc& document, const std::string& name, const Job& job,
                                  base::DiagnosticSink& sink) const;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace transform
