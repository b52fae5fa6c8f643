// SPDX-License-Identifier: MIT
#include "apograph/validate/schema_choice.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/catalogue.hpp"
#include "edition/edition.hpp"
#include "xml/decoding.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBeginning = 64U << 10U;
constexpr std::string_view kRelaxNg = "http://relaxng.org/ns/structure/1.0";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The references that a pseudo-attribute may hold (xml-stylesheet, section 3).
std::string without_references(std::string_view value) {
  constexpr std::pair<std::string_view, char> kReferences[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  std::string out;
  while (!value.empty()) {
    const auto found =
        std::find_if(std::begin(kReferences), std::end(kReferences),
                     [&](const auto& reference) { return value.starts_with(reference.first); });
    const bool is_reference = found != std::end(kReferences);
    out += is_reference ? found->second : value.front();
    value.remove_prefix(is_reference ? found->first.size() : 1);
  }
  return out;
}

// The value of a pseudo-attribute: name = "value" or 'value'.
std::string pseudo_attribute(std::string_view data, std::string_view name) {
  std::size_t at = 0;
  while ((at = data.find(name, at)) != std::string_view::npos) {
    const bool is_word = at == 0 || is_blank(data[at - 1]);
    std::size_t next = at + name.size();
    at = next;
    while (next < data.size() && is_blank(data[next])) ++next;
    if (!is_word || next >= data.size() || data[next] != '=') continue;
    ++next;
    while (next < data.size() && is_blank(data[next])) ++next;
    if (next >= data.size() || (data[next] != '"' && data[next] != '\'')) continue;
    const std::size_t end = data.find(data[next], next + 1);
    if (end == std::string_view::npos) return {};
    return without_references(data.substr(next + 1, end - next - 1));
  }
  return {};
}

bool is_relax_ng(std::string_view data, std::string_view address) {
  const std::string language = pseudo_attribute(data, "schematypens");
  if (!language.empty()) return language == kRelaxNg;
  return address.ends_with(".rng") || address.ends_with(".rnc") ||
         pseudo_attribute(data, "type") == "application/relax-ng-compact-syntax";
}

// Past `ending`, or the end where it is missing.
std::size_t past(std::string_view text, std::size_t from, std::string_view ending) {
  const std::size_t at = text.find(ending, from);
  return at == std::string_view::npos ? text.size() : at + ending.size();
}

// Past a document type declaration, which may hold declarations in brackets.
std::size_t past_doctype(std::string_view text, std::size_t from) {
  const std::size_t end = text.find_first_of("[>", from);
  if (end == std::string_view::npos) return text.size();
  return text[end] == '>' ? end + 1 : past(text, past(text, end, "]"), ">");
}

bool is_letters_folder(const fs::path& folder, const fs::path& edition) {
  std::error_code error;
  const fs::path below = fs::relative(folder.empty() ? fs::path(".") : folder,
                                      edition.empty() ? fs::path(".") : edition, error);
  return !error && !below.empty() && (*below.begin() == "letters" || *below.begin() == "authority");
}

}  // namespace

std::vector<DeclaredSchema> declared_schemas(std::string_view beginning) {
  constexpr std::string_view kModel = "<?xml-model";
  std::vector<DeclaredSchema> schemas;
  std::size_t at = beginning.find('<');
  while (at < beginning.size()) {
    const std::string_view rest = beginning.substr(at);
    std::size_t end = beginning.size();
    if (rest.starts_with("<?")) {
      end = past(beginning, at, "?>");
    } else if (rest.starts_with("<!--")) {
      end = past(beginning, at, "-->");
    } else if (rest.starts_with("<!DOCTYPE")) {
      end = past_doctype(beginning, at);
    }
    if (rest.starts_with(kModel) && rest.size() > kModel.size() && is_blank(rest[kModel.size()])) {
      const std::string_view data = beginning.substr(at + kModel.size(), end - at - kModel.size());
      std::string address = pseudo_attribute(data, "href");
      if (!address.empty() && is_relax_ng(data, address)) {
        schemas.push_back({std::move(address), pseudo_attribute(data, "charset")});
      }
    }
    at = std::min(beginning.find('<', end), beginning.size());
  }
  return schemas;
}

