// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "apograph/resources.hpp"
#include "apograph/schema/schema_tools.hpp"
#include "apograph/validate/schema_choice.hpp"
#include "apograph/validate/schema_set.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "base/number.hpp"
#include "cli/report.hpp"
#include "rng/explain/phrases.hpp"
#include "rng/explain/possible.hpp"
#include "xml/decoding.hpp"

namespace apograph {
namespace {

using Json = nlohmann::ordered_json;
using rng::explain::Phrases;
using rng::explain::Possible;
using rng::explain::PossibleName;

constexpr std::string_view kName = "apograph schema possible";
constexpr std::size_t kWidth = 100;  // of a line with a description

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FILE:LINE:COLUMN",
     .help = "a place of a document, as messages write it: lines and columns count from 1, columns "
             "in characters; without FILE it is a place of standard input",
     .is_required = true},
}};

constexpr std::array<cli::Option, 4> kOptions = {{
    {.name = "schema",
     .help = "a RELAX NG schema, a file or a name of apograph schema list; by default the one that "
             "apograph validate would take",
     .value = "SCHEMA",
     .kind = cli::ValueKind::file,
     .letter = 's',
     .is_repeatable = true},
    {.name = "catalog",
     .help = "an OASIS catalog that says which files stand for the addresses of schemas",
     .value = "FILE",
     .kind = cli::ValueKind::file,
     .is_repeatable = true},
    kTableFormatOption,
    kLanguageOption,
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph schema possible letter.xml:19:5",
     "what may be written there, by the schema that "
     "the letter names"},
    {"apograph schema possible --schema tei_all --format json 19:5 < letter.xml",
     "the same for an editor, of what is not saved yet"},
}};

// The number behind the last colon, or the whole, which is taken off.
std::optional<std::uint32_t> last_number(std::string& text) {
  const std::size_t colon = text.rfind(':');
  const std::size_t begin = colon == std::string::npos ? 0 : colon + 1;
  const auto number = base::number<std::uint32_t>(std::string_view(text).substr(begin));
  if (number) text.resize(begin == 0 ? 0 : colon);
  return number;
}

// FILE:LINE:COLUMN, where the name of the file may hold colons, or LINE:COLUMN.
std::optional<base::Location> place_of(std::string operand) {
  const auto column = last_number(operand);
  const auto line = last_number(operand);
  if (!column || !line) return std::nullopt;
  return base::Location{operand.empty() ? "-" : operand, *line, *column};
}

struct Answer {
  std::string schema;
  Possible possible;
};

std::string where(const Possible& possible, const Phrases& say) {
  const std::string element = Phrases::tag(possible.element);
  switch (possible.kind) {
    case Possible::Kind::attributes:
      return say.text("possible-in-tag", {{"element", element}});
    case Possible::Kind::value:
      return say.text("possible-in-value",
                      {{"element", element}, {"attribute", Phrases::written(possible.attribute)}});
    case Possible::Kind::nothing:
      return say.text("possible-in-doctype");
    case Possible::Kind::content:
      break;
  }
  return possible.element.local.empty() ? say.text("possible-outside")
                                        : say.text("possible-in", {{"element", element}});
}

// What is no name: text, the end of the element, wildcards.
std::vector<std::string> others(const Possible& possible, const Phrases& say) {
  const auto& expected = possible.expected;
  const bool is_tag = possible.kind == Possible::Kind::attributes;
  std::vector<std::string> lines;
  if (expected.text && !is_tag) lines.push_back(say.text("type-string"));
  if (!possible.form.empty() && !is_tag) lines.push_back(possible.form);
  if (expected.end && !possible.element.local.empty() && !is_tag) {
    lines.push_back(say.text("end", {{"element", Phrases::tag(possible.element)}}));
  }
  if (expected.any_name) lines.push_back(say.text(is_tag ? "any-attribute" : "any-element"));
  for (const std::string& uri : expected.any_in_namespaces) {
    lines.push_back(say.text(is_tag ? "any-attribute-of" : "any-element-of", {{"uri", uri}}));
  }
  return lines;
}

std::string names_text(const Possible& possible, const Phrases& say) {
  std::vector<std::vector<std::string>> rows;
  std::size_t width = 0;
  for (const PossibleName& each : possible.names) {
    std::string name = Phrases::written(each.name);
    if (each.is_required) name += fmt::format(" ({})", say.text("possible-required"));
    width = std::max(width, name.size());
    rows.push_back({"  " + name, each.description});
  }
  const std::size_t room = kWidth - std::min<std::size_t>(width + 4, kWidth / 2);
  for (auto& row : rows) {
    row[1] = rng::explain::cut(row[1], room);
    if (row[1].empty()) row.pop_back();
  }
  return table(rows);
}

