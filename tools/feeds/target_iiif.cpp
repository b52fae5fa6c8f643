// SPDX-License-Identifier: MIT
// IIIF Presentation 3: a manifest for each letter of whose pages there are images, and a collection
// of them. Canvases, annotation pages and annotations have addresses below their manifest's.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "feeds/address.hpp"
#include "feeds/target.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kContext = "http://iiif.io/api/presentation/3/context.json";
constexpr std::string_view kNoAddress = "http://localhost/";

std::string folder_address(const Edition& edition) {
  return edition.iiif_address.empty() ? std::string(kNoAddress) + "iiif/" : edition.iiif_address;
}

std::string folder_address(const Edition& edition, const Letter& letter) {
  return folder_address(edition) + address_segment(letter.name) + "/";
}

std::string manifest_address(const Edition& edition, const Letter& letter) {
  return folder_address(edition, letter) + "manifest.json";
}

// A language map (§4.1); "none" is for what has no language, or one that is not known.
Json words(const std::string& text, std::string language = {}) {
  if (language.empty()) language = "none";
  return {{language, Json::array({text})}};
}

bool is_shown(const Page& page) {
  return !page.image.empty() && page.width != 0 && page.height != 0;
}

std::string_view media_type(std::string_view address) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes = {
      {{".jpg", "image/jpeg"},
       {".jpeg", "image/jpeg"},
       {".png", "image/png"},
       {".tif", "image/tiff"},
       {".tiff", "image/tiff"},
       {".webp", "image/webp"},
       {".gif", "image/gif"},
       {".jp2", "image/jp2"}}};
  const std::string path =
      base::lower_case(address.substr(0, std::min(address.find_first_of("?#"), address.size())));
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return {};
}

// The image service to which an address belongs: BASE/full/SIZE/0/QUALITY.FORMAT (Image API, §4).
std::optional<Json> image_service(std::string_view address) {
  const std::size_t file = address.rfind('/');
  if (file == std::string_view::npos) return std::nullopt;
  const std::string_view image = address.substr(0, file);
  const bool is_third = image.ends_with("/full/max/0");
  if (!is_third && !image.ends_with("/full/full/0")) return std::nullopt;
  const std::string id(
      image.substr(0, image.size() - std::string_view("/full/max/0").size() - (is_third ? 0 : 1)));
  if (is_third) return Json{{"id", id}, {"type", "ImageService3"}, {"profile", "level0"}};
  return Json{{"@id", id},
              {"@type", "ImageService2"},
              {"profile", "http://iiif.io/api/image/2/level0.json"}};
}

Json image_of(const Edition& edition, const Page& page) {
  const std::string place =
      edition.address.empty() ? fmt::format("{}letters/", kNoAddress) : edition.address;
  const std::string address = encoded_address(resolved_address(place, page.image));
  Json image = {{"id", address}, {"type", "Image"}};
  if (const std::string_view type = media_type(address); !type.empty()) image["format"] = type;
  image["width"] = page.width;
  image["height"] = page.height;
  if (auto service = image_service(address)) image["service"] = Json::array({std::move(*service)});
  return image;
}

Json canvas_of(const Edition& edition, const Letter& letter, const Page& page, std::size_t number) {
  const std::string canvas = fmt::format("{}canvas/{}", folder_address(edition, letter), number);
  const Json annotation = {{"id", canvas + "/image"},
                           {"type", "Annotation"},
                           {"motivation", "painting"},
                           {"body", image_of(edition, page)},
                           {"target", canvas}};
  const Json painting = {{"id", canvas + "/painting"},
                         {"type", "AnnotationPage"},
                         {"items", Json::array({annotation})}};
  return {{"id", canvas},
          {"type", "Canvas"},
          {"label", words(page.number.empty() ? fmt::format("[{}]", number) : page.number)},
          {"width", page.width},
          {"height", page.height},
          {"items", Json::array({painting})}};
}

// What is wrong with a page, or nothing.
std::optional<base::Diagnostic> fault_of(const Letter& letter, const Page& page) {
  if (is_shown(page) || (page.image.empty() && page.pointer.empty())) return std::nullopt;
  if (page.image.empty()) {
    return base::Diagnostic{
        base::Severity::warning,
        "iiif.no-image",
        page.at,
        fmt::format("{}: @facs of this page is “{}”, where there is no surface with a graphic that "
                    "has @url: the page is left out",
                    letter.id, page.pointer),
        "give the surface of the page an xml:id and a graphic with @url",
        {}};
  }
  return base::Diagnostic{
      base::Severity::warning,
      "iiif.no-size",
      page.at,
      fmt::format("{}: the size of the image “{}” is not stated in pixels: the page is left out",
                  letter.id, page.image),
      "point @facs to a surface whose graphic has width=\"…px\" and height=\"…px\"",
      {}};
}

void add_metadata(Json& manifest, const char* label, const std::string& value) {
  if (value.empty()) return;
  manifest["metadata"].push_back({{"label", words(label, "en")}, {"value", words(value)}});
}

std::string shown_names(const Edition& edition, const std::vector<Name>& names) {
  std::vector<std::string> texts;
  for (const Name& name : names) texts.push_back(shown_name(edition, name));
  return joined(texts, "; ");
}

