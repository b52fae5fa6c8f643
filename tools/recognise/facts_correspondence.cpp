// SPDX-License-Identifier: MIT
// Who wrote to whom, where and when, by the parts of the letter.
#include <algorithm>

#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "recognise/facts.hpp"
#include "recognise/tokens.hpp"

namespace recognise {
namespace {

using layout::Block;
using layout::BlockKind;

// A name that no authority knows is not longer than so many words.
constexpr std::size_t kMostWordsOfName = 8;
// A word of so many letters may be short for another; in code points.
constexpr std::size_t kLongestAbbreviation = 3;

template <typename Kind>
const Kind* as(const Mention& mention) {
  return std::get_if<Kind>(&static_cast<const Meaning::variant&>(mention.meaning));
}

bool is_complete(const DateMention& date) {
  return date.when.size() == 10 || (date.from.size() == 10 && date.to.size() == 10);
}

Certainty weaker(Certainty a, Certainty b) {
  return std::max(a, b);
}

class CorrespondenceFinder {
 public:
  CorrespondenceFinder(const layout::Layout& layout, const Recognition& recognition,
                       const lexicon::Lexicon& lexicon, LetterFacts& facts)
      : layout_(layout), recognition_(recognition), lexicon_(lexicon), facts_(facts) {}

  void find() {
    for (const layout::HeadingParties& line : layout_.parties) read_heading(line);
    for (const Block& block : layout_.body) {
      if (is_of_enclosure(block)) break;
      read_part(block);
    }
    take_fuller_name(facts_.senders, signed_);
    take_fuller_name(facts_.addressees, addressed_);
    if (facts_.senders.empty()) facts_.senders = std::move(signed_);
    if (facts_.addressees.empty()) facts_.addressees = std::move(addressed_);
    if (facts_.addressees.empty()) facts_.addressees = std::move(saluted_);
    drop_addressees_of_senders();
    settle_date();
    if (!facts_.date_sent) facts_.date_sent = std::move(only_date_);
    if (!facts_.place_sent) facts_.place_sent = std::move(place_of_heading_);
  }

 private:
  bool is_of_enclosure(const Block& block) const {
    const auto index = static_cast<std::size_t>(&block - layout_.body.data());
    return std::any_of(
        layout_.divisions.begin(), layout_.divisions.end(), [&](const layout::Division& division) {
          return division.kind == layout::DivisionKind::enclosure && division.first_block <= index;
        });
  }

