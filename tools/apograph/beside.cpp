// SPDX-License-Identifier: MIT
#include "apograph/beside.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "apograph/commands.hpp"
#include "apograph/export/profile_export.hpp"
#include "apograph/render/render.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"

namespace apograph {
namespace {

// The command line again, without the freedoms that it had.
std::vector<std::string> words_of(const cli::Command& command, const cli::Arguments& arguments) {
  std::vector<std::string> words = {std::string(kProgram.name), std::string(command.name)};
  for (const cli::Option& option : command.options) {
    for (const std::string& value : arguments.values(option.name)) {
      const bool is_flag = option.kind == cli::ValueKind::none;
      words.push_back(is_flag ? fmt::format("--{}", option.name)
                              : fmt::format("--{}={}", option.name, value));
    }
  }
  words.emplace_back("--");
  words.insert(words.end(), arguments.operands().begin(), arguments.operands().end());
  return words;
}

}  // namespace

cli::Exit run_beside(const cli::Command& command, const cli::Arguments& arguments,
                     cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  const std::filesystem::path program = resources->program.parent_path() / "apograph-render";
  std::vector<std::string> words = words_of(command, arguments);
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execv(program.c_str(), pointers.data());
  return failed(console, base::failure("apograph.incomplete", {program.string()},
                                       fmt::format("this part of the program cannot be run: {}",
                                                   std::strerror(errno)),
                                       "install the program whole")
                             .value());
}

cli::Exit run_render(const cli::Arguments& arguments, cli::Console& console) {
  return run_beside(kRender, arguments, console);
}

cli::Exit export_profiles(const cli::Arguments& arguments, cli::Console& console) {
  return run_beside(kExport, arguments, console);
}

}  // namespace apograph
