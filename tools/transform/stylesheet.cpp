// SPDX-License-Identifier: MIT
#include "transform/stylesheet.hpp"

#include <new>

#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include "base/file.hpp"
#include "transform/session.hpp"
#include "transform/stylesheet_tree.hpp"
#include "xml/tree.hpp"

namespace transform {
namespace {

// A level of templates takes about a kilobyte of stack in libxslt; documents nest far less deep.
constexpr int kMaxTemplateDepth = 2'000;
constexpr int kMaxTemplateVariables = 20'000;

const xmlChar* xml_chars(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

struct FreeStylesheet {
  void operator()(xsltStylesheet* stylesheet) const { xsltFreeStylesheet(stylesheet); }
};
struct FreeContext {
  void operator()(xsltTransformContext* context) const { xsltFreeTransformContext(context); }
};
using Context = std::unique_ptr<xsltTransformContext, FreeContext>;

std::vector<std::filesystem::path> joined(std::vector<std::filesystem::path> folders,
                                          const std::vector<std::filesystem::path>& more) {
  folders.insert(folders.end(), more.begin(), more.end());
  return folders;
}

/// Relative references start at the place of the file.
void set_base(xmlDoc& document, const std::string& name) {
  if (document.URL != nullptr) xmlFree(const_cast<xmlChar*>(document.URL));
  document.URL = xmlStrdup(xml_chars(uri_of(name).c_str()));
}

/// True where xsl:strip-space would take blanks out of the document itself.
bool strips_space(const xsltStylesheet& stylesheet) {
  for (const xsltStylesheet* one = &stylesheet; one != nullptr;
       one = xsltNextImport(const_cast<xsltStylesheet*>(one))) {
    if (one->stripSpaces != nullptr || one->stripAll != 0) return true;
  }
  return false;
}

Context make_context(xsltStylesheet* stylesheet, xmlDoc* document, Session& session) {
  Context context(xsltNewTransformContext(stylesheet, document));
  context->maxTemplateDepth = kMaxTemplateDepth;
  context->maxTemplateVars = kMaxTemplateVariables;
  context->initialContextDoc = document;
  xsltSetCtxtSecurityPrefs(rights(), context.get());
  session.attach(context.get());
  return context;
}

void set_parameters(xsltTransformContext& context, const Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    xsltQuoteOneUserParam(&context, xml_chars(name.c_str()), xml_chars(value.c_str()));
  }
}

/// What a serialiser of libxml2 wrote.
std::string taken(xmlChar* bytes, int size) {
  if (bytes == nullptr) return {};
  std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  xmlFree(bytes);
  return text;
}

std::string serialised(xmlDoc* result, xsltStylesheet* stylesheet) {
  xmlChar* bytes = nullptr;
  int size = 0;
  xsltSaveResultToString(&bytes, &size, result, stylesheet);
  return taken(bytes, size);
}

/// Why an application failed: the first error that was reported, or what little is known.
base::Diagnostic cause(const Session& session, const std::string& name, bool was_stopped) {
  if (!session.first_error().code.empty()) return session.first_error();
  return {base::Severity::error,
          was_stopped ? "transform.terminated" : "transform.failed",
          {name, 0, 0},
          was_stopped ? "the stylesheet gave the document up"
                      : "the stylesheet could not be applied to the document",
          {},
          {}};
}

/// Passes on; the last message of a stylesheet that terminates is the error.
class LastMessage final : public base::DiagnosticSink {
 public:
  explicit LastMessage(base::DiagnosticSink& next) : next_(next) {}
  void add(base::Diagnostic diagnostic) override {
    flush();
    last_ = std::move(diagnostic);
    has_last_ = true;
  }
  void flush() {
    if (has_last_) next_.add(std::move(last_));
    has_last_ = false;
  }
  /// Makes an error of the message that is still held back, where there is one.
  void raise(base::Diagnostic& error) {
    if (!has_last_) return;
    last_.severity = base::Severity::error;
    error = last_;
  }

