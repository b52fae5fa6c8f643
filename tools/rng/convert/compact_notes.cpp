// SPDX-License-Identifier: MIT
// Comments, documentation and annotations in the compact syntax, and literals.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "rng/convert/compact_writer.hpp"
#include "rng/syntax/xml_names.hpp"

namespace rng::convert {

using syntax::AnnotationComment;
using syntax::AnnotationElement;
using syntax::AnnotationNode;
using syntax::Annotations;

namespace {

constexpr std::array<std::string_view, 19> kKeywords = {
    "attribute", "datatypes", "default", "div",  "element", "empty",     "external",
    "grammar",   "include",   "inherit", "list", "mixed",   "namespace", "notAllowed",
    "parent",    "start",     "string",  "text", "token"};

// Where text would read as the beginning of an escape, its backslash is one.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      result += "\\x{D}";
    } else if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'x') {
      result += "\\x{5C}";
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string quoted(std::string_view text, std::string_view mark) {
  return std::string(mark) + escaped(text) + std::string(mark);
}

bool holds(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

// Lines that somebody broke are left as they are up to here.
constexpr std::size_t kLongestLine = 120;

// Where a line that is too long can be broken: at a blank, or not at all.
std::size_t break_of(std::string_view line, std::size_t width) {
  if (base::utf8::code_point_count(line) <= kLongestLine) return line.size();
  std::size_t at = 0;
  for (std::size_t count = 0; count < width; ++count) base::utf8::next(line, at);
  const std::size_t blank = line.rfind(' ', at);
  const std::size_t first = line.find_first_not_of(' ');
  if (blank != std::string_view::npos && blank > first) return blank;
  return std::min(line.find(' ', at), line.size());
}

}  // namespace

std::string identifier(std::string_view name) {
  const bool is_keyword = std::binary_search(kKeywords.begin(), kKeywords.end(), name);
  return is_keyword ? "\\" + std::string(name) : std::string(name);
}

std::string literal(std::string_view text) {
  const bool has_line_end = holds(text, "\n");
  for (const std::string_view mark : {"\"", "'"}) {
    if (!has_line_end && !holds(text, mark)) return quoted(text, mark);
  }
  for (const std::string_view mark : {"\"\"\"", "'''"}) {
    const bool ends_so = text.ends_with(mark[0]) || text.starts_with(mark[0]);
    if (!ends_so && !holds(text, mark)) return quoted(text, mark);
  }
  // Pieces, each with the quotation mark that it does not hold.
  std::string result;
  while (!text.empty()) {
    const char mark = text.front() == '"' ? '\'' : '"';
    const std::size_t end = std::min(text.find(mark), text.size());
    if (!result.empty()) result += " ~ ";
    std::string piece = quoted(text.substr(0, end), std::string(1, mark));
    for (std::size_t at = 0; (at = piece.find('\n', at)) != std::string::npos;) {
      piece.replace(at, 1, "\\x{A}");
    }
    result += piece;
    text.remove_prefix(end);
  }
  return result;
}

// A literal of several lines breaks the lines around it.
Piece CompactWriter::literal_piece(std::string_view text) {
  return page_.verbatim(literal(text));
}

bool CompactWriter::is_bound(const Annotations* notes) {
  return has_front(notes) || (notes != nullptr && !notes->after.empty());
}

bool CompactWriter::has_front(const Annotations* notes) {
  return notes != nullptr &&
         !(notes->documentation.empty() && notes->attributes.empty() && notes->before.empty());
}

Piece CompactWriter::annotated(const Annotations* notes, Piece inner, bool has_closing) {
  if (notes == nullptr) return inner;
  return page_.together({front(*notes, !has_closing), inner, following(notes, ">> ")});
}

// What stands before a construct. Where it has no closing sign, the comments before its end come
// here too.
Piece CompactWriter::front(const Annotations& notes, bool with_trailing) {
  std::vector<Piece> pieces;
  const auto add = [&](const AnnotationComment& each) {
    // A blank line keeps two comments apart.
    if (!pieces.empty()) pieces.push_back(page_.hard_line());
    pieces.push_back(comment(each));
  };
  for (const auto& each : notes.comments) add(each);
  if (with_trailing) {
    for (const auto& each : notes.trailing) add(each);
  }
  std::string text;
  for (const std::string& each : notes.documentation) {
    if (!text.empty()) text += '\n';
    text += each;
  }
  if (!notes.documentation.empty()) {
    if (!pieces.empty()) pieces.push_back(page_.hard_line());
    pieces.push_back(documentation(text));
  }
  if (!notes.attributes.empty() || !notes.before.empty()) {
    pieces.insert(pieces.end(), {page_.group(brackets(notes)), page_.line()});
  }
  return page_.together(std::move(pieces));
}

Piece CompactWriter::brackets(const Annotations& notes) {
  std::vector<Piece> pieces;
  for (const auto& each : notes.attributes) {
    pieces.insert(pieces.end(), {page_.line(), attribute(each)});
  }
  for (const AnnotationNode& node : notes.before) {
    if (const auto* words = std::get_if<AnnotationComment>(&node)) {
      pieces.insert(pieces.end(), {page_.hard_line(), commented_lines("# ", words->text)});
    } else if (const auto* inner = std::get_if<AnnotationElement>(&node)) {
      pieces.insert(pieces.end(), {page_.line(), page_.group(element(*inner))});
    }
  }
  return page_.together({page_.text("["), page_.nest(2, page_.together(std::move(pieces))),
                         page_.line(), page_.text("]")});
}

Piece CompactWriter::following(const Annotations* notes, std::string_view mark) {
  if (notes == nullptr || notes->after.empty()) return page_.nothing();
  std::vector<Piece> pieces;
  for (const AnnotationNode& node : notes->after) {
    pieces.push_back(page_.hard_line());
    if (const auto* words = std::get_if<AnnotationComment>(&node)) {
      pieces.push_back(commented_lines("# ", words->text));
    } else if (const auto* inner = std::get_if<AnnotationElement>(&node)) {
      pieces.insert(pieces.end(), {page_.text(mark), page_.group(element(*inner))});
    }
  }
  return page_.nest(mark.empty() ? 0 : 2, page_.together(std::move(pieces)));
}

Piece CompactWriter::comment(const AnnotationComment& comment) {
  return page_.together({commented_lines("# ", comment.text), page_.hard_line()});
}

Piece CompactWriter::documentation(std::string_view text) {
  return page_.together({commented_lines("## ", text), page_.hard_line()});
}

// Lines that are too long are broken; the others stay as they are.
Piece CompactWriter::commented_lines(std::string_view mark, std::string_view text) {
  const std::size_t width = kLineWidth - 4 - mark.size();
  std::vector<Piece> pieces;
  for (std::string_view line : base::lines_of(text)) {
    do {
      const std::size_t end = break_of(line, width);
      std::string written = std::string(mark) + escaped(line.substr(0, end));
      while (written.back() == ' ') written.pop_back();
      if (!pieces.empty()) pieces.push_back(page_.hard_line());
      pieces.push_back(page_.text(written));
      line.remove_prefix(std::min(line.find_first_not_of(' ', end), line.size()));
    } while (!line.empty());
  }
  return page_.together(std::move(pieces));
}

// The comments before a closing sign, on lines of their own.
Piece CompactWriter::trailing(const Annotations* notes) {
  if (notes == nullptr || notes->trailing.empty()) return page_.nothing();
  std::vector<Piece> pieces;
  for (const AnnotationComment& each : notes->trailing) {
    if (!pieces.empty()) pieces.push_back(page_.hard_line());
    pieces.insert(pieces.end(), {page_.hard_line(), commented_lines("# ", each.text)});
  }
  return page_.together(std::move(pieces));
}

std::string CompactWriter::annotation_name(const syntax::AnnotationName& name,
                                           bool is_attribute) const {
  if (name.namespace_uri.empty()) return is_attribute ? name.local : identifier(name.local);
  return fmt::format("{}:{}", names_.prefix_of(name.namespace_uri), name.local);
}

Piece CompactWriter::attribute(const syntax::AnnotationAttribute& attribute) {
  return page_.together(
      {page_.text(annotation_name(attribute.name, true) + " = "), literal_piece(attribute.value)});
}

Piece CompactWriter::element(const AnnotationElement& element) {
  const std::string name = annotation_name(element.name, false);
  if (element.attributes.empty() && element.children.empty()) return page_.text(name + " []");
  return page_.together({page_.text(name + " ["), page_.nest(2, element_content(element)),
                         page_.line(), page_.text("]")});
}

// Blanks between elements only indent the XML syntax.
Piece CompactWriter::element_content(const AnnotationElement& element) {
  const bool has_words =
      std::any_of(element.children.begin(), element.children.end(), [](const AnnotationNode& node) {
        const auto* words = std::get_if<std::string>(&node);
        return words != nullptr && !syntax::is_blank(*words);
      });
  std::vector<Piece> pieces;
  for (const auto& each : element.attributes) {
    pieces.insert(pieces.end(), {page_.line(), attribute(each)});
  }
  for (const AnnotationNode& node : element.children) {
    if (const auto* words = std::get_if<std::string>(&node)) {
      if (has_words) pieces.insert(pieces.end(), {page_.line(), literal_piece(*words)});
    } else if (const auto* note = std::get_if<AnnotationComment>(&node)) {
      pieces.insert(pieces.end(), {page_.hard_line(), commented_lines("# ", note->text)});
    } else if (const auto* inner = std::get_if<AnnotationElement>(&node)) {
      pieces.insert(pieces.end(), {page_.line(), page_.group(this->element(*inner))});
    }
  }
  return page_.together(std::move(pieces));
}

}  // namespace rng::convert
