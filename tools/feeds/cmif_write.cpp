// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "feeds/cmif_document.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

// The address that correspSearch reads; empty where there is none.
std::string link_of(const Edition& edition, const Name& name) {
  const auto is_read = [&](const std::string& address) {
    return name.kind == Kind::place ? is_place_address(address) : is_agent_address(address);
  };
  if (const Entity* const entity = edition.entities.find(name)) {
    for (const authority::Scheme scheme :
         {authority::Scheme::gnd, authority::Scheme::viaf, authority::Scheme::bnf,
          authority::Scheme::lccn, authority::Scheme::ndl, authority::Scheme::geonames}) {
      const authority::Link* const link = entity->link(scheme);
      if (link != nullptr && is_read(uri_of(*link))) return uri_of(*link);
    }
  }
  for (const std::string& reference : name.references) {
    const std::string address = authority::canonical_uri(reference);
    if (is_read(address)) return address;
  }
  return {};
}

Name indexed(const Edition& edition, const Name& name) {
  Name shown = name;
  const Entity* const entity = edition.entities.find(name);
  if (entity != nullptr)
    shown.text = name.kind == Kind::person ? entity->sorted_name() : entity->name;
  shown.references.clear();
  if (std::string address = link_of(edition, name); !address.empty())
    shown.references.push_back(std::move(address));
  return shown;
}

Action indexed(const Edition& edition, const Letter& letter, std::string_view type) {
  Action action;
  action.type = type;
  for (const Name& name : letter.agents(type)) action.agents.push_back(indexed(edition, name));
  for (const Name& name : letter.places(type)) action.places.push_back(indexed(edition, name));
  const Action* const first = letter.correspondence.action(type);
  if (first != nullptr) action.dates = first->dates;
  return action;
}

// A note of CMIF 2: each entity once.
void add_mentions(CmifDocument& document, const Edition& edition, const Letter& letter) {
  static const std::map<Kind, std::string_view> kTerms = {{Kind::person, "mentionsPerson"},
                                                          {Kind::organisation, "mentionsOrg"},
                                                          {Kind::place, "mentionsPlace"},
                                                          {Kind::work, "mentionsBibl"}};
  std::map<std::string, bool> seen;
  for (const Name& name : letter.mentions) {
    const std::string address = link_of(edition, name);
    if (address.empty() || !seen.emplace(address, true).second) continue;
    document.add_mention(kTerms.at(name.kind), address, shown_name(edition, name));
  }
}

}  // namespace

CmifDocument::CmifDocument(const Edition& edition, const CmifWriting& writing,
                           base::DiagnosticSink& sink)
    : writing_(writing) {
  pugi::xml_node header = tree_.root().append_child("teiHeader");
  pugi::xml_node file = header.append_child("fileDesc");
  pugi::xml_node title = file.append_child("titleStmt");
  add(title, "title", edition.title.empty() ? "Index of letters" : edition.title);
  const std::string& editor = !writing.facts.editor.empty() ? writing.facts.editor
                              : !edition.editor.empty()     ? edition.editor
                                                            : edition.publisher;
  add_editor(title, editor);
  if (editor.find('@') == std::string::npos) {
    sink.add({base::Severity::warning,
              "cmif.no-editor",
              {},
              "nobody is named with an address to whom correspSearch could write",
              "say --editor, or write editor = \"Name <address>\" below [edition] of edition.toml",
              {}});
  }
  pugi::xml_node publication = file.append_child("publicationStmt");
  add(publication, "publisher", edition.publisher.empty() ? edition.title : edition.publisher);
  add_address(publication, edition, sink);
  add_date_of_change(publication, edition, sink);
  add_licence(publication.append_child("availability"), edition, sink);
  sources_ = file.append_child("sourceDesc");
  profile_ = header.append_child("profileDesc");
  tree_.root().append_child("text").append_child("body").append_child("p");
}

