// SPDX-License-Identifier: MIT
// The document is cut at the place, which a processing instruction marks. Behind it a tag is kept
// with its other attributes; the one that the place is in comes last.
#include "rng/explain/possible.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/line_index.hpp"
#include "base/utf8.hpp"
#include "rng/explain/phrases.hpp"
#include "rng/explain/vocabulary.hpp"
#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/validator.hpp"
#include "xml/construct.hpp"
#include "xml/reader.hpp"
#include "xml/tag_lexer.hpp"

namespace rng::explain {

namespace {

using validate::Expected;
using validate::FoundName;

constexpr std::string_view kMark = "apograph-place";
constexpr std::string_view kBlanks = " \t\r\n";

FoundName found_name(const xml::Name& name) {
  return {std::string(name.namespace_uri), std::string(name.local), std::string(name.prefix)};
}

class Counter final : public validate::FindingSink {
 public:
  void add(validate::Finding finding) override {
    if (finding.kind != validate::FindingKind::pointer_unresolved) ++count;
  }
  bool wants_details() const override { return false; }

  std::size_t count = 0;
};

// A document that is cut at a place.
struct Cut {
  std::string text;
  Possible::Kind kind = Possible::Kind::content;
};

// Passes events to the validator as far as the place, and asks it there.
class Inquirer final : public xml::PositionedHandler {
 public:
  Inquirer(validate::Validator& validator, const Cut& cut)
      : validator_(validator), kind_(cut.kind) {
    made.kind = kind_;
  }

  void set_position(const xml::Position& position) override { validator_.set_position(position); }
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration> namespaces) override {
    if (is_done) return;
    if (is_marked_) return ask_in_tag(name, attributes);
    validator_.start_element(name, attributes, namespaces);
    open_.push_back(found_name(name));
  }
  void end_element(const xml::Name& name) override {
    if (is_done) return;
    validator_.end_element(name);
    open_.pop_back();
  }
  void text(std::string_view characters) override {
    if (!is_done) validator_.text(characters);
  }
  void unparsed_entity(std::string_view name) override { validator_.unparsed_entity(name); }
  void processing_instruction(std::string_view target, std::string_view) override {
    if (is_done || target != kMark) return;
    is_marked_ = true;
    if (kind_ != Possible::Kind::content) return;
    is_done = true;
    if (!open_.empty()) made.element = open_.back();
    made.expected = validator_.expected();
    required = validator_.required();
  }

  Possible made;
  std::vector<FoundName> required;
  std::vector<Expected> values;  // of attributes, beside made.expected.names
  bool is_done = false;

 private:
  void ask_in_tag(const xml::Name& name, std::span<const xml::Attribute> attributes) {
    is_done = true;
    made.element = found_name(name);
    if (kind_ == Possible::Kind::value) {
      made.attribute = found_name(attributes.back().name);
      made.expected =
          validator_.expected_value(name, attributes.first(attributes.size() - 1), made.attribute);
      return;
    }
    made.expected = validator_.expected_attributes(name, attributes, required);
    for (const FoundName& attribute : made.expected.names) {
      values.push_back(validator_.expected_value(name, attributes, attribute));
    }
  }

