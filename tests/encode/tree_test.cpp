// SPDX-License-Identifier: MIT
#include "encode/tree.hpp"

#include <gtest/gtest.h>

namespace encode {
namespace {

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

TEST(Tree, IndentsWhatHoldsNoText) {
  Tree tree;
  const Node body = element(element(tree.document(), "TEI"), "body");
  const Node paragraph = element(body, "p", "a ");
  element(paragraph, "hi", "b");
  element(body, "p");
  EXPECT_EQ(tree.xml(), std::string(kHead) +
                            "<TEI>\n  <body>\n    <p>a <hi>b</hi></p>\n    <p/>\n  </body>\n"
                            "</TEI>\n");
}

TEST(Tree, EscapesWhatXmlTakesForMarkup) {
  Tree tree;
  const Node paragraph = element(tree.document(), "p", "a < b & \"c\" > d\te\x02");
  attribute(paragraph, "n", "<\"'&>\t\n");
  attribute(paragraph, "type", "");
  EXPECT_EQ(tree.xml(), std::string(kHead) +
                            "<p n=\"&lt;&quot;'&amp;>&#09;&#10;\">a &lt; b &amp; "
                            "\"c\" &gt; d\te<g n=\"U+0002\"/></p>\n");
}

TEST(Tree, WritesFinishedBlocksAsOthers) {
  Tree finished;
  Tree plain;
  const auto fill = [](Node paragraph, std::string_view content) {
    attribute(element(paragraph, "lb"), "n", "1");
    text(element(paragraph, "name"), content);
  };
  const Node finished_list = element(finished.document(), "list");
  const Node plain_list = element(plain.document(), "list");
  for (const char* content : {"first", "second"}) {
    {
      const BlockElement block(finished_list, "item");
      fill(block.node(), content);
      EXPECT_EQ(block.node().depth(), 2);
    }
    fill(element(plain_list, "item"), content);
    for (const Node list : {finished_list, plain_list}) {
      attribute(list.last_child(), "type", content);
      element(element(list.last_child(), "list"), "item", "nested");
    }
  }
  EXPECT_EQ(finished.xml(), plain.xml());
}

TEST(Tree, LeavesBlocksOfSetOffElementsToBeIndented) {
  Tree tree;
  const Node body = element(tree.document(), "body");
  {
    const BlockElement item(body, "item");
    element(item.node(), "quote", "a");
  }
  EXPECT_EQ(tree.xml(), std::string(kHead) +
                            "<body>\n  <item>\n    <quote>a</quote>\n  </item>\n"
                            "</body>\n");
}

TEST(Tree, ChangesAttributes) {
  Tree tree;
  const Node note = element(tree.document(), "note");
  attribute(note, "xml:id", "n1");
  note.add_to_attribute("corresp", "#a");
  note.add_to_attribute("corresp", "#b");
  note.remove_attribute("xml:id");
  EXPECT_EQ(tree.xml(), std::string(kHead) + "<note corresp=\"#a #b\"/>\n");
}

TEST(Tree, CopiesEntriesWithoutBlanksBetweenElements) {
  Tree tree;
  element(tree.document(), "listPerson")
      .append_copy("<person xml:id=\"a\" n=\"\">\n  <persName>A &amp; B</persName>\n</person>");
  EXPECT_EQ(tree.xml(), std::string(kHead) +
                            "<listPerson>\n  <person xml:id=\"a\" n=\"\">\n    <persName>A &amp; "
                            "B</persName>\n  </person>\n</listPerson>\n");
}

TEST(Tree, KnowsItsElements) {
  Tree tree;
  const Node list = element(tree.document(), "list");
  const Node item = element(list, "item", "a");
  EXPECT_EQ(item.parent(), list);
  EXPECT_EQ(list.last_child(), item);
  EXPECT_EQ(list.child("item"), item);
  EXPECT_EQ(item.last_child().name(), "");
  EXPECT_FALSE(list.child("head"));
  EXPECT_FALSE(tree.document().parent());
}

}  // namespace
}  // namespace encode
