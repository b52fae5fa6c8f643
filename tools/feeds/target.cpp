// SPDX-License-Identifier: MIT
#include "feeds/target.hpp"

#include <algorithm>
#include <array>

namespace feeds {
namespace {

constexpr std::array kTargets = {
    &kCmifTarget,         &kCsvTarget,      &kGephiTarget,     &kPalladioTarget, &kTxmTarget,
    &kTextTarget,         &kSqliteTarget,   &kJsonLdTarget,    &kTurtleTarget,   &kBeaconTarget,
    &kOaiTarget,          &kCitationTarget, &kIiifTarget,      &kDtsTarget,      &kBagItTarget,
    &kTeiPublisherTarget, &kEvtTarget,      &kDseStaticTarget, &kDtabfTarget,    &kCeteiceanTarget,
    &kSimpleTarget,
};

}  // namespace

std::span<const Target* const> targets() {
  return kTargets;
}

const Target* find_target(std::string_view name) {
  const auto found = std::find_if(kTargets.begin(), kTargets.end(),
                                  [&](const Target* target) { return target->name == name; });
  return found == kTargets.end() ? nullptr : *found;
}

}  // namespace feeds
