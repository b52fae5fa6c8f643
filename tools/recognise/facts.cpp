// SPDX-License-Identifier: MIT
#include "recognise/facts.hpp"

#include <algorithm>
#include <map>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "recognise/phrases.hpp"
#include "recognise/tokens.hpp"

namespace recognise {
namespace {

// The names of languages in the language of the text: CLDR's names for these.
constexpr const char* kLanguages[] = {"es", "fr", "en", "de", "it", "pt", "ca", "nl", "pl",
                                      "ru", "la", "el", "cs", "sv", "da", "no", "hu", "ro",
                                      "tr", "uk", "yi", "he", "ar", "fi", "eu", "gl"};

const Meaning::variant& meaning_of(const Mention& mention) {
  return mention.meaning;
}

template <typename Kind>
const Kind* as(const Mention& mention) {
  return std::get_if<Kind>(&meaning_of(mention));
}

bool is_person(const Mention& mention) {
  const auto* name = as<NameMention>(mention);
  return name != nullptr && name->kind == NameMention::Kind::person;
}

// The phrases of a lexicon's sections, each compiled when it is first asked for. The value of a
// phrase is its place among the pairs of its section, where that holds pairs.
class Sections {
 public:
  explicit Sections(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  const lexicon::Lexicon& lexicon() const { return lexicon_; }

  const PhraseTable& of(std::string_view section) {
    const auto [found, is_new] = tables_.try_emplace(std::string(section));
    PhraseTable& table = found->second;
    if (!is_new) return table;
    const lexicon::Pairs& pairs = lexicon_.pairs(section);
    for (std::size_t i = 0; i < pairs.size(); ++i) table.add(pairs[i].first, static_cast<int>(i));
    table.add_all(lexicon_.words(section), 0);
    return table;
  }

 private:
  const lexicon::Lexicon& lexicon_;
  std::map<std::string, PhraseTable> tables_;
};

// Looks for phrases of a lexicon's section in one flow.
class FlowFacts {
 public:
  FlowFacts(const layout::Flow& flow, const std::vector<Mention>& mentions, Sections& sections)
      : flow_(flow), mentions_(mentions), sections_(sections), tokens_(flow.text) {}

  /// The bytes behind each occurrence of a phrase.
  std::vector<std::uint32_t> ends_of(std::string_view section) const {
    const PhraseTable& table = sections_.of(section);
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (const auto match = table.match(tokens_, i))
        ends.push_back(tokens_[match->end - 1].span.end);
    }
    return ends;
  }

  /// The value of the last phrase of a table of words to words that occurs, or nothing.
  std::optional<std::string> last_of(std::string_view section) const {
    const lexicon::Pairs& pairs = sections_.lexicon().pairs(section);
    const PhraseTable& table = sections_.of(section);
    std::optional<std::string> found;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (const auto match = table.match(tokens_, i))
        found = pairs[static_cast<std::size_t>(match->value)].second;
    }
    return found;
  }

  /// The first mention that begins at a byte or, blanks, articles and marks aside, right behind it.
  template <typename Predicate>
  std::optional<Place> mention_behind(std::uint32_t offset, Predicate is_wanted,
                                      std::size_t most_tokens = 1) const {
    for (const Mention& mention : mentions_) {
      if (mention.span.begin < offset || !is_wanted(mention)) continue;
      return tokens_between(offset, mention.span.begin) <= most_tokens
                 ? std::optional(Place{&flow_, &mention})
                 : std::nullopt;
    }
    return std::nullopt;
  }

  /// The word that stands behind a byte, folded.
  std::string word_behind(std::uint32_t offset) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].span.begin >= offset) return std::string(tokens_.folded(i));
    }
    return {};
  }

  /// A number that stands alone between commas behind a byte: a shelfmark.
  std::string number_behind(std::uint32_t offset) const {
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (tokens_[i - 1].span.begin < offset) continue;
      if (tokens_.is_mark(i - 1, ",") && tokens_.is_number(i)) return std::string(tokens_.text(i));
      return {};
    }
    return {};
  }

  const TokenList& tokens() const { return tokens_; }

 private:
  std::size_t tokens_between(std::uint32_t begin, std::uint32_t end) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].span.begin >= begin && tokens_[i].span.end <= end) ++count;
    }
    return count;
  }

  const layout::Flow& flow_;
  const std::vector<Mention>& mentions_;
  Sections& sections_;
  TokenList tokens_;
};

// The language that a word of this language names, or nothing.
std::string language_named(const std::string& word, const std::string& in_language) {
  const icu::Locale locale(in_language.c_str());
  for (const char* candidate : kLanguages) {
    icu::UnicodeString display;
    icu::Locale(candidate).getDisplayLanguage(locale, display);
    std::string name;
    display.foldCase().toUTF8String(name);
    if (name == word) return candidate;
  }
  return {};
}

class FactFinder {
 public:
  FactFinder(const layout::Layout& layout, const Recognition& recognition,
             const lexicon::Lexicon& lexicon, const std::string& source_publisher)
      : layout_(layout),
        recognition_(recognition),
        lexicon_(lexicon),
        sections_(lexicon),
        publisher_(source_publisher) {}

  LetterFacts gather() {
    for (const layout::Block& block : layout_.front) read_source_note(block.flow);
    gather_correspondence(layout_, recognition_, lexicon_, facts_);
    for (const layout::Note& note : layout_.notes) facts_.note_authors.push_back(author_of(note));
    facts_.is_end_omitted = is_end_omitted();
    return std::move(facts_);
  }

