// SPDX-License-Identifier: MIT
#include "apograph/validate/documents.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>

#include "apograph/file_pattern.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 1> kEndings = {".xml"};
constexpr FileKind kDocuments = {kEndings, "validate.no-documents", "letters/*.tei"};

class Finder {
 public:
  explicit Finder(Documents& documents) : documents_(documents) {}

  base::Result<void> add_edition(const fs::path& folder) {
    const auto edition = sound_edition(folder);
    if (!edition) return tl::unexpected(edition.error());
    for (const edition::Letter& letter : edition->letters) {
      if (letter.has_tei) add_file(letter.tei);
    }
    for (const fs::path& file : edition->authority) add_file(file);
    return {};
  }

  base::Result<void> add_operand(const std::string& operand) {
    if (operand == "-") return add_standard_input();
    if (edition::is_edition(operand)) return add_edition(operand);
    add_named(operand);
    return {};
  }

  // A file of names, one a line or, with --null, between bytes of value 0.
  base::Result<void> add_list(const std::string& list, char separator) {
    const auto names = base::read_file(list);
    if (!names) return tl::unexpected(names.error());
    std::string_view rest = *names;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(separator), rest.size());
      std::string name(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (separator == '\n' && name.ends_with('\r')) name.pop_back();
      std::error_code error;
      if (name.empty()) continue;
      if (fs::is_directory(name, error)) {
        add_named(name);
      } else {
        add_file(name);
      }
    }
    return {};
  }

 private:
  void add_file(const fs::path& file) { documents_.items.push_back({file}); }

  base::Result<void> add_standard_input() {
    if (!documents_.standard_input) {
      auto bytes = base::read_file("-");
      if (!bytes) return tl::unexpected(std::move(bytes.error()));
      documents_.standard_input = std::move(*bytes);
    }
    documents_.items.push_back({"-", &*documents_.standard_input});
    return {};
  }

  void add_named(const std::string& operand) {
    for (NamedFile& named : named_by(operand, kDocuments)) {
      documents_.items.push_back({std::move(named.file), nullptr, std::move(named.fault)});
    }
  }

  Documents& documents_;
};

}  // namespace

base::Result<edition::Edition> sound_edition(const fs::path& folder) {
  base::DiagnosticList faults;
  auto edition = edition::load_edition(folder, faults);
  if (edition && !faults.has_errors()) return std::move(*edition);
  for (base::Diagnostic& fault : faults.items) {
    if (fault.severity >= base::Severity::error) return tl::unexpected(std::move(fault));
  }
  return base::failure("file.unreadable", {folder.string()}, "cannot be read");
}

base::Result<void> find_documents(const cli::Arguments& arguments, Documents& documents) {
  Finder finder(documents);
  const auto lists = arguments.values("files-from");
  if (arguments.operands().empty() && lists.empty()) {
    const auto folder = meant_edition(arguments);
    if (!folder) return tl::unexpected(folder.error());
    return finder.add_edition(**folder);
  }
  for (const std::string& operand : arguments.operands()) {
    if (auto added = finder.add_operand(operand); !added) return added;
  }
  for (const std::string& list : lists) {
    if (auto added = finder.add_list(list, arguments.has("null") ? '\0' : '\n'); !added) {
      return added;
    }
  }
  return {};
}

}  // namespace apograph
