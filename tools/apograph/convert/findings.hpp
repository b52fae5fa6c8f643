// SPDX-License-Identifier: MIT
// What a conversion recognised, inferred and left open.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "edition/metadata.hpp"
#include "layout/layout.hpp"
#include "recognise/recognise.hpp"
#include "source/source_text.hpp"

namespace apograph {

/// Everything is counted; what was inferred or left open, and why, is told besides. A long letter
/// has a name to every hundred bytes: what was recognised is told where somebody asks for it.
struct LetterFindings {
  /// Warnings for what is open and, where asked for, infos for what was recognised; in the order of
  /// the source.
  std::vector<base::Diagnostic> items;
  std::map<std::string, std::size_t, std::less<>> recognised;  // how much of each kind

  /// Puts what was known earlier before the rest.
  void add_first(const std::vector<base::Diagnostic>& earlier);
};

/// The findings in a letter; `lists_recognised` asks for an item for each thing recognised.
LetterFindings find(const layout::Layout& layout, const recognise::Recognition& recognition,
                    const edition::LetterMetadata& metadata, const source::SourceText& source,
                    bool lists_recognised);

}  // namespace apograph
