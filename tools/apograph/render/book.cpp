// SPDX-License-Identifier: MIT
#include "apograph/render/book.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "xml/markup.hpp"
#include "xml/reader.hpp"
#include "zip/writer.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// Where all but the container's own files lie (EPUB OCF 3.2, section 3.1).
constexpr std::string_view kFolder = "EPUB/";
constexpr const char* kMediaType = "application/epub+zip";
constexpr const char* kContainer =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
    "<rootfiles><rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

// Pictures that every reading system shows and that hold nothing but a picture.
constexpr std::array<std::pair<std::string_view, const char*>, 4> kPictureTypes = {{
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".png", "image/png"},
    {".gif", "image/gif"},
}};

// The addresses of the pictures in a part.
class PictureAddresses final : public xml::PositionedHandler {
 public:
  void set_position(const xml::Position&) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    if (name.local != "img") return;
    for (const xml::Attribute& attribute : attributes) {
      if (attribute.name.local == "src") found.emplace(attribute.value);
    }
  }
  void end_element(const xml::Name&) override {}
  void text(std::string_view) override {}

  std::set<std::string> found;
};

std::string type_of(const fs::path& picture) {
  const std::string ending = base::lower_case(picture.extension().string());
  for (const auto& [known, type] : kPictureTypes) {
    if (known == ending) return type;
  }
  return {};
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [rest, end] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return rest == folder.end() && end != path.end();
}

// The picture at an address; none where it does not lie in the edition or is no picture for books.
base::Result<Picture> picture_at(const std::string& address, const fs::path& letter) {
  const auto left_out = [&](std::string why) {
    return base::failure("render.picture-left-out", {letter.string()},
                         fmt::format("the picture {} is not in the book: {}", address, why),
                         "e-books hold JPEG, PNG and GIF that lie in the edition");
  };
  const std::string type = type_of(address);
  if (type.empty()) return left_out("of a kind that not every reading system shows");
  std::error_code error;
  const fs::path folder = fs::absolute(letter, error).lexically_normal().parent_path();
  const fs::path target = (fs::path("letters") / address).lexically_normal();
  const fs::path file = fs::weakly_canonical(folder / address, error);
  const bool is_in_edition = !error && is_inside(file, fs::weakly_canonical(folder.parent_path()));
  if (!is_in_edition || target.begin()->string() == "..") return left_out("it lies elsewhere");
  auto bytes = base::read_file(file);
  if (!bytes) return left_out(bytes.error().message);
  return Picture{target.generic_string(), type, std::move(*bytes)};
}

// A part without what XML has before its root.
std::string_view root_of(std::string_view part) {
  return part.substr(std::min(part.find("<view"), part.size()));
}

// What the stylesheets of contents and package read.
std::string description_of(const std::vector<Chapter>& chapters,
                           const std::vector<const Picture*>& pictures, bool is_of_edition) {
  std::string description = "<book>\n";
  for (const Chapter& chapter : chapters) description += chapter.facts;
  for (const Picture* picture : pictures) {
    description += fmt::format("<picture href=\"{}\" type=\"{}\"/>\n",
                               xml::escaped_value(picture->path), picture->type);
  }
  if (!is_of_edition) {
    for (const Chapter& chapter : chapters) description += root_of(chapter.part);
  }
  return description + "</book>\n";
}

// Each once: letters may share a picture.
std::vector<const Picture*> pictures_of(const std::vector<Chapter>& chapters) {
  std::vector<const Picture*> pictures;
  std::set<std::string_view> known;
  for (const Chapter& chapter : chapters) {
    for (const Picture& picture : chapter.pictures) {
      if (known.insert(picture.path).second) pictures.push_back(&picture);
    }
  }
  return pictures;
}

std::string in_folder(std::string_view path) {
  return fmt::format("{}{}", kFolder, path);
}

}  // namespace

base::Result<Chapter> chapter_of(Rendering& rendering, const LetterFile& letter,
                                 const transform::Parameters& parameters,
                                 base::DiagnosticSink& sink) {
  Chapter chapter;
  chapter.name = letter.path.stem().string();
  transform::Parameters values = parameters;
  values["part"] = "book";
  values["page-name"] = chapter.name;
  auto part = rendering.part(letter, "reading", values, sink);
  if (!part) return tl::unexpected(part.error());
  chapter.part = std::move(*part);
  PictureAddresses addresses;
  const auto read = xml::read(chapter.part, letter.path.string(), addresses);
  if (!read) return tl::unexpected(read.error());
  std::string held = "|";
  for (const std::string& address : addresses.found) {
    auto picture = picture_at(address, letter.path);
    if (!picture) {
      picture.error().severity = base::Severity::warning;
      sink.add(picture.error());
      continue;
    }
    chapter.pictures.push_back(std::move(*picture));
    held += address + "|";
  }
  values["pictures"] = held;
  auto document = rendering.made_of(chapter.part, letter.path.string(), "epub", values, sink);
  if (!document) return tl::unexpected(document.error());
  chapter.document = std::move(*document);
  base::DiagnosticList said_already;
  auto facts = rendering.mentions(letter, values, said_already);
  if (!facts) return tl::unexpected(facts.error());
  chapter.facts = std::move(*facts);
  return chapter;
}

base::Result<std::string> book_of(Rendering& rendering, const std::vector<Chapter>& chapters,
                                  bool is_of_edition, const std::string& name,
                                  const transform::Parameters& parameters,
                                  base::DiagnosticSink& sink) {
  const auto pictures = pictures_of(chapters);
  const std::string description = description_of(chapters, pictures, is_of_edition);
  const auto package = rendering.made_of(description, name, "epub-package", parameters, sink);
  if (!package) return package;
  const auto contents = rendering.made_of(description, name, "epub-contents", parameters, sink);
  if (!contents) return contents;
  const auto style =
      rendering.style_sheet(rendering.resources().stylesheets() / "css" / "book.xml", sink);
  if (!style) return style;
  auto writer = zip::Writer::create(name);
  if (!writer) return tl::unexpected(writer.error());
  writer->add_stored("mimetype", kMediaType);
  writer->add("META-INF/container.xml", kContainer);
  writer->add(in_folder("package.opf"), *package);
  writer->add(in_folder("contents.xhtml"), *contents);
  writer->add(in_folder("book.css"), *style);
  for (const Chapter& chapter : chapters)
    writer->add(in_folder(fmt::format("letters/{}.xhtml", chapter.name)), chapter.document);
  for (const Picture* picture : pictures) writer->add(in_folder(picture->path), picture->bytes);
  return writer->finish();
}

}  // namespace apograph
