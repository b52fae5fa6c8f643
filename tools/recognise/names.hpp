// SPDX-License-Identifier: MIT
// Names of persons, places and organisations, and titles of works, as the authority knows them.
// How to call: one NameIndex an authority and language; one NameSurvey a letter, which reads all
// its flows first; then find_names on each flow, in the order of the letter.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.hpp"
#include "recognise/context.hpp"
#include "recognise/mention.hpp"
#include "recognise/tokens.hpp"

namespace recognise {

namespace names {
struct Index;
struct Survey;
}  // namespace names

/// All forms under which the entries of an authority may appear in a language, compiled. Immutable;
/// used by many threads. Authority and lexicon must outlive it.
class NameIndex {
 public:
  NameIndex(const authority::Authority& authority, const lexicon::Lexicon& lexicon);
  ~NameIndex();
  NameIndex(NameIndex&&) noexcept;
  NameIndex& operator=(NameIndex&&) noexcept;

  const names::Index& index() const { return *index_; }

 private:
  std::unique_ptr<names::Index> index_;
};

/// What a letter as a whole tells of its names: who is named in full, which words it also writes in
/// lower case, which are misprints of others. The index must outlive it.
class NameSurvey {
 public:
  explicit NameSurvey(const NameIndex& index);
  ~NameSurvey();
  NameSurvey(NameSurvey&&) noexcept;
  NameSurvey& operator=(NameSurvey&&) noexcept;

  /// Takes the text of a flow into account. All flows are read before the first find_names.
  void read(const TokenList& tokens);
  /// Counts an entry as named in the letter: its sender, its addressee.
  void add_known(std::string_view key);

  names::Survey& survey() { return *survey_; }

 private:
  std::unique_ptr<names::Survey> survey_;
};

/// The names (NameMention), titles (TitleMention) and misprints within names (CorrectionMention) of
/// a flow's text, in the order of their spans, the longer first. Names do not overlap each other,
/// nor do titles; a name may stand within a title.
std::vector<Mention> find_names(const TokenList& tokens, const Context& context,
                                NameSurvey& survey);

/// Life dates that the text gives behind a name: "Name (1859-1943)". `birth` and `death` are years,
/// or empty; `agrees` and `differs` compare them with the authority.
struct LifeDates {
  enum class Relation : std::uint8_t { is_new, agrees, differs } relation = Relation::is_new;
  std::string key;
  std::string birth, death;
  base::Span span;  // of the brackets and what is in them, in the flow
};

/// What a flow tells of the lives of persons that are linked in it; a proposal for the authority.
std::vector<LifeDates> propose_life_dates(const layout::Flow& flow,
                                          const std::vector<Mention>& mentions,
                                          const authority::Authority& authority);

/// What an editor decided of a name: it is `key`, or, where that is empty, none of `refused` (none
/// at all where that is empty too).
struct NameDecision {
  std::string text;
  std::string key;
  std::vector<std::string> refused;
  base::Span source;  // where in the source it holds; empty: everywhere
};

/// Makes no link surer than the entry to which it goes, where that waits for review (@cert).
void lower_to_entries(std::vector<Mention>& mentions, const authority::Authority& authority);

/// Applies a decision to the mentions of a flow. A decided name that was not recognised is added
/// wherever the text has it at word boundaries. Returns how many mentions it touched.
std::size_t apply_decision(const NameDecision& decision, const layout::Flow& flow,
                           const authority::Authority& authority, std::vector<Mention>& mentions);

}  // namespace recognise
