// SPDX-License-Identifier: MIT
#include "xml/catalog.hpp"

#include <fstream>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

namespace xml {
namespace {

namespace fs = std::filesystem;

class CatalogTest : public testing::Test {
 protected:
  CatalogTest() {
    std::string name = (fs::temp_directory_path() / "catalog.XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~CatalogTest() override { fs::remove_all(folder_); }

  fs::path file(const std::string& name, const std::string& entries) const {
    std::ofstream(folder_ / name)
        << "<!DOCTYPE catalog PUBLIC \"-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN\"\n"
           "  \"http://www.oasis-open.org/committees/entity/release/1.0/catalog.dtd\">\n"
           "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">"
        << entries << "</catalog>";
    return folder_ / name;
  }
  std::string here(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(CatalogTest, AnswersByUriSystemAndRewriting) {
  Catalogs catalogs;
  ASSERT_TRUE(catalogs.add(file("catalog.xml",
                                "<uri name=\"https://example.org/a.rng\" uri=\"a%20b.rng\"/>"
                                "<system systemId=\"https://example.org/b.rng\" uri=\"x/b.rng\"/>"
                                "<rewriteURI uriStartString=\"https://example.org/tei/\" "
                                "rewritePrefix=\"file:///usr/share/tei/\"/>")));
  EXPECT_EQ(catalogs.resolve("https://example.org/b.rng"), here("x/b.rng"));
  EXPECT_EQ(catalogs.resolve("https://example.org/tei/all.rng"), "/usr/share/tei/all.rng");
  EXPECT_EQ(catalogs.resolve("https://example.org/c.rng"), std::nullopt);
}

TEST_F(CatalogTest, AsksTheFirstFirstAndFollowsNextCatalog) {
  file("second.xml", "<uri name=\"urn:x\" uri=\"second.rng\"/><uri name=\"urn:y\" uri=\"y.rng\"/>");
  Catalogs catalogs;
  ASSERT_TRUE(catalogs.add(file("first.xml",
                                "<uri name=\"urn:x\" uri=\"first.rng\"/>"
                                "<nextCatalog catalog=\"second.xml\"/>"
                                "<nextCatalog catalog=\"missing.xml\"/>"
                                "<nextCatalog catalog=\"first.xml\"/>")));
  EXPECT_EQ(catalogs.resolve("urn:x"), here("first.rng"));
  EXPECT_EQ(catalogs.resolve("urn:y"), here("y.rng"));
  EXPECT_EQ(catalogs.resolve("urn:z"), std::nullopt);
}

TEST_F(CatalogTest, SaysWhatIsNoCatalog) {
  Catalogs catalogs;
  EXPECT_EQ(catalogs.add(folder_ / "missing.xml").error().code, "file.not-found");
  std::ofstream(folder_ / "broken.xml") << "<catalog>";
  EXPECT_EQ(catalogs.add(folder_ / "broken.xml").error().code, "xml.not-well-formed");
  std::ofstream(folder_ / "other.xml") << "<catalog/>";
  EXPECT_EQ(catalogs.add(folder_ / "other.xml").error().code, "catalog.malformed");
  EXPECT_TRUE(catalogs.is_empty());
}

// A server that waits for the call that must not come.
TEST_F(CatalogTest, NeverUsesTheNetwork) {
  const int server = ::socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_GE(server, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  ASSERT_EQ(::bind(server, reinterpret_cast<sockaddr*>(&address), length), 0);
  ASSERT_EQ(::listen(server, 1), 0);
  ASSERT_EQ(::getsockname(server, reinterpret_cast<sockaddr*>(&address), &length), 0);
  const std::string remote =
      "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/catalog.xml";
  Catalogs catalogs;
  ASSERT_TRUE(catalogs.add(file("catalog.xml", "<nextCatalog catalog=\"" + remote + "\"/>")));
  EXPECT_EQ(catalogs.resolve("urn:x"), std::nullopt);
  pollfd waiting{server, POLLIN, 0};
  EXPECT_EQ(::poll(&waiting, 1, 0), 0) << "somebody called";
  ::close(server);
}

}  // namespace
}  // namespace xml
