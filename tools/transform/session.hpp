// SPDX-License-Identifier: MIT
// What libxslt asks for while it works in this thread: may this file be read, load this document,
// take this message. One session is open per thread while a stylesheet is compiled or applied.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>
#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>

#include "base/diagnostic.hpp"

namespace transform {

/// Registers the parts of EXSLT that are pure and puts our loader, our rights and our message
/// handlers into libxslt's global hooks; once a process.
void initialise();

/// The rights under which every stylesheet works.
xsltSecurityPrefsPtr rights();

/// The folders with every link in them resolved, so that a path cannot lead out of one unseen.
std::vector<std::filesystem::path> resolved(const std::vector<std::filesystem::path>& folders);

/// A path as the URI against which relative references are resolved.
std::string uri_of(const std::filesystem::path& path);

class Session {
 public:
  using Documents = std::map<std::string, std::string>;
  /// Opens the session of this thread. `readable` are resolved folders. `sink` and `documents`,
  /// which are found before any file, outlive it.
  Session(std::string name, std::vector<std::filesystem::path> readable, base::DiagnosticSink& sink,
          const Documents& documents);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// The session open in this thread, or null.
  static Session* current();

  /// From now on messages take their places from this transformation.
  void attach(xsltTransformContextPtr context) { context_ = context; }

  bool may_read(const std::filesystem::path& path) const;
  /// A document that `document()`, import or include asks for; null where it cannot be had, which
  /// has been reported then.
  xmlDocPtr load(const std::string& uri, xmlDictPtr dictionary, bool is_part_of_stylesheet);

  /// A piece of text from the processor; a line end closes a message.
  void take(std::string_view piece);
  /// A whole error with its own place, from libxml2.
  void take(const xmlError& error);
  /// Ends an open message.
  void finish();

  /// The first error that was reported; its code is empty where there was none.
  const base::Diagnostic& first_error() const { return first_error_; }

 private:
  bool take_place(std::string_view line);
  void report(base::Diagnostic diagnostic);
  void close_message();
  base::Location document_place() const;
  base::Location stylesheet_place() const;

  std::filesystem::path resolved_file(const std::filesystem::path& path) const;

  std::string name_;
  std::vector<std::filesystem::path> readable_;
  // Of folders whose files were asked for: many files lie in few folders.
  mutable std::map<std::filesystem::path, std::filesystem::path> resolved_folders_;
  base::DiagnosticSink& sink_;
  const Documents& documents_;
  Session* outer_;
  xsltTransformContextPtr context_ = nullptr;
  std::string open_;            // the message so far
  bool is_error_ = false;       // the open message follows a line that names an error's place
  base::Location error_place_;  // in the stylesheet
  base::Diagnostic first_error_;
};

}  // namespace transform
