// SPDX-License-Identifier: MIT
#include "source/odt_reader.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "source/odt_styles.hpp"
#include "source/office_text.hpp"
#include "source/text_builder.hpp"
#include "zip/reader.hpp"

namespace source {
namespace {

constexpr std::size_t kDay = std::string_view("2024-05-03").size();
constexpr std::uint32_t kMostBlanks = 200;

// The text of an element within the text: a note, a comment, a deletion, a text box.
struct Inset {
  enum class Kind : std::uint8_t { note, comment, change, box } kind = Kind::box;
  Recording body;
  std::string number, author, initials, date;
  std::string class_or_id;   // of a note: "endnote"; of a change its id
  bool is_deletion = false;  // of a change
};

class Body final : public TagHandler {
 public:
  Body(const OdtStyles& styles, TextBuilder& builder)
      : styles_(styles), builder_(builder), blocks_(builder) {}

  void start(const Tag& tag) override {
    ++depth_;
    if (inset_depth_ != 0) return start_in_inset(tag);
    if (skip_depth_ != 0) return;
    if (begins_inset(tag)) return;
    if (tag.is("sequence-decls") || tag.is("forms") || tag.is("variable-decls") ||
        tag.is("user-field-decls") || tag.is("title") || tag.is("desc")) {
      skip_depth_ = depth_;
      describes_ = tag.is("title") || tag.is("desc");
      return;
    }
    if (tag.is("frame")) frame_pictures_ = builder_.pictures().size();
    if (tag.is("image")) return take_image(tag["href"]);
    if (!start_structure(tag)) start_content(tag);
  }

  void end(std::string_view local) override {
    const int depth = depth_--;
    if (inset_depth_ != 0) return end_in_inset(local, depth);
    if (skip_depth_ != 0) {
      if (skip_depth_ == depth) skip_depth_ = 0;
      return;
    }
    if (local == "p" || local == "h") end_paragraph();
    if (local == "span") end_style(), spans_.pop_back();
    if (local == "a" && !links_.empty()) {
      if (!links_.back().second.empty())
        builder_.mark(links_.back().first, RunStyle::link, links_.back().second);
      links_.pop_back();
    }
    if (local == "list") end_list();
    if (local == "table") blocks_.end_table();
    if (local == "table-header-rows") blocks_.set_head(false);
  }

  void characters(std::string_view text) override {
    if (inset_depth_ != 0) return characters_in_inset(text);
    if (skip_depth_ != 0 && describes_) describe_image(text);
    if (skip_depth_ != 0 || !is_in_paragraph_) return;
    // White space is one blank (6.1.2).
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t begin = text.find_first_not_of(" \t\r\n", at);
      if (begin != at && !ends_with_blank_ && has_begun_) write(" ");
      if (begin == std::string_view::npos) break;
      at = std::min(text.find_first_of(" \t\r\n", begin), text.size());
      write(text.substr(begin, at - begin));
      ends_with_blank_ = false;
    }
    if (!text.empty() && text.find_last_of(" \t\r\n") == text.size() - 1) ends_with_blank_ = true;
  }

  // Notes and comments that are still to come.
  void finish() { write_notes(true); }

 private:
  struct List {
    std::string style;
    std::uint32_t whole = 0;
    std::vector<std::uint32_t> numbers;  // by level
    std::uint32_t row = 0;
    std::string id;
    bool goes_on = false;  // with the numbers of another
    bool is_new = false;   // no item of it was written yet
  };
  struct Reference {
    std::size_t index;
    Inset inset;
    NoteKind kind;
  };
  struct Span {
    std::uint32_t begin;
    std::string style;
  };

  // --- Insets: recorded, and written where they belong

  bool begins_inset(const Tag& tag) {
    Inset inset;
    if (tag.is("note")) {
      inset.kind = Inset::Kind::note;
      inset.class_or_id = tag["note-class"];
    } else if (tag.is("annotation")) {
      inset.kind = Inset::Kind::comment;
    } else if (tag.is("changed-region")) {
      inset.kind = Inset::Kind::change;
      inset.class_or_id = tag["id"];
    } else if (tag.is("text-box")) {
      inset.kind = Inset::Kind::box;
    } else {
      return false;
    }
    inset_ = std::move(inset);
    inset_depth_ = depth_;
    field_.clear();
    return true;
  }

  // What is said of an inset stands in elements of its own, before its paragraphs.
  void start_in_inset(const Tag& tag) {
    const int below = depth_ - inset_depth_;
    const bool is_outside_body = body_depth_ == 0;
    if (is_outside_body && (tag.is("p") || tag.is("list") || tag.is("h") || tag.is("table")))
      body_depth_ = depth_;
    if (tag.is("note-body")) return;
    if (body_depth_ != 0) return inset_.body.start(tag);
    if (tag.is("deletion") && below == 1) inset_.is_deletion = true;
    field_ = tag.local();
  }

