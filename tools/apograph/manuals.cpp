// SPDX-License-Identifier: MIT
// Writes man pages and completions, made from the option tables, into a folder; for the target
// `manuals`.
#include <filesystem>
#include <vector>

#include "apograph/commands.hpp"
#include "base/file.hpp"
#include "cli/console.hpp"
#include "cli/manual.hpp"
#include "cli/report.hpp"

int main(int argc, char** argv) {
  cli::ProcessConsole console;
  if (argc != 2) {
    console.report("usage: manuals FOLDER\n");
    return static_cast<int>(cli::Exit::failed);
  }
  std::vector<cli::Document> documents = cli::man_pages(apograph::kProgram);
  for (cli::Document& document : cli::completions(apograph::kProgram)) {
    documents.push_back(std::move(document));
  }
  for (const cli::Document& document : documents) {
    const std::filesystem::path path = std::filesystem::path(argv[1]) / document.path;
    auto written = base::make_folder(path.parent_path());
    if (written) written = base::write_file(path, document.text);
    if (!written) {
      cli::complain(console, written.error());
      return static_cast<int>(cli::Exit::failed);
    }
  }
  return static_cast<int>(cli::Exit::clean);
}