 private:
  base::DiagnosticSink& next_;
  base::Diagnostic last_;
  bool has_last_ = false;
};

}  // namespace

struct Stylesheet::Compiled {
  std::unique_ptr<xsltStylesheet, FreeStylesheet> stylesheet;
  std::vector<std::filesystem::path> readable;  // resolved
};

Stylesheet::Stylesheet(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Stylesheet::Stylesheet(Stylesheet&&) noexcept = default;
Stylesheet& Stylesheet::operator=(Stylesheet&&) noexcept = default;
Stylesheet::~Stylesheet() = default;

base::Result<Stylesheet> Stylesheet::load(
    const std::filesystem::path& file, const std::vector<std::filesystem::path>& readable_folders) {
  initialise();
  const std::string name = file.string();
  const auto bytes = base::read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto tree = parse_stylesheet(*bytes, name);
  if (!tree) return tl::unexpected(tree.error());
  set_base(**tree, name);

  base::DiagnosticList faults;
  auto compiled = std::make_unique<Compiled>();
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  compiled->readable = resolved(joined({folder}, readable_folders));
  const Session::Documents none;
  Session session(name, compiled->readable, faults, none);
  xmlDoc* document = tree->release();
  compiled->stylesheet.reset(xsltParseStylesheetDoc(document));
  session.finish();
  if (compiled->stylesheet == nullptr) xmlFreeDoc(document);
  const bool is_faulty = compiled->stylesheet == nullptr || compiled->stylesheet->errors != 0;
  if (!is_faulty && session.first_error().code.empty()) return Stylesheet(std::move(compiled));
  base::Diagnostic fault = cause(session, name, false);
  if (fault.code == "transform.failed") fault.code = "transform.stylesheet-invalid";
  if (!fault.notes.empty()) fault.at = fault.notes.front().at;
  return tl::unexpected(std::move(fault));
}

base::Result<Document> Document::parse(std::string_view bytes, std::string name) {
  auto tree = xml::parse_tree(bytes, name);
  if (!tree) return tl::unexpected(tree.error());
  set_base(**tree, name);
  return Document(std::move(*tree), std::move(name));
}

base::Result<std::string> Stylesheet::apply(std::string_view document, const std::string& name,
                                            const Job& job, base::DiagnosticSink& sink) const {
  auto parsed = Document::parse(document, name);
  if (!parsed) return tl::unexpected(parsed.error());
  const auto result = made_of(*parsed->tree_, name, job, sink);
  parsed->tree_.reset();
  if (!result) return tl::unexpected(result.error());
  return serialised(result->get(), compiled_->stylesheet.get());
}

base::Result<std::string> Stylesheet::apply(const Document& document, const Job& job,
                                            base::DiagnosticSink& sink) const {
  xml::Tree copy;
  if (strips_space(*compiled_->stylesheet)) {
    copy.reset(xmlCopyDoc(document.tree_.get(), 1));
    if (copy == nullptr) throw std::bad_alloc();
  }
  const auto result = made_of(copy == nullptr ? *document.tree_ : *copy, document.name_, job, sink);
  if (!result) return tl::unexpected(result.error());
  return serialised(result->get(), compiled_->stylesheet.get());
}

base::Result<xml::Tree> Stylesheet::made_of(xmlDoc& document, const std::string& name,
                                            const Job& job, base::DiagnosticSink& sink) const {
  LastMessage messages(sink);
  Session session(name, joined(compiled_->readable, resolved(job.readable_folders)), messages,
                  job.documents);
  const Context context = make_context(compiled_->stylesheet.get(), &document, session);
  xsltSetTransformErrorFunc(context.get(), nullptr, xsltGenericError);
  set_parameters(*context, job.parameters);
  xml::Tree result(xsltApplyStylesheetUser(compiled_->stylesheet.get(), &document, nullptr, nullptr,
                                           nullptr, context.get()));
  session.finish();
  const bool was_stopped = context->state == XSLT_STATE_STOPPED;
  const bool is_done = result != nullptr && context->state == XSLT_STATE_OK;
  if (is_done && session.first_error().code.empty()) {
    messages.flush();
    return result;
  }
  base::Diagnostic error = cause(session, name, was_stopped);
  if (was_stopped && session.first_error().code.empty()) messages.raise(error);
  messages.flush();
  return tl::unexpected(std::move(error));
}

}  // namespace transform
