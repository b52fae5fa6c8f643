// SPDX-License-Identifier: MIT
#include "encode/encode.hpp"

#include "encode/header.hpp"
#include "encode/styles.hpp"
#include "encode/text_structure.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

// A letter may have the name of a file that is also somebody's key: «goethe.txt». References are to
// persons, so that theirs stays.
std::string id_of(const Input& input) {
  const std::string& id = input.metadata.id;
  return input.authority.find(id) == nullptr ? id : "letter-" + id;
}

}  // namespace

// The header comes first in the document and is written after the text, whose record it needs.
std::string encode(const Input& input) {
  Tree tree;
  const Node tei = element(tree.document(), "TEI");
  attribute(tei, "xmlns", "http://www.tei-c.org/ns/1.0");
  attribute(tei, "xml:id", id_of(input));
  attribute(tei, "xml:lang", input.metadata.interface_language);
  const Node header = element(tei, "teiHeader");
  Record record;
  record.styles = styles_of(input.source, input.metadata.language);
  write_text_structure(tei, input, record);
  write_header(header, input, record);
  write_stand_off(tei, input, record);
  return tree.xml();
}

}  // namespace encode
