// SPDX-License-Identifier: MIT
#include "recognise/describe.hpp"

#include <utility>

namespace recognise {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  std::string text;
  if (!value.empty()) text.append(" ").append(name).append(" ").append(value);
  return text;
}

/// The kind's name and what follows the span.
struct Description {
  std::string kind, value;
};

struct Describer {
  Description operator()(const NameMention& name) const {
    using Kind = NameMention::Kind;
    const char* kind = name.kind == Kind::person  ? "person"
                       : name.kind == Kind::place ? "place"
                                                  : "organisation";
    std::string value = attribute("is", name.key);
    for (const std::string& candidate : name.candidates) value += attribute("or", candidate);
    return {kind, value};
  }
  Description operator()(const DateMention& date) const {
    return {"date", attribute("when", date.when) + attribute("from", date.from) +
                        attribute("to", date.to) + attribute("not-before", date.not_before) +
                        attribute("not-after", date.not_after)};
  }
  Description operator()(const CorrectionMention& correction) const {
    return {"misprint", attribute("for", correction.corrected)};
  }
  Description operator()(const QuotationMention& quotation) const {
    static constexpr const char* kKinds[] = {"quote", "said", "mentioned", "so-called"};
    return {kKinds[static_cast<std::size_t>(quotation.kind)],
            quotation.is_unclosed ? " unclosed" : ""};
  }
  Description operator()(const CitationMention& citation) const {
    return {"citation", attribute("of", citation.key)};
  }
  Description operator()(const TitleMention& title) const {
    return {"title", attribute("level", title.level) + attribute("is", title.key) +
                         attribute("in", title.language)};
  }
  Description operator()(const ScopeMention& scope) const {
    return {"scope", " " + scope.unit + attribute("from", scope.from) + attribute("to", scope.to)};
  }
  Description operator()(const ForeignMention& foreign) const {
    return {"foreign", attribute("in", foreign.language)};
  }
  Description operator()(const LinkMention& link) const {
    return {"link", attribute("to", link.target)};
  }
  Description operator()(const EditorialMention& mark) const {
    static constexpr const char* kKinds[] = {"gap", "unclear", "supplied", "sic"};
    return {kKinds[static_cast<std::size_t>(mark.kind)], attribute("reason", mark.reason)};
  }
};

}  // namespace

std::string describe(const Mention& mention, std::string_view text) {
  const auto& alternatives = static_cast<const Meaning::variant&>(mention.meaning);
  Description description = std::visit(Describer{}, alternatives);
  std::string line = std::move(description.kind);
  line.append(" [").append(mention.span.of(text)).append("]").append(description.value);
  if (mention.certainty != Certainty::stated) line.append(", ").append(name_of(mention.certainty));
  return line;
}

}  // namespace recognise
