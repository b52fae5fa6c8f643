// SPDX-License-Identifier: MIT
#include "source/html_notes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/text.hpp"

namespace source {
namespace {

using xml::Node;
using xml::NodeKind;

constexpr std::size_t kLongestNumber = 4;
// A body is at most so many elements above the place to which a link leads.
constexpr int kHighestBody = 4;
// Of the links in a body, the first so many are asked whether they lead back.
constexpr std::size_t kMostLinks = 32;

bool is_element(const Node& node, std::string_view name) {
  return node.kind == NodeKind::element && node.local == name;
}

template <typename Visit>
void visit_elements(const Node& root, Visit visit) {
  std::vector<const Node*> pending = {&root};
  while (!pending.empty()) {
    const Node* const node = pending.back();
    pending.pop_back();
    if (node->kind != NodeKind::element) continue;
    visit(*node);
    for (auto child = node->children.rbegin(); child != node->children.rend(); ++child)
      pending.push_back(child->get());
  }
}

bool is_block(const Node& node) {
  static constexpr std::array<std::string_view, 6> kBlocks = {"p",  "li",    "div",
                                                              "dd", "aside", "blockquote"};
  return std::find(kBlocks.begin(), kBlocks.end(), node.local) != kBlocks.end();
}

bool says_so(const Node& link) {
  const auto holds = [&](std::string_view attribute, std::string_view word) {
    return link.attribute_or_empty(attribute).find(word) != std::string_view::npos;
  };
  return holds("role", "doc-noteref") || holds("epub:type", "noteref") ||
         holds("class", "footnote") || holds("class", "noteref") || holds("class", "noteanc") ||
         holds("class", "endnote");
}

class Finder {
 public:
  explicit Finder(const Node& root) {
    visit_elements(root, [this](const Node& node) {
      const std::size_t order = order_.size();
      order_.emplace(&node, order);
      for (const char* name : {"id", "name"}) {
        const std::string_view id = node.attribute_or_empty(name);
        if (!id.empty()) targets_.emplace(std::string(id), &node);
      }
      if (is_element(node, "a") && node.attribute_or_empty("href").starts_with('#'))
        links_.push_back(&node);
    });
  }

  HtmlNotes find() {
    std::vector<HtmlNote> candidates;
    for (const Node* link : links_) {
      if (auto note = note_of(*link)) candidates.push_back(std::move(*note));
    }
    drop_shared(candidates);
    HtmlNotes notes;
    for (const HtmlNote& note : candidates) notes.bodies.insert(note.body);
    std::erase_if(candidates,
                  [&](const HtmlNote& note) { return is_within(*note.anchor, notes.bodies); });
    notes.bodies.clear();
    for (HtmlNote& note : candidates) {
      if (!notes.bodies.insert(note.body).second) continue;
      add_back_links(note, notes);
      notes.by_anchor.emplace(note.anchor, std::move(note));
    }
    return notes;
  }

 private:
  struct Body {
    std::string head;                // the number with which it begins
    std::vector<const Node*> links;  // in it
  };

  const Node* target_of(const Node& link) const {
    const auto found = targets_.find(std::string(link.attribute_or_empty("href").substr(1)));
    return found == targets_.end() ? nullptr : found->second;
  }

  std::optional<HtmlNote> note_of(const Node& link) {
    const std::string number = html_note_number(link.text_content());
    const Node* const target = target_of(link);
    if (number.empty() || target == nullptr || order_.at(target) <= order_.at(&link))
      return std::nullopt;
    const Node* body = target;
    while (body != nullptr && !is_block(*body)) body = body->parent;
    if (body == nullptr || contains(*body, link)) return std::nullopt;
    const Body& known = facts_of(*body);
    const bool is_certain = says_so(link) || leads_back(known, link);
    const bool is_numbered = known.head.starts_with(number);
    if (!is_certain && !is_numbered) return std::nullopt;
    return HtmlNote{&link, body, number};
  }

  static bool contains(const Node& outer, const Node& inner) {
    for (const Node* up = &inner; up != nullptr; up = up->parent) {
      if (up == &outer) return true;
    }
    return false;
  }

