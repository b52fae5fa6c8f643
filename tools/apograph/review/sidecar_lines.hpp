// SPDX-License-Identifier: MIT
// The lines by which a sidecar (edition/sidecar.hpp) states a decision.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "edition/metadata.hpp"

namespace apograph {

/// Lines of a TOML table: a header, then keys in the order in which they are added.
class SidecarLines {
 public:
  /// `header` as it stands there: "[[date]]", "[sent.place]".
  explicit SidecarLines(std::string_view header) : text_(std::string(header) + "\n") {}

  /// A text; an empty one is left out.
  SidecarLines& add(std::string_view key, std::string_view text);
  SidecarLines& add_number(std::string_view key, std::uint32_t number);
  /// What is stated of a date.
  SidecarLines& add_date(const edition::DatedValue& date);
  /// Where what a reader of the page writes is put in.
  SidecarLines& add_free();

  const std::string& text() const { return text_; }

 private:
  void add_day(std::string_view key, const std::string& day);

  std::string text_;
};

}  // namespace apograph
