// SPDX-License-Identifier: MIT
// Records for libraries and archives: Dublin Core in a static repository of OAI-PMH, CITATION.cff,
// .zenodo.json.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "feeds/target.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

using Json = nlohmann::ordered_json;

void add(pugi::xml_node parent, const char* name, const std::string& text) {
  if (!text.empty()) parent.append_child(name).text().set(text.c_str());
}

// A whole day, as static repositories know no months (granularity YYYY-MM-DD): that of the edition.
std::string day_of_change(const Edition& edition) {
  constexpr std::string_view kForm = "YYYY-MM-DD";
  const std::string stated = edition.changed();
  if (stated.size() == kForm.size()) return stated;
  if (!edition.files_changed.empty()) return edition.files_changed;
  return stated.empty() ? stated : stated + (stated.size() == 4 ? "-01-01" : "-01");
}

const std::string& datestamp(const Letter& letter, const std::string& otherwise) {
  return letter.changed.size() == otherwise.size() ? letter.changed : otherwise;
}

// Gateways find the schema of a part by its xsi:schemaLocation.
void set_schema(pugi::xml_node node, const std::string& vocabulary, const char* file) {
  node.append_attribute("xmlns:xsi").set_value("http://www.w3.org/2001/XMLSchema-instance");
  node.append_attribute("xsi:schemaLocation")
      .set_value(
          fmt::format("{} http://www.openarchives.org/OAI/2.0/{}", vocabulary, file).c_str());
}

void add_record(pugi::xml_node list, const Edition& edition, const Letter& letter,
                const std::string& host, const std::string& day) {
  pugi::xml_node record = list.append_child("oai:record");
  pugi::xml_node header = record.append_child("oai:header");
  add(header, "oai:identifier", fmt::format("oai:{}:{}", host, letter.id));
  add(header, "oai:datestamp", datestamp(letter, day));
  pugi::xml_node dc = record.append_child("oai:metadata").append_child("oai_dc:dc");
  dc.append_attribute("xmlns:oai_dc").set_value("http://www.openarchives.org/OAI/2.0/oai_dc/");
  dc.append_attribute("xmlns:dc").set_value("http://purl.org/dc/elements/1.1/");
  set_schema(dc, "http://www.openarchives.org/OAI/2.0/oai_dc/", "oai_dc.xsd");
  add(dc, "dc:title", letter.title);
  for (const Name& name : letter.agents("sent")) add(dc, "dc:creator", shown_name(edition, name));
  for (const Name& name : letter.agents("received"))
    add(dc, "dc:contributor", shown_name(edition, name));
  add(dc, "dc:publisher", edition.publisher);
  add(dc, "dc:date", edtf(letter.date()));
  add(dc, "dc:type", "Text");
  add(dc, "dc:format", "application/tei+xml");
  add(dc, "dc:identifier",
      edition.address_of(letter).empty() ? letter.id : edition.address_of(letter));
  add(dc, "dc:source", edition.title);
  add(dc, "dc:language", letter.language);
  for (const Name& name : letter.places("sent")) add(dc, "dc:coverage", shown_name(edition, name));
  add(dc, "dc:rights", letter.licence.empty() ? letter.rights : letter.licence);
}

std::string host_of(const std::string& address) {
  const std::size_t begin = address.find("://");
  if (begin == std::string::npos) return "localhost";
  return address.substr(begin + 3, address.find_first_of("/:", begin + 3) - begin - 3);
}

std::string mail_of(const std::string& person) {
  const std::size_t begin = person.find('<');
  return begin == std::string::npos
             ? "unknown@example.org"
             : base::collapsed(person.substr(begin + 1, person.find('>') - begin - 1));
}

// The earliest day that a record bears.
std::string earliest_change(const Edition& edition, const std::string& day) {
  std::string earliest;
  for (const Letter& letter : edition.letters) {
    const std::string& changed = datestamp(letter, day);
    if (earliest.empty() || changed < earliest) earliest = changed;
  }
  return earliest.empty() ? day : earliest;
}

