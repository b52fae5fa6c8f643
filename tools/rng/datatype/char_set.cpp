// SPDX-License-Identifier: MIT
#include "rng/datatype/char_set.hpp"

#include <algorithm>
#include <iterator>

#include <unicode/uchar.h>

#include "rng/datatype/name_chars.hpp"

namespace rng::datatype {
namespace {

void normalise(std::vector<CharRange>& ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](CharRange a, CharRange b) { return a.first < b.first; });
  std::vector<CharRange> merged;
  for (const CharRange range : ranges) {
    if (!merged.empty() && range.first <= merged.back().last + 1) {
      merged.back().last = std::max(merged.back().last, range.last);
    } else {
      merged.push_back(range);
    }
  }
  ranges = std::move(merged);
}

}  // namespace

void CharSet::add(CharRange range) {
  parts_.back().ranges.push_back(range);
}

void CharSet::add_complement(const std::vector<CharRange>& ranges) {
  char32_t next = 0;
  for (const CharRange range : ranges) {
    if (range.first > next) add(CharRange{next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= kLastCodePoint) add(CharRange{next, kLastCodePoint});
}

void CharSet::add_categories(std::uint32_t mask) {
  parts_.back().categories |= mask;
}

void CharSet::add_name_start(bool complemented) {
  parts_.back().names |= complemented ? kNotNameStart : kNameStart;
}

void CharSet::add_name_char(bool complemented) {
  parts_.back().names |= complemented ? kNotNameChar : kNameChar;
}

void CharSet::add(const CharSet& escape) {
  const Part& from = escape.parts_.front();
  Part& to = parts_.back();
  to.ranges.insert(to.ranges.end(), from.ranges.begin(), from.ranges.end());
  to.categories |= from.categories;
  to.names |= from.names;
}

void CharSet::finish_group(bool complemented) {
  normalise(parts_.back().ranges);
  parts_.back().is_complemented = complemented;
}

void CharSet::begin_subtraction() {
  parts_.emplace_back();
}

bool CharSet::Part::has_range_with(char32_t c) const {
  const auto found =
      std::upper_bound(ranges.begin(), ranges.end(), c,
                       [](char32_t value, const CharRange& range) { return value < range.first; });
  return found != ranges.begin() && c <= std::prev(found)->last;
}

bool CharSet::Part::contains(char32_t c) const {
  if (has_range_with(c)) return !is_complemented;
  if (categories != 0 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & categories) != 0) {
    return !is_complemented;
  }
  if (names != 0) {
    const std::uint8_t of_c =
        static_cast<std::uint8_t>((is_name_start(c) ? kNameStart : kNotNameStart) |
                                  (is_name_char(c) ? kNameChar : kNotNameChar));
    if ((names & of_c) != 0) return !is_complemented;
  }
  return is_complemented;
}

// A − (B − (C − …)): the first part without `c` decides, and it alternates what that means.
bool CharSet::contains(char32_t c) const {
  bool is_member = false;
  for (const Part& part : parts_) {
    if (!part.contains(c)) return is_member;
    is_member = !is_member;
  }
  return is_member;
}

char32_t CharSet::single() const {
  const Part& part = parts_.front();
  const bool is_single = parts_.size() == 1 && part.ranges.size() == 1 && part.categories == 0 &&
                         part.names == 0 && !part.is_complemented &&
                         part.ranges.front().first == part.ranges.front().last;
  return is_single ? part.ranges.front().first : kLastCodePoint + 1;
}

bool CharSet::is_ascii() const {
  const Part& part = parts_.front();
  return part.categories == 0 && part.names == 0 && !part.is_complemented &&
         (part.ranges.empty() || part.ranges.back().last < 0x80);
}

std::uint32_t category_mask(std::string_view name) {
  if (name.empty() || name.size() > 2) return 0;
  const std::string text(name);
  // ICU compares loosely: `l`, `L` and `LC` are all known to it, only what Unicode spells is here.
  const std::int32_t mask = u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, text.c_str());
  if (mask == UCHAR_INVALID_CODE || text == "LC") return 0;
  const char* spelling =
      u_getPropertyValueName(UCHAR_GENERAL_CATEGORY_MASK, mask, U_SHORT_PROPERTY_NAME);
  return spelling != nullptr && text == spelling ? static_cast<std::uint32_t>(mask) : 0;
}

}  // namespace rng::datatype
