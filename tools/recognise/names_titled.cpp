// SPDX-License-Identifier: MIT
#include "recognise/names_titled.hpp"

#include <algorithm>

namespace recognise::names {
namespace {

constexpr std::size_t kLongestName = 6;  // in words

class TitledNames {
 public:
  TitledNames(const Reading& reading, const Survey& survey, const Index& index,
              std::vector<Mention>& mentions)
      : reading_(reading), survey_(survey), index_(index), mentions_(mentions) {}

  void add() {
    const std::size_t count = mentions_.size();
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < reading_.size(); ++i) {
      const std::uint32_t at = reading_.word(i).span.begin;
      while (next < count && mentions_[next].span.end <= at) ++next;
      if (!reading_.has(i, kHonorific) || !is_title(i)) continue;
      const std::size_t begin = i;
      while (is_next(i + 1) && reading_.has(i + 1, kHonorific)) ++i;
      const std::size_t end = end_of_name(i + 1);
      if (end == i + 1) continue;
      const base::Span span = reading_.span(reading_.is_capitalised(begin) ? begin : i + 1, end);
      const bool is_taken =
          std::any_of(mentions_.begin() + static_cast<std::ptrdiff_t>(next),
                      mentions_.begin() + static_cast<std::ptrdiff_t>(std::min(count, next + 8)),
                      [&](const Mention& mention) { return mention.span.overlaps(span); });
      i = end - 1;
      if (is_taken) continue;
      mentions_.push_back({span, NameMention{NameMention::Kind::person, {}, {}}, Certainty::low,
                           "a title stands before the name, which the authority does not know"});
    }
  }

 private:
  // Where nouns have capitals only the titles of women and men tell that a name follows.
  bool is_title(std::size_t i) const {
    if (reading_.word(i).is_in_address || reading_.is_behind_number(i)) return false;
    const bool is_of_sex = reading_.has(i, kFeminine) || reading_.has(i, kMasculine);
    return is_of_sex && (!index_.has_capitalised_nouns || reading_.is_capitalised(i));
  }

  bool is_next(std::size_t i) const {
    if (i >= reading_.size()) return false;
    const Gap gap = reading_.word(i).before;
    const bool is_elided = gap == Gap::apostrophe && reading_.has(i - 1, kParticle);
    return gap == Gap::blank || is_elided || (gap == Gap::stop && reading_.is_joined(i));
  }

  bool is_name_word(std::size_t i) const {
    if (!is_next(i) || !reading_.is_capitalised(i)) return false;
    if (reading_.has(i, kTitle) || reading_.has(i, kOrdinary)) return false;
    return !survey_.is_written_lower(reading_.slot(i));
  }

  // The word behind the name that begins here, or the same word where there is none.
  std::size_t end_of_name(std::size_t begin) const {
    std::size_t end = begin, i = begin;
    while (i < reading_.size() && i - begin < kLongestName) {
      if (is_name_word(i)) {
        end = ++i;
      } else if (is_next(i) && reading_.has(i, kParticle)) {
        ++i;
      } else {
        break;
      }
    }
    const bool is_initial = end == begin + 1 && reading_.is_single_letter(begin);
    return is_initial ? begin : end;
  }

  const Reading& reading_;
  const Survey& survey_;
  const Index& index_;
  std::vector<Mention>& mentions_;
};

}  // namespace

void add_titled_names(const Reading& reading, const Survey& survey, const Index& index,
                      std::vector<Mention>& mentions) {
  TitledNames(reading, survey, index, mentions).add();
}

}  // namespace recognise::names
