// SPDX-License-Identifier: MIT
#include "encode/flow_writer.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "encode/mentions.hpp"
#include "encode/phrases.hpp"
#include "encode/styles.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using layout::Milestone;
using layout::MilestoneKind;
using recognise::Mention;

class FlowWriter {
 public:
  FlowWriter(Node parent, const layout::Flow& flow, const Input& input, Record& record)
      : flow_(flow),
        mentions_(input.recognition.of(flow)),
        styles_(styles_in(flow, record.styles)),
        input_(input),
        record_(record),
        here_(parent) {}

  // Pages that begin where the flow begins, and what is printed between: they stand before the
  // block, not in it.
  void write_leading_pages() {
    const std::vector<Milestone>& milestones = flow_.milestones;
    for (; milestone_ < milestones.size() && milestones[milestone_].at == 0; ++milestone_) {
      if (milestones[milestone_].kind == MilestoneKind::line_begin) return;
      if (milestones[milestone_].kind == MilestoneKind::note_anchor) return;
      write_milestone(milestones[milestone_]);
    }
  }

  void enter(Node node) { here_ = node; }

  // At each place: what ends there is closed, then milestones stand, then what begins there is
  // opened. So a note follows the name that it is anchored to, and a line begins before the name
  // that it begins with.
  void write() {
    const auto end = static_cast<std::uint32_t>(flow_.text.size());
    while (true) {
      close_ended();
      write_milestones();
      if (at_ == end) break;
      open_begun();
      const std::uint32_t next = next_stop(end);
      write_text(next);
      at_ = next;
    }
    while (!open_.empty()) close_last();
  }

 private:
  // A mention, or a style where there is none.
  struct Open {
    const Mention* mention;
    std::uint32_t end;
    Node inside;
    Node outside;
  };

  std::uint32_t next_stop(std::uint32_t end) const {
    if (milestone_ < flow_.milestones.size()) end = std::min(end, flow_.milestones[milestone_].at);
    if (mention_ < mentions_.size()) end = std::min(end, mentions_[mention_].span.begin);
    if (!open_.empty()) end = std::min(end, open_.back().end);
    if (style_ < styles_.size() && styles_[style_].span.begin > at_)
      end = std::min(end, styles_[style_].span.begin);
    return end;
  }

  void close_last() {
    if (open_.back().mention != nullptr) close_mention(open_.back().inside, *open_.back().mention);
    here_ = open_.back().outside;
    open_.pop_back();
  }

  void close_ended() {
    while (!open_.empty() && open_.back().end == at_) close_last();
  }

  // The style that is to hold here and does not yet, or null.
  const StyledSpan* due_style() {
    while (style_ < styles_.size() && styles_[style_].span.end <= at_) ++style_;
    if (style_ == styles_.size() || styles_[style_].span.begin > at_) return nullptr;
    const bool is_open = std::any_of(open_.begin(), open_.end(),
                                     [](const Open& open) { return open.mention == nullptr; });
    return is_open ? nullptr : &styles_[style_];
  }

  const Mention* due_mention() const {
    const bool is_due = mention_ < mentions_.size() && mentions_[mention_].span.begin == at_;
    return is_due ? &mentions_[mention_] : nullptr;
  }

  // Of a style and a mention that begin here, the longer is the outer. A style that crosses the end
  // of a mention is interrupted there.
  void open_begun() {
    while (true) {
      const StyledSpan* const style = due_style();
      const Mention* const mention = due_mention();
      if (mention != nullptr && is_link_in_link(*mention)) {
        ++mention_;
      } else if (mention != nullptr && (style == nullptr || style->span.end <= mention->span.end)) {
        open(*mention, style);
      } else if (style != nullptr) {
        open(*style);
      } else {
        return;
      }
    }
  }

  bool is_link_in_link(const Mention& mention) const {
    return is<recognise::LinkMention>(mention) && style_ < styles_.size() &&
           styles_[style_].span.begin <= at_ && !styles_[style_].style.target.empty();
  }

  template <typename Kind>
  static bool is(const Mention& mention) {
    return std::holds_alternative<Kind>(
        static_cast<const recognise::Meaning::variant&>(mention.meaning));
  }

  // A style of the very same characters is said by @rend of the mention's element.
  void open(const Mention& mention, const StyledSpan* style) {
    if (!open_.empty() && open_.back().mention == nullptr && open_.back().end < mention.span.end)
      close_last();
    const Node outside = here_;
    here_ = open_mention(here_, mention, input_, record_);
    open_.push_back({&mention, mention.span.end, here_, outside});
    ++mention_;
    const bool is_choice =
        is<recognise::CorrectionMention>(mention) || is<recognise::EditorialMention>(mention);
    if (style == nullptr || is_choice || style->span != mention.span) return;
    Style rest = style->style;
    if (is<recognise::TitleMention>(mention)) rest.is_title = false;
    if (is<recognise::ForeignMention>(mention)) rest.language.clear();
    if (!rest.is_rend_alone()) return;
    attribute(here_, "rend", rest.rend);
    ++style_;
  }

