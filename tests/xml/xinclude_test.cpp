// SPDX-License-Identifier: MIT
// Inclusion, held against xmllint --xinclude where that is installed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "xml/document.hpp"
#include "xml/xpointer.hpp"

namespace xml {
namespace {

namespace fs = std::filesystem;

// The tree as text: names with namespaces, attributes sorted.
std::string shown(const Node& node) {
  if (node.kind == NodeKind::text) return node.text;
  if (node.kind == NodeKind::comment) return "<!--" + node.text + "-->";
  if (node.kind == NodeKind::processing_instruction) return "<?" + node.local + "?>";
  std::string out = "<{" + node.namespace_uri + "}" + node.local;
  std::set<std::string> attributes;
  for (const TreeAttribute& attribute : node.attributes) {
    attributes.insert(" {" + attribute.namespace_uri + "}" + attribute.local + "=" +
                      attribute.value);
  }
  for (const std::string& attribute : attributes) out += attribute;
  out += ">";
  for (const auto& child : node.children) out += shown(*child);
  return out + "</>";
}

class XIncludeTest : public testing::Test {
 protected:
  XIncludeTest() : was_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "xinclude.XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    fs::current_path(folder_);
  }
  ~XIncludeTest() override {
    fs::current_path(was_);
    fs::remove_all(folder_);
  }

