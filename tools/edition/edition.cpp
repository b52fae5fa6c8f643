// SPDX-License-Identifier: MIT
#include "edition/edition.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <system_error>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/number.hpp"
#include "edition/sidecar.hpp"
#include "edition/toml_reader.hpp"
#include "source/formats.hpp"

namespace edition {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kConfiguration = "edition.toml";

// The files of a folder that end in one of `extensions`, by name; none where there is no such
// folder.
std::vector<fs::path> files_in(const fs::path& folder,
                               const std::vector<std::string_view>& extensions) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    const bool is_hidden = path.filename().string().starts_with(".");
    const auto is_meant = [&](std::string_view extension) { return path.extension() == extension; };
    if (!is_hidden && std::any_of(extensions.begin(), extensions.end(), is_meant))
      files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

// NAME.new.xml is what `convert --force` writes beside an edited letter; it is no letter.
bool is_proposal(const fs::path& file) {
  return file.stem().extension() == ".new";
}

std::vector<std::string_view> source_endings() {
  std::vector<std::string_view> endings = source::endings();
  endings.emplace_back(".xml");
  return endings;
}

base::Diagnostic second_source(const fs::path& file, const fs::path& first) {
  return base::failure("edition.two-sources", {file.string()},
                       fmt::format("this letter has two sources, the other is {}", first.string()),
                       "rename one of them, or move it out of sources/")
      .value();
}

std::vector<Letter> letters_of(const fs::path& folder, base::DiagnosticSink& sink) {
  std::map<std::string, Letter> letters;
  const auto letter = [&](const fs::path& file) -> Letter& {
    const std::string name = file.stem().string();
    Letter& entry = letters[name];
    entry.name = name;
    entry.text = folder / "sources" / (name + ".txt");
    if (entry.source.empty()) entry.source = entry.text;
    entry.tei = folder / "letters" / (name + ".xml");
    entry.sidecar = folder / "letters" / (name + ".toml");
    return entry;
  };
  for (const fs::path& file : files_in(folder / "sources", source_endings())) {
    Letter& entry = letter(file);
    // A text beside a file in another format is what was read from that.
    if (file != entry.text) {
      if (entry.source != entry.text) sink.add(second_source(file, entry.source));
      entry.source = file;
    }
    entry.has_source = true;
  }
  for (const fs::path& file : files_in(folder / "letters", {".xml"})) {
    if (!is_proposal(file)) letter(file).has_tei = true;
  }
  std::vector<Letter> list;
  for (auto& [name, entry] : letters) {
    entry.has_sidecar = fs::exists(entry.sidecar);
    list.push_back(std::move(entry));
  }
  return list;
}

// A sidecar whose name no letter has does nothing: most likely a misspelt name.
void check_sidecars(const Edition& edition, base::DiagnosticSink& sink) {
  for (const fs::path& file : files_in(edition.folder / "letters", {".toml"})) {
    if (edition.find(file.stem().string()) != nullptr) continue;
    sink.add(
        {base::Severity::warning,
         "edition.lonely-sidecar",
         {file.string()},
         "this sidecar belongs to no letter: there is neither a source nor a letter of its name",
         "name it as the letter is named",
         {}});
  }
}

void read_letter_table(Edition& edition, base::DiagnosticSink& sink) {
  if (edition.table_file.empty()) return;
  const auto document = base::read_file(edition.table_file);
  if (!document) return sink.add(document.error());
  edition.table = LetterTable::read(*document, edition.table_file.string(), sink);
  std::vector<std::string> names;
  for (const Letter& letter : edition.letters) names.push_back(letter.name);
  for (base::Diagnostic& warning : edition.table.lonely_rows(names)) sink.add(std::move(warning));
}

void read_edition_table(TomlReader& reader, LetterMetadata& defaults) {
  defaults.edition_title = reader.text("title");
  defaults.edition_editor = reader.text("editor");
  defaults.publisher = reader.text("publisher");
  defaults.publication_place = reader.text("place");
  defaults.publication_date = reader.date("date");
  defaults.identifier_base = reader.text("address");
  defaults.interface_language = reader.language("language");
  defaults.last_change = reader.date("last_change");
  if (!reader.has("title")) {
    reader.fault("edition.missing-key", "title is missing: the name of the edition",
                 "write title = \"…\" below [edition]");
  }
  reader.finish();
}

std::string folder_address(TomlReader& reader, std::string_view key) {
  std::string address = reader.text(key);
  if (address.empty()) return address;
  if (!address.starts_with("https://") && !address.starts_with("http://")) {
    reader.fault_at(key, "edition.not-an-address",
                    fmt::format("“{}” is no address of the web", address),
                    "write one that begins with https://");
    return {};
  }
  if (!address.ends_with('/')) address += '/';
  return address;
}

void read_defaults_table(TomlReader& reader, LetterMetadata& defaults) {
  defaults.language = reader.language("language");
  defaults.source_encoding = reader.text("encoding");
  if (std::string status = reader.text("status"); !status.empty()) defaults.status = status;
  read_responsible(reader, defaults);
  read_rights(reader, defaults);
  read_original(reader, defaults);
  reader.finish();
}

void read_configuration(TomlReader& reader, Edition& edition) {
  if (auto table = reader.table("edition")) {
    read_edition_table(*table, edition.defaults);
  } else if (!reader.has("edition")) {
    reader.fault("edition.missing-key", "the table [edition] is missing", "begin with [edition]");
  }
  if (auto table = reader.table("defaults")) {
    if (const std::string name = table->text("metadata"); !name.empty()) {
      edition.table_file = (edition.folder / name).lexically_normal();
    }
    read_defaults_table(*table, edition.defaults);
  }
  read_recognisers(reader, edition.defaults);
  std::string folder = "html";
  if (auto table = reader.table("pages")) {
    if (std::string stated = table->text("folder"); !stated.empty()) folder = stated;
    if (auto parameters = table->table("parameters")) edition.parameters = parameters->pairs();
    table->finish();
  }
  edition.output_folder = edition.folder / folder;
  if (auto table = reader.table("export")) {
    edition.exports.iiif = folder_address(*table, "iiif");
    edition.exports.dts = folder_address(*table, "dts");
    table->finish();
  }
  if (auto table = reader.table("validation")) {
    for (const std::string& name : table->texts("schemas")) {
      edition.schemas.push_back(edition.folder / name);
    }
    table->finish();
  }
  reader.finish();
}

}  // namespace

