// SPDX-License-Identifier: MIT
// The types of XML Schema Part 2 as tables: what each allows, what is equal, what the facets say.
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rng/datatype/datatype.hpp"

namespace rng::datatype {
namespace {

class Context final : public NamespaceContext {
 public:
  std::optional<std::string_view> namespace_of(std::string_view prefix) const override {
    if (prefix.empty()) return "urn:default";
    if (prefix == "a" || prefix == "b") return "urn:one";
    return std::nullopt;
  }
  bool is_unparsed_entity(std::string_view name) const override { return name == "picture"; }
};

const Context kContext;

std::string said(const base::Wording& wording) {
  return base::Catalogue::english().text(wording);
}

std::unique_ptr<Datatype> make(std::string_view type, std::vector<Parameter> parameters = {}) {
  auto made = find_library(kXsdLibrary)->make(type, parameters);
  EXPECT_TRUE(made.has_value()) << type << ": " << made.error().message.key;
  return made ? std::move(*made) : nullptr;
}

struct LexicalCase {
  std::string type;
  std::vector<std::string> allowed;
  std::vector<std::string> other;
};

const std::vector<LexicalCase> kLexical = {
    {"string", {"", " a  b "}, {}},
    {"token", {"", " a  b "}, {}},
    {"language",
     {"en", "pt-BR", "x-klingon", "en-uk-scotland"},
     {"", "en.UK", "de-", "1a", "abcdefghi"}},
    {"Name", {"a", ":", "_1", "a:b", " é "}, {"", "1", "-a", "a b", "."}},
    {"NCName", {"a-b.c", "_", "Жук", "ạ"}, {"a:b", "0a", "", "Ꞌ", "𐀀"}},
    {"NMTOKEN", {".", "-", "1234", ":", " a "}, {"", "a b", "a,b"}},
    {"NMTOKENS", {"a", " 1  2\n3 "}, {"", "  ", "a ,"}},
    {"ID", {"a"}, {"a:b", "a b", ""}},
    {"IDREFS", {"a b"}, {"", "a 1"}},
    {"ENTITY", {"picture"}, {"sound", ""}},
    {"ENTITIES", {"picture picture"}, {"picture sound", ""}},
    {"QName", {"a:b", " b ", "xml:id"}, {"c:b", ":b", "a:", "a:b:c", ""}},
    {"NOTATION", {"a:b"}, {"c:b"}},
    {"boolean", {"true", "false", " 1 ", "0"}, {"TRUE", "", "01"}},
    {"decimal",
     {"1.0", "1.", ".1", "+1", "-0.50", std::string(500, '9')},
     {"", ".", "+.", "1e3", "--1", "1 .2", "1,5"}},
    {"integer", {"0123456789", "+10", "-10", std::string(500, '9')}, {"0.", "1.0", "", "-", "+-1"}},
    {"nonPositiveInteger", {"-1", "0", "-0"}, {"1"}},
    {"negativeInteger", {"-1"}, {"0", "1"}},
    {"nonNegativeInteger", {"0", "1", "-0"}, {"-1"}},
    {"positiveInteger", {"1"}, {"0", "-1"}},
    {"long",
     {"9223372036854775807", "-9223372036854775808"},
     {"9223372036854775808", "-9223372036854775809"}},
    {"byte", {"127", "-128", "+0000127"}, {"128", "-129"}},
    {"unsignedLong", {"18446744073709551615"}, {"18446744073709551616", "-1"}},
    {"unsignedByte", {"255", "-0"}, {"256", "-1"}},
    {"double",
     {"1.", ".1", "1.e5", "-1E+05", "INF", "-INF", "NaN", "1e400"},
     {"", ".", "+INF", "-NaN", "inf", "1e", "1e5.0", "0x1", "1 .0"}},
    {"date",
     {"1886-12-01", "1886-12-01Z", "-0001-02-29", "0004-02-29", "12000-01-01+14:00",
      "2000-01-01-14:00"},
     {"0003-02-29", "-0258-02-29", "0000-01-01", "1929-6-1", "1929-13-01", "1929-04-31",
      "2000-01-01+14:01", "2000-01-01T", "29-12-1929", "01929-01-01", "2147483648-01-01"}},
    {"dateTime",
     {"2001-12-01T19:45:00", "0001-01-12T00:00:00.125+12:00", "2001-12-01T24:00:00",
      "2001-12-31T23:59:60Z"},
     {"2001-12-01T19:45", "2001-12-1T19:45:00", "2001-12-01T25:00:00", "2001-12-01T24:00:01",
      "2001-12-01 19:45:00", "2001-12-01T19:45:61"}},
    {"time", {"12:45:00", "12:45:00.", "12:45:00.5Z"}, {"12:45", "12:60:00", "1:45:00"}},
    {"gYearMonth", {"1996-12", "1996-01Z"}, {"1996-00", "1996"}},
    {"gYear", {"2001", "-0044", "2001+07:00"}, {"01", "0000", "99"}},
    {"gMonthDay", {"--12-01", "--02-29"}, {"--02-30", "-12-01", "--13-01"}},
    {"gDay", {"---31", "---01Z"}, {"---32", "---00", "--01"}},
    {"gMonth", {"--12", " --01 "}, {"--13", "---01", "--12--"}},
    {"duration",
     {"P1Y", "-P1Y2M3DT4H5M6.7S", "PT.5S", "PT1.S", "P60D", "P1YT1S"},
     {"P", "-P", "P1YT", "PT", "P24H", "P1H", "P1M1Y", "P1.5Y", "P1DT1HT1M", "1Y", "P-1Y",
      "P1D1H"}},
    {"hexBinary", {"", "0aF1"}, {"0", "0G", "00 00"}},
    {"base64Binary",
     {"", "AAAA", "BA==", "BBA=", "A A A A", "AA= ="},
     {"AAA", "BB==", "BBB=", "A===", "====", "AAAA=", "AA=A"}},
    {"anyURI",
     {"", "a", "http://www.example.com", "a b", "ä/b", "#xpath(//a[1])", "?[1]",
      "http://[::ffff:1.2.3.4]:80/", "http:///x", "{a}|\\^", "C:\\x", "//u@[fe80::1%eth0]"},
     {":a", "a:", "a:#b", "#a#b", "http://", "//", "foo[1]", "f%oobar", "%2", "foo$bar:x", "ä:b",
      "1a:b", "http://[::1", "http://[1:2:3]/", "http://a]b/"}},
};

TEST(Xsd, AllowsTheLexicalSpaceOfEachType) {
  for (const LexicalCase& c : kLexical) {
    const auto type = make(c.type);
    for (const std::string& text : c.allowed) {
      EXPECT_TRUE(type->allows(text, kContext)) << c.type << " '" << text << "'";
    }
    for (const std::string& text : c.other) {
      EXPECT_FALSE(type->allows(text, kContext)) << c.type << " '" << text << "'";
    }
  }
}

struct ValueCase {
  std::string type;
  std::string value;
  std::vector<std::string> same;
  std::vector<std::string> other;
};

const std::vector<ValueCase> kValues = {
    {"normalizedString", "a b", {"a\tb", "a\nb"}, {"a  b", " a b"}},
    {"boolean", "true", {"1", " true "}, {"false", "0"}},
    {"decimal", "1", {"1.0", "+01.00"}, {"-1", "1.1", "10"}},
    {"integer", "0", {"-0", "+00"}, {"1"}},
    {"float", "16777216", {"16777217", "1.6777216E7"}, {"16777218"}},
    {"double", "0", {"-0", "0e5", "1e-400"}, {"1", "NaN"}},
    {"double", "NaN", {" NaN "}, {"0", "INF"}},
    {"double", "INF", {"1e400", "1" + std::string(400, '0')}, {"-INF"}},
    {"dateTime", "2001-12-01T19:45:00", {"2001-12-01T19:45:00.00"}, {"2001-12-01T19:45:00Z"}},
    {"dateTime", "2001-12-01T24:00:00", {"2001-12-02T00:00:00"}, {}},
    {"dateTime", "2001-12-01T19:45:00Z", {"2001-12-01T20:45:00+01:00"}, {"2001-12-01T19:45:00"}},
    {"date", "-0001-12-31Z", {"-0001-12-31+00:00"}, {"0001-12-31Z"}},
    {"duration", "P1Y", {"P001Y0M", "P1YT0S"}, {"P12M", "-P1Y"}},
    {"duration", "P0Y", {"-P0Y", "PT0S"}, {"PT1S"}},
    {"hexBinary", "0a", {"0A"}, {"0b", ""}},
    {"base64Binary", "deadbeef", {"d ead\nbeef"}, {"DEADBEEF"}},
    {"QName", "a:x", {"b:x"}, {"x", "a:y", "c:x"}},
    {"QName", "x", {" x "}, {"a:x"}},
};

TEST(Xsd, ComparesValuesAndNotTexts) {
  for (const ValueCase& c : kValues) {
    const auto type = make(c.type);
    ASSERT_EQ(type->equality(), Equality::by_value);
    const auto constant = type->constant(c.value, kContext);
    ASSERT_NE(constant, nullptr) << c.value;
    for (const std::string& text : c.same) {
      EXPECT_TRUE(constant->equals(text, kContext))
          << c.type << " " << c.value << " '" << text << "'";
    }
    for (const std::string& text : c.other) {
      EXPECT_FALSE(constant->equals(text, kContext))
          << c.type << " " << c.value << " '" << text << "'";
    }
  }
  EXPECT_EQ(make("string")->equality(), Equality::lexical);
  EXPECT_EQ(make("NCName")->equality(), Equality::collapsed);
  EXPECT_EQ(make("date")->constant("1929-02-29", kContext), nullptr);
}

struct FacetCase {
  std::string type;
  std::vector<Parameter> parameters;
  std::vector<std::string> allowed;
  std::vector<std::string> other;
};

const std::vector<FacetCase> kFacetCases = {
    {"string", {{"length", "2"}}, {"é😀", "  "}, {"a", "abc"}},
    {"token", {{"minLength", "1"}, {"maxLength", "2"}}, {" a ", "ab"}, {"  ", "abc"}},
    {"NMTOKENS", {{"length", "2"}}, {"a  bcd"}, {"a", "a b c"}},
    {"base64Binary", {{"length", "3"}}, {"AAAA"}, {"BBA="}},
    {"hexBinary", {{"maxLength", "1"}}, {"", "00"}, {"0000"}},
    {"token", {{"pattern", "[^\\p{C}\\p{Z}]+"}}, {" a "}, {"a b", ""}},
    {"token", {{"pattern", "a+"}, {"pattern", ".."}}, {"aa"}, {"a", "ab"}},
    {"decimal",
     {{"minInclusive", "-1.50"}, {"maxExclusive", "2"}},
     {"-1.5", "1.99"},
     {"-1.51", "2.0"}},
    {"integer",
     {{"minExclusive", "99999999999999999999"}},
     {"100000000000000000000"},
     {"99999999999999999999"}},
    {"decimal", {{"totalDigits", "3"}}, {"1.230", "00123", "0.12"}, {"1.234", "0.0012", "1000"}},
    {"decimal", {{"fractionDigits", "1"}}, {"1.10", "5"}, {"1.11"}},
    {"double", {{"minInclusive", "1"}}, {"1", "INF"}, {"0.5", "NaN", "-INF"}},
    {"double", {{"minInclusive", "NaN"}}, {"NaN"}, {"1"}},
    {"date",
     {{"minExclusive", "1929-12-29"}},
     {"1929-12-30", "1930-01-01Z"},
     {"1929-12-29", "1929-12-29Z", "-1930-01-01"}},
    {"dateTime",
     {{"maxInclusive", "2000-01-01T00:00:00Z"}},
     {"2000-01-01T00:00:00Z", "1999-12-31T09:59:59"},
     {"1999-12-31T10:00:00", "2000-01-01T00:00:00.001Z"}},
    {"gYear", {{"minExclusive", "-0001"}}, {"0001"}, {"-0001", "-0002"}},
    {"duration", {{"minExclusive", "P1M"}}, {"P32D"}, {"P31D", "P30D", "P28D", "P1M"}},
    {"duration", {{"minExclusive", "P5M"}}, {"P154D"}, {"P153D", "P150D", "-P1Y"}},
    {"duration", {{"maxExclusive", "-P1D"}}, {"-PT24H0.1S"}, {"-PT24H", "-PT23H", "PT0S"}},
    {"duration", {{"minExclusive", "P400Y"}}, {"P146098D", "P99999999999999999999Y"}, {"P146097D"}},
};

TEST(Xsd, RestrictsByFacets) {
  for (const FacetCase& c : kFacetCases) {
    const auto type = make(c.type, c.parameters);
    for (const std::string& text : c.allowed) {
      EXPECT_TRUE(type->allows(text, kContext))
          << in_english(type->description()) << " '" << text << "'";
    }
    for (const std::string& text : c.other) {
      EXPECT_FALSE(type->allows(text, kContext))
          << in_english(type->description()) << " '" << text << "'";
    }
  }
}

struct FaultCase {
  std::string type;
  std::vector<Parameter> parameters;
  Fault::Kind kind;
  std::size_t parameter;
};

TEST(Xsd, SaysWhyATypeCannotBeMade) {
  using Kind = Fault::Kind;
  const std::vector<FaultCase> faults = {
      {"strin", {}, Kind::unknown_type, 0},
      {"string", {{"length", "1"}, {"pattern", "("}}, Kind::wrong_parameter_value, 1},
      {"string", {{"length", "-1"}}, Kind::wrong_parameter_value, 0},
      {"string", {{"minInclusive", "a"}}, Kind::unknown_parameter, 0},
      {"string", {{"enumeration", "a"}}, Kind::unknown_parameter, 0},
      {"string", {{"whiteSpace", "collapse"}}, Kind::unknown_parameter, 0},
      {"string", {{"colour", "red"}}, Kind::unknown_parameter, 0},
      {"date", {{"length", "10"}}, Kind::unknown_parameter, 0},
      {"date", {{"minInclusive", "1929-02-29"}}, Kind::wrong_parameter_value, 0},
      {"byte", {{"maxInclusive", "300"}}, Kind::wrong_parameter_value, 0},
      {"double", {{"totalDigits", "3"}}, Kind::unknown_parameter, 0},
      {"decimal", {{"totalDigits", "0"}}, Kind::wrong_parameter_value, 0},
  };
  for (const FaultCase& c : faults) {
    const auto made = find_library(kXsdLibrary)->make(c.type, c.parameters);
    ASSERT_FALSE(made.has_value()) << c.type;
    EXPECT_EQ(made.error().kind, c.kind) << made.error().message.key;
    EXPECT_EQ(made.error().parameter, c.parameter);
  }
}

TEST(Xsd, ExplainsItself) {
  EXPECT_EQ(in_english(make("date")->description()), "a date such as 1929-12-29 (year-month-day)");
  EXPECT_EQ(said(make("date")->objection("1929-02-29", kContext)),
            "February had 28 days in that year, not 29");
  EXPECT_EQ(said(make("date")->objection("1929-06-31", kContext)), "June has 30 days, not 31");
  EXPECT_EQ(said(make("date")->objection("soon", kContext)), "");
  EXPECT_EQ(said(make("byte")->objection("300", kContext)), "it is more than 127");
  EXPECT_EQ(said(make("integer")->objection("3.5", kContext)), "it is no whole number");
  EXPECT_EQ(said(make("ID")->objection("1a", kContext)),
            "it begins with '1', which is neither a letter nor '_'");
  EXPECT_EQ(said(make("ID")->objection("a b", kContext)), "it holds a blank");
  EXPECT_EQ(said(make("NCName")->objection("a:b", kContext)),
            "it holds ':', which no such name may");
  EXPECT_EQ(said(make("QName")->objection("c:b", kContext)),
            "no namespace is declared for the prefix 'c'");
  const auto word = make("token", {{"pattern", "[^\\p{C}\\p{Z}]+"}, {"maxLength", "3"}});
  EXPECT_EQ(in_english(word->description()),
            "text without white space and of at most 3 characters");
  EXPECT_EQ(said(word->objection("a b", kContext)), "it holds a blank");
  EXPECT_EQ(said(word->objection("abcd", kContext)), "it has 4 characters");
  EXPECT_EQ(word->example(), "");
}

TEST(Xsd, GivesAnExampleThatItAllows) {
  for (const LexicalCase& c : kLexical) {
    if (c.type.starts_with("ENTIT")) continue;  // no entity is at hand
    const auto type = make(c.type);
    EXPECT_NE(type->example(), "") << c.type;
    EXPECT_TRUE(type->allows(type->example(), kContext)) << c.type;
  }
}

TEST(BuiltIn, KnowsStringAndTokenWithoutParameters) {
  const Library* library = find_library("");
  const std::vector<Parameter> parameters = {{"length", "1"}};
  EXPECT_EQ((*library->make("string", {}))->equality(), Equality::lexical);
  EXPECT_EQ((*library->make("token", {}))->equality(), Equality::collapsed);
  EXPECT_TRUE((*library->make("token", {}))->allows_everything());
  EXPECT_FALSE(library->make("integer", {}).has_value());
  EXPECT_FALSE(library->make("token", parameters).has_value());
}

TEST(DtdCompatibility, KnowsIdentifiers) {
  const Library* library = find_library(kDtdCompatibilityLibrary);
  EXPECT_EQ((*library->make("ID", {}))->id_type(), IdType::id);
  EXPECT_EQ((*library->make("IDREF", {}))->id_type(), IdType::idref);
  EXPECT_EQ((*library->make("IDREFS", {}))->id_type(), IdType::idrefs);
  EXPECT_FALSE(library->make("date", {}).has_value());
  EXPECT_EQ(find_library("urn:none"), nullptr);
}

}  // namespace
}  // namespace rng::datatype
