// SPDX-License-Identifier: MIT
#include "authority/check.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "authority/agreement.hpp"
#include "authority/name_key.hpp"
#include "base/text.hpp"

namespace authority {
namespace {

using base::Severity;

constexpr int kLongestLife = 110;           // years
constexpr std::size_t kMostNamesakes = 16;  // that an entry is held against

std::string_view hint_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::gnd:
      return "nine or ten digits, the last one a check digit or X; look it up at d-nb.info";
    case Scheme::viaf:
      return "a number, as in https://viaf.org/viaf/24602065";
    case Scheme::wikidata:
      return "Q and a number, as in http://www.wikidata.org/entity/Q5879";
    case Scheme::geonames:
      return "a number, as in https://www.geonames.org/2761369";
    case Scheme::bnf:
      return "cb, eight digits and a control character, as in "
             "https://catalogue.bnf.fr/ark:/12148/cb11907966z";
    case Scheme::lccn:
      return "one to three letters and a number, as in https://lccn.loc.gov/n79003362";
    case Scheme::ndl:
      return "eight or nine digits, as in https://id.ndl.go.jp/auth/ndlna/00440893";
    case Scheme::isni:
      return "sixteen digits, the last one a check digit or X";
    case Scheme::orcid:
      return "sixteen digits in groups of four, the last one a check digit or X";
  }
  return {};
}

int year_of(const std::string& date) {
  return std::atoi(date.c_str());
}

class Checker {
 public:
  explicit Checker(const std::vector<const Entity*>& entries)
      : entries_(entries), findings_(entries.size()) {}

  void run(base::DiagnosticSink& sink) {
    for (number_ = 0; number_ < entries_.size(); ++number_) {
      const Entity& entity = *entries_[number_];
      check_identity(entity);
      check_dates(entity);
      check_identifiers(entity);
      check_names(entity);
    }
    for (auto& findings : findings_) {
      for (base::Diagnostic& finding : findings) sink.add(std::move(finding));
    }
  }

 private:
  using Numbers = std::vector<std::size_t>;

  base::Diagnostic& report(Severity severity, std::string_view code, base::Location at,
                           std::string message, std::string hint) {
    findings_[number_].push_back({severity,
                                  fmt::format("authority.{}", code),
                                  std::move(at),
                                  std::move(message),
                                  std::move(hint),
                                  {}});
    return findings_[number_].back();
  }

  // A row of a table has no column.
  static base::Location at(const Entity& entity, std::uint32_t line, std::uint32_t column) {
    return line == 0 || entity.at.column == 0 ? entity.at
                                              : base::Location{entity.at.file, line, column};
  }

  void check_identity(const Entity& entity) {
    if (entity.names.empty()) {
      report(Severity::error, "no-name", entity.at,
             fmt::format("the {} “{}” has no name", word_of(entity.kind), entity.key),
             "give it a name, or delete it");
    }
    if (entity.key.empty() && entity.at.column == 0) return;
    if (entity.key.empty()) {
      report(Severity::warning, "no-id", entity.at,
             fmt::format("the {} “{}” has no xml:id: no letter can point to it",
                         word_of(entity.kind), shown_name(entity)),
             "give it an xml:id");
      return;
    }
    const auto [first, is_new] = keys_.emplace(entity.key, number_);
    if (is_new) return;
    report(Severity::error, "duplicate-id", entity.at,
           fmt::format("the xml:id “{}” is given to two entries", entity.key),
           "give one of the two entries another xml:id, or merge them")
        .notes.push_back({entries_[first->second]->at, "the first entry with this xml:id"});
  }

  void check_dates(const Entity& entity) {
    for (const auto& [dating, what] :
         {std::pair(&entity.born, "birth"), std::pair(&entity.died, "death")}) {
      for (const std::string* date : {&dating->earliest, &dating->latest}) {
        const bool is_recurring = date->starts_with("--");
        if (date->empty() || is_recurring || base::is_date(*date)) continue;
        report(Severity::error, "date-malformed", at(entity, dating->line, dating->column),
               fmt::format("the {} is dated “{}”, expected a date", what, *date),
               "write a year, 1859-05 or 1859-05-03");
        break;
      }
      if (!dating->is_empty() && is_after(dating->earliest, dating->latest)) {
        report(Severity::error, "dates-contradict", at(entity, dating->line, dating->column),
               fmt::format("the {} is dated between {} and {}, which is before it", what,
                           dating->earliest, dating->latest),
               "correct one of the dates");
      }
    }
    check_life(entity);
  }

  static bool is_after(const std::string& a, const std::string& b) {
    Dating first, second;
    first.latest = b;
    second.earliest = a;
    return !may_be_one(first, second);
  }

