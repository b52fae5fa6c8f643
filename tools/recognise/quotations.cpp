// SPDX-License-Identifier: MIT
#include "recognise/quotations.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace recognise {
namespace {

constexpr std::size_t kDeepest = 16;          // marks open at once
constexpr std::size_t kLongestMentioned = 3;  // words
constexpr std::size_t kLongestSoCalled = 5;
constexpr std::size_t kSentenceBefore = 30;  // tokens in which a verb of saying is looked for
constexpr std::size_t kSentenceBehind = 5;

/// Pairs marks with a stack.
class QuotePairer {
 public:
  QuotePairer(const TokenList& tokens, const QuotationRules& rules)
      : tokens_(tokens), rules_(rules) {}

  std::vector<QuotePair> pairs() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!rules_.all_marks.may_begin(tokens_[at])) continue;
      if (tokens_[at].kind != Token::Kind::mark) continue;
      if (!closes(at)) open(at);
      read_bracket(at);
    }
    for (const Open& mark : stack_) {
      if (!is_single(mark)) pairs_.push_back({mark.at, mark.bracket.value_or(tokens_.size())});
    }
    std::sort(pairs_.begin(), pairs_.end(),
              [](const QuotePair& a, const QuotePair& b) { return a.open < b.open; });
    return std::move(pairs_);
  }

 private:
  struct Open {
    std::size_t at;
    const QuotationMarks* marks;
    std::optional<std::size_t> bracket;  // that closes it where no mark does
  };

  // A closing bracket that no bracket opens may be a misprint for a closing mark: "«so)".
  void read_bracket(std::size_t at) {
    if (tokens_.is_mark(at, "(")) {
      ++brackets_;
    } else if (tokens_.is_mark(at, ")") && brackets_ > 0) {
      --brackets_;
    } else if (tokens_.is_mark(at, ")") && !stack_.empty() && at - stack_.back().at > 2) {
      Open& mark = stack_.back();
      if (!mark.bracket) mark.bracket = at;
    }
  }

  // Single marks may be apostrophes: they count only as pairs.
  static bool is_single(const Open& mark) {
    return mark.marks->opening == "‘" || mark.marks->opening == "‚" || mark.marks->opening == "'";
  }

  bool is_within_word(std::size_t at) const {
    return tokens_.is_glued(at) && tokens_.is_glued(at + 1) &&
           (tokens_.is_word(at + 1) || tokens_.is_number(at + 1)) && at > 0 &&
           tokens_[at - 1].kind != Token::Kind::mark;
  }

  bool closes(std::size_t at) {
    const std::string_view mark = tokens_.text(at);
    for (std::size_t depth = stack_.size(); depth > 0; --depth) {
      const Open& opening = stack_[depth - 1];
      const auto& closing = opening.marks->closing;
      if (std::find(closing.begin(), closing.end(), mark) == closing.end()) continue;
      if (is_single(opening) && is_within_word(at)) return true;
      if (mark == opening.marks->opening && !may_close(at)) continue;
      const bool is_for_outer = opening.bracket && may_close_below(depth - 1, mark);
      pairs_.push_back({opening.at, is_for_outer ? *opening.bracket : at});
      stack_.resize(depth - 1);
      if (!is_for_outer) return true;
    }
    return false;
  }

  bool may_close_below(std::size_t depth, std::string_view mark) const {
    return std::any_of(stack_.begin(), stack_.begin() + static_cast<std::ptrdiff_t>(depth),
                       [&](const Open& outer) {
                         const auto& closing = outer.marks->closing;
                         return std::find(closing.begin(), closing.end(), mark) != closing.end();
                       });
  }

  // A mark that opens and closes alike closes where a word stands before it.
  bool may_close(std::size_t at) const { return tokens_.is_glued(at) || !tokens_.is_glued(at + 1); }

  bool may_open(std::size_t at, const QuotationMarks& marks) const {
    if (at + 1 >= tokens_.size()) return false;
    const bool is_alike =
        std::find(marks.closing.begin(), marks.closing.end(), marks.opening) != marks.closing.end();
    if (!is_alike && !is_single({at, &marks, {}}) && !opens_either_way(marks)) return true;
    const bool is_free = tokens_[at].is_spaced || tokens_[at - 1].kind == Token::Kind::mark;
    return is_free && tokens_.is_glued(at + 1);
  }

  // «so» and »so«: what closes the one opens the other.
  bool opens_either_way(const QuotationMarks& marks) const {
    return std::any_of(rules_.marks.begin(), rules_.marks.end(), [&](const QuotationMarks& other) {
      const auto holds = [](const auto& list, const auto& mark) {
        return std::find(list.begin(), list.end(), mark) != list.end();
      };
      return &other != &marks && holds(marks.closing, other.opening) &&
             holds(other.closing, marks.opening);
    });
  }

  void open(std::size_t at) {
    if (stack_.size() >= kDeepest) return;
    for (const QuotationMarks& marks : rules_.marks) {
      if (marks.opening != tokens_.text(at) || !may_open(at, marks)) continue;
      stack_.push_back({at, &marks, {}});
      return;
    }
  }

  const TokenList& tokens_;
  const QuotationRules& rules_;
  std::vector<Open> stack_;
  std::size_t brackets_ = 0;
  std::vector<QuotePair> pairs_;
};

