// SPDX-License-Identifier: MIT
#include "xml/tag_lexer.hpp"

#include <algorithm>

namespace xml {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kEndOfName = " \t\r\n=/>";

}  // namespace

TagLexer::TagLexer(std::string_view tag) : tag_(tag) {
  at_ = std::min(tag_.find_first_of(kEndOfName), tag_.size());
}

void TagLexer::skip_blanks() {
  at_ = std::min(tag_.find_first_not_of(kBlanks, at_), tag_.size());
}

bool TagLexer::next(AttributeSpan& span) {
  skip_blanks();
  const std::size_t name_end = std::min(tag_.find_first_of(kEndOfName, at_), tag_.size());
  if (name_end == at_) return false;
  span.name = tag_.substr(at_, name_end - at_);
  span.name_begin = at_;
  at_ = name_end;
  skip_blanks();
  if (at_ == tag_.size() || tag_[at_] != '=') return false;
  ++at_;
  skip_blanks();
  if (at_ == tag_.size() || (tag_[at_] != '"' && tag_[at_] != '\'')) return false;
  span.value_begin = at_ + 1;
  const std::size_t end = tag_.find(tag_[at_], at_ + 1);
  at_ = end == std::string_view::npos ? tag_.size() : end + 1;
  return end != std::string_view::npos;
}

bool declares_namespace(std::string_view attribute_name) {
  return attribute_name == "xmlns" || attribute_name.starts_with("xmlns:");
}

}  // namespace xml