pugi::xml_node CmifDocument::add(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  if (!text.empty()) node.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
  return node;
}

void CmifDocument::add_editor(pugi::xml_node statement, const std::string& person) {
  const std::size_t address = std::min(person.find('<'), person.size());
  const bool has_address = address < person.size();
  pugi::xml_node editor = add(
      statement, "editor", base::collapsed(person.substr(0, address)) + (has_address ? " " : ""));
  if (has_address)
    add(editor, "email",
        base::collapsed(person.substr(address + 1, person.find('>') - address - 1)));
}

void CmifDocument::add_address(pugi::xml_node publication, const Edition& edition,
                               base::DiagnosticSink& sink) {
  std::string address = writing_.facts.url;
  if (address.empty() && is_web_address(edition.address))
    address = edition.address + (edition.address.ends_with('/') ? "" : "/") + "cmif.xml";
  if (address.empty()) {
    address = "urn:uuid:" + uuid_of(edition.title);
    sink.add({base::Severity::warning,
              "cmif.no-address",
              {},
              fmt::format("the address of the index is not known: {} is written", address),
              "say --url, or write address = \"https://…\" below [edition] of edition.toml",
              {}});
  }
  add(publication, "idno", address).append_attribute("type").set_value("url");
}

void CmifDocument::add_date_of_change(pugi::xml_node publication, const Edition& edition,
                                      base::DiagnosticSink& sink) {
  const std::string day = edition.last_change();
  pugi::xml_node date = add(publication, "date", "");
  if (!day.empty()) date.append_attribute("when").set_value(day.c_str());
  if (!edition.changed().empty()) return;
  sink.add({base::Severity::warning,
            "cmif.no-date",
            {},
            day.empty() ? "the day of the last change is not known: <date> says none"
                        : fmt::format("the day of the last change is not stated: that of the "
                                      "newest file is written, {}",
                                      day),
            fmt::format("write date = {} below [edition] of edition.toml, a newer one with each "
                        "change: by it correspSearch knows that it has to read the index again",
                        day.empty() ? "…" : day),
            {}});
}

void CmifDocument::add_licence(pugi::xml_node availability, const Edition& edition,
                               base::DiagnosticSink& sink) {
  std::string_view target = cmif_licence(writing_.facts.licence);
  if (target.empty()) target = cmif_licence(edition.licence);
  if (!target.empty()) {
    add(availability, "licence", licence_text(target))
        .append_attribute("target")
        .set_value(std::string(target).c_str());
    return;
  }
  add(availability, "p", edition.rights.empty() ? "No licence is stated." : edition.rights);
  sink.add({base::Severity::warning,
            "cmif.no-licence",
            {},
            "the metadata of the edition have no licence that correspSearch takes",
            "say --licence cc-by or --licence cc0, or write it below [defaults.rights.metadata]",
            {}});
}

std::string CmifDocument::add_source(const std::string& description, const std::string& address,
                                     const char* type) {
  const std::string id = uuid_of(description + "\n" + address);
  if (!source_ids_.insert(id).second) return id;
  pugi::xml_node bibl = add(sources_, "bibl", description.empty() ? "Without title" : description);
  bibl.append_attribute("type").set_value(type);
  bibl.append_attribute("xml:id").set_value(id.c_str());
  if (!address.empty()) {
    bibl.append_child(pugi::node_pcdata).set_value(" ");
    add(bibl, "ref", address).append_attribute("target").set_value(address.c_str());
  }
  return id;
}

void CmifDocument::add_letter(const std::string& key, const std::string& address,
                              const std::string& source) {
  letter_ = profile_.append_child("correspDesc");
  note_ = {};
  if (!key.empty()) letter_.append_attribute("key").set_value(key.c_str());
  if (!address.empty()) letter_.append_attribute("ref").set_value(address.c_str());
  letter_.append_attribute("source").set_value(("#" + source).c_str());
}

