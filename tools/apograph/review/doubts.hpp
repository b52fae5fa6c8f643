// SPDX-License-Identifier: MIT
// What is unsure in a conversion, with the reason and what comes into question, each choice with
// the lines by which a sidecar states it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "authority/authority.hpp"
#include "base/span.hpp"
#include "edition/metadata.hpp"
#include "layout/layout.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/recognise.hpp"
#include "source/source_text.hpp"

namespace apograph {

/// What may be chosen. `toml` is what the sidecar says then, whole lines.
struct Choice {
  std::string label;
  std::string detail;  // what helps to choose: dates, a note; or empty
  std::string toml;
};

/// What may be written instead. `toml` has {} where what is written stands.
struct FreeChoice {
  enum class Kind : std::uint8_t {
    key,     // an entry of the authority: becomes key = …
    entity,  // a key, or a name where none is such a key: becomes key = … or name = …
    date,    // becomes when = …, or not_before = … and not_after = …
    word     // becomes corrected = …
  } kind = Kind::key;
  std::string label;
  std::string toml;
};

/// One thing that is unsure. Texts are in the language of the page.
struct Doubt {
  std::string kind;                // a key of [kind] of the phrases
  std::vector<base::Span> source;  // the words; empty: it is about the letter as a whole
  std::string words;
  std::string found;      // a sentence: what it was taken for
  std::string certainty;  // "high", "medium", "low"; or "open"
  std::string reason;     // a sentence
  std::string question;
  std::vector<Choice> choices;
  std::optional<FreeChoice> other;
};

/// What doubts are gathered from. References must outlive the call.
struct DoubtInput {
  const source::SourceText& source;
  const layout::Layout& layout;
  const recognise::Recognition& recognition;
  const edition::LetterMetadata& metadata;  // with what was inferred from the text
  const authority::Authority& authority;
  const lexicon::Lexicon& words;    // share/i18n/review
  const lexicon::Lexicon& phrases;  // share/i18n/tei, for the reasons
};

/// First those about the letter as a whole, then the others as they stand in the source.
std::vector<Doubt> doubts_of(const DoubtInput& input);

/// The name by which an entry is shown.
std::string shown_name(const authority::Entity& entity);

}  // namespace apograph
