// SPDX-License-Identifier: MIT
// Repairs of the index as a whole: references, title, publication.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/written_date.hpp"
#include "feeds/cmif_repairer.hpp"
#include "feeds/dating.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

constexpr std::size_t kShown = 80;

std::string shown(std::string_view text) {
  std::string value = base::collapsed(text);
  if (value.size() <= kShown) return value;
  std::size_t end = kShown;
  while ((static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return value.substr(0, end) + "…";
}

// ---- Prefixes of CMIF 2

using Prefixes = std::map<std::string, std::string, std::less<>>;

// The prefixes that prefixDef declares in the usual way: all behind the colon follows an address.
Prefixes declared_prefixes(pugi::xml_node root) {
  Prefixes prefixes = {{"cmif", "https://lod.academy/cmif/vocab/terms/"}};
  for (const pugi::xml_node definition : elements_below(root, {"prefixDef"})) {
    const std::string_view pattern = definition.attribute("replacementPattern").value();
    if (!pattern.ends_with("$1")) continue;
    prefixes[definition.attribute("ident").value()] = pattern.substr(0, pattern.size() - 2);
  }
  return prefixes;
}

std::string expanded(const Prefixes& prefixes, std::string_view address) {
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos) return std::string(address);
  const auto found = prefixes.find(address.substr(0, colon));
  if (found == prefixes.end()) return std::string(address);
  return found->second + std::string(address.substr(colon + 1));
}

std::string web_address(const std::string& text) {
  return text.starts_with("www.") ? "https://" + text : text;
}

// ---- Title and publication

class FileRepair {
 public:
  explicit FileRepair(CmifRepairer& repairer) : repairer_(repairer) {}

  void fix() {
    const pugi::xml_node root = repairer_.tree().root();
    for (const pugi::xml_node header : elements_below(root, {"teiHeader"})) fix_header(header);
    fix_text(root);
  }

 private:
  void fix_header(pugi::xml_node header) {
    for (const pugi::xml_node child : elements_of(header)) {
      const std::string_view name = name_of(child);
      if (name != "fileDesc" && name != "profileDesc")
        repairer_.remove(child, "CMIF has no such part of the header");
    }
    pugi::xml_node file = header.child("fileDesc");
    for (const pugi::xml_node child : elements_of(file)) {
      const std::string_view name = name_of(child);
      if (name == "titleStmt") fix_title(child);
      if (name == "publicationStmt") fix_publication(child);
      if (name != "titleStmt" && name != "publicationStmt" && name != "sourceDesc") {
        repairer_.remove(child, "CMIF has no such part of the file's description");
      }
    }
    put_in_order(file, {"titleStmt", "publicationStmt", "sourceDesc"});
  }

  static std::vector<pugi::xml_node> elements_of(pugi::xml_node parent) {
    std::vector<pugi::xml_node> elements;
    for (const pugi::xml_node child : parent.children()) {
      if (child.type() == pugi::node_element) elements.push_back(child);
    }
    return elements;
  }

  void fix_title(pugi::xml_node statement) {
    for (const pugi::xml_node child : elements_of(statement)) {
      const std::string_view name = name_of(child);
      if (name == "title" || name == "editor") continue;
      if (name == "respStmt") {
        fix_responsible(child);
      } else if (name == "author" || name == "principal") {
        repairer_.rename(child, "editor", "CMIF names its persons in <editor>");
      } else {
        repairer_.remove(child, "CMIF has a title and editors here");
      }
    }
    join_titles(statement);
    const std::string& editor = repairer_.repairs().facts.editor;
    if (!statement.child("editor") && !editor.empty()) {
      const std::size_t address = std::min(editor.find('<'), editor.size());
      pugi::xml_node added = statement.append_child("editor");
      const std::string name = base::collapsed(std::string_view(editor).substr(0, address));
      added.append_child(pugi::node_pcdata)
          .set_value((name + (address < editor.size() ? " " : "")).c_str());
      if (address < editor.size()) {
        added.append_child("email")
            .append_child(pugi::node_pcdata)
            .set_value(
                base::collapsed(split(std::string_view(editor).substr(address + 1), ">").front())
                    .c_str());
      }
      repairer_.changed("editor", statement, fmt::format("added the editor: {}", editor));
    }
    put_in_order(statement, {"title", "editor"});
  }

  // respStmt was the form of 2015: its names are the editors.
  void fix_responsible(pugi::xml_node statement) {
    for (const pugi::xml_node part : elements_of(statement)) {
      const std::string_view name = name_of(part);
      const bool is_name = name == "name" || name == "persName" || name == "orgName";
      if (!is_name) continue;
      pugi::xml_node editor = statement.parent().insert_copy_before(part, statement);
      editor.set_name("editor");
      if (const pugi::xml_node email = statement.child("email")) editor.append_copy(email);
    }
    repairer_.remove(statement, "the persons are in <editor>");
  }

  void join_titles(pugi::xml_node statement) {
    pugi::xml_node first = statement.child("title");
    while (pugi::xml_node other = first.next_sibling("title")) {
      first.append_child(pugi::node_pcdata).set_value(". ");
      for (const pugi::xml_node child : other.children()) first.append_copy(child);
      repairer_.changed("title", other,
                        fmt::format("joined with the first title: “{}”", shown(text_of(other))));
      statement.remove_child(other);
    }
  }

  void fix_publication(pugi::xml_node statement) {
    for (const pugi::xml_node child : elements_of(statement)) {
      const std::string_view name = name_of(child);
      const bool is_publisher = name == "authority" || name == "distributor";
      if (is_publisher && !statement.child("publisher")) {
        repairer_.rename(child, "publisher", "CMIF names who holds the rights in <publisher>");
      } else if (name == "licence") {
        wrap_licence(child);
      } else if (name != "publisher" && name != "idno" && name != "date" &&
                 name != "availability") {
        repairer_.remove(child, "CMIF has publisher, idno, date and availability here");
      }
    }
    fix_address(statement);
    fix_date(statement);
    for (const pugi::xml_node availability : statement.children("availability"))
      fix_licence(availability);
    keep_one(statement, "availability",
             [](pugi::xml_node node) { return !!node.child("licence"); });
    add_licence(statement);
    put_in_order(statement, {"publisher", "idno", "date", "availability"});
  }

  void wrap_licence(pugi::xml_node licence) {
    pugi::xml_node availability = licence.parent().insert_child_before("availability", licence);
    repairer_.changed("licence", licence, "put into <availability>");
    availability.append_move(licence);
  }

  void fix_address(pugi::xml_node statement) {
    const std::string& url = repairer_.repairs().facts.url;
    if (!statement.child("idno") && !url.empty()) {
      statement.append_child("idno").append_attribute("type").set_value("url");
      repairer_.changed("url", statement, fmt::format("added the address of the file: {}", url));
    }
    for (pugi::xml_node number : statement.children("idno")) {
      const std::string old = text_of(number);
      std::string address = web_address(base::collapsed(old));
      if (!url.empty() && !is_web_address(address)) address = url;
      if (address != old) {
        if (!old.empty())
          repairer_.changed("url", number, fmt::format("“{}” is now “{}”", shown(old), address));
        number.text().set(address.c_str());
      }
      if (is_web_address(address) || !number.next_sibling("idno")) {
        repairer_.set(number, "type", "url", "the type of the file's address");
      }
    }
    keep_one(statement, "idno", [](pugi::xml_node node) {
      return std::string_view(node.attribute("type").value()) == "url" &&
             is_web_address(text_of(node));
    });
  }

  void fix_date(pugi::xml_node statement) {
    for (pugi::xml_node date : statement.children("date")) {
      const std::string value(base::trimmed(date.attribute("when").value()));
      const auto repaired = base::repaired_date(value.empty() ? text_of(date) : value);
      const bool has_time = value.find('T') != std::string::npos;
      if (repaired && !has_time && !value.starts_with(*repaired)) {
        repairer_.set(date, "when", *repaired, "a date as ISO 8601 writes it");
      }
    }
    keep_one(statement, "date", [](pugi::xml_node node) { return !!node.attribute("when"); });
  }

  // Of several elements one stays: the first that is good, else the first.
  template <typename Test>
  void keep_one(pugi::xml_node parent, const char* name, Test is_good) {
    pugi::xml_node kept = parent.child(name);
    for (const pugi::xml_node node : parent.children(name)) {
      if (!is_good(node)) continue;
      kept = node;
      break;
    }
    for (const pugi::xml_node node : elements_of(parent)) {
      if (name_of(node) == name && node != kept) repairer_.remove(node, "CMIF has one of them");
    }
  }

  void fix_licence(pugi::xml_node availability) {
    for (pugi::xml_node licence : availability.children("licence")) {
      const std::string_view old = licence.attribute("target").value();
      std::string_view target = cmif_licence(old);
      if (target.empty()) target = cmif_licence(text_of(licence));
      if (!target.empty())
        repairer_.set(licence, "target", std::string(target), "the address of the licence");
    }
    if (availability.child("licence")) return;
    for (pugi::xml_node paragraph : availability.children("p")) {
      const std::string_view target = cmif_licence(text_of(paragraph));
      if (target.empty()) continue;
      repairer_.rename(paragraph, "licence", "it states the licence");
      paragraph.append_attribute("target").set_value(std::string(target).c_str());
      return;
    }
  }

  void add_licence(pugi::xml_node statement) {
    const std::string_view target = cmif_licence(repairer_.repairs().facts.licence);
    const pugi::xml_node licence = statement.child("availability").child("licence");
    if (target.empty() || !cmif_licence(licence.attribute("target").value()).empty()) return;
    pugi::xml_node availability = statement.child("availability");
    if (!availability) availability = statement.append_child("availability");
    if (licence) repairer_.remove(licence, "another licence was named");
    pugi::xml_node added = availability.prepend_child("licence");
    added.append_attribute("target").set_value(std::string(target).c_str());
    added.append_child(pugi::node_pcdata).set_value(std::string(licence_text(target)).c_str());
    repairer_.changed("licence", statement, fmt::format("added the licence: {}", target));
  }

  // Children in this order, each with the blanks before it; comments stay with what follows them.
  void put_in_order(pugi::xml_node parent, std::initializer_list<std::string_view> names) {
    struct Piece {
      std::size_t rank = 0;
      std::vector<pugi::xml_node> nodes;
    };
    std::vector<Piece> pieces(1);
    for (const pugi::xml_node child : parent.children()) {
      pieces.back().nodes.push_back(child);
      if (child.type() != pugi::node_element) continue;
      const auto found = std::find(names.begin(), names.end(), name_of(child));
      pieces.back().rank = static_cast<std::size_t>(found - names.begin());
      pieces.emplace_back();
    }
    const Piece tail = std::move(pieces.back());
    pieces.pop_back();
    const auto is_less = [](const Piece& a, const Piece& b) { return a.rank < b.rank; };
    if (std::is_sorted(pieces.begin(), pieces.end(), is_less)) return;
    std::stable_sort(pieces.begin(), pieces.end(), is_less);
    pieces.push_back(tail);
    std::vector<std::string> order;
    for (const Piece& piece : pieces) {
      for (const pugi::xml_node node : piece.nodes) {
        parent.append_move(node);
        if (node.type() == pugi::node_element) order.emplace_back(node.name());
      }
    }
    repairer_.changed("order", parent,
                      fmt::format("<{}> is in the order {}", parent.name(), joined(order, ", ")));
  }

  void fix_text(pugi::xml_node root) {
    if (root.child("TEI")) return;
    pugi::xml_node text = root.child("text");
    if (!text) text = root.append_child("text");
    for (const pugi::xml_node part : elements_of(text)) {
      if (name_of(part) == "front" || name_of(part) == "back")
        repairer_.remove(part, "the text of an index is empty");
    }
    pugi::xml_node body = text.child("body");
    if (!body) body = text.append_child("body");
    if (body.child("p") || body.child("bibl")) return;
    body.append_child("p");
    repairer_.changed("text", root, "added the paragraph that a TEI document must have");
  }

  CmifRepairer& repairer_;
};

}  // namespace

