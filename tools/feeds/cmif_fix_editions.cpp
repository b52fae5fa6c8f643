// SPDX-License-Identifier: MIT
// Repairs of the editions from which letters come, of text with elements in it, and of attributes.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/number.hpp"
#include "base/text.hpp"
#include "feeds/cmif_repairer.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

using NameSet = std::set<std::string_view>;

// ---- Editions

class EditionRepair {
 public:
  explicit EditionRepair(CmifRepairer& repairer)
      : repairer_(repairer), letters_(elements_below(repairer.tree().root(), {"correspDesc"})) {}

  void fix() {
    const pugi::xml_node root = repairer_.tree().root();
    for (const pugi::xml_node list : elements_below(root, {"listBibl"}))
      repairer_.unwrap(list, "CMIF has each <bibl> in sourceDesc itself");
    for (const pugi::xml_node source : elements_below(root, {"sourceDesc"})) {
      for (pugi::xml_node child = source.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        fix_part(child);
        child = next;
      }
    }
    fix_sources(root);
    for (const pugi::xml_node bibl : elements_below(root, {"bibl"})) {
      if (name_of(bibl.parent()) == "sourceDesc") fix_type(bibl);
    }
  }

 private:
  void fix_part(pugi::xml_node part) {
    const std::string_view name = name_of(part);
    if (name.empty() || name == "bibl") return;
    const bool is_description =
        name.starts_with("bibl") || name == "msDesc" || name == "recordingStmt";
    if (is_description) {
      repairer_.rename(part, "bibl", "CMIF describes editions in <bibl>");
    } else if (name == "p" && !part.parent().child("bibl")) {
      repairer_.rename(part, "bibl", "CMIF describes editions in <bibl>");
    } else {
      repairer_.remove(part, "CMIF has editions here");
    }
  }

  void fix_sources(pugi::xml_node root) {
    std::vector<pugi::xml_node> editions;
    for (const pugi::xml_node bibl : elements_below(root, {"bibl"})) {
      if (name_of(bibl.parent()) == "sourceDesc") editions.push_back(bibl);
    }
    for (pugi::xml_node bibl : editions) fix_id(bibl, editions.size() == 1);
    std::set<std::string> ids;
    for (const pugi::xml_node bibl : editions) ids.insert(bibl.attribute("xml:id").value());
    for (pugi::xml_node letter : letters_) {
      std::string source(base::trimmed(letter.attribute("source").value()));
      if (source.empty() && editions.size() == 1) {
        repairer_.set(letter, "source", "#" + *ids.begin(), "there is one edition");
        continue;
      }
      const std::string id = source.substr(source.rfind('#') + 1);
      if (!id.empty() && source != "#" + id && ids.contains(id)) {
        repairer_.set(letter, "source", "#" + id, "the edition in this file");
      }
    }
  }

  void fix_id(pugi::xml_node bibl, bool is_only) {
    const std::string old = bibl.attribute("xml:id").value();
    if (old.empty()) {
      const std::string pointed = is_only ? only_source() : std::string();
      repairer_.set(bibl, "xml:id",
                    pointed.empty() ? uuid_of(base::collapsed(text_of(bibl))) : pointed,
                    pointed.empty() ? "a UUID that depends on the description alone"
                                    : "the letters point to it");
    } else if (old[0] >= '0' && old[0] <= '9') {
      const std::string id = "u" + old;
      repairer_.set(bibl, "xml:id", id, "an xml:id begins with a letter");
      for (pugi::xml_node letter : letters_) {
        if (letter.attribute("source").value() == "#" + old)
          letter.attribute("source").set_value(("#" + id).c_str());
      }
    }
  }

  // The one name to which all letters point, or none.
  std::string only_source() const {
    std::set<std::string> names;
    for (const pugi::xml_node letter : letters_) {
      const std::string source = letter.attribute("source").value();
      names.insert(source.substr(source.find('#') + 1));
    }
    const bool is_name = names.size() == 1 && !names.begin()->empty() &&
                         names.begin()->find_first_of(":/ ") == std::string::npos;
    return is_name ? *names.begin() : std::string();
  }

  void fix_type(pugi::xml_node bibl) {
    static const std::map<std::string, const char*, std::less<>> kTypes = {
        {"online", "online"},  {"digital", "online"},    {"web", "online"},
        {"website", "online"}, {"electronic", "online"}, {"print", "print"},
        {"printed", "print"},  {"book", "print"},        {"hybrid", "hybrid"},
        {"both", "hybrid"}};
    const std::string old = base::lower_case(base::trimmed(bibl.attribute("type").value()));
    if (const auto known = kTypes.find(old); known != kTypes.end()) {
      return repairer_.set(bibl, "type", known->second, "the name of the type");
    }
    std::size_t online = 0;
    std::size_t all = 0;
    for (const pugi::xml_node letter : letters_) {
      if (std::string_view(letter.attribute("source").value()) !=
          "#" + std::string(bibl.attribute("xml:id").value()))
        continue;
      ++all;
      online += is_web_address(letter.attribute("ref").value()) ? 1U : 0U;
    }
    if (all == 0) return;
    const char* const type = online == all ? "online" : online == 0 ? "print" : "hybrid";
    repairer_.set(bibl, "type", type,
                  fmt::format("{} of its {} letters have addresses", online, all));
  }

  CmifRepairer& repairer_;
  std::vector<pugi::xml_node> letters_;
};

// ---- Content

const NameSet kPhrases = {"title",    "ref",     "email",     "name",
                          "persName", "orgName", "placeName", "note"};
const NameSet kBiblParts = {"editor", "publisher", "bibl", "availability"};

