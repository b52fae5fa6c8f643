// SPDX-License-Identifier: MIT
#include "apograph/conversion_report.hpp"

#include <map>

#include <fmt/format.h>

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

}  // namespace

std::string conversion_report(std::string_view letter,
                              const std::vector<base::Diagnostic>& report) {
  const ByKind recognised = grouped(report, false);
  const ByKind open = grouped(report, true);
  std::string out = fmt::format("{}: {} recognised, {} inferred or left open\n", letter,
                                total(recognised), total(open));
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

}  // namespace apograph
