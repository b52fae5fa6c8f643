// SPDX-License-Identifier: MIT
// Parts of documents that are read later than they are met: notes, text boxes. Inside the room
// only.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xml/reader.hpp"

namespace source {

/// A start-tag as readers of office formats ask for it: what an element is called tells enough
/// without its prefix.
class Tag {
 public:
  Tag(std::string_view local, std::span<const xml::Attribute> attributes)
      : local_(local), attributes_(attributes) {}

  std::string_view local() const { return local_; }
  bool is(std::string_view name) const { return local_ == name; }
  std::span<const xml::Attribute> attributes() const { return attributes_; }
  /// The value of the attribute with this local name, or empty.
  std::string_view operator[](std::string_view name) const;

 private:
  std::string_view local_;
  std::span<const xml::Attribute> attributes_;
};

/// What a reader of an office format does with the elements of a part.
class TagHandler {
 public:
  virtual ~TagHandler() = default;
  virtual void start(const Tag& tag) = 0;
  virtual void end(std::string_view local) = 0;
  virtual void characters(std::string_view text) = 0;
};

/// Elements and text, kept to be read again.
class Recording {
 public:
  void start(const Tag& tag);
  void end(std::string_view local);
  void characters(std::string_view text);
  void play(TagHandler& handler) const;
  bool is_empty() const { return events_.empty(); }

 private:
  enum class Kind : std::uint8_t { start, end, text };
  struct Event {
    Kind kind;
    std::string text;  // or the name
    std::vector<std::pair<std::string, std::string>> attributes;
  };
  std::vector<Event> events_;
};

/// Reads a part of a container; it may be nested 1000 elements deep. Fails as xml::read does.
base::Result<void> read_tags(std::string_view document, const std::string& name,
                             TagHandler& handler);

}  // namespace source
