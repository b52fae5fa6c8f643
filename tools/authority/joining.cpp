// SPDX-License-Identifier: MIT
#include "authority/joining.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "authority/agreement.hpp"
#include "authority/byte_edits.hpp"
#include "authority/entry_xml.hpp"
#include "authority/name_key.hpp"
#include "base/text.hpp"

namespace authority {
namespace {

/// The order in which TEI wants the parts of an entry.
enum class Rank : std::uint8_t { name, state, note, nested };
constexpr std::size_t kInsertedRanks = 3;      // nothing nested is added
constexpr std::size_t kLongestQuotation = 60;  // bytes of a text that a report tells

bool is_one_of(const xml::Node& node, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return node.is_tei(name); });
}

bool is_name(const xml::Node& node, EntityKind kind) {
  if (kind == EntityKind::place) {
    return is_one_of(node, {"placeName", "geogName", "settlement", "region", "country", "name"});
  }
  if (kind == EntityKind::work) return node.is_tei("title");
  return is_one_of(node, {"persName", "orgName", "name"});
}

bool is_nested(const xml::Node& node) {
  return is_one_of(node, {"person", "place", "org", "listPerson", "listPlace", "listOrg"});
}

Rank rank_of(const xml::Node& node, EntityKind kind) {
  if (is_name(node, kind)) return Rank::name;
  if (is_nested(node)) return Rank::nested;
  const bool is_idno = node.is_tei("idno") && kind != EntityKind::organisation;
  const bool is_note = is_one_of(
      node, {"note", "noteGrp", "bibl", "biblStruct", "listBibl", "ptr", "linkGrp", "link"});
  return is_idno || is_note ? Rank::note : Rank::state;
}

std::string told(std::string_view what, std::string_view text) {
  std::size_t size = text.size();
  if (size > kLongestQuotation) {
    size = text.rfind(' ', kLongestQuotation);
    if (size == std::string_view::npos) size = text.size();
  }
  return fmt::format("{} “{}{}”", what, text.substr(0, size), size < text.size() ? "…" : "");
}

// Text of its own, as of a bibl that is written as a sentence.
std::string own_text(const xml::Node& entry) {
  std::string text;
  for (const auto& child : entry.children) {
    if (child->kind == xml::NodeKind::text) text += child->text;
  }
  return base::collapsed(text);
}

// By which parts are one.
std::string print_of(const xml::Node& node) {
  if (node.kind == xml::NodeKind::comment) return "<!--" + base::collapsed(node.text) + "-->";
  return base::collapsed(entry_xml(node));
}

bool is_redundant(const Dating& theirs, const Dating& known) {
  if (theirs.is_exact && known.is_exact) return known.earliest.starts_with(theirs.earliest);
  return theirs.earliest == known.earliest && theirs.latest == known.latest;
}

// A form that another entry shows first is one of several here.
std::string as_variant(std::string name) {
  const std::size_t end = std::min(name.find('>'), name.size());
  const std::string_view tag = std::string_view(name).substr(0, end);
  constexpr std::string_view kMain = " type=\"main\"";
  if (const std::size_t at = tag.find(kMain); at != std::string_view::npos) {
    return name.replace(at, kMain.size(), " type=\"variant\"");
  }
  if (tag.find(" type=\"") != std::string_view::npos) return name;
  return name.insert(std::min(name.find_first_of(" />"), name.size()), " type=\"variant\"");
}

std::string idno_of(const Identifier& identifier) {
  std::string idno = "<idno type=\"";
  const bool is_known = identifier.link.has_value();
  append_escaped(idno, is_known ? name_of(identifier.link->scheme) : std::string_view("URI"), true);
  idno += "\">";
  append_escaped(idno, is_known ? std::string_view(identifier.link->identifier) : identifier.text,
                 false);
  return idno + "</idno>";
}

