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

const std::string* LetterSource::bytes() {
  if (!bytes_ && !fault_) {
    auto read = input_.read(file_);
    if (read) {
      bytes_ = std::move(*read);
    } else {
      fault_ = std::move(read.error());
    }
  }
  return bytes_ ? &*bytes_ : nullptr;
}

const Tree* LetterSource::tree() {
  const std::string* const document = bytes();
  if (document != nullptr && !tree_ && !fault_) {
    auto read = Tree::read(*document, file_);
    if (read) {
      tree_ = std::move(*read);
    } else {
      fault_ = std::move(read.error());
    }
  }
  return tree_ ? &*tree_ : nullptr;
}

std::span<const Target* const> targets() {
  return kTargets;
}

const Target* find_target(std::string_view name) {
  const auto found = std::find_if(kTargets.begin(), kTargets.end(),
                                  [&](const Target* target) { return target->name == name; });
  return found == kTargets.end() ? nullptr : *found;
}

}  // namespace feeds