  bool is_one_of(std::string_view word, std::string_view section) const {
    const std::vector<std::string>& words = lexicon_.words(section);
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  // «Mr. Moore to Mr. Hale» above, «JOHN B. MOORE» below: where nobody knows the first, the name
  // that ends with the same surname and has more of it.
  void take_fuller_name(std::vector<Party>& stated, const std::vector<Party>& others) const {
    if (stated.size() != 1 || others.size() != 1 || !stated.front().key.empty() ||
        !others.front().key.empty())
      return;
    const std::vector<std::string> few = words_of_name(stated.front().name);
    const std::vector<std::string> many = words_of_name(others.front().name);
    if (few.size() == 1 && many.size() > 1 && few.back() == many.back()) stated = others;
  }

  // «Farewell, my dear Hale. Ever yours, J. Moore»: nobody writes to himself.
  void drop_addressees_of_senders() const {
    const auto is_addressee = [&](const Party& sender) {
      return !sender.key.empty() &&
             std::any_of(facts_.addressees.begin(), facts_.addressees.end(),
                         [&](const Party& other) { return other.key == sender.key; });
    };
    if (!std::all_of(facts_.senders.begin(), facts_.senders.end(), is_addressee))
      std::erase_if(facts_.senders, is_addressee);
  }

  // Folded, without titles.
  std::vector<std::string> words_of_name(std::string_view name) const {
    std::vector<std::string> words;
    for (const std::string_view word : words_of(name)) {
      std::string folded = layout::folded(bare(word));
      if (!folded.empty() && !is_one_of(folded, "names.honorifics") &&
          !is_one_of(folded, "names.titles"))
        words.push_back(std::move(folded));
    }
    return words;
  }

  // --- The heading

  void read_heading(const layout::HeadingParties& parties) {
    const layout::Flow& flow = layout_.body[parties.block].flow;
    if (facts_.senders.empty()) facts_.senders = parties_in(flow, parties.sender);
    if (facts_.addressees.empty()) facts_.addressees = parties_in(flow, parties.addressee);
    const std::uint32_t behind = std::max(parties.sender.end, parties.addressee.end);
    const std::uint32_t before =
        parties.sender.is_empty() ? parties.addressee.begin : parties.sender.begin;
    for (const Mention& mention : recognition_.of(flow)) {
      const bool is_before = mention.span.end <= before;  // «[Paris, 1884]: X to Y»
      if (mention.span.begin < behind && !is_before) continue;
      if (is_place(mention) && !place_of_heading_) place_of_heading_ = party_of(flow, mention);
      if (as<DateMention>(mention) == nullptr || date_of_heading_) continue;
      date_of_heading_ = date_of(flow, mention);
      if (!is_before && !place_of_heading_) place_of_heading_ = place_behind(flow, behind, mention);
    }
  }

  // «X to Y. Dublin, 3 May 1820»: between a mark and the date. Behind a word, «X to Y in Dublin»,
  // it is the addressee's.
  std::optional<Party> place_behind(const layout::Flow& flow, std::uint32_t behind,
                                    const Mention& date) const {
    const std::string_view between = base::Span{behind, date.span.begin}.of(flow.text);
    const std::size_t letters = between.find_first_not_of(".,;—–- ");
    if (letters == 0 || letters == std::string_view::npos) return std::nullopt;
    if (between.substr(0, letters).find_first_not_of(' ') == std::string_view::npos)
      return std::nullopt;
    return place_before(between.substr(letters));
  }

  // Whom the register of names knows there; else the names as they stand, each of those that a
  // conjunction joins. An article before it says that it is no person.
  std::vector<Party> parties_in(const layout::Flow& flow, base::Span span) const {
    std::vector<Party> parties;
    for (const Mention& mention : recognition_.of(flow)) {
      if (!span.contains(mention.span) || !is_party(mention)) continue;
      Party party = party_of(flow, mention);
      const bool is_known = std::any_of(parties.begin(), parties.end(), [&](const Party& other) {
        return !party.key.empty() && other.key == party.key;
      });
      if (!is_known) parties.push_back(std::move(party));
    }
    if (!parties.empty() || span.is_empty()) return parties;
    std::string name;
    for (const std::string_view word : words_of(span.of(flow.text))) {
      const std::string folded = layout::folded(word);
      if (is_one_of(folded, "names.conjunctions") || is_one_of(folded, "heading.conjunctions")) {
        add_named(parties, name);
        name.clear();
      } else {
        name += (name.empty() ? "" : " ") + std::string(word);
      }
    }
    add_named(parties, name);
    return parties;
  }

  void add_named(std::vector<Party>& parties, std::string name) const {
    if (name.empty()) return;
    Party party;
    const std::string first = layout::folded(name.substr(0, name.find(' ')));
    if (is_one_of(first, "heading.articles") && name.find(' ') != std::string::npos) {
      party.is_organisation = true;
      name.erase(0, name.find(' ') + 1);
    }
    party.name = std::move(name);
    parties.push_back(std::move(party));
  }

  static std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of(' ', at);
      if (begin == std::string_view::npos) break;
      at = std::min(text.find(' ', begin), text.size());
      words.push_back(text.substr(begin, at - begin));
    }
    return words;
  }

  // --- Signature, address, salutation, dateline

