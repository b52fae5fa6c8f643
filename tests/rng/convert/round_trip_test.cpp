// SPDX-License-Identifier: MIT
// The schemas of others, converted both ways: what is converted says what its source says, call by
// call, is correct where the source is, and gives each document the same verdict.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "rng/convert/converted.hpp"
#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/syntax/schema_tree.hpp"
#include "rng/syntax/trace_builder.hpp"
#include "rng/validate/schema.hpp"

namespace {

namespace fs = std::filesystem;
using rng::syntax::Syntax;
using rng_tests::Converted;

using rng::syntax::AnnotationNode;

bool is_unimportant(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '-';
}

std::string trace_of(std::string_view bytes) {
  rng_tests::TraceBuilder builder(false);
  base::DiagnosticList faults;
  const rng::syntax::SchemaText text{bytes, "s", "s", 0, "urn:around"};
  const auto pattern = rng::syntax::parse(text, builder, faults);
  if (!pattern) return faults.items.empty() ? "no reason" : base::to_string(faults.items.front());
  return builder.text_of(*pattern);
}

void add_note(const AnnotationNode& node, std::vector<std::string>& notes) {
  if (const auto* words = std::get_if<std::string>(&node)) notes.push_back(*words);
  if (const auto* comment = std::get_if<rng::syntax::AnnotationComment>(&node)) {
    notes.push_back("comment " + comment->text);
  }
  const auto* element = std::get_if<rng::syntax::AnnotationElement>(&node);
  if (element == nullptr) return;
  std::string start = "<" + element->name.namespace_uri + " " + element->name.local;
  for (const auto& attribute : element->attributes) {
    start +=
        " " + attribute.name.namespace_uri + " " + attribute.name.local + "=" + attribute.value;
  }
  notes.push_back(start);
  for (const AnnotationNode& child : element->children) add_note(child, notes);
}

void add_notes(const rng::syntax::Annotations& annotations, std::vector<std::string>& notes) {
  for (const auto& text : annotations.documentation) notes.push_back("documentation " + text);
  for (const auto& attribute : annotations.attributes) {
    notes.push_back(attribute.name.namespace_uri + " " + attribute.name.local + "=" +
                    attribute.value);
  }
  for (const auto* nodes : {&annotations.before, &annotations.after}) {
    for (const AnnotationNode& node : *nodes) add_note(node, notes);
  }
  for (const auto* comments : {&annotations.comments, &annotations.trailing}) {
    for (const auto& comment : *comments) notes.push_back("comment " + comment.text);
  }
}

// All that a file says beside RELAX NG, in no order, its white space apart; hyphens too, which
// comments of XML cannot hold as they like.
std::string notes_of(std::string_view bytes) {
  rng::syntax::SchemaTree tree;
  rng::syntax::SchemaTreeBuilder builder(tree, true);
  base::DiagnosticList faults;
  rng::syntax::parse({bytes, "s", "s", 0, ""}, builder, faults);
  std::vector<std::string> notes;
  for (const auto& [node, annotations] : tree.notes.annotations) add_notes(annotations, notes);
  for (const auto& [key, annotations] : tree.notes.parameters) add_notes(annotations, notes);
  for (std::string& note : notes) std::erase_if(note, is_unimportant);
  std::sort(notes.begin(), notes.end());
  std::string text;
  for (const std::string& note : notes) text += note.empty() ? "" : note + "\n";
  return text;
}

void expect_same(const std::string& a, const std::string& b, const std::string& what) {
  if (a == b) return;
  const auto at = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const std::size_t from = at > 120 ? at - 120 : 0;
  ADD_FAILURE() << what << " differs at " << at << "\n  ..." << a.substr(from, 240) << "\n  ..."
                << b.substr(from, 240);
}

struct Schemas {
  rng::syntax::FileLoader files;
  rng::syntax::ResourceLoader& loader;
  Schemas() : loader(files) {}

  std::unique_ptr<const rng::validate::Schema> load(const fs::path& path, std::string& reason) {
    base::DiagnosticList faults;
    rng::validate::LoadOptions options;
    options.check_ids = false;
    auto schema = rng::validate::load_schema(path, faults, options);
    reason = faults.items.empty() ? "" : base::to_string(faults.items.front());
    return schema;
  }

