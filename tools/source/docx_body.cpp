// SPDX-License-Identifier: MIT
#include "source/docx_body.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace source {
namespace {

// A hostile file may nest text boxes in text boxes.
constexpr std::size_t kMostBoxes = 10'000;
constexpr std::size_t kDay = std::string_view("2024-05-03").size();
constexpr std::string_view kNonBreakingHyphen = "\u2011";
constexpr std::string_view kSoftHyphen = "\u00AD";

std::uint32_t level_of(std::string_view text) {
  return text.size() == 1 && base::is_digits(text) ? static_cast<std::uint32_t>(text[0] - '0') : 0;
}

// The code of a w:sym as a character.
std::string symbol_of(std::string_view code) {
  std::uint32_t value = 0;
  for (const char c : base::lower_case(code)) {
    const bool is_letter = c >= 'a' && c <= 'f';
    if (!is_letter && !(c >= '0' && c <= '9')) return {};
    value = value * 16 + static_cast<std::uint32_t>(is_letter ? c - 'a' + 10 : c - '0');
    if (value > 0xFFFF) return {};
  }
  const bool is_character = value >= 0x20 && (value < 0xD800 || value > 0xDFFF) && value < 0xFFFE;
  return is_character ? base::utf8::encode(value) : std::string();
}

// The address in «HYPERLINK "https://…" \o "…"»; empty for other fields and places in the file.
std::string address_in(std::string_view instruction) {
  const std::string_view trimmed = base::trimmed(instruction);
  if (!trimmed.starts_with("HYPERLINK") || trimmed.find("\\l") != std::string_view::npos) return {};
  const std::size_t begin = trimmed.find('"');
  const std::size_t end = trimmed.find('"', begin + 1);
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  return std::string(trimmed.substr(begin + 1, end - begin - 1));
}

}  // namespace

// --- Notes to recordings

void DocxNotes::start(const Tag& tag) {
  if (open_ == nullptr && tag.is(element_)) {
    open_ = &all[std::string(tag["id"])];
    const std::string_view type = tag["type"];
    open_->is_separator = !type.empty() && type != "normal";
    open_->author = tag["author"];
    open_->initials = tag["initials"];
    open_->date = tag["date"].substr(0, kDay);
  } else if (open_ != nullptr) {
    open_->body.start(tag);
  }
}

void DocxNotes::end(std::string_view local) {
  if (open_ == nullptr) return;
  if (local == element_) {
    open_ = nullptr;
  } else {
    open_->body.end(local);
  }
}

void DocxNotes::characters(std::string_view text) {
  if (open_ != nullptr) open_->body.characters(text);
}

// --- Elements

void DocxBody::start(const Tag& tag) {
  if (box_depth_ > 0) {
    ++box_depth_;
    return boxes_.back().start(tag);
  }
  if (skipped_ > 0) {
    if (is_drawing_) start_in_drawing(tag);
    if (tag.is("txbxContent") && boxes_.size() < kMostBoxes) {
      boxes_.emplace_back();
      box_depth_ = 1;
    } else {
      ++skipped_;
    }
    return;
  }
  is_drawing_ = tag.is("drawing") || tag.is("pict") || tag.is("object");
  if (is_drawing_ || tag.is("Fallback") || tag.is("rPrChange") || tag.is("pPrChange") ||
      tag.is("sectPrChange") || tag.is("tblPr") || tag.is("sdtPr") || tag.is("ruby")) {
    skipped_ = 1;
    return;
  }
  if (is_in_properties_ || is_in_run_properties_ || tag.is("pPr") || tag.is("rPr") ||
      tag.is("sectPr"))
    return start_property(tag);
  if (!start_structure(tag)) start_content(tag);
}

void DocxBody::end(std::string_view local) {
  if (box_depth_ > 0) {
    if (--box_depth_ > 0) boxes_.back().end(local);
    return;
  }
  if (skipped_ > 0) {
    if (--skipped_ == 0 && is_drawing_) end_drawing();
    return;
  }
  if (local == "pPr") is_in_properties_ = false;
  if (local == "rPr") is_in_run_properties_ = false;
  if (local == "p" && !is_in_properties_) end_paragraph();
  if (local == "r") run_ = {};
  if (local == "t" || local == "delText") is_text_ = false;
  if (local == "instrText") is_instruction_ = false;
  if (is_in_properties_ || is_in_run_properties_) return;
  if (local == "ins" || local == "moveTo") end_mark(RunStyle::inserted);
  if (local == "del" || local == "moveFrom") end_mark(RunStyle::deleted);
  if (local == "hyperlink" || local == "fldSimple") end_mark(RunStyle::link);
  if (local == "tbl") blocks_.end_table();
}

