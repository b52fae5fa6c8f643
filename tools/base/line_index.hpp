// SPDX-License-Identifier: MIT
// From byte offsets to lines and columns, worked out when a Diagnostic is made and not before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace base {

/// Knows where the lines of a text begin. A line ends with LF, CR LF or CR. Does not own the text,
/// which must outlive it.
class LineIndex {
 public:
  LineIndex(std::string file, std::string_view text);

  /// The place of a byte; an offset past the end is the end.
  Location locate(std::uint32_t offset) const;
  /// The text of a line, counted from 1, without its line end.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(begins_.size()); }

 private:
  std::string file_;
  std::string_view text_;
  std::vector<std::uint32_t> begins_;
};

}  // namespace base
