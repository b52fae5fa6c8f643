// SPDX-License-Identifier: MIT
// What is said of a fault: the place, what was found, what was expected, one thing to do.
#include <gtest/gtest.h>

#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"
#include "rng/validate/validator.hpp"

namespace {

constexpr const char* kSchema = R"(<element name="letter" ns="urn:l"
    xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="lang"><choice><value>de</value><value>fr</value></choice></attribute>
  <optional><attribute name="pages"><data type="integer"/></attribute></optional>
  <optional><attribute name="id"><data type="ID"/></attribute></optional>
  <element name="date"><data type="gYear"/></element>
  <element name="opener"><text/></element>
  <zeroOrMore><element name="p"><mixed><zeroOrMore>
    <element name="lb"><empty/></element></zeroOrMore></mixed></element></zeroOrMore>
  <element name="closer"><text/></element>
</element>)";

std::vector<std::string> faults_of(const std::string& document) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rng", faults);
  rng::explain::Validator(*schema).validate_bytes(document, "d.xml", faults);
  std::vector<std::string> texts;
  for (const auto& fault : faults.items) texts.push_back(base::to_string(fault));
  return texts;
}

std::string in_letter(const std::string& content) {
  return "<letter xmlns='urn:l' lang='de'>\n" + content + "</letter>";
}

using Texts = std::vector<std::string>;

TEST(Messages, SayNothingOfAValidDocument) {
  EXPECT_EQ(faults_of(in_letter("<date>1930</date><opener/><p>a<lb/>b</p><closer/>")), Texts{});
}

TEST(Messages, NameTheNearestElement) {
  EXPECT_EQ(faults_of(in_letter("<date>1930</date><opner>x</opner><opener/><closer/>")),
            Texts{"d.xml:2:18: error: element <opner> is not known to the schema; expected "
                  "<opener> (did you mean <opener>?)"});
}

TEST(Messages, SayWhatMustComeBefore) {
  EXPECT_EQ(faults_of(in_letter("<opener/><closer/>")),
            Texts{"d.xml:2:1: error: element <opener> is not allowed yet in <letter>: <date> must "
                  "come before it (insert <date> before it)"});
}

TEST(Messages, PointToTheValueOfAnAttribute) {
  EXPECT_EQ(
      faults_of("<letter xmlns='urn:l' lang='ed'><date>1930</date><opener/><closer/></letter>"),
      Texts{"d.xml:1:29: error: @lang of <letter> is 'ed'; expected 'de' or 'fr' (did "
            "you mean 'de'?)"});
}

TEST(Messages, PointToAnAttribute) {
  EXPECT_EQ(faults_of("<letter xmlns='urn:l' lang='de' page='1'><date>1930</date><opener/><closer/>"
                      "</letter>"),
            Texts{"d.xml:1:33: error: attribute @page is not allowed on <letter>; expected @pages "
                  "or @id (did you mean @pages?)"});
}

TEST(Messages, TellOfAMissingAttribute) {
  EXPECT_EQ(faults_of("<letter xmlns='urn:l'><date>1930</date><opener/><closer/></letter>"),
            Texts{"d.xml:1:1: error: <letter> lacks the required @lang (add @lang)"});
}

TEST(Messages, TellOfTextAndOfAnEnd) {
  EXPECT_EQ(faults_of(in_letter("<date>1930</date>text<opener/><p/>")),
            (Texts{"d.xml:2:18: error: text is not allowed in <letter>; expected <opener> (put the "
                   "text in an element that may hold it)",
                   "d.xml:2:35: error: <letter> is incomplete: <closer> is missing (add <closer> "
                   "before the end of <letter>)"}));
}

TEST(Messages, TellOfAMissingNamespace) {
  EXPECT_EQ(faults_of("<letter lang='de'><date>1930</date><opener/><closer/></letter>").front(),
            "d.xml:1:1: error: element <letter> is not known to the schema; expected <letter> (it "
            "is in no namespace; declare it: xmlns=\"urn:l\")");
}

TEST(Messages, SayWhereTheFirstOfTwoIdsStands) {
  constexpr const char* kIds = R"(<element name="list" xmlns="http://relaxng.org/ns/structure/1.0"
      datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
    <zeroOrMore><element name="item"><attribute name="id"><data type="ID"/></attribute>
      <text/></element></zeroOrMore></element>)";
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kIds, "list.rng", faults);
  rng::explain::Validator(*schema).validate_bytes(
      "<list>\n <item id='a'/>\n <item id='b'/><item id='a'/>\n <item id=' a '/></list>", "d.xml",
      faults);
  ASSERT_EQ(faults.items.size(), 2U);
  for (const base::Diagnostic& fault : faults.items) {
    ASSERT_EQ(fault.notes.size(), 1U);
    EXPECT_EQ(fault.notes.front().at, (base::Location{"d.xml", 2, 2}));
  }
  EXPECT_EQ(faults.items.front().at, (base::Location{"d.xml", 3, 26}));
  EXPECT_EQ(faults.items.back().at, (base::Location{"d.xml", 4, 12}));
}

TEST(Messages, StopAtAMaximumAndCountOn) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rng", faults);
  rng::explain::ValidationOptions options;
  options.max_diagnostics = 1;
  const auto outcome = rng::explain::Validator(*schema, options)
                           .validate_bytes(in_letter("<date>x</date><opener/>y"), "d.xml", faults);
  EXPECT_EQ(faults.items.size(), 1U);
  EXPECT_EQ(outcome.errors, 3U);
}

class NoSink final : public rng::validate::FindingSink {
 public:
  void add(rng::validate::Finding) override {}
  bool wants_details() const override { return false; }
};

TEST(Expected, SaysWhatMayStandHere) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rng", faults);
  rng::validate::Validator validator(*schema);
  NoSink sink;
  validator.begin(sink);
  const xml::Attribute lang{{"", "lang", ""}, "de"};
  validator.start_element({"urn:l", "letter", ""}, {&lang, 1}, {});
  EXPECT_EQ(validator.expected().names,
            (std::vector<rng::validate::FoundName>{{"urn:l", "date", ""}}));
  validator.start_element({"urn:l", "date", ""}, {}, {});
  EXPECT_FALSE(validator.expected().types.empty());
  validator.text("1930");
  validator.end_element({"urn:l", "date", ""});
  validator.start_element({"urn:l", "opener", ""}, {}, {});
  EXPECT_TRUE(validator.expected().text);
  EXPECT_TRUE(validator.expected().end);
  validator.abandon();
}

}  // namespace
