// SPDX-License-Identifier: MIT
// Tags, comments, documentation and foreign elements in the XML syntax.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "rng/convert/xml_writer.hpp"
#include "rng/syntax/xml_annotations.hpp"
#include "rng/syntax/xml_names.hpp"

namespace rng::convert {

using syntax::AnnotationComment;
using syntax::AnnotationElement;
using syntax::AnnotationNode;
using syntax::Annotations;

namespace {

std::string escaped(std::string_view text, bool is_attribute) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '\r' || (is_attribute && (c == '\n' || c == '\t'))) {
      result += fmt::format("&#{};", static_cast<int>(c));
    } else if (is_attribute && c == '"') {
      result += "&quot;";
    } else {
      result += c;
    }
  }
  return result;
}

// What XML allows in a comment: no two hyphens in a row, none at the end.
std::string comment_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '-' && !result.empty() && result.back() == '-') result += ' ';
    result += c;
  }
  return result;
}

bool has_words(const AnnotationElement& element) {
  return std::any_of(element.children.begin(), element.children.end(), [](const auto& node) {
    const auto* words = std::get_if<std::string>(&node);
    return words != nullptr && !syntax::is_blank(*words);
  });
}

}  // namespace

std::string xml_text(std::string_view text) {
  return escaped(text, false);
}

std::string xml_attribute(std::string_view text) {
  return escaped(text, true);
}

void XmlWriter::indent() {
  text_.append(2 * depth_, ' ');
}

void XmlWriter::line(std::string_view text) {
  indent();
  text_ += text;
  text_ += '\n';
}

// A start-tag that is too long has its attributes below each other.
void XmlWriter::tag(std::string_view name, const Attributes& attributes, std::string_view end) {
  std::vector<std::string> written;
  std::size_t width = 2 * depth_ + 1 + name.size() + end.size();
  for (const auto& [key, value] : attributes) {
    written.push_back(fmt::format("{}=\"{}\"", key, xml_attribute(value)));
    width += 1 + base::utf8::code_point_count(written.back());
  }
  const bool is_broken = width > kLineWidth && written.size() > 1;
  text_ += fmt::format("<{}", name);
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (is_broken && i > 0) {
      text_ += '\n';
      text_.append(2 * depth_ + 1 + name.size(), ' ');
    }
    text_ += ' ' + written[i];
  }
  text_ += end;
}

bool XmlWriter::has_inner(const Annotations* notes) const {
  return notes != nullptr &&
         !(notes->documentation.empty() && notes->before.empty() && notes->trailing.empty());
}

void XmlWriter::foreign_attributes(const Annotations* notes, Attributes& attributes) const {
  if (notes == nullptr) return;
  for (const auto& attribute : notes->attributes) {
    attributes.emplace_back(annotation_name(attribute.name), attribute.value);
  }
}

// A start-tag, or an empty one where nothing is said inside either.
void XmlWriter::open(syntax::NodeIndex index, std::string_view name, Attributes attributes,
                     bool is_empty) {
  const Annotations* notes = tree_.notes.of(index);
  if (index == tree_.root) add_root_attributes(attributes);
  foreign_attributes(notes, attributes);
  const bool is_closed = is_empty && !has_inner(notes);
  indent();
  tag(name, attributes, is_closed ? "/>\n" : ">\n");
  if (is_closed) return;
  ++depth_;
  if (notes != nullptr) inner(*notes);
}

void XmlWriter::close(syntax::NodeIndex index, std::string_view name) {
  const Annotations* notes = tree_.notes.of(index);
  if (notes != nullptr) {
    for (const AnnotationComment& each : notes->trailing) comment(each.text);
  }
  --depth_;
  line(fmt::format("</{}>", name));
  after(notes);
}

