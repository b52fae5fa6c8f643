// SPDX-License-Identifier: MIT
#include "xml/construct.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using xml::ConstructKind;

// The construct that the place marked by | stands in, with the mark taken out.
std::pair<ConstructKind, std::string> construct(std::string document) {
  const std::size_t place = document.find('|');
  document.erase(place, 1);
  const xml::Construct found = xml::construct_at(document, place);
  return {found.kind, document.substr(found.begin, found.end - found.begin)};
}

using Found = std::pair<ConstructKind, std::string>;

TEST(Construct, OfTextIsThePlaceItself) {
  EXPECT_EQ(construct("|<a>b</a>"), Found(ConstructKind::text, ""));
  EXPECT_EQ(construct("<a>|b</a>"), Found(ConstructKind::text, ""));
  EXPECT_EQ(construct("<a>b|</a>"), Found(ConstructKind::text, ""));
  EXPECT_EQ(construct("<a>b</a>|"), Found(ConstructKind::text, ""));
}

TEST(Construct, OfATagIsTheTag) {
  EXPECT_EQ(construct("<a><b|c d='>'/></a>"), Found(ConstructKind::start_tag, "<bc d='>'/>"));
  EXPECT_EQ(construct("<a><bc d='<|'/></a>"), Found(ConstructKind::start_tag, "<bc d='<'/>"));
  EXPECT_EQ(construct("<a>b</|a>"), Found(ConstructKind::end_tag, "</a>"));
}

TEST(Construct, OfATagThatIsNotFinishedEndsAtTheNext) {
  EXPECT_EQ(construct("<a><b c |<d/></a>"), Found(ConstructKind::start_tag, "<b c "));
  EXPECT_EQ(construct("<a><b c|"), Found(ConstructKind::start_tag, "<b c"));
  EXPECT_EQ(construct("<a b=\"c|"), Found(ConstructKind::start_tag, "<a b=\"c"));
}

TEST(Construct, OfWhatHoldsNoTags) {
  EXPECT_EQ(construct("<a><!-- <b>|</b> --></a>"),
            Found(ConstructKind::comment, "<!-- <b></b> -->"));
  EXPECT_EQ(construct("<a><![CDATA[<b>|]]></a>"), Found(ConstructKind::cdata, "<![CDATA[<b>]]>"));
  EXPECT_EQ(construct("<?xml-model <b>|?><a/>"),
            Found(ConstructKind::instruction, "<?xml-model <b>?>"));
  EXPECT_EQ(construct("<!DOCTYPE a [<!ENTITY b '>'>|]><a/>"),
            Found(ConstructKind::doctype, "<!DOCTYPE a [<!ENTITY b '>'>]>"));
}

TEST(Construct, PastTheEndIsTheEnd) {
  EXPECT_EQ(xml::construct_at("<a/>", 99).begin, 4U);
  EXPECT_EQ(xml::construct_at("", 1).kind, ConstructKind::text);
}

}  // namespace
