// SPDX-License-Identifier: MIT
// The yardstick of the validator's benchmark: libxml2's SAX parse of one file, which only counts.
#include <cstddef>
#include <cstdio>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

namespace {

struct Counts {
  std::size_t elements = 0;
  std::size_t attributes = 0;
  std::size_t characters = 0;
};

void start_element(void* counts, const xmlChar*, const xmlChar*, const xmlChar*, int,
                   const xmlChar**, int attributes, int, const xmlChar**) {
  auto* const to = static_cast<Counts*>(counts);
  ++to->elements;
  to->attributes += static_cast<std::size_t>(attributes);
}

void characters(void* counts, const xmlChar*, int length) {
  static_cast<Counts*>(counts)->characters += static_cast<std::size_t>(length);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: sax_parse FILE\n", stderr);
    return 2;
  }
  xmlSAXHandler handler = {};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.characters = characters;
  Counts counts;
  xmlParserCtxt* const parser = xmlCreateFileParserCtxt(argv[1]);
  if (parser == nullptr) return 2;
  xmlCtxtUseOptions(parser, XML_PARSE_HUGE | XML_PARSE_NONET);
  *parser->sax = handler;
  parser->userData = &counts;
  const int status = xmlParseDocument(parser);
  xmlFreeParserCtxt(parser);
  std::printf("%zu elements, %zu attributes, %zu bytes of text\n", counts.elements,
              counts.attributes, counts.characters);
  return status == 0 ? 0 : 1;
}
