// SPDX-License-Identifier: MIT
// Holds the recognisers against the cases of tests/recognise/cases, and against hostile text.
#include "recognise/text_recogniser.hpp"

#include <map>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "layout/layout.hpp"
#include "recognise/case_file.hpp"
#include "recognise/dates.hpp"
#include "recognise/describe.hpp"
#include "support/golden.hpp"

namespace recognise {
namespace {

using testing::Case;
using testing::cases_of;

const std::vector<lexicon::Lexicon>& lexicons() {
  static const std::vector<lexicon::Lexicon> all = [] {
    std::vector<lexicon::Lexicon> loaded;
    for (const char* language : {"es", "fr", "en", "de", "it", "pt", "ca", "nl", "pl", "ru"}) {
      auto one = lexicon::Lexicon::load(support::source_folder() / "share/lexicon", language);
      if (one) loaded.push_back(std::move(*one));
    }
    return loaded;
  }();
  return all;
}

const TextRecogniser& recogniser_of(const std::string& language) {
  static const authority::Authority no_authority;
  static std::map<std::string, TextRecogniser> compiled;
  auto found = compiled.find(language);
  if (found == compiled.end()) {
    for (const lexicon::Lexicon& lexicon : lexicons()) {
      if (lexicon.language() != language) continue;
      found = compiled.emplace(language, TextRecogniser(lexicon, no_authority, lexicons())).first;
    }
  }
  return found->second;
}

std::vector<std::string> described(const Case& one) {
  const LetterDate date{one.letter_date, one.letter_date, false};
  std::vector<std::string> lines;
  for (const Mention& mention : recogniser_of(one.language).find(TokenList(one.sentence), date)) {
    lines.push_back(describe(mention, one.sentence));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "=> " + line + "\n";
  return text.empty() ? "=> nothing\n" : text;
}

TEST(TextRecogniser, findsWhatTheCasesSay) {
  ASSERT_EQ(lexicons().size(), 10U);
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(support::source_folder() / "tests/recognise/cases")) {
    if (entry.path().extension() != ".txt") continue;
    for (const Case& one : cases_of(entry.path())) {
      EXPECT_EQ(joined(described(one)), joined(one.expected)) << one.where << ": " << one.sentence;
      ++count;
    }
  }
  EXPECT_GT(count, 90U);
}

void expect_sound(const std::vector<Mention>& mentions, std::string_view text) {
  std::uint32_t last = 0;
  for (const Mention& mention : mentions) {
    ASSERT_LE(last, mention.span.begin);
    ASSERT_LT(mention.span.begin, mention.span.end);
    ASSERT_LE(mention.span.end, text.size());
    ASSERT_FALSE(base::utf8::first_malformed(mention.span.of(text)));
    ASSERT_EQ(mention.certainty == Certainty::stated, mention.reason.empty());
    last = mention.span.begin;
  }
}

class FlowDump {
 public:
  FlowDump(const TextRecogniser& recogniser, const LetterDate& date)
      : recogniser_(recogniser), date_(date) {}

  void add(const layout::Flow& flow) {
    for (const Mention& mention : recogniser_.find(TokenList(flow.text), date_)) {
      text_ += describe(mention, flow.text) + "\n";
    }
  }
  void add(const std::vector<layout::Block>& blocks) {
    for (const layout::Block& block : blocks) {
      add(block.flow);
      add(block.children);
    }
  }
  void add(const layout::Note& note) {
    text_ += "-- note " + note.number + "\n";
    for (const layout::NotePart& part : note.parts) {
      add(part.flow);
      for (const layout::Flow& flow : part.further_paragraphs) add(flow);
    }
  }
  const std::string& text() const { return text_; }

