// SPDX-License-Identifier: MIT
#include "apograph/review/review.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include "apograph/convert/convert.hpp"
#include "apograph/workplace.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// The text from which a letter is converted: that of its edition, or the one beside it.
base::Result<fs::path> text_of(const fs::path& letter) {
  fs::path text = letter;
  if (const auto folder = edition_around(letter, "letters")) {
    text = (*folder / "sources" / letter.filename()).lexically_normal();
  }
  text.replace_extension(".txt");
  std::error_code error;
  if (fs::exists(text, error)) return text;
  return base::failure("apograph.no-source", {letter.string()},
                       "a letter is reviewed beside its text, and there is no " + text.string(),
                       "name the text: apograph review TEXT");
}

}  // namespace

cli::Exit run_review(const cli::Arguments& arguments, cli::Console& console) {
  cli::Arguments meant;
  for (const char* option : {"authority", "metadata", "lang", "encoding"}) {
    for (const std::string& value : arguments.values(option)) meant.add(option, value);
  }
  if (arguments.has("force")) meant.add("force", {});
  for (const std::string& operand : arguments.operands()) {
    if (!operand.ends_with(".xml")) {
      meant.add_operand(operand);
      continue;
    }
    const auto text = text_of(operand);
    if (!text) return failed(console, text.error());
    meant.add_operand(text->string());
  }
  auto settings = convert_settings(meant);
  if (!settings) return failed(console, settings.error());
  settings->review = arguments.value("output");
  settings->is_review_only = true;
  return convert_texts(meant, *settings, console);
}

}  // namespace apograph
