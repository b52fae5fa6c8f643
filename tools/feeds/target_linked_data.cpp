// SPDX-License-Identifier: MIT
// Linked data in the terms of schema.org: JSON-LD and Turtle say the same; and BEACON, which tells
// others which persons are found here.
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/percent.hpp"
#include "feeds/network.hpp"
#include "feeds/target.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

using Json = nlohmann::ordered_json;

// The address of an entity: that of an authority file, else one within the edition.
std::string address_of(const Edition& edition, const Entity& entity) {
  for (const authority::Scheme scheme :
       {authority::Scheme::gnd, authority::Scheme::viaf, authority::Scheme::wikidata,
        authority::Scheme::geonames, authority::Scheme::bnf, authority::Scheme::lccn,
        authority::Scheme::ndl}) {
    if (const authority::Link* const link = entity.link(scheme)) return uri_of(*link);
  }
  return (edition.address.empty() ? "urn:uuid:" + uuid_of(edition.title) : edition.address) + "#" +
         entity.key;
}

std::string address_of_letter(const Edition& edition, const Letter& letter) {
  const std::string address = edition.address_of(letter);
  return address.empty() ? edition.urn_of(letter) : address;
}

const char* type_of(Kind kind) {
  switch (kind) {
    case Kind::person:
      return "Person";
    case Kind::place:
      return "Place";
    case Kind::organisation:
      return "Organization";
    case Kind::work:
      return "CreativeWork";
  }
  return "Thing";
}

// One thing said: a property, and a text or the address of another thing.
struct Statement {
  std::string property;
  std::string value;
  bool is_address = false;
};

struct Thing {
  std::string address, type;
  std::vector<Statement> statements;

  void say(std::string property, const std::string& value, bool is_address = false) {
    if (!value.empty()) statements.push_back({std::move(property), value, is_address});
  }
};

Thing thing_of(const Edition& edition, const Entity& entity) {
  Thing thing = {address_of(edition, entity), type_of(entity.kind), {}};
  thing.say("name", entity.name);
  for (const std::string& variant : entity.variants) thing.say("alternateName", variant);
  thing.say("familyName", entity.surname);
  thing.say("givenName", entity.forename);
  thing.say("birthDate", entity.birth);
  thing.say("deathDate", entity.death);
  thing.say("latitude", entity.latitude);
  thing.say("longitude", entity.longitude);
  for (const authority::Link& link : entity.links) {
    if (uri_of(link) != thing.address) thing.say("sameAs", uri_of(link), true);
  }
  return thing;
}

void say_names(const Edition& edition, Thing& thing, const std::string& property,
               const std::vector<Name>& names) {
  std::set<std::string> said;
  for (const Name& name : names) {
    const Entity* const entity = edition.entities.find(name);
    const std::string value = entity == nullptr ? name.text : address_of(edition, *entity);
    if (said.insert(value).second) thing.say(property, value, entity != nullptr);
  }
}

Thing thing_of(const Edition& edition, const Letter& letter) {
  Thing thing = {address_of_letter(edition, letter), "Message", {}};
  thing.say("identifier", letter.id);
  thing.say("name", letter.title);
  say_names(edition, thing, "sender", letter.agents("sent"));
  say_names(edition, thing, "recipient", letter.agents("received"));
  const Dating& date = letter.date();
  if (!date.when.empty()) {
    thing.say("dateSent", date.when);
  } else {
    thing.say("temporal", edtf(date));
  }
  say_names(edition, thing, "locationCreated", letter.places("sent"));
  thing.say("inLanguage", letter.language);
  if (letter.licence.find("://") != std::string::npos) thing.say("license", letter.licence, true);
  std::vector<Name> linked;
  for (const Name& name : letter.mentions) {
    if (edition.entities.find(name) != nullptr) linked.push_back(name);
  }
  say_names(edition, thing, "mentions", linked);
  return thing;
}

std::vector<Thing> things_of(const Edition& edition) {
  std::vector<Thing> things;
  for (const Letter& letter : edition.letters) things.push_back(thing_of(edition, letter));
  for (const Entity& entity : edition.entities.entities())
    things.push_back(thing_of(edition, entity));
  return things;
}

