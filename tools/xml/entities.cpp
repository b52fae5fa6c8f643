// SPDX-License-Identifier: MIT
// What a Parser lets a document refer to: the entities it declares itself, and local files where
// the caller asks for them.
#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <sys/stat.h>

#include "base/file.hpp"
#include "xml/parser.hpp"

namespace xml {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// The path that a system identifier stands for, empty where it is none of this machine.
std::string local_path(std::string_view system_id) {
  if (system_id.starts_with("file:///")) system_id.remove_prefix(7);
  const std::size_t colon = system_id.find(':');
  if (colon != std::string_view::npos && colon < system_id.find('/')) return {};
  return std::string(system_id);
}

}  // namespace

xmlEntityPtr Parser::entity(const xmlChar* name) {
  if (fault_) return nullptr;
  xmlEntityPtr found = xmlSAX2GetEntity(context_.get(), name);
  const std::uint64_t at = last("&", cursor());
  if (found == nullptr) {
    stop_at(
        at, "xml.entity-undeclared", fmt::format("the entity \"&{};\" is not declared", view(name)),
        context_->hasExternalSubset != 0 && !options_.load_dtd
            ? "its declaration may stand in the external DTD, which was not read: allow that, or "
              "write the character itself"
            : "write the character itself, or &amp; for a plain ampersand");
    return nullptr;
  }
  if (found->etype == XML_EXTERNAL_GENERAL_PARSED_ENTITY && !options_.load_dtd) {
    stop_at(at, "xml.external-entity",
            fmt::format("the entity \"&{};\" stands for another file, \"{}\", which is not read",
                        view(name), view(found->SystemID)),
            "put the content of that file here");
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
          fmt::format("entities expand to more than {} bytes", options_.limits.entity_bytes),
          "is this document what it says it is?");
  return false;
}

xmlParserInputPtr Parser::load(const char* system_id) {
  if (fault_ || !options_.load_dtd || system_id == nullptr) return nullptr;
  const std::string path = local_path(system_id);
  if (path.empty()) return nullptr;
  const std::uint64_t left = options_.limits.entity_bytes - entity_bytes_;
  base::Result<std::string> bytes = base::read_file(path, left);
  if (!bytes) {
    if (bytes.error().code != "file.not-found") stop(std::move(bytes.error()));
    return nullptr;
  }
  entity_bytes_ += bytes->size();
  xmlParserInputBufferPtr buffer = xmlParserInputBufferCreateMem(
      bytes->data(), static_cast<int>(bytes->size()), XML_CHAR_ENCODING_NONE);
  if (buffer == nullptr) return nullptr;
  xmlParserInputPtr input = xmlNewIOInputStream(context_.get(), buffer, XML_CHAR_ENCODING_NONE);
  if (input == nullptr) {
    xmlFreeParserInputBuffer(buffer);
    return nullptr;
  }
  input->filename = reinterpret_cast<char*>(xmlStrdup(reinterpret_cast<const xmlChar*>(system_id)));
  return input;
}

}  // namespace xml
