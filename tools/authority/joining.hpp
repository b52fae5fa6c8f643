// SPDX-License-Identifier: MIT
// What one entry says that another does not, and how it gets into that one's bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authority/register_file.hpp"
#include "base/diagnostic.hpp"

namespace authority {

/// `gaps`: dates, sex, position, language and identifiers where the entry has none, and notes where
/// it has no note. `all`: everything that is not there, names as variants.
enum class Extent : std::uint8_t { gaps, all };

/// An entry to add to, and the entries whose parts it takes.
struct Joining {
  const FoundEntry* target = nullptr;
  std::vector<const FoundEntry*> sources;
  Extent extent = Extent::all;
};

/// What became of a source.
struct Joined {
  std::vector<std::string> gained;     // "birth 1859", "GND 118540238", "name “Leon Trotsky”"
  std::vector<std::string> left_out;   // what the gaps did not take: "name “…”"
  std::vector<std::string> conflicts;  // "birth: 1859 here, 1860 there"
};

/// What an entry would take of a source, behind those of the joining, without doing it. It holds
/// all of the source where nothing is gained and nothing conflicts.
Joined trial(const RegisterFile& file, const Joining& joining, const FoundEntry& source);

/// The bytes of the targets' file with what their sources add, and nothing else changed; `joined`
/// gets a value for each source of each joining, in their order. A source with conflicts adds
/// nothing. All targets must be of `file`, which must be in UTF-8 (authority.not-utf-8).
base::Result<std::string> with_joinings(const RegisterFile& file,
                                        const std::vector<Joining>& joinings,
                                        std::vector<Joined>& joined);

/// The bytes of a file without some of its entries, and the blanks before them.
std::string without_entries(const RegisterFile& file,
                            const std::vector<const FoundEntry*>& entries);

}  // namespace authority