  void end_in_inset(std::string_view local, int depth) {
    if (depth == inset_depth_) {
      inset_depth_ = body_depth_ = 0;
      field_.clear();
      return take_inset(std::exchange(inset_, {}));
    }
    if (body_depth_ != 0 && local != "note-body") inset_.body.end(local);
    if (body_depth_ == depth) body_depth_ = 0;
    if (body_depth_ == 0) field_.clear();
  }

  void characters_in_inset(std::string_view text) {
    if (body_depth_ != 0) return inset_.body.characters(text);
    if (field_ == "note-citation") inset_.number += base::trimmed(text);
    if (field_ == "creator") inset_.author += text;
    if (field_ == "date") inset_.date = text.substr(0, kDay);
    if (field_ == "sender-initials" || field_ == "creator-initials")
      inset_.initials += base::trimmed(text);
  }

  void take_inset(Inset inset) {
    if (inset.kind == Inset::Kind::change) {
      changes_[inset.class_or_id] = std::move(inset);
    } else if (inset.kind == Inset::Kind::box) {
      boxes_.push_back(std::move(inset.body));
    } else if (is_in_note_) {
      // A note in a note: its text follows that of the outer.
      boxes_.push_back(std::move(inset.body));
    } else {
      write_anchor(std::move(inset));
    }
  }

  void write_anchor(Inset inset) {
    NoteKind kind = inset.class_or_id == "endnote" ? NoteKind::endnote : NoteKind::footnote;
    if (inset.kind == Inset::Kind::comment) {
      kind = NoteKind::comment;
      inset.number = (inset.initials.empty() ? "c" : inset.initials) + std::to_string(++comments_);
    }
    if (inset.number.empty()) inset.number = "*";
    begin_text();
    const std::size_t index = builder_.anchor(kind, inset.number, inset.author, inset.date);
    ends_with_blank_ = false;
    references_.push_back({index, std::move(inset), kind});
  }

  void write_notes(bool is_end) {
    std::vector<Reference> references = std::exchange(references_, {});
    for (const NoteKind kind : {NoteKind::footnote, NoteKind::endnote, NoteKind::comment}) {
      for (Reference& reference : references) {
        if (reference.kind != kind) continue;
        if (kind != NoteKind::footnote && !is_end) {
          references_.push_back(std::move(reference));
          continue;
        }
        // With a state of its own: the paragraph at hand may have begun.
        Body inner(styles_, builder_);
        inner.is_in_note_ = true;
        builder_.begin_note(reference.index);
        reference.inset.body.play(inner);
        builder_.end_note();
      }
    }
  }

  void write_boxes() {
    std::vector<Recording> boxes = std::exchange(boxes_, {});
    for (const Recording& box : boxes) box.play(*this);
  }

  // --- Images: a frame has one, perhaps in several forms, the first of which is the best

  void take_image(std::string_view address) {
    if (address.empty() || builder_.pictures().size() > frame_pictures_) return;
    if (address.starts_with("./")) address.remove_prefix(2);
    builder_.picture({.name = std::string(address)});
  }

  void describe_image(std::string_view text) {
    if (builder_.pictures().size() <= frame_pictures_) return;
    std::string& description = builder_.pictures().back().description;
    if (!description.empty()) description += ' ';
    description += base::collapsed(text);
  }

  // --- Around paragraphs

  bool start_structure(const Tag& tag) {
    if (tag.is("p") || tag.is("h")) {
      start_paragraph(tag);
    } else if (tag.is("list")) {
      start_list(tag);
    } else if (tag.is("list-item")) {
      needs_label_ = true;
    } else if (tag.is("table")) {
      blocks_.begin_table(!is_in_note_);
    } else if (tag.is("table-header-rows")) {
      blocks_.set_head(true);
    } else if (tag.is("table-row")) {
      blocks_.begin_row();
    } else if (tag.is("table-cell")) {
      blocks_.begin_cell();
    } else {
      return false;
    }
    return true;
  }

  void start_list(const Tag& tag) {
    if (lists_depth_++ > 0) {
      if (!tag["style-name"].empty()) list_.style = tag["style-name"];
      return;
    }
    const auto known = numbers_.find(std::string(tag["continue-list"]));
    list_.goes_on = tag["continue-numbering"] == "true" || !tag["continue-list"].empty();
    if (!list_.goes_on) list_.numbers.clear();
    if (known != numbers_.end()) list_.numbers = known->second;
    list_.style = tag["style-name"];
    list_.id = tag["id"];
    list_.is_new = true;
  }