  void open(const StyledSpan& styled) {
    const Node outside = here_;
    Style style = styled.style;
    const bool is_in_link = std::any_of(open_.begin(), open_.end(), [](const Open& other) {
      return other.mention != nullptr && is<recognise::LinkMention>(*other.mention);
    });
    if (is_in_link) style.target.clear();
    const std::uint32_t end =
        open_.empty() ? styled.span.end : std::min(styled.span.end, open_.back().end);
    here_ = open_style(here_, style, input_.source, record_);
    open_.push_back({nullptr, end, here_, outside});
  }

  // The blank at which a line ends becomes the line end before its successor's lb.
  void write_text(std::uint32_t end) {
    std::string_view characters = std::string_view(flow_.text).substr(at_, end - at_);
    const bool ends_line = begins_line(end) && characters.ends_with(' ');
    if (ends_line) characters.remove_suffix(1);
    text(here_, characters);
    if (ends_line) text(here_, line_end(here_.depth() - 1));
  }

  bool begins_line(std::uint32_t offset) const {
    for (std::size_t i = milestone_;
         i < flow_.milestones.size() && flow_.milestones[i].at == offset; ++i) {
      if (flow_.milestones[i].kind == MilestoneKind::line_begin)
        return !flow_.milestones[i].joins_word;
    }
    return false;
  }

  void write_milestones() {
    for (; milestone_ < flow_.milestones.size() && flow_.milestones[milestone_].at == at_;
         ++milestone_) {
      write_milestone(flow_.milestones[milestone_]);
    }
  }

  void write_milestone(const Milestone& milestone) {
    switch (milestone.kind) {
      case MilestoneKind::line_begin:
        write_line_begin(milestone);
        break;
      case MilestoneKind::page_begin:
        write_page_begin(milestone);
        break;
      case MilestoneKind::furniture:
        write_furniture(input_.layout.furniture[milestone.index]);
        break;
      case MilestoneKind::hyphen:
        write_hyphen(milestone.index);
        break;
      case MilestoneKind::note_anchor:
        // A note is not in italics because its anchor stands among them.
        if (!open_.empty() && open_.back().mention == nullptr) close_last();
        write_note(milestone.index);
        break;
      case MilestoneKind::deletion:
        write_deletion(input_.layout.deletions[milestone.index]);
        break;
      case MilestoneKind::note_part:
        write_continuation(milestone.index);
        break;
      case MilestoneKind::picture:
        if (!open_.empty() && open_.back().mention == nullptr) close_last();
        write_picture(input_.source.pictures[milestone.index]);
        break;
    }
  }

  void write_line_begin(const Milestone& milestone) {
    const Node line = element(here_, "lb");
    attribute(line, "n", std::to_string(input_.layout.line_numbers[milestone.index]));
    if (milestone.joins_word) attribute(line, "break", "no");
    if (const layout::Note* const note = std::exchange(labelled_, nullptr)) write_label(*note);
  }

  void write_label(const layout::Note& note) {
    element(here_, "label", note.body_marker);
    if (!note.body_marker_is_glued) text(here_, " ");
  }

  void write_page_begin(const Milestone& milestone) {
    const layout::Page& page = input_.layout.pages[milestone.index];
    page_ = milestone.index;
    const Node node = element(here_, "pb");
    attribute(node, "n", page.number);
    const std::string id = "page-" + std::to_string(milestone.index + 1);
    attribute(node, "xml:id", id);
    if (milestone.joins_word) attribute(node, "break", "no");
    if (page.is_marked || page.is_confirmed || milestone.index == 0) return;
    attribute(node, "cert", "high");
    attribute(node, "resp", kApplication);
    record_.reasons.push_back(
        {id, "location", "high", phrase(input_.phrases, "reason.page_from_notes")});
  }

  void write_furniture(const layout::Furniture& furniture) {
    static constexpr const char* kTypes[] = {"pageNum", "header", "footer"};
    const Node node = element(here_, "fw");
    attribute(node, "type", kTypes[static_cast<std::size_t>(furniture.kind)]);
    attribute(node, "place", furniture.is_at_head ? "top" : "bottom");
    write_flow(node, furniture.flow, input_, record_);
  }

  // The byte in the source is the first of the hyphen, whichever sign it is.
  void write_hyphen(std::uint32_t source_offset) {
    const std::string_view rest = std::string_view(input_.source.text).substr(source_offset);
    const Node node = element(here_, "pc", rest.substr(0, rest.find_first_of("\r\n\f \t")));
    attribute(node, "force", "weak");
  }