// Adds what sources say to one entry.
class EntryJoiner {
 public:
  EntryJoiner(const RegisterFile& file, const FoundEntry& target, Extent extent)
      : file_(file), target_(target), extent_(extent), known_(target.entity) {
    for (const auto& child : target.node->children) prints_.insert(print_of(*child));
  }

  Joined take(const FoundEntry& source) {
    joined_ = {};
    joined_.conflicts = conflicts_with(source);
    if (!joined_.conflicts.empty()) return std::move(joined_);
    if (extent_ == Extent::all) take_attributes(*source.node);
    if (!source.entity.sex.empty() && known_.sex.empty()) take_sex(source.entity);
    for (const auto& child : source.node->children) {
      if (child->kind == xml::NodeKind::comment) take_other(*child, "comment");
      if (child->kind == xml::NodeKind::element) take_child(*child, source);
    }
    take_references(source.entity);
    return std::move(joined_);
  }

  // Says what is to be done with the bytes of the file.
  void finish(const Offsets& offsets, ByteEdits& edits) const {
    const std::string& text = file_.bytes();
    const std::size_t begin = offsets.of(target_.node->line, target_.node->column);
    const std::size_t end = end_of_tag(text, begin);
    const std::size_t name_end = text.find_first_of(" \t\r\n/>", begin);
    if (!attributes_.empty()) edits.insert(name_end, attributes_);
    for (const auto& [node, xml] : replaced_) {
      const std::size_t at = offsets.of(node->line, node->column);
      edits.replace(at, end_of_element(text, at), xml);
    }
    const std::string outer = "\n" + indent_of(begin, text);
    if (text[end - 2] == '/') {
      std::string inner;
      for (const auto& added : added_) {
        for (const std::string& xml : added) inner += outer + "  " + xml;
      }
      if (inner.empty()) return;
      const std::string name = text.substr(begin + 1, name_end - begin - 1);
      edits.replace(end - 2, end, fmt::format(">{}{}</{}>", inner, outer, name));
      return;
    }
    const std::string separator = separator_of(offsets, outer);
    for (std::size_t i = 0; i < kInsertedRanks; ++i) {
      if (added_[i].empty()) continue;
      const xml::Node* anchor = anchor_of(static_cast<Rank>(i));
      const std::size_t at =
          anchor == nullptr ? end : end_of_element(text, offsets.of(anchor->line, anchor->column));
      for (const std::string& xml : added_[i]) edits.insert(at, separator + xml);
    }
  }

 private:
  std::vector<std::string> conflicts_with(const FoundEntry& source) const {
    std::vector<std::string> found = contradictions(known_, source.entity);
    if (extent_ == Extent::gaps) return found;
    for (const auto& child : source.node->children) {
      if (is_nested(*child) && !stands_for_itself(*child) && !prints_.contains(print_of(*child))) {
        found.push_back(fmt::format("it holds a {} of its own", child->local));
      }
      const bool is_description = is_one_of(*child, {"monogr", "analytic", "series"});
      if (is_description && !prints_.contains(print_of(*child))) {
        found.push_back(fmt::format("{}: the two differ", child->local));
      }
    }
    const std::string text = own_text(*source.node);
    if (!text.empty() && text != own_text(*target_.node)) {
      found.push_back(told("text of its own:", text));
    }
    for (const xml::TreeAttribute& attribute : source.node->attributes) {
      const std::string* mine = attribute_of(*target_.node, attribute);
      if (is_free(attribute) || mine == nullptr || *mine == attribute.value) continue;
      found.push_back(
          fmt::format("@{}: {} here, {} there", attribute.local, *mine, attribute.value));
    }
    return found;
  }

  // Attributes that say nothing of whom the entry is of, or are read otherwise.
  static bool is_free(const xml::TreeAttribute& attribute) {
    if (!attribute.namespace_uri.empty()) return true;
    static constexpr std::array<std::string_view, 5> kFree = {"cert", "resp", "sex", "sameAs", "n"};
    return std::find(kFree.begin(), kFree.end(), attribute.local) != kFree.end();
  }

