// SPDX-License-Identifier: MIT
#include "recognise/text_recogniser.hpp"

#include <algorithm>

#include "recognise/citations.hpp"
#include "recognise/dates.hpp"
#include "recognise/editorial.hpp"
#include "recognise/foreign.hpp"
#include "recognise/links.hpp"
#include "recognise/quotations.hpp"

namespace recognise {
namespace {

bool begins_before(const Mention& a, const Mention& b) {
  return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

// Keeps those that come first in `mentions` where two cross, say the same or do not go together.
class MentionMerger {
 public:
  explicit MentionMerger(std::vector<Mention> first) : kept_(std::move(first)) {}

  void add(std::vector<Mention> further) {
    if (further.empty()) return;
    std::vector<Mention> all;
    all.reserve(kept_.size() + further.size());
    std::size_t next = 0;
    std::vector<base::Span> open;
    for (Mention& mention : further) {
      for (; next < kept_.size() && !begins_before(mention, kept_[next]); ++next) {
        enter(open, kept_[next].span);
        all.push_back(std::move(kept_[next]));
      }
      if (fits(open, next, mention)) all.push_back(std::move(mention));
    }
    for (; next < kept_.size(); ++next) all.push_back(std::move(kept_[next]));
    kept_ = std::move(all);
  }

  std::vector<Mention> take() { return std::move(kept_); }

 private:
  static void enter(std::vector<base::Span>& open, base::Span span) {
    while (!open.empty() && open.back().end <= span.begin) open.pop_back();
    open.push_back(span);
  }

  // True where the mention crosses none of the kept ones and has not the span of one.
  bool fits(std::vector<base::Span>& open, std::size_t next, const Mention& mention) const {
    while (!open.empty() && open.back().end <= mention.span.begin) open.pop_back();
    if (!open.empty() && (!open.back().contains(mention.span) || open.back() == mention.span)) {
      return false;
    }
    for (; next < kept_.size() && kept_[next].span.begin < mention.span.end; ++next) {
      if (!mention.span.contains(kept_[next].span)) return false;
    }
    return true;
  }

  std::vector<Mention> kept_;
};

std::vector<Mention> titles_of(std::vector<Mention> mentions) {
  std::erase_if(mentions, [](const Mention& mention) {
    return !std::holds_alternative<TitleMention>(mention.meaning);
  });
  return mentions;
}

// Less what stands within one of `bounds`, which are apart from each other and ascending.
std::vector<Mention> outside(std::vector<Mention> mentions, const std::vector<Mention>& bounds) {
  std::size_t next = 0;
  std::erase_if(mentions, [&](const Mention& mention) {
    while (next < bounds.size() && bounds[next].span.end <= mention.span.begin) ++next;
    return next < bounds.size() && bounds[next].span.contains(mention.span);
  });
  return mentions;
}

}  // namespace

struct TextRecogniser::Rules {
  Rules(const lexicon::Lexicon& lexicon, const authority::Authority& authority,
        const std::vector<lexicon::Lexicon>& others)
      : language(lexicon.language()),
        dates(lexicon),
        quotations(lexicon),
        citations(lexicon, authority),
        editorial(lexicon),
        languages(others) {}

  std::string language;
  DateGrammar dates;
  QuotationRules quotations;
  CitationRules citations;
  EditorialRules editorial;
  LanguageTable languages;
};

TextRecogniser::TextRecogniser(const lexicon::Lexicon& lexicon,
                               const authority::Authority& authority,
                               const std::vector<lexicon::Lexicon>& others)
    : rules_(std::make_unique<Rules>(lexicon, authority, others)) {}
TextRecogniser::~TextRecogniser() = default;
TextRecogniser::TextRecogniser(TextRecogniser&&) noexcept = default;
TextRecogniser& TextRecogniser::operator=(TextRecogniser&&) noexcept = default;

std::vector<Mention> TextRecogniser::find(const TokenList& tokens,
                                          const LetterDate& letter_date) const {
  const std::vector<Mention> links = find_links(tokens);
  const std::vector<QuotePair> pairs = quote_pairs(tokens, rules_->quotations);
  std::vector<Mention> citations =
      outside(find_citations(tokens, rules_->citations, pairs, rules_->languages, links), links);
  const std::vector<Mention> titles = titles_of(citations);
  MentionMerger merger(links);
  merger.add(std::move(citations));
  merger.add(outside(find_quotations(tokens, rules_->quotations, pairs), titles));
  merger.add(outside(find_editorial_marks(tokens, rules_->editorial), links));
  merger.add(outside(find_dates(tokens, rules_->dates, letter_date), links));
  merger.add(outside(find_foreign(tokens, pairs, rules_->languages, rules_->language), titles));
  return merger.take();
}

}  // namespace recognise
