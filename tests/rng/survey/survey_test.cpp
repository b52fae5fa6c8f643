// SPDX-License-Identifier: MIT
#include "rng/survey/survey.hpp"

#include <gtest/gtest.h>

#include "rng/convert/converted.hpp"

namespace {

constexpr std::string_view kSchema = R"(default namespace = "urn:l"
namespace r = "urn:r"
start = letter
## A letter.
letter = element letter { date?, attribute r:by { "a" | "b" }, (p | note)* }
date = attribute date {
  xsd:date
}
## A paragraph.
p = element p { mixed { (hi | note)* } }
hi = element hi { date, (attribute n { text } | (attribute n { "x" }, p?)), text }
note =
  ## A note, of the element.
  element note { p+ }
lost = element lost { empty }
)";

std::unique_ptr<rng::survey::Survey> survey() {
  rng_tests::MemoryLoader loader;
  loader.files["s.rnc"] = kSchema;
  base::DiagnosticList faults;
  auto made = rng::survey::Survey::load("s.rnc", loader, faults);
  EXPECT_TRUE(faults.items.empty()) << base::to_string(faults.items.front());
  return made;
}

using Names = std::vector<std::string>;

TEST(Survey, ListsTheElementsThatADocumentCanHold) {
  const auto elements = survey()->elements();
  ASSERT_EQ(elements.size(), 4U);
  EXPECT_EQ(elements[0].name, "hi");
  EXPECT_EQ(elements[1].name, "letter");
  EXPECT_TRUE(elements[1].is_root);
  EXPECT_EQ(elements[1].documentation, "A letter.");
  EXPECT_EQ(elements[1].at, (base::Location{"s.rnc", 5, 10}));
  EXPECT_EQ(elements[2].name, "note");
  EXPECT_EQ(elements[2].documentation, "A note, of the element.");
  EXPECT_EQ(elements[2].parents, (Names{"letter", "p"}));
  EXPECT_EQ(elements[3].parents, (Names{"hi", "letter", "note"}));
}

TEST(Survey, ListsAttributesByName) {
  const auto attributes = survey()->attributes();
  ASSERT_EQ(attributes.size(), 3U);
  EXPECT_EQ(attributes[0].name, "date");
  EXPECT_EQ(attributes[0].at, (base::Location{"s.rnc", 6, 8}));
  EXPECT_EQ(attributes[0].elements, (Names{"hi", "letter"}));
  EXPECT_EQ(attributes[1].values, (Names{"\"x\"", "text"}));
  EXPECT_EQ(attributes[2].name, "r:by");
}

TEST(Survey, DescribesAnElement) {
  const auto letters = survey()->describe("letter");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].content, "(note | p)*");
  EXPECT_EQ(letters[0].children, (Names{"note", "p"}));
  ASSERT_EQ(letters[0].attributes.size(), 2U);
  EXPECT_FALSE(letters[0].attributes[0].is_required);
  EXPECT_TRUE(letters[0].attributes[1].is_required);
  EXPECT_EQ(letters[0].attributes[1].value, "\"a\" | \"b\"");
  const auto his = survey()->describe("hi");
  ASSERT_EQ(his.size(), 1U);
  for (const auto& attribute : his[0].attributes) EXPECT_TRUE(attribute.is_required);
  EXPECT_TRUE(survey()->describe("lost").empty());
}

}  // namespace