const Letter* Edition::find(std::string_view name) const {
  const auto found = std::lower_bound(
      letters.begin(), letters.end(), name,
      [](const Letter& letter, std::string_view wanted) { return letter.name < wanted; });
  return found != letters.end() && found->name == name ? &*found : nullptr;
}

bool is_edition(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / kConfiguration, error);
}

bool is_source(const fs::path& file) {
  const std::vector<std::string_view> endings = source_endings();
  return std::find(endings.begin(), endings.end(), file.extension().string()) != endings.end() &&
         !file.filename().string().starts_with(".");
}

std::optional<fs::path> find_edition(const fs::path& start) {
  std::error_code error;
  fs::path shown = start.empty() ? fs::path(".") : start;
  fs::path absolute = fs::absolute(shown, error).lexically_normal();
  if (absolute.filename().empty()) absolute = absolute.parent_path();
  while (true) {
    if (is_edition(absolute)) return shown.lexically_normal();
    if (absolute == absolute.parent_path()) return std::nullopt;
    absolute = absolute.parent_path();
    shown /= "..";
  }
}

std::optional<Edition> load_edition(const fs::path& path, base::DiagnosticSink& sink) {
  const fs::path folder = path == "." ? fs::path() : path;
  Edition edition;
  edition.folder = folder;
  edition.configuration = (folder / kConfiguration).lexically_normal();
  const std::string file = edition.configuration.string();
  const auto document = base::read_file(edition.configuration);
  if (!document) {
    sink.add(document.error());
    return std::nullopt;
  }
  const auto table = parse_toml(*document, file);
  if (!table) {
    sink.add(table.error());
    return std::nullopt;
  }
  TomlReader reader(*table, file, sink);
  read_configuration(reader, edition);
  edition.authority = files_in(folder / "authority", {".xml"});
  edition.letters = letters_of(folder, sink);
  check_sidecars(edition, sink);
  read_letter_table(edition, sink);
  return edition;
}

LetterMetadata load_metadata(const Edition& edition, const Letter& letter,
                             std::string_view source_date_epoch, base::DiagnosticSink& sink) {
  LetterMetadata metadata = edition.defaults;
  metadata.id = id_from(letter.name);
  edition.table.apply(letter.name, metadata);
  if (letter.has_sidecar) {
    if (const auto document = base::read_file(letter.sidecar)) {
      read_sidecar(*document, letter.sidecar.string(), metadata, sink);
    } else {
      sink.add(document.error());
    }
  }
  if (metadata.last_change.empty()) metadata.last_change = date_of_epoch(source_date_epoch);
  return metadata;
}

std::string date_of_epoch(std::string_view seconds) {
  constexpr std::int64_t kLastSecond = 253402300799;  // of the year 9999
  const auto value = base::number<std::int64_t>(seconds);
  if (!value || *value < 0 || *value > kLastSecond) return {};
  const std::chrono::sys_seconds moment{std::chrono::seconds(*value)};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(moment));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string id_from(std::string_view name) {
  std::string id(name);
  if (is_id(id)) return id;
  for (char& c : id) {
    if (!is_id(std::string("a") + c)) c = '-';
  }
  return is_id(id) ? id : "letter-" + id;
}

}  // namespace edition
