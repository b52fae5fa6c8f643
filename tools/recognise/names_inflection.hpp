// SPDX-License-Identifier: MIT
// From a word in some case to the words that it may be a case of: "Karls" to "Karl", "Москвой" to
// "Москва". Private to the recogniser of names.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace recognise::names {

/// The endings of a language, from the lexicon's [names.inflection]: an ending and what may stand
/// in its place, several apart by blanks, "-" for nothing.
class Inflections {
 public:
  Inflections() = default;
  explicit Inflections(const lexicon::Pairs& endings);

  bool is_empty() const { return endings_.empty(); }
  /// False where surely no ending fits a word whose folded form ends with this byte.
  bool may_end(char last) const { return last_bytes_.test(static_cast<unsigned char>(last)); }
  /// The hashes of the words, without the one itself, of which this folded word may be a case; into
  /// `bases`, which is emptied first.
  void find(std::string_view folded_word, std::vector<std::uint64_t>& bases) const;

 private:
  struct Ending {
    std::string text;
    std::vector<std::string> bases;
  };

  std::vector<Ending> endings_;
  std::bitset<256> last_bytes_;
};

}  // namespace recognise::names
