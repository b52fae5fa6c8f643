// SPDX-License-Identifier: MIT
// Writes proposals into a file by its bytes, so that what stands there stays as it is.
#include "authority/proposal.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "authority/entry_xml.hpp"
#include "authority/proposal_ids.hpp"
#include "base/line_index.hpp"
#include "base/utf8.hpp"
#include "xml/reader.hpp"

namespace authority {
namespace {

/// Where entries of a kind go.
struct ListKind {
  EntityKind kind;
  std::string_view list, entry, name;
};
constexpr std::array<ListKind, 3> kLists{{
    {EntityKind::person, "listPerson", "person", "persName"},
    {EntityKind::place, "listPlace", "place", "placeName"},
    {EntityKind::organisation, "listOrg", "org", "orgName"},
}};
constexpr std::string_view kListOfWorks = "listBibl";

constexpr std::string_view kNewFile = R"(<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Proposed names</title>
      </titleStmt>
      <publicationStmt>
        <p>A working file for review. An entry with @cert is a proposal: correct it and take @cert and @resp away, or delete it.</p>
      </publicationStmt>
      <sourceDesc>
        <p>The texts of the letters; the note of each entry says where.</p>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <appInfo>
        <application xml:id="apograph" ident="apograph" version="@VERSION@">
          <label>Apograph</label>
        </application>
      </appInfo>
    </encodingDesc>
  </teiHeader>
  <standOff>
  </standOff>
</TEI>
)";

/// Where the last of the entries of a kind ends, the last list, and standOff, in a document.
class EndFinder final : public xml::PositionedHandler {
 public:
  struct Ends {
    std::array<std::optional<base::Location>, kLists.size()> entry;  // its end-tag
    std::optional<base::Location> list;                              // the end-tag of the last one
    std::optional<base::Location> stand_off;
    std::set<std::string, std::less<>> ids;
  };

  const Ends& ends() const { return ends_; }

  void set_position(const xml::Position& position) override { position_ = &position; }

  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    open_.emplace_back(name.namespace_uri == xml::kTeiNamespace ? name.local : "");
    for (const xml::Attribute& attribute : attributes) {
      if (attribute.name.namespace_uri == xml::kXmlNamespace && attribute.name.local == "id") {
        ends_.ids.emplace(attribute.value);
      }
    }
  }

  void end_element(const xml::Name&) override {
    const std::string name = std::move(open_.back());
    open_.pop_back();
    const std::string_view parent = open_.empty() ? std::string_view() : open_.back();
    for (std::size_t i = 0; i < kLists.size(); ++i) {
      const bool is_entry =
          name == kLists[i].entry || (kLists[i].kind == EntityKind::person && name == "personGrp");
      if (is_entry && parent == kLists[i].list) ends_.entry[i] = position_->event();
      if (name == kLists[i].list) ends_.list = position_->event();
    }
    if (name == kListOfWorks) ends_.list = position_->event();
    if (name == "standOff") ends_.stand_off = position_->event();
  }

  void text(std::string_view) override {}

 private:
  const xml::Position* position_ = nullptr;
  std::vector<std::string> open_;
  Ends ends_;
};

std::size_t offset_of(const base::Location& at, std::string_view text) {
  const base::LineIndex lines("", text);
  const std::string_view line = lines.line(at.line);
  std::size_t offset = 0;
  for (std::uint32_t column = 1; column < at.column && offset < line.size(); ++column) {
    base::utf8::next(line, offset);
  }
  return static_cast<std::size_t>(line.data() - text.data()) + offset;
}