  static void file(const std::string& name, const std::string& text) {
    if (fs::path(name).has_parent_path()) fs::create_directories(fs::path(name).parent_path());
    std::ofstream(name, std::ios::binary) << text;
  }
  static void main_with(const std::string& content) {
    file("main.xml", "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\">" + content + "</a>");
  }
  static base::Result<Document> included(bool fix_base = true) {
    std::ifstream stream("main.xml", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    ReadOptions options;
    options.xinclude = true;
    options.fix_base = fix_base;
    return parse(bytes, "main.xml", options);
  }
  static std::string result() {
    const auto document = included();
    return document ? shown(*document->root) : base::to_string(document.error());
  }
  static base::Diagnostic fault() {
    const auto document = included();
    return document ? base::Diagnostic{} : document.error();
  }
  // What xmllint makes of main.xml; "" where it is not installed.
  static std::string peer() {
    if (std::system("xmllint --version >/dev/null 2>&1") != 0) return {};
    EXPECT_EQ(std::system("xmllint --nonet --xinclude main.xml >peer.xml 2>/dev/null"), 0);
    std::ifstream stream("peer.xml", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto document = parse(bytes, "peer.xml");
    return document ? shown(*document->root) : base::to_string(document.error());
  }
  static void expect_as_peer() {
    const std::string expected = peer();
    if (expected.empty()) GTEST_SKIP() << "SKIPPED: xmllint is not installed";
    EXPECT_EQ(result(), expected);
  }

  fs::path was_;
  fs::path folder_;
};

TEST_F(XIncludeTest, IncludesADocumentWithItsBase) {
  file("sub/b.xml", "<?xml version=\"1.0\"?><!-- before --><b><c/>text</b><?after?>");
  main_with("x<xi:include href=\"sub/b.xml\"/>y");
  EXPECT_EQ(result(),
            "<{}a>x<!-- before --><{}b {http://www.w3.org/XML/1998/namespace}base=sub/b.xml>"
            "<{}c></>text</><?after?>y</>");
  expect_as_peer();
}

TEST_F(XIncludeTest, KeepsABaseThatIsThere) {
  file("sub/b.xml", "<b xml:base=\"deep/\"><c/></b>");
  main_with("<xi:include href=\"sub/b.xml\"/>");
  EXPECT_EQ(result(),
            "<{}a><{}b {http://www.w3.org/XML/1998/namespace}base=sub/deep/><{}c></></></>");
}

TEST_F(XIncludeTest, LeavesBaseAndLanguageOutWhereAsked) {
  file("sub/b.xml", "<b/>");
  main_with("<c xml:lang=\"es\"><xi:include href=\"sub/b.xml\"/></c>");
  EXPECT_EQ(shown(*included(false)->root),
            "<{}a><{}c {http://www.w3.org/XML/1998/namespace}lang=es><{}b></></></>");
}

// XInclude 1.0, section 4.5.6; xmllint does not do it.
TEST_F(XIncludeTest, KeepsTheLanguageOfWhatIsIncluded) {
  const std::string lang = " {http://www.w3.org/XML/1998/namespace}lang=";
  file("b.xml", "<b xml:lang=\"fr\"><c xml:id=\"c\"><d/></c></b>");
  file("e.xml", "<e/>");
  main_with(
      "<p xml:lang=\"es\"><xi:include href=\"b.xml\" xpointer=\"c\"/><xi:include "
      "href=\"e.xml\"/></p>"
      "<p xml:lang=\"FR\"><xi:include href=\"b.xml\" xpointer=\"c\"/></p>"
      "<xi:include href=\"b.xml\"/><xi:include href=\"e.xml\"/>");
  const std::string id = " {http://www.w3.org/XML/1998/namespace}id=c";
  EXPECT_EQ(result(), "<{}a><{}p" + lang + "es><{}c" + id + lang + "fr><{}d></></><{}e" + lang +
                          "></></><{}p" + lang + "FR><{}c" + id + "><{}d></></></><{}b" + lang +
                          "fr><{}c" + id + "><{}d></></></><{}e></></>");
}

TEST_F(XIncludeTest, IncludesFromWhatIsIncludedAndByXmlBase) {
  file("sub/b.xml",
       "<b xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"c.xml\"/></b>");
  file("sub/c.xml", "<c/>");
  file("other/d.txt", "d");
  main_with(
      "<xi:include href=\"sub/b.xml\"/><e xml:base=\"other/\"><xi:include href=\"d.txt\" "
      "parse=\"text\"/></e>");
  EXPECT_NE(result().find("<{}c"), std::string::npos) << result();
  EXPECT_NE(result().find(">d</>"), std::string::npos) << result();
}

TEST_F(XIncludeTest, IncludesTextInItsEncoding) {
  file("t.txt",
       "\xEF\xBB\xBF"
       "a < b & ñ\n");
  file("latin.txt", "caf\xE9");
  main_with("<xi:include href=\"latin.txt\" parse=\"text\" encoding=\"ISO-8859-1\"/>");
  EXPECT_EQ(result(), "<{}a>café</>");
  expect_as_peer();
  main_with("<xi:include href=\"t.txt\" parse=\"text\"/>");
  EXPECT_EQ(result(), "<{}a>a < b & ñ\n</>");
}

TEST_F(XIncludeTest, IncludesAnElementByPointer) {
  file("b.xml",
       "<b xmlns:p=\"urn:p\"><c xml:id=\"one\"/><c xml:id=\"two\"><p:d/><e>x</e></c><c/></b>");
  for (const char* pointer : {"two", "element(two)", "element(two/2)", "element(/1/2)",
                              "element(/1/2/2)", "xpointer(id('two'))"}) {
    main_with(std::string("<xi:include href=\"b.xml\" xpointer=\"") + pointer + "\"/>");
    EXPECT_EQ(result().find("one"), std::string::npos) << pointer << ": " << result();
    EXPECT_NE(result().find("<{}e"), std::string::npos) << pointer << ": " << result();
    expect_as_peer();
  }
}

TEST_F(XIncludeTest, IncludesFromItself) {
  main_with("<b xml:id=\"here\">x</b><xi:include xpointer=\"here\"/>");
  EXPECT_EQ(result(),
            "<{}a><{}b {http://www.w3.org/XML/1998/namespace}id=here>x</>"
            "<{}b {http://www.w3.org/XML/1998/namespace}id=here>x</></>");
  expect_as_peer();
}

TEST_F(XIncludeTest, FallsBackOnlyWhereItMust) {
  file("b.txt", "b");
  main_with(
      "<xi:include href=\"missing.xml\">ignored<xi:fallback>x<c/><xi:include href=\"b.txt\" "
      "parse=\"text\"/></xi:fallback></xi:include>"
      "<xi:include href=\"b.txt\" parse=\"text\"><xi:fallback><d/></xi:fallback></xi:include>"
      "<xi:include href=\"https://example.org/a.xml\"><xi:fallback/></xi:include>");
  EXPECT_EQ(result(), "<{}a>x<{}c></>bb</>");
  expect_as_peer();
}

TEST_F(XIncludeTest, FallsBackWhereAPointerFindsNothing) {
  file("b.xml", "<b/>");
  main_with(
      "<xi:include href=\"b.xml\" xpointer=\"nobody\"><xi:fallback>none</xi:fallback>"
      "</xi:include>");
  EXPECT_EQ(result(), "<{}a>none</>");
  expect_as_peer();
}

TEST_F(XIncludeTest, SaysWhereAFaultIs) {
  main_with("\n<xi:include href=\"missing.xml\"/>");
  EXPECT_EQ(fault().code, "xinclude.not-found");
  EXPECT_EQ(fault().at, (base::Location{"main.xml", 2, 1}));
  file("b.xml", "<b>\n<c></b>");
  main_with("\n<xi:include href=\"b.xml\"/>");
  EXPECT_EQ(fault().code, "xml.not-well-formed");
  EXPECT_EQ(fault().at.file, "b.xml");
  EXPECT_EQ(fault().at.line, 2U);
  ASSERT_FALSE(fault().notes.empty());
  EXPECT_EQ(fault().notes.back().at, (base::Location{"main.xml", 2, 1}));
  for (const char* wrong : {"<xi:include/>", "<xi:include href=\"b.xml#x\"/>",
                            "<xi:include href=\"b.xml\" parse=\"x\"/>",
                            "<xi:include href=\"b.xml\" parse=\"text\" xpointer=\"x\"/>",
                            "<xi:include href=\"b.xml\" xpointer=\"a b(\"/>"}) {
    main_with(wrong);
    EXPECT_EQ(fault().code, "xinclude.wrong") << wrong;
  }
  file("bytes.bin", std::string("\xFF\x00\x01", 3));
  main_with("<xi:include href=\"bytes.bin\" parse=\"text\"/>");
  EXPECT_EQ(fault().code, "xinclude.not-text");
}

TEST_F(XIncludeTest, EndsLoops) {
  const std::string open = "<b xmlns:xi=\"http://www.w3.org/2001/XInclude\">";
  main_with("<xi:include href=\"main.xml\"/>");
  EXPECT_EQ(fault().code, "xinclude.loop");
  file("b.xml", open + "<xi:include href=\"./sub/../c.xml\"/></b>");
  fs::create_directory("sub");
  file("c.xml", open + "<xi:include href=\"b.xml\"/></b>");
  main_with("<xi:include href=\"b.xml\"/>");
  EXPECT_EQ(fault().code, "xinclude.loop");
  main_with("<d xml:id=\"x\"><xi:include xpointer=\"x\"/></d>");
  EXPECT_EQ(fault().code, "xinclude.loop");
}

TEST_F(XIncludeTest, BoundsItsDepth) {
  const std::string open = "<b xmlns:xi=\"http://www.w3.org/2001/XInclude\">";
  for (int i = 0; i < 60; ++i) {
    file(std::to_string(i) + ".xml",
         open + "<xi:include href=\"" + std::to_string(i + 1) + ".xml\"/></b>");
  }
  main_with("<xi:include href=\"0.xml\"/>");
  EXPECT_EQ(fault().code, "xinclude.limit");
}

TEST(PointerTest, IsParsed) {
  EXPECT_EQ(parse_pointer("a1")->front().id, "a1");
  EXPECT_EQ(parse_pointer("element(a/1/22)")->front().steps, (std::vector<std::uint32_t>{1, 22}));
  EXPECT_EQ(parse_pointer("xmlns(x=urn:x) element(a)")->front().id, "a");
  EXPECT_EQ(parse_pointer("xpointer(//b[1])")->size(), 0U);
  for (const char* text : {"", "1a", "a(", "()", "element(a", "a b"}) {
    const auto parts = parse_pointer(text);
    EXPECT_TRUE(!parts || parts->empty()) << text;
  }
}

}  // namespace
}  // namespace xml
