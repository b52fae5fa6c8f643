// SPDX-License-Identifier: MIT
#include "annotate/additions.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "annotate/placing.hpp"
#include "recognise/describe.hpp"

namespace annotate {
namespace {

using recognise::DateMention;
using recognise::Mention;
using recognise::NameMention;

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return fmt::format(" {}=\"{}\"", name, xml::escaped_value(value));
}

class Adder {
 public:
  Adder(const Letter& letter, std::uint32_t passage, const ReferenceStyle& style,
        const Request& request, Annotation& annotation)
      : letter_(letter),
        number_(passage),
        passage_(letter.reading.passages[passage]),
        style_(style),
        request_(request),
        annotation_(annotation) {}

  void add(const std::vector<Mention>& mentions) {
    std::vector<Tagged> tagged = passage_.tagged;
    std::sort(tagged.begin(), tagged.end(),
              [](const Tagged& a, const Tagged& b) { return a.flow.begin < b.flow.begin; });
    std::size_t next = 0;
    std::uint32_t tagged_to = 0;  // the furthest end of what is tagged and begins before
    for (const Mention& mention : mentions) {
      if (!is_wanted(mention)) continue;
      for (; next < tagged.size() && tagged[next].flow.begin < mention.span.end; ++next) {
        tagged_to = std::max(tagged_to, tagged[next].flow.end);
      }
      if (tagged_to > mention.span.begin) {
        add_reference(mention);
      } else {
        add_element(mention);
      }
    }
  }

 private:
  static const NameMention* name_in(const Mention& mention) {
    return std::get_if<NameMention>(&mention.meaning);
  }

  bool is_wanted(const Mention& mention) const {
    if (std::holds_alternative<DateMention>(mention.meaning)) return request_.dates;
    const NameMention* const name = name_in(mention);
    if (name == nullptr) return false;
    switch (name->kind) {
      case NameMention::Kind::person:
        return request_.persons;
      case NameMention::Kind::place:
        return request_.places;
      case NameMention::Kind::organisation:
        return request_.organisations;
    }
    return false;
  }

  static const char* element_of(const Mention& mention) {
    static constexpr const char* kNames[] = {"persName", "placeName", "orgName"};
    const NameMention* const name = name_in(mention);
    return name == nullptr ? "date" : kNames[static_cast<std::size_t>(name->kind)];
  }

  void add_element(const Mention& mention) {
    const auto placed = place(letter_.tree, letter_.reading, number_, mention.span);
    if (!placed || !letter_.tree.elements[placed->parent].is_tei) {
      remark(mention, true,
             "its ends lie in different elements, or within one that cannot hold it");
      return;
    }
    const std::string_view prefix = letter_.tree.elements[placed->parent].prefix;
    Addition addition;
    addition.element =
        fmt::format("{}{}{}", prefix, prefix.empty() ? "" : ":", element_of(mention));
    addition.document = placed->document;
    addition.attributes = attributes_of(mention);
    finish(mention, std::move(addition));
  }

  // A name that is tagged and refers to nothing gets its reference.
  void add_reference(const Mention& mention) {
    const NameMention* const name = name_in(mention);
    if (name == nullptr || name->key.empty()) return;
    const auto& all = passage_.tagged;
    auto tagged =
        std::lower_bound(all.begin(), all.end(), mention.span.end,
                         [](const Tagged& item, std::uint32_t end) { return item.flow.end < end; });
    for (; tagged != all.end() && tagged->flow.end == mention.span.end; ++tagged) {
      const Element& element = letter_.tree.elements[tagged->element];
      if (element.name != element_of(mention) || !is_text_of(*tagged, mention.span)) continue;
      if (has_one_of(element, {"ref", "key", "corresp", "sameAs"})) return;
      Addition addition;
      const std::string_view tag = letter_.tree.start_tag(element);
      const std::size_t end = tag.find_last_not_of(" \t\r\n/>") + 1;
      addition.document.begin = element.start_tag.begin + static_cast<std::uint32_t>(end);
      addition.document.end = addition.document.begin;
      addition.attributes = attribute("ref", style_.reference_to(name->key));
      if (!has_one_of(element, {"cert", "resp"})) addition.attributes += certainty_of(mention);
      finish(mention, std::move(addition));
      return;
    }
  }

