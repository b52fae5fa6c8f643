// SPDX-License-Identifier: MIT
#include <algorithm>

#include <fmt/format.h>

#include "cli/manual.hpp"

namespace cli {
namespace {

constexpr std::string_view kMadeBy =
    "# Made from the option tables of the program by the target `manuals`.\n";

// The commands that share their first word: one of one word, or several of two.
struct Group {
  std::string_view word;
  std::vector<const Command*> commands;

  bool is_single() const { return commands.front()->name == word; }
  std::vector<std::string_view> second_words() const {
    std::vector<std::string_view> words;
    for (const Command* command : commands) words.push_back(command->name.substr(word.size() + 1));
    return words;
  }
  /// What a list of commands says of it.
  std::string summary() const {
    return is_single() ? std::string(commands.front()->summary)
                       : fmt::format("{}", fmt::join(second_words(), ", "));
  }
};

std::vector<Group> groups_of(const Program& program) {
  std::vector<Group> groups;
  for (const Command* command : program.commands) {
    const std::string_view word = command->name.substr(0, command->name.find(' '));
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& known) { return known.word == word; });
    if (group == groups.end()) group = groups.insert(groups.end(), {word, {}});
    group->commands.push_back(command);
  }
  return groups;
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
std::string bash_values(const Command& command, std::string_view indent) {
  std::string out;
  for (const Option& option : command.options) {
    if (option.kind == ValueKind::none) continue;
    std::string names = fmt::format("--{}", option.name);
    if (option.letter != '\0') names += fmt::format("|-{}", option.letter);
    std::string reply = "compopt -o default; return";
    if (!option.choices.empty()) {
      reply = fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return",
                          fmt::join(option.choices, " "));
    } else if (option.kind == ValueKind::text || option.kind == ValueKind::spoken_language) {
      reply = "return";
    }
    out += fmt::format("{}  {}) {} ;;\n", indent, names, reply);
  }
  return out;
}

std::string bash_case(std::string_view word, const Command& command, const std::string& indent) {
  std::string out = fmt::format("{}{})\n", indent, word);
  const std::string values = bash_values(command, indent + "  ");
  if (!values.empty()) {
    out += fmt::format("{0}  case \"$before\" in\n{1}{0}  esac\n", indent, values);
  }
  return out + fmt::format("{}  words=\"{}\" ;;\n", indent, bash_options(command));
}

std::string bash_cases(const Program& program) {
  std::string out;
  for (const Group& group : groups_of(program)) {
    if (group.is_single()) {
      out += bash_case(group.word, *group.commands.front(), "    ");
      continue;
    }
    out += fmt::format("    {})\n", group.word);
    out += "      if ((COMP_CWORD == 2)); then\n";
    out += fmt::format(
        "        COMPREPLY=($(compgen -W \"{} --help\" -- \"$word\")); return\n      fi\n",
        fmt::join(group.second_words(), " "));
    out += "      case ${COMP_WORDS[2]} in\n";
    for (std::size_t i = 0; i < group.commands.size(); ++i) {
      out += bash_case(group.second_words()[i], *group.commands[i], "        ");
    }
    out += "      esac ;;\n";
  }
  return out;
}

Document bash(const Program& program) {
  std::vector<std::string_view> words;
  for (const Group& group : groups_of(program)) words.push_back(group.word);
  std::string text =
      fmt::format("# bash completion for {0}\n{1}_{0}() {{\n", program.name, kMadeBy);
  text += "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words\n";
  text += "  COMPREPLY=()\n  if ((COMP_CWORD == 1)); then\n";
  text += fmt::format(
      "    COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$word\")); return\n  fi\n",
      fmt::join(words, " "));
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

std::string zsh_option(const Option& option, const std::string& indent) {
  std::string tail = fmt::format("[{}]", zsh_text(option.help));
  if (option.kind != ValueKind::none) {
    tail += fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option.kind, option.choices));
  }
  const std::string star = option.is_repeatable ? "*" : "";
  std::string out = indent + quoted(fmt::format("{}--{}{}", star, option.name, tail)) + " \\\n";
  if (option.letter != '\0') {
    out += indent + quoted(fmt::format("{}-{}{}", star, option.letter, tail)) + " \\\n";
  }
  return out;
}

