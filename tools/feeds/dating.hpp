// SPDX-License-Identifier: MIT
// Dates as TEI's attributes have them, and as CMIF and tables write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "base/diagnostic.hpp"

namespace feeds {

/// A date of a letter. Values are as in the document; empty ones are absent.
struct Dating {
  std::string when, from, to, not_before, not_after;
  std::string text;  // as it is printed
  std::string certainty;
  std::string evidence;
  base::Location at;  // where it was read, if it was

  bool has_value() const { return !(when + from + to + not_before + not_after).empty(); }
  /// The value by which letters are sorted: the earliest that is known, or empty.
  const std::string& first() const;
  const std::string& last() const;
};

/// True for a date with a year (base::is_date), with or without a time.
bool is_dated(std::string_view value);

/// The same without times, and without values that are no such date.
Dating usable(Dating date);

Dating read_dating(pugi::xml_node date);

/// "1929-12-29", "1929-12-29/1930-01-02", "[1929-12-29..1930-01-31]", with "?" where the date is
/// uncertain (EDTF, ISO 8601-2); empty where there is no value.
std::string edtf(const Dating& date);

/// Reads EDTF; none where the text is none.
std::optional<Dating> dating_of_edtf(std::string_view text);

}  // namespace feeds
