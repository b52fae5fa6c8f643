// SPDX-License-Identifier: MIT
// The styles of an ODT, of both of its parts (OpenDocument 1.3, part 3, chapter 16). Inside the
// room only.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "source/numerals.hpp"
#include "source/office_text.hpp"
#include "source/xml_events.hpp"

namespace source {

struct OdtStyle {
  std::string parent;
  CharacterStyle characters;
  std::string align;
  bool breaks_page = false;
  bool is_quotation = false;
};

/// How the items of a list are numbered on one level.
struct OdtLevel {
  bool is_numbered = false;
  Numerals numerals = Numerals::decimal;
  std::string prefix, suffix;
  std::string bullet;
  std::uint32_t first = 1;
  std::uint32_t shown = 1;  // how many levels the number has
};

class OdtStyles final : public TagHandler {
 public:
  static constexpr std::size_t kLevels = 10;

  void start(const Tag& tag) override;
  void end(std::string_view local) override;
  void characters(std::string_view) override {}

  /// A style of this family ("text", "paragraph") with those above it.
  OdtStyle find(std::string_view family, const std::string& name) const;
  /// A level of a list style, from 0, or null.
  const OdtLevel* level(const std::string& list, std::size_t level) const;

 private:
  void take_text_properties(const Tag& tag);
  void take_level(const Tag& tag);

  std::map<std::string, OdtStyle> styles_;  // by family and name
  std::map<std::string, std::array<std::optional<OdtLevel>, kLevels>> lists_;
  OdtStyle* open_ = nullptr;
  std::string list_;  // the one at hand
};

}  // namespace source
