// SPDX-License-Identifier: MIT
#include "apograph/convert/conversion_report.hpp"

#include <map>

#include <fmt/format.h>

#include "apograph/workplace.hpp"

namespace apograph {
namespace {

constexpr std::size_t kShown = 5;  // of one kind

using ByKind = std::map<std::string, std::vector<const base::Diagnostic*>>;

ByKind grouped(const std::vector<base::Diagnostic>& report, bool is_open) {
  ByKind groups;
  for (const base::Diagnostic& item : report) {
    if ((item.severity >= base::Severity::warning) == is_open) groups[item.code].push_back(&item);
  }
  return groups;
}

std::size_t total(const ByKind& groups) {
  std::size_t sum = 0;
  for (const auto& [kind, items] : groups) sum += items.size();
  return sum;
}

std::string counts(const ByKind& groups) {
  std::string out;
  for (const auto& [kind, items] : groups) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", kind, items.size());
  }
  return out;
}

std::string headline(std::string_view letter, const ByKind& recognised, const ByKind& open) {
  return fmt::format("{}: {} recognised, {} inferred or left open\n", letter, total(recognised),
                     total(open));
}

}  // namespace

std::string conversion_report(std::string_view letter,
                              const std::vector<base::Diagnostic>& report) {
  const ByKind recognised = grouped(report, false);
  const ByKind open = grouped(report, true);
  std::string out = headline(letter, recognised, open);
  if (!recognised.empty()) out += fmt::format("  recognised: {}\n", counts(recognised));
  for (const auto& [kind, items] : open) {
    out += fmt::format("  {} ({}):\n", kind, items.size());
    for (std::size_t i = 0; i < items.size() && i < kShown; ++i) {
      out +=
          fmt::format("    {}:{}: {}\n", items[i]->at.line, items[i]->at.column, items[i]->message);
      if (!items[i]->hint.empty()) out += fmt::format("      {}\n", items[i]->hint);
    }
    if (items.size() > kShown) out += fmt::format("    … and {} more\n", items.size() - kShown);
  }
  return out;
}

std::string conversion_headline(std::string_view letter,
                                const std::vector<base::Diagnostic>& report) {
  return headline(letter, grouped(report, false), grouped(report, true));
}

void ConversionTotals::add(LetterState state, const std::vector<base::Diagnostic>& report) {
  converted_ += state == LetterState::converted ? 1U : 0U;
  failed_ += state == LetterState::failed ? 1U : 0U;
  left_alone_ += state == LetterState::left_alone ? 1U : 0U;
  if (state != LetterState::converted) return;
  for (const bool is_open : {false, true}) {
    for (const auto& [kind, items] : grouped(report, is_open)) {
      Kind& total = (is_open ? open_ : recognised_)[kind];
      total.count += items.size();
      ++total.letters;
    }
  }
}

std::string ConversionTotals::text(std::size_t up_to_date) const {
  std::string letters;
  const auto say = [&](std::string_view what) {
    letters += fmt::format("{}{}", letters.empty() ? "" : ", ", what);
  };
  if (converted_ > 0) say(counted(converted_, "letter") + " converted");
  if (failed_ > 0) say(counted(failed_, "letter") + " failed");
  if (left_alone_ > 0) say(counted(left_alone_, "letter") + " left alone");
  if (up_to_date > 0) say(counted(up_to_date, "letter") + " up to date");
  std::string out = fmt::format("convert: {}\n", letters.empty() ? "nothing to do" : letters);
  const auto list = [&](std::string_view title, const std::map<std::string, Kind>& kinds) {
    for (const auto& [name, kind] : kinds) {
      out += fmt::format("  {}: {} {} in {}\n", title, name, kind.count,
                         counted(kind.letters, "letter"));
    }
  };
  list("recognised", recognised_);
  list("inferred or left open", open_);
  return out;
}

}  // namespace apograph
