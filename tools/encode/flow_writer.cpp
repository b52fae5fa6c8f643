// SPDX-License-Identifier: MIT
#include "encode/flow_writer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "encode/mentions.hpp"
#include "encode/phrases.hpp"
#include "encode/tree.hpp"

namespace encode {
namespace {

using layout::Milestone;
using layout::MilestoneKind;
using recognise::Mention;

class FlowWriter {
 public:
  FlowWriter(pugi::xml_node parent, const layout::Flow& flow, const Input& input, Record& record)
      : flow_(flow),
        mentions_(input.recognition.of(flow)),
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

  void enter(pugi::xml_node node) { here_ = node; }

  // At each place: what ends there is closed, then milestones stand, then what begins there is
  // opened. So a note follows the name that it is anchored to, and a line begins before the name
  // that it begins with.
  void write() {
    const auto end = static_cast<std::uint32_t>(flow_.text.size());
    while (true) {
      close_mentions();
      write_milestones();
      if (at_ == end) break;
      open_mentions();
      const std::uint32_t next = next_stop(end);
      write_text(next);
      at_ = next;
    }
  }

 private:
  struct Open {
    const Mention* mention;
    pugi::xml_node inside;
    pugi::xml_node outside;
  };

  std::uint32_t next_stop(std::uint32_t end) const {
    if (milestone_ < flow_.milestones.size()) end = std::min(end, flow_.milestones[milestone_].at);
    if (mention_ < mentions_.size()) end = std::min(end, mentions_[mention_].span.begin);
    if (!open_.empty()) end = std::min(end, open_.back().mention->span.end);
    return end;
  }

  void close_mentions() {
    while (!open_.empty() && open_.back().mention->span.end == at_) {
      close_mention(open_.back().inside, *open_.back().mention);
      here_ = open_.back().outside;
      open_.pop_back();
    }
  }

  void open_mentions() {
    for (; mention_ < mentions_.size() && mentions_[mention_].span.begin == at_; ++mention_) {
      const Mention& mention = mentions_[mention_];
      const pugi::xml_node outside = here_;
      here_ = open_mention(here_, mention, input_, record_);
      open_.push_back({&mention, here_, outside});
    }
  }

  // The blank at which a line ends becomes the line end before its successor's lb.
  void write_text(std::uint32_t end) {
    std::string_view characters = std::string_view(flow_.text).substr(at_, end - at_);
    const bool ends_line = begins_line(end) && characters.ends_with(' ');
    if (ends_line) characters.remove_suffix(1);
    text(here_, characters);
    if (ends_line) text(here_, line_end(depth_of(here_) - 1));
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
        write_note(milestone.index);
        break;
      case MilestoneKind::note_part:
        write_continuation(milestone.index);
        break;
    }
  }

  void write_line_begin(const Milestone& milestone) {
    const pugi::xml_node line = element(here_, "lb");
    attribute(line, "n", std::to_string(input_.layout.line_numbers[milestone.index]));
    if (milestone.joins_word) attribute(line, "break", "no");
  }

  void write_page_begin(const Milestone& milestone) {
    const layout::Page& page = input_.layout.pages[milestone.index];
    page_ = milestone.index;
    const pugi::xml_node node = element(here_, "pb");
    attribute(node, "n", page.number);
    const std::string id = "page-" + std::to_string(milestone.index + 1);
    attribute(node, "xml:id", id);
    if (milestone.joins_word) attribute(node, "break", "no");
    if (page.is_marked || milestone.index == 0) return;
    attribute(node, "cert", "high");
    attribute(node, "resp", kApplication);
    record_.reasons.push_back(
        {id, "location", "high", phrase(input_.phrases, "reason.page_from_notes")});
  }

  void write_furniture(const layout::Furniture& furniture) {
    static constexpr const char* kTypes[] = {"pageNum", "header", "footer"};
    const pugi::xml_node node = element(here_, "fw");
    attribute(node, "type", kTypes[static_cast<std::size_t>(furniture.kind)]);
    attribute(node, "place", furniture.is_at_head ? "top" : "bottom");
    write_flow(node, furniture.flow, input_, record_);
  }