void CmifDocument::add_certainty(pugi::xml_node node, const std::string& certainty,
                                 const std::string& evidence) const {
  if (!writing_.keeps_certainty) return;
  if (certainty == "low" || certainty == "medium" || certainty == "unknown")
    node.append_attribute("cert").set_value("low");
  const auto words = base::words_of(evidence);
  const bool is_inferred = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word == "external" || word == "conjecture";
  });
  if (is_inferred) node.append_attribute("evidence").set_value("conjecture");
}

void CmifDocument::add_name(pugi::xml_node parent, const char* element, const Name& name) {
  if (name.text.empty()) return;
  pugi::xml_node node = add(parent, element, name.text);
  if (!name.references.empty())
    node.append_attribute("ref").set_value(joined(name.references, " ").c_str());
  add_certainty(node, name.certainty, name.evidence);
}

void CmifDocument::add_action(const Action& action) {
  pugi::xml_node node = letter_.append_child("correspAction");
  node.append_attribute("type").set_value(action.type.c_str());
  for (const Name& name : action.agents)
    add_name(node, name.kind == Kind::organisation ? "orgName" : "persName", name);
  if (!node.first_child()) add(node, "persName", "Unknown");
  for (const Name& name : action.places) add_name(node, "placeName", name);
  for (const Dating& date : action.dates) add_date(node, date);
}

void CmifDocument::add_date(pugi::xml_node action, const Dating& date) {
  const std::pair<const char*, const std::string*> points[] = {{"when", &date.when},
                                                               {"from", &date.from},
                                                               {"to", &date.to},
                                                               {"notBefore", &date.not_before},
                                                               {"notAfter", &date.not_after}};
  pugi::xml_node node = action.append_child("date");
  for (const auto& [name, value] : points) {
    if (base::is_date(*value)) node.append_attribute(name).set_value(value->c_str());
  }
  if (!node.first_attribute()) {
    action.remove_child(node);
    return;
  }
  if (!date.text.empty()) node.append_child(pugi::node_pcdata).set_value(date.text.c_str());
  add_certainty(node, date.certainty, date.evidence);
}

void CmifDocument::add_note(const std::string& text) {
  if (!text.empty()) add(letter_, "note", text);
}

void CmifDocument::add_mention(std::string_view term, const std::string& address,
                               const std::string& text) {
  if (!note_) note_ = letter_.append_child("note");
  pugi::xml_node node = add(note_, "ref", text);
  node.append_attribute("type").set_value(("cmif:" + std::string(term)).c_str());
  node.append_attribute("target").set_value(address.c_str());
}

std::string CmifDocument::bytes() const {
  return indented(tree_);
}

std::string cmif_of(const Edition& edition, const CmifWriting& writing,
                    base::DiagnosticSink& sink) {
  CmifDocument document(edition, writing, sink);
  std::string description =
      edition.editor.empty()
          ? ""
          : base::collapsed(edition.editor.substr(0, edition.editor.find('<'))) + ": ";
  description += edition.title;
  if (!edition.publisher.empty()) description += ". " + edition.publisher;
  if (!edition.date.empty()) description += ", " + edition.date;
  const std::string address = is_web_address(edition.address) ? edition.address : "";
  const std::string source = document.add_source(description + ".", address, "online");
  for (const Letter& letter : edition.letters) {
    if (!letter.has_correspondence) {
      sink.add({base::Severity::warning,
                "cmif.no-correspondence",
                letter.at,
                "the letter says nothing of its correspondence, and is left out of the index",
                "describe it in correspDesc",
                {}});
      continue;
    }
    document.add_letter(letter.id, address.empty() ? "" : edition.address_of(letter), source);
    for (const std::string_view type : {"sent", "received"}) {
      Action action = indexed(edition, letter, type);
      for (Dating& date : action.dates) date.text.clear();
      document.add_action(action);
    }
    if (writing.lists_mentions) add_mentions(document, edition, letter);
  }
  return document.bytes();
}

}  // namespace feeds