  static const std::string* attribute_of(const xml::Node& node,
                                         const xml::TreeAttribute& attribute) {
    for (const xml::TreeAttribute& other : node.attributes) {
      if (other.local == attribute.local && other.namespace_uri == attribute.namespace_uri) {
        return &other.value;
      }
    }
    return nullptr;
  }

  void add_attribute(std::string_view name, std::string_view value) {
    attributes_ += fmt::format(" {}=\"", name);
    append_escaped(attributes_, value, true);
    attributes_ += '"';
    joined_.gained.push_back(fmt::format("{} {}", name, value));
  }

  void take_attributes(const xml::Node& source) {
    for (const xml::TreeAttribute& attribute : source.attributes) {
      const bool is_new = attribute_of(*target_.node, attribute) == nullptr &&
                          taken_attributes_.insert(attribute.local).second;
      if (!is_free(attribute) && is_new) add_attribute(attribute.local, attribute.value);
    }
  }

  void take_sex(const Entity& source) {
    known_.sex = source.sex;
    add_attribute("sex", source.sex);
  }

  void take_child(const xml::Node& child, const FoundEntry& source) {
    const EntityKind kind = source.entity.kind;
    if (is_name(child, kind)) return take_name(child, source.entity);
    if (child.is_tei("birth")) return take_date(child, known_.born, source.entity.born);
    if (child.is_tei("death")) return take_date(child, known_.died, source.entity.died);
    if (is_one_of(child, {"idno", "ptr"})) return take_identifier(child, source.entity);
    if (is_one_of(child, {"sex", "monogr", "analytic", "series"}) || is_nested(child)) return;
    if (extent_ == Extent::all) return take_other(child, child.local);
    const bool is_gap =
        (child.is_tei("location") && known_.latitude.empty() && !source.entity.latitude.empty()) ||
        (child.is_tei("textLang") && known_.language.empty()) ||
        (child.is_tei("note") && target_.entity.notes.empty());
    if (is_gap) {
      take_other(child, child.local);
    } else if (!prints_.contains(print_of(child))) {
      joined_.left_out.push_back(told(child.local, base::collapsed(child.text_content())));
    }
  }

  void take_name(const xml::Node& child, const Entity& source) {
    NameForm form;
    form.text = base::collapsed(child.text_content());
    for (const NameForm& name : source.names) {
      if (name.text == form.text) form = name;
    }
    form.language = child.attribute_or_empty("xml:lang");
    if (form.text.empty() || has_name(form)) return;
    std::string what = told("name", form.text);
    if (extent_ == Extent::gaps) {
      joined_.left_out.push_back(std::move(what));
      return;
    }
    known_.names.push_back(std::move(form));
    // Its @ref goes along.
    for (const Identifier& identifier : source.identifiers) {
      if (stands_at(identifier, child)) known_.identifiers.push_back(identifier);
    }
    add(Rank::name, as_variant(entry_xml(child)), std::move(what));
  }

  // A form in no language says less than one in some.
  bool has_name(const NameForm& form) const {
    const std::string key = key_of_name(form);
    return std::any_of(known_.names.begin(), known_.names.end(), [&](const NameForm& name) {
      return (form.language.empty() || form.language == name.language) && key_of_name(name) == key;
    });
  }

  void take_date(const xml::Node& child, Dating& known, const Dating& theirs) {
    if (prints_.contains(print_of(child))) return;
    const xml::Node* mine = target_.node->child(child.local);
    const std::string what = fmt::format("{} {}", child.local, text_of(theirs));
    if (known.is_empty() && mine == nullptr) {
      known = theirs;
      return add(Rank::state, entry_xml(child), what);
    }
    const bool is_bare = child.children.empty();
    if (is_bare && is_redundant(theirs, known)) return;
    if (extent_ == Extent::gaps) {
      joined_.left_out.push_back(what);
      return;
    }
    const bool can_stand_for_mine = mine != nullptr && mine->children.empty() &&
                                    !has_more_attributes(*mine, child) &&
                                    is_redundant(known, theirs) && !is_replaced(*mine);
    known = is_redundant(theirs, known) ? known : theirs;
    if (!can_stand_for_mine) return add(Rank::state, entry_xml(child), what);
    replaced_.emplace_back(mine, entry_xml(child));
    joined_.gained.push_back(what);
  }

