// SPDX-License-Identifier: MIT
// Names in the languages of share/lexicon: cases, short forms, titles, places in short. [words|key]
// is a linked name, [words|] one that stays open.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "recognise/names.hpp"
#include "support/golden.hpp"

namespace recognise {
namespace {

constexpr const char* kAuthority = R"(<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson>
  <person xml:id="plehanov"><persName>Георгий Плеханов</persName></person>
  <person xml:id="zasulich"><persName>Вера Засулич</persName></person>
  <person xml:id="lenin"><persName>Ленин</persName></person>
  <person xml:id="dzierzynski"><persName>Feliks Dzierżyński</persName></person>
  <person xml:id="luksemburg"><persName>Róża Luksemburg</persName></person>
  <person xml:id="marchlewski"><persName>Julian Marchlewski</persName></person>
  <person xml:id="anna-orlova"><persName>Анна Орлова</persName></person>
  <person xml:id="petr-orlov"><persName>Петр Орлов</persName></person>
  <person xml:id="modzelewska"><persName>Helena Modzelewska</persName></person>
  <person xml:id="hans-gaal"><persName>Hans van Gaal</persName></person>
  <person xml:id="jan-gaal"><persName>Jan van Gaal</persName></person>
  <person xml:id="elford"><persName>Sir William Elford</persName></person>
  <person xml:id="harness"><persName>William Harness</persName></person>
  <person xml:id="wellington"><persName>Arthur Wellesley, Duke of Wellington</persName></person>
  <person xml:id="elizabeth"><persName>Elizabeth I</persName></person>
  <person xml:id="hofland-b"><persName>Barbara Hofland</persName></person>
  <person xml:id="hofland-t"><persName>Thomas Hofland</persName></person>
  <person xml:id="kemble"><persName>Charles Kemble</persName></person>
  <person xml:id="mrs-kemble"><persName>Mrs. Charles Kemble</persName></person>
  <person xml:id="eitel"><persName>Prince Eitel-Frédéric de Prusse</persName></person>
  <person xml:id="twice-a"><persName>Nicholas Butler</persName></person>
  <person xml:id="twice-b"><persName>Nicholas Butler</persName><persName>Butler, Nicholas</persName></person>
  <person xml:id="barth"><persName>Karl Barth</persName></person>
  <person xml:id="heim"><persName>Heim</persName></person>
  <person xml:id="hall"><persName>Anna Hall</persName></person>
  <person xml:id="fleuriau"><persName>Fleuriau (de), Aimé-Joseph</persName></person>
  <person xml:id="abbott"><persName>William Abbott</persName></person>
  <person xml:id="old-smith"><persName>John Smith</persName><birth when="1790"/></person>
  <person xml:id="new-smith"><persName>Adam Smith</persName><birth when="1890"/></person>
</listPerson>
<listPlace>
  <place xml:id="moskva"><placeName>Москва</placeName></place>
  <place xml:id="warszawa"><placeName>Warszawa</placeName></place>
  <place xml:id="krakow"><placeName>Kraków</placeName></place>
  <place xml:id="usa"><placeName>Etats-Unis d'Amérique</placeName></place>
  <place xml:id="havre"><placeName>Le Havre</placeName></place>
  <place xml:id="creans"><placeName>Clermont-Créans (Créans)</placeName></place>
  <place xml:id="curie"><placeName>Rue Pierre Curie</placeName></place>
  <place xml:id="germain"><placeName>Boulevard Saint-Germain</placeName></place>
  <place xml:id="frankfurt"><placeName>Frankfurt am Main</placeName><placeName>Frankfurter</placeName></place>
  <place xml:id="reading"><placeName>Reading, Berkshire, England</placeName></place>
  <place xml:id="cross"><placeName>Three Mile Cross</placeName></place>
</listPlace>
<listBibl><bibl xml:id="foscari"><title>Foscari: A Tragedy</title></bibl></listBibl>
</standOff></TEI>)";

class Language {
 public:
  explicit Language(const std::string& code)
      : lexicon_(lexicon::Lexicon::load(support::source_folder() / "share/lexicon", code).value()) {
    EXPECT_TRUE(authority_.load(kAuthority, "a.xml", "a.xml"));
  }

