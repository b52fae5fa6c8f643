// SPDX-License-Identifier: MIT
#include "xml/messages.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/catalogue.hpp"

namespace xml {
namespace {

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view{} : text;
}

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

// A name is missing behind what libxml2 took for the beginning of something.
std::string_view missing_name(std::string_view around) {
  if (around.starts_with('&')) return "xml-ampersand";
  return around.starts_with('<') ? "xml-less-than" : "xml-no-name";
}

base::Wording invalid_character(std::string_view around) {
  const std::string_view found = around.empty() ? around : around.substr(1);
  if (found.empty() || static_cast<unsigned char>(found[0]) >= 0x20) return {"xml-character", {}};
  return {"xml-control-character", {{"code", fmt::format("U+{:04X}", found[0])}}};
}

// The key of the text for a fault that needs no more than the name that libxml2 gives with it.
std::string_view key_of(int code, std::string_view around) {
  switch (code) {
    case XML_ERR_TAG_NAME_MISMATCH:
      return "xml-tag-mismatch";
    case XML_ERR_TAG_NOT_FINISHED:
      return "xml-tag-open";
    case XML_ERR_DOCUMENT_EMPTY:
      return "xml-no-root";
    case XML_ERR_DOCUMENT_END:
      return "xml-behind-root";
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return "xml-attribute-twice";
    case XML_ERR_LT_IN_ATTRIBUTE:
      return "xml-less-than-in-attribute";
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return "xml-attribute-unquoted";
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return "xml-attribute-open";
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return "xml-attribute-without-value";
    case XML_ERR_SPACE_REQUIRED:
      return "xml-no-blank";
    case XML_ERR_GT_REQUIRED:
      return "xml-no-greater-than";
    case XML_ERR_NAME_REQUIRED:
      return missing_name(around);
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return "xml-entity-open";
    case XML_ERR_UNDECLARED_ENTITY:
      return "xml-entity-undeclared";
    case XML_ERR_ENTITY_LOOP:
      return "xml-entity-loop";
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
      return "xml-reference-without-number";
    case XML_ERR_NOT_WELL_BALANCED:
      return "xml-entity-unbalanced";
    case XML_ERR_INTERNAL_ERROR:
      return "xml-dtd";
    case XML_NS_ERR_EMPTY:
      return "xml-prefix-empty";
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_COLON:
      return "xml-colons";
    case XML_ERR_INVALID_CHARREF:
      return "xml-reference-to-character";
    case XML_ERR_INVALID_ENCODING:
    case XML_I18N_CONV_FAILED:
      return "xml-not-utf8";
    case XML_ERR_COMMENT_NOT_FINISHED:
      return "xml-comment-open";
    case XML_ERR_HYPHEN_IN_COMMENT:
      return "xml-comment-hyphens";
    case XML_ERR_CDATA_NOT_FINISHED:
      return "xml-cdata-open";
    case XML_ERR_MISPLACED_CDATA_END:
      return "xml-cdata-end";
    case XML_ERR_PI_NOT_FINISHED:
      return "xml-instruction-open";
    case XML_ERR_RESERVED_XML_NAME:
      return "xml-declaration-late";
    case XML_ERR_XMLDECL_NOT_FINISHED:
      return "xml-declaration-open";
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return "xml-prefix-unbound";
    default:
      return {};
  }
}

base::Wording wording(const xmlError& error, std::string_view around) {
  if (error.code == XML_ERR_INVALID_CHAR) {
    const bool has_name = error.str1 != nullptr;
    return invalid_character(around.empty() || has_name ? std::string_view() : around);
  }
  const std::string_view key = key_of(error.code, around);
  if (key.empty()) return {"xml-other", {{"text", own_text(error)}}};
  return {std::string(key),
          {{"name", std::string(view(error.str1))}, {"found", std::string(view(error.str2))}}};
}

}  // namespace

bool is_fault(const xmlError& error) {
  if (error.level == XML_ERR_FATAL) return true;
  return error.level == XML_ERR_ERROR && error.domain == XML_FROM_NAMESPACE &&
         error.code != XML_WAR_NS_URI && error.code != XML_WAR_NS_URI_RELATIVE;
}

base::Diagnostic describe(const xmlError& error, base::Location at, std::string_view around) {
  const bool is_undeclared = error.code == XML_ERR_UNDECLARED_ENTITY;
  base::Diagnostic diagnostic =
      base::worded(is_undeclared ? "xml.entity-undeclared" : "xml.not-well-formed", std::move(at),
                   wording(error, around));
  if (error.code == XML_ERR_TAG_NAME_MISMATCH || error.code == XML_ERR_TAG_NOT_FINISHED) {
    diagnostic.notes.push_back(
        {{diagnostic.at.file, static_cast<std::uint32_t>(error.int1), 0},
         base::Catalogue::english().text(
             {"note-opens", {{"element", fmt::format("<{}>", view(error.str1))}}})});
  }
  return diagnostic;
}

}  // namespace xml
