// SPDX-License-Identifier: MIT
#include "recognise/citations.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "recognise/dates_calendar.hpp"

namespace recognise {
namespace {

constexpr std::size_t kLongestTitle = 20;      // tokens of a title in quotation marks
constexpr std::size_t kLongestPlainTitle = 8;  // of one that only its capitals mark
constexpr std::size_t kSeeBefore = 40;         // tokens between "see" and the title
constexpr std::size_t kJournalBefore = 8;      // between "the journal" and its title in brackets
constexpr std::size_t kLongestRoman = 8;
constexpr int kFirstYear = 1450, kLastYear = 2100;

enum class PartKind : std::uint8_t { quoted_title, known_title, plain_title, scope, year };

/// One part of a citation: tokens [begin, end).
struct Part {
  PartKind kind = PartKind::scope;
  std::size_t begin = 0, end = 0;
  std::optional<std::size_t> work;  // of a known title
  std::string unit;                 // of a scope
  std::string from, to;             // of a scope
};

/// Reads the parts of a citation one behind the other.
class CitationFinder {
 public:
  CitationFinder(const TokenList& tokens, const CitationRules& rules,
                 const std::vector<QuotePair>& pairs, const LanguageTable& languages,
                 const std::vector<Mention>& links)
      : tokens_(tokens), rules_(rules), pairs_(pairs), languages_(languages), links_(links) {}

  std::vector<Mention> find() {
    for (std::size_t at = 0; at < tokens_.size();) {
      if (!may_begin(at)) {
        ++at;
        continue;
      }
      const std::vector<Part> parts = chain_at(at);
      if (is_citation(parts)) {
        emit(parts);
        used_ = parts.back().end;
        at = used_;
      } else {
        at = single_title(at);
      }
    }
    return std::move(mentions_);
  }

 private:
  // Few words begin a part of a citation, and of marks those that open a title.
  bool may_begin(std::size_t at) {
    const Token& token = tokens_[at];
    if (token.kind == Token::Kind::number) return false;
    if (token.kind == Token::Kind::mark) return pair_at(at) != nullptr || tokens_.is_mark(at, "(");
    return rules_.unit_words.may_begin(token) ||
           (token.is_capital && rules_.work_titles.may_begin(token));
  }

  // The parts that begin at a token and go on; empty where there is none.
  std::vector<Part> chain_at(std::size_t at) {
    std::vector<Part> parts;
    auto first = part_at(at, false);
    if (!first) return parts;
    if (first->kind == PartKind::scope) {
      if (auto title = plain_title_before(first->begin)) parts.push_back(*title);
    }
    parts.push_back(std::move(*first));
    while (parts.size() < kMostParts) {
      auto next = next_part(parts.back().end);
      if (!next) break;
      parts.push_back(std::move(*next));
    }
    return parts;
  }

  std::optional<Part> next_part(std::size_t at) {
    std::size_t next = at;
    if (tokens_.is_mark(next, ",") || tokens_.is_mark(next, ";")) ++next;
    if (tokens_.is_mark(next, "[") || tokens_.is_mark(next, "(")) ++next;
    if (const auto word = rules_.in.match(tokens_, next)) {
      if (auto known = known_title(word->end)) return known;
      return plain_title_behind(word->end);
    }
    if (const auto small = rules_.title_words.match(tokens_, next)) {
      auto part = part_at(small->end, true);
      if (part) return part;
      auto plain = plain_title_behind(small->end);
      if (plain && scope_at(skip_comma(plain->end))) return plain;
      return {};
    }
    return part_at(next, true);
  }

  std::optional<Part> part_at(std::size_t at, bool is_within) {
    if (at >= tokens_.size()) return {};
    if (tokens_.is_word(at)) {
      if (auto known = known_title(at)) return known;
      return scope_at(at);
    }
    if (is_within && tokens_.is_number(at)) return year_at(at);
    if (tokens_[at].kind == Token::Kind::mark) return quoted_title(at);
    return {};
  }