// The root's own `ns` or library, where it states one, goes before the file's.
void XmlWriter::add_root_attributes(Attributes& attributes) const {
  Attributes all = root_attributes();
  for (auto& attribute : attributes) {
    std::erase_if(all, [&](const auto& known) { return known.first == attribute.first; });
    all.push_back(std::move(attribute));
  }
  attributes = std::move(all);
}

// name, value and param hold only characters: what is said about them follows them.
void XmlWriter::text_element(const Annotations* notes, std::string_view name,
                             const Attributes& attributes, std::string_view text) {
  before(notes);
  indent();
  tag(name, attributes, ">");
  text_ += fmt::format("{}</{}>\n", xml_text(text), name);
  if (notes == nullptr) return;
  for (const std::string& each : notes->documentation) documentation(each);
  nodes(notes->before);
  for (const AnnotationComment& each : notes->trailing) comment(each.text);
  after(notes);
}

void XmlWriter::before(const Annotations* notes) {
  if (notes == nullptr) return;
  for (const AnnotationComment& each : notes->comments) comment(each.text);
}

void XmlWriter::inner(const Annotations& notes) {
  for (const std::string& each : notes.documentation) documentation(each);
  nodes(notes.before);
}

void XmlWriter::after(const Annotations* notes) {
  if (notes != nullptr) nodes(notes->after);
}

void XmlWriter::documentation(std::string_view text) {
  const std::string name =
      fmt::format("{}:documentation", names_.prefix_of(syntax::kAnnotationsNamespace));
  line(fmt::format("<{0}>{1}</{0}>", name, xml_text(text)));
}

void XmlWriter::comment(std::string_view text) {
  const std::string words = comment_text(text);
  if (words.find('\n') == std::string::npos) {
    return line(fmt::format("<!-- {} -->", words));
  }
  line("<!--");
  ++depth_;
  for (std::string_view one : base::lines_of(words)) {
    if (!one.empty()) indent();
    text_ += one;
    text_ += '\n';
  }
  --depth_;
  line("-->");
}

void XmlWriter::nodes(const std::vector<AnnotationNode>& nodes) {
  for (const AnnotationNode& node : nodes) {
    if (const auto* words = std::get_if<AnnotationComment>(&node)) comment(words->text);
    if (const auto* element = std::get_if<AnnotationElement>(&node)) {
      indent();
      foreign(*element, false);
      text_ += '\n';
    }
  }
}

std::string XmlWriter::annotation_name(const syntax::AnnotationName& name) const {
  if (name.namespace_uri.empty()) return name.local;
  return fmt::format("{}:{}", names_.prefix_of(name.namespace_uri), name.local);
}

// Where text is inside, white space counts: all of it stays as it is.
void XmlWriter::foreign(const AnnotationElement& element, bool is_inline) {
  const std::string name = annotation_name(element.name);
  Attributes attributes;
  if (element.name.namespace_uri.empty()) attributes.emplace_back("xmlns", "");
  for (const auto& attribute : element.attributes) {
    attributes.emplace_back(annotation_name(attribute.name), attribute.value);
  }
  if (element.children.empty()) return tag(name, attributes, "/>");
  tag(name, attributes, ">");
  const bool keeps_blanks = is_inline || has_words(element);
  for (const AnnotationNode& node : element.children) {
    const auto* words = std::get_if<std::string>(&node);
    if (words != nullptr && keeps_blanks) text_ += xml_text(*words);
    if (words != nullptr) continue;
    if (!keeps_blanks) {
      text_ += '\n';
      text_.append(2 * depth_ + 2, ' ');
    }
    ++depth_;
    if (const auto* note = std::get_if<AnnotationComment>(&node)) {
      text_ += fmt::format("<!-- {} -->", comment_text(note->text));
    } else if (const auto* inner = std::get_if<AnnotationElement>(&node)) {
      foreign(*inner, keeps_blanks);
    }
    --depth_;
  }
  if (!keeps_blanks) {
    text_ += '\n';
    indent();
  }
  text_ += fmt::format("</{}>", name);
}

}  // namespace rng::convert
