// SPDX-License-Identifier: MIT
#include "authority/placement.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "authority/byte_edits.hpp"
#include "authority/entry_xml.hpp"
#include "xml/reader.hpp"

namespace authority {
namespace {

/// Where the last of the entries of a kind ends, the last list, and standOff, in a document.
class EndFinder final : public xml::PositionedHandler {
 public:
  using Place = std::optional<xml::LineColumn>;
  struct Ends {
    std::array<Place, kLists.size()> entry;  // its end-tag
    Place list;                              // the end-tag of the last one
    Place stand_off;
    Ids ids;
  };

  Ends& ends() { return ends_; }

  void set_position(const xml::Position& position) override { position_ = &position; }

  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    open_.emplace_back(name.namespace_uri == xml::kTeiNamespace ? name.local : "");
    if (is_closed_in(open_.back())) ++depth_;
    for (const xml::Attribute& attribute : attributes) {
      if (attribute.name.namespace_uri == xml::kXmlNamespace && attribute.name.local == "id") {
        ends_.ids.emplace(attribute.value);
      }
    }
  }

  void end_element(const xml::Name&) override {
    const std::string name = std::move(open_.back());
    open_.pop_back();
    if (is_closed_in(name)) --depth_;
    if (depth_ > 0) return;
    const std::string_view parent = open_.empty() ? std::string_view() : open_.back();
    for (std::size_t i = 0; i < kLists.size(); ++i) {
      if (kind_of(name) == kLists[i].kind && parent == kLists[i].list) {
        ends_.entry[i] = position_->event_line();
      }
      if (name == kLists[i].list) ends_.list = position_->event_line();
    }
    if (name == "standOff") ends_.stand_off = position_->event_line();
  }

  void text(std::string_view) override {}

 private:
  static std::optional<EntityKind> kind_of(std::string_view name) {
    if (name == "personGrp") return EntityKind::person;
    if (name == "biblStruct") return EntityKind::work;
    for (const ListKind& list : kLists) {
      if (name == list.entry) return list.kind;
    }
    return std::nullopt;
  }

  // What stands in there is no list of the register.
  static bool is_closed_in(std::string_view name) {
    return kind_of(name).has_value() || name == "sourceDesc";
  }

  const xml::Position* position_ = nullptr;
  std::vector<std::string> open_;
  std::size_t depth_ = 0;
  Ends ends_;
};

constexpr std::string_view kNewFile = R"(<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>{}</title>
      </titleStmt>
      <publicationStmt>
        <p>{}</p>
      </publicationStmt>
      <sourceDesc>
        <p>{}</p>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <appInfo>
        <application xml:id="apograph" ident="apograph" version="{}">
          <label>Apograph</label>
        </application>
      </appInfo>
    </encodingDesc>
  </teiHeader>
  <standOff>
  </standOff>
</TEI>
)";

std::string escaped(std::string_view text) {
  std::string result;
  append_escaped(result, text, true);
  return result;
}

}  // namespace

const ListKind& list_of(EntityKind kind) {
  return *std::find_if(kLists.begin(), kLists.end(),
                       [&](const ListKind& list) { return list.kind == kind; });
}

base::Result<std::string> with_entries(const std::string& text, const std::string& file,
                                       const WriteEntries& write) {
  if (!is_utf8(text)) {
    return base::failure("authority.not-utf-8", {file, 1, 1},
                         "new entries can only be added to a file in UTF-8",
                         "save the file as UTF-8, or name another file");
  }
  EndFinder finder;
  if (const auto read = xml::read(text, file, finder); !read) return tl::unexpected(read.error());
  EndFinder::Ends& ends = finder.ends();
  if (!ends.list && !ends.stand_off) {
    return base::failure("authority.no-entries", {file, 1, 1},
                         "found no listPerson, listPlace, listOrg or listBibl to add to",
                         "put one into standOff, or name a new file");
  }
  const Offsets offsets(text);
  const auto offset_of = [&](const EndFinder::Place& place) {
    return offsets.of(place->line, place->column);
  };
  ByteEdits edits;
  std::string new_lists;
  const std::size_t end_of_lists = offset_of(ends.list ? ends.list : ends.stand_off);
  const std::string indent = indent_of(end_of_lists, text) + (ends.list ? "" : "  ");
  for (std::size_t i = 0; i < kLists.size(); ++i) {
    if (ends.entry[i]) {
      const std::size_t at = offset_of(ends.entry[i]);
      edits.insert(end_of_tag(text, at), write(kLists[i], line_indent(at, text), ends.ids));
      continue;
    }
    const std::string entries = write(kLists[i], indent + "  ", ends.ids);
    if (entries.empty()) continue;
    new_lists += fmt::format("\n{0}<{1}>{2}\n{0}</{1}>", indent, kLists[i].list, entries);
  }
  const std::size_t at = ends.list ? end_of_tag(text, end_of_lists)
                                   : text.find_last_not_of(" \t\r\n", end_of_lists - 1) + 1;
  edits.insert(at, std::move(new_lists));
  return edits.applied_to(text);
}

std::string new_file(std::string_view title, std::string_view publication, std::string_view source,
                     std::string_view program) {
  return fmt::format(fmt::runtime(kNewFile), escaped(title), escaped(publication), escaped(source),
                     escaped(program));
}

std::string indented_to(std::string_view xml, const std::string& indent) {
  const std::size_t last = xml.rfind('\n');
  if (last == std::string_view::npos) return std::string(xml);
  const std::string_view closing = xml.substr(last + 1);
  const std::string_view before =
      closing.substr(0, std::min(closing.find_first_not_of(" \t"), closing.size()));
  std::string result;
  for (std::size_t at = 0; at < xml.size();) {
    const std::size_t end = std::min(xml.find('\n', at), xml.size() - 1) + 1;
    std::string_view line = xml.substr(at, end - at);
    if (at > 0 && line.starts_with(before)) {
      result += indent;
      line.remove_prefix(before.size());
    }
    result += line;
    at = end;
  }
  return result;
}

}  // namespace authority
