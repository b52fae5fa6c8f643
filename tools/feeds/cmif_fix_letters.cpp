// SPDX-License-Identifier: MIT
// Repairs of the letters: actions, names, dates.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "authority/link.hpp"
#include "base/text.hpp"
#include "base/written_date.hpp"
#include "feeds/cmif_repairer.hpp"
#include "feeds/correspondence.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

constexpr std::array<const char*, 5> kPoints = {"when", "from", "to", "notBefore", "notAfter"};

std::vector<pugi::xml_node> children_of(pugi::xml_node parent) {
  std::vector<pugi::xml_node> nodes;
  for (const pugi::xml_node child : parent.children()) nodes.push_back(child);
  return nodes;
}

class LetterRepair {
 public:
  explicit LetterRepair(CmifRepairer& repairer) : repairer_(repairer) {}

  void fix(pugi::xml_node letter) {
    fix_types(letter);
    for (pugi::xml_node child : children_of(letter)) {
      const std::string_view name = name_of(child);
      if (name == "correspAction") {
        fix_action(child);
      } else if (name == "correspContext") {
        fix_context(child);
      } else if (!name.empty() && name != "note" && name != "p") {
        make_note(child, "CMIF has no such element here");
      }
    }
    // Paragraphs stand alone, or in a note.
    if (!letter.child("correspAction")) return;
    for (pugi::xml_node paragraph : children_of(letter)) {
      if (name_of(paragraph) == "p")
        repairer_.rename(paragraph, "note", "a letter with actions has notes, no paragraphs");
    }
  }

 private:
  // An action without a type is the one of the two that is missing; one without anything is none.
  void fix_types(pugi::xml_node letter) {
    std::vector<pugi::xml_node> untyped;
    bool has_sent = false;
    bool has_received = false;
    for (const pugi::xml_node action : children_of(letter)) {
      if (name_of(action) == "correspContext" && !action.first_child()) {
        repairer_.remove(action, "it is empty");
        continue;
      }
      if (name_of(action) != "correspAction") continue;
      const std::string_view type = base::trimmed(action.attribute("type").value());
      has_sent |= type == "sent";
      has_received |= type == "received";
      if (!type.empty()) continue;
      if (action.first_child()) {
        untyped.push_back(action);
      } else {
        repairer_.remove(action, "it is empty");
      }
    }
    if (untyped.size() == 1 && has_sent != has_received) {
      const char* const missing = has_sent ? "received" : "sent";
      repairer_.set(untyped.front(), "type", missing, "the letter has the other action already");
      return;
    }
    for (pugi::xml_node action : untyped) make_note(action, "it does not say what was done");
  }

  // What CMIF cannot say in another way is kept in the words of a note.
  void make_note(pugi::xml_node element, std::string_view why) {
    for (pugi::xml_node date : elements_below(element, {"date"})) {
      const std::string value = edtf(read_dating(date));
      if (base::collapsed(text_of(date)).empty() && !value.empty()) {
        date.append_child(pugi::node_pcdata).set_value(value.c_str());
      }
    }
    repairer_.rename(element, "note", why);
  }

  void fix_context(pugi::xml_node context) {
    for (const pugi::xml_node child : children_of(context)) {
      const std::string_view name = name_of(child);
      if (!name.empty() && name != "ref" && name != "p" && name != "note")
        make_note(child, "CMIF has no such element here");
    }
  }

  void fix_action(pugi::xml_node action) {
    const std::string old = action.attribute("type").value();
    std::string type = base::lower_case(base::trimmed(old));
    if (type == "sender") type = "sent";
    if (type == "receiver" || type == "recipient" || type == "addressee") type = "received";
    if (type != "sent" && type != "received") {
      if (!old.empty())
        make_note(action, fmt::format("CMIF 1.1 knows sending and receiving, not “{}”", old));
      return;
    }
    repairer_.set(action, "type", type, "the name of the type");
    for (pugi::xml_node child : children_of(action)) fix_part(child);
    if (action.child("persName") || action.child("orgName")) return;
    pugi::xml_node unknown = action.prepend_child("persName");
    unknown.append_child(pugi::node_pcdata).set_value("Unknown");
    repairer_.changed("unknown", action,
                      "added <persName>Unknown</persName>: the action names nobody");
  }

  void fix_part(pugi::xml_node part) {
    if (part.type() == pugi::node_pcdata) {
      const std::string text = base::collapsed(part.value());
      if (text.empty()) return;
      pugi::xml_node note = part.parent().insert_child_before("note", part);
      note.append_child(pugi::node_pcdata).set_value(text.c_str());
      repairer_.changed("text", part.parent(), fmt::format("the text “{}” is in a note", text));
      part.parent().remove_child(part);
      return;
    }
    if (part.type() != pugi::node_element) return;
    if (name_of(part) == "date") {
      fix_date(part);
    } else if (const auto kind = kind_of_name(part); kind && *kind != Kind::work) {
      fix_name(part, *kind);
    } else if (const std::string_view name = name_of(part);
               name != "note" && name != "email" && name != "name") {
      make_note(part, "CMIF has no such element here");
    }
  }

