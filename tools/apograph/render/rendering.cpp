// SPDX-License-Identifier: MIT
#include "apograph/render/rendering.hpp"

#include <future>
#include <system_error>
#include <utility>

#include "base/file.hpp"
#include "cli/report.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// Under these names letter.xsl finds the two views; no file has them.
constexpr const char* kReadingPart = "/apograph/reading.xml";
constexpr const char* kDiplomaticPart = "/apograph/diplomatic.xml";

}  // namespace

base::Result<LetterFile> read_letter(const fs::path& path) {
  auto bytes = base::read_file(path);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  std::error_code error;
  const fs::path folder = fs::absolute(path, error).lexically_normal().parent_path();
  return LetterFile{path, std::move(*bytes), {folder, folder.parent_path() / "authority"}};
}

void Complaints::take(const base::DiagnosticList& messages) {
  for (const auto& message : messages.items) {
    if (said_.insert(message.code + message.message).second) cli::complain(console_, message);
  }
}

base::Result<const transform::Stylesheet*> Rendering::stylesheet(const std::string& name) {
  std::unique_lock lock(one_at_a_time_);
  Compiled& compiled = stylesheets_[name];
  lock.unlock();
  std::call_once(compiled.once, [&] {
    const auto own = own_.find(name);
    const fs::path file =
        own == own_.end() ? resources_.stylesheets() / (name + ".xsl") : own->second;
    compiled.stylesheet =
        transform::Stylesheet::load(file, {resources_.stylesheets(), resources_.strings()});
  });
  if (!compiled.stylesheet) return tl::unexpected(compiled.stylesheet.error());
  return &*compiled.stylesheet;
}

base::Result<std::string> Rendering::apply(const std::string& name, const LetterFile& document,
                                           const transform::Parameters& parameters,
                                           std::map<std::string, std::string> beside,
                                           base::DiagnosticSink& sink) {
  const auto found = stylesheet(name);
  if (!found) return tl::unexpected(found.error());
  const transform::Job job{parameters, document.readable_folders, std::move(beside)};
  return (*found)->apply(document.bytes, document.path.string(), job, sink);
}

base::Result<std::string> Rendering::part(const LetterFile& letter, const std::string& view,
                                          const transform::Parameters& parameters,
                                          base::DiagnosticSink& sink) {
  transform::Parameters values = parameters;
  values.emplace("part", "view");
  return apply(view, letter, values, {}, sink);
}

base::Result<std::string> Rendering::page(const LetterFile& letter, const std::string& view,
                                          const transform::Parameters& parameters,
                                          base::DiagnosticSink& sink) {
  if (view != kBothViews) return apply(view, letter, parameters, {}, sink);
  auto reading = part(letter, "reading", parameters, sink);
  if (!reading) return reading;
  return page_around(letter, std::move(*reading), parameters, sink);
}

base::Result<std::string> Rendering::page_around(const LetterFile& letter, std::string reading,
                                                 const transform::Parameters& parameters,
                                                 base::DiagnosticSink& sink) {
  auto diplomatic = part(letter, "diplomatic", parameters, sink);
  if (!diplomatic) return diplomatic;
  return joined(std::move(reading), std::move(*diplomatic), letter, parameters, sink);
}

base::Result<std::string> Rendering::page_at_once(const LetterFile& letter,
                                                  const transform::Parameters& parameters,
                                                  base::DiagnosticSink& sink) {
  base::DiagnosticList said_later;
  auto other = std::async(std::launch::async, [&] {
    auto diplomatic = part(letter, "diplomatic", parameters, said_later);
    // What is needed next is compiled here, since this view is the quicker one.
    if (diplomatic) stylesheet("letter");
    return diplomatic;
  });
  auto reading = part(letter, "reading", parameters, sink);
  auto diplomatic = other.get();
  if (!reading) return reading;
  for (base::Diagnostic& message : said_later.items) sink.add(std::move(message));
  if (!diplomatic) return diplomatic;
  return joined(std::move(*reading), std::move(*diplomatic), letter, parameters, sink);
}

base::Result<std::string> Rendering::joined(std::string reading, std::string diplomatic,
                                            const LetterFile& letter,
                                            const transform::Parameters& parameters,
                                            base::DiagnosticSink& sink) {
  transform::Parameters values = parameters;
  values["reading-part"] = kReadingPart;
  values["diplomatic-part"] = kDiplomaticPart;
  return apply("letter", letter, values,
               {{kReadingPart, std::move(reading)}, {kDiplomaticPart, std::move(diplomatic)}},
               sink);
}

base::Result<std::string> Rendering::form(const LetterFile& letter, const std::string& view,
                                          const std::string& format,
                                          const transform::Parameters& parameters,
                                          base::DiagnosticSink& sink) {
  transform::Parameters values = parameters;
  // What is set as a book says where its text is from.
  if (format == "latex") values["part"] = "book";
  auto view_part = part(letter, view, values, sink);
  if (!view_part) return view_part;
  return made_of(*view_part, letter.path.string(), format, parameters, sink);
}

base::Result<std::string> Rendering::mentions(const LetterFile& letter,
                                              const transform::Parameters& parameters,
                                              base::DiagnosticSink& sink) {
  return apply("mentions", letter, parameters, {}, sink);
}

base::Result<std::string> Rendering::made_of(const std::string& document, const std::string& name,
                                             const std::string& stylesheet,
                                             const transform::Parameters& parameters,
                                             base::DiagnosticSink& sink) {
  return apply(stylesheet, {name, document, {}}, parameters, {}, sink);
}

base::Result<std::string> Rendering::style_sheet(const fs::path& file, base::DiagnosticSink& sink) {
  auto bytes = base::read_file(file);
  if (!bytes) return bytes;
  return apply("css", {file, std::move(*bytes), {}}, {}, {}, sink);
}

}  // namespace apograph
