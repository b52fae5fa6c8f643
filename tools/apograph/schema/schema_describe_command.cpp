// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "apograph/schema/schema_tools.hpp"
#include "apograph/workplace.hpp"
#include "base/catalogue.hpp"
#include "base/edit_distance.hpp"
#include "cli/help.hpp"

namespace apograph {
namespace {

using Json = nlohmann::ordered_json;
using rng::survey::Description;

constexpr std::array<cli::Operand, 2> kOperands = {{
    {.name = "SCHEMA",
     .help = "a RELAX NG schema, or the name of a stored one",
     .is_required = true},
    {.name = "ELEMENT",
     .help = "the name of an element, with a prefix of the schema where it needs one",
     .kind = cli::ValueKind::text,
     .is_required = true},
}};

constexpr std::array<cli::Option, 2> kOptions = {{kTableFormatOption, kLanguageOption}};

constexpr std::array<cli::Example, 1> kExamples = {{
    {"apograph schema describe tei_all.rng persName", "what persName is, holds and carries"},
}};

std::string indented(std::string_view text) {
  std::string result = "  ";
  for (const char c : text) {
    result += c;
    if (c == '\n') result += "  ";
  }
  return result + '\n';
}

std::string list_text(std::string_view title, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  return fmt::format("\n{}\n{}\n", title,
                     cli::wrapped(fmt::format("{}", fmt::join(names, ", ")), 2));
}

std::string attributes_text(const Description& description) {
  if (description.attributes.empty()) return {};
  std::string text = "\nattributes\n";
  for (const auto& attribute : description.attributes) {
    text += fmt::format("  {}{} = {}\n", attribute.name, attribute.is_required ? "" : "?",
                        attribute.value);
    if (!attribute.documentation.empty()) {
      text += cli::wrapped(attribute.documentation, 6) + "\n";
    }
  }
  return text;
}

std::string text_of(const Description& description) {
  const auto& element = description.element;
  std::string text = fmt::format(
      "{}{}\n", element.name,
      element.namespace_uri.empty() ? std::string() : fmt::format("  ({})", element.namespace_uri));
  if (!element.documentation.empty()) text += cli::wrapped(element.documentation, 2) + "\n";
  text += fmt::format("  defined in {}\n", place_text(element.at));
  text += "\ncontent\n" + indented(description.content);
  text += attributes_text(description);
  text += list_text("may stand in", element.parents);
  if (element.is_root) text += "\nmay be the root of a document\n";
  return text;
}

Json json_of(const Description& description) {
  const auto& element = description.element;
  Json attributes = Json::array();
  for (const auto& attribute : description.attributes) {
    attributes.push_back({{"name", attribute.name},
                          {"required", attribute.is_required},
                          {"value", attribute.value},
                          {"documentation", attribute.documentation}});
  }
  return {
      {"name", element.name},
      {"namespace", element.namespace_uri},
      {"documentation", element.documentation},
      {"at", {{"file", element.at.file}, {"line", element.at.line}, {"column", element.at.column}}},
      {"content", description.content},
      {"children", description.children},
      {"attributes", attributes},
      {"parents", element.parents},
      {"root", element.is_root}};
}

std::string nearest(rng::survey::Survey& survey, const std::string& name) {
  constexpr std::size_t kLimit = 3;
  std::size_t best = kLimit + 1;
  std::string found;
  for (const auto& entry : survey.elements()) {
    const std::size_t distance = base::edit_distance(name, entry.name, kLimit);
    if (distance < best) best = distance, found = entry.name;
  }
  return found;
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& schema = arguments.operands()[0];
  const std::string& name = arguments.operands()[1];
  cli::Exit exit = cli::Exit::clean;
  const auto survey = open_survey(schema, console, exit);
  if (survey == nullptr) return exit;
  const std::vector<Description> descriptions = survey->describe(name);
  if (descriptions.empty()) {
    const std::string near = nearest(*survey, name);
    base::Wording hint = {"hint-list-elements"};
    if (!near.empty()) hint = {"hint-meant", {{"meant", near}}};
    return failed(console, base::worded("apograph.no-element", {schema},
                                        {"no-element", {{"name", name}}}, std::move(hint)));
  }
  if (arguments.value("format") == "json") {
    Json list = Json::array();
    for (const Description& each : descriptions) list.push_back(json_of(each));
    return print(Json{{"elements", list}}.dump(2) + "\n", console);
  }
  std::string text;
  for (const Description& each : descriptions) text += (text.empty() ? "" : "\n") + text_of(each);
  return print(text, console);
}

}  // namespace

constexpr cli::Command kSchemaDescribe = {
    .name = "schema describe",
    .summary = "describe an element of a RELAX NG schema",
    .description =
        "Says of an element what the schema says about it: its content in the compact syntax, with "
        "the names of elements where the schema has definitions; its attributes, with ? where they "
        "may be left out, and what their values may be; the elements in which it may stand; and "
        "the schema's own description.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