void DocxBody::characters(std::string_view text) {
  if (box_depth_ > 0) return boxes_.back().characters(text);
  if (skipped_ > 0) return;
  if (is_instruction_ && !fields_.empty()) fields_.back().instruction += text;
  if (!is_text_ || run_.hidden.value_or(false)) return;
  if (custom_) {
    const auto [kind, note] = *std::exchange(custom_, std::nullopt);
    return write_anchor(kind, *note, base::trimmed(text));
  }
  write(text);
}

// An image is a part of the file, or lies elsewhere (20.2.2.1; VML in older files).
void DocxBody::start_in_drawing(const Tag& tag) {
  if (tag.is("docPr")) image_text_ = tag["descr"];
  std::string_view id;
  if (tag.is("blip")) id = tag["embed"].empty() ? tag["link"] : tag["embed"];
  if (tag.is("imagedata")) id = tag["id"];
  const auto target = relationships_->all.find(std::string(id));
  if (target != relationships_->all.end()) image_ = target->second.target;
}

void DocxBody::end_drawing() {
  is_drawing_ = false;
  if (image_.empty()) {
    ++drawings_;
  } else if (!fixed_) {
    if (is_in_paragraph_ && breaks_page_) begin_text();
    builder_.picture({.name = std::exchange(image_, {}), .description = image_text_});
  }
  image_.clear();
  image_text_.clear();
}

// Elements around paragraphs.
bool DocxBody::start_structure(const Tag& tag) {
  if (tag.is("p")) {
    start_paragraph();
  } else if (tag.is("tbl")) {
    blocks_.begin_table(!is_in_note_ && !fixed_);
  } else if (tag.is("tr")) {
    blocks_.begin_row();
    blocks_.set_head(false);
  } else if (tag.is("tblHeader")) {
    blocks_.set_head(is_on(tag));
  } else if (tag.is("tc")) {
    blocks_.begin_cell();
  } else {
    return false;
  }
  return true;
}

void DocxBody::start_property(const Tag& tag) {
  if (tag.is("pPr")) is_in_properties_ = true;
  if (tag.is("rPr")) {
    is_in_run_properties_ = true;
  } else if (is_in_run_properties_) {
    // Those of the paragraph's end mark are no text's.
    if (is_in_properties_) return;
    // That a link is underlined says nothing.
    const std::string named_style = tag.is("rStyle") ? base::lower_case(tag["val"]) : "";
    if (tag.is("rStyle") && named_style != "hyperlink" && named_style != "internetlink") {
      DocxRunStyle named = context_.styles.run(std::string(tag["val"]));
      named.complete(run_);
      run_ = named;
    }
    return run_.take(tag);
  }
  if (tag.is("pStyle")) style_ = tag["val"];
  if (tag.is("jc")) justification_ = tag["val"];
  if (tag.is("numId")) list_ = tag["val"];
  if (tag.is("ilvl")) list_level_ = tag["val"];
  if (tag.is("outlineLvl")) outline_ = level_of(tag["val"]);
  if (tag.is("pageBreakBefore")) breaks_page_ = is_on(tag);
  if (tag.is("sectPr") && is_in_properties_) {
    ends_section_ = true;
    is_section_continuous_ = false;
  }
  if (tag.is("type") && ends_section_) is_section_continuous_ = tag["val"] == "continuous";
}

