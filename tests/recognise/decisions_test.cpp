// SPDX-License-Identifier: MIT
#include "recognise/decisions.hpp"

#include <gtest/gtest.h>

#include "recognise/describe.hpp"

namespace recognise {
namespace {

DateMention day(const char* when) {
  DateMention date;
  date.when = when;
  return date;
}

// The mentions after a decision, a line each, `!` where an editor decided it.
std::string decided(const MentionDecision& decision, const std::string& text,
                    std::vector<Mention> mentions) {
  layout::Flow flow;
  flow.text = text;
  flow.pieces = {{0, {0, static_cast<std::uint32_t>(text.size())}}};
  apply_decision(decision, flow, mentions);
  std::string out;
  for (const Mention& mention : mentions) {
    out += describe(mention, text) + (mention.is_decided ? "!" : "") + "\n";
  }
  return out;
}

Mention date(std::uint32_t begin, std::uint32_t end) {
  return {{begin, end}, day("1887-03-01"), Certainty::low, "why"};
}

const std::string kText = "On Tuesday, and on Tuesday again.";

TEST(Decisions, GiveADateAnotherValueOnEachPlaceThatIsMeant) {
  const MentionDecision decision{"date", "Tuesday", {}, false, day("1887-02-22")};
  EXPECT_EQ(decided(decision, kText, {date(3, 10), date(19, 26)}),
            "date [Tuesday] when 1887-02-22!\ndate [Tuesday] when 1887-02-22!\n");
  MentionDecision first = decision;
  first.source = {0, 12};
  EXPECT_EQ(decided(first, kText, {date(3, 10), date(19, 26)}),
            "date [Tuesday] when 1887-02-22!\ndate [Tuesday] when 1887-03-01, low\n");
}

TEST(Decisions, AcceptAndReject) {
  EXPECT_EQ(decided({"date", "Tuesday", {}, false}, kText, {date(3, 10)}),
            "date [Tuesday] when 1887-03-01!\n");
  EXPECT_EQ(decided({"date", "Tuesday", {}, true}, kText, {date(3, 10)}), "");
  EXPECT_EQ(decided({"name", "Tuesday", {}, true}, kText, {date(3, 10)}),
            "date [Tuesday] when 1887-03-01, low\n")
      << "another kind is not meant";
}

TEST(Decisions, AddWhatWasNotRecognised) {
  const MentionDecision misprint{"misprint", "agan", {}, false, CorrectionMention{"again"}};
  EXPECT_EQ(decided(misprint, "Come agan, and against", {}), "misprint [agan] for again!\n");
  const MentionDecision longer{"date", "Tuesday again", {}, false, day("1887")};
  EXPECT_EQ(decided(longer, kText, {date(3, 10), date(19, 26)}),
            "date [Tuesday] when 1887-03-01, low\ndate [Tuesday again] when 1887!\n");
  EXPECT_EQ(decided({"date", "Friday", {}, false, day("1887")}, kText, {}), "");
}

TEST(Decisions, MeetNothingWhereTheTextIsEmpty) {
  EXPECT_EQ(decided({"date", "", {}, false, day("1887")}, "", {}), "");
  EXPECT_EQ(decided({"note", "", {0, 5}, true}, kText, {date(3, 10)}),
            "date [Tuesday] when 1887-03-01, low\n");
}

}  // namespace
}  // namespace recognise
