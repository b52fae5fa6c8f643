// SPDX-License-Identifier: MIT
#include "encode/header.hpp"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "base/text.hpp"
#include "encode/mentions.hpp"
#include "encode/phrases.hpp"
#include "encode/tree.hpp"
#include "recognise/dates.hpp"

namespace encode {
namespace {

class HeaderWriter {
 public:
  HeaderWriter(const Input& input, Record& record)
      : input_(input), metadata_(input.metadata), record_(record) {}

  void write(Node header) {
    attribute(header, "xml:lang", metadata_.interface_language);
    const Node file = element(header, "fileDesc");
    write_titles(element(file, "titleStmt"));
    write_publication(element(file, "publicationStmt"));
    write_source_description(file, input_, record_);
    write_encoding(element(header, "encodingDesc"));
    write_profile(element(header, "profileDesc"));
    write_revision(element(header, "revisionDesc"));
  }

 private:
  std::string say(std::string_view name, std::initializer_list<Filling> fillings = {}) const {
    return phrase(input_.phrases, name, fillings);
  }

  void write_titles(Node titles) {
    element(titles, "title", title_of(input_));
    write_authors(titles);
    for (const edition::Responsible& responsible : metadata_.responsible)
      write_responsible(titles, responsible);
    if (needs_unnamed("translator", record_.needs_translator))
      write_responsible(titles, {"translator", {}, {}});
    if (needs_unnamed("source-editor", record_.needs_source_editor)) write_source_editor(titles);
    if (!metadata_.edition_editor.empty()) {
      const Node editor = element(titles, "editor", metadata_.edition_editor);
      attribute(editor, "role", "editor");
      attribute(editor, "xml:id", "editor");
    }
    write_revisers(titles);
    const Node statement = element(titles, "respStmt");
    element(statement, "resp", say("header.automatic_encoding"));
    attribute(element(statement, "name", "Apograph"), "ref", kApplication);
  }

  void write_authors(Node titles) {
    for (const edition::NamedEntity& sender : metadata_.sent.persons) {
      const Node author = element(titles, "author");
      attribute(author, "xml:id", &sender == &metadata_.sent.persons.front() ? "author" : "");
      const Node name = element(author, "persName", display_name(input_, sender.key, sender.name));
      attribute(name, "ref", reference_to(input_, sender.key));
      if (!sender.key.empty()) record_.entities.insert(sender.key);
    }
  }

  bool needs_unnamed(std::string_view role, bool is_needed) const {
    const bool is_named = std::any_of(
        metadata_.responsible.begin(), metadata_.responsible.end(),
        [&](const edition::Responsible& responsible) { return responsible.role == role; });
    return is_needed && !is_named;
  }

  void write_responsible(Node titles, const edition::Responsible& responsible) {
    const std::string name = display_name(input_, responsible.key, responsible.name);
    const Node editor = element(titles, "editor");
    attribute(editor, "role", responsible.role);
    attribute(editor, "xml:id", responsible.role);
    if (name.empty()) {
      text(editor, say("header.unnamed_" + responsible.role));
      return;
    }
    const Node person = element(editor, "persName", name);
    attribute(person, "ref", reference_to(input_, responsible.key));
  }

  // Who changed or commented on the file in the program that it was written with.
  void write_revisers(Node titles) {
    for (const Reviser& reviser : record_.revisers) {
      const Node statement = element(titles, "respStmt");
      attribute(statement, "xml:id", reviser.id);
      element(statement, "resp", say("header.reviser"));
      element(statement, "name", reviser.name);
    }
  }

  void write_source_editor(Node titles) {
    const Node editor = element(titles, "editor");
    attribute(editor, "role", "source-editor");
    attribute(editor, "xml:id", "source-editor");
    const auto title = std::find_if(
        input_.facts.printing.begin(), input_.facts.printing.end(), [](const auto& place) {
          return std::holds_alternative<recognise::TitleMention>(
              static_cast<const recognise::Meaning::variant&>(place.mention->meaning));
        });
    text(editor, title == input_.facts.printing.end()
                     ? say("header.unnamed_source-editor")
                     : say("header.source_editor_of", {{"title", title->text()}}));
  }

  void write_publication(Node publication) {
    element(publication, "publisher",
            metadata_.publisher.empty() ? say("header.no_publisher") : metadata_.publisher);
    if (!metadata_.publication_place.empty())
      element(publication, "pubPlace", metadata_.publication_place);
    const Node id = element(publication, "idno", metadata_.identifier_base + metadata_.id);
    attribute(id, "type", metadata_.identifier_base.empty() ? "filename" : "URI");
    write_availability(publication, "source", metadata_.source_rights);
    write_availability(publication, "encoding", metadata_.encoding_rights);
    write_availability(publication, "metadata", metadata_.metadata_rights);
    if (!metadata_.publication_date.empty()) {
      const Node date = element(publication, "date", metadata_.publication_date);
      attribute(date, "when", metadata_.publication_date);
    }
  }

  // Text, encoding and metadata are separate in law, so each has its own statement.
  void write_availability(Node publication, const std::string& of, const edition::Rights& rights) {
    const Node availability = element(publication, "availability");
    attribute(availability, "status", rights.status);
    attribute(availability, "xml:id", "rights-" + of);
    const std::string sentence = rights.text.empty() ? say("header.rights_" + of) : rights.text;
    if (rights.licence.empty()) {
      element(availability, "p", sentence);
      return;
    }
    const Node licence = element(availability, "licence");
    attribute(licence, "target", rights.licence);
    element(licence, "p", sentence);
  }

