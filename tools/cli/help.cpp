// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace cli {
namespace {

constexpr std::size_t kColumn = 28;  // where explanations begin

// A heading and its explanation, beside each other or below where the heading is long.
std::string entry(const std::string& heading, std::string_view text) {
  std::string out = "  " + heading;
  const std::size_t width = 2 + base::utf8::code_point_count(heading);
  if (width + 2 > kColumn) {
    out += "\n" + std::string(kColumn, ' ');
  } else {
    out += std::string(kColumn - width, ' ');
  }
  return out + wrapped(text, kColumn).substr(kColumn);
}

std::string help_of(const Option& option) {
  std::string text(option.help);
  if (!option.choices.empty()) text += fmt::format(": {}", fmt::join(option.choices, ", "));
  if (option.is_repeatable) text += "; may be repeated";
  return text;
}

std::string examples_text(const Command& command) {
  std::string out;
  for (const Example& example : command.examples) {
    out += fmt::format("  {}\n{}", example.command, wrapped(example.meaning, 6));
  }
  return out;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    if (text.front() == ' ' || text.front() == '\n') {
      if (text.starts_with("\n\n")) out += "\n\n", column = 0;
      text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
      continue;
    }
    const std::string_view word = text.substr(0, text.find_first_of(" \n"));
    const std::size_t length = base::utf8::code_point_count(word);
    if (column > indent && column + 1 + length > width) out += "\n", column = 0;
    if (column == 0) {
      out += std::string(indent, ' ');
      column = indent;
    } else {
      out += " ";
      ++column;
    }
    out += word;
    column += length;
    text.remove_prefix(word.size());
  }
  return out + "\n";
}

std::string option_heading(const Option& option) {
  std::string heading = option.letter == '\0'
                            ? fmt::format("    --{}", option.name)
                            : fmt::format("-{}, --{}", option.letter, option.name);
  if (option.kind != ValueKind::none) heading += fmt::format(" {}", option.value);
  return heading;
}

std::string synopsis(const Program& program, const Command& command) {
  std::string out = fmt::format("{} {}", program.name, command.name);
  if (!command.options.empty()) out += " [OPTION]…";
  for (const Operand& operand : command.operands) {
    std::string name(operand.name);
    if (operand.is_repeatable) name += "…";
    out += operand.is_required ? fmt::format(" {}", name) : fmt::format(" [{}]", name);
  }
  return out;
}

std::string help_text(const Program& program) {
  std::string out = fmt::format("{}\n\nUsage: {} COMMAND [OPTION]… [OPERAND]…\n\n{}\nCommands:\n",
                                program.summary, program.name, wrapped(program.description, 0));
  for (const Command* command : program.commands) {
    out += entry(std::string(command->name), command->summary);
  }
  out += "\nOptions:\n" + entry("-h, --help", "print this help, or that of a command") +
         entry("-V, --version", "print the version");
  return out + fmt::format("\n{} COMMAND --help explains a command.\n", program.name);
}

std::string help_text(const Program& program, const Command& command) {
  std::string out =
      fmt::format("Usage: {}\n\n{}", synopsis(program, command), wrapped(command.description, 0));
  if (!command.operands.empty()) out += "\nOperands:\n";
  for (const Operand& operand : command.operands) {
    out += entry(std::string(operand.name), operand.help);
  }
  out += "\nOptions:\n";
  for (const Option& option : command.options)
    out += entry(option_heading(option), help_of(option));
  out += entry("-h, --help", "print this help");
  if (!command.examples.empty()) out += "\nExamples:\n" + examples_text(command);
  return out;
}

}  // namespace cli
