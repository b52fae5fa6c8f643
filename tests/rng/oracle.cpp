// SPDX-License-Identifier: MIT
#include "rng/oracle.hpp"

#include <algorithm>

namespace rng_tests {

namespace {

using Kind = OraclePattern::Kind;

// Some of the attributes and, in order, some of the children of an element.
struct Content {
  std::vector<const std::pair<std::string, std::string>*> attributes;
  std::vector<const OracleNode*> children;

  std::size_t size() const { return attributes.size() + children.size(); }
};

bool matches(const OraclePattern& pattern, const Content& content);

bool matches_name(const OraclePattern& pattern, const std::string& name) {
  return pattern.name == "*" || pattern.name == name;
}

Content content_of(const OracleNode& element) {
  Content content;
  for (const auto& attribute : element.attributes) content.attributes.push_back(&attribute);
  for (const OracleNode& child : element.children) content.children.push_back(&child);
  return content;
}

// Tries every way to part the content in two; for a group, children keep to one side of a cut.
template <typename Try>
bool some_split(const Content& content, bool is_ordered, const Try& attempt) {
  const std::size_t bits = content.size();
  for (std::size_t mask = 0; mask < (std::size_t{1} << bits); ++mask) {
    Content first;
    Content second;
    for (std::size_t i = 0; i < content.attributes.size(); ++i) {
      ((mask >> i & 1U) != 0 ? first : second).attributes.push_back(content.attributes[i]);
    }
    bool is_sorted = true;
    for (std::size_t i = 0; i < content.children.size(); ++i) {
      const bool is_first = (mask >> (i + content.attributes.size()) & 1U) != 0;
      if (is_first && !second.children.empty()) is_sorted = false;
      (is_first ? first : second).children.push_back(content.children[i]);
    }
    if ((!is_ordered || is_sorted) && attempt(first, second)) return true;
  }
  return false;
}

bool is_string(const Content& content, std::string& text) {
  if (!content.attributes.empty() || content.children.size() > 1) return false;
  if (content.children.empty()) return true;
  text = content.children.front()->text;
  return content.children.front()->name.empty();
}

bool matches_attribute(const OraclePattern& pattern, const Content& content) {
  if (content.attributes.size() != 1 || !content.children.empty()) return false;
  const auto& [name, value] = *content.attributes.front();
  if (!matches_name(pattern, name)) return false;
  const OracleNode text{"", value, {}, {}};
  Content inside;
  if (!value.empty()) inside.children.push_back(&text);
  return matches(pattern.children.front(), inside);
}

bool matches(const OraclePattern& pattern, const Content& content) {
  std::string text;
  switch (pattern.kind) {
    case Kind::empty:
      return content.size() == 0;
    case Kind::not_allowed:
      return false;
    case Kind::text:
      return content.attributes.empty() &&
             std::all_of(content.children.begin(), content.children.end(),
                         [](const OracleNode* child) { return child->name.empty(); });
    case Kind::value:
      return is_string(content, text) && text == pattern.value;
    case Kind::string:
      return is_string(content, text);
    case Kind::element:
      return content.attributes.empty() && content.children.size() == 1 &&
             !content.children.front()->name.empty() &&
             matches_name(pattern, content.children.front()->name) &&
             matches(pattern.children.front(), content_of(*content.children.front()));
    case Kind::attribute:
      return matches_attribute(pattern, content);
    case Kind::choice:
      return std::any_of(pattern.children.begin(), pattern.children.end(),
                         [&](const OraclePattern& child) { return matches(child, content); });
    case Kind::group:
    case Kind::interleave:
      return some_split(
          content, pattern.kind == Kind::group, [&](const Content& first, const Content& second) {
            return matches(pattern.children[0], first) && matches(pattern.children[1], second);
          });
    case Kind::one_or_more:
      // A part that takes nothing would leave the same question.
      return matches(pattern.children.front(), content) ||
             some_split(content, true, [&](const Content& first, const Content& second) {
               return first.size() > 0 && second.size() > 0 &&
                      matches(pattern.children.front(), first) && matches(pattern, second);
             });
  }
  return false;
}

std::string name_class(const OraclePattern& pattern) {
  return pattern.name == "*" ? "<anyName/>" : "<name>" + pattern.name + "</name>";
}

std::string written(const OraclePattern& pattern) {
  std::string inside;
  for (const OraclePattern& child : pattern.children) inside += written(child);
  switch (pattern.kind) {
    case Kind::empty:
      return "<empty/>";
    case Kind::not_allowed:
      return "<notAllowed/>";
    case Kind::text:
      return "<text/>";
    case Kind::value:
      return "<value type='string'>" + pattern.value + "</value>";
    case Kind::string:
      return "<data type='string'/>";
    case Kind::element:
      return "<element>" + name_class(pattern) + inside + "</element>";
    case Kind::attribute:
      return "<attribute>" + name_class(pattern) + inside + "</attribute>";
    case Kind::choice:
      return "<choice>" + inside + "</choice>";
    case Kind::group:
      return "<group>" + inside + "</group>";
    case Kind::interleave:
      return "<interleave>" + inside + "</interleave>";
    case Kind::one_or_more:
      return "<oneOrMore>" + inside + "</oneOrMore>";
  }
  return {};
}

}  // namespace

bool oracle_accepts(const OraclePattern& pattern, const OracleNode& element) {
  Content content;
  content.children.push_back(&element);
  return matches(pattern, content);
}

std::string schema_of(const OraclePattern& pattern) {
  return "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>" + written(pattern) +
         "</start></grammar>";
}

std::string document_of(const OracleNode& node) {
  if (node.name.empty()) return node.text;
  std::string text = "<" + node.name;
  for (const auto& [name, value] : node.attributes) text += " " + name + "='" + value + "'";
  text += ">";
  for (const OracleNode& child : node.children) text += document_of(child);
  return text + "</" + node.name + ">";
}

}  // namespace rng_tests
