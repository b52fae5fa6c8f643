// SPDX-License-Identifier: MIT
// What a document says of itself besides its text.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "annotate/document_tree.hpp"
#include "recognise/context.hpp"

namespace annotate {

struct Facts {
  std::string language;        // BCP 47: of the text, else of the document, else of langUsage
  recognise::LetterDate date;  // of the action by which the letter was sent
  std::vector<std::string> references;       // of all names that are tagged, as written
  std::vector<std::string> sure_references;  // without those that carry @cert
  std::set<std::string, std::less<>> ids;    // of persons, places and organisations in the document
  std::string application;  // the xml:id under which appInfo names this program, or empty
};

Facts facts_of(const DocumentTree& tree);

}  // namespace annotate
