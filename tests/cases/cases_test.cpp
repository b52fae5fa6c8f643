// SPDX-License-Identifier: MIT
// Runs the end-to-end cases beside this file; README.md tells what a case consists of.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "base/text_diff.hpp"

namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

fs::path cases_folder() {
  return fs::path(variable("APOGRAPH_SOURCE")) / "tests" / "cases";
}

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(cases_folder(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (fs::exists(entry->path() / "cmd")) names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// A file that a case expects, by where it stands in the case and in the folder of the run.
struct Expected {
  fs::path golden;
  fs::path actual;
};

class CaseTest : public testing::TestWithParam<std::string> {
 protected:
  CaseTest() : case_(cases_folder() / GetParam()) {
    std::string name = (fs::temp_directory_path() / "case.XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    run_ = folder_ / "run";
    fs::create_directory(run_);
  }
  ~CaseTest() override { fs::remove_all(folder_); }

  // in.NAME becomes NAME; in.d is a folder whose content is copied.
  void set_up_input() const {
    for (const fs::directory_entry& entry : fs::directory_iterator(case_)) {
      const std::string name = entry.path().filename().string();
      if (name == "in.d") {
        fs::copy(entry.path(), run_, fs::copy_options::recursive);
      } else if (name.starts_with("in.")) {
        fs::copy_file(entry.path(), run_ / name.substr(3));
      }
    }
  }

  // The exit status of `cmd`; its streams are in folder_/out and folder_/err.
  int run_command() const {
    const std::string bin = (fs::path(variable("APOGRAPH_BINARY")) / "bin").string();
    const std::string command =
        "cd '" + run_.string() +
        "' && env -u SOURCE_DATE_EPOCH -u APOGRAPH_SHARE -u NO_COLOR -u XML_CATALOG_FILES "
        "-u MAKEFLAGS -u MFLAGS -u MAKELEVEL "
        "XDG_DATA_HOME='" +
        (folder_ / "data").string() + "' PATH='" + bin +
        "':\"$PATH\" LC_ALL=C.UTF-8 timeout 60 sh '" + (case_ / "cmd").string() + "' >'" +
        (folder_ / "out").string() + "' 2>'" + (folder_ / "err").string() + "' </dev/null";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  // out.NAME, and every file of out.d.
  std::vector<Expected> expected_files() const {
    std::vector<Expected> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(case_)) {
      const std::string name = entry.path().filename().string();
      if (name == "out.d") {
        for (const fs::directory_entry& file : fs::recursive_directory_iterator(entry.path())) {
          if (!file.is_regular_file()) continue;
          files.push_back({file.path(), run_ / fs::relative(file.path(), entry.path())});
        }
      } else if (name.starts_with("out.")) {
        files.push_back({entry.path(), run_ / name.substr(4)});
      }
    }
    return files;
  }

  // Machine paths that a message may name.
  std::string neutral(std::string text) const {
    const fs::path share = fs::path(variable("APOGRAPH_BINARY")) / "share" / "apograph";
    const std::pair<std::string, std::string> names[] = {{run_.string(), "$HERE"},
                                                         {(folder_ / "data").string(), "$DATA"},
                                                         {share.string(), "$SHARE"},
                                                         {variable("APOGRAPH_SOURCE"), "$SOURCE"}};
    for (const auto& [path, name] : names) {
      for (std::size_t at = 0; (at = text.find(path, at)) != std::string::npos;) {
        text.replace(at, path.size(), name);
      }
    }
    return text;
  }

  void compare(const fs::path& golden, const std::string& actual) const {
    const std::string text = neutral(actual);
    const std::string expected = fs::exists(golden) ? content(golden) : std::string();
    if (text == expected) return;
    if (!variable("APOGRAPH_ACCEPT").empty()) {
      if (text.empty()) {
        fs::remove(golden);
      } else {
        std::ofstream(golden, std::ios::binary) << text;
      }
      return;
    }
    ADD_FAILURE() << base::unified_diff(expected, text, golden.string(), "this run")
                  << "to accept, after reading it: APOGRAPH_ACCEPT=1 ctest --test-dir "
                  << variable("APOGRAPH_BINARY") << " -R '^cases$'\n";
  }

  fs::path case_;
  fs::path folder_;
  fs::path run_;
};

TEST_P(CaseTest, EndsAsExpected) {
  if (GetParam().starts_with("convert-pdf") &&
      !fs::exists(fs::path(variable("APOGRAPH_BINARY")) / "bin" / "apograph-pdf"))
    GTEST_SKIP() << "apograph-pdf was not built: poppler-cpp is not installed";
  set_up_input();
  const int status = run_command();
  compare(case_ / "out", content(folder_ / "out"));
  compare(case_ / "err", content(folder_ / "err"));
  compare(case_ / "status", status == 0 ? "" : std::to_string(status) + "\n");
  for (const Expected& file : expected_files()) {
    EXPECT_TRUE(fs::exists(file.actual)) << file.actual.filename() << " was not written";
    compare(file.golden, content(file.actual));
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, CaseTest, testing::ValuesIn(case_names()),
                         [](const testing::TestParamInfo<std::string>& param) {
                           std::string name = param.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
