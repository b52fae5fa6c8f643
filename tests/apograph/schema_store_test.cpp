// SPDX-License-Identifier: MIT
#include "apograph/validate/schema_store.hpp"

#include <gtest/gtest.h>

#include "apograph/validate/schema_resolver.hpp"

namespace apograph {
namespace {

TEST(TeiSchemaName, IsThatOfTheAddressesAtTeiC) {
  const std::string path = "/xml/tei/custom/schema/relaxng/tei_lite.rng";
  for (const std::string& address :
       {"https://tei-c.org/release" + path, "http://www.tei-c.org/release" + path,
        "https://www.tei-c.org/Vault/P5/current" + path,
        "http://tei-c.org/Vault/P5/4.9.0a" + path}) {
    EXPECT_EQ(tei_schema_name(address), "tei_lite") << address;
  }
  EXPECT_EQ(tei_schema_name("https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rnc"),
            "tei_all");
}

TEST(TeiSchemaName, IsNotThatOfOthers) {
  const std::string path = "/xml/tei/custom/schema/relaxng/tei_lite.rng";
  for (const std::string& address :
       {"https://example.org/release" + path, "ftp://tei-c.org/release" + path,
        "https://tei-c.org.example.org/release" + path, "https://tei-c.org" + path,
        "https://tei-c.org/Vault/P5" + path, std::string("https://tei-c.org/release"),
        std::string("https://tei-c.org/release/xml/tei/custom/schema/relaxng/../x.rng"),
        std::string("https://tei-c.org/release/xml/tei/custom/schema/dtd/tei_all.dtd"),
        std::string(), std::string("tei_all.rng")}) {
    EXPECT_EQ(tei_schema_name(address), "") << address;
  }
}

TEST(IsRemote, TellsAddressesFromPaths) {
  for (const char* address : {"https://example.org/a.rng", "urn:x:y", "HTTP://example.org"}) {
    EXPECT_TRUE(is_remote(address)) << address;
  }
  for (const char* path : {"a.rng", "/a/b.rng", "file:///a.rng", "../a:b.rng", "", "a/b:c.rng"}) {
    EXPECT_FALSE(is_remote(path)) << path;
  }
}

}  // namespace
}  // namespace apograph