  std::optional<Part> known_title(std::size_t at) const {
    if (at >= tokens_.size() || !tokens_[at].is_capital) return {};
    const auto found = rules_.work_titles.match(tokens_, at);
    if (!found) return {};
    Part part{
        PartKind::known_title, at, found->end, static_cast<std::size_t>(found->value), {}, {}, {}};
    return part;
  }

  // The pair of quotation marks that opens here; asked for from left to right.
  const QuotePair* pair_at(std::size_t at) {
    while (next_pair_ < pairs_.size() && pairs_[next_pair_].open < at) ++next_pair_;
    const bool is_found = next_pair_ < pairs_.size() && pairs_[next_pair_].open == at;
    return is_found ? &pairs_[next_pair_] : nullptr;
  }

  // A title begins with a capital and is no whole sentence.
  std::optional<Part> quoted_title(std::size_t at) {
    const QuotePair* const found = pair_at(at);
    if (found == nullptr) return {};
    const QuotePair& pair = *found;
    if (pair.close >= tokens_.size() || pair.close - at > kLongestTitle) return {};
    if (pair.close < at + 3 || !tokens_[at + 1].is_capital) return {};
    for (std::size_t i = at + 2; i + 1 < pair.close; ++i) {
      if (tokens_.is_mark(i, ".") && tokens_[i + 1].is_capital) return {};
    }
    Part part{PartKind::quoted_title, at, pair.close + 1, {}, {}, {}, {}};
    const auto known = known_title(at + 1);
    if (known && known->end == pair.close) part.work = known->work;
    return part;
  }

  std::optional<Part> scope_at(std::size_t at) const {
    const auto unit = rules_.unit_words.match(tokens_, at);
    if (!unit) return {};
    std::size_t next = unit->end;
    const bool has_dot = tokens_.is_mark(next, ".") && tokens_.is_glued(next);
    if (has_dot) ++next;
    if (is_short(at, unit->end) && !has_dot) return {};
    if (next >= tokens_.size()) return {};
    Part part{PartKind::scope,
              at,
              next + 1,
              {},
              rules_.units[static_cast<std::size_t>(unit->value)],
              {},
              {}};
    if (!tokens_.is_number(next)) {
      const bool is_roman = tokens_.is_word(next) && tokens_[next].is_capital &&
                            roman_value(tokens_.folded(next), kLongestRoman) > 0;
      return is_roman ? std::optional(part) : std::nullopt;
    }
    part.from = tokens_.text(next);
    part.to = part.from;
    take_range(part, next);
    return part;
  }

  // "p", "t" and "no" are words; "p.", "t." and "n.º" are units. Letters that are no ASCII show it.
  bool is_short(std::size_t begin, std::size_t end) const {
    const std::string_view word = tokens_.text(begin);
    const bool is_double = word.size() == 2 && word[0] == word[1];
    return end == begin + 1 && word.size() <= 2 && !is_double;
  }

  void take_range(Part& part, std::size_t number) const {
    static constexpr std::array<std::string_view, 3> kMarks{"-", "–", "/"};
    const std::size_t mark = number + 1;
    for (const std::string_view one : kMarks) {
      if (!tokens_.is_mark(mark, one) || !tokens_.is_number(mark + 1)) continue;
      part.to = tokens_.text(mark + 1);
      part.end = mark + 2;
    }
  }

  std::optional<Part> year_at(std::size_t at) const {
    const int value = tokens_.number(at);
    if (value < kFirstYear || value > kLastYear) return {};
    if (tokens_.is_glued(at + 1) && (tokens_.is_mark(at + 1, "-") || tokens_.is_word(at + 1))) {
      return {};
    }
    return Part{PartKind::year, at, at + 1, {}, {}, {}, {}};
  }

