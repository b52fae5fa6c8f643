// SPDX-License-Identifier: MIT
// Names, as a scholar would mark them: [[words|key]] is a linked name, [[words|]] one that stays
// open, {{words|key}} a title, <<wrong=right>> a misprint within a name.
#include "recognise/names.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace recognise {
namespace {

constexpr const char* kPersons = R"(<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson>
  <person xml:id="luxemburg"><persName><forename>Rosa</forename> <surname>Luxemburg</surname></persName>
    <persName type="pseudonym">Junius</persName></person>
  <person xml:id="karl-liebknecht"><persName>Karl Liebknecht</persName></person>
  <person xml:id="wilhelm-liebknecht"><persName>Wilhelm Liebknecht</persName></person>
  <person xml:id="zetkin"><persName><forename>Clara Josephine</forename> <surname>Zetkin</surname></persName></person>
  <person xml:id="jogiches"><persName>Jogiches, Leo</persName><persName type="initials">LJ</persName></person>
  <person xml:id="mehring"><persName>Dr. Franz Mehring</persName><birth when="1846"/></person>
  <person xml:id="plejanow"><persName>Georgi Plejanow</persName><persName xml:lang="ru">Георгий Плеханов</persName></person>
  <person xml:id="kaehler" sex="F"><persName>Wilhelmine Kähler</persName></person>
  <person xml:id="bello"><persName>Andrés Bello</persName></person>
  <person xml:id="humboldt"><persName>Wilhelm von Humboldt</persName></person>
  <person xml:id="pancha"><persName>Pancha</persName></person>
  <person xml:id="parvus"><persName type="pseudonym">Parvus</persName></person>
  <person xml:id="washington"><persName>George Washington</persName></person>
</listPerson>
<listPlace>
  <place xml:id="berlin"><placeName>Berlin</placeName><placeName xml:lang="es">Berlín</placeName></place>
  <place xml:id="washington-city"><placeName>Washington</placeName></place>
  <place xml:id="new-york"><placeName>New York</placeName><placeName xml:lang="es">Nueva York</placeName></place>
  <place xml:id="essen"><placeName>Essen</placeName></place>
</listPlace>
<listOrg>
  <org xml:id="spd"><orgName>SPD</orgName><orgName>Partido Socialdemócrata</orgName><orgName>Partido Socialdemócrata de Alemania</orgName></org>
  <org xml:id="usp"><orgName>USP</orgName><orgName>independientes</orgName></org>
</listOrg>
<listBibl>
  <bibl xml:id="neue-zeit"><title level="j" xml:lang="de">Die Neue Zeit</title></bibl>
  <bibl xml:id="cartas"><title level="m">Cartas de Rosa Luxemburg</title></bibl>
  <bibl xml:id="reforma"><title level="m">Reforma</title></bibl>
</listBibl>
</standOff></TEI>)";

constexpr const char* kSpanish = R"(language = "es"
[names]
titles = ["camarada", "dr"]
honorifics = ["señor", "señora", "sr"]
feminine = ["señora"]
masculine = ["señor", "sr"]
sovereigns = ["reina"]
particles = ["de", "von"]
ordinary = ["bello", "reforma"]
place_prepositions = ["en", "hacia"]
identity = ["era", "designaba"]
between = ["a", "muy", "normalmente"]
conjunctions = ["y"]
)";

constexpr const char* kGerman = R"(language = "de"
[names]
titles = ["herr", "frau", "dr", "tante"]
feminine = ["frau"]
particles = ["von"]
ordinary = ["essen"]
capitalised_nouns = ["ja"]
place_prepositions = ["in", "nach"]
[names.inflection]
"s" = "-"
)";

layout::Flow flow_of(std::string text) {
  layout::Flow flow;
  flow.pieces.push_back({0, {0, static_cast<std::uint32_t>(text.size())}});
  flow.text = std::move(text);
  return flow;
}

struct Knowledge {
  explicit Knowledge(const char* words, const char* persons = kPersons)
      : lexicon(lexicon::Lexicon::parse(words, "test.toml").value()) {
    const auto done = authority.load(persons, "a.xml", "a.xml");
    EXPECT_TRUE(done) << base::to_string(done.error());
    index = std::make_unique<NameIndex>(authority, lexicon);
  }

