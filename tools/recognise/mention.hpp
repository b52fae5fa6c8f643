// SPDX-License-Identifier: MIT
// What the recognisers find: stand-off mentions over a flow, each with what it means, how sure, and
// why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/span.hpp"

namespace recognise {

/// TEI's teidata.certainty, less "unknown". `stated` is what the text itself says and needs no
/// @cert.
enum class Certainty : std::uint8_t { stated, high, medium, low };

/// "high", "medium" or "low"; empty for stated.
std::string_view name_of(Certainty certainty);

/// A person, place or organisation named. `key` is the xml:id in the authority, empty where it
/// stays open; `candidates` are the keys between which the text does not decide.
struct NameMention {
  enum class Kind : std::uint8_t { person, place, organisation } kind = Kind::person;
  std::string key;
  std::vector<std::string> candidates;
};

/// A date in ISO form (att.datable.w3c): either `when`, or any of the others.
struct DateMention {
  std::string when;
  std::string from, to;
  std::string not_before, not_after;
  std::string
      evidence;  // @evidence of an inferred value: "internal", "external", "conjecture"; else empty
  bool has_open_century = false;  // the text gives two digits of the year, and nothing tells more
};

/// A misprint and what it stands for.
struct CorrectionMention {
  std::string corrected;
};

/// Words in quotation marks, which are part of the span. `mentioned` are words spoken of, not
/// spoken.
struct QuotationMention {
  enum class Kind : std::uint8_t { quote, said, mentioned, so_called } kind = Kind::quote;
  bool is_unclosed = false;  // ends with its block, no closing mark
};

/// A citation (`bibl`), which may hold titles, scopes, dates and names.
struct CitationMention {
  std::string key;  // of the work in the authority, or empty
};

/// The title of a work: @level is "a", "m", "j", "s", "u", or empty where it is not known.
struct TitleMention {
  std::string level;
  std::string key;
  std::string language;  // BCP 47, where it is not the text's
};

/// A part of a citation: @unit is "volume", "issue", "page", "part", …; from and to where both are
/// numbers.
struct ScopeMention {
  std::string unit;
  std::string from, to;
};

/// A word or phrase in another language.
struct ForeignMention {
  std::string language;
};

/// An address on the web or for mail; `target` is a URI ("mailto:…", "http://…").
struct LinkMention {
  std::string target;
};

/// An editor's omission, illegible or doubtful place: becomes gap, unclear or supplied.
struct EditorialMention {
  enum class Kind : std::uint8_t { gap, unclear, supplied, sic } kind = Kind::gap;
  std::string reason;
};

struct Meaning
    : std::variant<NameMention, DateMention, CorrectionMention, QuotationMention, CitationMention,
                   TitleMention, ScopeMention, ForeignMention, LinkMention, EditorialMention> {
  using variant::variant;
};

struct Mention {
  base::Span span;  // bytes of the flow's text
  Meaning meaning;
  Certainty certainty = Certainty::stated;
  std::string reason;  // one sentence in the interface's language, for `certainty/desc` and the
                       // report; empty if stated
  bool is_decided = false;  // by an editor: nothing about it is open
};

/// What a mention is, in a word: "name", "date", "misprint", "quotation", "citation", "title",
/// "scope", "foreign", "link" or "editorial".
std::string_view kind_of(const Meaning& meaning);

}  // namespace recognise