  void check_life(const Entity& entity) {
    if (is_after(entity.born.earliest, entity.died.latest)) {
      report(Severity::error, "dates-contradict", at(entity, entity.died.line, entity.died.column),
             fmt::format("“{}” died {} and was born {}", shown_name(entity), text_of(entity.died),
                         text_of(entity.born)),
             "correct one of the dates");
      return;
    }
    const bool is_known = base::is_date(entity.birth) && base::is_date(entity.death);
    if (is_known && year_of(entity.death) - year_of(entity.birth) > kLongestLife) {
      report(
          Severity::warning, "long-life", at(entity, entity.died.line, entity.died.column),
          fmt::format("“{}” lived from {} to {}", shown_name(entity), entity.birth, entity.death),
          "see whether one of the dates is another person's");
    }
  }

  void check_identifiers(const Entity& entity) {
    std::array<const Identifier*, kSchemeCount> firsts{};
    for (const Identifier& identifier : entity.identifiers) {
      if (identifier.link && !identifier.link->is_sound) {
        const Scheme scheme = identifier.link->scheme;
        report(Severity::error, "identifier", at(entity, identifier.line, identifier.column),
               fmt::format("“{}” is no identifier of {}: its form or its check digit is wrong",
                           identifier.link->identifier, name_of(scheme)),
               std::string(hint_of(scheme)));
        continue;
      }
      if (identifier.link) check_scheme(entity, identifier, firsts);
      if (is_telling(identifier)) check_owner(entity, identifier);
    }
  }

  void check_scheme(const Entity& entity, const Identifier& identifier,
                    std::array<const Identifier*, kSchemeCount>& firsts) {
    const Identifier*& first = firsts[static_cast<std::size_t>(identifier.link->scheme)];
    if (first == nullptr) {
      first = &identifier;
    } else if (first->key != identifier.key) {
      report(Severity::warning, "identifier-twice", at(entity, identifier.line, identifier.column),
             fmt::format("“{}” has two identifiers of {}: {} and {}", shown_name(entity),
                         name_of(identifier.link->scheme), first->link->identifier,
                         identifier.link->identifier),
             "keep the right one");
    }
  }

  void check_owner(const Entity& entity, const Identifier& identifier) {
    const auto [first, is_new] = owners_.emplace(identifier.key, number_);
    if (is_new || first->second == number_) return;
    const Entity& other = *entries_[first->second];
    if (!told_.insert(std::pair(first->second, number_)).second) return;
    report(Severity::error, "same-identifier", at(entity, identifier.line, identifier.column),
           fmt::format("“{}” has the same identifier as “{}”: {}", shown_name(entity),
                       shown_name(other), text_of(identifier)),
           same_hint(entity, other))
        .notes.push_back({other.at, fmt::format("the entry of “{}”", shown_name(other))});
  }

  static std::string same_hint(const Entity& entity, const Entity& other) {
    if (entity.key.empty() || other.key.empty() || entity.key == other.key) {
      return "take one of the two entries away, or correct the identifier";
    }
    return fmt::format("if they are one: apograph authority merge {} --into {}", entity.key,
                       other.key);
  }

  void check_names(const Entity& entity) {
    std::set<std::string> keys;
    for (std::size_t i = 0; i < entity.names.size(); ++i) {
      const std::string key = key_of_name(entity.names[i]);
      if (!keys.insert(key).second) continue;
      Numbers& bearers = bearers_[static_cast<std::size_t>(entity.kind)][key];
      for (const std::size_t other : bearers) {
        if (told_.contains(std::pair(other, number_))) continue;
        compare(entity, other, i, key);
      }
      if (bearers.size() < kMostNamesakes) bearers.push_back(number_);
    }
  }

  void compare(const Entity& entity, std::size_t number, std::size_t name, const std::string& key) {
    const Entity& other = *entries_[number];
    const std::string& text = entity.names[name].text;
    told_.insert(std::pair(number, number_));
    const bool is_main = name == 0 && key_of_name(other.names.front()) == key;
    if (is_main && contradict(entity, other)) return;
    base::Diagnostic& found =
        is_main ? report(Severity::warning, "same-name", entity.at,
                         fmt::format("two entries are named “{}”, and nothing in them tells the "
                                     "one from the other",
                                     text),
                         same_hint(entity, other))
                : report(Severity::warning, "shared-variant", entity.at,
                         fmt::format("“{}” stands for “{}” and for “{}”", text, shown_name(entity),
                                     shown_name(other)),
                         "a letter that says only this is left open between them; take the form "
                         "away where it is not wanted");
    found.notes.push_back({other.at, fmt::format("the entry of “{}”", shown_name(other))});
  }

  const std::vector<const Entity*>& entries_;
  std::vector<std::vector<base::Diagnostic>> findings_;  // by entry
  std::size_t number_ = 0;                               // the entry that is checked
  std::unordered_map<std::string, std::size_t> keys_, owners_;
  std::array<std::unordered_map<std::string, Numbers>, 4> bearers_;
  std::set<std::pair<std::size_t, std::size_t>> told_;
};

}  // namespace

void check_entries(const std::vector<const Entity*>& entries, base::DiagnosticSink& sink) {
  Checker(entries).run(sink);
}

}  // namespace authority
