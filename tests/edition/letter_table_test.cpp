// SPDX-License-Identifier: MIT
#include "edition/letter_table.hpp"

#include <gtest/gtest.h>

namespace edition {
namespace {

struct Read {
  LetterTable table;
  base::DiagnosticList faults;
};

Read read(std::string_view document) {
  Read result;
  result.table = LetterTable::read(document, "letters.csv", result.faults);
  return result;
}

DatedValue edtf(std::string_view text) {
  DatedValue date;
  EXPECT_TRUE(read_edtf(text, date)) << text;
  return date;
}

TEST(LetterTable, FillsBothSidesOfACorrespondence) {
  const Read result = read(
      "sender,senderID,senderPlace,senderDate,senderDateText,addressee,addresseeID,key,note\r\n"
      "\"Carter, Anne\",https://d-nb.info/gnd/1,Whitby,1859-06-02,\"2 June, evening\",\"Carter, "
      "John\",john,b,\"she wrote \"\"in haste\"\"\"\r\n");
  EXPECT_TRUE(result.faults.items.empty());
  LetterMetadata metadata;
  ASSERT_TRUE(result.table.apply("b", metadata));
  EXPECT_EQ(metadata.sent.persons.at(0).name, "Carter, Anne");
  EXPECT_EQ(metadata.sent.persons.at(0).uri, "https://d-nb.info/gnd/1");
  EXPECT_EQ(metadata.sent.place->name, "Whitby");
  EXPECT_EQ(metadata.sent.date->when, "1859-06-02");
  EXPECT_EQ(metadata.sent.date->text, "2 June, evening");
  EXPECT_EQ(metadata.received.persons.at(0).key, "john");
  EXPECT_EQ(metadata.correspondence_note, "she wrote \"in haste\"");
  EXPECT_FALSE(result.table.apply("c", metadata));
}

TEST(LetterTable, SeparatesSeveralPersonsAndReadsOtherSeparators) {
  const Read result = read("file;sender;senderID\na.txt;\"Anne; John\";\"anne;\"\n");
  LetterMetadata metadata;
  ASSERT_TRUE(result.table.apply("a", metadata));
  ASSERT_EQ(metadata.sent.persons.size(), 2U);
  EXPECT_EQ(metadata.sent.persons[0].key, "anne");
  EXPECT_EQ(metadata.sent.persons[1].name, "John");
  EXPECT_EQ(metadata.sent.persons[1].key, "");
}

TEST(LetterTable, LeavesAloneWhatItDoesNotState) {
  const Read result = read("key,sender,addressee\na,,John\n");
  LetterMetadata metadata;
  metadata.sent.persons.push_back({{}, "Anne", {}});
  ASSERT_TRUE(result.table.apply("a", metadata));
  EXPECT_EQ(metadata.sent.persons.at(0).name, "Anne");
  EXPECT_EQ(metadata.received.persons.at(0).name, "John");
}

TEST(LetterTable, SaysInWhichLineAFaultIs) {
  const Read result =
      read("key,senderDate,senderID,sendrPlace\n\n\"a\",1929-13,x,\nb,,no id,\na,,,\n");
  std::vector<std::pair<std::string, std::uint32_t>> found;
  for (const auto& fault : result.faults.items) found.emplace_back(fault.code, fault.at.line);
  EXPECT_EQ(found, (std::vector<std::pair<std::string, std::uint32_t>>{{"edition.csv-columns", 1},
                                                                       {"edition.bad-date", 3},
                                                                       {"edition.bad-key", 4},
                                                                       {"edition.csv-twice", 5}}));
  EXPECT_EQ(read("sender,date\n").faults.items.at(0).code, "edition.csv-columns");
  const auto unclosed = read("key,sender\n\na,\"b\n").faults.items.at(0);
  EXPECT_EQ(unclosed.code, "csv.unclosed");
  EXPECT_EQ(unclosed.at.line, 3U);
}

TEST(LetterTable, TellsOfRowsWithoutALetter) {
  const Read result = read("key\na\nb.txt\nc\n");
  const auto lonely = result.table.lonely_rows({"a", "b"});
  ASSERT_EQ(lonely.size(), 1U);
  EXPECT_EQ(lonely[0].at.line, 4U);
}

TEST(Edtf, BecomesTheAttributesOfTei) {
  EXPECT_EQ(edtf("1929-12-29").when, "1929-12-29");
  EXPECT_EQ(edtf("1929~").confidence.certainty, "medium");
  EXPECT_EQ(edtf("1929?").confidence.certainty, "low");
  EXPECT_EQ(edtf("1929-12-XX").when, "1929-12");
  EXPECT_EQ(edtf("1929-uu-uu").when, "1929");
  EXPECT_EQ(edtf("192X").not_before, "1920");
  EXPECT_EQ(edtf("192X").not_after, "1929");
  EXPECT_EQ(edtf("1929-12/1930-01").from, "1929-12");
  EXPECT_EQ(edtf("1929-12/1930-01").to, "1930-01");
  EXPECT_EQ(edtf("[1929..1930]").not_after, "1930");
  EXPECT_EQ(edtf("../1929").not_after, "1929");
  EXPECT_EQ(edtf("1929/..").not_before, "1929");
  DatedValue date;
  for (const char* wrong : {"", "29.12.1929", "1930/1929", "../..", "1929-02-30", "/"}) {
    EXPECT_FALSE(read_edtf(wrong, date)) << wrong;
  }
}

}  // namespace
}  // namespace edition
