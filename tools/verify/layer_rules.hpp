// SPDX-License-Identifier: MIT
// Which elements belong to the source, and which are printed notes. Inside the room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "xml/document.hpp"

namespace verify {

/// How far the edges of an element part words.
enum class Edge : std::uint8_t {
  none,    // an element inside a line
  block,   // a blank stands between two of these
  chapter  // a blank stands at each edge
};
Edge edge_of(const xml::Node& element);

/// The character that a `g` stands for: @n as U+0001, @ref as #char-0001, else its content.
std::optional<std::string> character_of(const xml::Node& g);

/// What must be known of a document before it is walked.
class LayerRules {
 public:
  explicit LayerRules(const xml::Document& document);

  /// False where an element and all in it are no part of the source.
  bool is_in_source(const xml::Node& element) const;
  /// True for a note or a piece of furniture with lines of its own.
  bool has_own_lines(const xml::Node& element) const;
  bool contains_line(const xml::Node& element) const { return with_lines_.contains(&element); }
  /// True for a note that ought to have lines of its own, but has none.
  bool lacks_lines(const xml::Node& note) const;

  /// The index of a pb outside notes; the page that a note says it stands on.
  std::optional<std::uint32_t> page_of(const xml::Node& pb) const;
  std::optional<std::uint32_t> page_named_by(const xml::Node& note) const;
  const std::vector<std::string>& pages() const { return pages_; }

 private:
  void see(const xml::Node& node);
  void see_page(const xml::Node& pb);
  bool is_chosen(const xml::Node& child, const xml::Node& choice) const;
  bool is_editorial(const xml::Node& note) const;

  std::unordered_set<const xml::Node*> with_lines_;
  std::unordered_map<const xml::Node*, std::uint32_t> page_indexes_;
  std::unordered_map<std::string, std::uint32_t> page_ids_;
  std::vector<std::string> pages_;
  std::unordered_set<std::string> editors_;  // `#id` of whoever the header holds responsible
  bool has_begun_ = false;                   // text or a line was seen
};

}  // namespace verify