  std::string marked(const std::string& text, const std::string& letter_date = "") const {
    const NameIndex index(authority_, lexicon_);
    NameSurvey survey(index);
    const TokenList tokens(text);
    survey.read(tokens);
    const LetterDate date{letter_date, letter_date, false};
    std::string out;
    std::size_t at = 0;
    for (const Mention& mention : find_names(tokens, {lexicon_, authority_, date}, survey)) {
      const auto* name = std::get_if<NameMention>(&mention.meaning);
      const auto* title = std::get_if<TitleMention>(&mention.meaning);
      if ((name == nullptr && title == nullptr) || mention.span.begin < at) continue;
      out += text.substr(at, mention.span.begin - at) + "[" + std::string(mention.span.of(text)) +
             "|" + (name != nullptr ? name->key : title->key) + "]";
      at = mention.span.end;
    }
    return out + text.substr(at);
  }

 private:
  lexicon::Lexicon lexicon_;
  authority::Authority authority_;
};

std::string plain(const std::string& marked) {
  std::string out;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '[') continue;
    if (marked[i] == '|') {
      i = marked.find(']', i);
    } else {
      out += marked[i];
    }
  }
  return out;
}

void expect_marked(const std::string& language, const std::vector<std::string>& cases) {
  const Language reader(language);
  for (const std::string& expected : cases) EXPECT_EQ(reader.marked(plain(expected)), expected);
}

TEST(NamesOfLanguages, HaveCasesInRussian) {
  expect_marked("ru",
                {
                    "Писал [Плеханову|plehanov] и [Вере Засулич|zasulich] из [Москвы|moskva].",
                    "Говорил с [Георгием Плехановым|plehanov] в [Москве|moskva].",
                    "Статья [Ленина|lenin] и письмо к [Ленину|lenin].",
                    "Наша вера и надежда, без веры.",
                });
}

// Her surname is the genitive of his.
TEST(NamesOfLanguages, ThatMayBeACaseOfAnotherStayOpen) {
  expect_marked("ru", {"Читаю стихи [Орлова|].", "Писал [Анне Орловой|anna-orlova].",
                       "Писал [Орлову|petr-orlov]."});
}

TEST(NamesOfLanguages, HaveInitialsBeforeTheirParticles) {
  expect_marked("nl", {"Aan [H. van Gaal|hans-gaal] en aan zijn broer."});
}

TEST(NamesOfLanguages, HaveCasesInPolish) {
  expect_marked("pl", {
                          "List do [Feliksa Dzierżyńskiego|dzierzynski] z [Warszawy|warszawa].",
                          "Pisałem [Dzierżyńskiemu|dzierzynski] o [Róży Luksemburg|luksemburg].",
                          "Byłem z [Julianem Marchlewskim|marchlewski] w [Krakowie|krakow].",
                          "Pisałem do [Heleny Modzelewskiej|modzelewska] z [Krakowa|krakow].",
                      });
}

TEST(NamesOfLanguages, ArePartsOfTheTitlesOfJournals) {
  expect_marked("en", {"I read the Reading Gazette in [Reading|reading]."});
  expect_marked("fr", {"La Gazette du Havre vient du [Havre|havre].",
                       "Il lit la Nouvelle Gazette de Créans à [Créans|creans]."});
}

TEST(NamesOfLanguages, ArePartsOfOtherNames) {
  expect_marked("en", {"Write to [Reading|reading] Hall, as [Anna Hall|hall] does."});
  expect_marked("fr", {"La mission de MM. Joseph Farnham et Klein."});
}

TEST(NamesOfLanguages, HaveAGenitiveInGerman) {
  expect_marked("de", {
                          "Ich lese [Karl Barths|barth] Römerbrief und [Heims|heim] Weltbild.",
                          "Er schreibt wie [Barth|barth].",
                      });
}

