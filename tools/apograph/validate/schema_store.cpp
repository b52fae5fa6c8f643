// SPDX-License-Identifier: MIT
#include "apograph/validate/schema_store.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/percent.hpp"
#include "xml/document.hpp"
#include "xml/markup.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::streamsize kBeginning = 8U << 10U;  // where TEI's schemas tell their version
constexpr std::string_view kRelaxNg = "/xml/tei/custom/schema/relaxng/";

bool has_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// "TEI Edition: P5 Version 4.9.0. Last updated …" stands in a comment on top.
std::string tei_version(const fs::path& file) {
  constexpr std::string_view kMark = "TEI Edition: P5 Version ";
  std::ifstream stream(file, std::ios::binary);
  std::string beginning(std::size_t{kBeginning}, '\0');
  stream.read(beginning.data(), kBeginning);
  beginning.resize(static_cast<std::size_t>(stream.gcount()));
  const std::size_t at = beginning.find(kMark);
  if (at == std::string::npos) return {};
  std::string_view version = std::string_view(beginning).substr(at + kMark.size());
  version = version.substr(0, version.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz.-"));
  while (version.ends_with('.')) version.remove_suffix(1);
  return std::string(version);
}

std::vector<std::string> canonical_addresses(const std::string& name, const std::string& version) {
  std::vector<std::string> addresses;
  for (const char* host :
       {"https://tei-c.org", "https://www.tei-c.org", "http://tei-c.org", "http://www.tei-c.org"}) {
    for (const std::string& folder :
         {std::string("/release"), std::string("/Vault/P5/current"), "/Vault/P5/" + version}) {
      for (const char* ending : {".rng", ".rnc"}) {
        addresses.push_back(fmt::format("{}{}{}{}{}", host, folder, kRelaxNg, name, ending));
      }
    }
  }
  return addresses;
}

// A path as a relative URI.
std::string uri_of(const std::string& path) {
  return base::percent_encoded(path, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte < 0x7F && c != '%' && c != '#' && c != '?';
  });
}

fs::path real_path(const fs::path& path) {
  std::error_code error;
  const fs::path found = fs::weakly_canonical(path, error);
  return error ? path : found;
}

// The innermost folder that holds all of the files.
fs::path common_folder(const std::vector<fs::path>& files) {
  fs::path folder = files.front().parent_path();
  for (const fs::path& file : files) {
    while (folder != folder.parent_path() && *file.lexically_relative(folder).begin() == "..") {
      folder = folder.parent_path();
    }
  }
  return folder;
}

base::Result<void> copy_files(const std::vector<fs::path>& files, const fs::path& from,
                              const fs::path& to) {
  for (const fs::path& file : files) {
    const fs::path target = to / file.lexically_relative(from);
    const auto bytes = base::read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto made = base::make_folder(target.parent_path()); !made) return made;
    if (auto written = base::write_file(target, *bytes); !written) return written;
  }
  return {};
}

tl::unexpected<base::Diagnostic> no_folder() {
  return tl::unexpected(base::worded("schema-store.no-folder", {}, {"schema-store-no-folder"}));
}

}  // namespace

fs::path schema_store_folder(const cli::Console& console) {
  const fs::path below = fs::path("apograph") / "schemas";
  const fs::path named = console.environment("XDG_DATA_HOME");
  if (named.is_absolute()) return named / below;
  const fs::path home = console.environment("HOME");
  return home.is_absolute() ? home / ".local" / "share" / below : fs::path();
}

base::Result<std::vector<StoredSchema>> SchemaStore::list() const {
  std::vector<StoredSchema> schemas;
  const fs::path catalog = folder_ / "catalog.xml";
  std::error_code error;
  if (folder_.empty() || !fs::exists(catalog, error)) return schemas;
  const auto bytes = base::read_file(catalog);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto document = xml::parse(*bytes, catalog.string());
  if (!document) return tl::unexpected(document.error());
  for (const auto& node : document->root->children) {
    if (node->kind != xml::NodeKind::element || node->local != "uri") continue;
    const fs::path file = base::percent_decoded(node->attribute_or_empty("uri"));
    const std::string name = file.begin() == file.end() ? std::string() : file.begin()->string();
    const bool is_known = !schemas.empty() && schemas.back().name == name;
    if (!is_known) schemas.push_back({name, folder_ / file, tei_version(folder_ / file), {}});
    schemas.back().addresses.emplace_back(node->attribute_or_empty("name"));
  }
  return schemas;
}

