// SPDX-License-Identifier: MIT
// Real TEI documents, and documents with one seeded fault each: the verdict must be jing's, and
// jing's first error must lie in the tag or value that our first one points to.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The line on which the tag or the text that begins at a place ends.
std::size_t last_line(const std::string& text, std::size_t line, std::size_t column) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < line && at != std::string::npos; ++i) at = text.find('\n', at) + 1;
  for (std::size_t i = 1; i < column && at < text.size(); ++i) base::utf8::next(text, at);
  const bool is_tag = at < text.size() && text[at] == '<';
  const std::size_t end = std::min(text.find(is_tag ? '>' : '<', at), text.size());
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, end));
  const auto lines = std::count(begin, text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  return line + static_cast<std::size_t>(lines);
}

std::string verdict_of(const rng::explain::Outcome& outcome) {
  if (!outcome.is_well_formed) return "illformed";
  return outcome.is_valid() ? "valid" : "invalid";
}

struct Column {
  std::size_t verdict, first;
};

void compare(const std::string& table, Column columns, std::size_t least) {
  const auto folder = rng_tests::data_folder();
  SKIP_WITHOUT_DATA(folder / table)
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema(folder / "schemas/tei_all.rng", faults);
  ASSERT_NE(schema, nullptr) << base::to_string(faults.items.front());
  rng::explain::ValidationOptions options;
  options.read.load_dtd = true;  // as jing read them
  rng::explain::Validator validator(*schema, options);
  const auto rows = rng_tests::read_table(folder / table);
  std::size_t same_line = 0;
  std::size_t invalid = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    base::DiagnosticList found;
    const auto outcome = validator.validate_file(folder / row[0], found);
    const std::string first = found.items.empty() ? "" : base::to_string(found.items.front());
    EXPECT_EQ(verdict_of(outcome), row[columns.verdict])
        << row[0] << "\n  ours: " << first << "\n  jing: " << row[columns.first] << ' '
        << row[columns.first + 1];
    if (found.items.empty() || row[columns.verdict] != "invalid") continue;
    ++invalid;
    const std::size_t jing_line = std::stoul(row[columns.first]);
    const base::Location& at = found.items.front().at;
    const std::size_t end = last_line(read_file(folder / row[0]), at.line, at.column);
    EXPECT_LE(at.line, jing_line) << row[0] << "\n  ours: " << first;
    EXPECT_GE(end, jing_line) << row[0] << "\n  ours: " << first
                              << "\n  jing: " << row[columns.first] << ' '
                              << row[columns.first + 1];
    if (at.line <= jing_line && jing_line <= end) ++same_line;
  }
  std::cout << table << ": " << same_line << " of " << invalid
            << " first errors in the place of jing's\n";
  EXPECT_GE(rows.size(), least) << "the table has been cut";
}

TEST(Documents, RealTeiHasTheVerdictOfJing) {
  compare("tei.verdicts.tsv", {1, 3}, 61);
}

TEST(Documents, MutantsHaveTheVerdictOfJing) {
  compare("mutants.verdicts.tsv", {5, 7}, 208);
}

}  // namespace
