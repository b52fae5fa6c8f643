// SPDX-License-Identifier: MIT
#include "base/diagnostic.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Diagnostic, ReadsAsFileLineColumnSeverityMessageAndHint) {
  const Diagnostic diagnostic{Severity::error,       "a.b",     {"letter.xml", 3, 7},
                              "found x, expected y", "write y", {}};
  EXPECT_EQ(to_string(diagnostic), "letter.xml:3:7: error: found x, expected y (write y)");
}

TEST(Diagnostic, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(to_string(Diagnostic{Severity::warning, "a", {}, "odd", {}, {}}), "warning: odd");
  EXPECT_EQ(to_string(Diagnostic{Severity::fatal, "a", {"f"}, "odd", {}, {}}), "f: fatal: odd");
}

TEST(DiagnosticList, WarningsAreNoErrors) {
  DiagnosticList list;
  list.add({Severity::warning, "a", {}, "odd", {}, {}});
  EXPECT_FALSE(list.has_errors());
  list.add({Severity::error, "a", {}, "wrong", {}, {}});
  EXPECT_TRUE(list.has_errors());
}

}  // namespace
}  // namespace base
