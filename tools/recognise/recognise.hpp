// SPDX-License-Identifier: MIT
// The door of the room: a layout in, the mentions of each of its flows out.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "authority/authority.hpp"
#include "layout/layout.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/context.hpp"
#include "recognise/decisions.hpp"
#include "recognise/mention.hpp"
#include "recognise/names.hpp"
#include "recognise/text_recogniser.hpp"

namespace recognise {

/// The mentions of a layout's flows. The layout must stay where it is.
class Recognition {
 public:
  /// By begin, the outer first, properly nested (see nesting.hpp).
  const std::vector<Mention>& of(const layout::Flow& flow) const;

  /// Passes the mentions of every flow through `change`, which may take some away.
  void change(const std::function<void(std::vector<Mention>&)>& change);

  /// Life dates that notes give, for the authority; with the flow in which they stand.
  struct Life {
    const layout::Flow* flow;
    LifeDates dates;
  };
  std::vector<Life> lives;

 private:
  friend class Recogniser;
  std::unordered_map<const layout::Flow*, std::vector<Mention>> mentions_;
};

/// What an editor or the edition knows of a letter before it is read.
struct Foreknowledge {
  LetterDate date;
  std::vector<std::string>
      known_keys;  // sender, addressee: named even where the text does not say so
  std::vector<NameDecision> decisions;
  std::vector<MentionDecision> verdicts;
};

/// All recognisers of one language, compiled once and used by many threads. Lexicon and authority
/// must outlive it.
class Recogniser {
 public:
  Recogniser(const lexicon::Lexicon& lexicon, const authority::Authority& authority,
             const std::vector<lexicon::Lexicon>& others);

  Recognition recognise(const layout::Layout& layout, const Foreknowledge& foreknowledge) const;

  const NameIndex& names() const { return names_; }

 private:
  const lexicon::Lexicon& lexicon_;
  const authority::Authority& authority_;
  TextRecogniser text_;
  NameIndex names_;
};

/// Where a flow stands, as far as it decides what may be in it.
enum class FlowPlace : std::uint8_t {
  text,     // a paragraph, a note, a head
  set_off,  // within a quotation or telegram that layout has found
  formula,  // a dateline, an address, a salutation, a signature: no quotations or citations there
};

/// Calls `visit(flow, place)` for every flow of the layout in reading order: blocks with their
/// children, then notes.
template <typename Visit>
void for_each_flow(const layout::Layout& layout, Visit visit);

/// The stage's dump: a line a mention, with its source line.
std::string dump(const Recognition& recognition, const layout::Layout& layout,
                 const source::SourceText& source);

inline FlowPlace place_of(layout::BlockKind kind) {
  using layout::BlockKind;
  const bool is_formula = kind == BlockKind::letterhead || kind == BlockKind::dateline ||
                          kind == BlockKind::address || kind == BlockKind::salute ||
                          kind == BlockKind::signature;
  return is_formula ? FlowPlace::formula : FlowPlace::text;
}

template <typename Visit>
void for_each_flow(const layout::Layout& layout, Visit visit) {
  const auto visit_blocks = [&](const std::vector<layout::Block>& blocks) {
    for (const layout::Block& block : blocks) {
      if (block.children.empty()) visit(block.flow, place_of(block.kind));
      for (const layout::Block& child : block.children) visit(child.flow, FlowPlace::set_off);
    }
  };
  visit_blocks(layout.front);
  visit_blocks(layout.body);
  visit_blocks(layout.back);
  for (const layout::Note& note : layout.notes) {
    for (const layout::NotePart& part : note.parts) {
      visit(part.flow, FlowPlace::text);
      for (const layout::Flow& paragraph : part.further_paragraphs) {
        visit(paragraph, FlowPlace::text);
      }
    }
  }
}

}  // namespace recognise
