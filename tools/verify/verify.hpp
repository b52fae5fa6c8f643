// SPDX-License-Identifier: MIT
// Proves that nothing of the source is lost: the source layer of the TEI, line by line, is the
// source.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "verify/source_layer.hpp"

namespace verify {

struct Report {
  std::size_t source_lines = 0;  // of the source, not blank
  std::size_t layer_lines = 0;   // of the TEI's source layer, not blank
  std::size_t missing = 0;       // lines of the source that the layer lacks, page marks included
  std::size_t added = 0;         // lines of the layer that the source lacks
  bool compares_pages = false;   // the source marks its pages
  std::string diff;  // unified, from the source to the layer; empty where both are the same
  std::vector<base::Diagnostic> faults;  // places of the TEI, the first difference among them

  bool is_clean() const { return diff.empty() && faults.empty(); }
};

/// Compares the bytes of a TEI document with those of its source. Fails as xml::parse does, and
/// with source.not-utf8.
base::Result<Report> compare(std::string_view tei, const std::string& tei_name,
                             std::string_view source, const std::string& source_name);

}  // namespace verify
