// SPDX-License-Identifier: MIT
#include "annotate/reading.hpp"

#include <algorithm>
#include <array>

namespace annotate {
namespace {

using xml::TokenKind;

// What stands in the text and is none; no letter, so that no name runs over it.
constexpr std::string_view kObject = "\uFFFC";

// The form that is read: as one would look a name up.
std::uint32_t chosen_child(const DocumentTree& tree, const Element& choice) {
  static constexpr std::array<std::string_view, 6> kForms = {"corr", "reg", "expan",
                                                             "ex",   "lem", "unclear"};
  std::uint32_t best = kNone;
  std::size_t best_rank = kForms.size() + 1;
  for (std::uint32_t i = choice.first_child; i != kNone; i = tree.elements[i].next) {
    const auto* const form = std::find(kForms.begin(), kForms.end(), tree.elements[i].name);
    const auto rank = static_cast<std::size_t>(form - kForms.begin());
    if (!tree.elements[i].is_tei || rank >= best_rank) continue;
    best = i;
    best_rank = rank;
  }
  return best;
}

class Reader {
 public:
  explicit Reader(const DocumentTree& tree) : tree_(tree) {
    reading_.roles.assign(tree.elements.size(), Role::unread);
    reading_.extents.resize(tree.elements.size());
  }

  Reading read() {
    for (const ElementToken& token : tree_.tokens) {
      if (token.token.begin >= skipped_to_) take(token);
    }
    return std::move(reading_);
  }

 private:
  struct Open {
    std::uint32_t element = kNone;
    Role role = Role::block;
    layout::BlockKind kind = layout::BlockKind::paragraph;
    bool is_note = false;
    bool is_tagged = false;         // it or one around it
    std::uint32_t chosen = kNone;   // of a choice
    std::uint32_t outer = kNone;    // of a note: the passage that goes on behind it
    std::uint32_t passage = kNone;  // in which it begins
    std::uint32_t flow_begin = 0;
    std::string language;
  };

  void take(const ElementToken& token) {
    switch (token.token.kind) {
      case TokenKind::text:
        add_text(token.token.of(tree_.document), token.token.begin);
        break;
      case TokenKind::reference:
        add_reference(token.token);
        break;
      case TokenKind::cdata:
        add_cdata(token);
        break;
      case TokenKind::start_tag:
      case TokenKind::empty_tag:
        open(token);
        break;
      case TokenKind::end_tag:
        close();
        break;
      case TokenKind::comment:
      case TokenKind::instruction:
      case TokenKind::doctype:
        break;
    }
  }

  void open(const ElementToken& token) {
    const Element& element = tree_.elements[token.element];
    const Role role = role_in_place(element, token.element);
    reading_.roles[token.element] = role;
    if (role == Role::line || role == Role::point || role == Role::object || role == Role::unread) {
      skip(element, role);
      return;
    }
    enter(token.element, role);
    if (token.token.kind == TokenKind::empty_tag) close();
  }

  Role role_in_place(const Element& element, std::uint32_t number) const {
    if (!element.is_tei) return open_.empty() ? Role::unread : Role::object;
    const bool is_weak_mark = element.name == "pc" && tree_.attribute(element, "force") == "weak";
    if (is_weak_mark) return Role::unread;
    const bool is_form = !open_.empty() && open_.back().role == Role::choice;
    if (is_form && number != open_.back().chosen) return Role::unread;
    return role_of(element.name);
  }

  void skip(const Element& element, Role role) {
    skipped_to_ = element.span.end;
    if (open_.empty()) return;
    if (role == Role::object) {
      passage().flow.add_whole(kObject, element.span, kNone);
    } else if (role == Role::line && current_ != kNone) {
      passage().flow.begin_line(tree_.attribute(element, "break") == "no");
    }
  }

  void enter(std::uint32_t number, Role role) {
    const Element& element = tree_.elements[number];
    Open open;
    if (!open_.empty()) {
      const Open& around = open_.back();
      open.kind = around.kind;
      open.is_note = around.is_note;
      open.is_tagged = around.is_tagged;
      open.language = around.language;
    }
    open.element = number;
    open.role = role;
    const std::string language = tree_.attribute(element, "xml:lang");
    if (!language.empty()) open.language = language;
    open.is_tagged |= role == Role::name || role == Role::tagged;
    if (role == Role::choice) open.chosen = chosen_child(tree_, element);
    if (role == Role::note) {
      open.outer = current_;
      open.is_note = true;
      open.is_tagged = false;
    }
    const bool is_apart = role == Role::block || role == Role::note;
    if (is_apart) {
      open.kind = block_kind_of(element.name);
      current_ = kNone;
    } else {
      passage().flow.begin_markup();
      open.passage = current_;
      open.flow_begin = reading_.passages[current_].flow.end();
    }
    open_.push_back(std::move(open));
  }

  void close() {
    if (open_.empty()) return;
    const Open open = std::move(open_.back());
    open_.pop_back();
    if (open.role == Role::note) {
      current_ = open.outer;
    } else if (open.role == Role::block) {
      current_ = kNone;
    } else if (current_ == open.passage && current_ != kNone) {
      Passage& passage = reading_.passages[current_];
      const base::Span flow = {open.flow_begin, std::max(open.flow_begin, passage.flow.end())};
      reading_.extents[open.element] = {current_, flow};
      const bool is_tagged = open.role == Role::name || open.role == Role::tagged;
      if (is_tagged) passage.tagged.push_back({flow, open.element});
    }
  }

  void add_text(std::string_view text, std::size_t at) {
    if (open_.empty()) return;
    const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (is_blank && current_ == kNone) return;
    passage().flow.add(text, static_cast<std::uint32_t>(at), open_.back().element);
  }

  void add_reference(const xml::Token& token) {
    if (open_.empty()) return;
    const auto text = xml::referenced_text(token.of(tree_.document), tree_.entities);
    const base::Span where = {static_cast<std::uint32_t>(token.begin),
                              static_cast<std::uint32_t>(token.end)};
    passage().flow.add_whole(text ? *text : std::string(kObject), where,
                             text ? open_.back().element : kNone);
  }

  void add_cdata(const ElementToken& token) {
    constexpr std::size_t kBegin = 9, kEnd = 3;
    if (open_.empty()) return;
    enter(token.element, Role::tight);
    reading_.roles[token.element] = Role::tight;
    std::string_view text = token.token.of(tree_.document);
    text.remove_prefix(std::min(kBegin, text.size()));
    text.remove_suffix(std::min(kEnd, text.size()));
    add_text(text, token.token.begin + kBegin);
    close();
  }

  Passage& passage() {
    if (current_ == kNone) {
      current_ = static_cast<std::uint32_t>(reading_.passages.size());
      Passage& made = reading_.passages.emplace_back();
      const Open& around = open_.back();
      made.kind = around.kind;
      made.is_note = around.is_note;
      made.is_closed = around.is_tagged;
      made.language = around.language;
    }
    return reading_.passages[current_];
  }

  const DocumentTree& tree_;
  Reading reading_;
  std::vector<Open> open_;  // the elements that are read
  std::uint32_t current_ = kNone;
  std::size_t skipped_to_ = 0;
};

}  // namespace

Reading read_passages(const DocumentTree& tree) {
  return Reader(tree).read();
}

}  // namespace annotate
