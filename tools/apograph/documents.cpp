// SPDX-License-Identifier: MIT
#include "apograph/documents.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "apograph/schema_choice.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "edition/edition.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

base::Result<edition::Edition> sound_edition(const fs::path& folder) {
  base::DiagnosticList faults;
  auto edition = edition::load_edition(folder, faults);
  if (edition && !faults.has_errors()) return std::move(*edition);
  for (base::Diagnostic& fault : faults.items) {
    if (fault.severity >= base::Severity::error) return tl::unexpected(std::move(fault));
  }
  return base::failure("file.unreadable", {folder.string()}, "cannot be read");
}

Paths schemas_of(const edition::Edition& edition, const Resources& resources) {
  return edition.schemas.empty() ? Paths{resources.letter_schema()} : edition.schemas;
}

base::Result<void> add_edition(const fs::path& folder, const Resources& resources,
                               std::vector<Candidate>& out) {
  const auto edition = sound_edition(folder);
  if (!edition) return tl::unexpected(edition.error());
  const Paths schemas = schemas_of(*edition, resources);
  for (const edition::Letter& letter : edition->letters) {
    if (letter.has_tei) out.push_back({letter.tei, {}, schemas});
  }
  for (const fs::path& file : edition->authority) out.push_back({file, {}, schemas});
  return {};
}

// The schemas of the edition in which a file lies as a letter or an authority file.
base::Result<Paths> surrounding_schemas(const fs::path& file, const Resources& resources) {
  for (const char* subfolder : {"letters", "authority"}) {
    const auto folder = edition_around(file, subfolder);
    if (!folder) continue;
    const auto edition = sound_edition(*folder);
    if (!edition) return tl::unexpected(edition.error());
    return schemas_of(*edition, resources);
  }
  return Paths{};
}

base::Result<void> add_file(const fs::path& file, const Resources& resources,
                            std::vector<Candidate>& out) {
  Candidate candidate{file, {}, {}};
  if (file == "-") {
    auto bytes = base::read_file(file);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    candidate.bytes = std::move(*bytes);
  } else {
    auto schemas = surrounding_schemas(file, resources);
    if (!schemas) return tl::unexpected(std::move(schemas.error()));
    candidate.edition_schemas = std::move(*schemas);
  }
  out.push_back(std::move(candidate));
  return {};
}

base::Result<void> add_folder(const fs::path& folder, const Resources& resources,
                              std::vector<Candidate>& out) {
  std::error_code error;
  Paths files;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".xml") files.push_back(entry->path());
  }
  if (error) {
    return base::failure("file.unreadable", {folder.string()},
                         fmt::format("cannot be read: {}", error.message()));
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    if (auto added = add_file(file, resources, out); !added) return added;
  }
  return {};
}

bool is_remote(std::string_view address) {
  return address.find("://") != std::string_view::npos && !address.starts_with("file:");
}

}  // namespace

base::Result<std::vector<Candidate>> candidates(const cli::Arguments& arguments,
                                                const Resources& resources) {
  std::vector<Candidate> out;
  Paths operands(arguments.operands().begin(), arguments.operands().end());
  if (operands.empty()) {
    const auto folder = meant_edition(arguments);
    if (!folder) return tl::unexpected(folder.error());
    operands.push_back(**folder);
  }
  for (const fs::path& operand : operands) {
    std::error_code error;
    const bool is_folder = fs::is_directory(operand, error);
    const auto added = !is_folder                     ? add_file(operand, resources, out)
                       : edition::is_edition(operand) ? add_edition(operand, resources, out)
                                                      : add_folder(operand, resources, out);
    if (!added) return tl::unexpected(added.error());
  }
  return out;
}

base::Result<Paths> schemas_for(const Candidate& candidate, const cli::Arguments& arguments) {
  Paths schemas;
  for (const std::string& name : arguments.values("schema")) schemas.emplace_back(name);
  if (!schemas.empty()) return schemas;
  std::error_code error;
  if (candidate.file != "-" && !fs::exists(candidate.file, error)) {
    return base::failure("file.not-found", {candidate.file.string()}, "there is no such file",
                         "check the spelling and the folder that you stand in");
  }
  const std::string beginning =
      candidate.file == "-" ? candidate.bytes : beginning_of(candidate.file);
  for (const std::string& address : declared_schemas(beginning)) {
    if (is_remote(address)) {
      return base::failure(
          "validate.remote-schema", {candidate.file.string()},
          fmt::format("the document names the schema {}, and the network is not used", address),
          "name a copy of it with --schema");
    }
    const std::string_view path = address;
    schemas.push_back(candidate.file.parent_path() /
                      (path.starts_with("file://") ? path.substr(7) : path));
  }
  if (!schemas.empty()) return schemas;
  if (!candidate.edition_schemas.empty()) return candidate.edition_schemas;
  return base::failure(
      "validate.no-schema", {candidate.file.string()},
      "no schema is named: neither by --schema nor by <?xml-model?> in the document",
      "add --schema FILE, for example --schema tei_all.rng");
}

}  // namespace apograph
