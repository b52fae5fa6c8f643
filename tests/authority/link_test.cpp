// SPDX-License-Identifier: MIT
#include "authority/link.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace authority {
namespace {

struct Row {
  std::string_view text;
  std::string_view uri;  // "": no scheme is known
  bool is_sound = true;
};

TEST(LinkTest, FormsOfAddressesAreOne) {
  const std::vector<Row> rows = {
      {"https://d-nb.info/gnd/118540238", "https://d-nb.info/gnd/118540238"},
      {"http://d-nb.info/gnd/11705867X", "https://d-nb.info/gnd/11705867X"},
      {"http://d-nb.info/gnd/11705867x/about/html", "https://d-nb.info/gnd/11705867X"},
      {"GND:118540238", "https://d-nb.info/gnd/118540238"},
      {"(DE-588)118540238", "https://d-nb.info/gnd/118540238"},
      {"https://d-nb.info/gnd/4066009-6", "https://d-nb.info/gnd/4066009-6"},
      {"https://lobid.org/gnd/4005728-8", "https://d-nb.info/gnd/4005728-8"},
      {"https://viaf.org/viaf/24602065/#Goethe", "https://viaf.org/viaf/24602065"},
      {"www.viaf.org/viaf/24602065", "https://viaf.org/viaf/24602065"},
      {"https://www.wikidata.org/wiki/Q5879", "http://www.wikidata.org/entity/Q5879"},
      {"wikidata:q5879", "http://www.wikidata.org/entity/Q5879"},
      {"http://sws.geonames.org/2761369/", "https://www.geonames.org/2761369"},
      {"https://www.geonames.org/2761369/wien.html", "https://www.geonames.org/2761369"},
      {"https://catalogue.bnf.fr/ark:/12148/cb11907966z",
       "https://catalogue.bnf.fr/ark:/12148/cb11907966z"},
      {"https://data.bnf.fr/ark:/12148/cb11888092r#about",
       "https://catalogue.bnf.fr/ark:/12148/cb11888092r"},
      {"ark:/12148/cb11888092r", "https://catalogue.bnf.fr/ark:/12148/cb11888092r"},
      {"http://id.loc.gov/authorities/names/n79003362", "https://lccn.loc.gov/n79003362"},
      {"https://isni.org/isni/0000000121032683", "https://isni.org/isni/0000000121032683"},
      {"https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"},
      {"https://orcid.org/0000-0002-1694-233x", "https://orcid.org/0000-0002-1694-233X"},
      {"https://example.org/persons/4", ""},
      {"#goethe", ""},
      {"urn:uuid:12345678", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    const auto link = read_link(row.text);
    ASSERT_EQ(link.has_value(), !row.uri.empty()) << row.text;
    if (!link) continue;
    EXPECT_TRUE(link->is_sound) << row.text;
    EXPECT_EQ(uri_of(*link), row.uri) << row.text;
  }
}

TEST(LinkTest, CheckDigitsTellSlipsOfThePen) {
  for (const std::string_view wrong : {
           "https://d-nb.info/gnd/118540239",                  // the last digit
           "https://d-nb.info/gnd/118450238",                  // two digits swapped
           "https://d-nb.info/gnd/11854023X",                  // another sign
           "https://d-nb.info/gnd/4066009-7",                  // of a place
           "https://d-nb.info/gnd/",                           // nothing
           "https://d-nb.info/gnd/Goethe",                     // a name
           "https://catalogue.bnf.fr/ark:/12148/cb11907966y",  // the control character
           "https://catalogue.bnf.fr/ark:/12148/cb11907696z",  // two digits swapped
           "https://viaf.org/viaf/abc", "https://www.wikidata.org/wiki/5879",
           "https://www.geonames.org/wien", "https://isni.org/isni/0000000121032684",
           "https://isni.org/isni/000000012103268",
           "https://orcid.org/0000-0002-1825-0079",  // two digits swapped
       }) {
    const auto link = read_link(wrong);
    ASSERT_TRUE(link.has_value()) << wrong;
    EXPECT_FALSE(link->is_sound) << wrong;
    EXPECT_EQ(canonical_uri(wrong), wrong);
  }
}

TEST(LinkTest, IdentifiersOfAKnownScheme) {
  EXPECT_EQ(uri_of(*read_link("118540238", "GND")), "https://d-nb.info/gnd/118540238");
  EXPECT_EQ(uri_of(*read_link("11888092r", "BnF")),
            "https://catalogue.bnf.fr/ark:/12148/cb11888092r");
  EXPECT_EQ(uri_of(*read_link("http://viaf.org/viaf/24602065", "VIAF")),
            "https://viaf.org/viaf/24602065");
  EXPECT_EQ(uri_of(*read_link("0000 0001 2103 2683", "ISNI")),
            "https://isni.org/isni/0000000121032683");
  EXPECT_EQ(uri_of(*read_link("0000000218250097", "ORCID")),
            "https://orcid.org/0000-0002-1825-0097");
  EXPECT_EQ(uri_of(*read_link("n 79003362", "LoC")), "https://lccn.loc.gov/n79003362");
  EXPECT_FALSE(read_link("118540238", "shelfmark").has_value());
}

TEST(LinkTest, ManyPrefixesAreReadAtOnce) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "gnd:";
  EXPECT_FALSE(read_link(text)->is_sound);
}

}  // namespace
}  // namespace authority
