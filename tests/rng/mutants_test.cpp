// SPDX-License-Identifier: MIT
// Documents with one seeded fault each: how many messages it makes, where the first one stands,
// whether the right name is suggested where a name is misspelt, and how long the messages are.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>

#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"
#include "xml/reader.hpp"

namespace {

using Line = std::uint32_t;

// On which lines the elements begin and end.
class Outline final : public xml::PositionedHandler {
 public:
  struct Element {
    Line begin = 0;
    Line end = 0;
    std::size_t parent = 0;  // its own index, of the root
  };

  void set_position(const xml::Position& position) override { position_ = &position; }
  void start_element(const xml::Name&, std::span<const xml::Attribute>,
                     std::span<const xml::NamespaceDeclaration>) override {
    const std::size_t parent = open_.empty() ? elements.size() : open_.back();
    open_.push_back(elements.size());
    elements.push_back({position_->event().line, 0, parent});
  }
  void end_element(const xml::Name&) override {
    elements[open_.back()].end = position_->event().line;
    open_.pop_back();
  }
  void text(std::string_view) override {}

  // The lines of the tags of the elements around a line, of their children, and next to it.
  std::set<Line> near(Line line) const {
    std::size_t innermost = 0;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].begin <= line && line <= elements[i].end) innermost = i;
    }
    std::set<Line> lines;
    for (const std::size_t parent : {innermost, elements[innermost].parent}) {
      lines.insert({elements[parent].begin, elements[parent].end});
      for (const Element& element : elements) {
        if (element.parent == parent) lines.insert({element.begin, element.end});
      }
    }
    return lines;
  }

  std::vector<Element> elements;

 private:
  const xml::Position* position_ = nullptr;
  std::vector<std::size_t> open_;
};

struct Mutant {
  std::string file, kind, description;
  Line line = 0;
  Line jing_line = 0;
  std::size_t jing_messages = 0;
};

std::vector<Mutant> invalid_mutants(const std::filesystem::path& folder) {
  std::vector<Mutant> mutants;
  for (const auto& row : rng_tests::read_table(folder / "mutants.verdicts.tsv")) {
    if (row[5] != "invalid") continue;
    mutants.push_back({row[0], row[1], row[4], static_cast<Line>(std::stoul(row[3])),
                       static_cast<Line>(std::stoul(row[7])), std::stoul(row[6])});
  }
  return mutants;
}

// "persName -> persname" and "p/@rend -> @rendd" tell what was meant.
std::string meant(const Mutant& mutant) {
  std::string name = mutant.description.substr(0, mutant.description.find(" -> "));
  const std::size_t slash = name.find('/');
  return slash == std::string::npos ? "<" + name + ">" : name.substr(slash + 1);
}

// True where the name stands in the text, and is not a part of a longer one.
bool names(const std::string& text, const std::string& name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool goes_on = end < text.size() && (std::isalnum(text[end]) != 0 || text[end] == '-');
    if (!goes_on) return true;
  }
  return false;
}

struct Score {
  std::size_t documents = 0, messages = 0, on_line = 0, in_tag = 0, misspelt = 0, suggested = 0;
  std::size_t jing_messages = 0, jing_on_line = 0, jing_in_tag = 0;
  std::size_t has_line = 0, on_own_line = 0;  // a child that was dropped has no line of its own
};

// The table names the line where the tag of the fault begins, which may go on for some lines.
bool is_in_tag(const std::filesystem::path& file, Line begin, Line line) {
  std::ifstream stream(file);
  std::string text;
  Line number = 0;
  for (std::string row; number < line && std::getline(stream, row);) {
    if (++number >= begin && number < line) text += row + '\n';
  }
  const std::size_t open = text.rfind('<');
  return open != std::string::npos && text.find('>', open) == std::string::npos;
}

std::size_t length_of(const base::Diagnostic& item) {
  std::size_t length =
      base::utf8::code_point_count(item.message) + base::utf8::code_point_count(item.hint);
  for (const auto& note : item.notes) length += base::utf8::code_point_count(note.message);
  return length;
}