  validate::Validator& validator_;
  Possible::Kind kind_;
  bool is_marked_ = false;
  std::vector<FoundName> open_;
};

// An offset past all where there is no such place.
std::optional<std::size_t> offset_of(const base::LineIndex& lines, std::string_view document,
                                     const base::Location& at) {
  if (at.line == 0 || at.column == 0 || at.line > lines.line_count()) return std::nullopt;
  const std::string_view line = lines.line(at.line);
  std::size_t offset = 0;
  for (std::uint32_t column = 1; column < at.column; ++column) {
    if (offset >= line.size()) return std::nullopt;
    base::utf8::next(line, offset);
  }
  return static_cast<std::size_t>(line.data() - document.data()) + offset;
}

// The text is UTF-8, whatever its XML declaration says.
std::string without_declaration(std::string_view document) {
  std::string text(document);
  if (!text.starts_with("<?xml") || text.size() < 6 ||
      kBlanks.find(text[5]) == std::string_view::npos) {
    return text;
  }
  const std::size_t end = text.find("?>");
  if (end == std::string::npos) return text;
  for (std::size_t i = 0; i < end + 2; ++i) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
  return text;
}

// Not within a reference to a character or an entity.
std::size_t before_reference(std::string_view document, std::size_t place) {
  const std::size_t begin = document.find_last_of("&;<> \t\r\n", place == 0 ? 0 : place - 1);
  return begin != std::string_view::npos && begin < place && document[begin] == '&' ? begin : place;
}

Cut cut_content(std::string_view document, std::size_t place) {
  return {fmt::format("{}<?{}?>", document.substr(0, place), kMark), Possible::Kind::content};
}

Cut cut_tag(std::string_view document, const xml::Construct& tag, std::size_t place) {
  const std::string_view text = document.substr(tag.begin, tag.end - tag.begin);
  const std::size_t at = place - tag.begin;
  const std::size_t name_end = std::min(text.find_first_of(" \t\r\n/>="), text.size());
  // At the end of a document the name is still being written.
  if (at < name_end || name_end == text.size()) return cut_content(document, tag.begin);
  Cut cut = cut_content(document, tag.begin);
  cut.kind = Possible::Kind::attributes;
  cut.text += text.substr(0, name_end);
  std::string last;
  std::vector<std::string_view> seen;
  xml::TagLexer lexer(text);
  for (bool is_complete = true; is_complete;) {
    xml::AttributeSpan span;
    is_complete = lexer.next(span);
    if (span.name.empty() || std::find(seen.begin(), seen.end(), span.name) != seen.end()) continue;
    seen.push_back(span.name);
    const std::size_t close =
        span.value_begin == 0
            ? text.size()
            : std::min(text.find(text[span.value_begin - 1], span.value_begin), text.size());
    const bool is_here =
        at >= span.name_begin && at <= close && !xml::declares_namespace(span.name);
    if (!is_here) {
      if (is_complete) {
        cut.text += fmt::format(" {}", text.substr(span.name_begin, close + 1 - span.name_begin));
      }
    } else if (span.value_begin != 0 && at + 1 >= span.value_begin) {
      cut.kind = Possible::Kind::value;
      last = fmt::format(" {}=\"\"", span.name);
    }
  }
  cut.text += last + "/>";
  return cut;
}

Cut cut_at(std::string_view document, std::size_t place) {
  const xml::Construct construct = xml::construct_at(document, place);
  switch (construct.kind) {
    case xml::ConstructKind::text:
      return cut_content(document, before_reference(document, place));
    case xml::ConstructKind::start_tag:
      return cut_tag(document, construct, place);
    case xml::ConstructKind::doctype:
      return {{}, Possible::Kind::nothing};
    default:
      return cut_content(document, construct.begin);
  }
}

void name_elements(Inquirer& inquirer, const Vocabulary& vocabulary) {
  Possible& made = inquirer.made;
  for (const FoundName& name : made.expected.names) {
    PossibleName possible{name, false, vocabulary.documentation(name)};
    if (name.uri == made.element.uri) possible.name.prefix = made.element.prefix;
    made.names.push_back(std::move(possible));
  }
}

void name_attributes(Inquirer& inquirer, const Phrases& phrases) {
  Possible& made = inquirer.made;
  for (std::size_t i = 0; i < made.expected.names.size(); ++i) {
    made.names.push_back({made.expected.names[i], false, phrases.string(inquirer.values[i])});
  }
}

Possible finished(Inquirer inquirer, const Vocabulary& vocabulary, const Phrases& phrases) {
  Possible& made = inquirer.made;
  if (made.kind == Possible::Kind::content) name_elements(inquirer, vocabulary);
  if (made.kind == Possible::Kind::attributes) name_attributes(inquirer, phrases);
  for (PossibleName& possible : made.names) {
    possible.is_required = std::find(inquirer.required.begin(), inquirer.required.end(),
                                     possible.name) != inquirer.required.end();
  }
  std::stable_partition(made.names.begin(), made.names.end(),
                        [](const PossibleName& possible) { return possible.is_required; });
  made.form = phrases.string(made.expected);
  return std::move(made);
}

}  // namespace

base::Result<Possible> possible_at(const validate::Schema& schema, std::string_view document,
                                   const base::Location& at, const base::Catalogue& catalogue) {
  const std::string text = without_declaration(document);
  const base::LineIndex lines(at.file, text);
  const auto place = offset_of(lines, text, at);
  const base::Wording no_place = {"no-place", {{"lines", std::to_string(lines.line_count())}}};
  if (!place) {
    return tl::unexpected(base::worded("explain.no-place", {at.file}, no_place));
  }
  const Cut cut = cut_at(text, *place);
  if (cut.kind == Possible::Kind::nothing) return Possible{};
  validate::Validator validator(schema, {.check_ids = false});
  Counter faults;
  validator.begin(faults);
  Inquirer inquirer(validator, cut);
  const auto read = xml::read(cut.text, at.file, inquirer);
  validator.abandon();
  if (!inquirer.is_done) {
    return tl::unexpected(read ? base::worded("explain.no-place", {at.file}, no_place)
                               : read.error());
  }
  inquirer.made.faults_before = faults.count;
  const Vocabulary vocabulary(*schema.compiled().grammar);
  return finished(std::move(inquirer), vocabulary, Phrases(catalogue, false));
}

}  // namespace rng::explain
