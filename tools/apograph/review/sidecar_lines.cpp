// SPDX-License-Identifier: MIT
#include "apograph/review/sidecar_lines.hpp"

#include <fmt/format.h>

namespace apograph {
namespace {

constexpr std::size_t kWholeDay = 10;  // "1887-03-01", which TOML knows as a date

// A basic string of TOML 1.0.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

SidecarLines& SidecarLines::add(std::string_view key, std::string_view text) {
  if (!text.empty()) text_ += fmt::format("{} = {}\n", key, quoted(text));
  return *this;
}

SidecarLines& SidecarLines::add_number(std::string_view key, std::uint32_t number) {
  text_ += fmt::format("{} = {}\n", key, number);
  return *this;
}

void SidecarLines::add_day(std::string_view key, const std::string& day) {
  if (day.size() == kWholeDay) {
    text_ += fmt::format("{} = {}\n", key, day);
  } else {
    add(key, day);
  }
}

SidecarLines& SidecarLines::add_date(const edition::DatedValue& date) {
  add_day("when", date.when);
  add_day("from", date.from);
  add_day("to", date.to);
  add_day("not_before", date.not_before);
  add_day("not_after", date.not_after);
  return *this;
}

SidecarLines& SidecarLines::add_free() {
  text_ += "{}\n";
  return *this;
}

}  // namespace apograph
