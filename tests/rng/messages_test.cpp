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
  EXPECT_EQ(
      faults_of(in_letter("<date>1930</date><opner>x</opner><opener/><closer/>")),
      Texts{"d.xml:2:18: error: <opner> is not allowed anywhere: the schema has no element of "
            "this name (did you mean <opener>?)"});
}

TEST(Messages, SayWhatMustComeBefore) {
  EXPECT_EQ(faults_of(in_letter("<opener/><closer/>")),
            Texts{"d.xml:2:1: error: <opener> is not allowed yet in <letter>: <date> must come "
                  "before it (put <date> before it)"});
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
            Texts{"d.xml:1:33: error: @page is not allowed anywhere: the schema has no such "
                  "attribute (did you mean @pages?)"});
}

TEST(Messages, TellOfAMissingAttribute) {
  EXPECT_EQ(faults_of("<letter xmlns='urn:l'><date>1930</date><opener/><closer/></letter>"),
            Texts{"d.xml:1:1: error: <letter> lacks @lang (add @lang)"});
}

TEST(Messages, TellOfTextAndOfAnEnd) {
  EXPECT_EQ(faults_of(in_letter("<date>1930</date>text<opener/><p/>")),
            (Texts{"d.xml:2:18: error: text is not allowed in <letter>: 'text'; expected <opener> "
                   "(put the text in <opener>)",
                   "d.xml:2:35: error: <letter> is incomplete: <closer> is missing (add <closer> "
                   "before the end of <letter>)"}));
}

TEST(Messages, TellOfAMissingNamespace) {
  EXPECT_EQ(
      faults_of("<letter lang='de'><date>1930</date><opener/><closer/></letter>").front(),
      "d.xml:1:1: error: <letter> is not allowed here: its namespace is not the right one (it "
      "is in no namespace: declare xmlns=\"urn:l\" on it or around it)");
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

TEST(Messages, TellWhatComesTooLateFromWhatMayNotStandHere) {
  EXPECT_EQ(faults_of(in_letter("<date>1930</date><opener/><closer/><p/>")),
            Texts{"d.xml:2:36: error: <p> is not allowed any more in <letter>: it must come before "
                  "<closer>; expected the end of <letter> (move it before <closer>)"});
  EXPECT_EQ(faults_of(in_letter("<date>1930</date><opener/><lb/><closer/>")),
            Texts{"d.xml:2:27: error: <lb> is not allowed here, in <letter>; expected <p> or "
                  "<closer> (move it to <p> in <letter>)"});
  EXPECT_EQ(faults_of(in_letter("<date>1930</date><opener/><opener/><closer/>")),
            Texts{"d.xml:2:27: error: <opener> is not allowed a second time in <letter>; expected "
                  "<p> or <closer> (remove it, or make one of the two)"});
}

TEST(Messages, SayOfAMissingEndTagThatItMayBeMissing) {
  EXPECT_EQ(
      faults_of(in_letter("<date>1930</date><opener/><p>a<p>b</p></p><closer/>")),
      Texts{"d.xml:2:31: error: <p> is not allowed here, in <p>; expected <lb>, text or the end "
            "of <p> (it may stand in <letter>: close <p> before it)"});
}

TEST(Messages, FollowAFaultWithoutEchoes) {
  const std::string opener = "<opener/><closer/>";
  EXPECT_EQ(faults_of(in_letter("<opener/><date>1930</date><closer/>")).size(), 1U) << "swapped";
  EXPECT_EQ(faults_of(in_letter("<dat>1930</dat>" + opener)).size(), 1U) << "misspelt";
  EXPECT_EQ(faults_of(in_letter("<p>1930</p>" + opener)).size(), 1U) << "another name";
  EXPECT_EQ(faults_of(in_letter("<foo><bar a='1'>x</bar></foo>" + opener)).size(), 1U) << "unknown";
  EXPECT_EQ(faults_of("<letter xmlns='urn:l' lan='de'><date>1930</date><opener/><closer/></letter>")
                .size(),
            1U)
      << "a misspelt attribute that is required";
  EXPECT_EQ(faults_of(in_letter("a<date>1930</date>b<opener/>c<closer/>d")).size(), 1U) << "text";
  EXPECT_EQ(faults_of("<letter lang='de'><date>1930</date><opener/><p><lb/></p><closer/></letter>")
                .size(),
            1U)
      << "no namespace";
}

TEST(Messages, FindOtherFaultsBehindOne) {
  EXPECT_EQ(faults_of("<letter lang='ed'><date>soon</date><opener/><closer/></letter>").size(), 3U);
  EXPECT_EQ(faults_of(in_letter("<opener/><p><foo/></p><date>1930</date><closer/><bar/>")).size(),
            3U);
}

TEST(Messages, AnswerAValueWithTheFormExpectedAndAnExample) {
  EXPECT_EQ(faults_of(in_letter("<date>29</date><opener/><closer/>")),
            Texts{"d.xml:2:7: error: the content of <date> is '29'; expected a year such as 1929: "
                  "the year '29' has less than four digits (write for example 1929)"});
}

TEST(Messages, FoldWhatIsAlike) {
  std::string notes;
  for (int i = 0; i < 2'000; ++i) notes += "<p><foo/></p>\n";
  const std::string document = in_letter("<date>1930</date><opener/>" + notes + "<closer/>");
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rng", faults);
  const auto outcome = rng::explain::Validator(*schema).validate_bytes(document, "d.xml", faults);
  ASSERT_EQ(faults.items.size(), 5U);
  EXPECT_EQ(outcome.errors, 2'000U);
  EXPECT_EQ(outcome.folded, 1'995U);
  ASSERT_EQ(faults.items.back().notes.size(), 1U);
  EXPECT_EQ(faults.items.back().notes.front().message, "1,995 more like this");

  base::DiagnosticList all;
  rng::explain::ValidationOptions options;
  options.max_diagnostics = 0;
  rng::explain::Validator(*schema, options).validate_bytes(document, "d.xml", all);
  EXPECT_EQ(all.items.size(), 2'000U);
}

TEST(Messages, PointToTheTagThatIsNotClosed) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rng", faults);
  const std::string document =
      in_letter("<date>1930</date><foo/><opener>\n <closer/><foo/>\n</letter>");
  const auto outcome = rng::explain::Validator(*schema).validate_bytes(document, "d.xml", faults);
  EXPECT_FALSE(outcome.is_well_formed);
  EXPECT_EQ(outcome.errors, 1U) << "the one before the tag; those within are echoes";
  ASSERT_EQ(faults.items.size(), 2U);
  const base::Diagnostic& fatal = faults.items.back();
  EXPECT_EQ(fatal.message, "found the end-tag </letter> where </opener> was expected");
  ASSERT_EQ(fatal.notes.size(), 1U);
  EXPECT_EQ(fatal.notes.front().at, (base::Location{"d.xml", 2, 24}));
}

constexpr const char* kPointers =
    R"(<element name="list" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <zeroOrMore><element name="item">
    <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
    <optional><attribute name="ref"><list><oneOrMore><data type="anyURI"/></oneOrMore></list>
    </attribute></optional>
    <optional><attribute name="n"/></optional>
  </element></zeroOrMore></element>)";

TEST(Pointers, ToNobodyAreWarnings) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kPointers, "list.rng", faults);
  const auto outcome = rng::explain::Validator(*schema).validate_bytes(
      "<list>\n<item ref='#miguel #late other.xml#x'/>\n<item xml:id='late'/>"
      "<item xml:id='Miguel'/>\n<item ref='#nobody' n='#none'/><item ref='#nobody'/></list>",
      "d.xml", faults);
  EXPECT_TRUE(outcome.is_valid());
  EXPECT_EQ(outcome.warnings, 2U);
  ASSERT_EQ(faults.items.size(), 2U);
  EXPECT_EQ(base::to_string(faults.items.front()),
            "d.xml:2:12: warning: @ref of <item> points to '#miguel', but no element has "
            "xml:id=\"miguel\" (did you mean '#Miguel'?)");
  EXPECT_EQ(faults.items.back().at.line, 4U);
  ASSERT_EQ(faults.items.back().notes.size(), 1U);
  EXPECT_EQ(faults.items.back().notes.front().message, "more pointers to it: 1");
}

TEST(Pointers, AreNotCheckedWhereIdsAreNot) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kPointers, "list.rng", faults);
  rng::explain::ValidationOptions options;
  options.check_ids = false;
  rng::explain::Validator(*schema, options)
      .validate_bytes("<list><item ref='#nobody'/></list>", "d.xml", faults);
  EXPECT_TRUE(faults.items.empty());
}