base::Result<StoredSchema> SchemaStore::add(const fs::path& file,
                                            const std::vector<fs::path>& files,
                                            const std::vector<std::string>& addresses) const {
  if (folder_.empty()) return no_folder();
  auto schemas = list();
  if (!schemas) return tl::unexpected(schemas.error());
  std::vector<fs::path> sources = {real_path(file)};
  for (const fs::path& included : files) sources.push_back(real_path(included));
  const fs::path from = common_folder(sources);
  StoredSchema schema{file.stem().string(), {}, tei_version(file), addresses};
  schema.file = folder_ / schema.name / sources.front().lexically_relative(from);
  schema.addresses.push_back("urn:apograph:schema:" + schema.name);
  if (schema.name.starts_with("tei_") && !schema.version.empty()) {
    for (std::string& address : canonical_addresses(schema.name, schema.version)) {
      schema.addresses.push_back(std::move(address));
    }
  }
  const fs::path fresh = folder_ / (schema.name + ".new");
  std::error_code error;
  fs::remove_all(fresh, error);
  if (auto copied = copy_files(sources, from, fresh); !copied)
    return tl::unexpected(copied.error());
  fs::remove_all(folder_ / schema.name, error);
  fs::rename(fresh, folder_ / schema.name, error);
  if (error) {
    return tl::unexpected(base::worded("file.unwritable", {(folder_ / schema.name).string()},
                                       {"file-unwritable", {{"reason", error.message()}}}));
  }
  std::erase_if(*schemas, [&](const StoredSchema& other) { return other.name == schema.name; });
  schemas->push_back(schema);
  if (auto written = write(*schemas); !written) return tl::unexpected(written.error());
  return schema;
}

base::Result<void> SchemaStore::remove(const std::string& name) const {
  auto schemas = list();
  if (!schemas) return tl::unexpected(schemas.error());
  const auto gone =
      std::erase_if(*schemas, [&](const StoredSchema& schema) { return schema.name == name; });
  if (gone == 0) {
    return tl::unexpected(base::worded("schema-store.unknown", {name}, {"schema-store-unknown"}));
  }
  if (auto written = write(*schemas); !written) return written;
  std::error_code error;
  fs::remove_all(folder_ / name, error);
  return {};
}

// Sorted by name, so that the entries of a schema stand together.
base::Result<void> SchemaStore::write(const std::vector<StoredSchema>& schemas) const {
  std::vector<StoredSchema> sorted = schemas;
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\n";
  for (const StoredSchema& schema : sorted) {
    const std::string uri = uri_of(schema.file.lexically_relative(folder_).generic_string());
    for (const std::string& address : schema.addresses) {
      text += fmt::format("  <uri name=\"{}\" uri=\"{}\"/>\n", xml::escaped_value(address),
                          xml::escaped_value(uri));
    }
  }
  if (auto made = base::make_folder(folder_); !made) return made;
  return base::write_file(folder_ / "catalog.xml", text + "</catalog>\n");
}

std::string tei_schema_name(std::string_view address) {
  if (!has_prefix(address, "https://") && !has_prefix(address, "http://")) return {};
  has_prefix(address, "www.");
  if (!has_prefix(address, "tei-c.org/")) return {};
  if (has_prefix(address, "Vault/P5/")) {
    address.remove_prefix(std::min(address.find('/'), address.size()));
  } else if (!has_prefix(address, "release")) {
    return {};
  }
  if (!has_prefix(address, kRelaxNg) || address.find('/') != std::string_view::npos) return {};
  if (!address.ends_with(".rng") && !address.ends_with(".rnc")) return {};
  return std::string(address.substr(0, address.size() - 4));
}

}  // namespace apograph
