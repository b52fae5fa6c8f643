// SPDX-License-Identifier: MIT
#include "cli/parse.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/edit_distance.hpp"
#include "cli/help.hpp"

namespace cli {
namespace {

// Where CLI11 puts what it finds for one command, by the position in the table.
struct Bound {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::map<std::string_view, CLI::Option*> options;
  std::vector<std::string> operands;
};

std::string names_of(const Option& option) {
  std::string names = fmt::format("--{}", option.name);
  if (option.letter != '\0') names = fmt::format("-{},{}", option.letter, names);
  return names;
}

void bind_options(Bound& bound) {
  for (const Option& option : bound.command->options) {
    CLI::Option* added = nullptr;
    if (option.kind == ValueKind::none) {
      added = bound.app->add_flag(names_of(option));
    } else {
      added = bound.app->add_option(names_of(option));
      added->allow_extra_args(false)->type_size(1);
      added->expected(1)->multi_option_policy(option.is_repeatable
                                                  ? CLI::MultiOptionPolicy::TakeAll
                                                  : CLI::MultiOptionPolicy::TakeLast);
    }
    bound.options[option.name] = added;
  }
  if (!bound.command->operands.empty()) {
    bound.app->add_option("operands", bound.operands)->expected(0, -1);
  }
}

// The app of a command; the first of two words becomes an app of its own.
CLI::App* app_of(CLI::App& root, std::string_view name) {
  CLI::App* app = &root;
  while (true) {
    const std::size_t end = std::min(name.find(' '), name.size());
    const std::string word(name.substr(0, end));
    const auto below =
        app->get_subcommands([&](const CLI::App* sub) { return sub->check_name(word); });
    app = below.empty() ? app->add_subcommand(word) : below.front();
    app->require_subcommand(0, 1);
    if (end == name.size()) return app;
    name.remove_prefix(end + 1);
  }
}

tl::unexpected<base::Diagnostic> usage_error(const Program& program, std::string_view command,
                                             base::Wording message, base::Wording hint = {}) {
  const std::string name =
      command.empty() ? std::string(program.name) : fmt::format("{} {}", program.name, command);
  if (hint.empty()) hint = {"hint-see-help", {{"command", name}}};
  return tl::unexpected(base::worded("cli.usage", {name}, std::move(message), std::move(hint)));
}

// The name in `names` that is nearest to a misspelt word, or an empty text.
std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  constexpr std::size_t kLimit = 3;
  std::size_t best = kLimit + 1;
  std::string found;
  for (const std::string& name : names) {
    const std::size_t distance = base::edit_distance(word, name, kLimit);
    if (distance > 0 && distance < best && distance < word.size()) best = distance, found = name;
  }
  return found;
}

base::Wording nearest_hint(std::string_view word, const std::vector<std::string>& names) {
  const std::string name = nearest(word, names);
  if (name.empty()) return {};
  return {"hint-meant", {{"meant", name}}};
}

std::vector<std::string> option_names(const Command& command) {
  std::vector<std::string> names = {"--help"};
  for (const Option& option : command.options) names.push_back(fmt::format("--{}", option.name));
  return names;
}

std::vector<std::string> first_words(const Program& program) {
  std::vector<std::string> words;
  for (const Command* command : program.commands) {
    words.emplace_back(command->name.substr(0, command->name.find(' ')));
  }
  return words;
}

base::Result<Arguments> collected(const Program& program, const Bound& bound) {
  Arguments arguments;
  for (const Option& option : bound.command->options) {
    const CLI::Option& given = *bound.options.at(option.name);
    if (given.count() == 0) continue;
    if (option.kind == ValueKind::none) {
      arguments.add(option.name, {});
      continue;
    }
    for (const std::string& value : given.reduced_results()) {
      const auto& choices = option.choices;
      if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
        return usage_error(program, bound.command->name,
                           {"usage-choice",
                            {{"option", option.name},
                             {"value", value},
                             {"choices", fmt::format("{}", fmt::join(choices, ", "))}}});
      }
      arguments.add(option.name, value);
    }
  }
  for (const std::string& operand : bound.operands) arguments.add_operand(operand);
  return arguments;
}

// Too few or too many operands.
base::Result<void> check_operands(const Program& program, const Command& command,
                                  const Arguments& arguments) {
  const auto required = static_cast<std::size_t>(
      std::count_if(command.operands.begin(), command.operands.end(),
                    [](const Operand& operand) { return operand.is_required; }));
  const std::size_t count = arguments.operands().size();
  if (count < required) {
    return usage_error(program, command.name,
                       {"usage-operand-missing", {{"operand", command.operands[count].name}}});
  }
  const bool is_open = std::any_of(command.operands.begin(), command.operands.end(),
                                   [](const Operand& operand) { return operand.is_repeatable; });
  if (is_open || count <= command.operands.size()) return {};
  return usage_error(
      program, command.name,
      {"usage-unexpected", {{"word", arguments.operands()[command.operands.size()]}}});
}

