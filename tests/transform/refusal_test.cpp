// SPDX-License-Identifier: MIT
// What a stylesheet or a document may not do.
#include <gtest/gtest.h>

#include "transform/scratch.hpp"

namespace transform {
namespace {

class RefusalTest : public ScratchTest {
 protected:
  base::Result<std::string> read(const std::string& reference, const Job& job = {}) {
    return apply("<xsl:template match=\"/\"><b><xsl:value-of select=\"document('" + reference +
                     "', .)\"/></b></xsl:template>",
                 "<a/>", job);
  }
};

TEST_F(RefusalTest, ReadsNoFileOutsideItsFolders) {
  const auto secret = write("secret.xml", "<p>secret</p>");
  write("letters/x", "");
  const Job job{{}, {folder_ / "letters"}};
  for (const std::string& reference :
       {std::string("/etc/passwd"), std::string("file:///etc/passwd"), secret.string(),
        std::string("letters/../secret.xml"), std::string("letters/%2e%2e/secret.xml")}) {
    const auto result = read(reference, job);
    ASSERT_FALSE(result) << reference;
    EXPECT_EQ(result.error().code, "transform.refused") << base::to_string(result.error());
  }
}

TEST_F(RefusalTest, ReadsNothingBesideADocumentInMemory) {
  const auto secret = write("secret.xml", "<p>secret</p>");
  Job job;
  job.documents[(folder_ / "made.xml").string()] = "<p>made</p>";
  const auto result = read(secret.string(), job);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "transform.refused");
}

TEST_F(RefusalTest, FollowsNoLinkOutOfItsFolders) {
  write("secret.xml", "<p>secret</p>");
  write("letters/x", "");
  std::filesystem::create_symlink(folder_ / "secret.xml", folder_ / "letters/link.xml");
  const auto result = read("letters/link.xml", {{}, {folder_ / "letters"}});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "transform.refused");
}

TEST_F(RefusalTest, ReachesNoNetwork) {
  for (const char* reference :
       {"http://127.0.0.1:9/x.xml", "https://127.0.0.1:9/x.xml", "ftp://127.0.0.1:9/x.xml"}) {
    const auto result = read(reference, {{}, {"/"}});
    ASSERT_FALSE(result) << reference;
    EXPECT_EQ(result.error().code, "transform.refused") << base::to_string(result.error());
  }
}

TEST_F(RefusalTest, WritesNothing) {
  const auto target = folder_ / "out" / "written.xml";
  const auto result = apply("<xsl:template match=\"/\"><exsl:document href=\"" + target.string() +
                                "\"><b/></exsl:document></xsl:template>",
                            "<a/>", {{}, {folder_}});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "transform.refused") << base::to_string(result.error());
  EXPECT_FALSE(std::filesystem::exists(target.parent_path()));
}

TEST_F(RefusalTest, ImportsNothingFromOutside) {
  const auto outside = write("outside.xsl", stylesheet_with("<xsl:template match=\"a\"/>"));
  const auto result = compile("<xsl:include href=\"" + outside.string() + "\"/>");
  ASSERT_FALSE(result);
}

TEST_F(RefusalTest, ExpandsNoExternalEntity) {
  const auto secret = write("secret.txt", "secret");
  const auto result = apply(
      R"(<xsl:template match="/"><b><xsl:value-of select="."/></b></xsl:template>)",
      "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.string() + "\">]><a>&e;</a>", {{}, {folder_}});
  EXPECT_EQ(result.value_or("").find("secret"), std::string::npos);
}

TEST_F(RefusalTest, ExpandsNoBomb) {
  std::string document = "<!DOCTYPE a [<!ENTITY e0 \"lol\">";
  for (int i = 1; i < 12; ++i) {
    document += "<!ENTITY e" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) document += "&e" + std::to_string(i - 1) + ";";
    document += "\">";
  }
  document += "]><a>&e11;</a>";
  EXPECT_FALSE(apply(R"(<xsl:template match="/"><b/></xsl:template>)", document));
}

}  // namespace
}  // namespace transform
