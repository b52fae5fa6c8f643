// SPDX-License-Identifier: MIT
#include "encode/styles.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using source::Run;
using source::RunStyle;

// The words of @rend, in the order of the enumeration.
constexpr std::array<std::string_view, 7> kRend = {"superscript", "subscript", "italic",    "bold",
                                                   "underline",   "strike",    "small-caps"};

std::string_view primary(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

// A code as @xml:lang takes it: letters, digits and hyphens, as BCP 47 has them.
bool is_language(std::string_view code) {
  const std::string_view first = primary(code);
  return first.size() >= 2 && first.size() <= 3 && code.size() <= 35 && code != "und" &&
         code != "zxx" && std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-';
         });
}

// A pointer as @target takes it holds no blanks.
std::string pointer_of(std::string_view target) {
  std::string pointer;
  for (const char c : target) {
    const bool is_unsafe = static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' ||
                           c == '>' || c == '\\' || c == '^' || c == '`' || c == '{' || c == '|' ||
                           c == '}';
    if (!is_unsafe) {
      pointer += c;
      continue;
    }
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    pointer += '%';
    pointer += kDigits[static_cast<unsigned char>(c) >> 4U];
    pointer += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return pointer;
}

// Goes through the ends of runs, with the runs that hold between two of them.
class Flattener {
 public:
  Flattener(const source::SourceText& source, const std::string& language)
      : source_(source), language_(language) {
    count_languages();
    for (const Run& run : source.runs) {
      if (!counts(run)) continue;
      ends_.push_back(run.span.begin);
      ends_.push_back(run.span.end);
    }
    std::sort(ends_.begin(), ends_.end());
    ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
  }

  std::vector<StyledSpan> spans() {
    std::vector<StyledSpan> spans;
    std::vector<const Run*> open;
    auto next = source_.runs.begin();
    for (std::size_t i = 0; i + 1 < ends_.size(); ++i) {
      std::erase_if(open, [&](const Run* run) { return run->span.end <= ends_[i]; });
      for (; next != source_.runs.end() && next->span.begin <= ends_[i]; ++next) {
        if (counts(*next)) open.push_back(&*next);
      }
      Style style = style_of(open);
      if (!style.is_plain()) spans.push_back({{ends_[i], ends_[i + 1]}, std::move(style)});
    }
    return spans;
  }

 private:
  void count_languages() {
    for (const Run& run : source_.runs) {
      if (run.style == RunStyle::language)
        sizes_[std::string(primary(run.value))] += run.span.size();
    }
  }

  bool counts(const Run& run) const {
    if (run.style == RunStyle::deleted) return false;
    if (run.style != RunStyle::language) return true;
    const std::string language(primary(run.value));
    return is_language(run.value) && base::lower_case(language) != primary(language_) &&
           2 * sizes_.at(language) < source_.text.size();
  }

  // Where two differ, the one that begins later counts.
  Style style_of(const std::vector<const Run*>& open) const {
    Style style;
    std::array<bool, kRend.size()> holds{};
    for (const Run* run : open) {
      const auto kind = static_cast<std::size_t>(run->style);
      if (kind < kRend.size()) holds.at(kind) = true;
      if (run->style == RunStyle::title) style.is_title = true;
      if (run->style == RunStyle::link) style.target = pointer_of(run->value);
      if (run->style == RunStyle::language) style.language = run->value;
      if (run->style == RunStyle::inserted && base::is_digits(run->value))
        style.inserted = static_cast<std::uint32_t>(std::stoul(run->value));
    }
    for (std::size_t i = 0; i < kRend.size(); ++i) {
      if (holds.at(i)) (style.rend += style.rend.empty() ? "" : " ") += kRend.at(i);
    }
    return style;
  }

  const source::SourceText& source_;
  const std::string& language_;
  std::map<std::string, std::uint64_t> sizes_;  // of the text in each language
  std::vector<std::uint32_t> ends_;
};

void append(std::vector<StyledSpan>& found, base::Span span, const Style& style,
            std::string_view text) {
  if (!found.empty() && found.back().style == style) {
    const std::string_view between =
        text.substr(found.back().span.end, span.begin - found.back().span.end);
    if (between.empty() || between == " ") {
      found.back().span.end = span.end;
      return;
    }
  }
  found.push_back({span, style});
}

}  // namespace

std::vector<StyledSpan> styles_of(const source::SourceText& source, const std::string& language) {
  return source.runs.empty() ? std::vector<StyledSpan>() : Flattener(source, language).spans();
}

std::vector<StyledSpan> styles_in(const layout::Flow& flow, const std::vector<StyledSpan>& styles) {
  std::vector<StyledSpan> found;
  if (styles.empty()) return found;
  for (const layout::Piece& piece : flow.pieces) {
    auto style = std::partition_point(styles.begin(), styles.end(), [&](const StyledSpan& span) {
      return span.span.end <= piece.source.begin;
    });
    for (; style != styles.end() && style->span.begin < piece.source.end; ++style) {
      const std::uint32_t begin = std::max(style->span.begin, piece.source.begin);
      const std::uint32_t end = std::min(style->span.end, piece.source.end);
      const std::uint32_t at = piece.at + (begin - piece.source.begin);
      append(found, {at, at + (end - begin)}, style->style, flow.text);
    }
  }
  return found;
}

Node open_style(Node parent, const Style& style, const source::SourceText& source, Record& record) {
  Node inside = parent;
  if (style.inserted && *style.inserted < source.changes.size()) {
    inside = element(inside, "add");
    attribute_change(inside, source.changes[*style.inserted], record);
  }
  if (!style.target.empty()) {
    inside = element(inside, "ref");
    attribute(inside, "target", style.target);
  }
  if (style.is_title) inside = element(inside, "title");
  if (!style.language.empty() && !style.is_title) inside = element(inside, "foreign");
  if (!style.language.empty()) {
    attribute(inside, "xml:lang", style.language);
    record.languages.insert(style.language);
  }
  if (style.rend.empty()) return inside;
  const bool has_place = style.is_title || !style.language.empty();
  if (!has_place) inside = element(inside, "hi");
  attribute(inside, "rend", style.rend);
  return inside;
}

void attribute_change(Node node, const source::Change& change, Record& record) {
  if (!change.author.empty()) attribute(node, "resp", "#" + record.reviser(change.author));
  if (change.date.empty()) return;
  // A note on another page corresponds to that page as well.
  node.add_to_attribute("corresp", "#" + record.change(change.author, change.date));
}

}  // namespace encode