  std::unique_ptr<const rng::validate::Schema> load(Converted& converted, std::string& reason) {
    base::DiagnosticList faults;
    rng::validate::LoadOptions options;
    options.check_ids = false;
    options.loader = &converted.loader;
    auto schema =
        rng::validate::load_schema_bytes(converted.text(), converted.main, faults, options);
    reason = faults.items.empty() ? "" : base::to_string(faults.items.front());
    return schema;
  }
};

// Converts a schema to `target`, and compares each file with its source.
Converted converted(const fs::path& path, Syntax target, Schemas& schemas) {
  const auto bytes = base::read_file(path);
  if (!bytes) return {};
  Converted made = rng_tests::convert(*bytes, path.string(), target, schemas.loader);
  EXPECT_EQ(made.fault, "") << path;
  for (const auto& [source, name] : made.twins) {
    const auto original = base::read_file(source);
    if (!original) continue;
    expect_same(notes_of(*original), notes_of(made.loader.files[name]),
                "what is beside RELAX NG in " + source);
    // Addresses are resolved, and names in values take other prefixes; documents tell there.
    const bool is_rewritten = original->find("xml:base") != std::string::npos ||
                              original->find("QName") != std::string::npos;
    if (is_rewritten) continue;
    expect_same(trace_of(*original), trace_of(made.loader.files[name]), source + " as " + name);
  }
  return made;
}

// From the source to one syntax, and from there to the other.
struct Both {
  Converted first;
  Converted second;
};

Both both_ways(const fs::path& path, Schemas& schemas) {
  const auto bytes = base::read_file(path);
  if (!bytes) return {};
  const bool is_xml = rng::syntax::syntax_of(*bytes) == Syntax::xml;
  const Syntax there = is_xml ? Syntax::compact : Syntax::xml;
  const Syntax back = is_xml ? Syntax::xml : Syntax::compact;
  Both both{converted(path, there, schemas), {}};
  if (!both.first.fault.empty()) return both;
  both.second = rng_tests::convert(both.first.text(), both.first.main, back, both.first.loader);
  EXPECT_EQ(both.second.fault, "") << path << " and back";
  return both;
}

std::string verdict_of(const rng::validate::Schema& schema, const fs::path& document,
                       bool load_dtd) {
  base::DiagnosticList found;
  rng::explain::ValidationOptions options;
  options.check_ids = false;
  options.read.load_dtd = load_dtd;
  rng::explain::validate_file(schema, document, found, options);
  std::string text;
  for (const base::Diagnostic& fault : found.items) {
    text += base::to_string({fault.severity, fault.code, fault.at, fault.code, "", {}}) + "\n";
  }
  return text;
}

TEST(RoundTrip, TheSchemasOfProjects) {
  const fs::path folder = rng_tests::data_folder() / "schemas";
  SKIP_WITHOUT_DATA(folder)
  Schemas schemas;
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".rng" && path.extension() != ".rnc") continue;
    Both both = both_ways(path, schemas);
    std::string reason;
    EXPECT_NE(schemas.load(both.first, reason), nullptr) << path << "\n  " << reason;
    EXPECT_NE(schemas.load(both.second, reason), nullptr) << path << "\n  " << reason;
    ++count;
  }
  EXPECT_GE(count, 14U);
}

TEST(RoundTrip, DocumentsOfProjectsAndMutantsGetTheSameDiagnostics) {
  const fs::path folder = rng_tests::data_folder();
  SKIP_WITHOUT_DATA(folder / "schemas/tei_all.rng")
  Schemas schemas;
  std::string reason;
  const auto original = schemas.load(folder / "schemas/tei_all.rng", reason);
  Both both = both_ways(folder / "schemas/tei_all.rng", schemas);
  const auto compact = schemas.load(both.first, reason);
  const auto back = schemas.load(both.second, reason);
  ASSERT_TRUE(original != nullptr && compact != nullptr && back != nullptr) << reason;
  std::size_t documents = 0;
  for (const char* table : {"tei.verdicts.tsv", "mutants.verdicts.tsv"}) {
    auto rows = rng_tests::read_table(folder / table);
    rows.erase(rows.begin());
    for (const auto& row : rows) {
      const std::string expected = verdict_of(*original, folder / row[0], true);
      EXPECT_EQ(verdict_of(*compact, folder / row[0], true), expected) << row[0];
      EXPECT_EQ(verdict_of(*back, folder / row[0], true), expected) << row[0];
      ++documents;
    }
  }
  EXPECT_GE(documents, 267U) << "the tables have been cut";
}

// The schemas of a suite that are correct, and its documents.
void run_suite(const std::string& name, std::size_t least_schemas, std::size_t least_documents) {
  const fs::path folder = rng_tests::data_folder() / "suites";
  SKIP_WITHOUT_DATA(folder)
  Schemas schemas;
  std::map<std::string, Both> done;
  std::size_t documents = 0;
  for (const auto& job : rng_tests::read_table(folder / (name + ".jobs.tsv"))) {
    if (job[1].find("schema-incorrect") != std::string::npos) continue;
    if (job[2] == "compacttest/075/xml/c.rng") continue;  // lacks a file
    if (done.count(job[2]) == 0) done.emplace(job[2], both_ways(folder / job[2], schemas));
    Both& both = done.at(job[2]);
    std::string reason;
    std::string reason_of_copy;
    const auto original = schemas.load(folder / job[2], reason);
    const auto first = schemas.load(both.first, reason_of_copy);
    const auto second = schemas.load(both.second, reason_of_copy);
    EXPECT_EQ(original != nullptr, first != nullptr) << job[2] << "\n  " << reason_of_copy;
    EXPECT_EQ(original != nullptr, second != nullptr) << job[2] << "\n  " << reason_of_copy;
    if (original == nullptr || first == nullptr || second == nullptr) continue;
    if (job[1] != "valid" && job[1] != "invalid") continue;
    const std::string expected = verdict_of(*original, folder / job[3], false);
    EXPECT_EQ(verdict_of(*first, folder / job[3], false), expected) << job[0];
    EXPECT_EQ(verdict_of(*second, folder / job[3], false), expected) << job[0];
    ++documents;
  }
  std::cout << name << ": " << done.size() << " schemas, " << documents << " documents\n";
  EXPECT_GE(done.size(), least_schemas) << "the table has been cut";
  EXPECT_GE(documents, least_documents) << "the table has been cut";
}

TEST(RoundTrip, Spectest) {
  run_suite("spectest", 150, 400);
}

TEST(RoundTrip, Compacttest) {
  run_suite("compacttest", 40, 0);
}

TEST(RoundTrip, Xsdtest) {
  run_suite("xsdtest", 100, 900);
}

}  // namespace
