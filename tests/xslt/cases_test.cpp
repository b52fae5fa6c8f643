// SPDX-License-Identifier: MIT
// Every case in cases/, in both views; and the same bytes from xsltproc.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.hpp"
#include "base/text_diff.hpp"
#include "xslt/page.hpp"

namespace xslt_test {
namespace {

struct Case {
  std::filesystem::path path;
  std::string sentence, tei, reading, diplomatic;
};

std::string section(const std::string& text, const std::string& name) {
  const std::string heading = "--- " + name + "\n";
  const auto begin = text.find(heading);
  if (begin == text.npos) return {};
  const auto content = begin + heading.size();
  return text.substr(content, text.find("\n--- ", content - 1) + 1 - content);
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& entry :
       std::filesystem::directory_iterator(in_source_tree("tests/xslt/cases"))) {
    const std::string text = base::read_file(entry.path()).value() + "--- ";
    cases.push_back({entry.path(), text.substr(0, text.find("\n--- ") + 1), section(text, "tei"),
                     section(text, "reading"), section(text, "diplomatic")});
  }
  std::sort(cases.begin(), cases.end(),
            [](const Case& a, const Case& b) { return a.path < b.path; });
  return cases;
}

std::string rendered(const std::string& view, const Case& one) {
  base::DiagnosticList messages;
  const auto page = render(view, document_around(one.tei), {{"unhandled", "stop"}}, messages);
  for (const auto& message : messages.items) ADD_FAILURE() << base::to_string(message);
  if (!page) return base::to_string(page.error());
  for (const auto& fault : faults_of(*page))
    ADD_FAILURE() << one.path << ", " << view << ": " << fault;
  return main_of(*page) + "\n";
}

TEST(Cases, RenderAsTheySay) {
  const auto cases = all_cases();
  ASSERT_GT(cases.size(), 20U);
  for (auto one : cases) {
    const auto reading = rendered("reading", one);
    const auto diplomatic = rendered("diplomatic", one);
    if (std::getenv("APOGRAPH_ACCEPT") != nullptr) {
      EXPECT_TRUE(base::write_file(one.path, one.sentence + "--- tei\n" + one.tei +
                                                 "--- reading\n" + reading + "--- diplomatic\n" +
                                                 diplomatic));
      continue;
    }
    EXPECT_EQ(one.reading, reading)
        << base::unified_diff(one.reading, reading, one.path.string(), "reading");
    EXPECT_EQ(one.diplomatic, diplomatic)
        << base::unified_diff(one.diplomatic, diplomatic, one.path.string(), "diplomatic");
  }
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> buffer{};
  for (std::size_t size = 0; (size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    output.append(buffer.data(), size);
  }
  pclose(pipe);
  return output;
}

TEST(Cases, ComeOutOfXsltprocToTheSameByte) {
  if (std::system("command -v xsltproc >/dev/null") != 0)
    GTEST_SKIP() << "xsltproc is not installed";
  const auto path = std::filesystem::temp_directory_path() /
                    ("apograph-case-" + std::to_string(getpid()) + ".xml");
  for (const auto& one : all_cases()) {
    const std::string document = document_around(one.tei);
    ASSERT_TRUE(base::write_file(path, document));
    for (const std::string view : {"reading", "diplomatic"}) {
      base::DiagnosticList messages;
      const auto page = render(view, document, {}, messages, path.string());
      const auto plain =
          output_of("xsltproc --nonet '" + in_source_tree("xslt/" + view + ".xsl").string() +
                    "' '" + path.string() + "'");
      EXPECT_EQ(page.value_or(""), plain) << one.path;
    }
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace xslt_test
