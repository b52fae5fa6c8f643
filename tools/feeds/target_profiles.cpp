// SPDX-License-Identifier: MIT
// Profiles of TEI: TEI Publisher, EVT, dse-static, CETEIcean, DTABf, TEI simplePrint. What the
// letters become stands in xslt/profiles; here is what lies beside them.
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "feeds/profile.hpp"

namespace feeds {
namespace {

using Json = nlohmann::ordered_json;

// ---- TEI Publisher

void write_tei_publisher(const Export& work) {
  const Edition& edition = work.edition;
  Output& output = work.output;
  struct Part {
    Kind kind;
    const char *file, *id, *title;
  };
  constexpr std::array<Part, 4> kParts = {{
      {Kind::person, "persons", "pb-persons", "Persons"},
      {Kind::place, "places", "pb-places", "Places"},
      {Kind::organisation, "organizations", "pb-organization", "Organisations"},
      {Kind::work, "works", "pb-works", "Works"},
  }};
  for (const Part& part : kParts) {
    output.write(fmt::format("data/registers/{}.xml", part.file),
                 register_document(edition, part.kind,
                                   {.title = part.title, .id = part.id, .is_stand_off = true}));
  }
}

constexpr Profile kTeiPublisher = {.stylesheet = "tei-publisher", .folder = "data/"};

// ---- dse-static

std::string about_document(const Edition& edition) {
  const Tree tree = Tree::create();
  pugi::xml_node root = tree.root();
  append_file_description(edition, edition.title, root.append_child("teiHeader"));
  pugi::xml_node body = root.append_child("text").append_child("body");
  body.append_child("p").text().set(
      fmt::format("{}: {}.", edition.title, edition.letters.size()).c_str());
  if (!edition.rights.empty()) body.append_child("p").text().set(edition.rights.c_str());
  return indented(tree);
}

void write_dse_static(const Export& work) {
  const Edition& edition = work.edition;
  Output& output = work.output;
  struct Part {
    Kind kind;
    const char *file, *title;
  };
  constexpr std::array<Part, 4> kParts = {{
      {Kind::person, "listperson", "Personen"},
      {Kind::place, "listplace", "Orte"},
      {Kind::organisation, "listorg", "Organisationen"},
      {Kind::work, "listbibl", "Werke"},
  }};
  for (const Part& part : kParts) {
    const std::string name = fmt::format("{}.xml", part.file);
    output.write(
        "data/indices/" + name,
        register_document(
            edition, part.kind,
            {.title = part.title, .id = name, .lists_mentions = true, .letters_end = ".xml"}));
  }
  output.write("data/meta/about.xml", about_document(edition));
}

constexpr Profile kDseStatic = {.stylesheet = "dse-static", .folder = "data/editions/"};

// ---- EVT

// What is between the tags of the outermost element.
std::string_view content_of(std::string_view document) {
  const std::size_t body = document.find("<body");
  if (body == std::string_view::npos) return {};
  const std::size_t begin = document.find('>', body) + 1;
  const std::size_t end = document.rfind("</body>");
  if (begin == 0 || end == std::string_view::npos || end < begin) return {};
  return document.substr(begin, end - begin);
}

void append_letter(const Edition& edition, const Letter& letter, pugi::xml_node list) {
  pugi::xml_node entry = list.append_child("bibl");
  entry.append_attribute("corresp").set_value(("#" + letter.file).c_str());
  for (const Name& name : letter.agents("sent"))
    entry.append_child("author").text().set(shown_name(edition, name).c_str());
  entry.append_child("title").text().set(letter.title.c_str());
  const Dating& date = letter.date();
  if (date.first().empty()) return;
  pugi::xml_node when = entry.append_child("date");
  if (base::is_date(date.first())) when.append_attribute("when").set_value(date.first().c_str());
  when.text().set((date.text.empty() ? edtf(date) : date.text).c_str());
}

// EVT reads one document: all letters in one body, whose children are pages.
void write_evt_edition(const Edition& edition, const std::vector<std::string>& letters,
                       Output& output) {
  const Tree tree = Tree::create();
  pugi::xml_node header = tree.root().append_child("teiHeader");
  append_file_description(edition, edition.title, header);
  pugi::xml_node source = header.child("fileDesc").child("sourceDesc");
  if (!edition.letters.empty()) source.remove_children();
  pugi::xml_node list = edition.letters.empty() ? source : source.append_child("listBibl");
  for (const Letter& letter : edition.letters) append_letter(edition, letter, list);
  append_lists(edition, tree.root().append_child("standOff"));
  if (!tree.root().child("standOff").first_child()) tree.root().remove_child("standOff");
  const std::string frame = indented(tree);
  const std::size_t end = frame.rfind("</TEI>");
  std::string document = frame.substr(0, end) + "  <text>\n    <body>";
  for (const std::string& letter : letters) document += content_of(letter);
  if (letters.empty()) document += "<p/>";
  document += "</body>\n  </text>\n" + frame.substr(end);
  output.write("assets/data/edition.xml", document);
}

Json entity_item(const char* value, const char* label, const char* color) {
  return {{"value", value}, {"label", label}, {"color", color}, {"enable", true}};
}

Json evt_edition_config(const Edition& edition) {
  const auto has = [&](Kind kind) {
    for (const Entity& entity : edition.entities.entities()) {
      if (entity.kind == kind) return true;
    }
    return false;
  };
  const auto list = [&](const char* label, bool is_there) {
    return Json{{"defaultLabel", label}, {"enable", is_there}};
  };
  const auto level = [](const char* id, bool is_there) {
    return Json{{"id", id}, {"label", id}, {"enable", is_there}};
  };
  return {
      {"editionTitle", edition.title},
      {"badge", ""},
      {"editionHome", edition.address},
      {"availableEditionLevels",
       {level("diplomatic", true), level("interpretative", true), level("critical", false)}},
      {"namedEntitiesLists",
       {{"persons", list("Persons", has(Kind::person))},
        {"places", list("Places", has(Kind::place))},
        {"organizations", list("Organizations", has(Kind::organisation))},
        {"relations", list("Relations", false)},
        {"events", list("Events", false)}}},
      {"showLists", !edition.entities.entities().empty()},
      {"entitiesSelectItems",
       Json::array({{{"label", "Named Entities"},
                     {"items", Json::array({entity_item("persName", "persons", "#ffcdd2"),
                                            entity_item("placeName,geogName", "places", "#a5d6a7"),
                                            entity_item("orgName", "organizations", "#ffb74d")})},
                     {"enable", true}}})},
      {"notSignificantVariants", Json::array()},
      {"structureSeparators", Json::array({"pb"})},
      {"defaultEdition", "interpretative"},
      {"defaultViewMode", "readingText"},
      {"proseVersesToggler", true},
      {"defaultTextFlow", "prose"},
      {"verseNumberPrinter", 5},
      {"readingColorLight", "rgb(208, 220, 255)"},
      {"readingColorDark", "rgb(101, 138, 255)"},
      {"externalBibliography",
       {{"biblAttributeToMatch", "xml:id"}, {"elementAttributesToMatch", {"target", "source"}}}},
      {"biblView",
       {{"propsToShow", {"author", "title", "date", "editor", "publisher", "pubPlace"}},
        {"showAttrNames", false},
        {"showEmptyValues", false},
        {"inline", true},
        {"commaSeparated", true},
        {"showMainElemTextContent", true}}},
      {"analogueMarkers", Json::array()},
      {"sourcesExcludedFromListByParent", {"desc"}},
  };
}

void write_evt(const Export& work) {
  const Edition& edition = work.edition;
  Output& output = work.output;
  const Json files = {
      {"editionUrls", {"assets/data/edition.xml"}},
      {"editionImagesSource",
       {{"manifest", {{"value", ""}, {"enable", false}}},
        {"graphics", {{"value", "url"}, {"enable", false}}}}},
      {"imagesFolderUrl", "assets/data/images/single/"},
      {"imagesFolderUrls",
       {{"single", "assets/data/images/single/"}, {"double", "assets/data/images/double/"}}},
      {"configurationUrls",
       {{"edition", "assets/config/edition_config.json"},
        {"ui", "assets/config/ui_config.json"},
        {"editorialConventions", "assets/config/editorial_conventions_config.json"}}}};
  output.write("assets/config/file_config.json", files.dump(2) + "\n");
  output.write("assets/config/edition_config.json", evt_edition_config(edition).dump(2) + "\n");
}

constexpr Profile kEvt = {.stylesheet = "evt", .folder = "", .together = write_evt_edition};

// ---- CETEIcean

// The list of letters that the page shows; a script, as pages without a server may not read JSON.
void write_ceteicean(const Export& work) {
  const Edition& edition = work.edition;
  Output& output = work.output;
  Json letters = Json::array();
  for (const Letter& letter : edition.letters) {
    letters.push_back({{"file", letter.file},
                       {"title", letter.title},
                       {"date", letter.date().first()},
                       {"language", letter.language}});
  }
  const Json all = {{"title", edition.title}, {"letters", letters}};
  output.write("edition.js", "const edition = " + all.dump(1) + ";\n");
}

constexpr Profile kCeteicean = {.stylesheet = "ceteicean", .folder = "letters/"};
constexpr Profile kDtabf = {.stylesheet = "dtabf", .folder = ""};
constexpr Profile kSimple = {.stylesheet = "simple", .folder = ""};

}  // namespace

const Target kTeiPublisherTarget = {.name = "tei-publisher",
                                    .summary = "TEI Publisher: letters in data/, registers",
                                    .letter = nullptr,
                                    .edition = write_tei_publisher,
                                    .profile = &kTeiPublisher};
const Target kEvtTarget = {.name = "evt",
                           .summary = "EVT: edition.xml with its configuration",
                           .letter = nullptr,
                           .edition = write_evt,
                           .profile = &kEvt};
const Target kDseStaticTarget = {.name = "dse-static",
                                 .summary = "dse-static: editions, indices, meta",
                                 .letter = nullptr,
                                 .edition = write_dse_static,
                                 .profile = &kDseStatic};
const Target kDtabfTarget = {.name = "dtabf",
                             .summary = "Deutsches Textarchiv: the letters in its base format",
                             .letter = nullptr,
                             .edition = nullptr,
                             .profile = &kDtabf};
const Target kCeteiceanTarget = {.name = "ceteicean",
                                 .summary = "CETEIcean: a page that shows the letters' TEI",
                                 .letter = nullptr,
                                 .edition = write_ceteicean,
                                 .profile = &kCeteicean};
const Target kSimpleTarget = {.name = "simple",
                              .summary = "TEI simplePrint: the letters in that subset",
                              .letter = nullptr,
                              .edition = nullptr,
                              .profile = &kSimple};

}  // namespace feeds