  std::vector<Mention> names(const std::string& text) const {
    NameSurvey survey(*index);
    const TokenList tokens(text);
    survey.read(tokens);
    return find_names(tokens, {lexicon, authority, date}, survey);
  }

  authority::Authority authority;
  lexicon::Lexicon lexicon;
  LetterDate date;
  std::unique_ptr<NameIndex> index;
};

struct Brackets {
  std::string open, close;
};

Brackets brackets(const Mention& mention) {
  if (const auto* name = std::get_if<NameMention>(&mention.meaning)) {
    return {"[[", "|" + name->key + "]]"};
  }
  if (const auto* title = std::get_if<TitleMention>(&mention.meaning)) {
    return {"{{", "|" + title->key + "}}"};
  }
  if (const auto* right = std::get_if<CorrectionMention>(&mention.meaning)) {
    return {"<<", "=" + right->corrected + ">>"};
  }
  return {};
}

// The text with its mentions marked; the mentions are nested, as ascending spans, longer first,
// are.
std::string marked(const std::string& text, const std::vector<Mention>& mentions) {
  std::string out;
  std::vector<const Mention*> open;
  std::size_t next = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    while (!open.empty() && open.back()->span.end == at) {
      out += brackets(*open.back()).close;
      open.pop_back();
    }
    for (; next < mentions.size() && mentions[next].span.begin == at; ++next) {
      out += brackets(mentions[next]).open;
      open.push_back(&mentions[next]);
    }
    if (at < text.size()) out += text[at];
  }
  return out;
}

// Takes the marks off again.
std::string plain(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string two = text.substr(i, 2);
    if (two == "[[" || two == "{{" || two == "<<") {
      ++i;
    } else if (text[i] == '|' || text[i] == '=') {
      i = text.find_first_of("]}>", i) + 1;
    } else {
      out += text[i];
    }
  }
  return out;
}

void expect_marked(const Knowledge& knowledge, const std::vector<std::string>& cases) {
  for (const std::string& expected : cases) {
    const std::string text = plain(expected);
    EXPECT_EQ(marked(text, knowledge.names(text)), expected);
  }
}

TEST(Names, AreFoundInEveryFormThatAnEntryAllows) {
  expect_marked(
      Knowledge(kSpanish),
      {
          "Vino [[Rosa Luxemburg|luxemburg]].",
          "Vino [[Luxemburg|luxemburg]].",
          "Vino [[R. Luxemburg|luxemburg]].",
          "Vino [[ROSA LUXEMBURG|luxemburg]].",
          "[[Luxemburg, Rosa|luxemburg]]: obras.",
          "Firmado por [[Junius|luxemburg]].",
          "Vino [[Clara J. Zetkin|zetkin]] y [[C. J. Zetkin|zetkin]] y [[Clara Zetkin|zetkin]].",
          "Vino [[Clara Josephine ZETKIN|zetkin]].",
          "Vino [[Leo Jogiches|jogiches]].",
          "Vino [[Leo  Jogiches|jogiches]].",
          "Vino [[Franz Mehring|mehring]], el [[Dr. Franz Mehring|mehring]].",
          "Escribe [[Георгий Плеханов|plejanow]].",
          "Escribe [[Плеханов|plejanow]].",
          "Vino [[Kahler|kaehler]], es decir [[Kaehler|kaehler]].",
          "Leo a [[von Humboldt|humboldt]] y a [[Humboldt|humboldt]].",
      });
}

TEST(Names, BeginAndEndAtWords) {
  expect_marked(Knowledge(kSpanish),
                {
                    "Las luxemburguesas y el antiLuxemburg callan.",
                    "(«[[Luxemburg|luxemburg]]», dijo)",
                    "a favor de [[Luxemburg|luxemburg]]...",
                    "rosa luxemburg no es nombre.",
                    "Escribid a rosa_Luxemburg@berlin.de o a http://Berlin.de.",
                    "La ciudad de Berlin-Mitte.",
                });
}

TEST(Names, OfPlacesAndOrganisationsTakeTheLongestForm) {
  expect_marked(Knowledge(kSpanish),
                {
                    "El [[Partido Socialdemócrata de Alemania|spd]] en [[Berlín|berlin]].",
                    "El [[Partido Socialdemócrata|spd]] de Prusia.",
                    "La [[SPD|spd]] de [[Nueva York|new-york]]; un spd.",
                    "Los [[independientes|usp]] salieron.",
                });
}

