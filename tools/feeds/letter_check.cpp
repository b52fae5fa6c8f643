// SPDX-License-Identifier: MIT
#include "feeds/letter_check.hpp"

#include <utility>

#include <fmt/format.h>

#include "authority/link.hpp"

namespace feeds {
namespace {

// "1843-05" begins before "1843-05-03" and ends after it.
bool ends_before(const std::string& end, const std::string& begin) {
  const std::size_t length = std::min(begin.size(), end.size());
  return end.compare(0, length, begin, 0, length) < 0;
}

}  // namespace

void LetterCheck::warn(const char* code, const base::Location& at, std::string message,
                       std::string hint) {
  sink_.add({base::Severity::warning, code, at, std::move(message), std::move(hint), {}});
}

void LetterCheck::check(const Letter& letter) {
  for (const Action& action : letter.correspondence.actions) {
    for (const Dating& date : action.dates) check_date(date);
    for (const Name& name : action.agents) {
      check_identifiers(name);
      if (name.text.empty() && name.references.empty())
        warn("feeds.no-name", name.at,
             fmt::format("who {} the letter has no name: nobody is listed",
                         action.type == "received" ? "received" : "sent"),
             "write the name, or leave the element out");
    }
    for (const Name& name : action.places) check_identifiers(name);
  }
  for (const Name& name : letter.mentions) check_identifiers(name);
}

void LetterCheck::check_date(const Dating& date) {
  for (const std::string* const value :
       {&date.when, &date.from, &date.to, &date.not_before, &date.not_after}) {
    if (value->empty() || is_dated(*value)) continue;
    warn("feeds.no-date", date.at,
         fmt::format("“{}” is no date with a year: platforms cannot sort by it", *value),
         "write YYYY-MM-DD, YYYY-MM or YYYY; what is not certain in @notBefore and @notAfter");
  }
  for (const auto& [begin, end] :
       {std::pair(&date.from, &date.to), std::pair(&date.not_before, &date.not_after)}) {
    if (is_dated(*begin) && is_dated(*end) && ends_before(*end, *begin))
      warn("feeds.date-order", date.at,
           fmt::format("this span ends ({}) before it begins ({})", *end, *begin),
           "put the earlier date first");
  }
}

void LetterCheck::check_identifiers(const Name& name) {
  for (const std::string& reference : name.references) {
    const auto link = authority::read_link(reference);
    if (!link || link->is_sound || !known_.insert(reference).second) continue;
    warn("feeds.wrong-identifier", name.at,
         fmt::format("“{}” is no identifier of {} and is not written as one", reference,
                     authority::name_of(link->scheme)),
         "look it up again: its form or its check digit is not right");
  }
}

}  // namespace feeds