void write_json_ld(const Export& work) {
  const Edition& edition = work.edition;
  Json graph = Json::array();
  for (const Thing& thing : things_of(edition)) {
    Json item = {{"@id", thing.address}, {"@type", thing.type}};
    for (const Statement& statement : thing.statements) {
      const Json value =
          statement.is_address ? Json{{"@id", statement.value}} : Json(statement.value);
      if (!item.contains(statement.property)) {
        item[statement.property] = value;
      } else {
        if (!item[statement.property].is_array())
          item[statement.property] = Json::array({item[statement.property]});
        item[statement.property].push_back(value);
      }
    }
    graph.push_back(std::move(item));
  }
  // The terms stand in the file itself, so that no processor need fetch them.
  const Json document = {{"@context", {{"@vocab", "https://schema.org/"}}}, {"@graph", graph}};
  work.output.write("edition.jsonld", document.dump(1) + "\n");
}

std::string turtle_text(std::string_view text) {
  std::string value = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        value += "\\\"";
        break;
      case '\\':
        value += "\\\\";
        break;
      case '\n':
        value += "\\n";
        break;
      case '\r':
        value += "\\r";
        break;
      default:
        value += c;
    }
  }
  return value + '"';
}

// An address between angle brackets; what may not stand in one is percent-encoded.
std::string turtle_address(std::string_view address) {
  const std::string encoded = base::percent_encoded(address, [](char c) {
    return static_cast<unsigned char>(c) > 0x20 &&
           std::string_view("<>\"{}|^`\\").find(c) == std::string_view::npos;
  });
  return '<' + encoded + '>';
}

void write_turtle(const Export& work) {
  const Edition& edition = work.edition;
  std::string text = "@prefix schema: <https://schema.org/> .\n";
  for (const Thing& thing : things_of(edition)) {
    text += fmt::format("\n{} a schema:{}", turtle_address(thing.address), thing.type);
    for (const Statement& statement : thing.statements) {
      text += fmt::format(
          " ;\n  schema:{} {}", statement.property,
          statement.is_address ? turtle_address(statement.value) : turtle_text(statement.value));
    }
    text += " .\n";
  }
  work.output.write("edition.ttl", text);
}

// BEACON: the GND numbers of persons who write, receive or are named, and in how many letters.
void write_beacon(const Export& work) {
  const Edition& edition = work.edition;
  std::map<std::string, std::set<std::string>> letters;
  for (const Letter& letter : edition.letters) {
    std::vector<Name> names = letter.mentions;
    for (const Action& action : letter.correspondence.actions)
      names.insert(names.end(), action.agents.begin(), action.agents.end());
    for (const Name& name : names) {
      const Entity* const entity = edition.entities.find(name);
      if (entity != nullptr && entity->kind == Kind::person &&
          entity->link(authority::Scheme::gnd) != nullptr)
        letters[entity->key].insert(letter.id);
    }
  }
  if (letters.empty()) {
    work.sink.add({base::Severity::warning,
                   "beacon.no-gnd",
                   {},
                   "no person of the edition has an identifier of the GND: the list is empty",
                   "add <idno type=\"GND\">…</idno> to the persons of the authority",
                   {}});
  }
  std::string text = "#FORMAT: BEACON\n#PREFIX: https://d-nb.info/gnd/\n";
  if (!edition.address.empty()) text += fmt::format("#TARGET: {}#{{ID}}\n", edition.address);
  text += fmt::format("#NAME: {}\n", edition.title);
  if (!edition.publisher.empty()) text += fmt::format("#INSTITUTION: {}\n", edition.publisher);
  if (!edition.changed().empty()) text += fmt::format("#TIMESTAMP: {}\n", edition.changed());
  for (const auto& [key, found] : letters) {
    const Entity* const entity = edition.entities.find(key);
    text += fmt::format("{}|{}|{}\n", entity->link(authority::Scheme::gnd)->identifier,
                        found.size(), entity->key);
  }
  work.output.write("beacon.txt", text);
}

}  // namespace

const Target kJsonLdTarget = {.name = "jsonld",
                              .summary = "linked data: schema.org as JSON-LD",
                              .letter = nullptr,
                              .edition = write_json_ld};
const Target kTurtleTarget = {.name = "turtle",
                              .summary = "linked data: the same as RDF in Turtle",
                              .letter = nullptr,
                              .edition = write_turtle};
const Target kBeaconTarget = {.name = "beacon",
                              .summary = "BEACON: which persons of the GND are found here",
                              .letter = nullptr,
                              .edition = write_beacon};

}  // namespace feeds