TEST(Names, InTitlesOfWorksStayNames) {
  expect_marked(
      Knowledge(kSpanish),
      {
          "Lee {{Cartas de [[Rosa Luxemburg|luxemburg]]|cartas}} y {{Die Neue Zeit|neue-zeit}}.",
          "Lee «{{Reforma|reforma}}». Reforma o revolución. La reforma.",
      });
}

TEST(Names, OfSeveralBearersStayOpenUnlessTheLetterNamesOneInFull) {
  const Knowledge knowledge(kSpanish);
  expect_marked(
      knowledge,
      {
          "Vino [[Liebknecht|]].",
          "Vino [[Karl Liebknecht|karl-liebknecht]]. Habló [[Liebknecht|karl-liebknecht]].",
          "Vino [[K. Liebknecht|karl-liebknecht]].",
      });
  const auto mentions = knowledge.names("Vino Liebknecht.");
  ASSERT_EQ(mentions.size(), 1U);
  const auto& name = std::get<NameMention>(mentions[0].meaning);
  EXPECT_EQ(name.candidates, (std::vector<std::string>{"karl-liebknecht", "wilhelm-liebknecht"}));
  EXPECT_EQ(mentions[0].certainty, Certainty::low);
  EXPECT_FALSE(mentions[0].reason.empty());
}

TEST(Names, OfAnotherBearerAreNotLinked) {
  expect_marked(Knowledge(kSpanish),
                {
                    "Vino [[Clara Luxemburg|]].",
                    "Vino [[K. Luxemburg|]].",
                    "Vino el camarada [[Luxemburg|luxemburg]] ayer.",
                    "Ayer [[Luxemburg|luxemburg]] no vino.",
                    "Con [[Zetkin|zetkin]] [[Luxemburg|luxemburg]] quiere hablar.",
                    "Vino Friedrich [[Luxemburg|]].",
                });
}

TEST(Names, ForenamesAloneNeedABearerNamedInTheLetter) {
  expect_marked(Knowledge(kSpanish),
                {
                    "Vino [[Clara|]]. Leo a otros. Leo a [[Leo|]].",
                    "Vino [[Clara Zetkin|zetkin]]. Luego [[Clara|zetkin]] calló.",
                    "Vino [[Zetkin|zetkin]] con Clara Schumann y Juan Clara.",
                    "Vino [[Pancha|pancha]], y Pancha Pérez.",
                });
}

TEST(Names, ThatAreOrdinaryWordsNeedEvidence) {
  expect_marked(Knowledge(kSpanish), {
                                         "Bello es el mundo.",
                                         "El señor [[Bello|bello]] es bello.",
                                         "Leo a [[Bello|bello]].",
                                         "Pancha es la vida, muy pancha.",
                                     });
  expect_marked(Knowledge(kGerman), {
                                        "Das Essen war gut.",
                                        "Wir fahren nach [[Essen|essen]].",
                                    });
}

TEST(Names, KeepTheirTitlesOfHonour) {
  const Knowledge knowledge(kSpanish);
  expect_marked(knowledge, {
                               "Vino el [[Sr. Mehring|mehring]] con el camarada [[Zetkin|zetkin]].",
                               "La [[Señora Kähler|kaehler]] y el [[Sr. Kähler|]].",
                               "La [[Señora Mehring|]] no vino.",
                               "Vino [[Clara Zetkin|zetkin]] con la reina Clara.",
                           });
}

TEST(Names, OfPersonsAndPlacesAreToldApartByTheWordBefore) {
  expect_marked(Knowledge(kSpanish), {
                                         "Vivo en [[Washington|washington-city]].",
                                         "El señor [[Washington|washington]] vino.",
                                         "Vino [[George Washington|washington]].",
                                     });
}

TEST(Names, TakeAGenitiveInGerman) {
  expect_marked(Knowledge(kGerman),
                {
                    "[[Luxemburgs|luxemburg]] Briefe aus [[Berlin|berlin]].",
                    "Frau [[Kählers|kaehler]] Brief; [[Kähler|kaehler]]’s Brief.",
                    "Tante [[Rosa Luxemburgs|luxemburg]] Haus.",
                    "Ein [[Mehring|mehring]]-Wort; Frau [[Mehring|]].",
                });
}

