// SPDX-License-Identifier: MIT
// What a Parser lets a document refer to: the entities it declares itself, and local files where
// the caller asks for them.
#include <algorithm>
#include <array>

#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <unistd.h>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "xml/parser.hpp"

namespace xml {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

struct Free {
  void operator()(void* memory) const { xmlFree(memory); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

// The readable file that a URI stands for, empty where there is none on this machine.
std::string local_file(std::string_view uri) {
  if (uri.starts_with("file:///")) uri.remove_prefix(7);
  const std::size_t colon = uri.find(':');
  if (colon != std::string_view::npos && colon < uri.find('/')) return {};
  std::string path(uri);
  if (access(path.c_str(), R_OK) == 0) return path;
  const Owned<char> unescaped(
      xmlURIUnescapeString(path.c_str(), static_cast<int>(path.size()), nullptr));
  if (unescaped && access(unescaped.get(), R_OK) == 0) return unescaped.get();
  return {};
}

// The readable file that the catalogs of this machine (XML_CATALOG_FILES, /etc/xml/catalog) know
// for something that is not here. They are local files, too.
std::string file_in_catalog(const char* public_id, const char* uri) {
  const Owned<xmlChar> found(xmlCatalogResolve(reinterpret_cast<const xmlChar*>(public_id),
                                               reinterpret_cast<const xmlChar*>(uri)));
  return found ? local_file(view(found.get())) : std::string{};
}

bool is_available(const xmlEntity& entity) {
  return !local_file(view(entity.URI)).empty() ||
         !file_in_catalog(reinterpret_cast<const char*>(entity.ExternalID),
                          reinterpret_cast<const char*>(entity.URI))
              .empty();
}

// The text of a file as UTF-8, without its text declaration: libxml2, told to ignore encodings,
// would miss one in there.
base::Result<std::string> decoded_file(const std::string& path, std::uint64_t limit) {
  const base::Result<std::string> bytes = base::read_file(path, limit);
  if (!bytes) return tl::unexpected(bytes.error());
  Input input(*bytes, path);
  std::string text;
  std::array<char, 4096> piece{};
  while (const int got = input.read(piece.data(), static_cast<int>(piece.size()))) {
    if (got < 0) return tl::unexpected(*input.fault());
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
  const std::size_t end = text.starts_with("<?xml ") ? text.find("?>") : std::string::npos;
  if (end != std::string::npos) text.erase(0, end + 2);
  return text;
}

}  // namespace

xmlEntityPtr Parser::entity(const xmlChar* name) {
  if (fault_) return nullptr;
  xmlEntityPtr found = xmlSAX2GetEntity(context_.get(), name);
  const std::uint64_t at = last("&", cursor());
  if (found == nullptr) {
    stop_at(at, "xml.entity-undeclared",
            {context_->hasExternalSubset != 0 && !options_.load_dtd ? "xml-entity-in-dtd"
                                                                    : "xml-entity-unknown",
             {{"name", std::string(view(name))}}});
    return nullptr;
  }
  if (found->etype == XML_EXTERNAL_GENERAL_PARSED_ENTITY &&
      (!options_.load_dtd || !is_available(*found))) {
    stop_at(at, "xml.external-entity",
            {"xml-entity-external",
             {{"name", std::string(view(name))}, {"file", std::string(view(found->SystemID))}}});
    return nullptr;
  }
  return spend_entity(*found) ? found : nullptr;
}

xmlEntityPtr Parser::parameter_entity(const xmlChar* name) {
  if (fault_) return nullptr;
  xmlEntityPtr found = xmlSAX2GetParameterEntity(context_.get(), name);
  if (found == nullptr) return nullptr;
  if (found->etype == XML_EXTERNAL_PARAMETER_ENTITY && !options_.load_dtd) {
    // As unread as an external subset: what it may declare is unknown, not absent.
    context_->hasPErefs = 1;
    return nullptr;
  }
  return spend_entity(*found) ? found : nullptr;
}

// A reference inside an entity costs libxml2 a context of its own, so it counts for more than its
// bytes: else a bomb of tiny entities ticks for seconds below the limit.
bool Parser::spend_entity(const xmlEntity& entity) {
  constexpr std::uint64_t kNestedCost = 1024;
  entity_bytes_ += static_cast<std::uint64_t>(std::max(entity.length, 0)) + 1;
  if (is_in_entity()) entity_bytes_ += kNestedCost;
  if (entity_bytes_ <= options_.limits.entity_bytes) return true;
  stop_at(last("&", cursor()), "xml.limit",
          {"xml-entities-too-long", {{"limit", std::to_string(options_.limits.entity_bytes)}}});
  return false;
}

xmlParserInputPtr Parser::resolve(const char* public_id, const xmlChar* system_id) {
  const xmlParserInputPtr outer = context_->input;
  const Owned<xmlChar> uri(xmlBuildURI(
      system_id, outer == nullptr ? nullptr : reinterpret_cast<const xmlChar*>(outer->filename)));
  return load(reinterpret_cast<const char*>(uri.get()), public_id);
}

xmlParserInputPtr Parser::load(const char* uri, const char* public_id) {
  if (fault_ || !options_.load_dtd || uri == nullptr) return nullptr;
  std::string path = local_file(uri);
  if (path.empty()) path = file_in_catalog(public_id, uri);
  if (path.empty()) return nullptr;
  const std::uint64_t left =
      options_.limits.entity_bytes - std::min(entity_bytes_, options_.limits.entity_bytes);
  base::Result<std::string> text = decoded_file(path, left);
  if (!text) {
    stop(std::move(text.error()));
    return nullptr;
  }
  entity_bytes_ += text->size();
  xmlParserInputBufferPtr buffer = xmlParserInputBufferCreateMem(
      text->data(), static_cast<int>(text->size()), XML_CHAR_ENCODING_NONE);
  if (buffer == nullptr) return nullptr;
  xmlParserInputPtr input = xmlNewIOInputStream(context_.get(), buffer, XML_CHAR_ENCODING_NONE);
  if (input == nullptr) {
    xmlFreeParserInputBuffer(buffer);
    return nullptr;
  }
  input->filename =
      reinterpret_cast<char*>(xmlStrdup(reinterpret_cast<const xmlChar*>(path.c_str())));
  return input;
}

}  // namespace xml
