// SPDX-License-Identifier: MIT
// A folder that is gone after the test, with stylesheets in it.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "base/file.hpp"
#include "transform/stylesheet.hpp"

namespace transform {

/// The top level of a stylesheet around `templates`.
inline std::string stylesheet_with(const std::string& templates) {
  return R"(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl">
<xsl:output method="xml" omit-xml-declaration="yes" encoding="UTF-8"/>
)" + templates +
         "\n</xsl:stylesheet>";
}

class ScratchTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "apograph-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    EXPECT_TRUE(base::write_file(path, bytes));
    return path;
  }
  base::Result<Stylesheet> compile(const std::string& templates) const {
    return Stylesheet::load(write("xslt/view.xsl", stylesheet_with(templates)));
  }
  /// Applies a stylesheet of these templates to a document that stands in the folder.
  base::Result<std::string> apply(const std::string& templates, const std::string& document,
                                  const Job& job = {}) {
    const auto stylesheet = compile(templates);
    if (!stylesheet) return tl::unexpected(stylesheet.error());
    return stylesheet->apply(document, (folder_ / "letter.xml").string(), job, sink_);
  }

  std::filesystem::path folder_;
  base::DiagnosticList sink_;
};

}  // namespace transform
