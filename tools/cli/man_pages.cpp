// SPDX-License-Identifier: MIT
#include <algorithm>

#include <fmt/format.h>

#include "cli/help.hpp"
#include "cli/manual.hpp"

namespace cli {
namespace {

// roff: a backslash and a leading dot or quote would be read as requests, a hyphen as a typographic
// one.
std::string escaped(std::string_view text) {
  std::string out;
  bool is_line_start = true;
  for (const char c : text) {
    if (is_line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    is_line_start = c == '\n';
  }
  return out;
}

std::string title(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return name;
}

// "apograph-schema-check".
std::string page_name(const Program& program, const Command& command) {
  std::string name = fmt::format("{}-{}", program.name, command.name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string heading(const Program& program, const std::string& name, std::string_view summary) {
  return fmt::format(".TH {} 1 \"\" \"{} {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n",
                     escaped(title(name)), program.name, program.version, escaped(name),
                     escaped(summary));
}

std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    if (!out.empty()) out += ".PP\n";
    out += escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

std::string tagged(std::string_view tag, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(tag), escaped(text));
}

std::string option_entry(const Option& option) {
  std::string names = fmt::format("\\fB\\-\\-{}\\fR", escaped(option.name));
  if (option.letter != '\0') names = fmt::format("\\fB\\-{}\\fR, {}", option.letter, names);
  if (option.kind != ValueKind::none) names += fmt::format(" \\fI{}\\fR", escaped(option.value));
  std::string text = escaped(option.help);
  if (!option.choices.empty())
    text += escaped(fmt::format(": {}", fmt::join(option.choices, ", ")));
  if (option.is_repeatable) text += "; may be repeated";
  return fmt::format(".TP\n{}\n{}\n", names, text);
}

constexpr std::string_view kExitStatus =
    ".SH EXIT STATUS\n.TP\n\\fB0\\fR\nnothing was found fault with\n.TP\n\\fB1\\fR\nfaults were "
    "found in "
    "a document\n.TP\n\\fB2\\fR\nthe command could not do its work: a wrong call, a file that "
    "cannot be "
    "read or written\n";

Document command_page(const Program& program, const Command& command) {
  const std::string name = page_name(program, command);
  std::string text = heading(program, name, command.summary);
  text += fmt::format(".SH SYNOPSIS\n\\fB{}\\fR\n.SH DESCRIPTION\n{}",
                      escaped(synopsis(program, command)), paragraphs(command.description));
  if (!command.operands.empty()) text += ".SH OPERANDS\n";
  for (const Operand& operand : command.operands) text += tagged(operand.name, operand.help);
  text += ".SH OPTIONS\n";
  for (const Option& option : command.options) text += option_entry(option);
  text += ".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nprint a short help\n";
  text += kExitStatus;
  if (!command.examples.empty()) text += ".SH EXAMPLES\n";
  for (const Example& example : command.examples) text += tagged(example.command, example.meaning);
  text += fmt::format(".SH SEE ALSO\n\\fB{}\\fR(1)\n", program.name);
  return {fmt::format("man/{}.1", name), text};
}

Document program_page(const Program& program) {
  std::string text = heading(program, std::string(program.name), program.summary);
  text += fmt::format(
      ".SH SYNOPSIS\n\\fB{}\\fR \\fICOMMAND\\fR [OPTION]… [OPERAND]…\n.SH DESCRIPTION\n{}.SH "
      "COMMANDS\n",
      program.name, paragraphs(program.description));
  std::string pages;
  for (const Command* command : program.commands) {
    text += tagged(command->name, command->summary);
    if (!pages.empty()) pages += ",\n";
    pages += fmt::format("\\fB{}\\fR(1)", escaped(page_name(program, *command)));
  }
  text += ".SH OPTIONS\n.TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nprint a short help\n";
  text += ".TP\n\\fB\\-V\\fR, \\fB\\-\\-version\\fR\nprint the version\n";
  text += kExitStatus;
  text +=
      ".SH ENVIRONMENT\n.TP\n\\fBAPOGRAPH_SHARE\\fR\nthe folder with schemas, stylesheets and "
      "lexicons; "
      "by default \\fI../share/apograph\\fR beside the program\n.TP\n\\fBNO_COLOR\\fR\nif set, "
      "messages "
      "have no colour on a terminal either\n.TP\n\\fBSOURCE_DATE_EPOCH\\fR\nthe date of the last "
      "change of "
      "a letter, where neither its sidecar nor edition.toml has one\n";
  return {fmt::format("man/{}.1", program.name), text + ".SH SEE ALSO\n" + pages + "\n"};
}

}  // namespace

std::vector<Document> man_pages(const Program& program) {
  std::vector<Document> pages = {program_page(program)};
  for (const Command* command : program.commands) pages.push_back(command_page(program, *command));
  return pages;
}

}  // namespace cli
