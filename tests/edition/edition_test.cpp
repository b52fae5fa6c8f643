// SPDX-License-Identifier: MIT
#include "edition/edition.hpp"

#include <gtest/gtest.h>

#include "edition/folder.hpp"
#include "edition/toml_reader.hpp"

namespace edition {
namespace {

namespace fs = std::filesystem;
using test::Folder;

constexpr std::string_view kPlain = "[edition]\ntitle = \"Letters\"\n";

// What is reported for an edition.toml: "line:column code message (hint)", one a line.
std::string faults_of(std::string_view configuration) {
  const Folder folder;
  folder.write("edition.toml", configuration);
  base::DiagnosticList list;
  load_edition(folder.path(), list);
  std::string out;
  for (const base::Diagnostic& item : list.items) {
    out += std::to_string(item.at.line) + ":" + std::to_string(item.at.column) + " " + item.code +
           " " + item.message + (item.hint.empty() ? "" : " (" + item.hint + ")") + "\n";
  }
  return out;
}

TEST(Edition, IsFoundFromBelow) {
  const Folder folder;
  folder.write("edition.toml", kPlain);
  fs::create_directories(folder.path() / "letters" / "deep");
  const auto found = find_edition(folder.path() / "letters" / "deep");
  ASSERT_TRUE(found);
  EXPECT_TRUE(fs::equivalent(*found, folder.path()));
  EXPECT_TRUE(is_edition(folder.path()));
  EXPECT_FALSE(is_edition(folder.path() / "letters"));
}

TEST(Edition, IsFoundFromWhereOneStands) {
  const Folder folder;
  folder.write("edition.toml", kPlain);
  folder.write("sources/a.txt", "a");
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  const auto here = find_edition("");
  base::DiagnosticList faults;
  const auto edition = load_edition(here.value_or("nowhere"), faults);
  fs::current_path(folder.path() / "sources");
  const auto above = find_edition("");
  fs::current_path(before);
  EXPECT_EQ(here, fs::path("."));
  EXPECT_EQ(above, fs::path(".."));
  ASSERT_TRUE(edition);
  EXPECT_EQ(edition->letters.at(0).source, fs::path("sources/a.txt"));
}

TEST(Edition, IsNotFoundWhereThereIsNone) {
  const Folder folder;
  EXPECT_FALSE(find_edition(folder.path()));
}

TEST(Edition, ListsLettersByNameWithTheirFiles) {
  const Folder folder;
  folder.write("edition.toml", kPlain);
  folder.write("sources/b.txt", "b");
  folder.write("sources/a.txt", "a");
  folder.write("sources/a.docx", "what the text of a was read from");
  folder.write("sources/notes.jpg", "");
  folder.write("letters/b.xml", "<TEI/>");
  folder.write("letters/b.toml", "");
  folder.write("letters/b.new.xml", "<TEI/>");
  folder.write("letters/by-hand.xml", "<TEI/>");
  folder.write("authority/places.xml", "");
  folder.write("authority/persons.xml", "");
  base::DiagnosticList faults;
  const auto edition = load_edition(folder.path(), faults);
  ASSERT_TRUE(edition);
  EXPECT_TRUE(faults.items.empty());
  ASSERT_EQ(edition->letters.size(), 3U);
  EXPECT_EQ(edition->letters[0].name, "a");
  EXPECT_FALSE(edition->letters[0].has_tei);
  EXPECT_EQ(edition->letters[0].source.filename(), "a.docx");
  EXPECT_EQ(edition->letters[0].text.filename(), "a.txt");
  const Letter* b = edition->find("b");
  ASSERT_NE(b, nullptr);
  EXPECT_TRUE(b->has_source && b->has_tei && b->has_sidecar);
  EXPECT_FALSE(edition->find("by-hand")->has_source);
  ASSERT_EQ(edition->authority.size(), 2U);
  EXPECT_EQ(edition->authority[0].filename(), "persons.xml");
  EXPECT_EQ(edition->output_folder, folder.path() / "html");
}

TEST(Edition, ReadsWhatEditionTomlSays) {
  const Folder folder;
  folder.write("edition.toml", R"([edition]
title = "Letters"
editor = "E"
publisher = "P"
place = "Kraków"
date = 1999
address = "https://example.org/"
language = "de"
last_change = 2020-02-29
[defaults]
language = "fr"
status = "approved"
[defaults.rights.encoding]
status = "free"
licence = "https://creativecommons.org/licenses/by/4.0/"
[[defaults.responsible]]
role = "editor"
name = "E"
[pages]
folder = "out"
parameters = { colour = "blue" }
[validation]
schemas = "schemas/own.rng"
)");
  base::DiagnosticList faults;
  const auto edition = load_edition(folder.path(), faults);
  ASSERT_TRUE(edition);
  EXPECT_TRUE(faults.items.empty()) << base::to_string(faults.items.front());
  const LetterMetadata& defaults = edition->defaults;
  EXPECT_EQ(defaults.edition_title, "Letters");
  EXPECT_EQ(defaults.publication_place, "Kraków");
  EXPECT_EQ(defaults.publication_date, "1999");
  EXPECT_EQ(defaults.interface_language, "de");
  EXPECT_EQ(defaults.language, "fr");
  EXPECT_EQ(defaults.last_change, "2020-02-29");
  EXPECT_EQ(defaults.status, "approved");
  EXPECT_EQ(defaults.encoding_rights.status, "free");
  EXPECT_EQ(defaults.source_rights.status, "unknown");
  ASSERT_EQ(defaults.responsible.size(), 1U);
  EXPECT_EQ(edition->output_folder, folder.path() / "out");
  EXPECT_EQ(edition->schemas, std::vector<fs::path>{folder.path() / "schemas/own.rng"});
  ASSERT_EQ(edition->parameters.size(), 1U);
  EXPECT_EQ(edition->parameters[0].first, "colour");
}

TEST(Edition, ReportsAMisspeltKeyWithTheNearestOne) {
  EXPECT_EQ(faults_of("[edition]\ntitle = \"x\"\npublsher = \"y\"\n"),
            "3:1 edition.unknown-key there is no key “publsher” here (did you mean publisher?)\n");
  EXPECT_EQ(faults_of("[edition]\ntitle = \"x\"\n[defualts]\n"),
            "3:2 edition.unknown-key there is no key “defualts” here (did you mean defaults?)\n");
}

TEST(Edition, ReportsAKeyThatIsNearToNone) {
  EXPECT_EQ(faults_of("[edition]\ntitle = \"x\"\n[pages]\nzzzzzzzz = 1\n"),
            "4:1 edition.unknown-key there is no key “zzzzzzzz” here (known here: folder, "
            "parameters)\n");
}

TEST(Edition, ReportsWrongTypesBadDatesAndBadLanguages) {
  EXPECT_EQ(faults_of("[edition]\ntitle = 7\n"),
            "2:9 edition.wrong-type title is a number, expected a text in quotes\n");
  EXPECT_EQ(faults_of("[edition]\ntitle = \"x\"\ndate = \"29 diciembre\"\n"),
            "3:8 edition.bad-date date is “29 diciembre”, which is no date (a date is written "
            "1929-12-29, 1929-12 or 1929)\n");
  EXPECT_EQ(
      faults_of("[edition]\ntitle = \"x\"\nlanguage = \"español\"\n"),
      "3:12 edition.bad-language language is “español”, which is no language code (a language "
      "is written es, fr, en-GB or zh-Latn)\n");
  EXPECT_EQ(faults_of("edition = 1\n"),
            "1:11 edition.wrong-type edition is a number, expected a table [edition]\n");
}

TEST(Edition, ReportsWhatIsMissing) {
  EXPECT_EQ(faults_of(""),
            "1:1 edition.missing-key the table [edition] is missing (begin with [edition])\n");
  EXPECT_EQ(
      faults_of("[edition]\n"),
      "1:1 edition.missing-key title is missing: the name of the edition (write title = \"…\" "
      "below [edition])\n");
}

TEST(Edition, ReportsBrokenTomlAtItsPlace) {
  const std::string faults = faults_of("[edition]\ntitle = Letters\n");
  EXPECT_EQ(faults.substr(0, 26), "2:9 edition.toml-syntax er") << faults;
}

TEST(Edition, WarnsOfASidecarThatBelongsToNoLetter) {
  const Folder folder;
  folder.write("edition.toml", kPlain);
  folder.write("sources/letter-1.txt", "x");
  folder.write("letters/leter-1.toml", "");
  base::DiagnosticList faults;
  load_edition(folder.path(), faults);
  ASSERT_EQ(faults.items.size(), 1U);
  EXPECT_EQ(faults.items[0].code, "edition.lonely-sidecar");
  EXPECT_EQ(faults.items[0].severity, base::Severity::warning);
}

TEST(DateOfEpoch, IsTheDayInUtc) {
  EXPECT_EQ(date_of_epoch("0"), "1970-01-01");
  EXPECT_EQ(date_of_epoch("951782399"), "2000-02-28");
  EXPECT_EQ(date_of_epoch("951782400"), "2000-02-29");
  for (const char* bad : {"", "x", "-1", "12 ", "99999999999999999999", "253402300800"}) {
    EXPECT_EQ(date_of_epoch(bad), "") << bad;
  }
}

TEST(IdFrom, MakesAnXmlIdOfAFileName) {
  EXPECT_EQ(id_from("trotsky-rosmer-1930"), "trotsky-rosmer-1930");
  EXPECT_EQ(id_from("1930-01-02"), "letter-1930-01-02");
  EXPECT_EQ(id_from("an Łucja (2)"), "an-Łucja--2-");
}

}  // namespace
}  // namespace edition