std::string text_of(const Answer& answer, const std::string& place, const Phrases& say) {
  const Possible& possible = answer.possible;
  std::string text = fmt::format(
      "{}: {}\n", place,
      say.text("possible-by", {{"place", where(possible, say)}, {"schema", answer.schema}}));
  if (possible.faults_before > 0) {
    text += say.text("possible-faults", {{"count", say.number(possible.faults_before)}}) + "\n";
  }
  const std::vector<std::string> lines = others(possible, say);
  for (const std::string& line : lines) text += "  " + line + "\n";
  if (!possible.names.empty()) {
    const bool is_tag = possible.kind == Possible::Kind::attributes;
    text += say.text(is_tag ? "possible-attributes" : "possible-elements") + "\n";
    text += names_text(possible, say);
  } else if (lines.empty()) {
    const bool is_content = possible.kind == Possible::Kind::content;
    text += "  " + say.text(is_content ? "possible-nothing" : "possible-unknown") + "\n";
  }
  return text;
}

Json json_of(const rng::validate::FoundName& name) {
  if (name.local.empty()) return nullptr;
  return {{"name", Phrases::written(name)}, {"namespace", name.uri}};
}

Json json_of(const Answer& answer) {
  constexpr const char* kKinds[] = {"content", "attributes", "value", "nothing"};
  const Possible& possible = answer.possible;
  Json names = Json::array();
  for (const PossibleName& each : possible.names) {
    Json name = json_of(each.name);
    name["required"] = each.is_required;
    name["description"] = each.description;
    names.push_back(std::move(name));
  }
  const bool is_tag = possible.kind == Possible::Kind::attributes;
  Json made = {{"schema", answer.schema},
               {"kind", kKinds[static_cast<std::size_t>(possible.kind)]},
               {"element", json_of(possible.element)}};
  if (possible.kind == Possible::Kind::value) made["attribute"] = json_of(possible.attribute);
  made[is_tag ? "attributes" : "elements"] = std::move(names);
  made["anyName"] = possible.expected.any_name;
  made["anyInNamespaces"] = possible.expected.any_in_namespaces;
  made["text"] = possible.expected.text && !is_tag;
  made["end"] = possible.expected.end && !is_tag;
  made["values"] = possible.expected.values;
  made["form"] = possible.form;
  made["faultsBefore"] = possible.faults_before;
  return made;
}

base::Result<std::string> bytes_of(const base::Location& at) {
  auto bytes = base::read_file(at.file);
  if (!bytes) bytes.error().at.file = at.file;
  return bytes;
}

// An answer for each schema of the document; false where there is none, which is reported.
bool ask(const cli::Arguments& arguments, const Resources& resources, const base::Location& at,
         cli::Console& console, std::vector<Answer>& answers) {
  const auto report = [&](const base::Diagnostic& fault) {
    cli::complain(console, fault);
    return false;
  };
  const auto bytes = bytes_of(at);
  if (!bytes) return report(bytes.error());
  const auto resolver = SchemaResolver::open(arguments.values("catalog"), console);
  if (!resolver) return report(resolver.error());
  SchemaChoice choice(arguments.values("schema"), resources, **resolver);
  const auto paths = choice.schemas_for({at.file, at.file == "-" ? &*bytes : nullptr});
  if (!paths) return report(paths.error());
  ResolvingLoader loader(**resolver);
  SchemaSet schemas({.loader = &loader, .check_ids = false});
  const std::string document = xml::decoded(*bytes);
  for (const SchemaFile& file : *paths) {
    const LoadedSchema& schema = schemas.get(file);
    for (const base::Diagnostic& fault : schema.faults.items) report(fault);
    if (!schema.schema) return false;
    auto possible = rng::explain::possible_at(*schema.schema, document, at, console.words());
    if (!possible) return report(possible.error());
    answers.push_back({file.path.string(), std::move(*possible)});
  }
  return true;
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& operand = arguments.operands().front();
  const auto at = place_of(operand);
  if (!at) {
    return failed(console, base::worded("cli.usage", {std::string(kName)},
                                        {"usage-no-place", {{"text", operand}}}));
  }
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  std::vector<Answer> answers;
  if (!ask(arguments, *resources, *at, console, answers)) return cli::Exit::failed;
  if (arguments.value("format") == "json") {
    Json list = Json::array();
    for (const Answer& answer : answers) list.push_back(json_of(answer));
    const Json place = {{"file", at->file}, {"line", at->line}, {"column", at->column}};
    return print(Json{{"at", place}, {"answers", list}}.dump(2) + "\n", console);
  }
  const Phrases say(console.words(), false);
  std::string text;
  for (const Answer& answer : answers) {
    text += (text.empty() ? "" : "\n") + text_of(answer, place_text(*at), say);
  }
  return print(text, console);
}

}  // namespace

constexpr cli::Command kSchemaPossible = {
    .name = "schema possible",
    .summary = "say what may stand at a place of a document",
    .description =
        "Says what may stand at a place of a document, by the schema of the document and by what "
        "stands before the place: in content the elements, text and the end of the element; in a "
        "start-tag the attributes that it may still have, and what their values may be; in the "
        "value of an attribute its values. What stands behind the place is not looked at: the "
        "document need not be complete, nor the tag in which the place is.\n\n"
        "A place on the < of a tag is before the tag, one on the name of a tag too. With json, "
        "`names` are written as the document would write them beside the element that they stand "
        "in, `description` is what the schema says of an element, or the value of an attribute in "
        "words.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