  bool is_text_of(const Tagged& tagged, base::Span span) const {
    const std::string_view text = passage_.flow.text();
    std::uint32_t begin = tagged.flow.begin;
    while (begin < tagged.flow.end && text[begin] == ' ') ++begin;
    return span == base::Span{begin, tagged.flow.end};
  }

  bool has_one_of(const Element& element, std::initializer_list<std::string_view> names) const {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return xml::attribute_of(letter_.tree.start_tag(element), name).has_value();
    });
  }

  std::string attributes_of(const Mention& mention) const {
    if (const NameMention* const name = name_in(mention)) {
      const std::string reference = name->key.empty() ? "" : style_.reference_to(name->key);
      return attribute("ref", reference) + certainty_of(mention);
    }
    const auto& date =
        std::get<DateMention>(static_cast<const recognise::Meaning::variant&>(mention.meaning));
    return attribute("when", date.when) + attribute("from", date.from) + attribute("to", date.to) +
           attribute("notBefore", date.not_before) + attribute("notAfter", date.not_after) +
           certainty_of(mention) + attribute("evidence", date.evidence);
  }

  std::string certainty_of(const Mention& mention) const {
    if (mention.certainty == recognise::Certainty::stated) return {};
    const std::string& application = letter_.facts.application;
    return attribute("cert", recognise::name_of(mention.certainty)) +
           attribute("resp", application.empty() ? "" : "#" + application);
  }

  void finish(const Mention& mention, Addition addition) {
    const NameMention* const name = name_in(mention);
    const bool is_open = name != nullptr && name->key.empty();
    if (is_open || mention.certainty != recognise::Certainty::stated) {
      remark(mention, false, mention.reason);
    }
    addition.description = describe(mention, passage_.flow.text());
    annotation_.additions.push_back(std::move(addition));
  }

  void remark(const Mention& mention, bool is_left_out, const std::string& reason) {
    std::string message = describe(mention, passage_.flow.text());
    if (!reason.empty()) message += " — " + reason;
    annotation_.remarks.push_back(
        {document_offset(mention.span.begin), is_left_out, std::move(message)});
  }

  std::uint32_t document_offset(std::uint32_t flow) const {
    const auto& atoms = passage_.flow.atoms();
    const auto after =
        std::upper_bound(atoms.begin(), atoms.end(), flow,
                         [](std::uint32_t at, const Atom& atom) { return at < atom.at; });
    if (after == atoms.begin()) return 0;
    const Atom& atom = *(after - 1);
    return atom.document.begin + (atom.is_literal ? flow - atom.at : 0);
  }

  const Letter& letter_;
  std::uint32_t number_;
  const Passage& passage_;
  const ReferenceStyle& style_;
  const Request& request_;
  Annotation& annotation_;
};

}  // namespace

ReferenceStyle::ReferenceStyle(const Facts& facts, const Request& request)
    : facts_(facts), request_(request) {
  std::map<std::string, std::map<std::string, std::size_t>> counts;
  for (const std::string& reference : facts.references) {
    const std::string key = key_of(reference);
    const authority::Entity* const entity = request.authority.find(key);
    if (entity == nullptr) continue;
    ++counts[entity->file][reference.substr(0, reference.size() - key.size())];
  }
  for (const auto& [file, prefixes] : counts) {
    const auto best =
        std::max_element(prefixes.begin(), prefixes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool names_no_file = best->first.find_first_of("./") == std::string::npos;
    if (names_no_file) common_ = best->first;
    prefixes_.emplace(file, best->first);
  }
}

std::string ReferenceStyle::reference_to(const std::string& key) const {
  const authority::Entity* const entity = request_.authority.find(key);
  if (entity == nullptr) return {};
  if (const auto known = prefixes_.find(entity->file); known != prefixes_.end()) {
    return known->second + key;
  }
  if (common_) return *common_ + key;
  return facts_.ids.contains(key) ? "#" + key : request_.reference(*entity);
}

std::string key_of(const std::string& reference) {
  const std::size_t mark = reference.find_last_of("#:");
  return mark == std::string::npos ? reference : reference.substr(mark + 1);
}

void add_mentions(const Letter& letter, std::uint32_t passage,
                  const std::vector<recognise::Mention>& mentions, const ReferenceStyle& style,
                  const Request& request, Annotation& annotation) {
  Adder(letter, passage, style, request, annotation).add(mentions);
}

}  // namespace annotate
