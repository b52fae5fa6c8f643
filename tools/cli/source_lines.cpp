// SPDX-License-Identifier: MIT
#include "cli/source_lines.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/utf8.hpp"

namespace cli {
namespace {

constexpr std::size_t kMaxLine = std::size_t{16} << 20U;  // of a longer line the rest is not seen
constexpr std::size_t kMaxWidth = 100;                    // of an excerpt, in code points

// Where the word ends that begins a pointed place: a tag's name, an attribute's, a value.
bool ends_word(char32_t c, bool is_tag) {
  if (c == U'>' || (is_tag && (c == U'/' || c == U' '))) return true;
  return c == U'"' || c == U'\'' || c == U'<' || c == U'=' || c == U'\t';
}

std::string without_line(const std::string& text, std::size_t& begin) {
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  std::string line = text.substr(begin, end - begin);
  begin = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
  return line;
}

std::optional<std::string> line_of(const std::string& text, std::uint32_t number) {
  std::string line;
  std::size_t begin = 0;
  for (std::uint32_t current = 0; current < number; ++current) {
    if (begin >= text.size()) return std::nullopt;
    line = without_line(text, begin);
  }
  return line;
}

}  // namespace

void SourceLines::add(const std::string& file, std::string text) {
  texts_[file] = std::move(text);
}

std::optional<std::string> SourceLines::line(const std::string& file, std::uint32_t number) {
  if (file.empty() || number == 0) return std::nullopt;
  std::optional<std::string> found;
  if (const auto text = texts_.find(file); text != texts_.end()) {
    found = line_of(text->second, number);
  } else {
    if (file != file_ || number < number_) open(file);
    while (number_ < number && read_line()) ++number_;
    if (number_ == number) found = line_;
  }
  const bool has_nul = found && found->find('\0') != std::string::npos;  // UTF-16, as a rule
  if (!found || has_nul || base::utf8::first_malformed(*found)) return std::nullopt;
  return found;
}

void SourceLines::open(const std::string& file) {
  stream_ = {};
  file_ = file;
  number_ = 0;
  std::error_code error;
  if (std::filesystem::is_regular_file(file, error)) stream_.open(file, std::ios::binary);
}

// A line ends with LF, CR LF or CR.
bool SourceLines::read_line() {
  if (!stream_.is_open()) return false;
  std::streambuf& bytes = *stream_.rdbuf();
  constexpr int kEnd = std::char_traits<char>::eof();
  bool is_there = false;
  std::string line;
  for (int c = bytes.sbumpc(); c != kEnd; c = bytes.sbumpc()) {
    is_there = true;
    if (c == '\r' && bytes.sgetc() == '\n') bytes.sbumpc();
    if (c == '\r' || c == '\n') break;
    if (line.size() < kMaxLine) line += static_cast<char>(c);
  }
  if (is_there) line_ = std::move(line);
  return is_there;
}

Excerpt excerpt_of(const std::string& line, std::uint32_t column) {
  Excerpt out;
  const std::size_t target = column == 0 ? std::string::npos : column - 1;
  const bool is_far = column != 0 && target > kMaxWidth * 3 / 4;
  const std::size_t first = is_far ? target - kMaxWidth / 2 : 0;
  if (first > 0) out.before = "…";
  bool is_in_word = column != 0;
  bool is_tag = false;
  std::size_t at = 0;
  for (std::size_t position = 0; at < line.size() && position < first + kMaxWidth; ++position) {
    const char32_t c = base::utf8::next(line, at);
    if (position < first) continue;
    if (position == target) is_tag = c == U'<' || c == U'/';
    if (position > target && ends_word(c, is_tag)) is_in_word = false;
    std::string& part = position < target && column != 0 ? out.before
                        : is_in_word                     ? out.pointed
                                                         : out.after;
    base::utf8::append(part, c < U' ' && c != U'\t' ? U'\uFFFD' : c);
  }
  if (at < line.size()) out.after += "…";
  return out;
}

std::uint32_t byte_column(const std::string& line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t current = 1; current < column; ++current) {
    if (at >= line.size()) return static_cast<std::uint32_t>(at + 1 + (column - current));
    base::utf8::next(line, at);
  }
  return static_cast<std::uint32_t>(at + 1);
}

}  // namespace cli
