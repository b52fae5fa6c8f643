// SPDX-License-Identifier: MIT
// `apograph schema add|list|remove`: the schemas that the user keeps.
#include <array>
#include <string>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "apograph/validate/schema_resolver.hpp"
#include "apograph/validate/schema_store.hpp"
#include "apograph/workplace.hpp"
#include "base/catalogue.hpp"
#include "rng/validate/schema.hpp"
#include "rng/validate/schema_cache.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;
using cli::ValueKind;

// Takes a schema that is sound, with the files beside it that it includes.
Exit add_one(const std::string& name, const SchemaStore& store, const SchemaResolver& resolver,
             const std::vector<std::string>& addresses, cli::Console& console) {
  ResolvingLoader files(resolver);
  rng::validate::RecordingLoader recorder(files);
  base::DiagnosticList faults;
  const auto schema =
      rng::validate::load_schema(name, faults, {.loader = &recorder, .check_ids = false});
  report_faults(faults, console);
  if (!schema) return Exit::failed;
  std::vector<fs::path> included;
  for (const rng::validate::SchemaFile& file : recorder.files()) {
    if (is_remote(file.uri)) continue;
    included.emplace_back(file.uri.starts_with("file://") ? file.uri.substr(7) : file.uri);
  }
  const auto added = store.add(name, included, addresses);
  if (!added) return failed(console, added.error());
  console.report(console.words().text({"schema-kept",
                                       {{"file", name},
                                        {"name", added->name},
                                        {"count", std::to_string(added->addresses.size())}}}) +
                 "\n");
  return Exit::clean;
}

Exit run_add(const cli::Arguments& arguments, cli::Console& console) {
  const auto addresses = arguments.values("address");
  if (!addresses.empty() && arguments.operands().size() > 1) {
    return failed(console,
                  base::worded("cli.usage", {"apograph schema add"}, {"usage-one-schema"}));
  }
  const auto resolver = SchemaResolver::open(arguments.values("catalog"), console);
  if (!resolver) return failed(console, resolver.error());
  const SchemaStore store(schema_store_folder(console));
  Exit exit = Exit::clean;
  for (const std::string& file : arguments.operands()) {
    exit = worse(exit, add_one(file, store, **resolver, addresses, console));
  }
  return exit;
}

Exit run_list(const cli::Arguments& arguments, cli::Console& console) {
  const SchemaStore store(schema_store_folder(console));
  const auto schemas = store.list();
  if (!schemas) return failed(console, schemas.error());
  std::string text;
  for (const StoredSchema& schema : *schemas) {
    text += schema.name;
    if (!schema.version.empty()) text += fmt::format("\tTEI {}", schema.version);
    text += fmt::format("\t{}\n", schema.file.string());
    if (!arguments.has("addresses")) continue;
    for (const std::string& address : schema.addresses) text += fmt::format("\t{}\n", address);
  }
  if (text.empty()) console.report(console.words().text("schema-none-kept") + "\n");
  return console.write(text) ? Exit::clean : Exit::failed;
}

Exit run_remove(const cli::Arguments& arguments, cli::Console& console) {
  const SchemaStore store(schema_store_folder(console));
  for (const std::string& name : arguments.operands()) {
    if (const auto removed = store.remove(name); !removed) return failed(console, removed.error());
  }
  return Exit::clean;
}

constexpr std::array<cli::Operand, 1> kFiles = {{
    {.name = "SCHEMA",
     .help = "a RELAX NG schema, .rng or .rnc",
     .is_repeatable = true,
     .is_required = true},
}};

constexpr std::array<cli::Operand, 1> kNames = {{
    {.name = "NAME",
     .help = "a name that apograph schema list shows",
     .kind = ValueKind::text,
     .is_repeatable = true,
     .is_required = true},
}};

constexpr std::array<cli::Option, 3> kAddOptions = {{
    {.name = "address",
     .help = "an address by which documents name the schema",
     .value = "URL",
     .kind = ValueKind::text,
     .letter = 'a',
     .is_repeatable = true},
    {.name = "catalog",
     .help = "an OASIS catalog that says which files stand for the addresses that it includes",
     .value = "FILE",
     .kind = ValueKind::file,
     .is_repeatable = true},
    kLanguageOption,
}};

constexpr std::array<cli::Option, 2> kListOptions = {{
    {.name = "addresses", .help = "show by which addresses each is found, too"},
    kLanguageOption,
}};

constexpr std::array<cli::Option, 1> kRemoveOptions = {{kLanguageOption}};

constexpr std::array<cli::Example, 2> kAddExamples = {{
    {"apograph schema add tei_all.rng",
     "documents that name TEI's own schema at tei-c.org are validated without the network"},
    {"apograph schema add letters.rng --address https://example.org/letters.rng",
     "the same for a schema of one's own"},
}};

}  // namespace

constexpr cli::Command kSchemaAdd = {
    .name = "schema add",
    .summary = "keep a schema, so that documents find it by its address",
    .description =
        "Copies a schema, with the files that it includes, to a folder of the user. validate then "
        "finds it by its name (--schema NAME), by the addresses that are given, and, where it is "
        "one of TEI's own, by its addresses at tei-c.org: release, Vault and current, http and "
        "https. A schema of the same name is replaced.\n\nThe folder is "
        "$XDG_DATA_HOME/apograph/schemas, by default ~/.local/share/apograph/schemas; its "
        "catalog.xml is an OASIS catalog that other programs can use.",
    .operands = kFiles,
    .options = kAddOptions,
    .examples = kAddExamples,
    .run = run_add,
};

constexpr cli::Command kSchemaList = {
    .name = "schema list",
    .summary = "show the schemas that are kept",
    .description =
        "Prints a line for each schema that apograph schema add has kept: its name, "
        "where it says so the version of TEI that it was made from, and its file.",
    .operands = {},
    .options = kListOptions,
    .examples = {},
    .run = run_list,
};

constexpr cli::Command kSchemaRemove = {
    .name = "schema remove",
    .summary = "keep a schema no longer",
    .description = "Removes schemas from the folder of apograph schema add.",
    .operands = kNames,
    .options = kRemoveOptions,
    .examples = {},
    .run = run_remove,
};

}  // namespace apograph
