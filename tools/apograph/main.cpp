// SPDX-License-Identifier: MIT
// The program: a table of subcommands (program.cpp), the one that is asked for is run.
#include <csignal>
#include <string>
#include <vector>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "cli/console.hpp"
#include "cli/parse.hpp"
#include "cli/report.hpp"

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is a fault to report
  cli::ProcessConsole console;
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  apograph::speak_as_environment(console);
  const auto request = cli::parse(apograph::kProgram, words);
  if (!request) {
    cli::complain(console, request.error());
    return static_cast<int>(cli::Exit::failed);
  }
  if (request->command != nullptr) {
    if (const auto asked = apograph::speak_as_asked(*request, console); !asked) {
      cli::complain(console, asked.error());
      return static_cast<int>(cli::Exit::failed);
    }
    return static_cast<int>(request->command->run(request->arguments, console));
  }
  const bool is_asked_for = !words.empty();
  if (!is_asked_for) {
    console.report(request->text);
    return static_cast<int>(cli::Exit::failed);
  }
  return static_cast<int>(console.write(request->text) ? cli::Exit::clean : cli::Exit::failed);
}
