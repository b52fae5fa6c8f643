// SPDX-License-Identifier: MIT
// Findings of the engine in words. The texts are in share/i18n/messages, one file a language.
#pragma once

#include "base/diagnostic.hpp"
#include "rng/explain/phrases.hpp"
#include "rng/explain/vocabulary.hpp"
#include "rng/validate/finding.hpp"

namespace rng::explain {

/// How long message, hint and notes of one finding are together at most, in characters, unless all
/// that is expected is to be listed.
inline constexpr std::size_t kMaxLength = 400;

/// One per thread; the grammar and the catalogue must outlive it.
class Explainer {
 public:
  Explainer(const pattern::Grammar& grammar, const base::Catalogue& catalogue, bool lists_all)
      : vocabulary_(grammar), say_(catalogue, lists_all) {}

  /// What was found, what was expected, one thing to do, and where it helps what the schema says of
  /// the element.
  base::Diagnostic explain(const validate::Finding& finding);
  const Phrases& phrases() const { return say_; }

 private:
  using Finding = validate::Finding;
  using FoundName = validate::FoundName;

  void explain_unknown(const Finding& finding, base::Diagnostic& made);
  void explain_element(const Finding& finding, base::Diagnostic& made);
  void explain_early(const Finding& finding, base::Diagnostic& made);
  void explain_late(const Finding& finding, base::Diagnostic& made);
  void explain_attribute(const Finding& finding, base::Diagnostic& made);
  void explain_value(const Finding& finding, base::Diagnostic& made);
  void explain_missing_attribute(const Finding& finding, base::Diagnostic& made);
  void explain_incomplete(const Finding& finding, base::Diagnostic& made);
  void explain_text(const Finding& finding, base::Diagnostic& made);
  void explain_id(const Finding& finding, base::Diagnostic& made);
  std::string place_for(const Finding& finding);
  std::string namespace_hint(const Finding& finding) const;
  FoundName meant_element(const Finding& finding);
  FoundName holder_here(const Finding& finding);
  std::string root_hint(const Finding& finding) const;
  void expect(base::Diagnostic& made, const std::string& list) const;
  void describe(const FoundName& element, base::Diagnostic& made) const;

  Vocabulary vocabulary_;
  Phrases say_;
};

}  // namespace rng::explain
