// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "authority/link.hpp"
#include "base/text.hpp"
#include "feeds/cmif.hpp"
#include "feeds/correspondence.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

using base::Severity;

class Checker {
 public:
  Checker(const Tree& tree, std::string_view url, base::DiagnosticSink& sink)
      : tree_(tree), url_(url), sink_(sink) {}

  void check() {
    const pugi::xml_node file = descend(tree_.root(), {"teiHeader", "fileDesc"});
    check_title(file.child("titleStmt"));
    check_publication(file.child("publicationStmt"));
    walk(tree_.root(), [&](pugi::xml_node node) { visit(node); });
    check_editions();
    check_certainty();
  }

 private:
  void find(Severity severity, std::string_view code, pugi::xml_node at, std::string message,
            std::string hint) {
    sink_.add({severity,
               "cmif." + std::string(code),
               tree_.at(at),
               std::move(message),
               std::move(hint),
               {}});
  }
  void error(std::string_view code, pugi::xml_node at, std::string message, std::string hint) {
    find(Severity::error, code, at, std::move(message), std::move(hint));
  }
  void warn(std::string_view code, pugi::xml_node at, std::string message, std::string hint) {
    find(Severity::warning, code, at, std::move(message), std::move(hint));
  }

  void check_title(pugi::xml_node statement) {
    if (!statement) return;
    if (name_text(statement.child("title")).empty()) {
      warn("title-empty", statement, "the index has no title", "say whose letters it lists");
    }
    for (const pugi::xml_node editor : statement.children("editor")) {
      if (editor.child("email")) return;
    }
    warn("email-missing", statement, "no editor has an address of electronic mail",
         "add <email> to <editor>: correspSearch writes there when the file cannot be read");
  }

  void check_publication(pugi::xml_node statement) {
    const pugi::xml_node number = statement.child("idno");
    const std::string address = text_of(number);
    if (number && !is_web_address(address)) {
      error("url", number, fmt::format("the address of the file is “{}”", base::collapsed(address)),
            "write the http or https address at which the file is found, without blanks; it is "
            "the name of the file for correspSearch");
    } else if (number && !url_.empty() && address != url_) {
      error("url-other", number,
            fmt::format("the address of the file is “{}”, expected “{}”", address, url_),
            "write the address from which the harvester fetches the file");
    }
    for (const pugi::xml_node licence : statement.child("availability").children("licence")) {
      check_licence(licence);
    }
    if (statement.child("availability") && !statement.child("availability").child("licence")) {
      error("licence-missing", statement.child("availability"), "the index has no licence",
            "write <licence target=\"https://creativecommons.org/licenses/by/4.0/\">, or that of "
            "CC0");
    }
  }

  void check_licence(pugi::xml_node licence) {
    const std::string_view target = licence.attribute("target").value();
    if (target == kCcBy || target == kCc0 ||
        target == "http://creativecommons.org/licenses/by/4.0/")
      return;
    error("licence", licence, fmt::format("the licence is “{}”", target),
          fmt::format("correspSearch takes {} and {}", kCcBy, kCc0));
  }

  void visit(pugi::xml_node node) {
    const std::string_view name = name_of(node);
    if (name == "bibl") check_bibl(node);
    if (name == "ref") check_reference(node);
    if (name == "correspDesc") check_letter(node);
    if (name == "correspAction") check_action(node);
    if (name == "date") check_date(node);
    if (name == "persName" || name == "orgName") check_agent(node);
    if (name == "placeName") check_place(node);
  }

  void check_bibl(pugi::xml_node bibl) {
    const std::string id = bibl.attribute("xml:id").value();
    editions_.emplace(id, bibl);
    if (!id.empty() && !is_uuid(id)) {
      warn("uuid", bibl, fmt::format("the xml:id of the edition, “{}”, is no UUID", id),
           "take a UUID that begins with a letter, once and for all");
    }
    if (bibl.attribute("ref") || bibl.attribute("key")) {
      warn("bibl-attribute", bibl,
           "@ref and @key of <bibl> are not known to the checker and the harvester",
           "write the address as <ref target=\"…\"> at the end of <bibl>");
    }
    for (const pugi::xml_node reference : bibl.children("ref")) {
      if (name_text(reference).empty() || !reference.attribute("target")) {
        error("bibl-ref-empty", reference, "<ref> lacks its @target or its text",
              "write the address in both: <ref target=\"https://…\">https://…</ref>");
      }
      for (pugi::xml_node after = reference.next_sibling(); after; after = after.next_sibling()) {
        if (after.type() != pugi::node_pcdata) continue;
        if (std::string_view(after.value()).find_first_of("abcdefghijklmnopqrstuvwxyz") ==
            std::string_view::npos)
          continue;
        warn("bibl-ref-place", reference,
             "there is text after <ref> in the description of the edition", "put <ref> at its end");
        break;
      }
    }
  }

