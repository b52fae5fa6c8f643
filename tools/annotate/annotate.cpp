// SPDX-License-Identifier: MIT
#include "annotate/annotate.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "annotate/additions.hpp"
#include "layout/layout.hpp"

namespace annotate {
namespace {

// The passages of a language as the recognisers take a letter.
class LetterLayout {
 public:
  LetterLayout(const Reading& reading, std::string_view language) {
    layout_.body.reserve(reading.passages.size());
    layout_.notes.reserve(reading.passages.size());
    for (std::uint32_t i = 0; i < reading.passages.size(); ++i) {
      const Passage& passage = reading.passages[i];
      if (passage.language != language || passage.flow.text().empty()) continue;
      layout::Flow flow;
      flow.text = passage.flow.text();
      if (passage.is_note) {
        layout_.notes.emplace_back().parts.emplace_back().flow = std::move(flow);
        flows_.emplace_back(i, &layout_.notes.back().parts.back().flow);
      } else {
        layout::Block block;
        block.kind = passage.kind;
        block.flow = std::move(flow);
        layout_.body.push_back(std::move(block));
        flows_.emplace_back(i, &layout_.body.back().flow);
      }
    }
  }
  LetterLayout(const LetterLayout&) = delete;
  LetterLayout& operator=(const LetterLayout&) = delete;

  const layout::Layout& layout() const { return layout_; }
  /// The passages by number, each with its flow.
  const std::vector<std::pair<std::uint32_t, const layout::Flow*>>& flows() const { return flows_; }

 private:
  layout::Layout layout_;
  std::vector<std::pair<std::uint32_t, const layout::Flow*>> flows_;
};

// Who is named in the letter for sure, as it says itself.
recognise::Foreknowledge foreknowledge_of(const Facts& facts, const Request& request) {
  recognise::Foreknowledge known;
  known.decisions = request.names;
  known.verdicts = request.others;
  known.date = facts.date;
  std::set<std::string> keys;
  for (const std::string& reference : facts.sure_references) {
    std::string key = key_of(reference);
    if (request.authority.find(key) != nullptr) keys.insert(std::move(key));
  }
  known.known_keys.assign(keys.begin(), keys.end());
  return known;
}

// A tag to be written.
struct Insertion {
  std::uint32_t at;
  bool begins;  // its start-tag, or attributes; else an end-tag
  std::size_t addition;
};

}  // namespace

Letter read_letter(std::string_view document) {
  Letter letter{tree_of(document), {}, {}};
  letter.reading = read_passages(letter.tree);
  letter.facts = facts_of(letter.tree);
  return letter;
}

std::string text_of(const Letter& letter) {
  std::string text;
  for (const Passage& passage : letter.reading.passages) (text += passage.flow.text()) += '\n';
  return text;
}

Annotation annotate(const Letter& letter, std::string_view language,
                    const recognise::Recogniser& recogniser, const Request& request) {
  const LetterLayout passages(letter.reading, language);
  const recognise::Recognition recognition =
      recogniser.recognise(passages.layout(), foreknowledge_of(letter.facts, request));
  const ReferenceStyle style(letter.facts, request);
  Annotation annotation;
  for (const auto& [number, flow] : passages.flows()) {
    if (letter.reading.passages[number].is_closed) continue;
    add_mentions(letter, number, recognition.of(*flow), style, request, annotation);
  }
  return annotation;
}

Splice splice(std::string_view document, const std::vector<Addition>& additions) {
  std::vector<Insertion> insertions;
  for (std::size_t i = 0; i < additions.size(); ++i) {
    insertions.push_back({additions[i].document.begin, true, i});
    if (!additions[i].element.empty()) insertions.push_back({additions[i].document.end, false, i});
  }
  // At one place what ends goes before what begins.
  std::stable_sort(insertions.begin(), insertions.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.at, a.begins) < std::tuple(b.at, b.begins);
  });
  Splice splice;
  splice.places.resize(additions.size());
  std::uint32_t at = 0;
  std::uint32_t size = 0;
  const auto put = [&](bool is_added, std::string text) {
    const std::uint32_t begin = size;
    size += static_cast<std::uint32_t>(text.size());
    if (!text.empty()) splice.pieces.push_back({is_added, std::move(text), begin, at});
  };
  for (const Insertion& insertion : insertions) {
    const Addition& addition = additions[insertion.addition];
    base::Span& place = splice.places[insertion.addition];
    put(false, std::string(document.substr(at, insertion.at - at)));
    at = insertion.at;
    if (insertion.begins) place.begin = size;
    put(true, addition.element.empty() ? addition.attributes
              : insertion.begins       ? "<" + addition.element + addition.attributes + ">"
                                       : "</" + addition.element + ">");
    place.end = size;
  }
  put(false, std::string(document.substr(at)));
  return splice;
}

std::string Splice::text() const {
  std::string text;
  for (const Piece& piece : pieces) text += piece.text;
  return text;
}

std::uint32_t Splice::offset_before(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), offset,
                       [](std::uint32_t at, const Piece& piece) { return at < piece.at; });
  if (after == pieces.begin()) return 0;
  const Piece& piece = *(after - 1);
  return piece.before + (piece.is_added ? 0 : offset - piece.at);
}

}  // namespace annotate
