// SPDX-License-Identifier: MIT
#include <algorithm>

#include <fmt/format.h>

#include "cli/manual.hpp"

namespace cli {
namespace {

constexpr std::string_view kMadeBy =
    "# Made from the option tables of the program by the target `manuals`.\n";

std::vector<std::string> first_words(const Program& program) {
  std::vector<std::string> words;
  for (const Command* command : program.commands) {
    std::string word(command->name.substr(0, command->name.find(' ')));
    if (std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  }
  return words;
}

// Single quotes for the three shells.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string bash_options(const Command& command) {
  std::string words = "--help";
  for (const Option& option : command.options) words += fmt::format(" --{}", option.name);
  return words;
}

// What may follow an option: a case of the word before the cursor.
std::string bash_values(const Command& command) {
  std::string out;
  for (const Option& option : command.options) {
    if (option.kind == ValueKind::none) continue;
    std::string names = fmt::format("--{}", option.name);
    if (option.letter != '\0') names += fmt::format("|-{}", option.letter);
    std::string reply = "compopt -o default; return";
    if (!option.choices.empty()) {
      reply = fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return",
                          fmt::join(option.choices, " "));
    } else if (option.kind == ValueKind::text) {
      reply = "return";
    }
    out += fmt::format("        {}) {} ;;\n", names, reply);
  }
  return out;
}

// Commands of two words share their first, and with it one case.
std::string bash_cases(const Program& program) {
  std::string out;
  for (const std::string& word : first_words(program)) {
    std::string words;
    std::string values;
    for (const Command* command : program.commands) {
      const std::size_t blank = command->name.find(' ');
      if (command->name.substr(0, blank) != word) continue;
      if (blank != std::string_view::npos) {
        words += fmt::format("{} ", command->name.substr(blank + 1));
      }
      words += bash_options(*command);
      values += bash_values(*command);
    }
    out += fmt::format("    {})\n", word);
    if (!values.empty()) out += fmt::format("      case \"$before\" in\n{}      esac\n", values);
    out += fmt::format("      words=\"{}\" ;;\n", words);
  }
  return out;
}

Document bash(const Program& program) {
  std::string text =
      fmt::format("# bash completion for {0}\n{1}_{0}() {{\n", program.name, kMadeBy);
  text += "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words\n";
  text += "  COMPREPLY=()\n  if ((COMP_CWORD == 1)); then\n";
  text += fmt::format(
      "    COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$word\")); return\n  fi\n",
      fmt::join(first_words(program), " "));
  text += fmt::format("  case ${{COMP_WORDS[1]}} in\n{}  esac\n", bash_cases(program));
  text += "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n";
  text += "  [[ $word == -* ]] || compopt -o default\n}\n";
  text += fmt::format("complete -F _{0} {0}\n", program.name);
  return {fmt::format("completions/{}.bash", program.name), text};
}

// A colon, a bracket or a backslash would end the explanation.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(ValueKind kind, std::span<const std::string_view> choices) {
  if (!choices.empty()) return fmt::format("({})", fmt::join(choices, " "));
  if (kind == ValueKind::folder) return "_files -/";
  return kind == ValueKind::file ? "_files" : "";
}

std::string zsh_option(const Option& option) {
  std::string tail = fmt::format("[{}]", zsh_text(option.help));
  if (option.kind != ValueKind::none) {
    tail += fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option.kind, option.choices));
  }
  const std::string star = option.is_repeatable ? "*" : "";
  std::string out = "        " + quoted(fmt::format("{}--{}{}", star, option.name, tail)) + " \\\n";
  if (option.letter != '\0') {
    out += "        " + quoted(fmt::format("{}-{}{}", star, option.letter, tail)) + " \\\n";
  }
  return out;
}

Document zsh(const Program& program) {
  std::string text =
      fmt::format("#compdef {0}\n{1}_{0}() {{\n  local -a commands=(\n", program.name, kMadeBy);
  for (const Command* command : program.commands) {
    const std::size_t blank = command->name.find(' ');
    text +=
        "    " +
        quoted(fmt::format("{}:{}", command->name.substr(0, blank), zsh_text(command->summary))) +
        "\n";
  }
  text += "  )\n  if ((CURRENT == 2)); then\n    _describe command commands\n    return\n  fi\n";
  text += "  case $words[2] in\n";
  for (const Command* command : program.commands) {
    const std::size_t blank = command->name.find(' ');
    text += fmt::format("    {})\n      _arguments \\\n", command->name.substr(0, blank));
    for (const Option& option : command->options) text += zsh_option(option);
    text += "        '(- *)--help[print a short help]' \\\n        '*:file:_files' ;;\n";
  }
  return {fmt::format("completions/_{}", program.name),
          text + fmt::format("  esac\n}}\n_{} \"$@\"\n", program.name)};
}

Document fish(const Program& program) {
  std::string text = fmt::format("# fish completion for {}\n{}", program.name, kMadeBy);
  const std::string condition = "__fish_use_subcommand";
  for (const Command* command : program.commands) {
    const std::string_view word = command->name.substr(0, command->name.find(' '));
    text += fmt::format("complete -c {} -n {} -a {} -d {}\n", program.name, condition, word,
                        quoted(command->summary));
    for (const Option& option : command->options) {
      text += fmt::format("complete -c {} -n '__fish_seen_subcommand_from {}' -l {}", program.name,
                          word, option.name);
      if (option.letter != '\0') text += fmt::format(" -s {}", option.letter);
      if (option.kind != ValueKind::none) text += " -r";
      if (!option.choices.empty())
        text += fmt::format(" -f -a '{}'", fmt::join(option.choices, " "));
      text += fmt::format(" -d {}\n", quoted(option.help));
    }
  }
  return {fmt::format("completions/{}.fish", program.name), text};
}

}  // namespace

std::vector<Document> completions(const Program& program) {
  return {bash(program), zsh(program), fish(program)};
}

}  // namespace cli