TEST(Names, InitialsAreLinkedWhereTheTextSaysWhomTheyMean) {
  expect_marked(
      Knowledge(kSpanish),
      {
          "Sabemos que [[P.|parvus]] era [[Parvus|parvus]] y [[J|luxemburg]] [[Junius|luxemburg]].",
          "«[[RL|luxemburg]]» designaba muy normalmente a [[Rosa Luxemburg|luxemburg]]. Firma "
          "[[RL|luxemburg]].",
          "La «N» era una letra arbitraria atribuida por [[Luxemburg|luxemburg]].",
          "N vino. LJ vino. P. vino con [[Parvus|parvus]].",
          "Primera hipótesis sobre «N»: [[Rosa Luxemburg|luxemburg]].",
          "La N no era [[Parvus|parvus]].",
      });
}

TEST(Names, MisprintedAreCorrectedFromTheLetterItself) {
  expect_marked(Knowledge(kSpanish),
                {
                    "[[Luxemburg|luxemburg]] y [[Luxemburg|luxemburg]]; luego "
                    "[[<<Luxemubrg=Luxemburg>>|luxemburg]].",
                    "[[Luxemburg|luxemburg]] y [[Luxemburg|luxemburg]]; [[Rosa "
                    "<<Luxemurg=Luxemburg>>|luxemburg]].",
                    "Una vez [[Luxemburg|luxemburg]] y una Luxemubrg.",
                    "[[Luxemburg|luxemburg]] [[Luxemburg|luxemburg]], el Luxemubrg y lo luxemubrg.",
                    "[[Luxemburg|luxemburg]] y [[Luxemburg|luxemburg]] y los Luxemburgo.",
                    "[[Zetkin|zetkin]] y [[Zetkin|zetkin]] y Letkin.",
                });
}

TEST(Names, SpelledByAnotherSoundAreLinkedAndNotCorrected) {
  const Knowledge knowledge(kSpanish);
  expect_marked(knowledge,
                {"[[Zetkin|zetkin]], [[Zetkin|zetkin]], [[Zettkin|zetkin]]. "
                 "[[Plejanow|plejanow]], [[Plejanow|plejanow]], [[Plejanov|plejanow]]."});
}

TEST(Names, ProposeTheLifeDatesBehindThem) {
  const Knowledge knowledge(kSpanish);
  const std::string text =
      "Rosa LUXEMBURG (1871-1919), Franz Mehring (1846–1919), Clara Zetkin (1905), Parvus (*1867), "
      "Leo Jogiches (1919-1867).";
  const layout::Flow flow = flow_of(text);
  const auto proposals = propose_life_dates(flow, knowledge.names(text), knowledge.authority);
  ASSERT_EQ(proposals.size(), 3U);
  EXPECT_EQ(proposals[0].key, "luxemburg");
  EXPECT_EQ(proposals[0].birth, "1871");
  EXPECT_EQ(proposals[0].death, "1919");
  EXPECT_EQ(proposals[0].span.of(text), "(1871-1919)");
  EXPECT_EQ(proposals[0].relation, LifeDates::Relation::is_new);
  EXPECT_EQ(proposals[1].key, "mehring");
  EXPECT_EQ(proposals[2].birth, "1867");
  EXPECT_EQ(proposals[2].death, "");
}

TEST(Names, SaySoWhereLifeDatesDiffer) {
  const Knowledge knowledge(kSpanish);
  const std::string text = "Franz Mehring (1847-1919) y Franz Mehring (*1846).";
  const auto proposals =
      propose_life_dates(flow_of(text), knowledge.names(text), knowledge.authority);
  ASSERT_EQ(proposals.size(), 2U);
  EXPECT_EQ(proposals[0].relation, LifeDates::Relation::differs);
  EXPECT_EQ(proposals[1].relation, LifeDates::Relation::agrees);
}