// Elements within paragraphs.
bool DocxBody::start_content(const Tag& tag) {
  if (tag.is("t") || tag.is("delText")) {
    is_text_ = true;
  } else if (tag.is("tab") || tag.is("ptab")) {
    write("\t");
  } else if (tag.is("br") || tag.is("cr")) {
    start_break(tag);
  } else if (tag.is("noBreakHyphen")) {
    write(kNonBreakingHyphen);
  } else if (tag.is("softHyphen")) {
    write(kSoftHyphen);
  } else if (tag.is("sym")) {
    write(symbol_of(tag["char"]));
  } else if (tag.is("ins") || tag.is("moveTo")) {
    start_change(tag, RunStyle::inserted);
  } else if (tag.is("del") || tag.is("moveFrom")) {
    start_change(tag, RunStyle::deleted);
  } else if (tag.is("hyperlink")) {
    const auto target = relationships_->all.find(std::string(tag["id"]));
    const bool is_known = target != relationships_->all.end();
    open_.push_back(
        {builder_.size(), RunStyle::link, is_known ? target->second.target : std::string()});
  } else if (tag.is("fldSimple")) {
    open_.push_back({builder_.size(), RunStyle::link, address_in(tag["instr"])});
  } else if (tag.is("fldChar")) {
    start_field(tag["fldCharType"]);
  } else if (tag.is("instrText")) {
    is_instruction_ = true;
  } else if (tag.is("footnoteReference")) {
    refer(NoteKind::footnote, tag);
  } else if (tag.is("endnoteReference")) {
    refer(NoteKind::endnote, tag);
  } else if (tag.is("commentReference")) {
    refer(NoteKind::comment, tag);
  }
  return true;
}

// --- Paragraphs

void DocxBody::start_paragraph() {
  is_in_paragraph_ = true;
  has_begun_ = ends_section_ = breaks_page_ = false;
  style_.clear();
  list_.clear();
  list_level_.clear();
  justification_.clear();
  outline_.reset();
}

void DocxBody::end_paragraph() {
  if (!std::exchange(is_in_paragraph_, false)) return;
  if (has_begun_) {
    builder_.end_paragraph();
  } else if (!breaks_page_ && !ends_section_ && !blocks_.is_in_table() && !is_in_note_ && !fixed_) {
    builder_.leave_blank();
    blocks_.end_quotation();
  }
  has_begun_ = false;
  write_boxes();
  if (breaks_page_ || (ends_section_ && !is_section_continuous_)) begin_new_page();
  breaks_page_ = ends_section_ = false;
}

void DocxBody::begin_new_page() {
  if (is_in_note_ || fixed_) return;
  write_notes(false);
  builder_.begin_page();
}

// The first text of a paragraph, whose properties are known now.
void DocxBody::begin_text() {
  if (breaks_page_) {
    if (has_begun_) {
      builder_.begin_page();
    } else {
      begin_new_page();
    }
    breaks_page_ = false;
  }
  if (has_begun_) return;
  has_begun_ = true;
  if (fixed_) return builder_.begin_paragraph({.kind = *fixed_});
  const DocxParagraphStyle style = context_.styles.paragraph(style_);
  const std::string& justification = justification_.empty() ? style.justification : justification_;
  const bool is_right = justification == "right" || justification == "end";
  const std::uint32_t heading = outline_ ? (*outline_ < 9 ? *outline_ + 1 : 0) : style.heading;
  Part form =
      blocks_.form_of(is_in_note_ ? 0 : heading, style.is_quotation && !is_in_note_, is_right);
  if (list_.empty()) {
    list_ = style.list;
    if (list_level_.empty()) list_level_ = style.list_level;
  }
  take_numbering(form);
}

void DocxBody::take_numbering(Part& form) {
  const bool is_listed = !list_.empty() && list_ != "0";
  const std::uint32_t level = level_of(list_level_);
  const std::string label = is_listed ? context_.numbering.next_label(list_, level) : std::string();
  const bool is_item = !label.empty() && form.kind == PartKind::paragraph && !is_in_note_;
  if (is_item) {
    // A list within a list goes on with the outer one.
    if (last_list_.empty() || (level == 0 && list_ != outer_list_)) {
      list_whole_ = builder_.new_whole();
      list_row_ = 0;
      outer_list_ = list_;
    }
    form.kind = PartKind::item;
    form.whole = list_whole_;
    form.row = ++list_row_;
    form.level = level + 1;
  }
  last_list_ = is_item ? list_ : std::string();
  builder_.begin_paragraph(form);
  builder_.text(label);
}

void DocxBody::write(std::string_view text) {
  // The blank between a note's number and its text is there already.
  if (is_in_note_ && !has_begun_)
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (text.empty()) return;
  begin_text();
  const std::uint32_t begin = builder_.size();
  builder_.text(text);
  run_.mark(builder_, begin);
}

// A page break that ends a paragraph belongs behind it.
void DocxBody::start_break(const Tag& tag) {
  if (tag["type"] == "page") {
    breaks_page_ = true;
    return;
  }
  if (!has_begun_ && !breaks_page_) return;
  begin_text();
  builder_.break_line();
}