 private:
  const TextRecogniser& recogniser_;
  const LetterDate& date_;
  std::string text_;
};

TEST(TextRecogniser, findsWhatAnEditorWouldMarkInTheFoundingLetter) {
  const auto file = support::source_folder() / "tei/sources/trotsky-rosmer-1930.txt";
  const auto source = source::read_text(file.filename(), base::read_file(file).value()).value();
  authority::Authority works;
  const auto register_file = support::source_folder() / "tei/authority/works.xml";
  ASSERT_TRUE(works.load(base::read_file(register_file).value(), register_file, "works.xml"));
  const TextRecogniser recogniser(lexicons().front(), works, lexicons());
  const LetterDate date{"1929-12-29", "1930-01-31", true};
  FlowDump dump(recogniser, date);
  const layout::Layout letter = layout::analyse(source, lexicons().front());
  for (const auto* blocks : {&letter.front, &letter.body, &letter.back}) dump.add(*blocks);
  for (const layout::Note& note : letter.notes) dump.add(note);
  support::expect_golden(support::source_folder() / "tests/recognise/trotsky-rosmer-1930.expected",
                         dump.text());
}

TEST(TextRecogniser, spansFallBetweenCodePointsWhateverTheTextIsCutFrom) {
  const std::vector<std::string> pieces{"«",         "»",         "“",
                                        "”",         "\"",        "'",
                                        "’",         "‘",         "(",
                                        ")",         "[",         "]",
                                        "...",       "…",         " ",
                                        " ",         ".",         ",",
                                        "-",         "–",         "/",
                                        ":",         "1",         "12",
                                        "1930",      "1859-1943", "de ",
                                        "del ",      "diciembre", "3.",
                                        "en ",       "número ",   "p. ",
                                        "tomo I",    "Véase ",    "http://",
                                        "www.",      "@",         "a",
                                        "É",         "ñ",         "verano",
                                        "siglo ",    "XIX",       "a mediados de ",
                                        "antes de ", "\xC2\xA0",  "dijo",
                                        "(?)",       "[sic]",     "Cahiers Rojos"};
  std::uint32_t state = 1;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16U) % pieces.size()];
    }
    const LetterDate date{"1930-01-31", "1930-01-31", false};
    for (const char* language : {"es", "en", "de"}) {
      expect_sound(recogniser_of(language).find(TokenList(text), date), text);
    }
  }
}

TEST(TextRecogniser, foldsBytesThatAreNoCharactersInTheirPlace) {
  for (const std::string text : {"Karl M\xFCller", "\xA3", "a\xC8", "\xE9\xE8 \xFF", "1\xC3"}) {
    const TokenList tokens(text);
    for (std::size_t i = 0; i < tokens.size(); ++i)
      EXPECT_LE(tokens.folded(i).size(), tokens[i].span.size()) << text;
  }
}

TEST(TextRecogniser, standsUpToLongHostileText) {
  constexpr std::size_t kSize = 300'000;
  for (const std::string_view piece : {"«",
                                       "\"",
                                       "(",
                                       "1",
                                       "1930 ",
                                       "1.",
                                       "de ",
                                       "a mediados de ",
                                       "@",
                                       "a@",
                                       "a.@b.",
                                       "http://",
                                       "número 7, ",
                                       "Véase «A» ",
                                       "Aa ",
                                       "(Aa ",
                                       "en Aa ",
                                       "[",
                                       "’",
                                       "3 de ",
                                       "de 3 de mayo a ",
                                       "a-",
                                       "«Véase "}) {
    std::string text;
    while (text.size() < kSize) text += piece;
    expect_sound(recogniser_of("es").find(TokenList(text), {}), text);
  }
}

TEST(Dates, everyLanguageGivesVagueWordsTheSameMeaning) {
  const auto table = [](const lexicon::Lexicon& lexicon) {
    std::string text;
    for (const VagueMeaning& row : vague_meanings(lexicon)) {
      text += row.part + " = " + row.interval + "\n";
      EXPECT_FALSE(row.phrases.empty()) << lexicon.language() << ": " << row.part;
    }
    return text;
  };
  for (const lexicon::Lexicon& lexicon : lexicons()) {
    EXPECT_EQ(table(lexicon), table(lexicons().front())) << lexicon.language();
  }
}

}  // namespace
}  // namespace recognise