  // A list directly behind another is a part of it where it goes on with its numbers, or begins
  // deeper: so LibreOffice writes lists whose levels have styles of their own.
  void settle_list() {
    if (!std::exchange(list_.is_new, false)) return;
    if (follows_list_ && (list_.goes_on || lists_depth_ > 1)) return;
    list_.whole = builder_.new_whole();
    list_.row = 0;
  }

  void end_list() {
    if (lists_depth_ == 0) return;
    if (list_.numbers.size() > lists_depth_) list_.numbers.resize(lists_depth_);
    if (--lists_depth_ > 0) return;
    if (!list_.id.empty()) numbers_[list_.id] = list_.numbers;
    follows_list_ = true;
  }

  std::string label() {
    const std::size_t level = lists_depth_ - 1;
    const OdtLevel* const form = styles_.level(list_.style, level);
    if (form == nullptr) return {};
    if (!form->is_numbered) {
      const bool is_private = form->bullet.size() == 3 && form->bullet[0] == '\xEF';
      return (form->bullet.empty() || is_private ? "•" : form->bullet) + " ";
    }
    while (list_.numbers.size() < level) list_.numbers.push_back(1);
    if (list_.numbers.size() == level) {
      list_.numbers.push_back(form->first);
    } else {
      ++list_.numbers[level];
      list_.numbers.resize(level + 1);
    }
    std::string text = form->prefix;
    const std::size_t shown = std::min<std::size_t>(std::max(form->shown, 1U), level + 1);
    for (std::size_t i = level + 1 - shown; i <= level; ++i) {
      const OdtLevel* const part = styles_.level(list_.style, i);
      if (i + shown > level + 1) text += '.';
      text += numeral(list_.numbers[i], part == nullptr ? Numerals::decimal : part->numerals);
    }
    return text + form->suffix + " ";
  }

  // --- Paragraphs

  void start_paragraph(const Tag& tag) {
    is_in_paragraph_ = true;
    has_begun_ = false;
    ends_with_blank_ = true;
    heading_ = tag.is("h") ? std::max(count_of(tag["outline-level"], 1), 1U) : 0;
    style_ = styles_.find("paragraph", std::string(tag["style-name"]));
    if (style_.breaks_page && !is_in_note_ && !blocks_.is_in_table()) {
      write_notes(false);
      builder_.begin_page();
    }
    spans_.clear();
    if (tag.is("p")) spans_.push_back({builder_.size(), {}});
  }

  void begin_text() {
    if (has_begun_) return;
    has_begun_ = true;
    const bool is_right = style_.align == "end" || style_.align == "right";
    Part form =
        blocks_.form_of(is_in_note_ ? 0 : heading_, style_.is_quotation && !is_in_note_, is_right);
    std::string label_text;
    if (lists_depth_ == 0) follows_list_ = false;
    if (lists_depth_ > 0) {
      settle_list();
      if (std::exchange(needs_label_, false)) {
        label_text = label();
        ++list_.row;
      }
      if (form.kind == PartKind::paragraph && !is_in_note_) {
        form.kind = PartKind::item;
        form.whole = list_.whole;
        form.row = list_.row;
        form.level = static_cast<std::uint32_t>(lists_depth_);
      }
    }
    builder_.begin_paragraph(form);
    builder_.text(label_text);
  }

  void end_paragraph() {
    if (!std::exchange(is_in_paragraph_, false)) return;
    if (has_begun_) {
      builder_.end_paragraph();
    } else if (!blocks_.is_in_table() && !is_in_note_) {
      builder_.leave_blank();
    }
    has_begun_ = false;
    write_boxes();
  }

  // --- Within paragraphs

  void start_content(const Tag& tag) {
    if (tag.is("span")) {
      spans_.push_back({builder_.size(), std::string(tag["style-name"])});
    } else if (tag.is("a")) {
      const std::string_view target = tag["href"];
      links_.emplace_back(builder_.size(),
                          target.starts_with('#') ? std::string() : std::string(target));
    } else if (!is_in_paragraph_) {
      return;
    } else if (tag.is("s")) {
      write(std::string(std::min(std::max(count_of(tag["c"], 1), 1U), kMostBlanks), ' '));
      ends_with_blank_ = false;
    } else if (tag.is("tab")) {
      write("\t");
    } else if (tag.is("line-break")) {
      if (has_begun_) builder_.break_line();
      ends_with_blank_ = true;
    } else if (tag.is("change")) {
      write_deletion(std::string(tag["change-id"]));
    } else if (tag.is("change-start")) {
      insertions_[std::string(tag["change-id"])] = builder_.size();
    } else if (tag.is("change-end")) {
      end_insertion(std::string(tag["change-id"]));
    }
  }

  void write(std::string_view text) {
    begin_text();
    builder_.text(text);
  }

  // The properties of a span, over its text.
  void end_style() {
    if (spans_.empty() || spans_.back().style.empty()) return;
    const OdtStyle style = styles_.find("text", spans_.back().style);
    style.characters.mark(builder_, spans_.back().begin);
  }