void measure(const std::filesystem::path& folder, rng::explain::Validator& validator,
             const Mutant& mutant, Score& score) {
  base::DiagnosticList found;
  validator.validate_file(folder / mutant.file, found);
  ASSERT_FALSE(found.items.empty()) << mutant.file;
  std::string all;
  std::size_t errors = 0;
  for (const auto& item : found.items) {
    EXPECT_LE(length_of(item), 400U) << mutant.file << base::to_string(item);
    EXPECT_FALSE(item.hint.empty()) << mutant.file << base::to_string(item);
    if (item.severity < base::Severity::error) continue;
    all += "\n  " + base::to_string(item);
    ++errors;
  }
  ++score.documents;
  score.messages += errors;
  if (errors > 1) std::cout << mutant.kind << " has " << errors << " messages:" << all << '\n';
  score.jing_messages += mutant.jing_messages;
  if (mutant.jing_line == mutant.line) ++score.jing_on_line;
  if (mutant.jing_line == mutant.line ||
      is_in_tag(folder / mutant.file, mutant.line, mutant.jing_line)) {
    ++score.jing_in_tag;
  }
  const base::Diagnostic& first = found.items.front();
  const bool is_on_line = first.at.line == mutant.line;
  if (is_on_line) ++score.on_line;
  if (mutant.kind != "drop-required") {
    ++score.has_line;
    if (is_on_line) ++score.on_own_line;
  }
  if (is_on_line || is_in_tag(folder / mutant.file, mutant.line, first.at.line)) {
    ++score.in_tag;
  } else {
    Outline outline;
    ASSERT_TRUE(xml::read_file(folder / mutant.file, outline)) << mutant.file;
    std::cout << mutant.kind << ", line " << mutant.line << ", is found at:" << all << '\n';
    EXPECT_TRUE(outline.near(mutant.line).contains(first.at.line))
        << mutant.description << ", line " << mutant.line << all;
  }
  if (!mutant.kind.starts_with("misspell-")) return;
  ++score.misspelt;
  if (names(first.hint, meant(mutant))) {
    ++score.suggested;
  } else {
    std::cout << mutant.description << " is not suggested:" << all << '\n';
  }
}

TEST(Mutants, OneFaultIsOneMessageOnItsLine) {
  const auto folder = rng_tests::data_folder();
  SKIP_WITHOUT_DATA(folder / "mutants.verdicts.tsv")
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema(folder / "schemas/tei_all.rng", faults);
  ASSERT_NE(schema, nullptr);
  rng::explain::ValidationOptions options;
  options.read.load_dtd = true;
  rng::explain::Validator validator(*schema, options);
  Score score;
  for (const Mutant& mutant : invalid_mutants(folder)) measure(folder, validator, mutant, score);
  std::cout << score.documents << " documents: " << score.messages << " messages, the first in the "
            << "tag or text of the fault in " << score.in_tag << ", on its first line in "
            << score.on_line << " (" << score.on_own_line << " of the " << score.has_line
            << " that have a line); " << score.suggested << " of " << score.misspelt
            << " misspelt names are suggested\njing: " << score.jing_messages << " messages, "
            << score.jing_in_tag << " in the tag or text, " << score.jing_on_line
            << " on the first line\n";
  EXPECT_GE(score.documents, 121U) << "the table has been cut";
  EXPECT_GE(score.in_tag * 100, score.documents * 92);
  EXPECT_GE(score.on_line * 100, score.documents * 90);
  EXPECT_GE(score.on_own_line * 100, score.has_line * 92);
  EXPECT_LE(score.messages * 100, score.documents * 105);
  EXPECT_GE(score.suggested * 100, score.misspelt * 95);
}

TEST(TypicalFaults, AreOneMessageEachWithACure) {
  const auto folder = rng_tests::data_folder();
  SKIP_WITHOUT_DATA(folder / "messages")
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema(folder / "schemas/tei_all.rng", faults);
  ASSERT_NE(schema, nullptr);
  rng::explain::Validator validator(*schema);
  std::size_t documents = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "messages")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".xml") continue;
    ++documents;
    base::DiagnosticList found;
    validator.validate_file(entry.path(), found);
    const std::size_t wanted = name == "00-valid" ? 0 : name == "16-two-errors" ? 2 : 1;
    EXPECT_EQ(found.items.size(), wanted) << name;
    for (const auto& item : found.items) {
      EXPECT_LE(length_of(item), 400U) << name << base::to_string(item);
      EXPECT_FALSE(item.hint.empty()) << name << base::to_string(item);
      EXPECT_GT(item.at.column, 0U) << name;
    }
  }
  EXPECT_GE(documents, 17U) << "the documents have been cut";
}

}  // namespace
