// SPDX-License-Identifier: MIT
#include "apograph/convert/convert_sources.hpp"

#include <algorithm>
#include <system_error>

#include "apograph/file_pattern.hpp"
#include "apograph/workplace.hpp"
#include "source/formats.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

FileKind texts() {
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

class TextFinder {
 public:
  void add_operand(const std::string& operand) {
    std::error_code error;
    if (operand != "-" && fs::is_directory(operand, error)) {
      add(named_by_folder(operand, texts()), operand);
    } else if (operand != "-" && !fs::exists(operand, error) && is_pattern(operand)) {
      add(named_by_pattern(operand, texts()), {});
    } else {
      add_text(operand, fs::path(operand).filename());
    }
  }

  std::vector<TextFile> take() { return std::move(texts_); }

 private:
  void add_text(const fs::path& file, const fs::path& below) { texts_.push_back({file, below}); }

  // `folder` is empty for a pattern.
  void add(NamedFiles named, const fs::path& folder) {
    for (const fs::path& file : named.files) {
      if (!folder.empty() && is_kept_text(file)) continue;
      add_text(file, folder.empty() ? file.filename() : file.lexically_relative(folder));
    }
    for (base::Diagnostic& fault : named.faults) {
      texts_.push_back({fault.at.file, {}, std::move(fault)});
    }
  }

  std::vector<TextFile> texts_;
};

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
  TextFinder finder;
  for (const std::string& operand : operands) {
    const auto around = edition_of(operand);
    if (&operand != &operands.front() && around != meant.edition) return mixed(operand);
    meant.edition = around;
    std::error_code error;
    const bool is_folder = fs::is_directory(operand, error);
    if (is_folder && around && operands.size() > 1) return mixed(operand);
    meant.is_batch |= is_folder || operands.size() > 1;
    if (is_folder && around) return meant;
    finder.add_operand(operand);
  }
  meant.texts = finder.take();
  meant.is_batch |= meant.texts.size() > 1;
  if (meant.edition) {
    for (const TextFile& text : meant.texts) meant.names.insert(text.file.stem().string());
  }
  return meant;
}

}  // namespace apograph
