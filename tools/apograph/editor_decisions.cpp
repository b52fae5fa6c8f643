// SPDX-License-Identifier: MIT
#include "apograph/editor_decisions.hpp"

namespace apograph {

recognise::NameDecision name_decision(const edition::Identification& decision, base::Span line) {
  return {decision.text, decision.key, decision.refused, line};
}

recognise::MentionDecision mention_decision(const edition::Decision& decision, base::Span line) {
  using Verdict = edition::Decision::Verdict;
  recognise::MentionDecision verdict{decision.kind, decision.text, line,
                                     decision.verdict == Verdict::rejected};
  const edition::DatedValue& date = decision.date;
  if (decision.verdict == Verdict::dated) {
    verdict.meaning =
        recognise::DateMention{date.when, date.from, date.to, date.not_before, date.not_after, {}};
  }
  if (decision.verdict == Verdict::corrected) {
    verdict.meaning = recognise::CorrectionMention{decision.correction};
  }
  return verdict;
}

}  // namespace apograph
