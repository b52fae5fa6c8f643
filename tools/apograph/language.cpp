// SPDX-License-Identifier: MIT
#include "apograph/language.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "apograph/resources.hpp"
#include "base/catalogue.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

bool is_code(std::string_view language) {
  return !language.empty() && std::all_of(language.begin(), language.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  });
}

base::Result<void> speak(const std::string& language, const fs::path& file, cli::Console& console) {
  if (language == "en") {
    console.set_language(nullptr);
    return {};
  }
  const auto bytes = base::read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto read = base::Catalogue::read(*bytes, file.string());
  if (!read) return tl::unexpected(read.error());
  console.set_language(std::make_shared<const base::Catalogue>(std::move(*read)));
  return {};
}

}  // namespace

std::string language_of_environment(const cli::Console& console) {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = console.environment(variable);
    if (!value.empty()) return value.substr(0, value.find_first_of("_.@"));
  }
  return {};
}

void speak_as_environment(cli::Console& console) {
  const std::string language = language_of_environment(console);
  if (!is_code(language) || language == "en") return;
  const auto resources = find_resources(console);
  // Without its texts the program is understood in English, too.
  if (resources) (void)speak(language, resources->messages() / (language + ".toml"), console);
}

base::Result<void> speak_as_asked(const cli::Request& request, cli::Console& console) {
  const auto& options = request.command->options;
  const auto option = std::find_if(options.begin(), options.end(), [](const cli::Option& each) {
    return each.kind == cli::ValueKind::spoken_language;
  });
  if (option == options.end() || !request.arguments.has(option->name)) return {};
  const auto resources = find_resources(console);
  if (!resources) return tl::unexpected(resources.error());
  const std::string language = request.arguments.value(option->name);
  const fs::path file = resources->messages() / (language + ".toml");
  std::error_code error;
  if (is_code(language) && (language == "en" || fs::exists(file, error))) {
    return speak(language, file, console);
  }
  return tl::unexpected(
      base::worded("cli.usage", {fmt::format("apograph {}", request.command->name)},
                   {"usage-language", {{"value", language}}},
                   {"usage-languages", {{"folder", resources->messages().string()}}}));
}

}  // namespace apograph
