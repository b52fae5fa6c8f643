// SPDX-License-Identifier: MIT
#include "apograph/review/encoding_lines.hpp"

#include <algorithm>
#include <vector>

#include "base/line_index.hpp"
#include "base/text.hpp"
#include "verify/source_layer.hpp"
#include "xml/document.hpp"

namespace apograph {
namespace {

bool is_tag(std::string_view token, std::string_view name) {
  token.remove_prefix(1);
  return token.starts_with(name) && token.substr(name.size()).find_first_of(" \t\r\n/>") == 0;
}

// The elements around the whole text, which belong to no line.
bool is_frame(std::string_view token) {
  if (token.starts_with("</")) token.remove_prefix(1);
  return is_tag(token, "front") || is_tag(token, "body") || is_tag(token, "back");
}

class Cutter {
 public:
  Cutter(std::string_view tei, const verify::SourceLayer& layer) : tei_(tei), index_("", tei) {
    for (const verify::SourceLine& line : layer.lines) {
      places_[{line.at.line, line.at.column}] = {line.page, line.number};
    }
  }

  std::map<LinePlace, std::string> cut() {
    const std::size_t end = std::min(tei_.rfind("</text>"), tei_.size());
    std::size_t at = std::min(tei_.find("<text>"), tei_.find("<text "));
    if (at == std::string_view::npos) return {};
    at = std::min(tei_.find('>', at), end) + 1;
    while (at < end) {
      const bool is_markup = tei_[at] == '<';
      const std::size_t next =
          is_markup ? std::min(tei_.find('>', at), end - 1) + 1 : std::min(tei_.find('<', at), end);
      const std::string_view token = tei_.substr(at, next - at);
      is_markup ? take_tag(token, at) : take_text(token);
      at = next;
    }
    for (auto& [place, text] : lines_) text = base::collapsed(text);
    return std::move(lines_);
  }

 private:
  void take_text(std::string_view token) {
    if (base::trimmed(token).empty()) {
      (pending_.empty() ? here() : pending_) += ' ';
    } else {
      flush() += token;
    }
  }

  void take_tag(std::string_view token, std::size_t at) {
    if (is_frame(token)) return;
    if (is_tag(token, "lb")) {
      begin_line(at);
      here() += token;
    } else if (token.starts_with("</")) {
      flush() += token;
      if (is_tag(token.substr(1), "note") && !outer_.empty()) {
        line_ = outer_.back();
        outer_.pop_back();
      }
    } else if (token.ends_with("/>") && !is_tag(token, "pb")) {
      flush() += token;
    } else {
      if (is_tag(token, "note")) {
        flush();
        outer_.push_back(line_);
      }
      pending_ += token;
    }
  }

  // Start-tags wait for what comes behind them: a new line takes them along.
  void begin_line(std::size_t at) {
    const base::Location location = index_.locate(static_cast<std::uint32_t>(at));
    const auto place = places_.find({location.line, location.column});
    if (place == places_.end()) return;
    line_ = place->second;
    here() += pending_;
    pending_.clear();
  }

  std::string& flush() {
    here() += pending_;
    pending_.clear();
    return here();
  }

  std::string& here() { return lines_[line_]; }

  std::string_view tei_;
  base::LineIndex index_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, LinePlace> places_;  // by line and column
  std::map<LinePlace, std::string> lines_;
  LinePlace line_{UINT32_MAX, 0};  // before the first line
  std::vector<LinePlace> outer_;   // the lines in which notes that are open have their anchors
  std::string pending_;
};

}  // namespace

std::map<LinePlace, std::string> encoding_lines(std::string_view tei, const std::string& name) {
  const auto document = xml::parse(tei, name);
  if (!document) return {};
  return Cutter(tei, verify::source_layer(*document)).cut();
}

}  // namespace apograph
