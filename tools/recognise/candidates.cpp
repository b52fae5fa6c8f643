// SPDX-License-Identifier: MIT
// Where something stands that may be a name: runs of capitalised words, and what stands around
// them.
#include "recognise/candidates.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "lexicon/calendar.hpp"
#include "recognise/names_lives.hpp"
#include "recognise/names_survey.hpp"

namespace recognise {
namespace {

using layout::BlockKind;
using names::Gap;
using names::Index;
using names::Shape;

constexpr std::size_t kLongestName = 6;      // in words
constexpr std::size_t kLongestFormula = 8;   // in words, where what has a capital is the name
constexpr std::size_t kLongestAcronym = 6;   // in letters
constexpr std::size_t kMostParticles = 3;    // "de la"
constexpr std::size_t kWordsBeforeRole = 3;  // "the former first secretary"

// What kind of text a flow is, as far as it decides what names may be in it.
enum class Part : std::uint8_t { text, note, heading, signature, salute, address, dateline };

std::optional<Part> part_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return Part::heading;
    case BlockKind::dateline:
      return Part::dateline;
    case BlockKind::salute:
      return Part::salute;
    case BlockKind::address:
      return Part::address;
    case BlockKind::signature:
      return Part::signature;
    case BlockKind::letterhead:
    case BlockKind::colophon:
      return std::nullopt;
    default:
      return Part::text;
  }
}

bool is_formula(Part part) {
  return part == Part::signature || part == Part::salute || part == Part::address;
}

// "P. S." and the like are no longer, in bytes.
constexpr std::size_t kLongestHead = 40;

