// SPDX-License-Identifier: MIT
#include "apograph/convert/convert_sources.hpp"

#include <algorithm>
#include <system_error>

#include "apograph/workplace.hpp"
#include "source/formats.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

FileKind texts_kind() {
  return {source::endings(), "convert.no-texts", "letters/*.text"};
}

// What was read from a file in another format is kept beside it, and is no letter of its own.
bool is_kept_text(const fs::path& file) {
  if (file.extension() != ".txt") return false;
  const auto exists = [&](std::string_view ending) {
    std::error_code error;
    fs::path other = file;
    return ending != ".txt" && fs::exists(other.replace_extension(ending), error);
  };
  return std::any_of(source::endings().begin(), source::endings().end(), exists);
}

void add_texts(const std::string& operand, std::vector<TextFile>& texts) {
  std::error_code error;
  const bool is_folder = operand != "-" && fs::is_directory(operand, error);
  for (NamedFile& named : named_by(operand, texts_kind())) {
    if (is_folder && !named.fault && is_kept_text(named.file)) continue;
    texts.push_back({std::move(named), {}});
  }
}

// The edition that an operand stands for or that its texts belong to.
std::optional<fs::path> edition_of(const fs::path& operand) {
  std::error_code error;
  if (!fs::is_directory(operand, error)) return edition_around(operand, "sources");
  if (edition::is_edition(operand)) return operand;
  return edition_around(operand / "any", "sources");
}

tl::unexpected<base::Diagnostic> mixed(const std::string& operand) {
  return base::failure("cli.usage", {operand},
                       "letters of an edition are not converted together with others",
                       "name the edition by itself: apograph convert FOLDER");
}

}  // namespace

base::Result<MeantTexts> find_texts(const cli::Arguments& arguments) {
  MeantTexts meant;
  const auto& operands = arguments.operands();
  if (operands.empty()) {
    auto folder = meant_edition(arguments);
    if (!folder) return tl::unexpected(std::move(folder.error()));
    meant.edition = std::move(*folder);
    return meant;
  }
  for (const std::string& operand : operands) {
    const auto around = edition_of(operand);
    if (&operand != &operands.front() && around != meant.edition) return mixed(operand);
    meant.edition = around;
    std::error_code error;
    const bool is_folder = fs::is_directory(operand, error);
    if (is_folder && around && operands.size() > 1) return mixed(operand);
    meant.is_batch |= is_folder || operands.size() > 1;
    if (is_folder && around) return meant;
    add_texts(operand, meant.texts);
  }
  meant.is_batch |= meant.texts.size() > 1;
  if (meant.edition) {
    for (const TextFile& text : meant.texts) meant.names.insert(text.file.stem().string());
  }
  return meant;
}

}  // namespace apograph
