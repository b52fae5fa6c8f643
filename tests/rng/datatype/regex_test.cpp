// SPDX-License-Identifier: MIT
#include "rng/datatype/regex.hpp"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace rng::datatype {
namespace {

struct MatchCase {
  std::string pattern;
  std::vector<std::string> matching;
  std::vector<std::string> other;
};

const std::vector<MatchCase> kMatches = {
    {"", {""}, {"a"}},
    {"abc", {"abc"}, {"", "ab", "abcd", "xabc"}},
    {"a|b|", {"a", "b", ""}, {"ab"}},
    {"(a|bc)*d", {"d", "ad", "bcd", "abcad"}, {"", "bd", "abc"}},
    {"a?b+c*", {"b", "ab", "abbcc"}, {"ac", "aab"}},
    {"a{3}", {"aaa"}, {"aa", "aaaa"}},
    {"a{2,}", {"aa", "aaaaa"}, {"a"}},
    {"a{1,3}", {"a", "aa", "aaa"}, {"", "aaaa"}},
    {"a{0,2}b", {"b", "ab", "aab"}, {"aaab"}},
    {"a{0}b", {"b"}, {"ab"}},
    {"a{0,}", {"", "aaa"}, {"b"}},
    {"(a*)*", {"", "aa"}, {"b"}},
    {"(a*)+b", {"b", "aab"}, {"a"}},
    {"(a|)+", {"", "aa"}, {"b"}},
    {"(ab){2,3}", {"abab", "ababab"}, {"ab", "abababab"}},
    {"a.c", {"abc", "aéc", "a😀c"}, {"a\nc", "a\rc", "ac"}},
    {"^a$", {"^a$"}, {"a"}},  // no anchors: an expression matches whole texts
    {"a-b", {"a-b"}, {"ab"}},
    {"[abc]", {"a", "c"}, {"d", ""}},
    {"[^abc]", {"d", "é"}, {"a", ""}},
    {"[a-c-]", {"a", "b", "-"}, {"d"}},
    {"[-a]", {"-", "a"}, {"b"}},
    {"[a^]", {"a", "^"}, {"b"}},
    {"[\\-\\]\\[\\\\]", {"-", "]", "[", "\\"}, {"a"}},
    {"[a-z-[aeiou]]+", {"xyz"}, {"a", "xay"}},
    {"[a-z-[b-y-[m]]]+", {"azm"}, {"b", "n"}},
    {"[^a-c-[x]]", {"d"}, {"x", "a"}},
    {"\\s\\S", {" a", "\tb"}, {"a ", "  "}},
    {"\\d+", {"0", "٣"}, {"a"}},
    {"\\D", {"a"}, {"1"}},
    {"\\i\\c*", {"a", "_b:c", "élan", "a-1.x"}, {"1a", "-a", ""}},
    {"[\\i-[:]][\\c-[:]]*", {"a", "xml-id"}, {"a:b"}},
    {"\\I", {"1", "-"}, {"a"}},
    {"\\C", {"+", " "}, {"a", "-"}},
    {"\\w+", {"aé1", "+<"}, {"a b", "a.", ","}},  // symbols are word characters, punctuation is not
    {"\\W", {".", " "}, {"a", "+"}},
    {"\\n\\t\\r", {"\n\t\r"}, {"ntr"}},
    {"\\p{Lu}\\p{Ll}*", {"Émile", "A"}, {"émile", "AB"}},
    {"\\p{L}+", {"Русский", "日本"}, {"a1"}},
    {"\\P{L}+", {"123"}, {"a"}},
    {"[^\\p{C}\\p{Z}]+", {"a.b"}, {"a b", "a\u00A0b", "a\u200Bb"}},
    {"\\p{IsBasicLatin}+", {"abc"}, {"é"}},
    {"\\p{IsGreek}", {"α"}, {"a"}},
    {"\\P{IsGreek}", {"a"}, {"α"}},
    {"\\p{IsSpecials}", {"\uFEFF", "\uFFFD"}, {"\uFF00"}},
    {"\\p{IsCyrillicSupplement}", {"\u0500"}, {"\u04FF"}},  // younger than XML Schema
    {"[\\p{L}\\d]{2}", {"a1", "é٣"}, {"a-"}},
};

TEST(Regex, MatchesWhatAppendixFSays) {
  for (const MatchCase& c : kMatches) {
    const Regex regex(c.pattern);
    ASSERT_EQ(Regex::check(c.pattern), std::nullopt) << c.pattern;
    for (const std::string& text : c.matching) {
      EXPECT_TRUE(regex.matches(text)) << c.pattern << " should match '" << text << "'";
    }
    for (const std::string& text : c.other) {
      EXPECT_FALSE(regex.matches(text)) << c.pattern << " should not match '" << text << "'";
    }
  }
}

struct FaultCase {
  std::string pattern;
  std::size_t offset;
};

TEST(Regex, SaysWhereAnExpressionIsIllFormed) {
  const std::vector<FaultCase> faults = {
      {"(a", 0},
      {"a)", 1},
      {"*a", 0},
      {"a**", 2},
      {"a|+", 2},
      {"a{", 2},
      {"a{1", 3},
      {"a{2,1}", 6},
      {"a{,2}", 2},
      {"a{x}", 2},
      {"]", 0},
      {"}", 0},
      {"[", 0},
      {"[]", 1},
      {"[^]", 2},
      {"[a", 0},
      {"[z-a]", 1},
      {"[a-\\d]", 1},
      {"[a-b-c]", 4},
      {"[a[b]]", 2},
      {"[a-[b]", 0},
      {"[a-[]]", 4},
      {"[a-[b]c]", 0},
      {"\\", 0},
      {"\\q", 0},
      {"\\$", 0},
      {"é\\y", 2},
      {"\\pL", 2},
      {"\\p{L", 2},
      {"\\p{Xx}", 2},
      {"\\p{l}", 2},
      {"\\p{IsNone}", 2},
      {"\\p{}", 2},
      {"[a\\p{Is}]", 4},
      {"(a)(b", 3},
      {"a{100001}", 9},
      {"(a{999}){999}", 13},
      {"(){99999999}", 12},
      {"\xFF", 0},
  };
  for (const FaultCase& c : faults) {
    const auto error = Regex::check(c.pattern);
    ASSERT_TRUE(error.has_value()) << c.pattern;
    EXPECT_EQ(error->offset, c.offset) << c.pattern << ": " << error->message.key;
    EXPECT_FALSE(error->message.empty());
    EXPECT_FALSE(Regex(c.pattern).matches("a"));
  }
}

TEST(Regex, BoundsTheDepthOfParentheses) {
  const std::string deep = std::string(100'000, '(') + std::string(100'000, ')');
  EXPECT_TRUE(Regex::check(deep).has_value());
  const std::string brackets = std::string(100'000, '[');
  EXPECT_TRUE(Regex::check(brackets).has_value());
  std::string subtractions;
  for (int i = 0; i < 20'000; ++i) subtractions += "[a-z-";
  EXPECT_TRUE(Regex::check(subtractions).has_value());
}

// Expressions that make a backtracking matcher run for years.
TEST(Regex, TakesLinearTime) {
  const std::string text(2'000, 'a');
  const auto begin = std::chrono::steady_clock::now();
  for (const char* pattern :
       {"(a*)*b", "(a|aa)+b", "(a?){400}a{400}", "(.*)(.*)(.*)(.*)b", "((a{0,15}){0,15}){0,15}b",
        "[ab]*a[ab]{300}b", "(a|b)*a(a|b){200}b"}) {
    EXPECT_FALSE(Regex(pattern).matches(text)) << pattern;
  }
  EXPECT_TRUE(Regex("(a?){300}a{300}").matches(std::string(450, 'a')));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(taken.count(), 10.0);
}

// Past the budget for states the answers are the same.
TEST(Regex, AnswersWhenTheStatesAreTooMany) {
  const Regex regex("(a|b)*a(a|b){18}");
  std::uint32_t random = 1;
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
      random = random * 1664525U + 1013904223U;
      text += (random >> 30U) % 2 == 0 ? 'a' : 'b';
    }
    EXPECT_EQ(regex.matches(text), text[60 - 19] == 'a') << text;
  }
}

TEST(Regex, TellsManyAlphabetsApart) {
  // More non-ASCII sets than one signature holds.
  std::string pattern = "(";
  for (char32_t c = 0x3041; c < 0x3091; ++c) pattern += base::utf8::encode(c) + "|";
  const Regex regex(pattern + "x)*");
  EXPECT_TRUE(regex.matches("\u3041\u3042x\u3090"));
  EXPECT_FALSE(regex.matches("\u3041\u3091"));
}

TEST(Regex, IsSharedByThreads) {
  const Regex regex("(\\p{Lu}\\p{Ll}+|\\d{1,4})( (\\p{Lu}\\p{Ll}+|\\d{1,4}))*");
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        if (!regex.matches("Élan Vital " + std::to_string(i))) ++wrong;
        if (regex.matches("Élan vital " + std::to_string(i))) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace rng::datatype