bool is_roman_number(std::string_view word) {
  return word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

std::string with_one_capital(std::string_view word) {
  std::string out;
  bool is_first = true;
  for (std::size_t at = 0; at < word.size(); is_first = false) {
    const auto c = static_cast<UChar32>(base::utf8::next(word, at));
    base::utf8::append(out, static_cast<char32_t>(is_first ? c : u_tolower(c)));
  }
  return out;
}

class SightingFinder {
 public:
  SightingFinder(const layout::Layout& layout, const Recognition& recognition, const Index& index)
      : layout_(layout), recognition_(recognition), index_(index), survey_(index) {
    has_double_surnames_ = !index.lexicon.words("names.double_surnames").empty();
    for (const char* list : {"letter.closing", "letter.salutation", "letter.address"}) {
      for (const std::string& phrase : index.lexicon.words(list)) {
        for (const names::Word& word : names::words_of(phrase)) formula_words_.insert(word.hash);
      }
    }
    for (const std::string& phrase : index.lexicon.words("letter.postscript"))
      postscripts_.push_back(layout::folded(phrase));
    for (const auto& [unit, kind] : index.lexicon.pairs("citation.units")) {
      for (const names::Word& word : names::words_of(unit)) unit_words_.insert(word.hash);
    }
    for (const char* list : {"date.hours", "date.day_parts", "heading.letter", "note.heading",
                             "letter.address_label", "letter.enclosure"}) {
      for (const std::string& phrase : index.lexicon.words(list)) take_never(phrase);
    }
    for (const auto& [month, number] : index.lexicon.pairs("date.months")) take_never(month);
    const lexicon::CalendarNames names = lexicon::calendar_names(index.lexicon.language());
    for (const lexicon::CalendarName& month : names.months) take_never(month.name);
    for (const lexicon::CalendarName& day : names.weekdays) take_never(day.name);
    for (const std::string& phrase : index.lexicon.words("heading.to")) {
      for (const names::Word& word : names::words_of(phrase)) heading_to_.insert(word.hash);
    }
  }

  std::vector<Sighting> find() {
    for_each_flow(layout_,
                  [&](const layout::Flow& flow, FlowPlace) { survey_.read(TokenList(flow.text)); });
    for (const auto* blocks : {&layout_.front, &layout_.body, &layout_.back}) {
      for (const layout::Block& block : *blocks) read_block(block);
    }
    for (const layout::Note& note : layout_.notes) {
      for (const layout::NotePart& part : note.parts) {
        read_flow(part.flow, Part::note, {});
        for (const layout::Flow& further : part.further_paragraphs) {
          read_flow(further, Part::note, {});
        }
      }
    }
    return std::move(sightings_);
  }

 private:
  void take_never(std::string_view phrase) {
    const std::vector<names::Word> words = names::words_of(phrase);
    if (words.size() == 1) never_.insert(words.front().hash);
  }

  void read_block(const layout::Block& block) {
    const auto part = part_of(block.kind);
    if (!part) return;
    for (const layout::Block& child : block.children) read_flow(child.flow, Part::text, {});
    if (!block.children.empty()) return;
    const auto line = std::find_if(layout_.parties.begin(), layout_.parties.end(),
                                   [&](const layout::HeadingParties& parties) {
                                     return &layout_.body[parties.block] == &block;
                                   });
    if (line != layout_.parties.end()) {
      read_flow(block.flow, *part, {line->sender, line->addressee});
    } else {
      read_flow(block.flow, *part, {});
    }
  }

  void read_flow(const layout::Flow& flow, Part part, std::vector<base::Span> parties) {
    flow_ = &flow;
    part_ = part;
    parties_ = std::move(parties);
    reading_ = survey_.take_reading(TokenList(flow.text));
    mark_taken();
    mark_postscript();
    for (std::size_t i = 0; i < reading_.size();) i = read_at(i);
  }

  // «P. S.» is no name, though one could be written so.
  void mark_postscript() {
    const std::string head = layout::folded(std::string_view(flow_->text).substr(0, kLongestHead));
    std::size_t length = 0;
    for (const std::string& phrase : postscripts_) {
      if (layout::begins_with_word(head, phrase)) length = std::max(length, phrase.size());
    }
    for (std::size_t i = 0; i < reading_.size() && reading_.word(i).span.begin < length; ++i)
      is_taken_[i] = true;
  }

  // Words that other mentions hold: names that are known, dates, titles, addresses.
  void mark_taken() {
    is_taken_.assign(reading_.size(), false);
    for (const Mention& mention : recognition_.of(*flow_)) {
      const auto& meaning = static_cast<const Meaning::variant&>(mention.meaning);
      const auto* name = std::get_if<NameMention>(&meaning);
      const bool is_open = name != nullptr && name->key.empty() && name->candidates.empty();
      const bool is_other = std::holds_alternative<DateMention>(meaning) ||
                            std::holds_alternative<TitleMention>(meaning) ||
                            std::holds_alternative<ScopeMention>(meaning) ||
                            std::holds_alternative<LinkMention>(meaning);
      if (is_open || (name == nullptr && !is_other)) continue;
      const auto& words = reading_.words();
      auto word = std::partition_point(words.begin(), words.end(), [&](const names::Word& w) {
        return w.span.end <= mention.span.begin;
      });
      for (; word != words.end() && word->span.begin < mention.span.end; ++word) {
        is_taken_[static_cast<std::size_t>(word - words.begin())] = true;
      }
    }
  }

  std::string_view word_text(std::size_t i) const { return reading_.word(i).span.of(flow_->text); }
  bool is_lower_elsewhere(std::size_t i) const {
    return survey_.is_written_lower(reading_.slot(i));
  }
  bool is_forename(std::size_t i) const {
    return reading_.is_capitalised(i) && reading_.has(i, names::kForename);
  }
  // "L." before another word with a capital.
  // In «vol. I. Paris» it is a number.
  bool is_initial(std::size_t i) const {
    if (i > 0 && unit_words_.contains(reading_.word(i - 1).hash)) return false;
    return reading_.is_single_letter(i) && i + 1 < reading_.size() &&
           reading_.word(i + 1).before == Gap::stop && reading_.is_capitalised(i + 1);
  }
  bool is_of_formula(std::size_t i) const {
    return is_formula(part_) && formula_words_.contains(reading_.word(i).hash);
  }

  // A word that may be in a name; `is_announced` where a title or a forename stands before it.
  bool is_name_word(std::size_t i, bool is_announced) const {
    if (is_taken_[i] || reading_.word(i).is_in_address || !reading_.is_capitalised(i)) return false;
    if (reading_.is_single_letter(i)) return is_initial(i);
    if (!is_announced && reading_.word(i).shape == Shape::upper && is_roman_number(word_text(i)))
      return false;
    if (never_.contains(reading_.word(i).hash) && !is_forename(i)) return false;
    if (is_of_formula(i) || (reading_.is_in_capitals(i) && !is_formula(part_))) return false;
    if (reading_.has(i, names::kFunction) || reading_.has(i, names::kCapitalised) ||
        reading_.has(i, names::kTitle)) {
      return false;
    }
    if (is_announced) return true;
    if (reading_.has(i, names::kRole)) return false;
    if (is_forename(i)) return !reading_.begins_sentence(i) || !is_lower_elsewhere(i);
    return !reading_.has(i, names::kOrdinary) && !is_lower_elsewhere(i);
  }

  bool is_next(std::size_t i) const {
    return i < reading_.size() && reading_.word(i).before == Gap::blank;
  }
  bool is_glued(std::size_t i) const {
    const Gap gap = reading_.word(i).before;
    return gap == Gap::hyphen || gap == Gap::apostrophe;
  }

  // Reads a name that begins here, if one does; the word at which to go on.
  std::size_t read_at(std::size_t i) {
    std::size_t begin = i;
    while (begin < reading_.size() && !is_taken_[begin] && reading_.has(begin, names::kTitle) &&
           (begin == i || is_joined_behind_title(begin)) && !reading_.is_behind_number(begin)) {
      ++begin;
    }
    const bool is_titled = begin > i && begin < reading_.size() && is_joined_behind_title(begin);
    if (begin > i && !is_titled) return begin;
    const std::size_t end = end_of_name(begin, is_titled);
    if (end == begin) return std::max(begin, i + 1);
    add(i, begin, end);
    return end;
  }

  bool is_joined_behind_title(std::size_t i) const {
    const Gap gap = reading_.word(i).before;
    return gap == Gap::blank || gap == Gap::stop;
  }

  // Where nouns have capitals, a name must be announced.
  bool may_begin(std::size_t i, bool is_titled) const {
    if (!is_name_word(i, is_titled)) return false;
    const bool tells = is_titled || is_forename(i) || is_initial(i) || is_formula(part_) ||
                       part_ == Part::dateline || part_ == Part::heading ||
                       reading_.has(i, names::kOrganisationNoun);
    if (index_.has_capitalised_nouns) return tells || is_at_head_of_note(i);
    if (!reading_.begins_sentence(i) || tells || is_at_head_of_note(i)) return true;
    return survey_.words[reading_.slot(i)].inner > 0 || has_life_dates(i);
  }
  // "Jacob Blumkin (1898-1929)": the capitals that begin here end before a life.
  bool has_life_dates(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < reading_.size() && end - i < kLongestName && is_next(end) &&
           is_name_word(end, true)) {
      ++end;
    }
    return years_at(flow_->text, reading_.word(end - 1).span.end).has_value();
  }
  bool is_at_head_of_note(std::size_t i) const { return part_ == Part::note && i == 0; }

  // The heading says that this is the sender or the addressee.
  bool is_in_party(std::size_t i) const {
    return std::any_of(parties_.begin(), parties_.end(), [&](const base::Span& party) {
      return party.contains(reading_.word(i).span);
    });
  }

  std::size_t end_of_name(std::size_t begin, bool is_titled) const {
    const bool is_party = begin < reading_.size() && is_in_party(begin);
    if (begin >= reading_.size() || !may_begin(begin, is_titled || is_party)) return begin;
    bool is_announced = is_titled || is_party || is_forename(begin) || is_initial(begin);
    const bool is_person = is_announced;
    bool is_organisation = reading_.has(begin, names::kOrganisationNoun);
    std::size_t end = begin + 1;
    while (end < reading_.size() && end - begin < kLongestName) {
      const std::size_t next =
          is_person || is_organisation ? end_of_particles(end, is_organisation) : end;
      if (next >= reading_.size() || next - begin >= kLongestName) break;
      const bool is_behind_initial =
          reading_.is_single_letter(end - 1) && reading_.word(next).before == Gap::stop;
      const bool is_joined =
          is_next(next) || is_behind_initial || (is_glued(next) && reading_.is_capitalised(next));
      if (!is_joined || !is_name_word(next, is_announced)) break;
      if (begins_another(begin, next)) break;
      if (index_.has_capitalised_nouns && !is_announced && !is_organisation) break;
      is_organisation = is_organisation || reading_.has(next, names::kOrganisationNoun);
      // Behind the surname nothing is announced any more.
      is_announced = is_forename(next) || is_initial(next) || (is_party && is_in_party(next));
      end = next + 1;
    }
    return end;
  }

  // «Orlows I. P. Semin»: behind a surname two initials are those of another.
  bool begins_another(std::size_t begin, std::size_t next) const {
    return !is_forename(next - 1) && !reading_.is_single_letter(next - 1) && next > begin &&
           is_initial(next) && is_initial(next + 1);
  }

  // The word behind the particles that stand here; behind "Society" also "of the".
  std::size_t end_of_particles(std::size_t i, bool is_organisation) const {
    std::size_t end = i;
    while (end < reading_.size() && (is_next(end) || end > i) &&
           (reading_.has(end, names::kParticle) ||
            (is_organisation && reading_.has(end, names::kFunction))) &&
           !(part_ == Part::heading && heading_to_.contains(reading_.word(end).hash)) &&
           !reading_.has(end, names::kConjunction) &&
           (!reading_.is_capitalised(end) || reading_.is_in_capitals(end)) &&
           end - i < kMostParticles) {
      ++end;
    }
    return end;
  }

  void add(std::size_t titles, std::size_t begin, std::size_t end) {
    Sighting sighting;
    sighting.has_double_surnames = has_double_surnames_;
    sighting.has_capitalised_nouns = index_.has_capitalised_nouns;
    sighting.is_mute = titles == begin && reading_.begins_sentence(begin);
    note_titles(titles, begin, sighting);
    end = invert(begin, end, sighting);
    if (sighting.words.empty()) add_words(begin, end, sighting);
    const std::size_t first = note_surroundings(titles, begin, end, sighting);
    note_own(begin, end, sighting);
    if (sighting.evidence.bits == 0 || is_only_initials(sighting)) return;
    if (first != begin) prepend(first, begin, sighting);
    sighting.at = flow_->source_offset(reading_.word(std::min(titles, first)).span.begin);
    sightings_.push_back(std::move(sighting));
  }

  static bool is_only_initials(const Sighting& sighting) {
    return std::all_of(sighting.words.begin(), sighting.words.end(),
                       [](const NameWord& word) { return word.is_initial; });
  }

  // "Rosmer, Alfred (1877-1964)" at the head of a note.
  std::size_t invert(std::size_t begin, std::size_t end, Sighting& sighting) {
    if (!is_at_head_of_note(begin) || end >= reading_.size() ||
        reading_.word(end).before != Gap::comma || !reading_.is_capitalised(end)) {
      return end;
    }
    std::size_t last = end + 1;
    while (last < reading_.size() && (is_next(last) || is_glued(last)) &&
           is_name_word(last, true) && last - begin < kLongestName) {
      ++last;
    }
    if (!years_at(flow_->text, reading_.word(last - 1).span.end)) return end;
    add_words(end, last, sighting);
    for (NameWord& word : sighting.words) word.is_forename = true;
    add_words(begin, end, sighting);
    return last;
  }

  void note_titles(std::size_t titles, std::size_t begin, Sighting& sighting) const {
    for (std::size_t i = titles; i < begin; ++i) {
      if (!reading_.has(i, names::kHonorific)) continue;
      sighting.evidence.add(Evidence::title);
      if (!sighting.title.empty()) sighting.title += ' ';
      sighting.title += word_text(i);
      const bool has_stop = i + 1 < reading_.size() && reading_.word(i + 1).before == Gap::stop;
      if (has_stop) sighting.title += '.';
      if (reading_.has(i, names::kFeminine)) sighting.sex = 'F';
      if (reading_.has(i, names::kMasculine) && sighting.sex == ' ') sighting.sex = 'M';
    }
  }

  void add_words(std::size_t begin, std::size_t end, Sighting& sighting) {
    for (std::size_t i = begin; i < end; ++i) {
      std::string text(word_text(i));
      const bool is_caps = reading_.word(i).shape == Shape::upper && reading_.is_in_capitals(i);
      if (is_caps) text = with_one_capital(text);
      if (i > begin && is_glued(i)) {
        glue(i, text, sighting.words.back());
        continue;
      }
      NameWord word;
      word.folded = names::folded(text);
      word.is_initial = is_initial(i) || (reading_.is_single_letter(i) && i + 1 == end);
      word.text = word.is_initial ? text + "." : text;
      word.is_particle = reading_.has(i, names::kParticle) && !reading_.is_capitalised(i);
      word.is_forename = is_forename(i);
      if (!word.is_particle && !word.is_initial) index_.inflections.find(word.folded, word.bases);
      if (word.is_forename && sighting.sex == ' ') {
        const bool is_female = reading_.has(i, names::kFeminineName);
        const bool is_male = reading_.has(i, names::kMasculineName);
        if (is_female != is_male) sighting.sex = is_female ? 'F' : 'M';
      }
      sighting.words.push_back(std::move(word));
    }
  }

  void glue(std::size_t i, const std::string& text, NameWord& word) const {
    const base::Span gap{reading_.word(i - 1).span.end, reading_.word(i).span.begin};
    word.text += std::string(gap.of(flow_->text)) + text;
    word.folded += "-" + names::folded(text);
    word.bases.clear();
    word.is_of_surname = word.is_of_surname || word.is_particle;
    word.is_particle = false;
    word.is_initial = false;
  }

  void prepend(std::size_t first, std::size_t begin, Sighting& sighting) {
    Sighting before;
    add_words(first, begin, before);
    sighting.words.insert(sighting.words.begin(), before.words.begin(), before.words.end());
  }

  // What stands before and behind it. The word with which it begins: that of "rue Pigalle".
  std::size_t note_surroundings(std::size_t titles, std::size_t begin, std::size_t end,
                                Sighting& sighting) const {
    const std::uint32_t behind = reading_.word(end - 1).span.end;
    if (auto years = years_at(flow_->text, behind)) {
      sighting.evidence.add(Evidence::life_dates);
      sighting.birth = std::move(years->birth);
      sighting.death = std::move(years->death);
    }
    if (is_role_behind(end)) sighting.evidence.add(Evidence::apposition);
    if (is_of_correspondent(titles, begin, end)) sighting.evidence.add(Evidence::formula);
    if (part_ == Part::dateline && titles == begin) sighting.evidence.add(Evidence::dateline);
    if (titles != begin || begin == 0 || reading_.begins_sentence(begin)) return begin;
    const std::size_t before = begin - 1;
    if (reading_.word(begin).before != Gap::blank && !is_glued(begin)) return begin;
    if (reading_.has(before, names::kRole) && !reading_.is_capitalised(before)) {
      sighting.evidence.add(Evidence::apposition);
    }
    if (reading_.has(before, names::kPlaceNoun) && part_ != Part::salute) {
      sighting.evidence.add(Evidence::place_noun);
      return before;
    }
    if (reading_.has(before, names::kPlacePreposition) && !index_.has_capitalised_nouns) {
      sighting.evidence.add(Evidence::place_preposition);
    }
    return begin;
  }

  // In a formula a capital says something only where the name is announced, or stands alone.
  bool is_of_correspondent(std::size_t titles, std::size_t begin, std::size_t end) const {
    if (!is_formula(part_)) return is_party(begin);
    const bool is_announced = titles != begin || is_forename(begin) || is_initial(begin);
    if (is_announced) return end - begin > 1 || titles != begin || part_ != Part::address;
    return part_ != Part::address && reading_.size() <= kLongestFormula;
  }

  bool is_party(std::size_t i) const {
    return std::any_of(parties_.begin(), parties_.end(), [&](const base::Span& span) {
      return span.contains(reading_.word(i).span);
    });
  }

  // ", former secretary of the Society".
  bool is_role_behind(std::size_t end) const {
    if (end >= reading_.size() || reading_.word(end).before != Gap::comma) return false;
    for (std::size_t i = end; i < reading_.size() && i - end <= kWordsBeforeRole; ++i) {
      if (i > end && reading_.word(i).before != Gap::blank) return false;
      if (reading_.is_capitalised(i) && !index_.has_capitalised_nouns) return false;
      if (reading_.has(i, names::kRole)) return true;
    }
    return false;
  }

  // What the words themselves say.
  void note_own(std::size_t begin, std::size_t end, Sighting& sighting) const {
    const std::vector<NameWord>& words = sighting.words;
    const bool is_person = words.size() > 1 && !words.back().is_initial;
    if (is_person && words.front().is_forename) sighting.evidence.add(Evidence::forename);
    if (is_person && words.front().is_initial) sighting.evidence.add(Evidence::initials);
    for (std::size_t i = begin; i < end; ++i) {
      if (end - begin > 1 && reading_.has(i, names::kOrganisationNoun)) {
        sighting.evidence.add(Evidence::organisation_noun);
      }
      if (reading_.has(i, names::kPlaceNoun) && i == begin && end - begin > 1) {
        sighting.evidence.add(Evidence::place_noun);
      }
    }
    if (index_.has_capitalised_nouns || part_ == Part::heading) return;
    const names::Word& word = reading_.word(begin);
    sighting.is_behind_article = is_behind_article(begin);
    if (end - begin == 1 && word.shape == Shape::upper) {
      const bool is_acronym = word.length > 1 && word.length <= kLongestAcronym &&
                              !reading_.is_in_capitals(begin) && !is_roman_number(word_text(begin));
      if (is_acronym) sighting.evidence.add(Evidence::acronym);
      return;
    }
    if (!sighting.is_mute) sighting.evidence.add(Evidence::capitals);
  }

  // "the Times", "l'Orient", "du Temps".
  bool is_behind_article(std::size_t i) const {
    const bool is_behind = i > 0 && (is_next(i) || is_glued(i));
    return is_behind &&
           (reading_.has(i - 1, names::kArticle) || reading_.has(i - 1, names::kContraction));
  }

  const layout::Layout& layout_;
  const Recognition& recognition_;
  const Index& index_;
  names::Survey survey_;
  names::Reading reading_;
  std::unordered_set<std::uint64_t> formula_words_;
  std::unordered_set<std::uint64_t> unit_words_;  // «volume», «page»
  std::vector<std::string> postscripts_;          // how one begins, folded
  std::unordered_set<std::uint64_t> heading_to_;
  std::unordered_set<std::uint64_t> never_;  // hours, months, what editors call a letter
  bool has_double_surnames_ = false;
  const layout::Flow* flow_ = nullptr;
  Part part_ = Part::text;
  std::vector<base::Span> parties_;
  std::vector<bool> is_taken_;
  std::vector<Sighting> sightings_;
};

}  // namespace

std::vector<Sighting> find_sightings(const layout::Layout& layout, const Recognition& recognition,
                                     const NameIndex& index) {
  return SightingFinder(layout, recognition, index.index()).find();
}

}  // namespace recognise
