// SPDX-License-Identifier: MIT
// The forms of a letter, each made by stylesheets from the bytes of its TEI. Nothing is written
// here.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apograph/resources.hpp"
#include "base/diagnostic.hpp"
#include "cli/console.hpp"
#include "transform/stylesheet.hpp"

namespace apograph {

/// A letter and the folders that it points into.
struct LetterFile {
  std::filesystem::path path;
  std::string bytes;
  std::vector<std::filesystem::path> readable_folders;
};

/// Reads a letter. Its own folder and authority/ beside that may be read for it. Fails with file.*.
base::Result<LetterFile> read_letter(const std::filesystem::path& path);

/// "reading", "diplomatic", or "both" in one page; what else a form may be made in.
constexpr std::string_view kBothViews = "both";

/// Writes what stylesheets say to standard error, the same thing once, at its first place.
class Complaints {
 public:
  explicit Complaints(cli::Console& console) : console_(console) {}
  void take(const base::DiagnosticList& messages);

 private:
  cli::Console& console_;
  std::set<std::string> said_;
};

/// Compiles the stylesheets that it needs, each once; may be used by several threads at once.
/// What stylesheets say goes to the sinks; all members fail with transform.*, xml.* and file.*.
class Rendering {
 public:
  /// `own` are stylesheets of the user's, by the view that they take the place of.
  Rendering(Resources resources, std::map<std::string, std::filesystem::path> own)
      : resources_(std::move(resources)), own_(std::move(own)) {}

  /// A page of HTML in one view, or in both.
  base::Result<std::string> page(const LetterFile& letter, const std::string& view,
                                 const transform::Parameters& parameters,
                                 base::DiagnosticSink& sink);
  /// The page with both views, as `page` makes it, of a letter that is made alone: both views at
  /// once, on two threads.
  base::Result<std::string> page_at_once(const LetterFile& letter,
                                         const transform::Parameters& parameters,
                                         base::DiagnosticSink& sink);
  /// The page with both views, of which `reading` is that part (see part).
  base::Result<std::string> page_around(const LetterFile& letter, std::string reading,
                                        const transform::Parameters& parameters,
                                        base::DiagnosticSink& sink);
  /// A view alone as XML, which the other forms are made from; the parameter part says how much of
  /// the letter it holds.
  base::Result<std::string> part(const LetterFile& letter, const std::string& view,
                                 const transform::Parameters& parameters,
                                 base::DiagnosticSink& sink);
  /// A view in another format: "text", "markdown" or "latex".
  base::Result<std::string> form(const LetterFile& letter, const std::string& view,
                                 const std::string& format, const transform::Parameters& parameters,
                                 base::DiagnosticSink& sink);
  /// What the pages about the edition need to know of the letter (mentions.xsl).
  base::Result<std::string> mentions(const LetterFile& letter,
                                     const transform::Parameters& parameters,
                                     base::DiagnosticSink& sink);
  /// What a stylesheet makes of a document that was made from letters; `name` stands in places.
  base::Result<std::string> made_of(const std::string& document, const std::string& name,
                                    const std::string& stylesheet,
                                    const transform::Parameters& parameters,
                                    base::DiagnosticSink& sink);
  /// The text of a style sheet in css/.
  base::Result<std::string> style_sheet(const std::filesystem::path& file,
                                        base::DiagnosticSink& sink);

  const Resources& resources() const { return resources_; }

 private:
  // A stylesheet, or why it cannot be compiled.
  struct Compiled {
    std::once_flag once;
    base::Result<transform::Stylesheet> stylesheet = tl::unexpected(base::Diagnostic());
  };
  base::Result<const transform::Stylesheet*> stylesheet(const std::string& name);
  base::Result<std::string> joined(std::string reading, std::string diplomatic,
                                   const LetterFile& letter,
                                   const transform::Parameters& parameters,
                                   base::DiagnosticSink& sink);
  base::Result<std::string> apply(const std::string& stylesheet, const LetterFile& document,
                                  const transform::Parameters& parameters,
                                  std::map<std::string, std::string> beside,
                                  base::DiagnosticSink& sink);

  Resources resources_;
  std::map<std::string, std::filesystem::path> own_;
  std::mutex one_at_a_time_;
  std::map<std::string, Compiled> stylesheets_;
};

}  // namespace apograph