  void check_reference(pugi::xml_node reference) {
    const std::string_view target = reference.attribute("target").value();
    if (is_web_address(target)) return;
    error("ref-target", reference,
          fmt::format("@target of <ref> is “{}”, expected an http or https address", target),
          "write the whole address; for terms of CMIF 2 https://lod.academy/cmif/vocab/terms/…");
  }

  void check_letter(pugi::xml_node letter) {
    const auto count = [&](std::string_view type) {
      std::size_t number = 0;
      for (const pugi::xml_node action : letter.children("correspAction")) {
        number += type == action.attribute("type").value() ? 1U : 0U;
      }
      return number;
    };
    for (const std::string_view type : {"sent", "received"}) {
      const std::size_t number = count(type);
      if (number == 0) {
        error(fmt::format("{}-missing", type), letter,
              fmt::format("the letter has no correspAction of type {}", type),
              "add one; where nobody is known, <persName>Unknown</persName>");
      } else if (number > 1) {
        error(fmt::format("{}-twice", type), letter,
              fmt::format("the letter has {} correspActions of type {}", number, type),
              "put all names into one");
      }
    }
    check_source(letter);
    const std::string reference = letter.attribute("ref").value();
    const std::string key = letter.attribute("key").value();
    if (!reference.empty() && !is_web_address(reference)) {
      error("letter-address", letter,
            fmt::format("@ref of the letter is “{}”, expected an http or https address", reference),
            "write the address of the letter in the edition, or its number in @key");
    }
    if (reference.empty() && key.empty()) {
      warn("letter-unnamed", letter, "the letter has neither an address (@ref) nor a number (@key)",
           "say how it is found in the edition");
      return;
    }
    const auto [earlier, is_new] = letters_.emplace(
        std::make_tuple(std::string(letter.attribute("source").value()), key, reference), letter);
    if (!is_new) {
      warn("letter-twice", letter,
           fmt::format("a letter of this edition, number and address stands in line {} already",
                       tree_.at(earlier->second).line),
           "leave one of them, or give each its number");
    }
  }

  void check_source(pugi::xml_node letter) {
    const std::string_view source = letter.attribute("source").value();
    if (source.empty()) {
      error("source-missing", letter, "the letter does not say from which edition it comes",
            "add @source with # and the xml:id of a <bibl>");
      return;
    }
    used_.emplace(source.substr(source.find('#') + 1));
    sources_.emplace_back(letter, std::string(source));
  }

  void check_editions() {
    for (const auto& [letter, source] : sources_) {
      if (source.starts_with('#') && editions_.contains(source.substr(1))) continue;
      error("source-unknown", letter,
            fmt::format("@source is “{}”, and no <bibl> has this xml:id", source),
            "write # and the xml:id of a <bibl> of sourceDesc");
    }
    for (const auto& [id, bibl] : editions_) {
      if (used_.contains(id)) continue;
      warn("bibl-unused", bibl, "no letter comes from this edition",
           "remove it, or name it in correspDesc/@source");
    }
  }

  void check_action(pugi::xml_node action) {
    if (action.child("persName") || action.child("orgName")) return;
    error("agent-missing", action, "there is neither persName nor orgName here",
          "add one; where nobody is known, <persName>Unknown</persName>");
  }