  bool is_replaced(const xml::Node& mine) const {
    return std::any_of(replaced_.begin(), replaced_.end(),
                       [&](const auto& replaced) { return replaced.first == &mine; });
  }

  // Beyond the dates, which have been compared.
  static bool has_more_attributes(const xml::Node& mine, const xml::Node& theirs) {
    return std::any_of(mine.attributes.begin(), mine.attributes.end(), [&](const auto& attribute) {
      static constexpr std::array<std::string_view, 5> kDates = {"when", "notBefore", "notAfter",
                                                                 "from", "to"};
      const bool is_date = std::find(kDates.begin(), kDates.end(), attribute.local) != kDates.end();
      const std::string* other = attribute_of(theirs, attribute);
      return !is_date && (other == nullptr || *other != attribute.value);
    });
  }

  static bool stands_at(const Identifier& identifier, const xml::Node& node) {
    return identifier.line == node.line && identifier.column == node.column;
  }

  bool is_known(const Identifier& identifier) const {
    return std::any_of(known_.identifiers.begin(), known_.identifiers.end(),
                       [&](const Identifier& other) { return other.key == identifier.key; });
  }

  bool fills_gap(const Identifier& identifier) const {
    if (identifier.link && !identifier.link->is_sound) return false;
    return std::none_of(
        known_.identifiers.begin(), known_.identifiers.end(), [&](const Identifier& other) {
          return identifier.link ? other.link && other.link->scheme == identifier.link->scheme
                                 : other.type == identifier.type;
        });
  }

  void take_identifier(const xml::Node& child, const Entity& source) {
    const auto found =
        std::find_if(source.identifiers.begin(), source.identifiers.end(),
                     [&](const Identifier& identifier) { return stands_at(identifier, child); });
    if (found == source.identifiers.end()) {
      if (extent_ == Extent::all) take_other(child, child.local);
      return;
    }
    if (is_known(*found)) return;
    if (extent_ == Extent::gaps && !fills_gap(*found)) {
      joined_.left_out.push_back(text_of(*found));
      return;
    }
    known_.identifiers.push_back(*found);
    add(rank_of(child, known_.kind), entry_xml(child), text_of(*found));
  }

  // Those of @sameAs and of names that were there already.
  void take_references(const Entity& source) {
    for (const Identifier& identifier : source.identifiers) {
      if (identifier.is_idno || is_known(identifier)) continue;
      if (extent_ == Extent::gaps && !fills_gap(identifier)) continue;
      known_.identifiers.push_back(identifier);
      const Rank rank = known_.kind == EntityKind::organisation ? Rank::state : Rank::note;
      add(rank, idno_of(identifier), text_of(identifier));
    }
  }

  void take_other(const xml::Node& child, std::string_view what) {
    std::string print = print_of(child);
    if (!prints_.insert(print).second) return;
    const bool is_comment = child.kind == xml::NodeKind::comment;
    const Rank rank = is_comment ? Rank::note : rank_of(child, known_.kind);
    add(rank, is_comment ? "<!--" + child.text + "-->" : entry_xml(child),
        told(what, base::collapsed(is_comment ? child.text : child.text_content())));
  }

  void add(Rank rank, std::string xml, std::string what) {
    added_[static_cast<std::size_t>(rank)].push_back(std::move(xml));
    joined_.gained.push_back(std::move(what));
  }