  void fix_name(pugi::xml_node name, Kind kind) {
    const char* const element = kind == Kind::person  ? "persName"
                                : kind == Kind::place ? "placeName"
                                                      : "orgName";
    if (name_of(name) != element) repairer_.rename(name, element, "the name of its kind");
    join_parts(name, "name", "the parts of the name are one");
    fix_links(name);
    if (!base::collapsed(text_of(name)).empty() || name.attribute("ref")) return;
    if (kind == Kind::place) return repairer_.remove(name, "it is empty");
    name.append_child(pugi::node_pcdata).set_value("Unknown");
    repairer_.changed("unknown", name, "an empty name is now “Unknown”");
  }

  // CMIF has no elements within a name or a date.
  void join_parts(pugi::xml_node node, const char* kind, std::string_view what) {
    const bool has_elements =
        !!node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
    if (!has_elements) return;
    const std::string text = name_text(node);
    node.remove_children();
    node.append_child(pugi::node_pcdata).set_value(text.c_str());
    repairer_.changed(kind, node, fmt::format("{}: “{}”", what, text));
  }

  void fix_links(pugi::xml_node name) {
    for (const char* const other : {"key", "sameAs", "corresp"}) {
      const std::string value = name.attribute(other).value();
      const auto link = authority::read_link(value);
      if (name.attribute("ref") || value.empty() ||
          !((link && link->is_sound) || is_web_address(value)))
        continue;
      repairer_.set(name, "ref", link && link->is_sound ? uri_of(*link) : value,
                    fmt::format("it stood in @{}", other));
      repairer_.set(name, other, "", "it stands in @ref");
    }
    const std::string old = name.attribute("ref").value();
    const auto given = base::words_of(old);
    std::vector<std::string> addresses;
    for (const std::string_view one : given) {
      if (std::string address = repaired_address(std::string(one)); !address.empty())
        addresses.push_back(std::move(address));
    }
    const std::string value = joined(addresses, " ");
    if (!std::equal(addresses.begin(), addresses.end(), given.begin(), given.end())) {
      repairer_.set(
          name, "ref", value,
          value.empty() ? "an address without an identifier" : "the form that correspSearch reads");
    } else if (value.empty() && name.attribute("ref")) {
      repairer_.set(name, "ref", "", "it is empty");
    }
  }

  static std::string repaired_address(const std::string& address) {
    auto link = authority::read_link(address);
    const bool is_read = is_agent_address(address) || is_place_address(address);
    if (is_read && (!link || link->is_sound)) return address;
    // An address that was put behind another one.
    if (link && !link->is_sound) {
      for (std::size_t at = address.find('/', 8); at != std::string::npos;
           at = address.find('/', at + 1)) {
        const auto inner = authority::read_link(std::string_view(address).substr(at + 1));
        if (inner && inner->is_sound) link = inner;
      }
    }
    if (link && link->identifier.empty()) return {};
    return link && link->is_sound ? uri_of(*link) : address;
  }

  void fix_date(pugi::xml_node date) {
    join_parts(date, "date", "the text of the date is one");
    for (const char* const point : kPoints) {
      const std::string value = date.attribute(point).value();
      if (date.attribute(point) && !base::is_date(value)) fix_point(date, point, value);
    }
    if (read_dating(date).has_value()) return;
    date_from_other_words(date);
  }

  void fix_point(pugi::xml_node date, const char* point, const std::string& value) {
    if (base::trimmed(value).empty()) return repairer_.set(date, point, "", "it is empty");
    if (const auto repaired = base::repaired_date(value)) {
      return repairer_.set(date, point, *repaired, "a date as CMIF writes it");
    }
    const auto span = std::string_view(point) == "when" ? dating_of_edtf(value) : std::nullopt;
    if (span) set_dating(date, *span);
  }

  void set_dating(pugi::xml_node date, const Dating& value) {
    const std::array<const std::string*, 5> values = {&value.when, &value.from, &value.to,
                                                      &value.not_before, &value.not_after};
    for (std::size_t i = 0; i < kPoints.size(); ++i) {
      if (!values[i]->empty() || date.attribute(kPoints[i]))
        repairer_.set(date, kPoints[i], *values[i], "a date as CMIF writes it");
    }
    if (!value.certainty.empty())
      repairer_.set(date, "cert", value.certainty, "the date is uncertain");
  }

  // A date that stands in attributes of ISO 8601, or in the text alone.
  void date_from_other_words(pugi::xml_node date) {
    for (const char* const point : kPoints) {
      const std::string other = std::string(point) + "-iso";
      if (const auto value = base::repaired_date(date.attribute(other.c_str()).value())) {
        repairer_.set(date, point, *value, fmt::format("it stood in @{}", other));
      }
    }
    if (read_dating(date).has_value()) return;
    const std::string text = base::collapsed(text_of(date));
    if (text.empty()) return repairer_.remove(date, "it says no date");
    if (const auto value = base::repaired_date(text)) {
      repairer_.set(date, "when", *value, "the date that is its text");
    } else if (const auto span = dating_of_edtf(text)) {
      set_dating(date, *span);
    }
  }

  CmifRepairer& repairer_;
};

}  // namespace

void fix_cmif_letters(CmifRepairer& repairer) {
  const pugi::xml_node root = repairer.tree().root();
  for (const pugi::xml_node profile : elements_below(root, {"profileDesc"})) {
    for (const pugi::xml_node child : children_of(profile)) {
      if (!name_of(child).empty() && name_of(child) != "correspDesc")
        repairer.remove(child, "CMIF has letters here");
    }
  }
  LetterRepair repair(repairer);
  for (const pugi::xml_node letter : elements_below(root, {"correspDesc"})) repair.fix(letter);
}

}  // namespace feeds
