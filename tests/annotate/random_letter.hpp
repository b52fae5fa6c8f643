// SPDX-License-Identifier: MIT
// Letters drawn from bytes: well-formed TEI of any shape, with names and dates that elements,
// comments, entities and line ends cut through; and what must hold of each.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.hpp"
#include "letter_desk.hpp"
#include "xml/reader.hpp"

namespace annotate_tests {

inline std::string letter_of(std::span<const std::uint8_t> bytes) {
  static constexpr std::array<std::string_view, 24> kElements = {
      "p",      "hi rend='i'", "note",  "w",    "choice", "sic",    "corr", "persName",
      "del",    "q",           "title", "list", "item",   "opener", "seg",  "placeName key=\"x\"",
      "salute", "dateline",    "rs",    "fw",   "add",    "subst",  "app",  "x xmlns=''"};
  static constexpr std::array<std::string_view, 24> kPieces = {"Johann ",
                                                               "Wolfgang ",
                                                               "Goethe",
                                                               "Wei",
                                                               "mar",
                                                               "-",
                                                               "\r\n",
                                                               "<lb/>",
                                                               "<lb break=\"no\"/>",
                                                               "<pb n='1'/>",
                                                               "<!-- > Weimar -->",
                                                               "<?x > ?>",
                                                               "&u;",
                                                               "&amp;",
                                                               "&m;",
                                                               "M&#xFC;nchen",
                                                               "<![CDATA[Weimar]]>",
                                                               "<![CDATA[Frau ]]>",
                                                               " 3. 5. 1820 ",
                                                               "Friedrich Schiller",
                                                               "<gap/>",
                                                               "Herr ",
                                                               "<anchor xml:id=\"a\"/>",
                                                               ", "};
  std::string out =
      "<!DOCTYPE TEI [<!ENTITY u \"&#252;\"><!-- ' ]> --><!ENTITY m '<hi>Goethe</hi>'>]>\n"
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text>";
  std::vector<std::string_view> open;
  for (const std::uint8_t byte : bytes) {
    const std::size_t number = byte % 64U;
    if (number < 24) {
      (out += '<') += kElements.at(number);
      out += byte < 128 ? ">" : "  >";
      open.push_back(kElements.at(number));
    } else if (number < 48) {
      out += kPieces.at(number - 24);
    } else if (!open.empty()) {
      (out += "</") += open.back().substr(0, open.back().find(' '));
      out += byte < 128 ? ">" : " >";
      open.pop_back();
    }
  }
  for (; !open.empty(); open.pop_back()) {
    ((out += "</") += open.back().substr(0, open.back().find(' '))) += ">";
  }
  return out + "</text></TEI>";
}

/// All that a reading tells of a document's text and elements.
class Content final : public xml::PositionedHandler {
 public:
  void set_position(const xml::Position&) override {}
  void start_element(const xml::Name&, std::span<const xml::Attribute>,
                     std::span<const xml::NamespaceDeclaration>) override {
    ++elements;
  }
  void end_element(const xml::Name&) override {}
  void text(std::string_view characters) override { text_content += characters; }

  std::size_t elements = 0;
  std::string text_content;
};

/// The first thing that does not hold of an annotated document; empty where all does.
inline std::string fault_of(const Desk& desk, const std::string& document) {
  Content before;
  if (!xml::read(document, "letter.xml", before)) return {};
  const annotate::Annotation annotation = desk.annotate(document);
  const annotate::Splice splice = annotate::splice(document, annotation.additions);
  std::string kept;
  for (const annotate::Piece& piece : splice.pieces) kept += piece.is_added ? "" : piece.text;
  if (kept != document) return "without the additions it is not what it was";
  Content after;
  const std::string result = splice.text();
  if (const auto read = xml::read(result, "letter.xml", after); !read) return "not well-formed";
  std::size_t elements = 0;
  for (const auto& addition : annotation.additions) elements += addition.element.empty() ? 0 : 1;
  if (after.text_content != before.text_content) return "its text is not what it was";
  if (after.elements != before.elements + elements) return "not all additions are elements";
  // Another name may be settled by a link that is new; each time fewer are left.
  std::string again = result;
  for (std::string next; (next = desk.annotated(again)) != again; again = next) {
    if (next.size() > 4 * result.size() + 4096) return "there is no end of additions";
  }
  return {};
}

}  // namespace annotate_tests
