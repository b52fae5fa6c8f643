// SPDX-License-Identifier: MIT
#include "apograph/convert_sources.hpp"

#include <system_error>

#include "apograph/file_pattern.hpp"
#include "apograph/workplace.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

base::Diagnostic fault_of(std::string_view code, const fs::path& file, std::string message,
                          std::string hint) {
  return base::failure(code, {file.string()}, std::move(message), std::move(hint)).value();
}

class TextFinder {
 public:
  void add_operand(const std::string& operand) {
    std::error_code error;
    if (operand != "-" && fs::is_directory(operand, error)) {
      add_folder(operand);
    } else if (operand != "-" && !fs::exists(operand, error) && is_pattern(operand)) {
      add_matching(operand);
    } else {
      add_text(operand, fs::path(operand).filename());
    }
  }

  std::vector<TextFile> take() { return std::move(texts_); }

 private:
  void add_text(const fs::path& file, const fs::path& below) { texts_.push_back({file, below}); }

  void add_folder(const fs::path& folder) {
    std::vector<fs::path> unreadable;
    const auto files = files_below(folder, ".txt", unreadable);
    for (const fs::path& file : files) add_text(file, file.lexically_relative(folder));
    for (const fs::path& closed : unreadable) {
      add_fault(fault_of("file.unreadable", closed, "this folder cannot be read",
                         "ask its owner for permission"));
    }
    if (!files.empty() || !unreadable.empty()) return;
    add_fault(fault_of("convert.no-texts", folder, "this folder holds no file that ends in .txt",
                       "name the files themselves, or a pattern such as 'letters/*.text'"));
  }

  void add_matching(const std::string& pattern) {
    const auto files = matching_files(pattern);
    for (const fs::path& file : files) add_text(file, file.filename());
    if (!files.empty()) return;
    add_fault(fault_of("convert.no-texts", pattern, "no file matches this pattern",
                       "check the spelling and the folder that you stand in"));
  }

  void add_fault(base::Diagnostic fault) {
    texts_.push_back({fault.at.file, {}, std::move(fault)});
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
