// SPDX-License-Identifier: MIT
#include "xml/tree.hpp"

#include <gtest/gtest.h>
#include <libxml/tree.h>
#include <libxml/valid.h>

namespace xml {
namespace {

std::string written(const Tree& tree) {
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemory(tree.get(), &bytes, &size);
  std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  xmlFree(bytes);
  return text;
}

TEST(Tree, HoldsTheDocument) {
  const std::string document =
      "<?xml version=\"1.0\"?>\n"
      "<?x y?>"
      "<a xmlns=\"urn:a\" xmlns:b=\"urn:b\" xml:id=\"i\" b:c=\"1\">t<b:d xmlns=\"\"><e/>&amp;</b:d>"
      "<!--c--><f/></a>\n";
  const auto tree = parse_tree(document, "d.xml");
  ASSERT_TRUE(tree);
  std::string expected = document;
  expected.insert(expected.find("<a "), "\n");
  EXPECT_EQ(written(*tree), expected);
  EXPECT_STREQ(reinterpret_cast<const char*>((*tree)->URL), "d.xml");
  const xmlAttrPtr id = xmlGetID(tree->get(), reinterpret_cast<const xmlChar*>("i"));
  ASSERT_NE(id, nullptr);
  EXPECT_EQ(id->parent, xmlDocGetRootElement(tree->get()));
}

TEST(Tree, KnowsItsLines) {
  const auto tree = parse_tree("<a>\n\n<b/></a>", "d.xml");
  ASSERT_TRUE(tree);
  EXPECT_EQ(xmlGetLineNo(xmlDocGetRootElement(tree->get())->last), 3);
}

TEST(Tree, IsReadUnderTheSameRules) {
  const auto tree =
      parse_tree("<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]><a>&e;</a>", "d.xml");
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().code, "xml.external-entity");
}

}  // namespace
}  // namespace xml