  void read_part(const Block& block) {
    switch (block.kind) {
      case BlockKind::signature:
        read_signature(block.flow);
        break;
      case BlockKind::salute:
        if (saluted_.empty())
          saluted_ = named_in(block.flow, "letter.salutation", Certainty::medium);
        break;
      case BlockKind::address:
        read_address(block.flow);
        break;
      case BlockKind::heading:
        read_date_of_heading(block.flow);
        break;
      case BlockKind::letterhead:
        read_dateline(block.flow, false);
        break;
      case BlockKind::dateline:
        read_dateline(block.flow, true);
        break;
      default:
        break;
    }
  }

  // The first that is more than an office: «Le Directeur,» stands above the name.
  void read_signature(const layout::Flow& flow) {
    if (!signed_.empty() && !has_only_titles(signed_.front())) return;
    std::vector<Party> named = named_in(flow, "letter.closing", Certainty::high);
    if (!named.empty()) signed_ = std::move(named);
  }

  // The first line of an address names the addressee, the second where the first is but titles:
  // «à Monsieur le Président».
  void read_address(const layout::Flow& flow) {
    if (!addressed_.empty() && !has_only_titles(addressed_.front())) return;
    std::vector<Party> persons = persons_in(flow, Certainty::high);
    if (!persons.empty()) {
      addressed_ = std::move(persons);
    } else if (addressed_.empty()) {
      addressed_ = named_in(flow, "letter.address", Certainty::high);
    }
  }

