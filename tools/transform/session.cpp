// SPDX-License-Identifier: MIT
#include "transform/session.hpp"

#include <array>
#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <memory>
#include <mutex>

#include <fmt/format.h>
#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/xsltutils.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "transform/stylesheet_tree.hpp"
#include "xml/tree.hpp"

namespace transform {
namespace {

thread_local Session* open_session = nullptr;

// libxml2 makes the text of an element in a buffer of 4 KB, unless told otherwise, and gives the
// whole buffer away as the value of an attribute: a gigabyte for a document of 20 MB.
constexpr int kFirstBuffer = 256;

const char* chars(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}
const xmlChar* xml_chars(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string take_string(xmlChar* text) {
  if (text == nullptr) return {};
  std::string copy = chars(text);
  xmlFree(text);
  return copy;
}

std::filesystem::path path_of(std::string_view uri) {
  constexpr std::string_view kFileScheme = "file://";
  std::string_view rest = uri;
  if (rest.starts_with(kFileScheme)) rest.remove_prefix(kFileScheme.size());
  const std::string encoded(rest);
  char* decoded = xmlURIUnescapeString(encoded.c_str(), static_cast<int>(encoded.size()), nullptr);
  return decoded == nullptr ? encoded : take_string(reinterpret_cast<xmlChar*>(decoded));
}

/// Resolves links and "..".
std::filesystem::path real_path(const std::filesystem::path& path) {
  std::error_code failed;
  auto real = std::filesystem::weakly_canonical(path, failed);
  return failed ? std::filesystem::path() : real;
}

int may_read_file(xsltSecurityPrefsPtr, xsltTransformContextPtr, const char* path) {
  const Session* session = Session::current();
  return session != nullptr && session->may_read(path) ? 1 : 0;
}

xmlDocPtr load_document(const xmlChar* uri, xmlDictPtr dictionary, int, void*, xsltLoadType type) {
  Session* session = Session::current();
  if (session == nullptr || uri == nullptr) return nullptr;
  return session->load(chars(uri), dictionary, type == XSLT_LOAD_STYLESHEET);
}

std::string vformat(const char* format, std::va_list arguments) {
  std::va_list again;
  va_copy(again, arguments);
  const int size = std::vsnprintf(nullptr, 0, format, arguments);
  std::string text(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  if (size > 0) std::vsnprintf(text.data(), text.size() + 1, format, again);
  va_end(again);
  return text;
}

void take_message(void*, const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  const std::string text = vformat(format, arguments);
  va_end(arguments);
  if (Session::current() != nullptr) Session::current()->take(text);
}

/// What libxml2 prints beside the structured error of the same fault.
void drop_message(void*, const char*, ...) {}

void take_error(void*, xmlErrorPtr error) {
  if (Session::current() != nullptr && error != nullptr) Session::current()->take(*error);
}

/// The code at the head of a message, `words.in-words: …`, or empty.
std::string_view code_of(std::string_view message) {
  const auto end = message.find(": ");
  if (end == std::string_view::npos) return {};
  const auto code = message.substr(0, end);
  const bool is_code = code.find('.') != std::string_view::npos &&
                       code.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-") == code.npos;
  return is_code ? code : std::string_view{};
}

/// The code for an error of the processor, of which there is only prose to go by.
std::string_view code_of_error(std::string_view message) {
  if (message.find("recursion") != message.npos) return "transform.too-deep";
  if (message.find(" rights ") != message.npos || message.find("denied") != message.npos ||
      message.find("refused") != message.npos) {
    return "transform.refused";
  }
  return "transform.failed";
}

}  // namespace

void initialise() {
  static std::once_flag done;
  std::call_once(done, [] {
    xmlInitParser();
    exsltCommonRegister();
    exsltSetsRegister();
    exsltStrRegister();
    exsltFuncRegister();
    xsltSetLoaderFunc(load_document);
    xsltSetDefaultSecurityPrefs(rights());
    xsltSetGenericErrorFunc(nullptr, take_message);
  });
}

xsltSecurityPrefsPtr rights() {
  static const xsltSecurityPrefsPtr preferences = [] {
    const xsltSecurityPrefsPtr made = xsltNewSecurityPrefs();
    xsltSetSecurityPrefs(made, XSLT_SECPREF_READ_FILE, may_read_file);
    for (const auto forbidden : {XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
                                 XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK}) {
      xsltSetSecurityPrefs(made, forbidden, xsltSecurityForbid);
    }
    return made;
  }();
  return preferences;
}

std::string uri_of(const std::filesystem::path& path) {
  std::error_code failed;
  const auto absolute = std::filesystem::absolute(path, failed).lexically_normal();
  return take_string(xmlPathToURI(xml_chars((failed ? path : absolute).string())));
}

std::vector<std::filesystem::path> resolved(const std::vector<std::filesystem::path>& folders) {
  std::vector<std::filesystem::path> real;
  real.reserve(folders.size());
  for (const auto& folder : folders) real.push_back(real_path(folder));
  return real;
}

Session::Session(std::string name, std::vector<std::filesystem::path> readable,
                 base::DiagnosticSink& sink, const Documents& documents)
    : name_(std::move(name)),
      readable_(std::move(readable)),
      sink_(sink),
      documents_(documents),
      outer_(open_session) {
  xmlDefaultBufferSize = kFirstBuffer;
  open_session = this;
  xmlSetStructuredErrorFunc(nullptr, take_error);
  xmlSetGenericErrorFunc(nullptr, drop_message);
}

Session::~Session() {
  open_session = outer_;
  if (outer_ != nullptr) return;
  xmlSetStructuredErrorFunc(nullptr, nullptr);
  xmlSetGenericErrorFunc(nullptr, nullptr);
}

Session* Session::current() {
  return open_session;
}

bool Session::may_read(const std::filesystem::path& path) const {
  if (documents_.contains(path.string())) return true;
  const auto real = resolved_file(path);
  for (const auto& folder : readable_) {
    if (folder.empty() || real.empty()) continue;
    const auto relative = real.lexically_relative(folder);
    if (!relative.empty() && *relative.begin() != "..") return true;
  }
  return false;
}

std::filesystem::path Session::resolved_file(const std::filesystem::path& path) const {
  std::error_code failed;
  const bool is_link = std::filesystem::is_symlink(std::filesystem::symlink_status(path, failed));
  if (is_link || !path.is_absolute() || !path.has_filename() || path.filename() == "..")
    return real_path(path);
  const auto folder = path.parent_path();
  const auto known = resolved_folders_.find(folder);
  if (known != resolved_folders_.end()) return known->second / path.filename();
  return resolved_folders_.emplace(folder, real_path(folder)).first->second / path.filename();
}

xmlDocPtr Session::load(const std::string& uri, xmlDictPtr dictionary, bool is_part_of_stylesheet) {
  // After xsl:message has ended it, libxslt goes on for a while with empty values.
  if (context_ != nullptr && context_->state == XSLT_STATE_STOPPED) return nullptr;
  const auto path = path_of(uri);
  const auto given = documents_.find(path.string());
  const auto bytes =
      given == documents_.end() ? base::read_file(path) : base::Result<std::string>(given->second);
  auto tree = !bytes                  ? base::Result<xml::Tree>(tl::unexpected(bytes.error()))
              : is_part_of_stylesheet ? parse_stylesheet(*bytes, path.string(), dictionary)
                                      : xml::parse_tree(*bytes, path.string());
  if (tree) {
    if (tree->get()->URL != nullptr) xmlFree(const_cast<xmlChar*>(tree->get()->URL));
    tree->get()->URL = xmlStrdup(xml_chars(uri));
    return tree->release();
  }
  base::Diagnostic fault = std::move(tree.error());
  if (is_part_of_stylesheet) {
    report(std::move(fault));
    return nullptr;
  }
  // XSLT 1.0, section 12.1, lets a processor go on with an empty node-set where a document is
  // missing.
  fault.severity = base::Severity::warning;
  fault.notes.push_back({stylesheet_place(), "document() asks for it here"});
  sink_.add(std::move(fault));
  return xmlNewDoc(nullptr);
}

void Session::take(std::string_view piece) {
  if (open_.empty() && take_place(piece)) return;
  open_ += piece;
  if (open_.ends_with('\n')) close_message();
}

/// libxslt prints `runtime error: file F line N element E` before the message itself.
bool Session::take_place(std::string_view line) {
  if (!line.starts_with("runtime error") && !line.starts_with("compilation error") &&
      !line.starts_with("error")) {
    return false;
  }
  is_error_ = true;
  error_place_ = stylesheet_place();
  constexpr std::string_view kFile = ": file ", kLine = " line ";
  const auto file = line.find(kFile);
  const auto number = line.find(kLine);
  if (file == line.npos || number == line.npos || number < file) return true;
  error_place_.file =
      path_of(line.substr(file + kFile.size(), number - file - kFile.size())).string();
  const auto digits = line.substr(number + kLine.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), error_place_.line);
  return true;
}

void Session::close_message() {
  const std::string message(base::trimmed(open_));
  open_.clear();
  const bool is_error = std::exchange(is_error_, false);
  // After the first error libxslt dumps its stack of templates; that is no message.
  if (message.empty() || (!is_error && !first_error_.code.empty())) return;
  const auto code = is_error ? code_of_error(message) : code_of(message);
  base::Diagnostic made{is_error ? base::Severity::error : base::Severity::warning,
                        std::string(code.empty() ? "transform.message" : code),
                        document_place(),
                        is_error || code.empty() ? message : message.substr(code.size() + 2),
                        {},
                        {}};
  const auto place = is_error ? error_place_ : stylesheet_place();
  if (!place.file.empty()) made.notes.push_back({place, "in this stylesheet"});
  report(std::move(made));
}

void Session::take(const xmlError& error) {
  if (error.level < XML_ERR_ERROR) return;
  base::Diagnostic made{base::Severity::error,
                        "transform.failed",
                        document_place(),
                        std::string(base::trimmed(error.message == nullptr ? "" : error.message)),
                        {},
                        {}};
  if (error.domain == XML_FROM_XPATH && error.str1 != nullptr) {
    made.message = fmt::format("{} in the XPath expression {}", made.message, error.str1);
  }
  if (const auto place = stylesheet_place(); !place.file.empty()) {
    made.notes.push_back({place, "in this stylesheet"});
  }
  report(std::move(made));
}

void Session::finish() {
  if (!open_.empty()) close_message();
}

void Session::report(base::Diagnostic diagnostic) {
  const bool is_first = diagnostic.severity >= base::Severity::error && first_error_.code.empty();
  if (is_first) first_error_ = diagnostic;
  sink_.add(std::move(diagnostic));
}

base::Location Session::document_place() const {
  base::Location place{name_, 0, 0};
  if (context_ == nullptr || context_->node == nullptr) return place;
  const xmlNode* node = context_->node;
  if (node->type == XML_NAMESPACE_DECL) return place;
  if (node->doc != nullptr && node->doc != context_->initialContextDoc &&
      node->doc->URL != nullptr) {
    place.file = path_of(chars(node->doc->URL)).string();
  }
  const long line = xmlGetLineNo(node);
  if (line > 0) place.line = static_cast<std::uint32_t>(line);
  return place;
}

base::Location Session::stylesheet_place() const {
  if (context_ == nullptr || context_->inst == nullptr) return {};
  const xmlNode* node = context_->inst;
  base::Location place;
  if (node->doc != nullptr && node->doc->URL != nullptr) {
    place.file = path_of(chars(node->doc->URL)).string();
  }
  const long line = xmlGetLineNo(node);
  if (line > 0) place.line = static_cast<std::uint32_t>(line);
  return place;
}

}  // namespace transform
