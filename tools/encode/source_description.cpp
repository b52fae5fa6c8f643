// SPDX-License-Identifier: MIT
// The sources as the chain that they are: what was converted, the printing behind it, the document
// behind that.
#include "encode/header.hpp"
#include "encode/mentions.hpp"
#include "encode/phrases.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using recognise::Place;

template <typename Kind>
const Kind* as(const Place& place) {
  return std::get_if<Kind>(
      &static_cast<const recognise::Meaning::variant&>(place.mention->meaning));
}

class SourceWriter {
 public:
  SourceWriter(const Input& input, Record& record)
      : input_(input), metadata_(input.metadata), record_(record) {}

  void write(Node file_description) {
    const Node sources = element(file_description, "sourceDesc");
    const bool has_document = knows_document();
    const bool has_printing = !input_.facts.printing.empty();
    write_file(sources, has_printing ? "#source-printing" : has_document ? "#source-document" : "");
    if (has_printing) write_printing(sources, has_document);
    if (has_document) write_document(sources);
  }

 private:
  std::string original_language() const {
    return metadata_.original_language.empty() ? input_.facts.original_language
                                               : metadata_.original_language;
  }

  void write_language(Node parent, const std::string& language) {
    if (language.empty()) return;
    const Node node = element(parent, "textLang", language_name(input_, language));
    attribute(node, "mainLang", language);
  }

  void relate(Node parent, std::string_view target) {
    if (target.empty()) return;
    const Node item = element(parent, "relatedItem");
    attribute(item, "type", input_.facts.is_translation ? "translatedFrom" : "copyOf");
    attribute(item, "target", target);
  }

  // What lay before the program.
  void write_file(Node sources, std::string_view from) {
    const Node bibl = element(sources, "bibl");
    attribute(bibl, "type", "source");
    attribute(bibl, "xml:id", "source-file");
    element(bibl, "title",
            metadata_.source_title.empty() ? title_of(input_) : metadata_.source_title);
    write_publisher(bibl);
    if (!metadata_.source_medium.empty()) {
      attribute(element(bibl, "note", metadata_.source_medium), "type", "medium");
    }
    if (!metadata_.source_url.empty()) {
      attribute(element(bibl, "ref", metadata_.source_url), "target", metadata_.source_url);
    }
    write_language(bibl, metadata_.language);
    relate(bibl, from);
  }

  void write_publisher(Node bibl) {
    if (metadata_.source_publisher.empty()) return;
    const Node name = element(element(bibl, "publisher"), "orgName",
                              display_name(input_, metadata_.source_publisher, {}));
    attribute(name, "ref", reference_to(input_, metadata_.source_publisher));
    record_.entities.insert(metadata_.source_publisher);
  }

  // What the text says of the printing, in the order that biblStruct wants.
  void write_printing(Node sources, bool has_document) {
    const Node structure = element(sources, "biblStruct");
    attribute(structure, "xml:id", "source-printing");
    const Node monograph = element(structure, "monogr");
    for (const Place& place : input_.facts.printing) {
      if (as<recognise::TitleMention>(place)) write_stated(monograph, place);
    }
    write_language(monograph, input_.facts.is_translation ? original_language() : std::string());
    const Node imprint = element(monograph, "imprint");
    for (const Place& place : input_.facts.printing) {
      if (!as<recognise::TitleMention>(place)) write_stated(imprint, place);
    }
    if (!imprint.child("date")) element(imprint, "date", phrase(input_.phrases, "header.no_date"));
    if (!has_document) return;
    const Node item = element(structure, "relatedItem");
    attribute(item, "type", "original");
    attribute(item, "target", "#source-document");
  }

  void write_stated(Node parent, const Place& place) {
    const Node node = open_mention(parent, *place.mention, input_, record_);
    node.remove_attribute("xml:id");
    text(node, place.text());
  }

  bool knows_document() const {
    return !metadata_.repository.empty() || !metadata_.shelfmark.empty() ||
           !input_.facts.shelfmark.empty() || !input_.facts.repositories.empty();
  }

  void write_document(Node sources) {
    const Node description = element(sources, "msDesc");
    attribute(description, "xml:id", "source-document");
    write_identifier(element(description, "msIdentifier"));
    if (!original_language().empty()) {
      const Node item = element(element(description, "msContents"), "msItem");
      write_language(item, original_language());
    }
    if (input_.facts.inscription) {
      const Node additions = element(element(description, "physDesc"), "additions");
      const Node paragraph =
          element(additions, "p", phrase(input_.phrases, "header.inscription") + " ");
      element(paragraph, "quote", input_.facts.inscription->text());
    }
  }

  void write_identifier(Node identifier) {
    const auto stated = [&](std::size_t from_end) {
      const auto& named = input_.facts.repositories;
      return named.size() > from_end ? std::string(named[named.size() - 1 - from_end].text())
                                     : std::string();
    };
    const bool is_decided = !metadata_.repository.empty() || !metadata_.institution.empty();
    const std::string institution = is_decided ? metadata_.institution : stated(1);
    const std::string repository = is_decided ? metadata_.repository : stated(0);
    const std::string shelfmark =
        metadata_.shelfmark.empty() ? input_.facts.shelfmark : metadata_.shelfmark;
    if (!metadata_.settlement.empty()) element(identifier, "settlement", metadata_.settlement);
    if (!institution.empty()) element(identifier, "institution", institution);
    if (!repository.empty()) element(identifier, "repository", repository);
    if (!shelfmark.empty()) element(identifier, "idno", shelfmark);
  }

  const Input& input_;
  const edition::LetterMetadata& metadata_;
  Record& record_;
};

}  // namespace

void write_source_description(Node file_description, const Input& input, Record& record) {
  SourceWriter(input, record).write(file_description);
}

}  // namespace encode