/// Tells what a pair is for by what stands around it.
class QuotationReader {
 public:
  QuotationReader(const TokenList& tokens, const QuotationRules& rules)
      : tokens_(tokens), rules_(rules) {}

  Mention read(const QuotePair& pair) const {
    const bool is_unclosed = pair.close >= tokens_.size();
    const std::size_t last = is_unclosed ? tokens_.size() - 1 : pair.close;
    Mention mention;
    mention.span = {tokens_[pair.open].span.begin, tokens_[last].span.end};
    mention.meaning.emplace<QuotationMention>(QuotationMention{kind_of(pair), is_unclosed});
    return mention;
  }

 private:
  using Kind = QuotationMention::Kind;

  Kind kind_of(const QuotePair& pair) const {
    const std::size_t length = pair.close - pair.open - 1;
    if (is_single_letter(pair)) return Kind::mentioned;
    if (length <= kLongestMentioned && rules_.mention_cues.match_before(tokens_, pair.open)) {
      return Kind::mentioned;
    }
    if (length <= kLongestSoCalled && rules_.so_called_cues.match_before(tokens_, pair.open)) {
      return Kind::so_called;
    }
    return is_said(pair) ? Kind::said : Kind::quote;
  }

  bool is_single_letter(const QuotePair& pair) const {
    const bool is_one_word = pair.close == pair.open + 2 && tokens_.is_word(pair.open + 1);
    return is_one_word && base::utf8::code_point_count(tokens_.text(pair.open + 1)) == 1;
  }

  bool is_said(const QuotePair& pair) const {
    return has_verb_before(pair.open) || has_verb_behind(pair.close);
  }

  // "he said: “…”" anywhere in the sentence, "he said, “…”" right before it.
  bool has_verb_before(std::size_t open) const {
    if (open == 0) return false;
    const bool has_colon = tokens_.is_mark(open - 1, ":");
    const std::size_t end = has_colon || tokens_.is_mark(open - 1, ",") ? open - 1 : open;
    const std::size_t reach = has_colon ? kSentenceBefore : 1;
    for (std::size_t at = end; at > 0 && end - at < reach; --at) {
      if (ends_sentence(at - 1)) return false;
      if (rules_.verbs.match(tokens_, at - 1)) return true;
    }
    return false;
  }

  // "“…”, he said"
  bool has_verb_behind(std::size_t close) const {
    for (std::size_t at = close + 1; at < tokens_.size() && at <= close + kSentenceBehind; ++at) {
      if (ends_sentence(at)) return false;
      if (rules_.verbs.match(tokens_, at)) return true;
    }
    return false;
  }

  bool ends_sentence(std::size_t at) const {
    return tokens_.is_mark(at, ".") || tokens_.is_mark(at, "!") || tokens_.is_mark(at, "?") ||
           tokens_.is_mark(at, ";") || tokens_.is_mark(at, "…");
  }

  const TokenList& tokens_;
  const QuotationRules& rules_;
};

}  // namespace

QuotationRules::QuotationRules(const lexicon::Lexicon& lexicon) {
  for (const auto& [opening, closing] : lexicon.pairs("quotation.marks")) {
    QuotationMarks pair{opening, {}};
    for (std::size_t begin = 0; begin < closing.size();) {
      const std::size_t end = std::min(closing.find(' ', begin), closing.size());
      if (end > begin) pair.closing.push_back(closing.substr(begin, end - begin));
      begin = end + 1;
    }
    for (const std::string& mark : pair.closing) all_marks.add(mark, 0);
    all_marks.add(pair.opening, 0);
    marks.push_back(std::move(pair));
  }
  for (const std::string_view bracket : {"(", ")"}) all_marks.add(bracket, 0);
  verbs.add_all(lexicon.words("quotation.verbs"), 0);
  mention_cues.add_all(lexicon.words("quotation.mention_after"), 0);
  so_called_cues.add_all(lexicon.words("quotation.so_called_after"), 0);
}

std::vector<QuotePair> quote_pairs(const TokenList& tokens, const QuotationRules& rules) {
  return QuotePairer(tokens, rules).pairs();
}

std::vector<Mention> find_quotations(const TokenList& tokens, const QuotationRules& rules,
                                     const std::vector<QuotePair>& pairs) {
  const QuotationReader reader(tokens, rules);
  std::vector<Mention> mentions;
  mentions.reserve(pairs.size());
  for (const QuotePair& pair : pairs) mentions.push_back(reader.read(pair));
  return mentions;
}

}  // namespace recognise
