// SPDX-License-Identifier: MIT
// Another program, run on some bytes with limits on what it may use.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace apograph {

struct ProcessLimits {
  std::uint64_t memory = 0;         // bytes of address space
  std::chrono::seconds cpu{0};      // of processor time
  std::chrono::seconds elapsed{0};  // from start to end
  std::uint64_t output = 0;         // bytes
};

enum class ProcessEnd : std::uint8_t {
  exited,          // by itself
  killed,          // by a signal: it crashed, or took more memory or processor time than it may
  timed_out,       // and was ended
  wrote_too_much,  // and was ended
  not_started,
};

struct ProcessOutcome {
  ProcessEnd end = ProcessEnd::not_started;
  int status = 0;      // of the exit; the number of the signal; errno where it was not started
  std::string output;  // what it wrote to standard output
};

/// Runs a program without a shell and without the environment; it has one argument, or none where
/// `argument` is empty. `input` is its standard input, its messages are not kept. It writes no file
/// larger than nothing, and does not outlive the call. May be called by many threads.
ProcessOutcome run_limited(const std::filesystem::path& program, const std::string& argument,
                           std::string_view input, const ProcessLimits& limits);

}  // namespace apograph
