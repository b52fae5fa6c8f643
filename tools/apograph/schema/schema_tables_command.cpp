// SPDX-License-Identifier: MIT
// `schema elements` and `schema attributes`.
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "apograph/schema/schema_tools.hpp"

namespace apograph {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "SCHEMA",
     .help = "a RELAX NG schema, or the name of a stored one",
     .is_required = true},
}};

constexpr std::array<cli::Option, 2> kOptions = {{kTableFormatOption, kLanguageOption}};

Json json_place(const base::Location& at) {
  return {{"file", at.file}, {"line", at.line}, {"column", at.column}};
}

std::string elements_json(const std::vector<rng::survey::ElementEntry>& entries) {
  Json list = Json::array();
  for (const auto& entry : entries) {
    list.push_back({{"name", entry.name},
                    {"namespace", entry.namespace_uri},
                    {"at", json_place(entry.at)},
                    {"root", entry.is_root},
                    {"parents", entry.parents},
                    {"documentation", entry.documentation}});
  }
  return Json{{"elements", list}}.dump(2) + "\n";
}

std::string elements_text(const std::vector<rng::survey::ElementEntry>& entries) {
  std::vector<std::vector<std::string>> rows = {{"ELEMENT", "PARENTS", "DEFINED"}};
  for (const auto& entry : entries) {
    rows.push_back({entry.name,
                    fmt::format("{}{}", entry.parents.size(), entry.is_root ? " and root" : ""),
                    place_text(entry.at)});
  }
  return table(rows);
}

std::string attributes_json(const std::vector<rng::survey::AttributeEntry>& entries) {
  Json list = Json::array();
  for (const auto& entry : entries) {
    list.push_back({{"name", entry.name},
                    {"at", json_place(entry.at)},
                    {"elements", entry.elements},
                    {"values", entry.values},
                    {"documentation", entry.documentation}});
  }
  return Json{{"attributes", list}}.dump(2) + "\n";
}

std::string attributes_text(const std::vector<rng::survey::AttributeEntry>& entries) {
  std::vector<std::vector<std::string>> rows = {{"ATTRIBUTE", "ELEMENTS", "DEFINED"}};
  for (const auto& entry : entries) {
    rows.push_back({entry.name, std::to_string(entry.elements.size()), place_text(entry.at)});
  }
  return table(rows);
}

cli::Exit run_elements(const cli::Arguments& arguments, cli::Console& console) {
  cli::Exit exit = cli::Exit::clean;
  const auto survey = open_survey(arguments.operands().front(), console, exit);
  if (survey == nullptr) return exit;
  const auto entries = survey->elements();
  const bool is_json = arguments.value("format") == "json";
  return print(is_json ? elements_json(entries) : elements_text(entries), console);
}

cli::Exit run_attributes(const cli::Arguments& arguments, cli::Console& console) {
  cli::Exit exit = cli::Exit::clean;
  const auto survey = open_survey(arguments.operands().front(), console, exit);
  if (survey == nullptr) return exit;
  const auto entries = survey->attributes();
  const bool is_json = arguments.value("format") == "json";
  return print(is_json ? attributes_json(entries) : attributes_text(entries), console);
}

}  // namespace

constexpr cli::Command kSchemaElements = {
    .name = "schema elements",
    .summary = "list the elements of a RELAX NG schema",
    .description =
        "Lists every declaration of an element that a document can hold: in how many elements it "
        "may stand, and where the schema declares it. In JSON with the names of these elements and "
        "the schema's own description.",
    .operands = kOperands,
    .options = kOptions,
    .examples = {},
    .run = run_elements,
};

constexpr cli::Command kSchemaAttributes = {
    .name = "schema attributes",
    .summary = "list the attributes of a RELAX NG schema",
    .description =
        "Lists every attribute by its name: how many elements may carry it, and where the schema "
        "declares it first. In JSON with the names of these elements, what its values may be, in "
        "the compact syntax, and the schema's own description.",
    .operands = kOperands,
    .options = kOptions,
    .examples = {},
    .run = run_attributes,
};

}  // namespace apograph
