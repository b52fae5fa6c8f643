// SPDX-License-Identifier: MIT
// Names that no authority knows, in short letters of several languages: what is proposed of them.
#include "recognise/candidates.hpp"

#include <gtest/gtest.h>

#include "support/golden.hpp"

namespace recognise {
namespace {

using Texts = std::vector<std::string>;

// The proposals of letters: "person Surname, Forename (certainty)" and so on, in their order.
Texts proposed(const std::string& language, const Texts& letters, const std::string& known = "") {
  const auto lexicon =
      lexicon::Lexicon::load(support::source_folder() / "share/lexicon", language).value();
  authority::Authority authority;
  if (!known.empty()) {
    EXPECT_TRUE(authority.load(
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><standOff>" + known + "</standOff></TEI>",
        "a.xml", "a.xml"));
  }
  const Recogniser recogniser(lexicon, authority, {});
  CandidateRegister candidates;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto source = source::read_text("letter", letters[i]).value();
    const layout::Layout layout = layout::analyse(source, lexicon);
    const Recognition recognition = recogniser.recognise(layout, {});
    candidates.add(std::to_string(i), find_sightings(layout, recognition, recogniser.names()));
  }
  Texts out;
  for (const authority::Proposal& proposal : candidates.proposals()) {
    const char* kind = proposal.kind == authority::EntityKind::person  ? "person "
                       : proposal.kind == authority::EntityKind::place ? "place "
                                                                       : "org ";
    std::string text = kind + (proposal.surname.empty() ? proposal.name : proposal.surname);
    if (!proposal.surname.empty() && !proposal.forename.empty()) text += ", " + proposal.forename;
    if (!proposal.title.empty()) text += " [" + proposal.title + "]";
    if (!proposal.birth.empty()) text += " *" + proposal.birth;
    if (!proposal.death.empty()) text += " †" + proposal.death;
    for (const std::string& variant : proposal.variants) text += " = " + variant;
    out.push_back(text + " (" + proposal.certainty + ")");
  }
  return out;
}

TEST(Candidates, AreFoundByTitlesForenamesInitialsLivesAndAppositions) {
  EXPECT_EQ(
      proposed(
          "es",
          {"Ayer vino el señor Guerrero. Rafael Alberti no quiso. Lo dijo L. Trotsky en su carta, "
           "y "
           "también Gorkin, antiguo secretario del partido. Jacob Blumkin (1898–1929) ya murió."}),
      (Texts{"person Alberti, Rafael (medium)", "person Blumkin, Jacob *1898 †1929 (high)",
             "person Gorkin (medium)", "person Guerrero [señor] (medium)",
             "person Trotsky, L. (medium)"}));
}

TEST(Candidates, AreNoWordsThatTheTextAlsoWritesSmall) {
  EXPECT_EQ(proposed("en", {"We saw a Cow and then the Cow again, a cow is a Cow. And Parliament "
                            "sits: the Parliament, "
                            "that Parliament, our Parliament."}),
            Texts{});
}

// Forms of address, the words for a postscript, numbers of volumes and kings.
TEST(Candidates, AreNoFormulasAndNoNumbers) {
  EXPECT_EQ(proposed("es", {"Ayer hablé con el señor Guerrero de lo que Vd. me pide. "
                            "El tomo I. Lima lo tiene, y el XXII.\n\n"
                            "P. D. Remito a Vd. los papeles.\n"}),
            (Texts{"person Guerrero [señor] (medium)"}));
}

TEST(Candidates, AreTheWholeNamesOfAHeading) {
  EXPECT_EQ(proposed("pt", {"Luz de Almada a Bento Serpa\n\nPorto, 3 de maio de 1884\n\n"
                            "Meu caro amigo,\n\nChegou hontem o livro que me mandou.\n\n"
                            "Seu velho amigo,\n\nLuz\n"}),
            (Texts{"person Serpa, Bento (medium)", "person de Almada, Luz (medium)"}));
}

TEST(Candidates, InGermanNeedMoreThanACapital) {
  EXPECT_EQ(
      proposed(
          "de",
          {"Das Haus der Familie steht am Markt. Gestern kam Hermann Schafft mit dem Zug, und Herr "
           "Doktor Wolff schrieb über die Freiheit."}),
      (Texts{"person Schafft, Hermann (medium)", "person Wolff [Herr Doktor] (medium)"}));
}

TEST(Candidates, ArePlacesBehindPrepositionsAndInDatelines) {
  EXPECT_EQ(
      proposed(
          "fr",
          {"Bordeaux, le 3 mai 1921\n\nMon cher ami,\n\nJe suis arrivé à Fargniers. Il reste à "
           "Fargniers, et moi je pars.\n"}),
      (Texts{"place Bordeaux (medium)", "place Fargniers (medium)"}));
}

TEST(Candidates, AreNoTimesOfTheDayAndNoMarksOfPostscripts) {
  EXPECT_EQ(
      proposed("de", {"Thun, 3. Mai 1871, 10 Uhr abends.\n\nLieber Freund,\n\nich komme morgen "
                      "nicht, es ist zu weit.\n\nDein\nWalter\n\nP. S. Das Buch liegt bereit.\n"}),
      (Texts{"person Walter (medium)", "place Thun (medium)"}));
}
TEST(Candidates, AreOrganisationsByTheirNouns) {
  EXPECT_EQ(proposed("en", {"He spoke before the Royal Society of London, and the Royal Society of "
                            "London listened."}),
            (Texts{"org Royal Society of London (medium)"}));
}

TEST(Candidates, OfSeveralLettersAreOnePersonWhereNothingSpeaksAgainstIt) {
  EXPECT_EQ(proposed("en", {"I saw Mr. Haydon, and I met Thomas Talfourd there.",
                            "Then T. Talfourd came.",
                            "And Talfourd wrote again. It was Mrs. Haydon who answered."}),
            (Texts{"person Haydon [Mr.] (medium)", "person Haydon [Mrs.] (medium)",
                   "person Talfourd, Thomas = T. Talfourd (high)"}));
}

TEST(Candidates, AreNotJoinedWhereTwoComeIntoQuestion) {
  EXPECT_EQ(proposed("en", {"There were John Smith and James Smith.",
                            "Then J. Smith came, and Mr. Smith."}),
            (Texts{"person Smith, James (medium)", "person Smith, John (medium)"}));
  EXPECT_EQ(
      proposed("en", {"It was John Smith (1790-1850).", "It was John Smith (1890-1950)."}).size(),
      2U);
}

TEST(Candidates, AreOneNameInAllItsCases) {
  EXPECT_EQ(
      proposed(
          "ru",
          {"Это писал Лев Троцкий. Письмо господина Мартова пришло, и господин Мартов был рад."}),
      (Texts{"person Мартов [господин] (medium)", "person Троцкий, Лев (medium)"}));
}

TEST(Candidates, AreNotWhoIsKnown) {
  EXPECT_EQ(proposed("en", {"I saw Thomas Talfourd and Talfourd saw Mary Webb."},
                     "<listPerson><person xml:id=\"t\"><persName>Thomas "
                     "Talfourd</persName></person></listPerson>"),
            (Texts{"person Webb, Mary (medium)"}));
}

}  // namespace
}  // namespace recognise
