// SPDX-License-Identifier: MIT
#include "annotate/header.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "annotate/annotate.hpp"
#include "base/text.hpp"

namespace annotate {
namespace {

using recognise::LetterDate;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class FactsReader {
 public:
  explicit FactsReader(const DocumentTree& tree) : tree_(tree) {}

  Facts read() {
    for (const Element& element : tree_.elements) {
      if (element.is_tei) take(element);
    }
    for (const std::string* language : {&of_text_, &of_document_, &of_usage_}) {
      if (facts_.language.empty()) facts_.language = *language;
    }
    return std::move(facts_);
  }

 private:
  void take(const Element& element) {
    const std::string_view name = element.name;
    if (name == "TEI" && of_document_.empty()) {
      of_document_ = tree_.attribute(element, "xml:lang");
    } else if (name == "text" && of_text_.empty()) {
      of_text_ = tree_.attribute(element, "xml:lang");
    } else if (name == "langUsage") {
      const bool is_one = element.first_child != kNone && element.first_child == element.last_child;
      if (is_one) of_usage_ = tree_.attribute(tree_.elements[element.first_child], "ident");
    } else if (name == "correspAction") {
      if (tree_.attribute(element, "type") == "sent") sent_ = element.span;
    } else if (name == "date") {
      if (sent_.contains(element.span)) take_date(element);
    } else if (name == "application") {
      if (tree_.attribute(element, "ident") == "apograph") {
        facts_.application = tree_.attribute(element, "xml:id");
      }
    } else if (is_one_of(name, {"persName", "placeName", "orgName", "rs", "name"})) {
      take_reference(element);
    } else if (is_one_of(name, {"person", "place", "org"})) {
      facts_.ids.insert(tree_.attribute(element, "xml:id"));
    }
  }

  void take_date(const Element& date) {
    const auto first_of = [&](std::initializer_list<std::string_view> names) {
      for (const std::string_view name : names) {
        const std::string value = tree_.attribute(date, name);
        if (base::is_date(value)) return value;
      }
      return std::string();
    };
    if (!facts_.date.not_after.empty()) return;
    facts_.date =
        LetterDate{first_of({"when", "from", "notBefore"}), first_of({"when", "to", "notAfter"}),
                   !tree_.attribute(date, "cert").empty()};
  }

  void take_reference(const Element& element) {
    for (const std::string_view name : {"ref", "key"}) {
      const std::string value = tree_.attribute(element, name);
      for (const std::string_view reference : base::words_of(value)) {
        facts_.references.emplace_back(reference);
        const bool is_sure = tree_.attribute(element, "cert").empty();
        if (is_sure) facts_.sure_references.emplace_back(reference);
      }
    }
  }

  const DocumentTree& tree_;
  Facts facts_;
  std::string of_document_, of_text_, of_usage_;
  base::Span sent_;
};

}  // namespace

Facts facts_of(const DocumentTree& tree) {
  return FactsReader(tree).read();
}

std::optional<Addition> application_entry(const Letter& letter, std::string_view version) {
  if (!letter.facts.application.empty()) return std::nullopt;
  const Element *app_info = nullptr, *encoding = nullptr, *file = nullptr;
  for (const Element& element : letter.tree.elements) {
    if (!element.is_tei) continue;
    if (element.name == "text") break;
    if (element.name == "appInfo") app_info = &element;
    if (element.name == "encodingDesc") encoding = &element;
    if (element.name == "fileDesc" && file == nullptr) file = &element;
  }
  const Element* const beside = app_info != nullptr   ? app_info
                                : encoding != nullptr ? encoding
                                                      : file;
  const bool is_inside = beside != file;
  if (beside == nullptr || (is_inside && beside->start_tag == beside->span)) return std::nullopt;
  const std::string prefix =
      beside->prefix.empty() ? std::string() : std::string(beside->prefix) + ":";
  const auto wrapped = [&](std::string_view name, const std::string& content) {
    return fmt::format("<{0}{1}>{2}</{0}{1}>", prefix, name, content);
  };
  std::string entry = fmt::format(
      "<{0}application xml:id=\"apograph\" ident=\"apograph\" version=\"{1}\">"
      "<{0}label>Apograph</{0}label></{0}application>",
      prefix, version);
  if (beside != app_info) entry = wrapped("appInfo", entry);
  if (!is_inside) entry = wrapped("encodingDesc", entry);
  const std::uint32_t at = is_inside ? beside->start_tag.end : beside->span.end;
  return Addition{{}, {at, at}, std::move(entry), "the program in appInfo"};
}

}  // namespace annotate