void CmifRepairer::changed(std::string_view code, pugi::xml_node at, std::string message) {
  while (at && tree_.at(at).line == 0) at = at.parent();
  changes_.add({base::Severity::info,
                "cmif.fixed-" + std::string(code),
                tree_.at(at),
                std::move(message),
                {},
                {}});
}

void CmifRepairer::rename(pugi::xml_node element, const char* name, std::string_view why) {
  changed("element", element, fmt::format("<{}> is now <{}>: {}", element.name(), name, why));
  element.set_name(name);
}

void CmifRepairer::remove(pugi::xml_node element, std::string_view why) {
  const std::string text = shown(text_of(element));
  changed("removed", element,
          fmt::format("<{}>{} left out: {}", element.name(),
                      text.empty() ? "" : " (“" + text + "”)", why));
  element.parent().remove_child(element);
}

void CmifRepairer::set(pugi::xml_node element, const char* attribute, const std::string& value,
                       std::string_view why) {
  const std::string old = element.attribute(attribute).value();
  if (old == value && (element.attribute(attribute) || value.empty())) return;
  if (value.empty()) {
    changed(
        "attribute", element,
        fmt::format("@{} “{}” of <{}> left out: {}", attribute, shown(old), element.name(), why));
    element.remove_attribute(attribute);
    return;
  }
  if (!element.attribute(attribute)) element.append_attribute(attribute);
  element.attribute(attribute).set_value(value.c_str());
  changed("attribute", element,
          old.empty()
              ? fmt::format("@{} of <{}> is now “{}”: {}", attribute, element.name(), value, why)
              : fmt::format("@{} of <{}> was “{}” and is now “{}”: {}", attribute, element.name(),
                            shown(old), value, why));
}

