// SPDX-License-Identifier: MIT
// The parts of a DOCX that its text refers to: relationships, styles, numbering, settings
// (ECMA-376, part 1). Inside the room only.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/numerals.hpp"
#include "source/office_text.hpp"
#include "source/xml_events.hpp"

namespace source {

/// Properties of a run; none where nothing is said (17.3.2).
struct DocxRunStyle : CharacterStyle {
  std::optional<bool> hidden;

  /// What `below` says counts where this says nothing.
  void complete(const DocxRunStyle& below);
  /// Takes an element of w:rPr.
  void take(const Tag& tag);
};

struct DocxStyle {
  std::string based_on;
  std::string name;  // in lower case: "heading 1", "quote"
  DocxRunStyle run;
  std::string justification;
  std::string list, list_level;  // w:numId, w:ilvl
  std::optional<std::uint32_t> outline;
};

/// A paragraph style with those that it is based on.
struct DocxParagraphStyle {
  std::uint32_t heading = 0;  // its level, from 1
  bool is_quotation = false;
  std::string justification;
  std::string list, list_level;
};

class DocxStyles final : public TagHandler {
 public:
  void start(const Tag& tag) override;
  void end(std::string_view local) override;
  void characters(std::string_view) override {}

  DocxParagraphStyle paragraph(const std::string& id) const;
  DocxRunStyle run(const std::string& id) const;

 private:
  std::map<std::string, DocxStyle> styles_;
  DocxStyle* open_ = nullptr;
  std::string default_paragraph_;
  bool is_in_run_ = false;
};

/// The numbers of list items (17.9).
class DocxNumbering final : public TagHandler {
 public:
  void start(const Tag& tag) override;
  void end(std::string_view local) override;
  void characters(std::string_view) override {}

  /// The label of the next item of a list on a level, with its blank; empty where it has none.
  std::string next_label(const std::string& list, std::uint32_t level);

 private:
  static constexpr std::size_t kLevels = 9;
  struct Level {
    std::string format = "decimal";
    std::string text;
    std::uint32_t first = 1;
  };
  struct List {
    std::array<Level, kLevels> levels;
  };
  struct Instance {
    std::string of;  // w:abstractNumId
    std::array<std::optional<std::uint32_t>, kLevels> first;
  };
  using Counters = std::array<std::optional<std::uint32_t>, kLevels>;

  std::map<std::string, List> lists_;
  std::map<std::string, Instance> instances_;
  std::map<std::string, Counters> counters_;  // by instance
  List* list_ = nullptr;
  Level* level_ = nullptr;
  Instance* instance_ = nullptr;
  std::size_t overridden_ = 0;
};

/// How notes are numbered (17.11).
class DocxSettings final : public TagHandler {
 public:
  void start(const Tag& tag) override;
  void end(std::string_view local) override;
  void characters(std::string_view) override {}

  Numerals footnotes = Numerals::decimal;
  Numerals endnotes = Numerals::lower_roman;

 private:
  Numerals* open_ = nullptr;
};

struct DocxRelationship {
  std::string kind;    // the last part of its type: "footnotes", "hyperlink"
  std::string target;  // the name of a member, or an address
};

/// The relationships of a part, by id. Targets that are members are given as members are named.
class DocxRelationships final : public TagHandler {
 public:
  /// `folder` is that of the part: "word/".
  explicit DocxRelationships(std::string folder) : folder_(std::move(folder)) {}
  void start(const Tag& tag) override;
  void end(std::string_view) override {}
  void characters(std::string_view) override {}

  /// The first target of this kind, or empty.
  std::string target_of(std::string_view kind) const;

  std::map<std::string, DocxRelationship> all;

 private:
  std::string folder_;
};

/// The value of an element that is on or off (17.17.4).
bool is_on(const Tag& tag);
Numerals docx_numerals(std::string_view format);

}  // namespace source