  void write_encoding(Node encoding) {
    const Node application = element(element(encoding, "appInfo"), "application");
    attribute(application, "xml:id", "apograph");
    attribute(application, "ident", "apograph");
    attribute(application, "version", input_.program_version);
    element(application, "label", "Apograph");
    element(application, "desc", say("header.application"));
    if (input_.facts.is_end_omitted) {
      element(element(encoding, "samplingDecl"), "p", say("text.omitted_end"));
    }
    const Node declaration = element(encoding, "editorialDecl");
    write_declaration(declaration, "quotation", "header.quotation", "marks", "all");
    write_declaration(declaration, "hyphenation", "header.hyphenation", "eol", "all");
    write_declaration(declaration, "correction", "header.correction", "method", "markup");
    write_declaration(declaration, "normalization", "header.normalization", "method", "markup");
    write_standard_values(element(declaration, "stdVals"));
    write_declaration(declaration, "interpretation", "header.interpretation", "", "");
  }

  void write_declaration(Node declaration, const char* name, std::string_view phrase_name,
                         const char* attribute_name, std::string_view value) {
    const Node node = element(declaration, name);
    attribute(node, attribute_name, value);
    element(node, "p", say(phrase_name));
  }

  // What a vague date means is the lexicon's table, quoted.
  void write_standard_values(Node values) {
    element(values, "p", say("header.standard_values"));
    const std::vector<recognise::VagueMeaning> meanings = recognise::vague_meanings(input_.lexicon);
    if (meanings.empty()) return;
    const Node list = element(element(values, "p", say("header.vague_dates")), "list");
    for (const recognise::VagueMeaning& meaning : meanings) {
      std::string phrases;
      for (const std::string& words : meaning.phrases)
        phrases += (phrases.empty() ? "" : ", ") + words;
      element(list, "item",
              phrases.empty() ? meaning.part + ": " + meaning.interval
                              : phrases + " (" + meaning.part + "): " + meaning.interval);
    }
  }

  void write_profile(Node profile) {
    write_languages(element(profile, "langUsage"));
    write_correspondence(profile, input_, record_);
  }

  void write_languages(Node usage) {
    std::vector<std::string> languages{metadata_.language};
    for (const std::string& language : record_.languages) languages.push_back(language);
    if (metadata_.interface_language != metadata_.language)
      languages.push_back(metadata_.interface_language);
    for (std::size_t i = 0; i < languages.size(); ++i) {
      if (std::find(languages.begin(), languages.begin() + static_cast<std::ptrdiff_t>(i),
                    languages[i]) != languages.begin() + static_cast<std::ptrdiff_t>(i)) {
        continue;
      }
      const Node language = element(usage, "language", language_name(input_, languages[i]));
      attribute(language, "ident", languages[i]);
    }
  }

  void write_revision(Node revision) {
    attribute(revision, "status", metadata_.status);
    const Node change = element(
        revision, "change",
        metadata_.last_change_note.empty() ? say("header.change") : metadata_.last_change_note);
    attribute(change, "when", metadata_.last_change);
    attribute(change, "who", kApplication);
    for (const Revision& made : record_.revisions) {
      const Node earlier = element(revision, "change", say("header.tracked_change"));
      attribute(earlier, "xml:id", made.id);
      if (base::is_date(made.date)) attribute(earlier, "when", made.date);
      if (!made.name.empty()) attribute(earlier, "who", "#" + record_.reviser(made.name));
    }
  }

  const Input& input_;
  const edition::LetterMetadata& metadata_;
  Record& record_;
};

}  // namespace

void write_header(Node header, const Input& input, Record& record) {
  HeaderWriter(input, record).write(header);
}

std::string date_text(const edition::DatedValue& date) {
  if (!date.text.empty()) return date.text;
  if (!date.when.empty()) return date.when;
  const std::string& first = date.from.empty() ? date.not_before : date.from;
  const std::string& last = date.to.empty() ? date.not_after : date.to;
  return first.empty() || last.empty() ? first + last : first + "/" + last;
}

std::string display_name(const Input& input, const std::string& key, const std::string& name) {
  if (!name.empty()) return name;
  const authority::Entity* entity = input.authority.find(key);
  return entity == nullptr || entity->names.empty() ? key : entity->names.front().text;
}

std::string language_name(const Input& input, const std::string& language) {
  icu::UnicodeString display;
  icu::Locale(language.c_str())
      .getDisplayName(icu::Locale(input.metadata.interface_language.c_str()), display);
  std::string name;
  display.toUTF8String(name);
  return name;
}

std::string title_of(const Input& input) {
  const edition::LetterMetadata& metadata = input.metadata;
  if (!metadata.title.empty()) return metadata.title;
  const auto name_of = [&](const edition::CorrespondenceSide& side) {
    if (!side.persons.empty())
      return display_name(input, side.persons.front().key, side.persons.front().name);
    if (!side.organisations.empty()) {
      return display_name(input, side.organisations.front().key, side.organisations.front().name);
    }
    return std::string();
  };
  const std::string sender = name_of(metadata.sent);
  const std::string addressee = name_of(metadata.received);
  const std::string date = metadata.sent.date ? date_text(*metadata.sent.date) : std::string();
  if (sender.empty() && addressee.empty()) return metadata.id;
  const std::string unknown = phrase(input.phrases, "header.unknown");
  const std::string who = phrase(input.phrases, "header.title",
                                 {{"sender", sender.empty() ? unknown : sender},
                                  {"addressee", addressee.empty() ? unknown : addressee}});
  return date.empty() ? who : who + ", " + date;
}

}  // namespace encode