TEST(Names, KnowNothingWithoutAnAuthority) {
  const authority::Authority nobody;
  const auto lexicon = lexicon::Lexicon::parse("language = \"es\"", "es.toml").value();
  const NameIndex index(nobody, lexicon);
  NameSurvey survey(index);
  const TokenList tokens("Rosa Luxemburg");
  survey.read(tokens);
  EXPECT_TRUE(find_names(tokens, {lexicon, nobody, {}}, survey).empty());
}

TEST(Names, ThatAnEditorDecidesAreNotGuessed) {
  const Knowledge knowledge(kSpanish);
  const layout::Flow flow = flow_of("Vino Liebknecht con Juan; luego Luxemburg y Juana.");
  auto mentions = knowledge.names(flow.text);
  EXPECT_EQ(apply_decision({"Liebknecht", "karl-liebknecht", {}, {}}, flow, knowledge.authority,
                           mentions),
            1U);
  EXPECT_EQ(apply_decision({"Juan", "parvus", {}, {}}, flow, knowledge.authority, mentions), 1U);
  EXPECT_EQ(
      apply_decision({"Luxemburg", "", {"luxemburg"}, {}}, flow, knowledge.authority, mentions),
      1U);
  EXPECT_EQ(
      marked(flow.text, mentions),
      "Vino [[Liebknecht|karl-liebknecht]] con [[Juan|parvus]]; luego [[Luxemburg|]] y Juana.");
}

TEST(Names, ThatAnEditorLeavesWithoutALinkAreSettled) {
  const Knowledge knowledge(kSpanish);
  const layout::Flow flow = flow_of("Vino Liebknecht con Luxemburg; y Die Neue Zeit.");
  auto mentions = knowledge.names(flow.text);
  apply_decision({"Liebknecht", "", {}, {}}, flow, knowledge.authority, mentions);
  apply_decision({"Luxemburg", "nobody", {}, {}}, flow, knowledge.authority, mentions);
  const auto* name = std::get_if<NameMention>(&mentions[0].meaning);
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->key, "");
  EXPECT_TRUE(name->candidates.empty());
  EXPECT_TRUE(mentions[0].is_decided);
  EXPECT_EQ(mentions[0].certainty, Certainty::stated);
  EXPECT_EQ(std::get<NameMention>(mentions[1].meaning).key, "luxemburg")
      << "an entry that there is not decides nothing";
  apply_decision({"Die Neue Zeit", "cartas", {}, {}}, flow, knowledge.authority, mentions);
  EXPECT_EQ(std::get<TitleMention>(mentions[2].meaning).key, "cartas");
}

TEST(Names, ThatAnEditorDecidesForOneLineStayElsewhere) {
  const Knowledge knowledge(kSpanish);
  const layout::Flow flow = flow_of("Vino Liebknecht. Liebknecht vino.");
  auto mentions = knowledge.names(flow.text);
  apply_decision({"Liebknecht", "wilhelm-liebknecht", {}, {0, 16}}, flow, knowledge.authority,
                 mentions);
  EXPECT_EQ(marked(flow.text, mentions),
            "Vino [[Liebknecht|wilhelm-liebknecht]]. [[Liebknecht|]] vino.");
}

// Texts that no scholar writes: spans stay in order, within the text and on whole characters.
TEST(Names, KeepTheirSpansInOrderWhateverTheText) {
  const Knowledge knowledge(kSpanish);
  const std::vector<std::string> pieces{
      "Rosa",      "Luxemburg", " ",  " ",         ".",        ",",    "-",
      "’",         "«",         "»",  "Ж",         "\xCC\x81", "é",    "R.",
      "y",         "era",       "LJ", "Luxemubrg", "@",        "//",   "\xF0\x9F\x98\x80",
      "Neue Zeit", "Die",       "N",  "K",         "(",        "1871", "ß",
      "Berlin"};
  std::uint32_t state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 8U) % pieces.size()];
    }
    base::Span last;
    for (const Mention& mention : knowledge.names(text)) {
      ASSERT_LE(last.begin, mention.span.begin) << text;
      ASSERT_LT(mention.span.begin, mention.span.end) << text;
      ASSERT_LE(mention.span.end, text.size()) << text;
      const std::string words(mention.span.of(text));
      ASSERT_FALSE(base::utf8::first_malformed(words)) << text;
      last = mention.span;
    }
  }
}

}  // namespace
}  // namespace recognise