  bool has_only_titles(const Party& party) const {
    const std::vector<std::string_view> words = words_of(party.name);
    return party.key.empty() && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
             const std::string folded = layout::folded(bare(word));
             return is_one_of(folded, "names.honorifics") || is_one_of(folded, "names.titles") ||
                    is_one_of(folded, "names.roles") || is_one_of(folded, "heading.articles") ||
                    is_one_of(folded, "heading.particles");
           });
  }

  // A heading that names nobody may date the letter all the same: «Letter 03.038 date 1617-01-21».
  void read_date_of_heading(const layout::Flow& flow) {
    for (const Mention& mention : recognition_.of(flow)) {
      const auto* date = as<DateMention>(mention);
      if (date != nullptr && is_complete(*date) && !only_date_) only_date_ = date_of(flow, mention);
    }
  }

  // The persons named in a formula; else the capitals at its end that are no words of the formula.
  std::vector<Party> named_in(const layout::Flow& flow, std::string_view formula,
                              Certainty certainty) const {
    std::vector<Party> parties = persons_in(flow, certainty);
    if (!parties.empty()) return parties;
    const bool is_address = formula == "letter.address";
    Party party{is_address ? addressed_name(flow.text) : std::string(), {}, false, certainty};
    if (party.name.empty()) party.name = unknown_name(flow.text, formula);
    // A firm, or several persons: nothing tells which.
    if (party.name.find('&') != std::string::npos) party.certainty = Certainty::low;
    if (!party.name.empty()) parties.push_back(std::move(party));
    return parties;
  }

  std::vector<Party> persons_in(const layout::Flow& flow, Certainty certainty) const {
    std::vector<Party> parties;
    for (const Mention& mention : recognition_.of(flow)) {
      if (!is_person(mention)) continue;
      Party party = party_of(flow, mention);
      if (party.key.empty()) party.certainty = weaker(party.certainty, certainty);
      parties.push_back(std::move(party));
    }
    return parties;
  }

  bool is_word_of(std::string_view formula, const std::string& word) const {
    const std::vector<std::string>& phrases = lexicon_.words(formula);
    return is_one_of(word, "names.honorifics") || is_one_of(word, "names.titles") ||
           std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
             return layout::contains_word(phrase, word);
           });
  }

  // The letters of a word, without the marks before and behind them.
  static std::string_view bare(std::string_view word) {
    while (!word.empty() && !layout::is_letter(layout::first_character(word))) {
      std::size_t at = 0;
      base::utf8::next(word, at);
      word.remove_prefix(at);
    }
    while (!word.empty() && !layout::is_letter(layout::last_character(word))) {
      std::size_t at = word.size();
      base::utf8::previous(word, at);
      word.remove_suffix(word.size() - at);
    }
    return word;
  }

  // "LINCOLN." is the name with the stop of its line, "Esq." and "M." are abbreviations.
  static std::string_view without_stop(std::string_view word) {
    if (word.size() <= 2) return word;
    const std::string_view letters = bare(word);
    if (letters.find('.') != std::string_view::npos) return word;
    const bool is_short = base::utf8::code_point_count(letters) <= kLongestAbbreviation;
    return word.ends_with('.') && is_short ? word : letters;
  }

  // «Haya», «d'Estournelles».
  static bool is_capital(std::string_view word) {
    const std::size_t apostrophe = word.find('\'');
    return layout::is_upper(layout::first_character(word)) ||
           (apostrophe != std::string_view::npos &&
            layout::is_upper(layout::first_character(word.substr(apostrophe + 1))));
  }

  std::string unknown_name(std::string_view text, std::string_view formula) const {
    const std::vector<std::string_view> words = words_of(text);
    std::size_t first = words.size();
    for (std::size_t i = words.size(); i > 0 && words.size() - i < kMostWordsOfName; --i) {
      const std::string_view word = bare(words[i - 1]);
      const std::string folded = layout::folded(word);
      const bool is_initial =
          base::utf8::code_point_count(word) == 1 && words[i - 1].ends_with('.');
      const bool is_name = is_capital(word) && (is_initial || !is_word_of(formula, folded));
      if (!is_name && words[i - 1] != "&" && !is_one_of(folded, "names.particles")) break;
      if (is_name) first = i - 1;
    }
    if (first == words.size()) return {};
    const std::string_view begin = bare(words[first]);
    const std::string_view last = words.back();
    const std::string_view end = without_stop(last);
    const std::size_t from = static_cast<std::size_t>(begin.data() - text.data());
    const std::size_t to = static_cast<std::size_t>(end.data() + end.size() - text.data());
    return std::string(text.substr(from, to - from));
  }

  // What an address says behind «to» up to a comma or a number.
  std::string addressed_name(std::string_view text) const {
    const std::size_t label = text.find(']');
    if (text.starts_with('[') && label != std::string_view::npos) text.remove_prefix(label + 1);
    std::vector<std::string_view> words =
        words_of(text.substr(0, text.find_first_of(",0123456789")));
    while (!words.empty() && is_one_of(layout::folded(words.front()), "heading.to"))
      words.erase(words.begin());
    // «Do Anny Zięby w Krakowie»: where the letter went.
    const auto abode = std::find_if(words.begin(), words.end(), [&](std::string_view word) {
      const std::string folded = layout::folded(word);
      return is_one_of(folded, "names.place_prepositions") && !is_one_of(folded, "names.particles");
    });
    if (abode != words.begin()) words.erase(abode, words.end());
    if (words.empty() || words.size() > kMostWordsOfName) return {};
    const std::size_t from = static_cast<std::size_t>(words.front().data() - text.data());
    const std::string_view last = without_stop(words.back());
    return std::string(text.substr(
        from, static_cast<std::size_t>(last.data() + last.size() - text.data()) - from));
  }

  void read_dateline(const layout::Flow& flow, bool has_place) {
    std::uint32_t begin_of_date = static_cast<std::uint32_t>(flow.text.size());
    for (const Mention& mention : recognition_.of(flow)) {
      if (is_place(mention) && !facts_.place_sent) facts_.place_sent = party_of(flow, mention);
      if (as<DateMention>(mention) == nullptr) continue;
      begin_of_date = std::min(begin_of_date, mention.span.begin);
      dates_.push_back(date_of(flow, mention));
    }
    if (!has_place || facts_.place_sent || begin_of_date == flow.text.size()) return;
    const std::string_view text = flow.text;
    facts_.place_sent = begin_of_date > 0 ? place_before(text.substr(0, begin_of_date))
                                          : place_behind(text.substr(dates_.back().text.size()));
  }

  // «5 марта 1892 г. Мелихово.»: capitals alone behind the date.
  std::optional<Party> place_behind(std::string_view text) const {
    std::vector<std::string_view> words = words_of(text);
    while (!words.empty() && (bare(words.front()).empty() ||
                              is_one_of(layout::folded(words.front()), "date.joiners")))
      words.erase(words.begin());
    const bool are_names = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      const std::string folded = layout::folded(bare(word));
      return is_capital(bare(word)) && folded.size() > 2 && !is_one_of(folded, "date.day_parts") &&
             !is_one_of(folded, "date.hours");
    });
    if (words.empty() || words.size() > 3 || !are_names) return std::nullopt;
    const std::string_view last = bare(words.back());
    const char* begin = bare(words.front()).data();
    const auto size = static_cast<std::size_t>(last.data() + last.size() - begin);
    return Party{std::string(begin, size), {}, false, Certainty::high};
  }

  bool is_small_word_of_place(std::string_view word) const {
    const std::string folded = layout::folded(word);
    return is_one_of(folded, "names.particles") || is_one_of(folded, "names.place_nouns") ||
           is_one_of(folded, "names.place_prepositions");
  }

  // What stands before the date up to a comma; behind a sentence, «Anne Moore. Dublin, 3 May», and
  // behind a house or a street where a place follows it: «Savoy Hotel, London, 3 May».
  std::optional<Party> place_before(std::string_view text) const {
    for (std::size_t stop = text.find(". "); stop != std::string_view::npos;
         stop = text.find(". ")) {
      const std::string_view before = text.substr(0, stop);
      const std::size_t word = before.rfind(' ') + 1;
      if (base::utf8::code_point_count(before.substr(word)) <= kLongestAbbreviation) break;
      if (text.find_first_not_of(' ', stop + 2) == std::string_view::npos) break;
      text.remove_prefix(stop + 2);
    }
    const std::size_t comma = text.find(',');
    const std::string_view first = text.substr(0, comma);
    std::optional<Party> place = place_in(first);
    if (comma == std::string_view::npos || (place && !is_house(first))) return place;
    std::optional<Party> behind = place_in(text.substr(comma + 1));
    return behind ? behind : place;
  }

  bool is_house(std::string_view text) const {
    const std::vector<std::string_view> words = words_of(text);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return is_one_of(layout::folded(bare(word)), "names.place_nouns");
    });
  }

  // «Bieuxy, d.»: capitals up to a comma, with what leads to them left out: «À bord, à Toulon».
  std::optional<Party> place_in(std::string_view text) const {
    while (!text.empty() && !layout::is_letter(layout::first_character(text))) {
      std::size_t at = 0;  // "[Dublin.]"
      base::utf8::next(text, at);
      text.remove_prefix(at);
    }
    std::vector<std::string_view> words = words_of(text.substr(0, text.find_first_of(",.;]")));
    while (!words.empty() &&
           (is_one_of(layout::folded(words.front()), "names.place_prepositions") ||
            is_one_of(layout::folded(words.front()), "heading.to") ||
            is_one_of(layout::folded(words.front()), "date.articles") ||
            !layout::is_upper(layout::first_character(words.front()))))
      words.erase(words.begin());
    // «Van den huize te Velden», but «Den Haag»
    while (words.size() > 1 && !layout::is_upper(layout::first_character(words[1])) &&
           is_small_word_of_place(words.front()))
      words.erase(words.begin());
    if (words.size() > 1 && is_small_word_of_place(words.front()) &&
        !layout::is_upper(layout::first_character(words.front())))
      words.erase(words.begin());
    if (!words.empty() && is_word_of("letter.closing", layout::folded(words.front())))
      return std::nullopt;
    std::size_t count = 0;
    for (; count < words.size(); ++count) {
      const bool is_particle = is_one_of(layout::folded(words[count]), "names.particles");
      if (!layout::is_upper(layout::first_character(words[count])) && !is_particle) break;
    }
    while (count > 0 && !layout::is_upper(layout::first_character(words[count - 1]))) --count;
    if (count == 0 || count > 4 || !layout::is_upper(layout::first_character(words.front())) ||
        is_one_of(layout::folded(words.front()), "date.articles"))
      return std::nullopt;
    const std::string_view last = without_stop(words[count - 1]);
    const std::size_t size =
        static_cast<std::size_t>(last.data() + last.size() - words.front().data());
    if (size < 3) return std::nullopt;
    return Party{std::string(words.front().data(), size), {}, false, Certainty::high};
  }

  // --- Dates

  // The letter's own date where it is whole, else the editor's; where both are whole and differ,
  // the editor knows why.
  void settle_date() {
    if (facts_.date_sent) return;
    const auto whole = std::find_if(dates_.begin(), dates_.end(), [](const DateOfLetter& date) {
      return is_complete(date.date) && date.certainty == Certainty::stated;
    });
    const bool has_whole_heading = date_of_heading_ && is_complete(date_of_heading_->date);
    const bool contradicts =
        whole != dates_.end() && has_whole_heading && differs(*whole, *date_of_heading_);
    if (whole != dates_.end() && !contradicts) {
      facts_.date_sent = std::move(*whole);
    } else if (date_of_heading_) {
      facts_.date_sent = std::move(date_of_heading_);
    } else if (!dates_.empty()) {
      facts_.date_sent = std::move(dates_.front());
    }
    if (contradicts && facts_.date_sent->certainty == Certainty::stated) {
      facts_.date_sent->certainty = Certainty::high;
      facts_.date_sent->reason = "the heading gives this date, the dateline another";
    }
  }

  static bool differs(const DateOfLetter& a, const DateOfLetter& b) {
    return a.date.when != b.date.when || a.date.from != b.date.from || a.date.to != b.date.to;
  }

  // --- Mentions

  static bool is_person(const Mention& mention) {
    const auto* name = as<NameMention>(mention);
    return name != nullptr && name->kind == NameMention::Kind::person;
  }
  static bool is_place(const Mention& mention) {
    const auto* name = as<NameMention>(mention);
    return name != nullptr && name->kind == NameMention::Kind::place;
  }
  static bool is_party(const Mention& mention) {
    const auto* name = as<NameMention>(mention);
    return name != nullptr && name->kind != NameMention::Kind::place;
  }

  static Party party_of(const layout::Flow& flow, const Mention& mention) {
    const auto* name = as<NameMention>(mention);
    return {std::string(mention.span.of(flow.text)), name->key,
            name->kind == NameMention::Kind::organisation, mention.certainty};
  }
  static DateOfLetter date_of(const layout::Flow& flow, const Mention& mention) {
    return {*as<DateMention>(mention), std::string(mention.span.of(flow.text)), mention.certainty,
            mention.reason};
  }

  const layout::Layout& layout_;
  const Recognition& recognition_;
  const lexicon::Lexicon& lexicon_;
  LetterFacts& facts_;
  std::vector<Party> signed_, addressed_, saluted_;
  std::vector<DateOfLetter> dates_;  // of the datelines, in order
  std::optional<DateOfLetter> date_of_heading_;
  std::optional<DateOfLetter> only_date_;  // of a heading that names nobody
  std::optional<Party> place_of_heading_;
};

}  // namespace

void gather_correspondence(const layout::Layout& layout, const Recognition& recognition,
                           const lexicon::Lexicon& lexicon, LetterFacts& facts) {
  CorrespondenceFinder(layout, recognition, lexicon, facts).find();
}

}  // namespace recognise