// --- Marks around runs

void DocxBody::start_field(std::string_view kind) {
  if (kind == "begin") {
    fields_.emplace_back();
  } else if (kind == "separate" && !fields_.empty()) {
    fields_.back().has_result = true;
    fields_.back().begin = builder_.size();
  } else if (kind == "end" && !fields_.empty()) {
    const std::string address = address_in(fields_.back().instruction);
    if (fields_.back().has_result && !address.empty())
      builder_.mark(fields_.back().begin, RunStyle::link, address);
    fields_.pop_back();
  }
}

void DocxBody::start_change(const Tag& tag, RunStyle style) {
  const Change change{std::string(tag["author"]), std::string(tag["date"].substr(0, kDay))};
  open_.push_back({builder_.size(), style, builder_.change(change)});
}

// Within the paragraph: what stood before it has a separator behind.
void DocxBody::end_mark(RunStyle style) {
  if (open_.empty() || open_.back().style != style) return;
  const Open mark = std::move(open_.back());
  open_.pop_back();
  if (!mark.value.empty()) builder_.mark(mark.begin, style, mark.value);
}

// --- Notes

const DocxNotes& DocxBody::notes_of(NoteKind kind) const {
  if (kind == NoteKind::footnote) return context_.footnotes;
  return kind == NoteKind::endnote ? context_.endnotes : context_.comments;
}

void DocxBody::refer(NoteKind kind, const Tag& tag) {
  const DocxNotes& notes = notes_of(kind);
  const auto found = notes.all.find(std::string(tag["id"]));
  if (found == notes.all.end() || found->second.is_separator || fixed_) return;
  const DocxNote& note = found->second;
  // In a note only comments, and in a comment nothing: a chain of notes has an end.
  if (is_in_note_ && (kind != NoteKind::comment || is_in_comment_)) return;
  if (!referred_.insert(&note).second) return;
  if (!tag["customMarkFollows"].empty() && is_on(tag) && tag["customMarkFollows"] != "0") {
    custom_.emplace(kind, &note);
    return;
  }
  if (kind == NoteKind::footnote)
    return write_anchor(kind, note, numeral(++footnotes_, context_.settings.footnotes));
  if (kind == NoteKind::endnote)
    return write_anchor(kind, note, numeral(++endnotes_, context_.settings.endnotes));
  const std::string initials = note.initials.empty() ? "c" : note.initials;
  write_anchor(kind, note, initials + std::to_string(++comments_));
}

void DocxBody::write_anchor(NoteKind kind, const DocxNote& note, std::string_view number) {
  begin_text();
  const std::size_t index = builder_.anchor(kind, number, note.author, note.date);
  references_.push_back({index, &note, kind});
}

// Footnotes stand at the end of their page, endnotes and comments at the end of all.
void DocxBody::write_notes(bool is_end) {
  for (const NoteKind kind : {NoteKind::footnote, NoteKind::endnote, NoteKind::comment}) {
    if (kind != NoteKind::footnote && !is_end) continue;
    std::vector<Reference> others;
    for (const Reference& reference : std::exchange(references_, {})) {
      if (reference.kind == kind) {
        write_note(reference, others);
      } else {
        others.push_back(reference);
      }
    }
    references_ = std::move(others);
  }
}

// With a state of its own: the paragraph at hand may have begun.
void DocxBody::write_note(const Reference& reference, std::vector<Reference>& further) {
  DocxBody inner(context_, builder_);
  inner.relationships_ = &notes_of(reference.kind).relationships;
  inner.is_in_note_ = true;
  inner.is_in_comment_ = reference.kind == NoteKind::comment;
  inner.comments_ = comments_;
  inner.referred_ = std::move(referred_);
  builder_.begin_note(reference.index);
  reference.note->body.play(inner);
  builder_.end_note();
  comments_ = inner.comments_;
  referred_ = std::move(inner.referred_);
  drawings_ += inner.drawings_;
  further.insert(further.end(), inner.references_.begin(), inner.references_.end());
}

void DocxBody::write_boxes() {
  if (boxes_.empty()) return;
  std::vector<Recording> boxes = std::exchange(boxes_, {});
  for (const Recording& box : boxes) box.play(*this);
}

void DocxBody::finish() {
  write_notes(true);
}

}  // namespace source
