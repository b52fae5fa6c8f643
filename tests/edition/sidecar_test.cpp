// SPDX-License-Identifier: MIT
#include "edition/sidecar.hpp"

#include <gtest/gtest.h>

#include "edition/edition.hpp"
#include "edition/folder.hpp"

namespace edition {
namespace {

struct Read {
  LetterMetadata metadata;
  std::string faults;
};

Read read(std::string_view document, LetterMetadata before = {}) {
  Read result;
  result.metadata = std::move(before);
  base::DiagnosticList list;
  read_sidecar(document, "x.toml", result.metadata, list);
  for (const base::Diagnostic& item : list.items) result.faults += base::to_string(item) + "\n";
  return result;
}

TEST(Sidecar, HoldsWhatAnEditorDecides) {
  const Read result = read(R"(title = "T"
language = "es"
last_change = 2026-01-02
correspondence_note = "N"
[[responsible]]
role = "translator"
[[sent.person]]
key = "trotsky"
[sent.place]
key = "constantinople"
certainty = "high"
evidence = "external"
reason = "R"
[sent.date]
not_before = 1929-12-29
not_after = "1930-01"
[[received.person]]
key = "rosmer"
[[received.person]]
name = "his friends"
[[received.organisation]]
key = "league"
[original]
language = "fr"
shelfmark = "9853"
[[identification]]
text = "Alejandro"
refused = ["a", "b"]
line = 90
)");
  EXPECT_EQ(result.faults, "");
  const LetterMetadata& metadata = result.metadata;
  EXPECT_EQ(metadata.title, "T");
  EXPECT_EQ(metadata.sent.persons.at(0).key, "trotsky");
  ASSERT_TRUE(metadata.sent.place);
  EXPECT_EQ(metadata.sent.place->confidence.certainty, "high");
  EXPECT_EQ(metadata.sent.place->confidence.reason, "R");
  ASSERT_TRUE(metadata.sent.date);
  EXPECT_EQ(metadata.sent.date->not_before, "1929-12-29");
  EXPECT_EQ(metadata.sent.date->not_after, "1930-01");
  ASSERT_EQ(metadata.received.persons.size(), 2U);
  EXPECT_EQ(metadata.received.persons[1].name, "his friends");
  EXPECT_EQ(metadata.received.organisations.at(0).key, "league");
  EXPECT_EQ(metadata.responsible.at(0).role, "translator");
  EXPECT_EQ(metadata.original_language, "fr");
  EXPECT_EQ(metadata.shelfmark, "9853");
  EXPECT_EQ(metadata.identifications.at(0).refused, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(metadata.identifications.at(0).source_line, 90U);
}

TEST(Sidecar, WinsOverTheEditionAndKeepsTheRest) {
  LetterMetadata defaults;
  defaults.language = "fr";
  defaults.status = "approved";
  defaults.source_rights.status = "restricted";
  defaults.source_rights.text = "kept";
  const Read result =
      read("language = \"es\"\n[rights.source]\nstatus = \"free\"\n", std::move(defaults));
  EXPECT_EQ(result.faults, "");
  EXPECT_EQ(result.metadata.language, "es");
  EXPECT_EQ(result.metadata.status, "approved");
  EXPECT_EQ(result.metadata.source_rights.status, "free");
  EXPECT_EQ(result.metadata.source_rights.text, "kept");
}

struct Fault {
  std::string_view document, expected;
};

TEST(Sidecar, SwitchesRecognisersOffAndSaysHowSureTheyMustBe) {
  LetterMetadata before;
  before.recognisers.links.is_on = false;
  const Read result = read(R"([recognise]
persons = "high"
dates = false
)",
                           before);
  EXPECT_EQ(result.faults, "");
  EXPECT_EQ(result.metadata.recognisers.persons.certainty, "high");
  EXPECT_FALSE(result.metadata.recognisers.dates.is_on);
  EXPECT_FALSE(result.metadata.recognisers.links.is_on);
  EXPECT_TRUE(result.metadata.recognisers.places.is_on);
  const std::string faults = read("[recognise]\ndate = false\nplaces = \"sure\"\n").faults;
  EXPECT_NE(faults.find("x.toml:2:1: error: there is no key “date” here"), std::string::npos)
      << faults;
  EXPECT_NE(faults.find("did you mean dates?"), std::string::npos) << faults;
  EXPECT_NE(faults.find("expected true, false or one of high, medium, low"), std::string::npos)
      << faults;
}

TEST(Sidecar, LeavesWhoWroteToTheTableWhereItGivesOnlyTheDate) {
  LetterMetadata before;
  before.sent.persons.push_back({"anne", {}, {}});
  const Read result = read("[sent.date]\nwhen = 1859\n", before);
  EXPECT_EQ(result.metadata.sent.persons.at(0).key, "anne");
}

TEST(Sidecar, ReportsFaultsAtTheirPlace) {
  const Fault faults[] = {
      {"[[sent.persn]]\nkey = \"a\"\n",
       "x.toml:1:8: error: there is no key “persn” here (did you mean person?)\n"},
      {"[[sent.person]]\n",
       "x.toml:1:1: error: neither a key nor a name is given (give the key in the authority, a "
       "name, "
       "or both)\n"},
      {"[sent.place]\nkey = \"a b\"\n",
       "x.toml:2:7: error: key is “a b”, which is no xml:id (write the xml:id that the entry has "
       "in "
       "the authority file)\n"},
      {"[sent.place]\nkey = \"a\"\ncertainty = \"sure\"\n",
       "x.toml:3:13: error: certainty is “sure”, expected one of high, medium, low\n"},
      {"[sent.date]\nwhen = 1930-02-30\n", ""},
      {"[sent.date]\nwhen = \"1930-02-30\"\n",
       "x.toml:2:8: error: when is “1930-02-30”, which is no date (a date is written 1929-12-29, "
       "1929-12 or 1929)\n"},
      {"[sent.date]\nnot_before = 1930\nnot_after = \"1929-12\"\n",
       "x.toml:3:13: error: not_after lies before not_before (exchange not_before and "
       "not_after)\n"},
      {"[sent.date]\nwhen = 1930\nfrom = 1930\n",
       "x.toml:2:8: error: a date is either one day or a span of time (give when, or from and to, "
       "or "
       "not_before and not_after)\n"},
      {"[[identification]]\nkey = \"a\"\n",
       "x.toml:1:1: error: text is missing: the words that are identified (write text = \"…\" as "
       "the "
       "letter has it)\n"},
      {"[[identification]]\ntext = \"a\"\nline = 0\n",
       "x.toml:3:8: error: line is a number, expected a number from 1\n"},
      {"sent = \"trotsky\"\n", "x.toml:1:8: error: sent is a text, expected a table [sent]\n"},
  };
  for (const Fault& fault : faults) {
    const std::string found = read(fault.document).faults;
    if (fault.expected.empty()) {
      EXPECT_NE(found, "") << fault.document;  // TOML itself knows the calendar
    } else {
      EXPECT_EQ(found, fault.expected);
    }
  }
}

TEST(Sidecar, DecidesWhatWasRecognisedAtAPlace) {
  const Read result = read(R"([[date]]
text = "Tuesday"
line = 5
when = 1887-03-01
[[date]]
text = "last spring"
not_before = "1886-03"
not_after = 1886
[[misprint]]
text = "Blukmin"
line = 7
corrected = "Blumkin"
[[accepted]]
kind = "page"
line = 41
[[rejected]]
kind = "name"
text = "old Thomas"
)");
  EXPECT_EQ(result.faults, "");
  const auto& decisions = result.metadata.decisions;
  ASSERT_EQ(decisions.size(), 5U);
  using Verdict = Decision::Verdict;
  EXPECT_EQ(decisions[0].verdict, Verdict::dated);
  EXPECT_EQ(decisions[0].kind, "date");
  EXPECT_EQ(decisions[0].text, "Tuesday");
  EXPECT_EQ(decisions[0].source_line, 5U);
  EXPECT_EQ(decisions[0].date.when, "1887-03-01");
  EXPECT_EQ(decisions[1].source_line, 0U);
  EXPECT_EQ(decisions[1].date.not_before, "1886-03");
  EXPECT_EQ(decisions[1].date.not_after, "1886");
  EXPECT_EQ(decisions[2].verdict, Verdict::corrected);
  EXPECT_EQ(decisions[2].correction, "Blumkin");
  EXPECT_EQ(decisions[3].verdict, Verdict::accepted);
  EXPECT_EQ(decisions[3].kind, "page");
  EXPECT_EQ(decisions[4].verdict, Verdict::rejected);
  EXPECT_EQ(decisions[4].text, "old Thomas");
}

TEST(Sidecar, SaysWhatADecisionLacks) {
  const auto fault_of = [](std::string_view document) {
    const std::string faults = read(document).faults;
    return faults.substr(0, faults.find(" ("));
  };
  EXPECT_EQ(fault_of("[[date]]\ntext = \"Tuesday\"\n"), "x.toml:1:1: error: the date has no value");
  EXPECT_EQ(fault_of("[[date]]\nwhen = 1887\n"),
            "x.toml:1:1: error: text is missing: the words that are meant");
  EXPECT_EQ(fault_of("[[date]]\ntext = \"x\"\nwhen = 1887\nto = 1888\n"),
            "x.toml:3:8: error: a date is either one day or a span of time");
  EXPECT_EQ(fault_of("[[misprint]]\ntext = \"x\"\n"),
            "x.toml:1:1: error: corrected is missing: what the misprint stands for");
  EXPECT_EQ(fault_of("[[rejected]]\ntext = \"x\"\n"),
            "x.toml:1:1: error: kind is missing: what the words were taken for");
  EXPECT_EQ(fault_of("[[rejected]]\nkind = \"name\"\n"),
            "x.toml:1:1: error: text is missing: the words that are meant");
  EXPECT_EQ(fault_of("[[rejected]]\nkind = \"note\"\n"),
            "x.toml:1:1: error: line is missing: where the note or the page begins");
  EXPECT_NE(fault_of("[[accepted]]\nkind = \"nmae\"\ntext = \"x\"\n"), "");
}

TEST(Sidecar, PartialDatesAreNoContradiction) {
  EXPECT_EQ(read("[sent.date]\nnot_before = 1929-12-29\nnot_after = 1929\n").faults, "");
}

TEST(LastChange, IsTheSidecarsThenTheEditionsThenThatOfTheEnvironment) {
  const test::Folder folder;
  folder.write("edition.toml", "[edition]\ntitle = \"x\"\nlast_change = 2001-01-01\n");
  folder.write("sources/a.txt", "x");
  folder.write("sources/b.txt", "x");
  folder.write("letters/a.toml", "last_change = 2002-02-02\n");
  base::DiagnosticList list;
  auto edition = load_edition(folder.path(), list);
  ASSERT_TRUE(edition);
  EXPECT_EQ(load_metadata(*edition, edition->letters[0], "0", list).last_change, "2002-02-02");
  EXPECT_EQ(load_metadata(*edition, edition->letters[1], "0", list).last_change, "2001-01-01");
  edition->defaults.last_change.clear();
  EXPECT_EQ(load_metadata(*edition, edition->letters[1], "0", list).last_change, "1970-01-01");
  EXPECT_EQ(load_metadata(*edition, edition->letters[1], "", list).last_change, "");
  EXPECT_TRUE(list.items.empty());
}

}  // namespace
}  // namespace edition
