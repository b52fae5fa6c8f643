// SPDX-License-Identifier: MIT
// Distributed Text Services 1.0 as files (level 0): Entry, Collection, Navigation, Document. Each
// answer is a file of its own, whose name is the address that a client makes of the URI templates,
// less percent-encoding and the query, which a server of files does not see. Citable are the
// paragraphs of a letter and what stands beside them. The tree of citations has one level, so that
// the answer is the same for each `down` but 0: for a letter all its passages, for a passage
// itself.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "feeds/address.hpp"
#include "feeds/target.hpp"

namespace feeds {
namespace {

using Json = nlohmann::ordered_json;

// Each unit has files of its own: beyond this the letter is offered whole.
constexpr std::size_t kMaxUnits = 1000;

std::string base_address(const Edition& edition) {
  return edition.dts_address.empty() ? "http://localhost/dts/" : edition.dts_address;
}

std::string urn_of(const Edition& edition) {
  return "urn:uuid:" + uuid_of(edition.title);
}

Json answer(Json content) {
  Json whole = {{"@context", "https://dtsapi.org/context/v1.0.json"}, {"dtsVersion", "1.0"}};
  whole.update(content);
  return whole;
}

// ---- Collection

Json dublin_core(const Edition& edition, const Letter& letter) {
  Json terms = Json::object();
  const auto add = [&](const char* term, const std::string& value) {
    if (!value.empty()) terms[term].push_back(value);
  };
  const auto add_names = [&](const char* term, const std::vector<Name>& names) {
    for (const Name& name : names) add(term, shown_name(edition, name));
  };
  add_names("creator", letter.agents("sent"));
  add_names("contributor", letter.agents("received"));
  add("date", edtf(letter.date()));
  add("language", letter.language);
  add("publisher", edition.publisher);
  add("license", letter.licence);
  add("identifier", letter.id);
  add("source", edition.title);
  return terms;
}

Json resource_of(const Edition& edition, const Letter& letter) {
  const std::string base = base_address(edition);
  const std::string id = edition.urn_of(letter);
  const std::string value = address_segment(id);
  return {{"@id", id},
          {"@type", "Resource"},
          {"title", letter.title},
          {"totalParents", 1},
          {"totalChildren", 0},
          {"dublinCore", dublin_core(edition, letter)},
          {"mediaTypes", Json::array({"application/tei+xml"})},
          {"collection", fmt::format("{}collection/{}{{;nav}}.json", base, value)},
          {"navigation", fmt::format("{}letters/{}{{/ref}}.json{{?down}}", base, value)},
          {"document", fmt::format("{}letters/{}{{/ref}}.xml", base, value)},
          {"download", fmt::format("{}letters/{}.xml", base, value)}};
}

Json collection_of(const Edition& edition) {
  Json terms = Json::object();
  if (!edition.publisher.empty()) terms["publisher"] = Json::array({edition.publisher});
  if (!edition.editor.empty())
    terms["contributor"] =
        Json::array({base::collapsed(edition.editor.substr(0, edition.editor.find('<')))});
  return {{"@id", urn_of(edition)},
          {"@type", "Collection"},
          {"title", edition.title},
          {"totalParents", 0},
          {"totalChildren", edition.letters.size()},
          {"dublinCore", terms},
          {"collection", base_address(edition) + "collection{/id}{;nav}.json"}};
}

// The answers to a request with and without `nav`.
void write_collection(Output& output, const std::string& name, const Json& object,
                      const Json& children, const Json& parents) {
  Json down = object;
  if (object["@type"] == "Collection") down["member"] = children;
  Json up = object;
  up["member"] = parents;
  const std::string bytes = answer(down).dump(1) + "\n";
  output.write(name + ".json", bytes);
  output.write(name + ";nav=children.json", bytes);
  output.write(name + ";nav=parents.json", answer(up).dump(1) + "\n");
}

// ---- Navigation, Document

const char* cite_type(std::string_view element) {
  if (element == "p") return "paragraph";
  if (element == "head") return "heading";
  if (element == "ab") return "block";
  if (element == "lg") return "stanza";
  if (element == "l") return "verse";
  return nullptr;
}

bool is_division(std::string_view element) {
  static const std::set<std::string_view> kNames = {"text", "front", "body", "back", "group",
                                                    "div",  "div1",  "div2", "div3", "div4"};
  return kNames.contains(element);
}

bool is_mark(std::string_view element) {
  static const std::set<std::string_view> kNames = {"pb",        "cb",     "lb", "gb",
                                                    "milestone", "anchor", "fw", "index"};
  return kNames.contains(element);
}

// The outermost elements of a text that are no divisions of it.
std::vector<pugi::xml_node> units_of(pugi::xml_node text) {
  std::vector<pugi::xml_node> units;
  for (pugi::xml_node node = text.first_child(); node;) {
    const std::string_view name = name_of(node);
    const bool is_divided = is_division(name) && node.first_child();
    if (!name.empty() && !is_division(name) && !is_mark(name)) units.push_back(node);
    if (is_divided) {
      node = node.first_child();
      continue;
    }
    while (node != text && !node.next_sibling()) node = node.parent();
    node = node == text ? pugi::xml_node() : node.next_sibling();
  }
  return units;
}

std::string type_of(pugi::xml_node unit) {
  const char* const type = cite_type(name_of(unit));
  return type == nullptr ? unit.name() : type;
}

Json unit_json(pugi::xml_node unit, std::size_t number) {
  return {{"identifier", std::to_string(number)},
          {"@type", "CitableUnit"},
          {"level", 1},
          {"parent", nullptr},
          {"citeType", type_of(unit)}};
}

Json citation_trees(const std::vector<pugi::xml_node>& units) {
  if (units.empty()) return Json::array();
  Json structure = Json::array();
  std::set<std::string> known;
  for (const pugi::xml_node unit : units) {
    if (known.insert(type_of(unit)).second)
      structure.push_back({{"@type", "CiteStructure"}, {"citeType", type_of(unit)}});
  }
  return Json::array({{{"@type", "CitationTree"}, {"citeStructure", structure}}});
}

// A part of a letter below dts:wrapper; it knows the language and the namespaces of the whole.
std::string passage(const Letter& letter, pugi::xml_node unit) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("TEI");
  pugi::xml_node wrapper = root.append_child("dts:wrapper");
  for (pugi::xml_node outer = unit.parent(); outer; outer = outer.parent()) {
    for (const pugi::xml_attribute attribute : outer.attributes()) {
      const std::string_view name = attribute.name();
      const bool is_namespace = name == "xmlns" || name.starts_with("xmlns:");
      if (is_namespace && !root.attribute(attribute.name())) root.append_copy(attribute);
    }
  }
  wrapper.append_attribute("xmlns:dts").set_value("https://w3id.org/api/dts#");
  if (!letter.language.empty() && !unit.attribute("xml:lang"))
    wrapper.append_attribute("xml:lang").set_value(letter.language.c_str());
  wrapper.append_copy(unit);
  return raw_text(document);
}

// What Navigation must say of a resource, and no more.
Json short_resource(const Json& resource) {
  Json result = Json::object();
  for (const char* const key :
       {"@id", "@type", "collection", "navigation", "document", "citationTrees", "mediaTypes"})
    result[key] = resource[key];
  return result;
}

void write_navigation(const Export& work, const std::string& urn, const Json& resource,
                      const std::vector<pugi::xml_node>& units) {
  const std::string address = base_address(work.edition) + "letters/" + address_segment(urn);
  Json members = Json::array();
  for (const pugi::xml_node unit : units) members.push_back(unit_json(unit, members.size() + 1));
  Json navigation = answer({{"@id", ""}, {"@type", "Navigation"}, {"resource", resource}});
  const auto write = [&](const std::string& passage) {
    navigation["@id"] = address + passage + ".json";
    work.output.write("letters/" + urn + passage + ".json", navigation.dump(1) + "\n");
  };
  navigation["member"] = members;
  write("");
  for (const Json& unit : members) {
    navigation["ref"] = unit;
    navigation["member"] = Json::array({unit});
    write("/" + unit["identifier"].get<std::string>());
  }
}

void write_letter(const Export& work, const Letter& letter, LetterSource& source) {
  const Tree* const tree = source.tree();
  if (tree == nullptr) return;
  auto units = units_of(tree->root().child("text"));
  if (units.size() > kMaxUnits) {
    work.sink.add({base::Severity::warning,
                   "dts.too-many-passages",
                   letter.at,
                   fmt::format("{}: {} paragraphs are more than {}: the letter is offered whole",
                               letter.id, units.size(), kMaxUnits),
                   "",
                   {}});
    units.clear();
  }
  Json resource = resource_of(work.edition, letter);
  resource["citationTrees"] = citation_trees(units);
  const std::string urn = work.edition.urn_of(letter);
  write_collection(work.output, "collection/" + urn, resource, {},
                   Json::array({collection_of(work.edition)}));
  write_navigation(work, urn, short_resource(resource), units);
  work.output.write("letters/" + urn + ".xml", *source.bytes());
  for (std::size_t i = 0; i < units.size(); ++i)
    work.output.write(fmt::format("letters/{}/{}.xml", urn, i + 1), passage(letter, units[i]));
}

void write_edition(const Export& work) {
  const Edition& edition = work.edition;
  if (edition.dts_address.empty()) {
    work.sink.add({base::Severity::warning,
                   "dts.no-address",
                   {},
                   "the address of the texts is not known: localhost is written",
                   "write dts = \"https://…\" below [export] of edition.toml",
                   {}});
  }
  const std::string base = base_address(edition);
  work.output.write("index.json",
                    answer({{"@id", base},
                            {"@type", "EntryPoint"},
                            {"collection", base + "collection{/id}{;nav}.json"},
                            {"navigation", base + "letters/{resource}{/ref}.json{?down}"},
                            {"document", base + "letters/{resource}{/ref}.xml"}})
                            .dump(1) +
                        "\n");
  Json members = Json::array();
  for (const Letter& letter : edition.letters) members.push_back(resource_of(edition, letter));
  for (const std::string& name : {std::string("collection"), "collection/" + urn_of(edition)})
    write_collection(work.output, name, collection_of(edition), members, Json::array());
}

}  // namespace

const Target kDtsTarget = {.name = "dts",
                           .summary = "Distributed Text Services as files: letters and passages",
                           .letter = write_letter,
                           .edition = write_edition};

}  // namespace feeds
