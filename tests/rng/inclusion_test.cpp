// SPDX-License-Identifier: MIT
// Language inclusion: small pairs of schemas in the compact syntax, the letter's schema in TEI's.
#include "rng/pattern/inclusion.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include <gtest/gtest.h>

#include "rng/data.hpp"
#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/schema.hpp"

namespace {

using Answer = rng::pattern::Inclusion::Answer;

rng::pattern::Inclusion compare(const std::string& outer, const std::string& inner) {
  base::DiagnosticList faults;
  const auto wide = rng::validate::load_schema_bytes(outer, "outer.rnc", faults);
  const auto narrow = rng::validate::load_schema_bytes(inner, "inner.rnc", faults);
  if (wide == nullptr || narrow == nullptr) {
    ADD_FAILURE() << base::to_string(faults.items.front());
    return {};
  }
  return rng::pattern::includes(*wide->compiled().grammar, *narrow->compiled().grammar);
}

struct Case {
  const char* outer;
  const char* inner;
  Answer answer;
};

void check(const std::vector<Case>& cases) {
  for (const Case& tried : cases) {
    const auto found = compare(tried.outer, tried.inner);
    EXPECT_EQ(found.answer, tried.answer) << tried.inner << "\nin " << tried.outer << "\n"
                                          << found.path << ": " << found.reason;
  }
}

TEST(Inclusion, OfContents) {
  check({
      {"element a { text }", "element a { text }", Answer::yes},
      {"element a { text }", "element b { text }", Answer::no},
      {"element a { text }", "element a { empty }", Answer::yes},
      {"element a { empty }", "element a { text }", Answer::no},
      {"element a { element b { empty }* }", "element a { element b { empty }+ }", Answer::yes},
      {"element a { element b { empty }+ }", "element a { element b { empty }* }", Answer::no},
      {"element a { element b { empty }, element c { empty }? }",
       "element a { element b { empty } }", Answer::yes},
      {"element a { element b { empty } & element c { empty } }",
       "element a { element c { empty }, element b { empty } }", Answer::yes},
      {"element a { element b { empty }, element c { empty } }",
       "element a { element b { empty } & element c { empty } }", Answer::no},
      {"element * { empty }", "element a { empty }", Answer::yes},
      {"element a { empty }", "element * { empty }", Answer::unknown},
  });
}

TEST(Inclusion, OfElementsWithin) {
  check({
      {"start = a  a = element a { a* }", "element a { element a { empty } }", Answer::yes},
      {"element a { element a { empty } }", "start = a  a = element a { a* }", Answer::no},
      {"start = a  a = element a { a* }", "start = b  b = element a { b? }", Answer::yes},
      {"element a { element b { text } }", "element a { element b { element c { text } } }",
       Answer::no},
      // An element that needs itself is none.
      {"element a { empty }", "start = a  a = element a { b? }  b = element b { b }", Answer::yes},
      // Two elements of one name: the one that fits is taken.
      {"element a { (element b { text }, element c { empty }) | element b { empty } }",
       "element a { element b { text }, element c { empty } }", Answer::yes},
  });
}

TEST(Inclusion, OfAttributes) {
  check({
      {"element a { attribute x { text }? }", "element a { empty }", Answer::yes},
      {"element a { attribute x { text } }", "element a { empty }", Answer::no},
      {"element a { attribute x { text }? }", "element a { attribute x { text } }", Answer::yes},
      {"element a { empty }", "element a { attribute x { text }? }", Answer::no},
      {"element a { (attribute x { text } | attribute y { text })?, text }",
       "element a { attribute y { text }, text }", Answer::yes},
      {"element a { (attribute x { text } | attribute y { text })?, text }",
       "element a { attribute y { text }?, attribute x { text }?, text }", Answer::no},
      {"element a { attribute * { text }* }", "element a { attribute y { text }? }", Answer::yes},
  });
}

TEST(Inclusion, OfStrings) {
  check({
      {"element a { xsd:token }", "element a { 'b' | 'c' }", Answer::yes},
      {"element a { 'b' | 'c' | 'd' }", "element a { 'b' | 'c' }", Answer::yes},
      {"element a { 'b' }", "element a { 'b' | 'c' }", Answer::no},
      {"element a { text }", "element a { xsd:date }", Answer::yes},
      {"element a { xsd:integer }", "element a { xsd:int }", Answer::yes},
      {"element a { xsd:int }", "element a { xsd:integer }", Answer::unknown},
      {"element a { xsd:int }", "element a { xsd:token }", Answer::no},
      {"element a { xsd:token { pattern = '[a-c]' } }", "element a { 'b' }", Answer::yes},
      {"element a { xsd:token { pattern = '[a-c]' } }", "element a { 'd' }", Answer::no},
      {"element a { string 'b' }", "element a { token 'b' }", Answer::unknown},
      {"element a { list { xsd:NMTOKEN+ } }", "element a { list { xsd:Name?, xsd:NCName } }",
       Answer::yes},
      {"element a { list { xsd:NCName+ } }", "element a { xsd:NCName }", Answer::yes},
      {"element a { list { xsd:NCName+ } }", "element a { list { xsd:NCName* } }", Answer::unknown},
      {"element a { xsd:date | xsd:gYear }", "element a { xsd:gYear }", Answer::yes},
  });
}

TEST(Inclusion, SaysWhere) {
  const auto found = compare("element a { element b { empty } }",
                             "element a { element b { attribute x { text }? } }");
  EXPECT_EQ(found.answer, Answer::no);
  EXPECT_EQ(found.path, "a/b");
  EXPECT_EQ(found.reason, "the outer schema does not allow the attribute x");
}

std::filesystem::path letter_schema() {
  const char* source = std::getenv("APOGRAPH_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "schemas/letter.rng";
}

// Where `what` stands in `text`, each time.
std::vector<std::size_t> places_of(std::string_view what, std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    places.push_back(at + what.size());
  }
  return places;
}

TEST(Inclusion, TheLettersSchemaIsWithinTei) {
  const auto tei = rng_tests::data_folder() / "schemas/tei_all.rng";
  SKIP_WITHOUT_DATA(tei)
  base::DiagnosticList faults;
  const auto outer = rng::validate::load_schema(tei, faults);
  const auto inner = rng::validate::load_schema(letter_schema(), faults);
  ASSERT_TRUE(outer != nullptr && inner != nullptr) << base::to_string(faults.items.front());
  const auto found = rng::pattern::includes(*outer->compiled().grammar, *inner->compiled().grammar);
  EXPECT_EQ(found.answer, Answer::yes) << found.path << ": " << found.reason;
  std::cout << found.compared << " pairs of element contents compared\n";
  const auto reverse =
      rng::pattern::includes(*inner->compiled().grammar, *outer->compiled().grammar);
  EXPECT_NE(reverse.answer, Answer::yes);
}

// The proof must fail for the letter's schema with one attribute or element of another name.
TEST(Inclusion, ASpoiltLetterSchemaIsNotWithinTei) {
  const auto tei = rng_tests::data_folder() / "schemas/tei_all.rng";
  SKIP_WITHOUT_DATA(tei)
  std::ifstream file(letter_schema(), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  base::DiagnosticList faults;
  const auto outer = rng::validate::load_schema(tei, faults);
  ASSERT_NE(outer, nullptr);
  for (const char* what : {"<attribute name=\"", "<element name=\""}) {
    const auto places = places_of(what, text);
    ASSERT_GE(places.size(), 20U);
    for (std::size_t i = 0; i < places.size(); i += places.size() / 4) {
      const std::string spoilt = std::string(text).insert(places[i], "spoilt");
      const auto inner = rng::validate::load_schema_bytes(spoilt, "spoilt.rng", faults);
      ASSERT_NE(inner, nullptr) << base::to_string(faults.items.front());
      const auto found =
          rng::pattern::includes(*outer->compiled().grammar, *inner->compiled().grammar);
      EXPECT_EQ(found.answer, Answer::no) << text.substr(places[i], 20);
      EXPECT_NE(found.reason.find("spoilt"), std::string::npos) << found.path << found.reason;
    }
  }
}

}  // namespace