// What "rights" may say: a licence of Creative Commons without its jurisdiction and language, or a
// statement of RightsStatements.org, each with http; empty for other rights.
std::string rights_address(const std::string& licence) {
  const auto parts = split(licence, "/");  // "https:", "", host, kind, licence, version
  if (parts.size() < 5 || !parts[0].starts_with("http")) return {};
  const std::string& host = parts[2];
  if (host == "rightsstatements.org" || host == "www.rightsstatements.org")
    return fmt::format("http://rightsstatements.org/vocab/{}/1.0/", parts[4]);
  const bool is_licence = parts[3] == "licenses" || parts[3] == "publicdomain";
  if ((host != "creativecommons.org" && host != "www.creativecommons.org") || !is_licence ||
      parts.size() < 6)
    return {};
  return fmt::format("http://creativecommons.org/{}/{}/{}/", parts[3], parts[4], parts[5]);
}

// Rights without such an address are said in words.
void add_rights(Json& manifest, const Letter& letter) {
  if (const std::string address = rights_address(letter.licence); !address.empty()) {
    manifest["rights"] = address;
  } else {
    add_metadata(manifest, "Licence", letter.licence);
  }
  if (!letter.rights.empty()) {
    manifest["requiredStatement"] = {{"label", words("Rights", "en")},
                                     {"value", words(letter.rights)}};
  }
}

Json manifest_of(const Edition& edition, const Letter& letter) {
  Json manifest = {{"@context", kContext},
                   {"id", manifest_address(edition, letter)},
                   {"type", "Manifest"},
                   {"label", words(letter.title, edition.language)},
                   {"metadata", Json::array()}};
  const Dating& date = letter.date();
  add_metadata(manifest, "Sender", shown_names(edition, letter.agents("sent")));
  add_metadata(manifest, "Addressee", shown_names(edition, letter.agents("received")));
  add_metadata(manifest, "Date", date.text.empty() ? edtf(date) : date.text);
  add_metadata(manifest, "Sent from", shown_names(edition, letter.places("sent")));
  add_metadata(manifest, "Received at", shown_names(edition, letter.places("received")));
  add_metadata(manifest, "Language", letter.language);
  add_metadata(manifest, "Identifier", letter.id);
  add_metadata(manifest, "Edition", edition.title);
  add_metadata(manifest, "Publisher", edition.publisher);
  add_rights(manifest, letter);
  if (date.when.size() == 10) manifest["navDate"] = date.when + "T00:00:00Z";
  if (const std::string page = edition.address_of(letter); !page.empty()) {
    manifest["homepage"] = Json::array({{{"id", encoded_address(page)},
                                         {"type", "Text"},
                                         {"label", words(letter.title, edition.language)},
                                         {"format", "text/html"}}});
  }
  manifest["seeAlso"] =
      Json::array({{{"id", folder_address(edition, letter) + address_segment(letter.name + ".xml")},
                    {"type", "Dataset"},
                    {"label", words("TEI", "en")},
                    {"format", "application/tei+xml"},
                    {"profile", "http://www.tei-c.org/ns/1.0"}}});
  manifest["partOf"] =
      Json::array({{{"id", folder_address(edition) + "collection.json"}, {"type", "Collection"}}});
  manifest["items"] = Json::array();
  for (const Page& page : letter.pages) {
    if (is_shown(page))
      manifest["items"].push_back(canvas_of(edition, letter, page, manifest["items"].size() + 1));
  }
  return manifest;
}

bool has_manifest(const Letter& letter) {
  return std::any_of(letter.pages.begin(), letter.pages.end(), is_shown);
}

void write_manifest(const Export& work, const Letter& letter, LetterSource& source) {
  for (const Page& page : letter.pages) {
    if (auto fault = fault_of(letter, page)) work.sink.add(std::move(*fault));
  }
  if (!has_manifest(letter)) return;
  const std::string* const tei = source.bytes();
  if (tei == nullptr) return;
  work.output.write(letter.name + "/" + letter.name + ".xml", *tei);
  work.output.write(letter.name + "/manifest.json",
                    manifest_of(work.edition, letter).dump(1) + "\n");
}

void write_collection(const Export& work) {
  const Edition& edition = work.edition;
  Json items = Json::array();
  for (const Letter& letter : edition.letters) {
    if (!has_manifest(letter)) continue;
    items.push_back({{"id", manifest_address(edition, letter)},
                     {"type", "Manifest"},
                     {"label", words(letter.title, edition.language)}});
  }
  if (items.empty()) {
    work.sink.add({base::Severity::warning,
                   "iiif.no-facsimile",
                   {},
                   "no letter has images of its pages: the collection is empty",
                   "let pb/@facs point to surfaces whose graphic has @url, @width and @height",
                   {}});
  } else if (edition.iiif_address.empty()) {
    work.sink.add({base::Severity::warning,
                   "iiif.no-address",
                   {},
                   "the address of the manifests is not known: localhost is written",
                   "write iiif = \"https://…\" below [export] of edition.toml",
                   {}});
  }
  const Json collection = {{"@context", kContext},
                           {"id", folder_address(edition) + "collection.json"},
                           {"type", "Collection"},
                           {"label", words(edition.title, edition.language)},
                           {"items", std::move(items)}};
  work.output.write("collection.json", collection.dump(1) + "\n");
}

}  // namespace

const Target kIiifTarget = {.name = "iiif",
                            .summary = "IIIF viewers: a manifest for each letter with facsimile",
                            .letter = write_manifest,
                            .edition = write_collection};

}  // namespace feeds