void CmifRepairer::unwrap(pugi::xml_node element, std::string_view why) {
  changed("unwrapped", element,
          fmt::format("<{}> left out, its text stays: {}", element.name(), why));
  pugi::xml_node parent = element.parent();
  while (pugi::xml_node child = element.first_child()) parent.insert_move_before(child, element);
  parent.remove_child(element);
}

std::vector<pugi::xml_node> elements_below(pugi::xml_node top,
                                           std::initializer_list<std::string_view> names) {
  std::vector<pugi::xml_node> found;
  walk(top, [&](pugi::xml_node node) {
    if (node.type() == pugi::node_element &&
        std::find(names.begin(), names.end(), name_of(node)) != names.end()) {
      found.push_back(node);
    }
  });
  return found;
}

void fix_cmif_references(CmifRepairer& repairer) {
  const pugi::xml_node root = repairer.tree().root();
  const Prefixes prefixes = declared_prefixes(root);
  for (const pugi::xml_node pointer : elements_below(root, {"ptr"})) {
    repairer.rename(pointer, "ref", "CMIF points with <ref>");
  }
  for (pugi::xml_node reference : elements_below(root, {"ref"})) {
    const std::string old(base::trimmed(reference.attribute("target").value()));
    const std::string target = web_address(expanded(prefixes, old));
    if (target != old) repairer.set(reference, "target", target, "the whole address");
    const std::string text = base::collapsed(text_of(reference));
    if (old.empty() && is_web_address(text))
      repairer.set(reference, "target", text, "the address that is its text");
    if (name_of(reference.parent()) == "bibl" && text.empty() && !target.empty()) {
      reference.append_child(pugi::node_pcdata).set_value(target.c_str());
      repairer.changed("reference", reference,
                       fmt::format("<ref> has its address as text: {}", target));
    }
  }
}

void fix_cmif_file(CmifRepairer& repairer) {
  FileRepair(repairer).fix();
}

void fix_cmif(Tree& tree, const CmifRepairs& repairs, base::DiagnosticSink& changes) {
  CmifRepairer repairer(tree, repairs, changes);
  fix_cmif_references(repairer);
  fix_cmif_file(repairer);
  fix_cmif_letters(repairer);
  fix_cmif_editions(repairer);
  fix_cmif_content(repairer);
  fix_cmif_attributes(repairer);
}

}  // namespace feeds