 private:
  FlowFacts facts_of(const layout::Flow& flow) { return {flow, recognition_.of(flow), sections_}; }

  void read_source_note(const layout::Flow& flow) {
    const FlowFacts here = facts_of(flow);
    read_printing(flow, here);
    read_parties(here);
    for (const std::uint32_t end : here.ends_of("provenance.original_in")) {
      const std::string language = language_named(here.word_behind(end), lexicon_.language());
      if (!language.empty()) facts_.original_language = language;
    }
    for (const std::uint32_t end : here.ends_of("provenance.inscription")) {
      const auto is_quotation = [](const Mention& mention) {
        return as<QuotationMention>(mention) != nullptr;
      };
      if (!facts_.inscription) facts_.inscription = here.mention_behind(end, is_quotation, 6);
    }
    facts_.has_source_editor =
        facts_.has_source_editor || !here.ends_of("provenance.notes_too").empty();
    read_repositories(flow, here);
  }

  void read_printing(const layout::Flow& flow, const FlowFacts& here) {
    std::vector<std::uint32_t> ends = here.ends_of("provenance.translated_from");
    facts_.is_translation = facts_.is_translation || !ends.empty();
    if (ends.empty()) ends = here.ends_of("provenance.printed_in");
    for (const std::uint32_t end : ends) {
      const auto is_cited = [](const Mention& mention) {
        return as<CitationMention>(mention) != nullptr || as<TitleMention>(mention) != nullptr;
      };
      const auto citation = here.mention_behind(end, is_cited, 2);
      if (!citation || !facts_.printing.empty()) continue;
      for (const Mention& mention : recognition_.of(flow)) {
        const bool is_part =
            as<TitleMention>(mention) || as<ScopeMention>(mention) || as<DateMention>(mention);
        if (is_part && citation->mention->span.contains(mention.span))
          facts_.printing.push_back({&flow, &mention});
      }
    }
  }

  static Party party_of(const Place& place) {
    return {std::string(place.text()), place.name()->key, false, place.mention->certainty};
  }

  // «Carta de … a …»: two persons with the words between them.
  void read_parties(const FlowFacts& here) {
    const PhraseTable& to = sections_.of("provenance.letter_to");
    for (const std::uint32_t end : here.ends_of("provenance.letter_of")) {
      const auto sender = here.mention_behind(end, is_person, 0);
      if (!sender || !facts_.senders.empty()) continue;
      const TokenList& tokens = here.tokens();
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].span.begin < sender->mention->span.end) continue;
        const auto match = to.match(tokens, i);
        if (!match) break;
        const auto addressee = here.mention_behind(tokens[match->end - 1].span.end, is_person, 0);
        if (!addressee) break;
        facts_.senders.push_back(party_of(*sender));
        facts_.addressees.push_back(party_of(*addressee));
        break;
      }
    }
  }

  void read_repositories(const layout::Flow& flow, const FlowFacts& here) {
    for (const Mention& mention : recognition_.of(flow)) {
      const auto* name = as<NameMention>(mention);
      if (name == nullptr || name->kind != NameMention::Kind::organisation) continue;
      facts_.repositories.push_back({&flow, &mention});
      const std::string number = here.number_behind(mention.span.end);
      if (facts_.shelfmark.empty()) facts_.shelfmark = number;
    }
  }

  NoteAuthor author_of(const layout::Note& note) {
    for (const layout::NotePart& part : note.parts) {
      const FlowFacts here = facts_of(part.flow);
      if (const auto role = here.last_of("note.responsible")) {
        if (*role == "translator") return NoteAuthor::translator;
        if (*role == "author") return NoteAuthor::author;
        return NoteAuthor::source_editor;
      }
      if (speaks_of_this_publication(here)) return NoteAuthor::translator;
    }
    return facts_.has_source_editor ? NoteAuthor::source_editor : NoteAuthor::unknown;
  }

  bool speaks_of_this_publication(const FlowFacts& here) const {
    if (publisher_.empty()) return false;
    const auto is_publisher = [&](const Mention& mention) {
      const auto* name = as<NameMention>(mention);
      return name != nullptr && name->key == publisher_;
    };
    const std::vector<std::uint32_t> ends = here.ends_of("note.here");
    return std::any_of(ends.begin(), ends.end(), [&](std::uint32_t end) {
      return here.mention_behind(end, is_publisher, 0).has_value();
    });
  }

  // The last note of the text, anchored where the text ends, says that more is left out.
  bool is_end_omitted() {
    const layout::Flow* last = nullptr;
    for (const layout::Block& block : layout_.body) {
      if (block.kind == layout::BlockKind::paragraph) last = &block.flow;
    }
    if (last == nullptr) return false;
    for (const layout::Milestone& milestone : last->milestones) {
      if (milestone.kind != layout::MilestoneKind::note_anchor || milestone.at != last->text.size())
        continue;
      const FlowFacts here = facts_of(layout_.notes[milestone.index].parts.front().flow);
      if (here.last_of("note.omission")) return true;
    }
    return false;
  }

  const layout::Layout& layout_;
  const Recognition& recognition_;
  const lexicon::Lexicon& lexicon_;
  Sections sections_;
  const std::string& publisher_;
  LetterFacts facts_;
};

}  // namespace

LetterFacts gather_facts(const layout::Layout& layout, const Recognition& recognition,
                         const lexicon::Lexicon& lexicon, const std::string& source_publisher) {
  return FactFinder(layout, recognition, lexicon, source_publisher).gather();
}

}  // namespace recognise
