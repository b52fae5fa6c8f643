// SPDX-License-Identifier: MIT
#include "edition/seal.hpp"

#include <gtest/gtest.h>

namespace edition {
namespace {

TEST(Seal, IsTheLastLineAndIntactAsWritten) {
  const std::string document = sealed("<TEI/>");
  EXPECT_EQ(document.substr(0, 32), "<TEI/>\n<?apograph written=\"xxh3:");
  EXPECT_EQ(document.substr(document.size() - 4), "\"?>\n");
  EXPECT_EQ(seal_of(document), Seal::intact);
  EXPECT_EQ(unsealed(document), "<TEI/>\n");
}

TEST(Seal, IsTheSameForTheSameBytes) {
  EXPECT_EQ(sealed("<TEI/>"), sealed("<TEI/>\n"));
  EXPECT_NE(sealed("<TEI/>"), sealed("<TEI />"));
}

TEST(Seal, ReplacesASealThatIsThere) {
  EXPECT_EQ(sealed(sealed("<TEI/>")), sealed("<TEI/>"));
}

TEST(Seal, BreaksWithAnyChangedByte) {
  const std::string document = sealed("<TEI>a</TEI>");
  for (std::size_t at = 0; at + 1 < document.size(); ++at) {
    std::string changed = document;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_NE(seal_of(changed), Seal::intact) << at;
  }
  EXPECT_NE(seal_of(document + "<!-- mine -->\n"), Seal::intact);
  EXPECT_NE(seal_of("\n" + document), Seal::intact);
}

TEST(Seal, IsNoneWhereItWasTakenAwayOrNeverWas) {
  EXPECT_EQ(seal_of("<TEI/>\n"), Seal::none);
  EXPECT_EQ(seal_of(""), Seal::none);
  EXPECT_EQ(seal_of("\n"), Seal::none);
  EXPECT_EQ(seal_of("<?apograph written=\"xxh3:?>\n"), Seal::none);
}

TEST(Seal, SurvivesALostLineEndAtTheEnd) {
  std::string document = sealed("<TEI/>");
  document.pop_back();
  EXPECT_EQ(seal_of(document), Seal::intact);
}

}  // namespace
}  // namespace edition