// A list of words with what they mean, offered where the cursor is on the word of this number.
std::string zsh_words(std::string_view list, std::size_t number, const std::string& indent,
                      const std::vector<std::pair<std::string, std::string>>& words) {
  std::string out = fmt::format("{}local -a {}=(\n", indent, list);
  for (const auto& [word, meaning] : words) {
    out += fmt::format("{}  {}\n", indent, quoted(fmt::format("{}:{}", word, zsh_text(meaning))));
  }
  return out + fmt::format(
                   "{0})\n{0}if ((CURRENT == {1})); then\n{0}  _describe command {2}\n{0}  return\n"
                   "{0}fi\n",
                   indent, number, list);
}

std::string zsh_case(std::string_view word, const Command& command, const std::string& indent) {
  std::string out = fmt::format("{0}{1})\n{0}  _arguments \\\n", indent, word);
  for (const Option& option : command.options) out += zsh_option(option, indent + "    ");
  return out +
         fmt::format("{0}    '(- *)--help[print a short help]' \\\n{0}    '*:file:_files' ;;\n",
                     indent);
}

std::string zsh_group(const Group& group) {
  if (group.is_single()) return zsh_case(group.word, *group.commands.front(), "    ");
  std::vector<std::pair<std::string, std::string>> words;
  std::string cases;
  for (std::size_t i = 0; i < group.commands.size(); ++i) {
    const std::string_view word = group.second_words()[i];
    words.emplace_back(word, group.commands[i]->summary);
    cases += zsh_case(word, *group.commands[i], "        ");
  }
  return fmt::format("    {})\n{}      case $words[3] in\n{}      esac ;;\n", group.word,
                     zsh_words("subcommands", 3, "      ", words), cases);
}

Document zsh(const Program& program) {
  std::vector<std::pair<std::string, std::string>> words;
  std::string cases;
  for (const Group& group : groups_of(program)) {
    words.emplace_back(group.word, group.summary());
    cases += zsh_group(group);
  }
  return {fmt::format("completions/_{}", program.name),
          fmt::format("#compdef {0}\n{1}_{0}() {{\n{2}  case $words[2] in\n{3}  esac\n}}\n_{0} "
                      "\"$@\"\n",
                      program.name, kMadeBy, zsh_words("commands", 2, "  ", words), cases)};
}

std::string fish_options(const Program& program, const Command& command,
                         const std::string& condition) {
  std::string out;
  for (const Option& option : command.options) {
    out += fmt::format("complete -c {} -n {} -l {}", program.name, condition, option.name);
    if (option.letter != '\0') out += fmt::format(" -s {}", option.letter);
    if (option.kind != ValueKind::none) out += " -r";
    if (!option.choices.empty()) out += fmt::format(" -f -a '{}'", fmt::join(option.choices, " "));
    out += fmt::format(" -d {}\n", quoted(option.help));
  }
  return out;
}

Document fish(const Program& program) {
  std::string text = fmt::format("# fish completion for {}\n{}", program.name, kMadeBy);
  for (const Group& group : groups_of(program)) {
    text += fmt::format("complete -c {} -n __fish_use_subcommand -a {} -d {}\n", program.name,
                        group.word, quoted(group.summary()));
    const std::string seen = fmt::format("__fish_seen_subcommand_from {}", group.word);
    if (group.is_single()) {
      text += fish_options(program, *group.commands.front(), quoted(seen));
      continue;
    }
    const std::string all = fmt::format("{}", fmt::join(group.second_words(), " "));
    for (std::size_t i = 0; i < group.commands.size(); ++i) {
      const std::string_view word = group.second_words()[i];
      text += fmt::format(
          "complete -c {} -n '{}; and not __fish_seen_subcommand_from {}' -a {} -d {}\n",
          program.name, seen, all, word, quoted(group.commands[i]->summary));
      text += fish_options(program, *group.commands[i],
                           fmt::format("'{}; and __fish_seen_subcommand_from {}'", seen, word));
    }
  }
  return {fmt::format("completions/{}.fish", program.name), text};
}

}  // namespace

std::vector<Document> completions(const Program& program) {
  return {bash(program), zsh(program), fish(program)};
}

}  // namespace cli
