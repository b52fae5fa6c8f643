// SPDX-License-Identifier: MIT
#include "apograph/annotate/annotate_letters.hpp"

#include <array>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "apograph/validate/documents.hpp"
#include "apograph/workplace.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 1> kEndings = {".xml"};
constexpr FileKind kLetters = {kEndings, "annotate.no-letters", "letters/*.tei"};

base::Result<void> add_edition(const fs::path& folder, NamedLetters& found) {
  const auto edition = sound_edition(folder);
  if (!edition) return tl::unexpected(edition.error());
  found.is_batch = true;
  for (const edition::Letter& letter : edition->letters) {
    if (letter.has_tei) found.letters.push_back({letter.tei, letter.tei.filename()});
  }
  return {};
}

base::Result<void> add_operand(const std::string& operand, NamedLetters& found) {
  if (operand != "-" && edition::is_edition(operand)) return add_edition(operand, found);
  for (NamedFile& named : named_by(operand, kLetters)) {
    found.is_batch |= named.file != operand || named.fault;
    found.letters.push_back(std::move(named));
  }
  return {};
}

}  // namespace

base::Result<NamedLetters> find_letters(const cli::Arguments& arguments) {
  NamedLetters found;
  if (arguments.operands().empty()) {
    const auto folder = meant_edition(arguments);
    if (!folder) return tl::unexpected(folder.error());
    if (auto added = add_edition(**folder, found); !added) return tl::unexpected(added.error());
  }
  for (const std::string& operand : arguments.operands()) {
    if (auto added = add_operand(operand, found); !added) return tl::unexpected(added.error());
  }
  found.is_batch |= found.letters.size() > 1;
  return found;
}

}  // namespace apograph