  // The byte in the source is the first of the hyphen, whichever sign it is.
  void write_hyphen(std::uint32_t source_offset) {
    const std::string_view rest = std::string_view(input_.source.text).substr(source_offset);
    const pugi::xml_node node =
        element(here_, "pc", rest.substr(0, rest.find_first_of("\r\n\f \t")));
    attribute(node, "force", "weak");
  }

  static std::string note_id(std::size_t index, std::size_t part) {
    const std::string id = "note-" + std::to_string(index + 1);
    return part == 0 ? id : id + "-" + std::to_string(part + 1);
  }

  void write_note(std::uint32_t index) {
    const layout::Note& note = input_.layout.notes[index];
    const pugi::xml_node node = element(here_, "note");
    attribute(node, "n", note.number);
    if (note.anchor_marker != note.number) attribute(node, "rend", note.anchor_marker);
    attribute(node, "place", note.place == layout::NotePlace::bottom ? "bottom" : "end");
    attribute(node, "xml:id", note_id(index, 0));
    if (note.parts.size() > 1) attribute(node, "next", "#" + note_id(index, 1));
    if (note.parts.front().page != note.anchor_page) {
      attribute(node, "corresp", "#page-" + std::to_string(note.parts.front().page + 1));
    }
    attribute_author(node, index);
    const bool has_label = note.body_marker != note.number || note.body_marker_is_glued;
    write_note_part(node, note.parts.front(), has_label ? &note : nullptr);
  }

  void attribute_author(pugi::xml_node node, std::uint32_t index) {
    using recognise::NoteAuthor;
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
    const pugi::xml_node node = element(here_, "note");
    attribute(node, "place", "bottom");
    attribute(node, "xml:id", note_id(index, part));
    attribute(node, "prev", "#" + note_id(index, part - 1));
    if (part + 1 < note.parts.size()) attribute(node, "next", "#" + note_id(index, part + 1));
    attribute_author(node, index);
    write_note_part(node, note.parts[part], nullptr);
  }

  void write_note_part(pugi::xml_node node, const layout::NotePart& part,
                       const layout::Note* labelled) {
    const bool has_paragraphs = !part.further_paragraphs.empty();
    pugi::xml_node first = has_paragraphs ? element(node, "p") : node;
    write_labelled(first, part.flow, labelled);
    for (const layout::Flow& paragraph : part.further_paragraphs) {
      write_flow(element(node, "p"), paragraph, input_, record_);
    }
  }

  // The label stands behind the first lb, before the text.
  void write_labelled(pugi::xml_node node, const layout::Flow& flow, const layout::Note* labelled) {
    write_flow(node, flow, input_, record_);
    if (labelled == nullptr) return;
    const pugi::xml_node line = node.child("lb");
    const pugi::xml_node label = node.insert_child_after("label", line);
    text(label, labelled->body_marker);
    if (!labelled->body_marker_is_glued)
      node.insert_child_after(pugi::node_pcdata, label).set_value(" ");
  }

  const layout::Flow& flow_;
  const std::vector<Mention>& mentions_;
  const Input& input_;
  Record& record_;
  pugi::xml_node here_;
  std::uint32_t at_ = 0;
  std::size_t milestone_ = 0;
  std::size_t mention_ = 0;
  std::vector<Open> open_;
  std::uint32_t page_ = 0;  // the one that began last
};

}  // namespace

void write_block(pugi::xml_node parent, const char* name, const layout::Flow& flow,
                 const Input& input, Record& record) {
  FlowWriter writer(parent, flow, input, record);
  writer.write_leading_pages();
  writer.enter(element(parent, name));
  writer.write();
}

void write_flow(pugi::xml_node parent, const layout::Flow& flow, const Input& input,
                Record& record) {
  FlowWriter(parent, flow, input, record).write();
}

}  // namespace encode
