// SPDX-License-Identifier: MIT
#include "verify/layer_rules.hpp"

#include <algorithm>
#include <array>

#include "base/number.hpp"
#include "base/utf8.hpp"
#include "verify/blanks.hpp"

namespace verify {
namespace {

using xml::Node;
using xml::NodeKind;

// What editors add, and what is no text at all.
constexpr std::array<std::string_view, 27> kOutside = {
    "certainty", "corr",    "desc",      "ex",       "expan",     "facsimile", "figDesc",
    "fsdDecl",   "gap",     "index",     "interp",   "interpGrp", "join",      "joinGrp",
    "link",      "linkGrp", "precision", "rdg",      "reg",       "respons",   "sourceDoc",
    "span",      "spanGrp", "standOff",  "supplied", "teiHeader", "xenoData"};

// What a choice may have of the source.
constexpr std::array<std::string_view, 6> kChosen = {"abbr", "choice", "orig",
                                                     "seg",  "sic",    "unclear"};

constexpr std::array<std::string_view, 32> kChapters = {
    "ab",    "argument",   "back", "body", "cell",  "div",      "div1",      "div2",
    "div3",  "div4",       "div5", "div6", "div7",  "epigraph", "figure",    "floatingText",
    "front", "group",      "head", "item", "l",     "lg",       "list",      "listBibl",
    "p",     "postscript", "row",  "sp",   "table", "text",     "titlePage", "trailer"};

constexpr std::array<std::string_view, 16> kBlocks = {
    "addrLine", "address",    "byline", "cit",    "closer", "dateline", "docAuthor", "docDate",
    "docTitle", "docImprint", "label",  "opener", "salute", "signed",   "speaker",   "titlePart"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_tei_element(const Node& node) {
  return node.kind == NodeKind::element && node.namespace_uri == xml::kTeiNamespace;
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
  const auto value = base::number<std::uint32_t>(digits, 16);
  const bool is_character = value && *value <= 0x10FFFF && (*value < 0xD800 || *value > 0xDFFF);
  return is_character ? std::optional<char32_t>(*value) : std::nullopt;
}

// The nodes below, in document order, without those below an element that `enter` refuses.
template <typename Enter>
void walk(const Node& root, Enter enter) {
  std::vector<const Node*> pending = {&root};
  while (!pending.empty()) {
    const Node* const node = pending.back();
    pending.pop_back();
    if (!enter(*node)) continue;
    for (auto child = node->children.rbegin(); child != node->children.rend(); ++child) {
      pending.push_back(child->get());
    }
  }
}

// Whether an expansion spells out the abbreviation in it, as in <expan><abbr>Dr</abbr><ex>…
bool holds_abbreviation(const Node& expan) {
  bool found = false;
  walk(expan, [&](const Node& node) {
    found = found || node.is_tei("abbr") || node.is_tei("ex");
    return !found;
  });
  return found;
}

}  // namespace

Edge edge_of(const Node& element) {
  if (!is_tei_element(element)) return Edge::none;
  // An image by itself stands between characters as they are.
  const bool is_image = element.local == "figure" && element.child("graphic") != nullptr &&
                        element.child("head") == nullptr && element.child("p") == nullptr;
  if (is_image) return Edge::none;
  if (holds(kChapters, element.local)) return Edge::chapter;
  return holds(kBlocks, element.local) ? Edge::block : Edge::none;
}

std::optional<std::string> character_of(const Node& g) {
  const std::string_view number = g.attribute_or_empty("n");
  const std::string_view reference = g.attribute_or_empty("ref");
  std::optional<char32_t> character;
  if (number.starts_with("U+")) character = hexadecimal(number.substr(2));
  if (!character && reference.starts_with("#char-")) character = hexadecimal(reference.substr(6));
  if (!character) return std::nullopt;
  return base::utf8::encode(*character);
}

LayerRules::LayerRules(const xml::Document& document) {
  const auto see_lines = [this](const Node& node) {
    if (!node.is_tei("lb")) return true;
    for (const Node* up = node.parent; up != nullptr && with_lines_.insert(up).second;) {
      up = up->parent;
    }
    return true;
  };
  const auto see_editors = [this](const Node& node) {
    if (node.is_tei("text")) return false;
    const std::string* const id = node.attribute("xml:id");
    const bool is_editor = node.is_tei("editor") || node.is_tei("respStmt") ||
                           node.is_tei("application") || node.is_tei("name") ||
                           node.is_tei("persName");
    if (id != nullptr && is_editor) editors_.insert("#" + *id);
    return true;
  };
  walk(*document.root, see_lines);
  walk(*document.root, see_editors);
  walk(*document.root, [this](const Node& node) {
    if (node.kind == NodeKind::element && !is_in_source(node)) return false;
    see(node);
    // What stands in a note tells nothing of the pages outside it.
    return !node.is_tei("note");
  });
  if (pages_.empty()) pages_.emplace_back();
}

void LayerRules::see(const Node& node) {
  if (node.is_tei("pb")) {
    see_page(node);
  } else if (node.is_tei("lb") || (node.kind == NodeKind::text && !is_blank(node.text))) {
    has_begun_ = true;
  }
}

void LayerRules::see_page(const Node& pb) {
  if (pages_.empty() && has_begun_) pages_.emplace_back();
  const auto index = static_cast<std::uint32_t>(pages_.size());
  pages_.emplace_back(pb.attribute_or_empty("n"));
  page_indexes_[&pb] = index;
  if (const std::string* const id = pb.attribute("xml:id")) page_ids_["#" + *id] = index;
}

bool LayerRules::is_chosen(const Node& child, const Node& choice) const {
  for (const auto& candidate : choice.children) {
    if (is_tei_element(*candidate) && holds(kChosen, candidate->local)) {
      return candidate.get() == &child;
    }
  }
  return false;
}

bool LayerRules::is_editorial(const Node& note) const {
  if (contains_line(note) || lacks_lines(note)) return false;
  return note.attribute_or_empty("type") == "editorial" ||
         editors_.contains(std::string(note.attribute_or_empty("resp")));
}

bool LayerRules::is_in_source(const Node& element) const {
  if (!is_tei_element(element)) return false;
  const Node* const parent = element.parent;
  if (parent != nullptr && parent->is_tei("choice")) return is_chosen(element, *parent);
  if (element.local == "expan") return holds_abbreviation(element);
  if (element.local == "note") return !is_editorial(element);
  return !holds(kOutside, element.local);
}

bool LayerRules::has_own_lines(const Node& element) const {
  return (element.is_tei("note") || element.is_tei("fw")) && contains_line(element);
}

bool LayerRules::lacks_lines(const Node& note) const {
  const std::string_view place = note.attribute_or_empty("place");
  const bool is_printed_apart = place == "bottom" || place == "end" || place == "foot";
  return note.is_tei("note") && is_printed_apart && !contains_line(note);
}

std::optional<std::uint32_t> LayerRules::page_of(const Node& pb) const {
  const auto found = page_indexes_.find(&pb);
  if (found == page_indexes_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::uint32_t> LayerRules::page_named_by(const Node& note) const {
  std::string_view rest = note.attribute_or_empty("corresp");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const auto found = page_ids_.find(std::string(rest.substr(0, end)));
    if (found != page_ids_.end()) return found->second;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

}  // namespace verify