  static bool is_within(const Node& node, const std::unordered_set<const Node*>& bodies) {
    for (const Node* up = node.parent; up != nullptr; up = up->parent) {
      if (bodies.contains(up)) return true;
    }
    return false;
  }

  // What is asked of a body by each link to it.
  const Body& facts_of(const Node& body) {
    const auto [known, is_new] = bodies_.try_emplace(&body);
    if (!is_new) return known->second;
    visit_elements(body, [&, &facts = known->second](const Node& node) {
      if (is_element(node, "a") && facts.links.size() < kMostLinks) facts.links.push_back(&node);
    });
    const std::string text = body.text_content();
    known->second.head = html_note_number(first_word(text));
    return known->second;
  }

  static std::string_view first_word(std::string_view text) {
    const std::string_view trimmed = base::trimmed(text);
    const std::size_t end = trimmed.find_first_of(" \t\r\n");
    return trimmed.substr(0, end);
  }

  // A link in the body leads to the anchor or to something right around it.
  bool leads_back(const Body& body, const Node& link) const {
    return std::any_of(body.links.begin(), body.links.end(),
                       [&](const Node* back) { return is_back_link(*back, link); });
  }

  bool is_back_link(const Node& back, const Node& link) const {
    if (!back.attribute_or_empty("href").starts_with('#')) return false;
    const Node* const target = target_of(back);
    return target != nullptr &&
           (contains(link, *target) || target == link.parent ||
            (link.parent != nullptr && target == link.parent->parent && !is_block(*target)));
  }

  // A body may be several paragraphs: the element around them that holds no other note's.
  void drop_shared(std::vector<HtmlNote>& candidates) const {
    std::unordered_map<const Node*, std::unordered_set<const Node*>> below;  // bodies
    for (const HtmlNote& note : candidates) {
      const Node* up = note.body->parent;
      for (int i = 0; up != nullptr && i < kHighestBody; ++i, up = up->parent)
        below[up].insert(note.body);
    }
    for (HtmlNote& note : candidates) {
      for (int i = 0; i < kHighestBody; ++i) {
        const Node* const up = note.body->parent;
        const bool is_wrapper =
            up != nullptr && (up->local == "li" || up->local == "aside" || up->local == "div");
        const bool is_named = is_wrapper && (up->local == "li" || up->attribute("id") != nullptr);
        if (!is_named || below[up].size() != 1 || contains(*up, *note.anchor)) break;
        note.body = up;
      }
    }
  }

  void add_back_links(const HtmlNote& note, HtmlNotes& notes) const {
    visit_elements(*note.body, [&](const Node& node) {
      if (is_element(node, "a") && is_back_link(node, *note.anchor)) notes.back_links.insert(&node);
    });
  }

  std::unordered_map<const Node*, std::size_t> order_;
  std::unordered_map<std::string, const Node*> targets_;
  std::vector<const Node*> links_;
  std::unordered_map<const Node*, Body> bodies_;
};

}  // namespace

std::string html_note_number(std::string_view text) {
  std::string_view number = base::trimmed(text);
  if (!number.empty() && (number.front() == '[' || number.front() == '(')) number.remove_prefix(1);
  while (!number.empty() && (number.back() == ']' || number.back() == ')' || number.back() == '.'))
    number.remove_suffix(1);
  number = base::trimmed(number);
  const bool is_short = !number.empty() && number.size() <= kLongestNumber;
  const bool is_letter = number.size() == 1 && number.front() >= 'a' && number.front() <= 'z';
  const bool is_roman = number.find_first_not_of("ivxl") == std::string_view::npos;
  for (const std::string_view sign : {"*", "**", "***", "†", "‡", "§"}) {
    if (number == sign) return std::string(number);
  }
  return is_short && (base::is_digits(number) || is_letter || is_roman) ? std::string(number)
                                                                        : std::string();
}

HtmlNotes find_html_notes(const xml::Node& root) {
  return Finder(root).find();
}

}  // namespace source
