// SPDX-License-Identifier: MIT
#include "xml/document.hpp"

#include <gtest/gtest.h>

namespace xml {
namespace {

TEST(Document, IsATreeWithPlaces) {
  const auto document = parse(
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n"
      " <p xml:id='x' n='1'>a<hi>b</hi><!--c--><?d e?>f</p></TEI>",
      "d.xml");
  ASSERT_TRUE(document);
  const Node& root = *document->root;
  EXPECT_TRUE(root.is_tei("TEI"));
  EXPECT_EQ(root.parent, nullptr);
  const Node* const p = root.child("p");
  ASSERT_NE(p, nullptr);
  EXPECT_EQ(p->parent, &root);
  EXPECT_EQ(document->locate(*p), (base::Location{"d.xml", 2, 2}));
  EXPECT_EQ(p->attribute_or_empty("xml:id"), "x");
  EXPECT_EQ(p->attribute_or_empty("n"), "1");
  EXPECT_EQ(p->attribute("id"), nullptr);
  EXPECT_EQ(p->text_content(), "abf");
  ASSERT_EQ(p->children.size(), 5U);
  EXPECT_EQ(p->children[2]->kind, NodeKind::comment);
  EXPECT_EQ(p->children[3]->local, "d");
}

TEST(Document, IsAsDeepAsItMayBe) {
  std::string deep;
  for (int i = 0; i < 90'000; ++i) deep += "<a>";
  for (int i = 0; i < 90'000; ++i) deep += "</a>";
  const auto document = parse(deep, "d.xml");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root->text_content(), "");
}

}  // namespace
}  // namespace xml