// What CLI11 could not place: a misspelt option or command.
base::Result<Request> extras_error(const Program& program, const Command* command,
                                   const std::vector<std::string>& extras) {
  const std::string word = extras.empty() ? std::string() : extras.front();
  if (command == nullptr) {
    return usage_error(program, {}, {"usage-no-command", {{"word", word}}},
                       nearest_hint(word, first_words(program)));
  }
  if (word.starts_with("-")) {
    const std::string name = word.substr(0, word.find('='));
    return usage_error(program, command->name, {"usage-no-option", {{"option", name}}},
                       nearest_hint(name, option_names(*command)));
  }
  return usage_error(program, command->name, {"usage-unexpected", {{"word", word}}});
}

// The command whose app was parsed deepest, or null.
const Bound* chosen(const std::vector<Bound>& bounds) {
  for (const Bound& bound : bounds) {
    if (bound.app->parsed()) return &bound;
  }
  return nullptr;
}

void build(CLI::App& root, const Program& program, std::vector<Bound>& bounds) {
  root.allow_extras();
  root.set_help_flag();
  bounds.reserve(program.commands.size());
  for (const Command* command : program.commands) {
    Bound& bound = bounds.emplace_back();
    bound.command = command;
    bound.app = app_of(root, command->name);
    bound.app->set_help_flag("-h,--help");
    bound.app->formatter_fn([command, &program](const CLI::App*, std::string, CLI::AppFormatMode) {
      return help_text(program, *command);
    });
    bind_options(bound);
  }
  root.set_help_flag("-h,--help");
  root.set_version_flag("-V,--version", fmt::format("{} {}", program.name, program.version));
  root.formatter_fn(
      [&program](const CLI::App*, std::string, CLI::AppFormatMode) { return help_text(program); });
}

// Lets CLI11 read the words; the text to print where help or the version is asked for, else an
// empty one.
base::Result<std::string> read_words(CLI::App& root, const Program& program,
                                     const std::vector<Bound>& bounds,
                                     std::vector<std::string> words_reversed) {
  const auto name = [&] {
    const Bound* bound = chosen(bounds);
    return bound == nullptr ? std::string_view() : bound->command->name;
  };
  try {
    root.parse(std::move(words_reversed));
    return std::string();
  } catch (const CLI::CallForHelp&) {
    const Bound* bound = chosen(bounds);
    return bound == nullptr ? root.help() : bound->app->help();
  } catch (const CLI::CallForVersion& version) {
    return fmt::format("{}\n", version.what());
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();
    return usage_error(program, name(),
                       {"usage-value-missing", {{"option", what.substr(0, what.find(':'))}}});
  } catch (const CLI::Error& error) {
    return usage_error(program, name(), {"usage-other", {{"what", error.what()}}});
  }
}

// The rest of the request, when a command was found.
base::Result<Request> request_for(const Program& program, const Bound& bound,
                                  std::span<const std::string> behind_marker) {
  base::Result<Arguments> arguments = collected(program, bound);
  if (!arguments) return tl::unexpected(std::move(arguments.error()));
  for (const std::string& word : behind_marker) arguments->add_operand(word);
  if (auto checked = check_operands(program, *bound.command, *arguments); !checked) {
    return tl::unexpected(std::move(checked.error()));
  }
  return Request{bound.command, std::move(*arguments), {}};
}

}  // namespace

base::Result<Request> parse(const Program& program, const std::vector<std::string>& words) {
  CLI::App root;
  std::vector<Bound> bounds;
  build(root, program, bounds);
  // CLI11 leaves the subcommand at "--", so that what stands behind it is kept from it.
  const auto marker = std::find(words.begin(), words.end(), "--");
  auto text = read_words(root, program, bounds, {std::make_reverse_iterator(marker), words.rend()});
  if (!text) return tl::unexpected(std::move(text.error()));
  if (!text->empty()) return Request{nullptr, {}, std::move(*text)};
  const Bound* bound = chosen(bounds);
  const std::vector<std::string> extras = root.remaining(true);
  if (!extras.empty()) {
    return extras_error(program, bound == nullptr ? nullptr : bound->command, extras);
  }
  if (bound != nullptr) {
    return request_for(program, *bound, {marker == words.end() ? marker : marker + 1, words.end()});
  }
  if (words.empty()) return Request{nullptr, {}, help_text(program)};
  return usage_error(program, {}, {"usage-half-command", {{"word", words.front()}}});
}

}  // namespace cli
