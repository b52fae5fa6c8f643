// SPDX-License-Identifier: MIT
#include "feeds/facsimile.hpp"

#include <string>

#include <gtest/gtest.h>

#include "feeds/address.hpp"

namespace feeds {
namespace {

std::vector<Page> pages(const std::string& facsimile, const std::string& body) {
  return pages_of(*Tree::read("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><facsimile>" + facsimile +
                                  "</facsimile><text><body>" + body + "</body></text></TEI>",
                              "a.xml"));
}

TEST(FacsimileTest, APagePointsToItsSurface) {
  const auto found = pages(
      "<surface xml:id=\"s1\"><graphic xml:id=\"g1\" url=\"1.jpg\" width=\"600px\" "
      "height=\"800\"/><zone xml:id=\"z1\"/></surface>",
      "<pb n=\"1\" facs=\"#s1\"/><pb n=\"2\" facs=\"#g1\"/><pb n=\"3\" facs=\"#z1 #s1\"/>");
  ASSERT_EQ(found.size(), 3U);
  for (const Page& page : found) {
    EXPECT_EQ(page.image, "1.jpg") << page.number;
    EXPECT_EQ(page.width, 600U) << page.number;
    EXPECT_EQ(page.height, 800U) << page.number;
  }
}

TEST(FacsimileTest, ASurfaceMayPointToItsPage) {
  const auto found = pages("<surface start=\"#p2\"><graphic url=\"2.jpg\"/></surface>",
                           "<pb n=\"1\" xml:id=\"p1\"/><pb n=\"2\" xml:id=\"p2\"/>");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].image, "");
  EXPECT_EQ(found[1].image, "2.jpg");
}

TEST(FacsimileTest, SurfacesAreThePagesOfATextWithoutAny) {
  const auto found = pages(
      "<surface n=\"1r\" ulx=\"0\" uly=\"0\" lrx=\"30\" lry=\"40\"><graphic url=\"1.jpg\" "
      "width=\"15cm\" height=\"20cm\"/></surface><surface><desc/></surface>",
      "<pb n=\"1\"/>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].number, "1r");
  EXPECT_EQ(found[0].width, 30U) << "the surface's own units, where the image's are no pixels";
  EXPECT_EQ(found[0].height, 40U);
}

TEST(FacsimileTest, WhatIsNotStatedStaysEmpty) {
  const auto found =
      pages("<surface xml:id=\"s\"><graphic url=\"1.jpg\" width=\"600px\"/></surface>",
            "<pb facs=\"#s\"/><pb facs=\"#t\"/><pb facs=\"https://x.org/3.png\"/><pb/>");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].width, 0U) << "no size without height";
  EXPECT_EQ(found[1].image, "");
  EXPECT_EQ(found[1].pointer, "#t");
  EXPECT_EQ(found[2].image, "https://x.org/3.png");
  EXPECT_EQ(found[3].image, "");
}

TEST(AddressTest, ReferencesAreResolvedAsInRfc3986) {
  const std::string base = "https://example.org/letters/a";
  EXPECT_EQ(resolved_address(base, "../images/1.jpg"), "https://example.org/images/1.jpg");
  EXPECT_EQ(resolved_address(base, "1.jpg"), "https://example.org/letters/1.jpg");
  EXPECT_EQ(resolved_address(base, "../../1.jpg"), "https://example.org/1.jpg");
  EXPECT_EQ(resolved_address(base, "/1.jpg?a=../b"), "https://example.org/1.jpg?a=../b");
  EXPECT_EQ(resolved_address(base, "//other.org/1.jpg"), "https://other.org/1.jpg");
  EXPECT_EQ(resolved_address(base, "http://other.org/1.jpg"), "http://other.org/1.jpg");
  EXPECT_EQ(resolved_address("https://example.org", "1.jpg"), "https://example.org/1.jpg");
}

TEST(AddressTest, WhatNoUriMayHoldIsEncoded) {
  EXPECT_EQ(encoded_address("https://example.org/a b/ä?x=1&y=%20"),
            "https://example.org/a%20b/%C3%A4?x=1&y=%20");
  EXPECT_EQ(address_segment("urn:uuid:1/2"), "urn%3Auuid%3A1%2F2");
}

}  // namespace
}  // namespace feeds
