// SPDX-License-Identifier: MIT
#include "rng/syntax/compact_text.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace rng::syntax {
namespace {

bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}

// UTF-16 behind its byte order mark; what is ill-formed becomes U+FFFE, which no schema may hold.
std::string recode_utf16(std::string_view bytes, bool is_big_endian) {
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_big_endian ? first << 8U | second : second << 8U | first);
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit_at(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    base::utf8::append(text, is_surrogate(c) ? U'\uFFFE' : c);
  }
  if (bytes.size() % 2 != 0) base::utf8::append(text, U'\uFFFE');
  return text;
}

// The code of `\x{…}` between its braces, or none.
std::optional<char32_t> parse_hex(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  char32_t code = 0;
  for (const char c : digits) {
    const bool is_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!is_letter && (c < '0' || c > '9')) return std::nullopt;
    const int digit = is_letter ? (c | 0x20) - 'a' + 10 : c - '0';
    code = std::min<char32_t>(code * 16 + static_cast<char32_t>(digit), 0x110000);
  }
  return code;
}

// The length of an escape's beginning, `\x{` or `\xx{` and so on, or 0.
std::size_t escape_opening(std::string_view text) {
  const std::size_t brace = text.find_first_not_of('x', 1);
  return brace != std::string_view::npos && brace > 1 && text[brace] == '{' ? brace + 1 : 0;
}

}  // namespace

CompactText::CompactText(std::string_view bytes) {
  decode(bytes);
  check_characters();
  index_lines();
  if (faults_.empty() && decoded_.find("\\x") != std::string_view::npos) resolve_escapes();
}

void CompactText::decode(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE")) {
    recoded_ = recode_utf16(bytes.substr(2), bytes.starts_with('\xFE'));
    decoded_ = recoded_;
  } else {
    decoded_ = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
  }
}

void CompactText::check_characters() {
  if (const auto malformed = base::utf8::first_malformed(decoded_)) {
    faults_.push_back({static_cast<std::uint32_t>(*malformed),
                       {"schema-found-a-byte-that-is-not-utf"},
                       {"schema-save-the-schema-as-utf-8"}});
    decoded_ = decoded_.substr(0, *malformed);
    return;
  }
  for (std::size_t at = 0; at < decoded_.size();) {
    const std::size_t begin = at;
    // Most characters are plain ASCII, for which next() is not needed.
    if (decoded_[at] >= ' ' && decoded_[at] != '\x7F') {
      ++at;
      continue;
    }
    const char32_t c = base::utf8::next(decoded_, at);
    if (base::utf8::is_xml_char(c)) continue;
    faults_.push_back({static_cast<std::uint32_t>(begin),
                       {"schema-found-which-no-xml-document-may-hold",
                        {{"character", fmt::format("U+{:04X}", static_cast<std::uint32_t>(c))}}},
                       {"schema-remove-it"}});
    decoded_ = decoded_.substr(0, begin);
    return;
  }
}

void CompactText::resolve_escapes() {
  std::size_t at = 0;
  while (at < decoded_.size()) {
    const std::size_t escape = decoded_.find('\\', at);
    resolved_ += decoded_.substr(at, escape - at);
    if (escape == std::string_view::npos) break;
    at = resolve_escape(escape);
    if (!faults_.empty()) return;
  }
}

// Appends what begins with the backslash at `at` and returns the offset behind it.
std::size_t CompactText::resolve_escape(std::size_t at) {
  const std::size_t opening = escape_opening(decoded_.substr(at));
  if (opening == 0) {
    resolved_ += '\\';
    return at + 1;
  }
  const std::size_t begin = at + opening;
  const std::size_t end = std::min(decoded_.find('}', begin), decoded_.size());
  const std::optional<char32_t> c = parse_hex(decoded_.substr(begin, end - begin));
  if (end == decoded_.size() || !c || !base::utf8::is_xml_char(*c)) {
    faults_.push_back(
        {static_cast<std::uint32_t>(at),
         {"schema-found-an-escape-that-stands-for-no"},
         {"schema-an-escape-is-written-with-the-character", {{"example", "\\x{E9}"}}}});
    return decoded_.size();
  }
  if (*c == U'\n' || *c == U'\r') {
    resolved_ += *c == U'\n' ? kEscapedLineFeed : kEscapedCarriageReturn;
  } else {
    base::utf8::append(resolved_, *c);
  }
  shifts_.push_back(
      {static_cast<std::uint32_t>(resolved_.size()), static_cast<std::uint32_t>(end + 1)});
  return end + 1;
}

void CompactText::index_lines() {
  lines_ = {0};
  for (std::size_t at = 0; at < decoded_.size();) {
    const char c = decoded_[at++];
    if (c != '\n' && c != '\r') continue;
    if (c == '\r' && at < decoded_.size() && decoded_[at] == '\n') ++at;
    lines_.push_back(static_cast<std::uint32_t>(at));
  }
}

SourcePosition CompactText::position(std::uint32_t offset) const {
  const auto shift = std::upper_bound(
      shifts_.begin(), shifts_.end(), offset,
      [](std::uint32_t value, const Shift& item) { return value < item.resolved; });
  if (shift == shifts_.begin()) return decoded_position(offset);
  const Shift& last = *std::prev(shift);
  return decoded_position(offset - last.resolved + last.decoded);
}

SourcePosition CompactText::decoded_position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(decoded_.size()));
  const auto line = std::prev(std::upper_bound(lines_.begin(), lines_.end(), offset));
  const std::size_t column = base::utf8::code_point_count(decoded_.substr(*line, offset - *line));
  return {0, static_cast<std::uint32_t>(line - lines_.begin() + 1),
          static_cast<std::uint32_t>(column + 1)};
}

}  // namespace rng::syntax