  void write_deletion(const layout::Deletion& deletion) {
    const Node node = element(here_, "del");
    const std::string& change = input_.source.runs[deletion.run].value;
    if (const auto index = index_of(change); index < input_.source.changes.size())
      attribute_change(node, input_.source.changes[index], record_);
    text(node, deletion.source.of(input_.source.text));
  }

  // One that is not at hand is pointed to where it lies.
  void write_picture(const source::Picture& picture) {
    const Node figure = element(here_, "figure");
    const std::string& folder = input_.picture_reference;
    attribute(element(figure, "graphic"), "url",
              picture.bytes.empty() ? picture.name : folder + picture.name);
    if (!picture.description.empty()) element(figure, "figDesc", picture.description);
  }

  static std::size_t index_of(const std::string& number) {
    return base::is_digits(number) ? std::stoul(number) : std::string::npos;
  }

  static std::string note_id(std::size_t index, std::size_t part) {
    const std::string id = "note-" + std::to_string(index + 1);
    return part == 0 ? id : id + "-" + std::to_string(part + 1);
  }

  void write_note(std::uint32_t index) {
    const layout::Note& note = input_.layout.notes[index];
    const Node node = element(here_, "note");
    attribute(node, "n", note.number);
    if (note.anchor_marker != note.number) attribute(node, "rend", note.anchor_marker);
    static constexpr const char* kPlaces[] = {"bottom", "end", "margin"};
    attribute(node, "place", kPlaces[static_cast<std::size_t>(note.place)]);
    attribute(node, "xml:id", note_id(index, 0));
    if (note.parts.size() > 1) attribute(node, "next", "#" + note_id(index, 1));
    if (note.parts.front().page != note.anchor_page) {
      attribute(node, "corresp", "#page-" + std::to_string(note.parts.front().page + 1));
    }
    attribute_author(node, index);
    const bool has_label =
        !note.body_marker.empty() && (note.body_marker != note.number || note.body_marker_is_glued);
    write_note_part(node, note.parts.front(), has_label ? &note : nullptr);
  }

  void attribute_author(Node node, std::uint32_t index) {
    using recognise::NoteAuthor;
    if (const auto link = input_.layout.notes[index].link) {
      const source::NoteLink& linked = input_.source.notes[*link];
      if (linked.kind == source::NoteKind::comment) {
        attribute(node, "type", "comment");
        return attribute_change(node, {linked.author, linked.date}, record_);
      }
    }
    switch (input_.facts.note_authors[index]) {
      case NoteAuthor::translator:
        record_.needs_translator = true;
        attribute(node, "resp", "#translator");
        break;
      case NoteAuthor::source_editor:
        record_.needs_source_editor = true;
        attribute(node, "resp", "#source-editor");
        break;
      case NoteAuthor::author:
        attribute(node, "resp", "#author");
        break;
      case NoteAuthor::unknown:
        break;
    }
  }

  // The parts of a note that stand on the page that begins here.
  void write_continuation(std::uint32_t index) {
    const layout::Note& note = input_.layout.notes[index];
    std::size_t part = 1;
    while (part + 1 < note.parts.size() && note.parts[part].page != page_) ++part;
    const Node node = element(here_, "note");
    attribute(node, "place", "bottom");
    attribute(node, "xml:id", note_id(index, part));
    attribute(node, "prev", "#" + note_id(index, part - 1));
    if (part + 1 < note.parts.size()) attribute(node, "next", "#" + note_id(index, part + 1));
    attribute_author(node, index);
    write_note_part(node, note.parts[part], nullptr);
  }

  void write_note_part(Node node, const layout::NotePart& part, const layout::Note* labelled) {
    const bool has_paragraphs = !part.further_paragraphs.empty();
    Node first = has_paragraphs ? element(node, "p") : node;
    FlowWriter writer(first, part.flow, input_, record_);
    writer.labelled_ = labelled;
    writer.write();
    for (const layout::Flow& paragraph : part.further_paragraphs) {
      write_flow(element(node, "p"), paragraph, input_, record_);
    }
  }

  const layout::Flow& flow_;
  const std::vector<Mention>& mentions_;
  const std::vector<StyledSpan> styles_;
  const Input& input_;
  Record& record_;
  Node here_;
  std::uint32_t at_ = 0;
  std::size_t milestone_ = 0;
  std::size_t mention_ = 0;
  std::size_t style_ = 0;
  std::vector<Open> open_;
  std::uint32_t page_ = 0;                  // the one that began last
  const layout::Note* labelled_ = nullptr;  // its label is to stand behind the first lb
};

}  // namespace

void write_block(Node parent, const char* name, const layout::Flow& flow, const Input& input,
                 Record& record) {
  FlowWriter writer(parent, flow, input, record);
  writer.write_leading_pages();
  const BlockElement block(parent, name);
  writer.enter(block.node());
  writer.write();
}

void write_flow(Node parent, const layout::Flow& flow, const Input& input, Record& record) {
  FlowWriter(parent, flow, input, record).write();
}

}  // namespace encode
