// SPDX-License-Identifier: MIT
#include "xml/messages.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace xml {
namespace {

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view{} : text;
}

struct Prose {
  std::string message;
  std::string hint;
};

// libxml2's own text: its first line, without the capital letter and the full stop.
std::string own_text(const xmlError& error) {
  std::string text(view(error.message));
  text = text.substr(0, text.find('\n'));
  while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == '!')) {
    text.pop_back();
  }
  const bool is_word = text.size() > 1 && text[1] >= 'a' && text[1] <= 'z';
  if (is_word && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return text.empty() ? "the document is not well-formed" : text;
}

Prose name_mismatch(const xmlError& error) {
  // str1 is the name of the start-tag, str2 that of the end-tag.
  return {fmt::format("found the end-tag \"</{}>\" where \"</{}>\" was expected", view(error.str2),
                      view(error.str1)),
          fmt::format("close \"{}\" before, or correct the name", view(error.str1))};
}

// A name is missing behind what libxml2 took for the beginning of something.
Prose missing_name(std::string_view around) {
  if (around.starts_with('&')) {
    return {"found an ampersand that begins no reference", "write &amp; for a plain ampersand"};
  }
  if (around.starts_with('<')) {
    return {"found a \"<\" that begins no tag", "write &lt; for a plain \"<\""};
  }
  return {"found no name where one was expected", "remove what stands here, or quote it"};
}

Prose invalid_character(std::string_view around) {
  const std::string_view found = around.empty() ? around : around.substr(1);
  if (found.empty() || static_cast<unsigned char>(found[0]) >= 0x20) {
    return {"found a character that XML cannot hold", "remove it"};
  }
  return {fmt::format("found the character U+{:04X}, which XML cannot hold", found[0]),
          "remove it"};
}

Prose prose(const xmlError& error, std::string_view around) {
  switch (error.code) {
    case XML_ERR_TAG_NAME_MISMATCH:
      return name_mismatch(error);
    case XML_ERR_TAG_NOT_FINISHED:
      return {fmt::format("the document ends while \"{}\" is still open", view(error.str1)),
              fmt::format("add \"</{}>\" where the element ends", view(error.str1))};
    case XML_ERR_DOCUMENT_EMPTY:
      return {"found no start-tag of a root element", "is this an XML document?"};
    case XML_ERR_DOCUMENT_END:
      return {"found content behind the end of the root element",
              "a document has one root element: is an end-tag misplaced?"};
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return {fmt::format("the attribute \"{}\" stands twice in this tag", view(error.str1)),
              "remove one of them"};
    case XML_ERR_LT_IN_ATTRIBUTE:
      return {"found \"<\" in the value of an attribute",
              "write &lt;, or close the quotation mark before"};
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return {"found an attribute's value without quotation marks",
              "put quotation marks around the value"};
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return {"the value of an attribute does not end", "add the closing quotation mark"};
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return {fmt::format("the attribute \"{}\" has no value", view(error.str1)),
              "write name=\"value\""};
    case XML_ERR_SPACE_REQUIRED:
      return {"found no blank where one was expected", "put a blank here"};
    case XML_ERR_GT_REQUIRED:
      return {"found no \">\" where the tag should end", "close the tag"};
    case XML_ERR_NAME_REQUIRED:
      return missing_name(around);
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return {"found a reference to an entity that does not end with \";\"",
              "write &amp; for a plain ampersand"};
    case XML_ERR_UNDECLARED_ENTITY:
      return {fmt::format("the entity \"&{};\" is not declared", view(error.str1)),
              "write the character itself"};
    case XML_ERR_ENTITY_LOOP:
      return {"an entity refers to itself", "remove the reference"};
    case XML_ERR_INVALID_CHAR:
      return around.empty() || error.str1 != nullptr ? invalid_character({})
                                                     : invalid_character(around);
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
      return {"found a reference to a character without a number", "write it as &#65; or &#x41;"};
    case XML_ERR_NOT_WELL_BALANCED:
      return {"an entity does not close what it opens", "put whole elements into an entity"};
    case XML_ERR_INTERNAL_ERROR:
      return {"the DTD is not well-formed", {}};
    case XML_NS_ERR_EMPTY:
      return {"a prefix is declared without a namespace", "give it one, or remove the declaration"};
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_COLON:
      return {"found a name with more colons than one, or one at its edge", "correct the name"};
    case XML_ERR_INVALID_CHARREF:
      return {"found a reference to a character that XML cannot hold", "remove it"};
    case XML_ERR_INVALID_ENCODING:
    case XML_I18N_CONV_FAILED:
      return {"found bytes that are not UTF-8",
              "save the document as UTF-8, or declare its encoding"};
    case XML_ERR_COMMENT_NOT_FINISHED:
      return {"a comment does not end", "close it with \"-->\""};
    case XML_ERR_HYPHEN_IN_COMMENT:
      return {"found \"--\" inside a comment", "write a single hyphen"};
    case XML_ERR_CDATA_NOT_FINISHED:
      return {"a CDATA section does not end", "close it with \"]]>\""};
    case XML_ERR_MISPLACED_CDATA_END:
      return {"found \"]]>\" in text", "write ]]&gt;"};
    case XML_ERR_PI_NOT_FINISHED:
      return {"a processing instruction does not end", "close it with \"?>\""};
    case XML_ERR_RESERVED_XML_NAME:
      return {"found an XML declaration that is not the beginning of the document",
              "remove what stands before it"};
    case XML_ERR_XMLDECL_NOT_FINISHED:
      return {"the XML declaration does not end", "close it with \"?>\""};
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return {fmt::format("the prefix \"{}\" is not bound to a namespace", view(error.str1)),
              "declare it with xmlns:PREFIX=\"…\", or correct it"};
    default:
      return {own_text(error), {}};
  }
}

}  // namespace

bool is_fault(const xmlError& error) {
  if (error.level == XML_ERR_FATAL) return true;
  return error.level == XML_ERR_ERROR && error.domain == XML_FROM_NAMESPACE &&
         error.code != XML_WAR_NS_URI && error.code != XML_WAR_NS_URI_RELATIVE;
}

base::Diagnostic describe(const xmlError& error, base::Location at, std::string_view around) {
  Prose words = prose(error, around);
  const bool is_undeclared = error.code == XML_ERR_UNDECLARED_ENTITY;
  base::Diagnostic diagnostic{
      base::Severity::error, is_undeclared ? "xml.entity-undeclared" : "xml.not-well-formed",
      std::move(at),         std::move(words.message),
      std::move(words.hint), {}};
  if (error.code == XML_ERR_TAG_NAME_MISMATCH || error.code == XML_ERR_TAG_NOT_FINISHED) {
    diagnostic.notes.push_back({{diagnostic.at.file, static_cast<std::uint32_t>(error.int1), 0},
                                fmt::format("\"{}\" opens here", view(error.str1))});
  }
  return diagnostic;
}

}  // namespace xml
