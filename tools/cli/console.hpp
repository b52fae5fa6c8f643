// SPDX-License-Identifier: MIT
// The standard streams and the environment behind one small interface, so that commands can be
// tested.
#pragma once

#include <string>
#include <string_view>

namespace cli {

/// Data goes to `write`, everything that is said about it to `report`.
class Console {
 public:
  virtual ~Console() = default;
  /// Standard output. False where the bytes could not be written.
  virtual bool write(std::string_view bytes) = 0;
  /// Standard error.
  virtual void report(std::string_view text) = 0;
  /// True where standard error is a terminal.
  virtual bool is_terminal() const = 0;
  /// True where standard output is one.
  virtual bool is_output_terminal() const = 0;
  /// A variable of the environment; empty where it is not set.
  virtual std::string environment(const char* name) const = 0;

  /// Colour is for terminals whose user has not set NO_COLOR.
  bool has_colour() const { return is_terminal() && environment("NO_COLOR").empty(); }
  bool has_output_colour() const { return is_output_terminal() && environment("NO_COLOR").empty(); }
};

/// The streams of the process.
class ProcessConsole final : public Console {
 public:
  bool write(std::string_view bytes) override;
  void report(std::string_view text) override;
  bool is_terminal() const override;
  bool is_output_terminal() const override;
  std::string environment(const char* name) const override;
};

}  // namespace cli
