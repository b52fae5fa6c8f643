// SPDX-License-Identifier: MIT
// The source layer of a TEI document: what stands in the source, without what editors added, in
// the lines and pages of the source. README.md has the rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "xml/document.hpp"

namespace verify {

/// A line of the source as the TEI has it, blanks collapsed and none at its ends.
struct SourceLine {
  std::uint32_t page = 0;    // index, in the order of the pbs
  std::uint32_t number = 0;  // lb/@n
  std::string text;
  base::Location at;  // of the lb
};

struct SourceLayer {
  std::vector<SourceLine> lines;         // by page and number; none is blank
  std::vector<std::string> pages;        // pb/@n of each page, empty where it has none
  std::vector<base::Diagnostic> faults;  // text outside any line, lines without or with one number
};

/// The source layer of a document.
SourceLayer source_layer(const xml::Document& document);

}  // namespace verify