TEST(Messages, SpeakTheLanguageOfTheCatalogue) {
  const auto texts = base::Catalogue::read(
      "attribute-missing = \"a {element} le falta {attributes}\"\n"
      "hint-add = \"añada {names}\"\nxml-no-root = \"no hay raíz\"\n",
      "es.toml");
  ASSERT_TRUE(texts);
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rng", faults);
  rng::explain::ValidationOptions options;
  options.catalogue = &*texts;
  rng::explain::Validator validator(*schema, options);
  validator.validate_bytes("<letter xmlns='urn:l'><date>1930</date><opener/><closer/></letter>",
                           "d.xml", faults);
  validator.validate_bytes("", "d.xml", faults);
  ASSERT_EQ(faults.items.size(), 2U);
  EXPECT_EQ(base::to_string(faults.items.front()),
            "d.xml:1:1: error: a <letter> le falta @lang (añada @lang)");
  EXPECT_EQ(faults.items.front().code, "rng.attribute-missing");
  EXPECT_EQ(faults.items.back().message, "no hay raíz");
}

TEST(Messages, DescribeAnElementInTheWordsOfTheSchema) {
  constexpr const char* kDescribed =
      R"(<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:d="http://relaxng.org/ns/compatibility/annotations/1.0">
    <element name="pb"><d:documentation>(page beginning) marks a
      page.</d:documentation><empty/></element></element>)";
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kDescribed, "a.rng", faults);
  rng::explain::Validator validator(*schema);
  validator.validate_bytes("<a/>", "d.xml", faults);
  validator.validate_bytes("<a><page/></a>", "d.xml", faults);
  ASSERT_EQ(faults.items.size(), 2U);
  for (const base::Diagnostic& fault : faults.items) {
    ASSERT_EQ(fault.notes.size(), 1U) << fault.message;
    EXPECT_EQ(fault.notes.front().message, "<pb>: (page beginning) marks a page.");
  }
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

// What is worked out for one fault serves the next: a thousand of them are as the first.
TEST(Messages, AreTheSameForTheSameFault) {
  std::string document = "<letter xmlns='urn:l' lang='de'><date>1930</date><opener/>\n";
  for (int i = 0; i < 4; ++i) document += "<q/><P><pb/></P><p a='1'/>\n";
  const Texts faults = faults_of(document + "<closer/></letter>");
  ASSERT_EQ(faults.size(), 16U);
  for (std::size_t i = 4; i < faults.size(); ++i) {
    const auto text = [&](std::size_t at) { return faults[at].substr(faults[at].find("error")); };
    EXPECT_EQ(text(i), text(i % 4));
  }
}

}  // namespace
