// SPDX-License-Identifier: MIT
#include "encode/mentions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "encode/tree.hpp"

namespace encode {
namespace {

using namespace recognise;

// Where quote and said may not stand, but q (macro.phraseSeq).
bool holds_only_phrases(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kElements = {"addrLine", "bibl", "dateline",
                                                                "foreign", "title"};
  return std::binary_search(kElements.begin(), kElements.end(), name);
}

// Writes the element of each kind of mention.
class MentionOpener {
 public:
  MentionOpener(Node parent, const Mention& mention, const Input& input, Record& record)
      : parent_(parent), mention_(mention), input_(input), record_(record) {}

  Node operator()(const NameMention& name) const {
    static constexpr const char* kElements[] = {"persName", "placeName", "orgName"};
    const Node node = element(parent_, kElements[static_cast<std::size_t>(name.kind)]);
    attribute(node, "ref", reference_to(name.key));
    note_certainty(node, "name");
    return node;
  }

  Node operator()(const DateMention& date) const {
    const Node node = element(parent_, "date");
    attribute_dates(node, date);
    note_certainty(node, "date");
    attribute(node, "evidence", date.evidence);
    return node;
  }

  // The correction follows its misprint: close_mention.
  Node operator()(const CorrectionMention&) const {
    return element(element(parent_, "choice"), "sic");
  }

  Node operator()(const QuotationMention& quotation) const {
    static constexpr const char* kElements[] = {"quote", "said", "mentioned", "soCalled"};
    const bool is_phrase = quotation.kind == QuotationMention::Kind::mentioned ||
                           quotation.kind == QuotationMention::Kind::so_called;
    if (!is_phrase && holds_only_phrases(parent_.name())) return element(parent_, "q");
    return element(parent_, kElements[static_cast<std::size_t>(quotation.kind)]);
  }

  Node operator()(const CitationMention&) const { return element(parent_, "bibl"); }

  Node operator()(const TitleMention& title) const {
    const Node node = element(parent_, "title");
    attribute(node, "level", title.level);
    attribute_language(node, title.language);
    attribute(node, "ref", reference_to(title.key));
    note_certainty(node, "title");
    return node;
  }

  Node operator()(const ScopeMention& scope) const {
    const Node node = element(parent_, "biblScope");
    attribute(node, "unit", scope.unit);
    if (scope.from == scope.to) return node;
    attribute(node, "from", scope.from);
    attribute(node, "to", scope.to);
    return node;
  }

  Node operator()(const ForeignMention& foreign) const {
    const Node node = element(parent_, "foreign");
    attribute_language(node, foreign.language);
    return node;
  }

  Node operator()(const LinkMention& link) const {
    const Node node = element(parent_, "ref");
    attribute(node, "target", link.target);
    return node;
  }

  // The printed mark is the source's, what it stands for is regularised: the mark stays in orig.
  Node operator()(const EditorialMention& mark) const {
    if (mark.kind == EditorialMention::Kind::gap)
      return element(element(parent_, "choice"), "orig");
    const Node node = element(parent_, "seg");
    attribute(node, "type", "editorial");
    attribute(node, "subtype", mark.reason);
    return node;
  }

 private:
  std::string reference_to(const std::string& key) const {
    if (key.empty()) return {};
    record_.entities.insert(key);
    return encode::reference_to(input_, key);
  }

  void attribute_language(Node node, const std::string& language) const {
    if (language.empty() || language == input_.metadata.language) return;
    attribute(node, "xml:lang", language);
    record_.languages.insert(language);
  }

  void note_certainty(Node node, const std::string& kind) const {
    const std::string certainty(name_of(mention_.certainty));
    attribute_certainty(node, certainty, mention_.reason, kind, record_);
  }

  Node parent_;
  const Mention& mention_;
  const Input& input_;
  Record& record_;
};

}  // namespace

std::string reference_to(const Input& input, const std::string& key) {
  const authority::Entity* entity = input.authority.find(key);
  if (entity == nullptr) return {};
  return (input.is_self_contained ? "" : input.authority_reference + entity->file) + "#" + key;
}

void attribute_certainty(Node node, const std::string& certainty, const std::string& reason,
                         const std::string& kind, Record& record) {
  if (certainty.empty()) return;
  attribute(node, "cert", certainty);
  attribute(node, "resp", kApplication);
  if (reason.empty()) return;
  const std::string id = record.new_id(kind);
  attribute(node, "xml:id", id);
  record.reasons.push_back({id, kind == "page" ? "location" : "value", certainty, reason});
}

void attribute_dates(Node node, const DateMention& date) {
  attribute(node, "when", date.when);
  attribute(node, "from", date.from);
  attribute(node, "to", date.to);
  attribute(node, "notBefore", date.not_before);
  attribute(node, "notAfter", date.not_after);
}

Node open_mention(Node parent, const Mention& mention, const Input& input, Record& record) {
  return std::visit(MentionOpener(parent, mention, input, record),
                    static_cast<const Meaning::variant&>(mention.meaning));
}

void close_mention(Node inside, const Mention& mention) {
  const auto& meaning = static_cast<const Meaning::variant&>(mention.meaning);
  if (const auto* correction = std::get_if<CorrectionMention>(&meaning)) {
    const Node corrected = element(inside.parent(), "corr", correction->corrected);
    attribute(corrected, "cert", name_of(mention.certainty));
    if (mention.certainty != Certainty::stated) attribute(corrected, "resp", kApplication);
  }
  const auto* mark = std::get_if<EditorialMention>(&meaning);
  if (mark != nullptr && mark->kind == EditorialMention::Kind::gap) {
    attribute(element(element(inside.parent(), "reg"), "gap"), "reason", mark->reason);
  }
}

}  // namespace encode
