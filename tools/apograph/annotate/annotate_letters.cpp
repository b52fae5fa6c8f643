// SPDX-License-Identifier: MIT
#include "apograph/annotate/annotate_letters.hpp"

#include <array>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "apograph/file_pattern.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/workplace.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 1> kEndings = {".xml"};
constexpr FileKind kLetters = {kEndings, "annotate.no-letters", "letters/*.tei"};

class LetterFinder {
 public:
  base::Result<void> add_edition(const fs::path& folder) {
    const auto edition = sound_edition(folder);
    if (!edition) return tl::unexpected(edition.error());
    found_.is_batch = true;
    for (const edition::Letter& letter : edition->letters) {
      if (letter.has_tei) found_.letters.push_back({letter.tei, letter.tei.filename()});
    }
    return {};
  }

  base::Result<void> add_operand(const std::string& operand) {
    std::error_code error;
    if (operand != "-" && fs::is_directory(operand, error)) {
      if (edition::is_edition(operand)) return add_edition(operand);
      add(named_by_folder(operand, kLetters), operand);
    } else if (operand != "-" && !fs::exists(operand, error) && is_pattern(operand)) {
      add(named_by_pattern(operand, kLetters), {});
    } else {
      found_.letters.push_back({operand, fs::path(operand).filename()});
    }
    return {};
  }

  NamedLetters take() {
    found_.is_batch |= found_.letters.size() > 1;
    return std::move(found_);
  }

 private:
  // `folder` is empty for a pattern.
  void add(NamedFiles named, const fs::path& folder) {
    found_.is_batch = true;
    for (const fs::path& file : named.files) {
      found_.letters.push_back(
          {file, folder.empty() ? file.filename() : file.lexically_relative(folder)});
    }
    for (base::Diagnostic& fault : named.faults) {
      found_.letters.push_back({fault.at.file, {}, std::move(fault)});
    }
  }

  NamedLetters found_;
};

}  // namespace

base::Result<NamedLetters> find_letters(const cli::Arguments& arguments) {
  LetterFinder finder;
  if (arguments.operands().empty()) {
    const auto folder = meant_edition(arguments);
    if (!folder) return tl::unexpected(folder.error());
    if (auto added = finder.add_edition(**folder); !added) return tl::unexpected(added.error());
  }
  for (const std::string& operand : arguments.operands()) {
    if (auto added = finder.add_operand(operand); !added) return tl::unexpected(added.error());
  }
  return finder.take();
}

}  // namespace apograph
