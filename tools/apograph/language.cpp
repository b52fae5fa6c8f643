// SPDX-License-Identifier: MIT
#include "apograph/language.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// The language that LC_ALL, LC_MESSAGES or LANG name, as in es_ES.UTF-8.
std::string language_of(const cli::Console& console) {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = console.environment(variable);
    if (!value.empty()) return value.substr(0, value.find_first_of("_.@"));
  }
  return {};
}

}  // namespace

base::Result<std::unique_ptr<const base::Catalogue>> catalogue_of(const cli::Arguments& arguments,
                                                                  const Resources& resources,
                                                                  const cli::Console& console,
                                                                  std::string_view command) {
  const bool is_named = arguments.has("lang");
  const std::string language = is_named ? arguments.value("lang") : language_of(console);
  const bool is_code =
      !language.empty() && std::all_of(language.begin(), language.end(),
                                       [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  if (language == "en" || (!is_code && !is_named)) return nullptr;
  const fs::path file = resources.messages() / (language + ".toml");
  std::error_code error;
  if (!is_code || !fs::exists(file, error)) {
    if (!is_named) return nullptr;
    return base::failure(
        "cli.usage", {std::string(command)},
        fmt::format("--lang was “{}”, of which there are no messages", language),
        fmt::format("the languages are the files of {}", resources.messages().string()));
  }
  const auto bytes = base::read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto read = base::Catalogue::read(*bytes, file.string());
  if (!read) return tl::unexpected(read.error());
  return std::make_unique<const base::Catalogue>(std::move(*read));
}

}  // namespace apograph
