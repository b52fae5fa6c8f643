// SPDX-License-Identifier: MIT
// Programs that behave badly, as scripts.
#include "apograph/limited_process.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "apograph/pdf_words.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

class LimitedProcess : public testing::Test {
 protected:
  LimitedProcess() {
    std::string name = (fs::temp_directory_path() / "process.XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~LimitedProcess() override { fs::remove_all(folder_); }

  fs::path program(const std::string& script) const {
    const fs::path file = folder_ / "program";
    std::ofstream(file) << "#!/bin/sh\nPATH=/usr/bin:/bin\n" << script << '\n';
    fs::permissions(file, fs::perms::owner_all);
    return file;
  }
  ProcessOutcome run(const std::string& script, std::string_view input = {}) const {
    return run_limited(program(script), {}, input, limits_);
  }

  fs::path folder_;
  ProcessLimits limits_ = {.memory = std::uint64_t{1} << 30U,
                           .cpu = std::chrono::seconds(5),
                           .elapsed = std::chrono::seconds(20),
                           .output = 1'000'000};
};

TEST_F(LimitedProcess, GetsItsInputAndGivesItsOutput) {
  const std::string input(300'000, 'x');
  const ProcessOutcome outcome = run("cat; exit 3", input);
  EXPECT_EQ(outcome.end, ProcessEnd::exited);
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.output, input);
}

TEST_F(LimitedProcess, NeedNotReadItsInput) {
  EXPECT_EQ(run("echo done", std::string(3'000'000, 'x')).output, "done\n");
}

TEST_F(LimitedProcess, SeesNoEnvironmentAndItsMessagesAreNotKept) {
  ::setenv("APOGRAPH_SECRET", "1", 1);
  const ProcessOutcome outcome = run("echo \"<$APOGRAPH_SECRET>\"; echo noise >&2");
  ::unsetenv("APOGRAPH_SECRET");
  EXPECT_EQ(outcome.output, "<>\n");
}

TEST_F(LimitedProcess, ACrashIsSeen) {
  const ProcessOutcome outcome = run("kill -SEGV $$");
  EXPECT_EQ(outcome.end, ProcessEnd::killed);
  EXPECT_EQ(outcome.status, SIGSEGV);
}

TEST_F(LimitedProcess, OneThatHangsIsEnded) {
  limits_.elapsed = std::chrono::seconds(1);
  EXPECT_EQ(run("exec sleep 100").end, ProcessEnd::timed_out);
  EXPECT_EQ(run("exec sleep 100 >&-").end, ProcessEnd::timed_out);
}

TEST_F(LimitedProcess, OneThatComputesForeverIsEnded) {
  limits_.cpu = std::chrono::seconds(1);
  const ProcessOutcome outcome = run("while :; do :; done");
  EXPECT_EQ(outcome.end, ProcessEnd::killed);
  // The kernel sends the one at the soft limit, the other where it finds the hard limit passed.
  EXPECT_TRUE(outcome.status == SIGXCPU || outcome.status == SIGKILL) << outcome.status;
}

TEST_F(LimitedProcess, OneThatWritesForeverIsEnded) {
  EXPECT_EQ(run("exec yes").end, ProcessEnd::wrote_too_much);
}

TEST_F(LimitedProcess, MemoryIsLimited) {
  limits_.memory = std::uint64_t{64} << 20U;
  const ProcessOutcome outcome = run("x=a; while :; do x=$x$x; done");
  EXPECT_TRUE(outcome.end == ProcessEnd::killed || outcome.status != 0);
}

TEST_F(LimitedProcess, WritesNoFiles) {
  const fs::path file = folder_ / "written";
  run("echo text > " + file.string());
  EXPECT_TRUE(!fs::exists(file) || fs::file_size(file) == 0);
}

TEST_F(LimitedProcess, OneThatIsNotThereIsNotStarted) {
  EXPECT_EQ(run_limited(folder_ / "nothing", {}, {}, limits_).end, ProcessEnd::not_started);
  const fs::path file = folder_ / "text";
  std::ofstream(file) << "no program";
  fs::permissions(file, fs::perms::owner_all);
  EXPECT_EQ(run_limited(file, {}, {}, limits_).end, ProcessEnd::not_started);
}

class PdfHelper : public LimitedProcess {
 protected:
  std::string code(const std::string& script) const {
    const auto words = pdf_words(program(script), "letter.pdf", "%PDF-1.7");
    return words ? *words : words.error().code;
  }
};

TEST_F(PdfHelper, WhateverHappensIsOneFault) {
  EXPECT_EQ(code("kill -SEGV $$"), "source.pdf-crashed");
  EXPECT_EQ(code("kill -XCPU $$"), "source.pdf-timed-out");
  EXPECT_EQ(pdf_words({}, "letter.pdf", "").error().code, "source.pdf-no-reader");
  EXPECT_EQ(pdf_words(folder_ / "nothing", "a.pdf", "").error().code, "source.pdf-no-reader");
  EXPECT_EQ(code("echo garbage"), "garbage\n");
}

TEST_F(PdfHelper, IsAskedAgainWithoutFontsWhereItCrashes) {
  EXPECT_EQ(code("[ \"$1\" = --no-fonts ] && echo words || kill -SEGV $$"), "words\n");
}

TEST_F(PdfHelper, LiesBesideTheProgramOrInLibexec) {
  const fs::path program = folder_ / "bin" / "apograph";
  EXPECT_EQ(pdf_helper_of(program), fs::path());
  const fs::path installed = folder_ / "libexec" / "apograph" / "apograph-pdf";
  fs::create_directories(installed.parent_path());
  std::ofstream(installed) << "x";
  EXPECT_EQ(pdf_helper_of(program), installed);
  fs::create_directories(program.parent_path());
  std::ofstream(folder_ / "bin" / "apograph-pdf") << "x";
  EXPECT_EQ(pdf_helper_of(program), folder_ / "bin" / "apograph-pdf");
}

}  // namespace
}  // namespace apograph