  // Capitals, with small words between, that end before a scope: "desde Cahiers Rojos, número 7".
  std::optional<Part> plain_title_before(std::size_t scope) const {
    std::size_t end = scope;
    if (end > used_ && tokens_.is_mark(end - 1, ",")) --end;
    std::size_t begin = end;
    for (std::size_t at = end; at > used_ && end - at < kLongestPlainTitle; --at) {
      const bool is_capital = tokens_.is_word(at - 1) && tokens_[at - 1].is_capital;
      if (is_capital) {
        begin = at - 1;
      } else if (!is_title_word(at - 1)) {
        break;
      }
    }
    if (begin == end || !tokens_[end - 1].is_capital) return {};
    return Part{PartKind::plain_title, begin, end, {}, {}, {}, {}};
  }

  std::optional<Part> plain_title_behind(std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t at = begin; at < tokens_.size() && at - begin < kLongestPlainTitle; ++at) {
      if (tokens_.is_word(at) && tokens_[at].is_capital) {
        end = at + 1;
      } else if (at == begin || !is_title_word(at)) {
        break;
      }
    }
    if (end == begin) return {};
    return Part{PartKind::plain_title, begin, end, {}, {}, {}, {}};
  }

  bool is_title_word(std::size_t at) const {
    return rules_.title_words.match(tokens_, at).has_value() || tokens_.is_mark(at, "'");
  }

  std::size_t skip_comma(std::size_t at) const { return tokens_.is_mark(at, ",") ? at + 1 : at; }

  // A title and a scope; or a title behind "see"; or an article and the known work that holds it.
  bool is_citation(const std::vector<Part>& parts) const {
    if (parts.empty()) return false;
    const auto count = [&](PartKind kind) {
      return std::count_if(parts.begin(), parts.end(),
                           [&](const Part& p) { return p.kind == kind; });
    };
    const auto scopes = count(PartKind::scope), years = count(PartKind::year);
    const auto quoted = count(PartKind::quoted_title), known = count(PartKind::known_title);
    const auto plain = count(PartKind::plain_title);
    if (quoted + known > 0 && scopes > 0) return true;
    if (quoted > 0 && (known > 0 || is_seen(parts.front().begin))) return true;
    if (plain == 0) return false;
    const bool has_issue_only = scopes == 1 && years == 0 && quoted == 0 &&
                                parts.back().kind == PartKind::scope &&
                                parts.back().unit != "page" && parts.back().unit != "volume";
    return scopes > 0 && !has_issue_only;
  }

  bool is_seen(std::size_t begin) const {
    for (std::size_t at = begin; at > 0 && begin - at < kSeeBefore; --at) {
      const bool ends_sentence = tokens_.is_mark(at - 1, ".") && tokens_[at].is_spaced;
      if (rules_.see.match(tokens_, at - 1)) return true;
      if (ends_sentence) return false;
    }
    return false;
  }

  void emit(const std::vector<Part>& parts) {
    CitationMention citation;
    const bool has_issue = std::any_of(parts.begin(), parts.end(),
                                       [](const Part& part) { return part.unit == "issue"; });
    std::vector<Mention> inner;
    for (const Part& part : parts) {
      inner.push_back(mention_of(part, has_issue));
      if (part.work && citation.key.empty()) citation.key = rules_.works[*part.work].key;
    }
    Mention whole;
    whole.span = {link_before(parts.front().begin), tokens_[parts.back().end - 1].span.end};
    whole.meaning.emplace<CitationMention>(std::move(citation));
    mentions_.push_back(std::move(whole));
    mentions_.insert(mentions_.end(), inner.begin(), inner.end());
  }

  // An address right before the title belongs to the citation.
  std::uint32_t link_before(std::size_t token) {
    const std::uint32_t begin = tokens_[token].span.begin;
    while (next_link_ < links_.size() && links_[next_link_].span.end <= begin) ++next_link_;
    if (next_link_ == 0 || token == 0) return begin;
    const base::Span link = links_[next_link_ - 1].span;
    const bool is_next = link.end == tokens_[token - 1].span.end;
    return is_next ? link.begin : begin;
  }

