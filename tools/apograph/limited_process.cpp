// SPDX-License-Identifier: MIT
#include "apograph/limited_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace apograph {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kCannotRun = 127;  // as a shell says it

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// The bytes as an open file without a name: so that no program that stops reading can hold us up.
int file_of(std::string_view bytes) {
  const int file = ::memfd_create("input", MFD_CLOEXEC);
  while (file >= 0 && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      ::close(file);
      return -1;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file >= 0) ::lseek(file, 0, SEEK_SET);
  return file;
}

void limit(__rlimit_resource resource, rlim_t most, rlim_t grace = 0) {
  const rlimit value = {most, most + grace};
  ::setrlimit(resource, &value);
}

// Between fork and exec: nothing but calls that are safe where other threads stood still in the
// middle of theirs (signal-safety(7)).
[[noreturn]] void become(const char* program, const char* argument, int input, int output,
                         const ProcessLimits& limits) {
  const int nowhere = ::open("/dev/null", O_WRONLY);
  if (nowhere < 0 || ::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 ||
      ::dup2(nowhere, STDERR_FILENO) < 0) {
    ::_exit(kCannotRun);
  }
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu.count()), 1);
  std::array<char*, 3> arguments = {const_cast<char*>(program), const_cast<char*>(argument),
                                    nullptr};
  std::array<char*, 1> environment = {nullptr};
  ::execve(program, arguments.data(), environment.data());
  ::_exit(kCannotRun);
}

// Reads until the other side closes. None where all was read, else why not.
std::optional<ProcessEnd> read_all(int pipe, Clock::time_point deadline, std::uint64_t most,
                                   std::string& output) {
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return ProcessEnd::timed_out;
    pollfd waiting = {pipe, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 60'000)));
    if (ready < 0 && errno != EINTR) return ProcessEnd::killed;
    if (ready <= 0) continue;
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    if (output.size() + static_cast<std::size_t>(count) > most) return ProcessEnd::wrote_too_much;
    output.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

int status_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

// One that closed its output may still run; it has until the deadline.
bool ends_before(pid_t child, Clock::time_point deadline) {
  siginfo_t ended = {};
  while (Clock::now() < deadline) {
    ended.si_pid = 0;
    if (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT | WNOHANG) < 0 ||
        ended.si_pid == child) {
      return true;
    }
    ::poll(nullptr, 0, 1);
  }
  return false;
}

ProcessOutcome not_started(int error) {
  return {ProcessEnd::not_started, error, {}};
}

ProcessOutcome follow(pid_t child, int pipe, const ProcessLimits& limits) {
  const Clock::time_point deadline = Clock::now() + limits.elapsed;
  ProcessOutcome outcome;
  std::optional<ProcessEnd> ended = read_all(pipe, deadline, limits.output, outcome.output);
  if (!ended && !ends_before(child, deadline)) ended = ProcessEnd::timed_out;
  if (ended) ::kill(child, SIGKILL);
  const int status = status_of(child);
  const bool is_exit = WIFEXITED(status);
  outcome.end = ended.value_or(is_exit ? ProcessEnd::exited : ProcessEnd::killed);
  outcome.status = is_exit ? WEXITSTATUS(status) : WTERMSIG(status);
  if (outcome.end == ProcessEnd::exited && outcome.status == kCannotRun)
    return not_started(ENOEXEC);
  return outcome;
}

}  // namespace

ProcessOutcome run_limited(const std::filesystem::path& program, const std::string& argument,
                           std::string_view input, const ProcessLimits& limits) {
  if (::access(program.c_str(), X_OK) != 0) return not_started(errno);
  const Descriptor file(file_of(input));
  std::array<int, 2> ends = {-1, -1};
  if (file.number() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0) return not_started(errno);
  const Descriptor from_child(ends[0]);
  Descriptor to_us(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) return not_started(errno);
  const char* const word = argument.empty() ? nullptr : argument.c_str();
  if (child == 0) become(program.c_str(), word, file.number(), to_us.number(), limits);
  to_us.close();
  return follow(child, from_child.number(), limits);
}

}  // namespace apograph
