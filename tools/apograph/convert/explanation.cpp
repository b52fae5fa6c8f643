// SPDX-License-Identifier: MIT
#include "apograph/convert/explanation.hpp"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "base/line_index.hpp"
#include "recognise/describe.hpp"

namespace apograph {
namespace {

using recognise::Mention;

const char* name_of(layout::BlockKind kind) {
  using layout::BlockKind;
  switch (kind) {
    case BlockKind::source_note:
      return "editor's note on provenance";
    case BlockKind::heading:
      return "heading";
    case BlockKind::letterhead:
      return "letterhead";
    case BlockKind::subject:
      return "subject";
    case BlockKind::dateline:
      return "dateline";
    case BlockKind::address:
      return "address";
    case BlockKind::salute:
      return "salutation";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::quotation:
      return "quotation";
    case BlockKind::telegram:
      return "telegram";
    case BlockKind::verse:
    case BlockKind::verse_line:
      return "verse";
    case BlockKind::list:
    case BlockKind::item:
      return "list";
    case BlockKind::table:
      return "table";
    case BlockKind::cell:
      return "cell of a table";
    case BlockKind::closer:
      return "complimentary close";
    case BlockKind::signature:
      return "signature";
    case BlockKind::postscript:
      return "postscript";
    case BlockKind::endorsement:
      return "endorsement";
    case BlockKind::colophon:
      return "colophon";
  }
  return "";
}

class Explainer {
 public:
  Explainer(base::Span line, const layout::Layout& layout,
            const recognise::Recognition& recognition, const authority::Authority& authority,
            const source::SourceText& source)
      : line_(line),
        layout_(layout),
        recognition_(recognition),
        authority_(authority),
        index_(source.name, source.text) {}

  std::string text() {
    add_parts();
    for (const layout::Doubt& doubt : layout_.doubts) {
      if (doubt.source.begin < line_.end && doubt.source.end >= line_.begin) {
        out_ += fmt::format("open: {}\n", doubt.message);
      }
    }
    const std::size_t before = out_.size();
    recognise::for_each_flow(layout_, [&](const layout::Flow& flow, recognise::FlowPlace) {
      if (!touches(flow)) return;
      for (const Mention& mention : recognition_.of(flow)) add_mention(flow, mention);
    });
    if (out_.size() == before) out_ += "nothing was recognised in this line\n";
    return std::move(out_);
  }

 private:
  bool touches(const layout::Flow& flow) const {
    return std::any_of(flow.pieces.begin(), flow.pieces.end(), [&](const layout::Piece& piece) {
      return piece.source.begin < line_.end && piece.source.end > line_.begin;
    });
  }

  void add_parts() {
    const auto add_blocks = [&](const std::vector<layout::Block>& blocks) {
      for (const layout::Block& block : blocks) {
        const bool is_here = touches(block.flow) ||
                             std::any_of(block.children.begin(), block.children.end(),
                                         [&](const layout::Block& c) { return touches(c.flow); });
        if (is_here) out_ += fmt::format("part: {}\n", name_of(block.kind));
      }
    };
    add_blocks(layout_.front);
    add_blocks(layout_.body);
    add_blocks(layout_.back);
    for (const layout::Note& note : layout_.notes) {
      for (const layout::NotePart& part : note.parts) {
        if (touches(part.flow)) out_ += fmt::format("part: note {}\n", note.number);
      }
      if (note.anchor.begin >= line_.begin && note.anchor.end <= line_.end &&
          !note.anchor_marker.empty()) {
        out_ += fmt::format("part: anchor “{}” of note {}\n", note.anchor_marker, note.number);
      }
    }
    for (const layout::Furniture& furniture : layout_.furniture) {
      if (touches(furniture.flow)) out_ += "part: running head, foot or number of the page\n";
    }
  }

  // A mention that begins, ends or goes on in the line.
  void add_mention(const layout::Flow& flow, const Mention& mention) {
    if (mention.span.begin >= mention.span.end) return;
    const std::uint32_t begin = flow.source_offset(mention.span.begin);
    const std::uint32_t last = flow.source_offset(mention.span.end - 1);
    if (begin >= line_.end || last < line_.begin) return;
    const base::Location at = index_.locate(begin);
    out_ += fmt::format("{}:{} {}\n", at.line, at.column, recognise::describe(mention, flow.text));
    out_ += fmt::format("  evidence: {}\n", evidence(mention));
    const auto* const name = std::get_if<recognise::NameMention>(&mention.meaning);
    if (name == nullptr) return;
    if (!name->key.empty()) add_entity("linked", name->key);
    for (const std::string& key : name->candidates) add_entity("candidate", key);
    if (name->key.empty() && name->candidates.empty()) {
      out_ += "  candidates: none in the authority\n";
    }
  }

  static std::string evidence(const Mention& mention) {
    const auto* const date = std::get_if<recognise::DateMention>(&mention.meaning);
    std::string kind = date == nullptr ? std::string() : date->evidence;
    if (!mention.reason.empty()) {
      return kind.empty() ? mention.reason : fmt::format("{}; {}", kind, mention.reason);
    }
    return kind.empty() ? "the text states it" : kind;
  }

  void add_entity(std::string_view role, const std::string& key) {
    const authority::Entity* const entity = authority_.find(key);
    out_ += fmt::format("  {}: {}", role, key);
    if (entity != nullptr && !entity->names.empty()) out_ += ", " + entity->names.front().text;
    if (entity != nullptr && !(entity->birth.empty() && entity->death.empty())) {
      out_ += fmt::format(" ({}–{})", entity->birth, entity->death);
    }
    out_ += entity == nullptr ? "\n" : fmt::format(", {}\n", entity->file);
  }

  base::Span line_;
  const layout::Layout& layout_;
  const recognise::Recognition& recognition_;
  const authority::Authority& authority_;
  base::LineIndex index_;
  std::string out_;
};

}  // namespace

base::Result<std::string> explanation(std::uint32_t line, const layout::Layout& layout,
                                      const recognise::Recognition& recognition,
                                      const authority::Authority& authority,
                                      const source::SourceText& source) {
  const base::LineIndex lines(source.name, source.text);
  if (line > lines.line_count()) {
    return base::failure(
        "convert.no-such-line", {source.name},
        fmt::format("there is no line {}: the text has {}", line, lines.line_count()),
        "name a line of the file, counted from 1");
  }
  const std::string_view text = lines.line(line);
  const auto begin = static_cast<std::uint32_t>(text.data() - source.text.data());
  const base::Span span{begin, begin + static_cast<std::uint32_t>(text.size())};
  return fmt::format("{}:{}: {}\n", source.name, line, text) +
         Explainer(span, layout, recognition, authority, source).text();
}

}  // namespace apograph
