// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "apograph/authority/authority_sources.hpp"
#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/workplace.hpp"
#include "authority/agreement.hpp"
#include "authority/exchange.hpp"
#include "authority/table.hpp"
#include "base/utf8.hpp"

namespace apograph {
namespace {

constexpr std::array<std::string_view, 3> kFormats = {"text", "csv", "json"};
constexpr std::size_t kWidestId = 32;  // code points

constexpr std::array<cli::Operand, 1> kOperands = {kRegistersOperand};

constexpr std::array<cli::Option, 2> kOptions = {{
    kKindOption,
    {.name = "format",
     .help = "text by default; csv and json as apograph authority export writes them",
     .value = "FORMAT",
     .kind = cli::ValueKind::text,
     .choices = kFormats},
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph authority list", "inside an edition: all that it knows"},
    {"apograph authority list --kind place --format csv", "its places as a table"},
}};

// "Lev Trotsky (1879-11-07–1940-08-21), GND 118642979; low certainty".
std::string description_of(const authority::Entity& entity) {
  std::string text = authority::shown_name(entity);
  if (!entity.born.is_empty() || !entity.died.is_empty()) {
    text += fmt::format(" ({}–{})", text_of(entity.born), text_of(entity.died));
  }
  for (const authority::Identifier& identifier : entity.identifiers) {
    text += ", " + text_of(identifier);
    if (identifier.link && !identifier.link->is_sound) text += " (wrong)";
  }
  if (!entity.certainty.empty()) text += fmt::format("; proposed, {}", entity.certainty);
  return text;
}

std::string text_of_list(const std::vector<const authority::Entity*>& entities) {
  std::string text;
  for (const std::string_view kind : kEntryKinds) {
    std::vector<const authority::Entity*> found;
    std::size_t width = 0;
    for (const authority::Entity* entity : entities) {
      if (authority::word_of(entity->kind) != kind) continue;
      found.push_back(entity);
      width = std::max(width, base::utf8::code_point_count(entity->key));
    }
    if (found.empty()) continue;
    width = std::min(width, kWidestId);
    text += fmt::format("{}{}\n", text.empty() ? "" : "\n", counted(found.size(), kind));
    for (const authority::Entity* entity : found) {
      const std::size_t size = base::utf8::code_point_count(entity->key);
      text +=
          fmt::format("  {}{}  {}\n", entity->key,
                      std::string(size < width ? width - size : 0, ' '), description_of(*entity));
    }
  }
  return text;
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  base::DiagnosticList faults;
  const auto sources = open_authority(arguments, faults);
  if (!sources) return failed(console, sources.error());
  report_faults(faults, console);
  const auto entities = meant_entities(*sources, arguments);
  const std::string format = arguments.value("format", "text");
  const std::string text = format == "csv"    ? authority::csv_of(entities)
                           : format == "json" ? authority::json_of(entities)
                                              : text_of_list(entities);
  const auto written = write_to_output(console, text);
  return written ? cli::Exit::clean : failed(console, written.error());
}

}  // namespace

constexpr cli::Command kAuthorityList = {
    .name = "authority list",
    .summary = "list the persons, places, organisations and works that an edition knows",
    .description =
        "Lists the entries of authority files by kind: xml:id, name, life dates and identifiers. "
        "An identifier whose form or check digit is wrong is marked; an entry that waits for "
        "review is called proposed, with its certainty.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
