// SPDX-License-Identifier: MIT
#include "base/text_diff.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace base {
namespace {

constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string_view>;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// A line that both texts have, or that only one has: ' ', '-' or '+'.
struct Edit {
  char kind;
  std::size_t before;  // index of the line, or of the next one, in the text before
  std::size_t after;
};

// The ends of the furthest paths of Myers' algorithm, one array for each number of changes;
// diagonal k stands at index k + changes, so that every second element is used.
using Trace = std::vector<std::vector<std::size_t>>;

std::optional<Trace> furthest_paths(const Lines& a, const Lines& b, std::size_t max_changes) {
  Trace trace;
  for (std::size_t changes = 0; changes <= max_changes; ++changes) {
    std::vector<std::size_t> ends(2 * changes + 1);
    for (std::size_t index = 0; index <= 2 * changes; index += 2) {
      std::size_t x = 0;
      if (changes > 0) {
        const std::vector<std::size_t>& last = trace.back();
        const bool is_down = index == 0 || (index != 2 * changes && last[index - 2] < last[index]);
        x = is_down ? last[index] : last[index - 2] + 1;
      }
      std::size_t y = x + changes - index;
      while (x < a.size() && y < b.size() && a[x] == b[y]) ++x, ++y;
      ends[index] = x;
      if (x >= a.size() && y >= b.size()) {
        trace.push_back(std::move(ends));
        return trace;
      }
    }
    trace.push_back(std::move(ends));
  }
  return std::nullopt;
}

std::vector<Edit> replace_all(const Lines& a, const Lines& b) {
  std::vector<Edit> edits;
  edits.reserve(a.size() + b.size());
  for (std::size_t i = 0; i < a.size(); ++i) edits.push_back({'-', i, 0});
  for (std::size_t j = 0; j < b.size(); ++j) edits.push_back({'+', a.size(), j});
  return edits;
}

std::vector<Edit> edits_between(const Lines& a, const Lines& b, std::size_t max_changes) {
  const std::optional<Trace> trace = furthest_paths(a, b, max_changes);
  if (!trace) return replace_all(a, b);
  std::vector<Edit> edits;
  std::size_t x = a.size();
  std::size_t y = b.size();
  for (std::size_t changes = trace->size() - 1; changes > 0; --changes) {
    const std::vector<std::size_t>& last = (*trace)[changes - 1];
    const std::size_t index = x + changes - y;
    const bool is_down = index == 0 || (index != 2 * changes && last[index - 2] < last[index]);
    const std::size_t from_x = is_down ? last[index] : last[index - 2];
    const std::size_t from_y = from_x + (changes - 1) - (is_down ? index : index - 2);
    const std::size_t after_x = is_down ? from_x : from_x + 1;
    for (; x > after_x; --x, --y) edits.push_back({' ', x - 1, y - 1});
    edits.push_back(is_down ? Edit{'+', from_x, from_y} : Edit{'-', from_x, from_y});
    x = from_x;
    y = from_y;
  }
  for (; x > 0; --x, --y) edits.push_back({' ', x - 1, y - 1});
  std::reverse(edits.begin(), edits.end());
  return edits;
}

std::string range(std::size_t begin, std::size_t count) {
  return count == 1 ? fmt::format("{}", begin + 1)
                    : fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
}

void append_hunk(std::string& out, const std::vector<Edit>& edits, std::size_t begin,
                 std::size_t end, const Lines& a, const Lines& b) {
  std::size_t removed = 0;
  std::size_t added = 0;
  std::string body;
  for (std::size_t i = begin; i < end; ++i) {
    const Edit& edit = edits[i];
    removed += edit.kind != '+' ? 1 : 0;
    added += edit.kind != '-' ? 1 : 0;
    body += fmt::format("{}{}\n", edit.kind, edit.kind == '+' ? b[edit.after] : a[edit.before]);
  }
  out += fmt::format("@@ -{} +{} @@\n{}", range(edits[begin].before, removed),
                     range(edits[begin].after, added), body);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after,
                         std::string_view before_name, std::string_view after_name,
                         std::size_t max_changes) {
  const Lines a = split(before);
  const Lines b = split(after);
  if (a == b) return {};
  const std::vector<Edit> edits = edits_between(a, b, max_changes);
  std::string out = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
  std::size_t at = 0;
  while (true) {
    while (at < edits.size() && edits[at].kind == ' ') ++at;
    if (at == edits.size()) return out;
    const std::size_t begin = at - std::min(at, kContext);
    std::size_t end = at;
    for (std::size_t quiet = 0; at < edits.size() && quiet <= 2 * kContext; ++at) {
      quiet = edits[at].kind == ' ' ? quiet + 1 : 0;
      if (quiet == 0) end = at + 1;
    }
    end = std::min(end + kContext, edits.size());
    append_hunk(out, edits, begin, end, a, b);
    at = end;
  }
}

}  // namespace base