  void check_date(pugi::xml_node date) {
    const Dating value = read_dating(date);
    if (!value.has_value()) {
      error("date-undated", date, "<date> has none of @when, @from, @to, @notBefore and @notAfter",
            "add one, or leave out <date>");
      return;
    }
    if (name_of(date.parent()) != "correspAction") return;
    for (const std::string* point :
         {&value.when, &value.from, &value.to, &value.not_before, &value.not_after}) {
      if (point->empty() || base::is_date(*point) || is_wrong_day(*point)) continue;
      error("date-format", date, fmt::format("“{}” is no date as CMIF has them", *point),
            "write YYYY-MM-DD, YYYY-MM or YYYY, of a day that there is");
    }
    const std::size_t common = std::min(value.first().size(), value.last().size());
    if (value.first().compare(0, common, value.last(), 0, common) > 0) {
      error("date-order", date,
            fmt::format("the date ends ({}) before it begins ({})", value.last(), value.first()),
            "see which is which");
    }
    const bool is_mixed = !value.when.empty() &&
                          !(value.from + value.to + value.not_before + value.not_after).empty();
    if (is_mixed) {
      warn("date-mixed", date, "@when stands beside attributes of a span",
           "leave @when, or the span");
    }
    note_certainty(date, "evidence");
  }

  // In the form of a date, but no day or month that there is: the schema says that.
  static bool is_wrong_day(std::string_view text) {
    const bool is_month = text.size() == 7 && text[4] == '-' && base::is_digits(text.substr(5));
    return is_month || (text.size() == 10 && text[4] == '-' && text[7] == '-');
  }

  void check_name(pugi::xml_node name) {
    note_certainty(name, "cert");
    note_certainty(name, "evidence");
    if (!base::collapsed(text_of(name)).empty()) return;
    error("name-empty", name, fmt::format("<{}> is empty", name.name()),
          "write the name as it is to be shown");
  }

  // False where the identifier cannot be one.
  bool check_identifier(pugi::xml_node name, std::string_view address) {
    const auto link = authority::read_link(address);
    if (!link || link->is_sound) return true;
    error("identifier-wrong", name,
          fmt::format("“{}” is no identifier of {}: its form or its check digit is wrong",
                      link->identifier, name_of(link->scheme)),
          "look the identifier up again");
    return false;
  }

  void check_agent(pugi::xml_node name) {
    check_name(name);
    for (const std::string_view address : base::words_of(name.attribute("ref").value())) {
      if (!check_identifier(name, address) || is_agent_address(address)) continue;
      const auto link = authority::read_link(address);
      const bool is_other_form = link && is_agent_address(uri_of(*link));
      warn("authority-unsupported", name, fmt::format("correspSearch does not read “{}”", address),
           is_other_form ? "write " + uri_of(*link)
                         : "it knows VIAF, GND, LoC (lccn.loc.gov), BnF and NDL");
    }
  }

  void check_place(pugi::xml_node name) {
    check_name(name);
    for (const std::string_view address : base::words_of(name.attribute("ref").value())) {
      if (!check_identifier(name, address) || is_place_address(address)) continue;
      const auto link = authority::read_link(address);
      const bool is_geonames = link && link->scheme == authority::Scheme::geonames;
      if (address.find(".html") != std::string::npos) {
        error("geonames-page", name, fmt::format("“{}” is the address of a page", address),
              "write https://www.geonames.org/ and the number");
        continue;
      }
      warn("place-unsupported", name, fmt::format("correspSearch does not read “{}”", address),
           is_geonames ? "write " + uri_of(*link)
                       : "it knows places of GeoNames: https://www.geonames.org/ and a number");
    }
  }

  void note_certainty(pugi::xml_node node, const char* attribute) {
    if (!node.attribute(attribute)) return;
    if (certain_count_++ == 0) certain_first_ = node;
  }

  void check_certainty() {
    if (certain_count_ == 0) return;
    warn("certainty-new", certain_first_,
         fmt::format("{} of @cert and @evidence stand where CMIF 1.1 has them, but not the schema "
                     "of the public checker",
                     certain_count_),
         "leave them to keep what they say; `apograph cmif fix --drop-certainty` makes a file for "
         "the checker");
  }

  const Tree& tree_;
  std::string_view url_;
  base::DiagnosticSink& sink_;
  std::map<std::string, pugi::xml_node> editions_;
  std::set<std::string> used_;
  std::vector<std::pair<pugi::xml_node, std::string>> sources_;
  std::map<std::tuple<std::string, std::string, std::string>, pugi::xml_node> letters_;
  std::size_t certain_count_ = 0;
  pugi::xml_node certain_first_;
};

}  // namespace

void check_cmif(const Tree& tree, std::string_view url, base::DiagnosticSink& sink) {
  Checker(tree, url, sink).check();
}

}  // namespace feeds
