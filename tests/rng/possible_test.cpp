// SPDX-License-Identifier: MIT
// What may stand at a place of a document; | marks the place.
#include "rng/explain/possible.hpp"

#include <gtest/gtest.h>

#include "rng/explain/phrases.hpp"

namespace {

using rng::explain::Possible;

constexpr const char* kSchema = R"(
default namespace = "urn:l"
start = element letter { attribute lang { "de" | "fr" }, attribute pages { xsd:integer }?, date, p* }
## When it was written.
date = element date { xsd:gYear }
p = element p { attribute xml:id { xsd:ID }?, mixed { lb* } }
lb = element lb { empty }
)";

base::Result<Possible> at_mark(std::string document) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rnc", faults);
  const std::size_t place = document.find('|');
  document.erase(place, 1);
  const std::string before = document.substr(0, place);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t begin = before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
  return rng::explain::possible_at(
      *schema, document, {"d.xml", line + 1, static_cast<std::uint32_t>(place - begin) + 1},
      base::Catalogue::english());
}

// "lang! pages text end 'value' (form)": ! is required.
std::string summary(const std::string& document) {
  const auto possible = at_mark(document);
  if (!possible) return base::to_string(possible.error());
  std::string text;
  for (const auto& name : possible->names) {
    text += rng::explain::Phrases::written(name.name) + (name.is_required ? "! " : " ");
  }
  if (possible->expected.text) text += "text ";
  if (possible->expected.end && !possible->element.local.empty()) text += "end ";
  if (!possible->form.empty()) text += "(" + possible->form + ") ";
  if (!text.empty()) text.pop_back();
  return text;
}

const std::string kStart = "<letter xmlns='urn:l' lang='de'>";

TEST(Possible, InContent) {
  EXPECT_EQ(summary("|<letter/>"), "letter!");
  EXPECT_EQ(summary(kStart + "|"), "date!");
  EXPECT_EQ(summary(kStart + "\n<date>1930</date>|</letter>"), "p end");
  EXPECT_EQ(summary(kStart + "<date>1930</date><p>a|b</p>"), "lb text end");
  EXPECT_EQ(summary(kStart + "<date>|</date>"), "(a year such as 1929)");
  EXPECT_EQ(summary("<letter xmlns='urn:l' lang='de'><date>1930</date></letter>|"), "");
}

TEST(Possible, BeforeATagOnItsName) {
  EXPECT_EQ(summary(kStart + "<d|a"), "date!");
  EXPECT_EQ(summary(kStart + "<date>1930</date><p></|p>"), "lb text end");
  EXPECT_EQ(summary(kStart + "<date>1930</date><!-- <p>| --></letter>"), "p end");
}

TEST(Possible, InATag) {
  EXPECT_EQ(summary("<letter xmlns='urn:l' |>"), "lang! pages");
  EXPECT_EQ(summary("<letter xmlns='urn:l' pages='2' |>"), "lang!");
  EXPECT_EQ(summary("<letter xmlns='urn:l' lang='de' pa|<date>1930</date>"), "pages");
  EXPECT_EQ(summary("<letter xmlns='urn:l' la|ng='de' pages='1'>"), "lang!");
  EXPECT_EQ(summary(kStart + "<date>1930</date><p |"), "xml:id");
  EXPECT_EQ(summary(kStart + "<foo |/>"), "");
}

TEST(Possible, InAValue) {
  EXPECT_EQ(summary("<letter xmlns='urn:l' lang='|de'>"), "('de' or 'fr')");
  EXPECT_EQ(summary("<letter xmlns='urn:l' pages=\"|"), "(a whole number)");
  EXPECT_EQ(summary("<letter xmlns='urn:l' foo='|'>"), "");
}

TEST(Possible, KeepsPrefixes) {
  EXPECT_EQ(summary("<l:letter xmlns:l='urn:l' lang='de'>|"), "l:date!");
}

TEST(Possible, NeverMindsWhatStandsBehind) {
  EXPECT_EQ(summary(kStart + "<date>1930</date>|</p></q>&"), "p end");
  EXPECT_EQ(summary(kStart + "<date>1930</date><p>a &am|p; b</p>"), "lb text end");
}

TEST(Possible, CountsFaultsBefore) {
  EXPECT_EQ(at_mark(kStart + "<foo/><date>1930</date>|")->faults_before, 1U);
  EXPECT_EQ(at_mark(kStart + "<date>1930</date>|<foo/>")->faults_before, 0U);
}

TEST(Possible, TellsWhatTheSchemaSays) {
  EXPECT_EQ(at_mark(kStart + "|")->names.front().description, "When it was written.");
}

TEST(Possible, MindsNoEncodingDeclaration) {
  EXPECT_EQ(summary("<?xml version='1.0' encoding='UTF-16'?>\n" + kStart + "|"), "date!");
}

TEST(Possible, FailsOutsideTheDocument) {
  EXPECT_EQ(
      summary("<a></b>|"),
      "d.xml:1:4: error: found the end-tag </b> where </a> was expected (close <a> before, or "
      "correct the name)");
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema_bytes(kSchema, "letter.rnc", faults);
  for (const base::Location& at : {base::Location{"d.xml", 2, 1}, base::Location{"d.xml", 1, 6},
                                   base::Location{"d.xml", 0, 1}, base::Location{"d.xml", 1, 0}}) {
    const auto possible =
        rng::explain::possible_at(*schema, "<a/>", at, base::Catalogue::english());
    ASSERT_FALSE(possible) << at.line << ":" << at.column;
    EXPECT_EQ(possible.error().message, "there is no such place: the document has 1 lines");
  }
}

}  // namespace
