// SPDX-License-Identifier: MIT
// A set of characters as a regular expression writes it, asked one character at a time, so that no
// table of Unicode is ever unfolded.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rng::datatype {

/// Characters from `first` to `last`, both included.
struct CharRange {
  char32_t first = 0;
  char32_t last = 0;

  friend bool operator==(CharRange, CharRange) = default;
};

inline constexpr char32_t kLastCodePoint = 0x10FFFF;

/// A union of ranges, Unicode general categories and the two name classes of XML, perhaps
/// complemented, perhaps with another such union taken away, and so on.
class CharSet {
 public:
  CharSet() : parts_(1) {}

  void add(CharRange range);
  /// Adds the code points that `ranges`, in order and disjoint, leave out.
  void add_complement(const std::vector<CharRange>& ranges);
  /// Adds general categories, a bit each, numbered as ICU's UCharCategory.
  void add_categories(std::uint32_t mask);
  void add_name_start(bool complemented);
  void add_name_char(bool complemented);
  void add(const CharSet& escape);

  /// Ends the group: complements it where asked to.
  void finish_group(bool complemented);
  /// Begins the group that is taken away from what stands before.
  void begin_subtraction();

  bool contains(char32_t c) const;
  /// The one character of a set that was made of one, or kLastCodePoint + 1.
  char32_t single() const;
  /// True where no character past ASCII belongs to the set.
  bool is_ascii() const;

  friend bool operator==(const CharSet&, const CharSet&) = default;

 private:
  enum NameClass : std::uint8_t {
    kNameStart = 1,
    kNotNameStart = 2,
    kNameChar = 4,
    kNotNameChar = 8,
  };

  // What stands between two brackets; each next one is taken away from the one before.
  struct Part {
    std::vector<CharRange> ranges;  // sorted and disjoint once the group is finished
    std::uint32_t categories = 0;
    std::uint8_t names = 0;
    bool is_complemented = false;

    bool contains(char32_t c) const;
    bool has_range_with(char32_t c) const;
    friend bool operator==(const Part&, const Part&) = default;
  };

  std::vector<Part> parts_;
};

/// The bits of a general category ("L", "Lu"), or 0 for a name that is none.
std::uint32_t category_mask(std::string_view name);

/// The ranges of a block as regular expressions name it, without `Is`: those of XML Schema Part 2
/// (Unicode 3.1), and the later ones of Unicode, spelt alike. Empty for a name that is none.
std::vector<CharRange> block_ranges(std::string_view name);

}  // namespace rng::datatype
