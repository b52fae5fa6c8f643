// SPDX-License-Identifier: MIT
// Registers for tests, written as what stands in standOff.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "authority/register_file.hpp"

namespace authority {

inline std::string tei(const std::string& lists) {
  return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n  <standOff>\n" + lists +
         "\n  </standOff>\n</TEI>\n";
}

inline RegisterFile file_of(const std::string& bytes, const std::string& name = "persons.xml") {
  auto file = RegisterFile::read(bytes, name, name);
  EXPECT_TRUE(file) << base::to_string(file.error());
  return std::move(*file);
}

inline std::vector<std::string> codes_of(const base::DiagnosticList& findings) {
  std::vector<std::string> codes;
  for (const base::Diagnostic& finding : findings.items) {
    codes.push_back(finding.code.substr(finding.code.find('.') + 1));
  }
  return codes;
}

}  // namespace authority
