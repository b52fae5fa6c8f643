// SPDX-License-Identifier: MIT
// James Clark's compacttest: a compact schema says what its XML twin says, call by call, and gets
// the same verdict.
#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "rng/data.hpp"
#include "rng/syntax/parse.hpp"
#include "rng/syntax/trace_builder.hpp"
#include "rng/validate/schema.hpp"

namespace {

namespace fs = std::filesystem;

std::string trace_of(const fs::path& path) {
  const auto bytes = base::read_file(path);
  if (!bytes) return base::to_string(bytes.error());
  rng_tests::TraceBuilder builder(false);
  base::DiagnosticList faults;
  rng::syntax::SchemaText text;
  text.bytes = *bytes;
  text.uri = path.string();
  text.name = path.filename().string();
  const auto pattern = rng::syntax::parse(text, builder, faults);
  if (!pattern) return faults.items.empty() ? "no reason" : base::to_string(faults.items.front());
  return builder.text_of(*pattern);
}

bool is_correct(const fs::path& path, std::string& reason) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema(path, faults);
  reason = faults.items.empty() ? "" : base::to_string(faults.items.front());
  return schema != nullptr;
}

// Each case that has both syntaxes, its files other than the main one included.
TEST(Compacttest, EachSchemaSaysWhatItsTwinSays) {
  const fs::path folder = rng_tests::data_folder() / "suites" / "compacttest";
  SKIP_WITHOUT_DATA(folder)
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!fs::exists(entry.path() / "xml")) continue;
    for (const auto& file : fs::directory_iterator(entry.path() / "compact")) {
      const fs::path twin = entry.path() / "xml" / file.path().filename().replace_extension(".rng");
      if (!fs::exists(twin)) continue;
      EXPECT_EQ(trace_of(file.path()), trace_of(twin)) << file.path();
      ++count;
    }
  }
  EXPECT_GE(count, 46U) << "the suite has been cut";
}

TEST(Compacttest, IncorrectSchemasAreRejectedAndTwinsGetOneVerdict) {
  const fs::path folder = rng_tests::data_folder() / "suites";
  SKIP_WITHOUT_DATA(folder)
  std::size_t count = 0;
  for (const auto& job : rng_tests::read_table(folder / "compacttest.jobs.tsv")) {
    std::string reason;
    if (job[1] == "compact-schema-incorrect") {
      EXPECT_FALSE(is_correct(folder / job[2], reason)) << job[0];
      EXPECT_NE(reason.find(": error: "), std::string::npos) << job[0];
      ++count;
    } else if (job[1] == "compact-schema-correct") {
      const std::string number = job[0].substr(std::string("compacttest/").size(), 3);
      const fs::path twin = folder / "compacttest" / number / "xml" / "c.rng";
      if (number == "075" || !fs::exists(twin)) continue;  // 075/xml lacks a file
      std::string reason_of_twin;
      const bool is_fine = is_correct(folder / job[2], reason);
      EXPECT_EQ(is_fine, is_correct(twin, reason_of_twin))
          << job[0] << "\n  " << reason << "\n  " << reason_of_twin;
      ++count;
    }
  }
  EXPECT_GE(count, 80U) << "the table has been cut";
}

// trang made the compact schemas from the XML ones.
TEST(Schemas, CompactOnesSayWhatXmlOnesSay) {
  const fs::path folder = rng_tests::data_folder() / "schemas";
  SKIP_WITHOUT_DATA(folder)
  std::size_t count = 0;
  for (const auto& file : fs::directory_iterator(folder)) {
    if (file.path().extension() != ".rnc") continue;
    fs::path twin = file.path();
    twin.replace_extension(".rng");
    const std::string trace = trace_of(file.path());
    const std::string trace_of_twin = trace_of(twin);
    const auto [a, b] =
        std::mismatch(trace.begin(), trace.end(), trace_of_twin.begin(), trace_of_twin.end());
    const auto at = static_cast<std::size_t>(a - trace.begin());
    EXPECT_TRUE(trace == trace_of_twin) << file.path() << " differs at " << at << "\n  ..."
                                        << trace.substr(at > 200 ? at - 200 : 0, 400) << "\n  ..."
                                        << trace_of_twin.substr(at > 200 ? at - 200 : 0, 400);
    std::string reason;
    EXPECT_TRUE(is_correct(file.path(), reason)) << reason;
    ++count;
  }
  EXPECT_GE(count, 7U);
}

}  // namespace
