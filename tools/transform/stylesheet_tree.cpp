// SPDX-License-Identifier: MIT
#include "transform/stylesheet_tree.hpp"

#include <limits>
#include <memory>

#include <libxml/SAX2.h>
#include <libxml/parser.h>

namespace transform {
namespace {

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

/// Declares entities that the document itself holds and no others, so that a reference to a file is
/// a reference to an entity that is not declared.
void declare_internal_entity(void* context, const xmlChar* name, int type, const xmlChar* public_id,
                             const xmlChar* system_id, xmlChar* content) {
  if (type != XML_INTERNAL_GENERAL_ENTITY && type != XML_INTERNAL_PARAMETER_ENTITY) return;
  xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
}

}  // namespace

base::Result<xml::Tree> parse_stylesheet(std::string_view bytes, const std::string& name,
                                         xmlDict* dictionary) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return base::failure("xml.limit", {name, 0, 0}, "a document of more than 2 GiB");
  }
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  if (dictionary != nullptr) {
    xmlDictFree(parser->dict);
    parser->dict = dictionary;
    xmlDictReference(dictionary);
  }
  parser->sax->serror = [](void*, xmlErrorPtr) {};
  parser->sax->entityDecl = declare_internal_entity;
  constexpr int kOptions = XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOCDATA |
                           XML_PARSE_BIG_LINES | XML_PARSE_COMPACT;
  xml::Tree tree(xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()),
                                   name.c_str(), nullptr, kOptions));
  if (tree) {
    if (tree->URL != nullptr) xmlFree(const_cast<xmlChar*>(tree->URL));
    tree->URL = nullptr;
    return tree;
  }
  const xmlError& error = parser->lastError;
  std::string message = error.message == nullptr ? "not well-formed" : error.message;
  while (message.ends_with('\n')) message.pop_back();
  return base::failure(
      "xml.not-well-formed",
      {name, static_cast<std::uint32_t>(error.line), static_cast<std::uint32_t>(error.int2)},
      message);
}

}  // namespace transform
