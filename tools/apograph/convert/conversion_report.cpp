// SPDX-License-Identifier: MIT
#include "apograph/convert/conversion_report.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "apograph/workplace.hpp"

namespace apograph {
namespace {

constexpr std::size_t kShown = 5;  // of one kind

using Counts = std::map<std::string, std::size_t, std::less<>>;
using ByKind = std::map<std::string, std::vector<const base::Diagnostic*>>;

ByKind open_by_kind(const LetterFindings& findings) {
  ByKind groups;
  for (const base::Diagnostic& item : findings.items) {
    if (item.severity >= base::Severity::warning) groups[item.code].push_back(&item);
  }
  return groups;
}

std::size_t total(const Counts& counts) {
  std::size_t sum = 0;
  for (const auto& [kind, count] : counts) sum += count;
  return sum;
}

std::string listed(const Counts& counts) {
  std::string out;
  for (const auto& [kind, count] : counts) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", kind, count);
  }
  return out;
}

}  // namespace

std::string conversion_report(std::string_view letter, const LetterFindings& findings) {
  std::string out = conversion_headline(letter, findings);
  if (!findings.recognised.empty())
    out += fmt::format("  recognised: {}\n", listed(findings.recognised));
  for (const auto& [kind, items] : open_by_kind(findings)) {
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

std::string conversion_headline(std::string_view letter, const LetterFindings& findings) {
  const auto open = std::count_if(
      findings.items.begin(), findings.items.end(),
      [](const base::Diagnostic& item) { return item.severity >= base::Severity::warning; });
  return fmt::format("{}: {} recognised, {} inferred or left open\n", letter,
                     total(findings.recognised), open);
}

void ConversionTotals::add(LetterState state, const LetterFindings& findings) {
  converted_ += state == LetterState::converted ? 1U : 0U;
  failed_ += state == LetterState::failed ? 1U : 0U;
  left_alone_ += state == LetterState::left_alone ? 1U : 0U;
  if (state != LetterState::converted) return;
  const auto add_to = [](Kind& kind, std::size_t count) {
    kind.count += count;
    ++kind.letters;
  };
  for (const auto& [kind, count] : findings.recognised) add_to(recognised_[kind], count);
  for (const auto& [kind, items] : open_by_kind(findings)) add_to(open_[kind], items.size());
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