  Mention mention_of(const Part& part, bool has_issue) const {
    Mention mention;
    mention.span = {tokens_[part.begin].span.begin, tokens_[part.end - 1].span.end};
    if (part.kind == PartKind::scope) {
      mention.meaning.emplace<ScopeMention>(ScopeMention{part.unit, part.from, part.to});
    } else if (part.kind == PartKind::year) {
      DateMention date;
      date.when = tokens_.text(part.begin);
      mention.meaning.emplace<DateMention>(std::move(date));
    } else {
      mention.meaning.emplace<TitleMention>(title_of(part, has_issue));
    }
    return mention;
  }

  TitleMention title_of(const Part& part, bool has_issue) const {
    if (part.work) {
      const CitationRules::Work& work = rules_.works[*part.work];
      const bool is_own = work.language.empty() || work.language == rules_.language;
      return {work.level, work.key, is_own ? std::string() : work.language};
    }
    const bool is_quoted = part.kind == PartKind::quoted_title;
    const std::string_view level = is_quoted ? "a" : has_issue ? "j" : "m";
    return {std::string(level),
            {},
            languages_.foreign_language_of(tokens_, part.begin, part.end, rules_.language)};
  }

  // A known work outside a citation, or a journal's title in brackets; returns where to go on.
  std::size_t single_title(std::size_t at) {
    if (const auto known = known_title(at)) {
      mentions_.push_back(mention_of(*known, false));
      return known->end;
    }
    if (!tokens_.is_mark(at, "(")) return at + 1;
    const auto title = plain_title_behind(at + 1);
    const bool is_titled = title && title->end - title->begin >= 2 &&
                           tokens_.is_mark(title->end, ")") && names_journal(at);
    if (!is_titled || known_title(at + 1)) return at + 1;
    mentions_.push_back(mention_of(*title, true));
    return title->end;
  }

  bool names_journal(std::size_t bracket) const {
    for (std::size_t at = bracket; at > 0 && bracket - at < kJournalBefore; --at) {
      if (tokens_.is_mark(at - 1, ".") || tokens_.is_mark(at - 1, ";")) return false;
      if (rules_.journal.match(tokens_, at - 1)) return true;
    }
    return false;
  }

  static constexpr std::size_t kMostParts = 12;

  const TokenList& tokens_;
  const CitationRules& rules_;
  const std::vector<QuotePair>& pairs_;
  const LanguageTable& languages_;
  const std::vector<Mention>& links_;
  std::vector<Mention> mentions_;
  std::size_t used_ = 0;  // tokens before it belong to a citation
  std::size_t next_pair_ = 0;
  std::size_t next_link_ = 0;
};

}  // namespace

CitationRules::CitationRules(const lexicon::Lexicon& lexicon, const authority::Authority& authority)
    : language(lexicon.language()) {
  for (const auto& [word, unit] : lexicon.pairs("citation.units")) {
    const auto known = std::find(units.begin(), units.end(), unit);
    unit_words.add(word, static_cast<int>(known - units.begin()));
    if (known == units.end()) units.push_back(unit);
  }
  see.add_all(lexicon.words("citation.see"), 0);
  in.add_all(lexicon.words("citation.in"), 0);
  journal.add_all(lexicon.words("citation.journal"), 0);
  title_words.add_all(lexicon.words("citation.title_words"), 0);
  for (const authority::Entity& entity : authority.entities()) {
    if (entity.kind != authority::EntityKind::work) continue;
    for (const authority::NameForm& name : entity.names) {
      work_titles.add(name.text, static_cast<int>(works.size()));
      works.push_back({entity.key, entity.level, name.language});
    }
  }
}

std::vector<Mention> find_citations(const TokenList& tokens, const CitationRules& rules,
                                    const std::vector<QuotePair>& pairs,
                                    const LanguageTable& languages,
                                    const std::vector<Mention>& links) {
  return CitationFinder(tokens, rules, pairs, languages, links).find();
}

}  // namespace recognise
