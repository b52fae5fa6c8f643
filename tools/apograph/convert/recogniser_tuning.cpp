// SPDX-License-Identifier: MIT
#include "apograph/convert/recogniser_tuning.hpp"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

namespace apograph {
namespace {

using recognise::Certainty;
using recognise::Mention;
using recognise::NameMention;

const recognise::Meaning::variant& meaning_of(const Mention& mention) {
  return mention.meaning;
}

// The setting that decides about a mention.
struct Chooser {
  const edition::RecogniserSettings& settings;

  const edition::Recognition* operator()(const NameMention& name) const {
    switch (name.kind) {
      case NameMention::Kind::person:
        return &settings.persons;
      case NameMention::Kind::place:
        return &settings.places;
      case NameMention::Kind::organisation:
        return &settings.organisations;
    }
    return nullptr;
  }
  const edition::Recognition* operator()(const recognise::DateMention&) const {
    return &settings.dates;
  }
  const edition::Recognition* operator()(const recognise::CorrectionMention&) const {
    return &settings.misprints;
  }
  const edition::Recognition* operator()(const recognise::QuotationMention&) const {
    return &settings.quotations;
  }
  const edition::Recognition* operator()(const recognise::CitationMention&) const {
    return &settings.citations;
  }
  const edition::Recognition* operator()(const recognise::TitleMention&) const {
    return &settings.titles;
  }
  const edition::Recognition* operator()(const recognise::ForeignMention&) const {
    return &settings.foreign;
  }
  const edition::Recognition* operator()(const recognise::LinkMention&) const {
    return &settings.links;
  }
  const edition::Recognition* operator()(const recognise::EditorialMention&) const {
    return &settings.editorial;
  }
  // A scope is part of its citation: see drop_lonely_scopes.
  const edition::Recognition* operator()(const recognise::ScopeMention&) const { return nullptr; }
};

bool is_sure_enough(Certainty certainty, std::string_view least) {
  const auto rank = [](std::string_view name) {
    return name == "high" ? 3 : name == "medium" ? 2 : name == "low" ? 1 : 0;
  };
  return certainty == Certainty::stated || rank(recognise::name_of(certainty)) >= rank(least);
}

// True where the mention goes.
bool falls(Mention& mention, const edition::RecogniserSettings& settings) {
  const edition::Recognition* const setting = std::visit(Chooser{settings}, meaning_of(mention));
  if (setting == nullptr || (setting->is_on && setting->certainty.empty())) return false;
  if (!setting->is_on) return true;
  if (is_sure_enough(mention.certainty, setting->certainty)) return false;
  auto* const name = std::get_if<NameMention>(&mention.meaning);
  if (name == nullptr) return true;
  if (!name->key.empty()) name->candidates.insert(name->candidates.begin(), name->key);
  name->key.clear();
  mention.certainty = Certainty::stated;
  return false;
}

// biblScope stands in bibl only.
void drop_lonely_scopes(std::vector<Mention>& mentions) {
  std::uint32_t citation_end = 0;
  std::erase_if(mentions, [&](const Mention& mention) {
    if (std::holds_alternative<recognise::CitationMention>(mention.meaning)) {
      citation_end = mention.span.end;
    }
    return std::holds_alternative<recognise::ScopeMention>(mention.meaning) &&
           mention.span.end > citation_end;
  });
}

bool is_all_on(const edition::RecogniserSettings& s) {
  const auto all = {&s.persons,   &s.places,     &s.organisations, &s.dates,
                    &s.misprints, &s.quotations, &s.citations,     &s.titles,
                    &s.foreign,   &s.links,      &s.editorial};
  return std::all_of(all.begin(), all.end(), [](const edition::Recognition* setting) {
    return setting->is_on && setting->certainty.empty();
  });
}

}  // namespace

void tune(recognise::Recognition& recognition, const edition::RecogniserSettings& settings) {
  if (is_all_on(settings)) return;
  recognition.change([&](std::vector<Mention>& mentions) {
    std::erase_if(mentions, [&](Mention& mention) { return falls(mention, settings); });
    drop_lonely_scopes(mentions);
  });
}

}  // namespace apograph
