// SPDX-License-Identifier: MIT
// What tests of the room need: a small authority, a lexicon, a document around some body.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.hpp"
#include "authority/authority.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/recognise.hpp"

namespace annotate_tests {

inline constexpr std::string_view kAuthority =
    R"(<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson><person xml:id="goethe"><persName><forename>Johann Wolfgang</forename> <surname>Goethe</surname></persName></person>
<person xml:id="schiller"><persName><forename>Friedrich</forename> <surname>Schiller</surname></persName></person></listPerson>
<listPlace><place xml:id="weimar"><placeName>Weimar</placeName></place>
<place xml:id="muenchen"><placeName>München</placeName></place></listPlace></standOff></TEI>)";

inline constexpr std::string_view kLexicon = R"(language = "de"
[name]
titles = ["Herr", "Frau"]
)";

/// A TEI document around a body, to which `root` adds attributes.
inline std::string letter(std::string_view body, std::string_view root = {}) {
  std::string out = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"de\"";
  ((out += root) += "><teiHeader/><text><body>") += body;
  return out + "</body></text></TEI>";
}

/// The recognisers with the authority above.
class Desk {
 public:
  Desk()
      : lexicon_(*lexicon::Lexicon::parse(kLexicon, "de.toml")),
        is_loaded_(authority_.load(kAuthority, "names.xml", "names.xml").has_value()),
        recogniser_(lexicon_, authority_, {}) {}

  bool is_ready() const { return is_loaded_; }

  annotate::Annotation annotate(std::string_view document) const {
    const annotate::Letter letter = annotate::read_letter(document);
    annotate::Annotation all;
    std::vector<std::string> languages;
    for (const annotate::Passage& passage : letter.reading.passages) {
      if (std::find(languages.begin(), languages.end(), passage.language) == languages.end()) {
        languages.push_back(passage.language);
      }
    }
    const annotate::Request request = {
        authority_, [](const authority::Entity& entity) { return entity.file + "#" + entity.key; }};
    for (const std::string& language : languages) {
      annotate::Annotation found = annotate::annotate(letter, language, recogniser_, request);
      for (auto& addition : found.additions) all.additions.push_back(std::move(addition));
      for (auto& remark : found.remarks) all.remarks.push_back(std::move(remark));
    }
    return all;
  }

  std::string annotated(std::string_view document) const {
    return annotate::splice(document, annotate(document).additions).text();
  }

 private:
  lexicon::Lexicon lexicon_;
  authority::Authority authority_;
  bool is_loaded_;
  recognise::Recogniser recogniser_;
};

}  // namespace annotate_tests