  // What was deleted stands in the list of changes, and is written where it was.
  void write_deletion(const std::string& id) {
    const auto change = changes_.find(id);
    if (change == changes_.end() || !change->second.is_deletion) return;
    DeletedText deleted;
    change->second.body.play(deleted);
    if (deleted.text.empty()) return;
    begin_text();
    const std::uint32_t begin = builder_.size();
    builder_.text(deleted.text);
    builder_.mark(begin, RunStyle::deleted,
                  builder_.change({change->second.author, change->second.date}));
    ends_with_blank_ = false;
  }

  void end_insertion(const std::string& id) {
    const auto begin = insertions_.find(id);
    const auto change = changes_.find(id);
    if (begin == insertions_.end() || change == changes_.end()) return;
    builder_.mark(begin->second, RunStyle::inserted,
                  builder_.change({change->second.author, change->second.date}));
    insertions_.erase(begin);
  }

  // The paragraphs of a deletion, joined by blanks.
  struct DeletedText final : TagHandler {
    void start(const Tag& tag) override {
      if ((tag.is("p") || tag.is("h")) && !text.empty() && !text.ends_with(' ')) text += ' ';
      if (tag.is("s") || tag.is("tab") || tag.is("line-break")) text += ' ';
    }
    void end(std::string_view) override {}
    void characters(std::string_view more) override { text += more; }
    std::string text;
  };

  const OdtStyles& styles_;
  TextBuilder& builder_;
  Blocks blocks_;
  int depth_ = 0;
  int skip_depth_ = 0;   // of the element that is left out
  int inset_depth_ = 0;  // of the one that is recorded
  int body_depth_ = 0;   // of its paragraph at hand
  Inset inset_;
  std::string field_;  // the element whose text is said of the inset
  std::map<std::string, Inset> changes_;
  std::map<std::string, std::uint32_t> insertions_;  // that are open, where they begin
  std::vector<Recording> boxes_;
  std::vector<Reference> references_;
  std::uint32_t comments_ = 0;
  bool is_in_note_ = false;
  // The paragraph at hand.
  bool is_in_paragraph_ = false;
  bool has_begun_ = false;
  bool ends_with_blank_ = true;
  std::uint32_t heading_ = 0;
  OdtStyle style_;
  std::vector<Span> spans_;
  std::vector<std::pair<std::uint32_t, std::string>> links_;
  // Around it.
  List list_;
  std::size_t lists_depth_ = 0;
  bool follows_list_ = false;  // no paragraph stands between it and what comes
  std::map<std::string, std::vector<std::uint32_t>> numbers_;  // of lists that ended, by id
  bool needs_label_ = false;
  bool describes_ = false;          // what is left out is an image in words
  std::size_t frame_pictures_ = 0;  // before the frame at hand
};

base::Result<void> read_part(const zip::Reader& container, const std::string& name,
                             std::string_view member, TagHandler& handler) {
  if (!container.has(member)) return {};
  const auto bytes = container.read(member);
  if (!bytes) return tl::unexpected(bytes.error());
  return read_tags(*bytes, name + "/" + std::string(member), handler);
}

base::Result<void> check(const zip::Reader& container, const std::string& name) {
  if (container.has("META-INF/manifest.xml")) {
    const auto manifest = container.read("META-INF/manifest.xml");
    if (!manifest) return tl::unexpected(manifest.error());
    if (manifest->find("encryption-data") != std::string::npos) {
      return base::failure("source.encrypted", {name}, "is encrypted",
                           "open it with its password and save it without");
    }
  }
  if (container.has("content.xml")) return {};
  return base::failure("source.damaged", {name}, "holds no text, as an ODT must",
                       "open it in LibreOffice and save it anew");
}

}  // namespace

base::Result<SourceText> read_odt(std::string name, std::string bytes) {
  const auto container = zip::Reader::open(std::move(bytes), name);
  if (!container) return tl::unexpected(container.error());
  OdtStyles styles;
  TextBuilder builder(name);
  Body body(styles, builder);
  base::Result<void> done = check(*container, name);
  if (done) done = read_part(*container, name, "styles.xml", styles);
  if (done) done = read_part(*container, name, "content.xml", styles);
  if (done) done = read_part(*container, name, "content.xml", body);
  if (!done) return tl::unexpected(std::move(done.error()));
  body.finish();
  for (Picture& picture : builder.pictures()) {
    if (!container->has(picture.name)) continue;
    auto image = container->read(picture.name);
    if (!image) return tl::unexpected(std::move(image.error()));
    picture.bytes = std::move(*image);
    picture.name = picture.name.substr(picture.name.rfind('/') + 1);
  }
  return std::move(builder).finish();
}

}  // namespace source
