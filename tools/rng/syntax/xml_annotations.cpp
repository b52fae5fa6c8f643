// SPDX-License-Identifier: MIT
#include "rng/syntax/xml_annotations.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "rng/syntax/xml_grammar.hpp"
#include "rng/syntax/xml_names.hpp"

namespace rng::syntax {

namespace {

AnnotationName annotation_name(const xml::Name& name) {
  return {std::string(name.namespace_uri), std::string(name.local), std::string(name.prefix)};
}

bool is_documentation(const AnnotationElement& element) {
  return element.name.namespace_uri == kAnnotationsNamespace &&
         element.name.local == "documentation";
}

bool is_text_only(const AnnotationElement& element) {
  return element.attributes.empty() &&
         std::all_of(element.children.begin(), element.children.end(),
                     [](const auto& child) { return std::holds_alternative<std::string>(child); });
}

std::string text_of(const AnnotationElement& element) {
  std::string text;
  for (const AnnotationNode& child : element.children) text += std::get<std::string>(child);
  return text;
}

// A comment without the white space that its place in the file explains: at its ends, and the
// indentation that its lines share.
std::string plain_comment(std::string_view text) {
  std::vector<std::string_view> lines = base::lines_of(text);
  while (lines.size() > 1 && is_blank(lines.front())) lines.erase(lines.begin());
  while (lines.size() > 1 && is_blank(lines.back())) lines.pop_back();
  const bool begins_inside = !text.empty() && lines.front().data() == text.data();
  const auto indentation = [](std::string_view line) {
    return std::min(line.find_first_not_of(" \t"), line.size());
  };
  std::size_t shared = text.size();
  for (std::size_t i = begins_inside ? 1 : 0; i < lines.size(); ++i) {
    if (!is_blank(lines[i])) shared = std::min(shared, indentation(lines[i]));
  }
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    line.remove_prefix(i == 0 && begins_inside ? indentation(line)
                                               : std::min(shared, indentation(line)));
    while (!line.empty() && is_xml_space(line.back())) line.remove_suffix(1);
    if (i > 0) result += '\n';
    result += line;
  }
  return result;
}

}  // namespace

void XmlAnnotations::open(std::span<const xml::Attribute> attributes, SourcePosition at) {
  Annotations& annotations = open_.emplace_back();
  annotations.comments = take_comments();
  for (const xml::Attribute& attribute : attributes) {
    const std::string_view uri = attribute.name.namespace_uri;
    const bool is_foreign = !uri.empty() && uri != kRngNamespace &&
                            !(uri == xml::kXmlNamespace && attribute.name.local == "base");
    if (!is_foreign) continue;
    annotations.attributes.push_back(
        {annotation_name(attribute.name), std::string(attribute.value), at});
  }
}

void XmlAnnotations::end() {
  std::vector<AnnotationComment> comments = take_comments();
  std::vector<AnnotationComment>& trailing = open_.back().trailing;
  std::move(comments.begin(), comments.end(), std::back_inserter(trailing));
}

Annotations XmlAnnotations::close() {
  Annotations closed = std::move(open_.back());
  open_.pop_back();
  return closed;
}

std::vector<AnnotationComment> XmlAnnotations::take_comments() {
  return std::exchange(comments_, {});
}

void XmlAnnotations::comment(std::string_view text) {
  if (foreign_.empty()) {
    comments_.push_back({plain_comment(text)});
  } else {
    foreign_.back().children.emplace_back(AnnotationComment{plain_comment(text)});
  }
}

void XmlAnnotations::start_foreign(const xml::Name& name,
                                   std::span<const xml::Attribute> attributes, SourcePosition at) {
  if (foreign_.size() >= kMaxDepth) {
    ++too_deep_;
    return;
  }
  AnnotationElement& element = foreign_.emplace_back();
  element.name = annotation_name(name);
  element.at = at;
  for (const xml::Attribute& attribute : attributes) {
    element.attributes.push_back(
        {annotation_name(attribute.name), std::string(attribute.value), at});
  }
}

void XmlAnnotations::foreign_text(std::string_view characters) {
  std::vector<AnnotationNode>& children = foreign_.back().children;
  // Text comes in pieces.
  if (!children.empty() && std::holds_alternative<std::string>(children.back())) {
    std::get<std::string>(children.back()) += characters;
  } else {
    children.emplace_back(std::string(characters));
  }
}

void XmlAnnotations::end_foreign(bool is_behind) {
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  AnnotationElement element = std::move(foreign_.back());
  foreign_.pop_back();
  if (foreign_.empty()) {
    keep(std::move(element), is_behind);
  } else {
    foreign_.back().children.emplace_back(std::move(element));
  }
}

void XmlAnnotations::keep(AnnotationElement element, bool is_behind) {
  Annotations& owner = open_.back();
  if (is_documentation(element) && is_text_only(element)) {
    owner.documentation.push_back(text_of(element));
    return;
  }
  // Documentation is about the construct also where it can only stand behind it.
  is_behind = is_behind && !is_documentation(element);
  std::vector<AnnotationNode>& nodes = is_behind ? owner.after : owner.before;
  for (AnnotationComment& comment : take_comments()) nodes.emplace_back(std::move(comment));
  nodes.emplace_back(std::move(element));
}

}  // namespace rng::syntax
