// SPDX-License-Identifier: MIT
// The command line as tables: each text stands once and yields parsing, --help, man pages and
// completions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"

namespace cli {

/// What a process ends with.
enum class Exit : std::uint8_t { clean = 0, findings = 1, failed = 2 };

/// What stands after an option or as an operand, for completions; a spoken language is that of the
/// program's own messages.
enum class ValueKind : std::uint8_t { none, text, file, folder, spoken_language };

/// `--name VALUE`; without a value, a flag.
struct Option {
  std::string_view name;  // long, without dashes
  std::string_view help;  // a sentence without full stop, lower case
  std::string_view value = {};
  ValueKind kind = ValueKind::none;
  char letter = '\0';
  bool is_repeatable = false;
  std::span<const std::string_view> choices = {};
};

/// What stands on the command line without an option.
struct Operand {
  std::string_view name;
  std::string_view help;
  ValueKind kind = ValueKind::file;
  bool is_repeatable = false;
  bool is_required = false;
};

struct Example {
  std::string_view command;
  std::string_view meaning;
};

/// What was given, by the names of the table.
class Arguments {
 public:
  bool has(std::string_view option) const;
  /// The last value of an option, or `otherwise`.
  std::string value(std::string_view option, std::string_view otherwise = {}) const;
  std::vector<std::string> values(std::string_view option) const;
  const std::vector<std::string>& operands() const { return operands_; }

  void add(std::string_view option, std::string value);
  void add_operand(std::string value) { operands_.push_back(std::move(value)); }

 private:
  struct Given {
    std::string option;
    std::string value;
  };
  std::vector<Given> given_;
  std::vector<std::string> operands_;
};

/// A subcommand. Its name may be two words ("schema check").
struct Command {
  std::string_view name;
  std::string_view summary;      // one line
  std::string_view description;  // paragraphs, with blank lines between them
  std::span<const Operand> operands;
  std::span<const Option> options;
  std::span<const Example> examples;
  Exit (*run)(const Arguments&, Console&);
};

struct Program {
  std::string_view name;
  std::string_view version;
  std::string_view summary;
  std::string_view description;
  std::span<const Command* const> commands;
};

}  // namespace cli