  // Titles stand deeper in a biblStruct.
  const xml::Node* anchor_of(Rank rank) const {
    const xml::Node* holder = target_.node;
    if (rank == Rank::name) {
      for (const std::string_view level : {"monogr", "analytic"}) {
        if (const xml::Node* part = target_.node->child(level)) holder = part;
      }
    }
    const xml::Node* anchor = nullptr;
    for (const auto& child : holder->children) {
      const bool is_element = child->kind == xml::NodeKind::element;
      if (is_element && rank_of(*child, known_.kind) <= rank) anchor = child.get();
    }
    return anchor;
  }

  std::string separator_of(const Offsets& offsets, const std::string& outer) const {
    for (const auto& child : target_.node->children) {
      if (child->kind != xml::NodeKind::element) continue;
      const std::size_t at = offsets.of(child->line, child->column);
      const std::string indent = indent_of(at, file_.bytes());
      const bool begins_line = !indent.empty() || (at > 0 && file_.bytes()[at - 1] == '\n');
      return begins_line ? "\n" + indent : "";
    }
    return outer + "  ";
  }

  const RegisterFile& file_;
  const FoundEntry& target_;
  Extent extent_;
  Entity known_;  // the entry with what it gained
  std::set<std::string> prints_, taken_attributes_;
  std::string attributes_;
  std::array<std::vector<std::string>, kInsertedRanks> added_;
  std::vector<std::pair<const xml::Node*, std::string>> replaced_;
  Joined joined_;
};

}  // namespace

Joined trial(const RegisterFile& file, const Joining& joining, const FoundEntry& source) {
  EntryJoiner joiner(file, *joining.target, joining.extent);
  for (const FoundEntry* earlier : joining.sources) joiner.take(*earlier);
  return joiner.take(source);
}

base::Result<std::string> with_joinings(const RegisterFile& file,
                                        const std::vector<Joining>& joinings,
                                        std::vector<Joined>& joined) {
  const std::string& text = file.bytes();
  if (!is_utf8(text)) {
    return base::failure("authority.not-utf-8", {file.name(), 1, 1},
                         "entries can only be changed in a file in UTF-8",
                         "save the file as UTF-8");
  }
  const Offsets offsets(text);
  ByteEdits edits;
  for (const Joining& joining : joinings) {
    EntryJoiner joiner(file, *joining.target, joining.extent);
    for (const FoundEntry* source : joining.sources) joined.push_back(joiner.take(*source));
    joiner.finish(offsets, edits);
  }
  return edits.applied_to(text);
}

std::string without_entries(const RegisterFile& file,
                            const std::vector<const FoundEntry*>& entries) {
  const std::string& text = file.bytes();
  const Offsets offsets(text);
  std::set<const xml::Node*> gone;
  for (const FoundEntry* entry : entries) gone.insert(entry->node);
  // A list without entries is none in TEI.
  for (const FoundEntry* entry : entries) {
    const xml::Node* list = entry->node->parent;
    if (list == nullptr || list->parent == nullptr || is_one_of(*list, {"place", "org"})) continue;
    const bool is_empty =
        std::all_of(list->children.begin(), list->children.end(), [&](const auto& child) {
          return child->kind != xml::NodeKind::element || gone.contains(child.get()) ||
                 child->is_tei("head");
        });
    if (!is_empty) continue;
    for (const auto& child : list->children) gone.erase(child.get());
    gone.insert(list);
  }
  ByteEdits edits;
  for (const xml::Node* node : gone) {
    const std::size_t begin = offsets.of(node->line, node->column);
    const std::size_t blanks = text.find_last_not_of(" \t", begin == 0 ? 0 : begin - 1);
    const bool begins_line = blanks != std::string::npos && text[blanks] == '\n';
    std::size_t from = begins_line ? blanks : begin;
    if (begins_line && from > 0 && text[from - 1] == '\r') --from;
    edits.replace(from, end_of_element(text, begin), "");
  }
  return edits.applied_to(text);
}

}  // namespace authority