TEST(NamesOfLanguages, OfPlacesAreNotAdjectivesBeforeNouns) {
  expect_marked("de", {"Der Frankfurter Hof in [Frankfurt|frankfurt]."});
}

TEST(NamesOfLanguages, OfPlacesComeInShort) {
  expect_marked("fr", {
                          "Aux [Etats-Unis|usa], au [Havre|havre] et à [Créans|creans].",
                          "Il vint du [Havre|havre]; [le Havre|havre]; un Havre.",
                          "La [rue Pierre Curie|curie] et le [Bd St-Germain|germain].",
                      });
  expect_marked("en", {"I wrote from [Reading|reading]."});
}

TEST(NamesOfLanguages, AreReadWhereWordsRunTogether) {
  expect_marked("en", {
                          "Goodbye. [Three Mile Cross|cross]February nine",
                          "To [ThreeMileCross|cross] now; [Abbott|abbott]Esqre.",
                      });
}

TEST(NamesOfLanguages, AreToldApartByTitlesAndForenames) {
  expect_marked("en", {
                          "My dear [Sir William|elford] came; the Abbott did not.",
                          "I saw [Mrs. Hofland|hofland-b] with [Mr. Hofland|hofland-t].",
                          "There is [Charles Kemble|kemble].",
                          "the [Duke of Wellington|wellington] and Queen [Elizabeth|elizabeth].",
                          "[Wm Harness|harness] wrote [Elfords|elford] letter.",
                      });
  expect_marked("fr", {"Contre la Prusse."});
}

TEST(NamesOfLanguages, OfTwoEntriesThatSayTheSameGoToTheFuller) {
  expect_marked("en", {"Dear [Mr. Butler|twice-b]."});
}

TEST(NamesOfLanguages, AreNotThoseOfTheUnborn) {
  const Language english("en");
  EXPECT_EQ(english.marked("I saw Smith.", "1850-01-01"), "I saw [Smith|old-smith].");
  EXPECT_EQ(english.marked("I saw Smith.", "1920-01-01"), "I saw [Smith|].");
}

TEST(NamesOfLanguages, MayBeTitlesOfWorks) {
  expect_marked("en", {"I have finished my [Foscari|foscari]."});
}

// The names of a text that no authority knows.
std::vector<std::string> unknown_names(const std::string& language, const std::string& text) {
  const authority::Authority nobody;
  const auto lexicon =
      lexicon::Lexicon::load(support::source_folder() / "share/lexicon", language).value();
  const NameIndex index(nobody, lexicon);
  NameSurvey survey(index);
  const TokenList tokens(text);
  survey.read(tokens);
  std::vector<std::string> found;
  for (const Mention& mention : find_names(tokens, {lexicon, nobody, {}}, survey)) {
    EXPECT_TRUE(std::get<NameMention>(mention.meaning).key.empty());
    EXPECT_EQ(mention.certainty, Certainty::low);
    found.emplace_back(mention.span.of(tokens.text()));
  }
  return found;
}

TEST(NamesOfLanguages, AreFoundByTheirTitlesWithoutAnAuthority) {
  EXPECT_EQ(unknown_names("en",
                          "I met Mrs. Clarke, Sir R. Wilson and Mr. Jeffrey; my dear Sir, "
                          "Mr. May I come?"),
            (std::vector<std::string>{"Mrs. Clarke", "Sir R. Wilson", "Mr. Jeffrey"}));
  EXPECT_EQ(unknown_names("fr",
                          "J'ai vu Mme d'Erlon, M. de la Tour du Pin et M. le ministre. "
                          "À MADAME MARIE D'ERLON, M. DE LA TOUR."),
            (std::vector<std::string>{"Mme d'Erlon", "M. de la Tour du Pin", "MADAME MARIE D'ERLON",
                                      "M. DE LA TOUR"}));
}

}  // namespace
}  // namespace recognise