// Behind the tag that begins there.
std::size_t behind_tag(std::size_t offset, std::string_view text) {
  const std::size_t end = text.find('>', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// The blanks before a tag, where nothing else stands before it in its line.
std::string indent_of(std::size_t offset, std::string_view text) {
  const std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  const std::string_view before = text.substr(line, offset - line);
  return before.find_first_not_of(" \t") == std::string_view::npos ? std::string(before) : "";
}

class ProposalWriter {
 public:
  ProposalWriter(const Authority& taken, const EndFinder::Ends& ends)
      : taken_(taken), ids_(ends.ids), is_signed_(ends.ids.contains("apograph")) {}

  // All entries of a kind, each on lines of its own.
  std::string entries(const std::vector<Proposal>& proposals, const ListKind& list,
                      const std::string& indent) {
    out_.clear();
    for (const Proposal& proposal : proposals) {
      if (proposal.kind == list.kind) entry(proposal, list, indent);
    }
    return std::move(out_);
  }

 private:
  void entry(const Proposal& proposal, const ListKind& list, const std::string& indent) {
    out_ += '\n' + indent + '<' + std::string(list.entry);
    attribute("xml:id", new_id(proposal));
    attribute("cert", proposal.certainty);
    if (is_signed_) attribute("resp", "#apograph");
    if (!proposal.sex.empty()) attribute("sex", proposal.sex);
    out_ += '>';
    const std::string inner = '\n' + indent + "  ";
    out_ += inner;
    name(proposal, list);
    for (const std::string& variant : proposal.variants) {
      out_ += inner + '<' + std::string(list.name) + " type=\"variant\">";
      append_escaped(out_, variant, false);
      out_ += "</" + std::string(list.name) + '>';
    }
    life("birth", proposal.birth, inner);
    life("death", proposal.death, inner);
    out_ += inner + "<note type=\"evidence\">";
    append_escaped(out_, proposal.evidence, false);
    out_ += "</note>\n" + indent + "</" + std::string(list.entry) + '>';
  }

  void name(const Proposal& proposal, const ListKind& list) {
    out_ += '<' + std::string(list.name) + '>';
    if (proposal.surname.empty() && proposal.forename.empty()) {
      append_escaped(out_, proposal.name, false);
    } else {
      bool has_part = part("roleName", proposal.title, false);
      has_part = part("forename", proposal.forename, has_part);
      part("surname", proposal.surname, has_part);
    }
    out_ += "</" + std::string(list.name) + '>';
  }

  bool part(const char* element, const std::string& text, bool has_before) {
    if (text.empty()) return has_before;
    out_ += fmt::format("{}<{}>", has_before ? " " : "", element);
    append_escaped(out_, text, false);
    out_ += fmt::format("</{}>", element);
    return true;
  }

  void life(const char* element, const std::string& year, const std::string& inner) {
    if (!year.empty()) out_ += fmt::format("{}<{} when=\"{}\"/>", inner, element, year);
  }

  void attribute(std::string_view attribute_name, std::string_view value) {
    out_ += fmt::format(" {}=\"", attribute_name);
    append_escaped(out_, value, true);
    out_ += '"';
  }

  std::string new_id(const Proposal& proposal) {
    const bool has_parts = !proposal.surname.empty() || !proposal.forename.empty();
    const std::string base =
        id_of_name(has_parts ? proposal.surname + ' ' + proposal.forename + ' ' + proposal.title
                             : proposal.name);
    std::string id = base;
    for (int number = 2; ids_.contains(id) || taken_.find(id) != nullptr; ++number) {
      id = fmt::format("{}-{}", base, number);
    }
    ids_.insert(id);
    return id;
  }

  const Authority& taken_;
  std::set<std::string, std::less<>> ids_;
  bool is_signed_ = false;
  std::string out_;
};

bool is_utf8(std::string_view document) {
  const std::string_view declaration = document.substr(0, document.find("?>"));
  const bool says_other = declaration.starts_with("<?xml") &&
                          declaration.find("encoding=") != std::string_view::npos &&
                          declaration.find("UTF-8") == std::string_view::npos &&
                          declaration.find("utf-8") == std::string_view::npos;
  return !says_other && !base::utf8::first_malformed(document);
}

std::string new_file(std::string_view program) {
  constexpr std::string_view kVersion = "@VERSION@";
  std::string text(kNewFile);
  std::string version;
  append_escaped(version, program, true);
  return text.replace(text.find(kVersion), kVersion.size(), version);
}

}  // namespace

base::Result<std::string> with_proposals(std::string_view existing, const std::string& file,
                                         const std::vector<Proposal>& proposals,
                                         const Authority& taken, std::string_view program) {
  std::string text = existing.empty() ? new_file(program) : std::string(existing);
  if (!is_utf8(text)) {
    return base::failure("authority.not-utf-8", {file, 1, 1},
                         "new entries can only be added to a file in UTF-8",
                         "save the file as UTF-8, or name another file");
  }
  EndFinder finder;
  if (const auto read = xml::read(text, file, finder); !read) return tl::unexpected(read.error());
  const EndFinder::Ends& ends = finder.ends();
  if (!ends.list && !ends.stand_off) {
    return base::failure("authority.no-entries", {file, 1, 1},
                         "found no listPerson, listPlace, listOrg or listBibl to add to",
                         "put one into standOff, or name a new file");
  }
  ProposalWriter writer(taken, ends);
  std::vector<std::pair<std::size_t, std::string>> insertions;
  std::string new_lists;
  const std::size_t end_of_lists = offset_of(ends.list ? *ends.list : *ends.stand_off, text);
  const std::string indent = indent_of(end_of_lists, text) + (ends.list ? "" : "  ");
  for (std::size_t i = 0; i < kLists.size(); ++i) {
    if (ends.entry[i]) {
      const std::size_t at = offset_of(*ends.entry[i], text);
      insertions.emplace_back(behind_tag(at, text),
                              writer.entries(proposals, kLists[i], indent_of(at, text)));
      continue;
    }
    const std::string entries = writer.entries(proposals, kLists[i], indent + "  ");
    if (entries.empty()) continue;
    new_lists += fmt::format("\n{0}<{1}>{2}\n{0}</{1}>", indent, kLists[i].list, entries);
  }
  const std::size_t at = ends.list ? behind_tag(end_of_lists, text)
                                   : text.find_last_not_of(" \t\r\n", end_of_lists - 1) + 1;
  insertions.emplace_back(at, std::move(new_lists));
  // From the end, so that the places before stay what they are; lists stand behind entries.
  std::stable_sort(insertions.begin(), insertions.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [offset, added] : insertions) text.insert(offset, added);
  return text;
}

}  // namespace authority