// True where an element may stand in a line of text within `parent`.
bool is_allowed_in(std::string_view parent, pugi::xml_node child) {
  const std::string_view name = name_of(child);
  if (kPhrases.contains(name)) return true;
  const bool is_edition = name == "bibl" && child.attribute("xml:id") && child.attribute("type");
  if (parent == "bibl" && kBiblParts.contains(name)) return name != "bibl" || is_edition;
  if (parent == "note" || parent == "licence") return name == "p" || is_edition;
  return (parent == "p" || parent == "ref" || parent == "title") && is_edition;
}

// ---- Attributes

const NameSet kBasic = {"n",     "xml:lang",  "xml:base", "xml:space", "rend",
                        "style", "rendition", "cert",     "source",    "xml:id"};
const NameSet kDates = {"when", "notBefore", "notAfter", "from", "to"};

const std::map<std::string_view, NameSet>& special_attributes() {
  static const std::map<std::string_view, NameSet> kSpecial = {
      {"TEI", {"type", "subtype", "version"}},
      {"availability", {"default", "status"}},
      {"sourceDesc", {"default"}},
      {"bibl", {"key", "ref", "generatedBy", "default", "sortKey", "status", "subtype", "type"}},
      {"text", {"decls", "type", "subtype", "hand"}},
      {"body", {"decls"}},
      {"correspDesc", {"key", "ref", "default", "type", "subtype"}},
      {"correspAction", {"sortKey", "subtype", "type"}},
      {"p", {"generatedBy", "decls", "part", "hand"}},
      {"note",
       {"generatedBy", "target", "targetLang", "evaluate", "type", "subtype", "hand", "anchored",
        "targetEnd", "place"}},
      {"ref",
       {"generatedBy", "decls", "target", "targetLang", "evaluate", "type", "subtype", "cRef",
        "mimeType"}},
      {"title", {"key", "ref", "generatedBy", "type", "subtype", "level"}},
      {"editor", {"key", "ref", "role", "nymRef"}},
      {"publisher", {"key", "ref"}},
      {"email", {"generatedBy"}},
      {"name",
       {"generatedBy", "evidence", "key", "ref", "role", "nymRef", "type", "subtype", "full",
        "sort"}},
  };
  return kSpecial;
}

// Elements that have none of the common attributes.
const std::map<std::string_view, NameSet>& only_attributes() {
  static const std::map<std::string_view, NameSet> kOnly = {
      {"persName", {"ref", "cert", "evidence"}},
      {"orgName", {"ref", "cert", "evidence"}},
      {"placeName", {"ref", "cert", "evidence"}},
      {"date", {"when", "notBefore", "notAfter", "from", "to", "cert", "evidence"}},
      {"idno", {"type"}},
      {"licence", {"target"}},
  };
  return kOnly;
}

bool is_known_attribute(std::string_view element, std::string_view attribute) {
  if (attribute.starts_with("xmlns")) return true;
  if (const auto only = only_attributes().find(element); only != only_attributes().end()) {
    return only->second.contains(attribute);
  }
  if (kBasic.contains(attribute)) return true;
  const bool is_dated = element == "title" || element == "editor" || element == "name";
  if (is_dated &&
      (kDates.contains(attribute) || attribute == "period" || attribute.starts_with("when-")))
    return true;
  const auto special = special_attributes().find(element);
  return special != special_attributes().end() && special->second.contains(attribute);
}

// CMIF's one degree: what is not certain is "low".
std::string repaired_certainty(const std::string& value) {
  if (value == "low" || value == "medium" || value == "unknown") return "low";
  return base::number<double>(value).value_or(1) < 1 ? "low" : "";
}

// CMIF's one kind of evidence: what the letter itself does not state.
std::string repaired_evidence(const std::string& value) {
  for (const std::string_view word : base::words_of(value)) {
    if (word == "conjecture" || word == "external") return "conjecture";
  }
  return {};
}

void fix_certainty(CmifRepairer& repairer, pugi::xml_node element) {
  const bool drops = repairer.repairs().drops_certainty;
  const char* const reason =
      drops ? "the older schemas do not know it" : "CMIF knows this one value";
  if (const pugi::xml_attribute value = element.attribute("cert")) {
    repairer.set(element, "cert", drops ? "" : repaired_certainty(value.value()), reason);
  }
  if (const pugi::xml_attribute value = element.attribute("evidence")) {
    repairer.set(element, "evidence", drops ? "" : repaired_evidence(value.value()), reason);
  }
}

}  // namespace

void fix_cmif_editions(CmifRepairer& repairer) {
  EditionRepair(repairer).fix();
}

void fix_cmif_content(CmifRepairer& repairer) {
  const NameSet mixed = {"title",   "editor", "publisher", "email", "bibl",
                         "licence", "p",      "note",      "ref"};
  // What is taken away lies below the element that is visited.
  walk(repairer.tree().root(), [&](pugi::xml_node element) {
    if (!mixed.contains(name_of(element))) return;
    for (pugi::xml_node child = element.first_child(); child;) {
      if (name_of(child).empty() || is_allowed_in(name_of(element), child)) {
        child = child.next_sibling();
        continue;
      }
      const pugi::xml_node first = child.first_child();
      const pugi::xml_node next = first ? first : child.next_sibling();
      repairer.unwrap(child, fmt::format("<{}> may not hold it", element.name()));
      child = next;
    }
  });
}

void fix_cmif_attributes(CmifRepairer& repairer) {
  walk(repairer.tree().root(), [&](pugi::xml_node node) {
    if (node.type() != pugi::node_element) return;
    std::vector<std::string> strange;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (!is_known_attribute(node.name(), attribute.name()))
        strange.emplace_back(attribute.name());
    }
    for (const std::string& name : strange)
      repairer.set(node, name.c_str(), "", "CMIF has no such attribute here");
    fix_certainty(repairer, node);
  });
}

}  // namespace feeds