std::string beginning_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(kBeginning, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return xml::decoded(bytes);
}

SchemaChoice::SchemaChoice(const std::vector<std::string>& named, const Resources& resources,
                           const SchemaResolver& resolver)
    : resources_(resources), resolver_(resolver) {
  for (const std::string& name : named) {
    std::error_code error;
    std::optional<fs::path> found;
    if (is_remote(name)) found = resolver.resolve(name);
    if (!found && !fs::exists(name, error)) found = resolver.stored(name);
    named_.push_back({found ? *found : fs::path(name), {}});
  }
}

base::Result<SchemaChoice::Paths> SchemaChoice::schemas_for(const Candidate& candidate) {
  if (!named_.empty()) return named_;
  auto schemas = declared(candidate);
  if (!schemas || !schemas->empty()) return schemas;
  if (candidate.bytes == nullptr) {
    schemas = of_edition(candidate.file.parent_path());
    if (!schemas || !schemas->empty()) return schemas;
  }
  if (const auto all_of_tei = resolver_.stored("tei_all")) return Paths{{*all_of_tei, {}}};
  return tl::unexpected(
      base::worded("validate.no-schema", {candidate.file.string()}, {"validate-no-schema", {}}));
}

// Catalogs first, as they may stand for local files, too.
base::Result<fs::path> SchemaChoice::file_of(const std::string& address,
                                             const fs::path& document) const {
  const std::string whole = rng::syntax::resolve_uri(document.string(), address);
  for (const std::string& wanted : {address, whole}) {
    if (auto found = resolver_.resolve(wanted)) return *found;
  }
  if (!is_remote(whole)) {
    return fs::path(whole.starts_with("file://") ? whole.substr(7) : whole);
  }
  return tl::unexpected(base::worded("validate.remote-schema", {document.string()},
                                     {"validate-remote-schema", {{"address", whole}}}));
}

base::Result<SchemaChoice::Paths> SchemaChoice::declared(const Candidate& candidate) const {
  std::error_code error;
  if (candidate.bytes == nullptr && !fs::exists(candidate.file, error)) {
    return tl::unexpected(
        base::worded("file.not-found", {candidate.file.string()}, {"file-not-found", {}}));
  }
  const std::string beginning =
      candidate.bytes == nullptr ? beginning_of(candidate.file) : xml::decoded(*candidate.bytes);
  Paths schemas;
  for (const DeclaredSchema& named : declared_schemas(beginning)) {
    auto file = file_of(named.address, candidate.bytes == nullptr ? candidate.file : fs::path());
    if (!file) {
      file.error().at.file = candidate.file.string();
      return tl::unexpected(std::move(file.error()));
    }
    schemas.push_back({std::move(*file), named.charset});
  }
  return schemas;
}

// The schemas of edition.toml hold for all that lies in the edition; where it names none,
// letter.rng holds for letters and authority files.
base::Result<SchemaChoice::Paths> SchemaChoice::of_edition(const fs::path& folder) {
  const std::scoped_lock lock(mutex_);
  const auto known = editions_.find(folder);
  if (known != editions_.end()) return known->second;
  base::Result<Paths> schemas;
  if (const auto found = edition::find_edition(folder)) {
    const auto edition = sound_edition(*found);
    if (!edition) {
      schemas = tl::unexpected(edition.error());
    } else if (!edition->schemas.empty()) {
      schemas = Paths();
      for (const fs::path& file : edition->schemas) schemas->push_back({file, {}});
    } else if (is_letters_folder(folder, *found)) {
      schemas = Paths{{resources_.letter_schema(), {}}};
    }
  }
  return editions_.emplace(folder, std::move(schemas)).first->second;
}

}  // namespace apograph