void write_oai(const Export& work) {
  const Edition& edition = work.edition;
  const std::string base_url =
      (edition.address.empty() ? "http://localhost/" : edition.address) + "oai.xml";
  if (edition.address.empty()) {
    work.sink.add({base::Severity::warning,
                   "oai.no-address",
                   {},
                   "the address of the edition is not known: localhost is written",
                   "write address = \"https://…\" below [edition] of edition.toml",
                   {}});
  }
  const std::string& editor =
      work.settings.cmif.facts.editor.empty() ? edition.editor : work.settings.cmif.facts.editor;
  if (editor.find('<') == std::string::npos) {
    work.sink.add({base::Severity::warning,
                   "oai.no-editor",
                   {},
                   "nobody is named with an address: unknown@example.org is written",
                   "write editor = \"Name <address>\" below [edition] of edition.toml",
                   {}});
  }
  const std::string day = day_of_change(edition);
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("Repository");
  root.append_attribute("xmlns").set_value("http://www.openarchives.org/OAI/2.0/static-repository");
  root.append_attribute("xmlns:oai").set_value("http://www.openarchives.org/OAI/2.0/");
  set_schema(root, "http://www.openarchives.org/OAI/2.0/static-repository",
             "static-repository.xsd");
  pugi::xml_node identify = root.append_child("Identify");
  add(identify, "oai:repositoryName", edition.title);
  add(identify, "oai:baseURL", base_url);
  add(identify, "oai:protocolVersion", "2.0");
  add(identify, "oai:adminEmail", mail_of(editor));
  add(identify, "oai:earliestDatestamp", earliest_change(edition, day));
  add(identify, "oai:deletedRecord", "no");
  add(identify, "oai:granularity", "YYYY-MM-DD");
  pugi::xml_node format =
      root.append_child("ListMetadataFormats").append_child("oai:metadataFormat");
  add(format, "oai:metadataPrefix", "oai_dc");
  add(format, "oai:schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
  add(format, "oai:metadataNamespace", "http://www.openarchives.org/OAI/2.0/oai_dc/");
  pugi::xml_node list = root.append_child("ListRecords");
  list.append_attribute("metadataPrefix").set_value("oai_dc");
  for (const Letter& letter : edition.letters)
    add_record(list, edition, letter, host_of(edition.address), day);
  work.output.write("oai.xml", document_text(document));
}

// JSON's strings are YAML's, too.
std::string yaml(const std::string& text) {
  return Json(text).dump();
}

std::string licence_id(const std::string& licence) {
  const std::string_view known = cmif_licence(licence);
  if (known == kCcBy) return "CC-BY-4.0";
  return known == kCc0 ? "CC0-1.0" : "";
}

void write_citation(const Export& work) {
  const Edition& edition = work.edition;
  const std::string editor =
      base::collapsed((edition.editor.empty() ? edition.publisher : edition.editor)
                          .substr(0, edition.editor.find('<')));
  if (editor.empty()) {
    work.sink.add({base::Severity::warning,
                   "citation.no-editor",
                   {},
                   "the edition names no editor: the files name nobody",
                   "write editor = \"…\" below [edition] of edition.toml",
                   {}});
  }
  const std::string name = editor.empty() ? "Unknown" : editor;
  const std::string changed = edition.changed();
  std::string cff =
      "cff-version: 1.2.0\nmessage: \"If you use this edition, please cite it as below.\"\ntype: "
      "dataset\n";
  cff += fmt::format("title: {}\nauthors:\n  - name: {}\n", yaml(edition.title), yaml(name));
  if (changed.size() == 10) cff += fmt::format("date-released: {}\n", changed);
  if (!edition.address.empty()) cff += fmt::format("url: {}\n", yaml(edition.address));
  if (const std::string licence = licence_id(edition.licence); !licence.empty())
    cff += fmt::format("license: {}\n", licence);
  work.output.write("CITATION.cff", cff);
  Json zenodo = {
      {"title", edition.title},
      {"upload_type", "dataset"},
      {"description", fmt::format("{}: {} letters in TEI.", edition.title, edition.letters.size())},
      {"creators", Json::array({{{"name", name}}})}};
  if (changed.size() == 10) zenodo["publication_date"] = changed;
  if (const std::string licence = licence_id(edition.licence); !licence.empty())
    zenodo["license"] = base::lower_case(licence);
  zenodo["keywords"] = Json::array({"TEI", "correspondence", "digital edition"});
  work.output.write(".zenodo.json", zenodo.dump(2) + "\n");
}

}  // namespace

const Target kOaiTarget = {.name = "oai",
                           .summary = "libraries: Dublin Core in a static repository of OAI-PMH",
                           .letter = nullptr,
                           .edition = write_oai};
const Target kCitationTarget = {.name = "citation",
                                .summary = "GitHub and Zenodo: CITATION.cff and .zenodo.json",
                                .letter = nullptr,
                                .edition = write_citation};

}  // namespace feeds
