// SPDX-License-Identifier: MIT
#include "feeds/reading_text.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/text.hpp"
#include "feeds/text.hpp"
#include "feeds/tree.hpp"

namespace feeds {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

using NameSet = std::set<std::string_view>;

const NameSet kLeftOut = {"note", "fw", "del", "figDesc", "desc", "index", "certainty", "rdg", "am",
                          "surplus", "teiHeader", "facsimile", "standOff", "listAnnotation",
                          // Entries of a register: nobody wrote them into the letter.
                          "listPerson", "listPlace", "listOrg", "listEvent", "listRelation",
                          "listNym", "listObject", "listBibl"};
const NameSet kBlocks = {
    "p",          "head",         "salute",   "signed", "dateline", "address", "addrLine", "l",
    "lg",         "item",         "row",      "cell",   "ab",       "div",     "opener",   "closer",
    "postscript", "quote",        "list",     "table",  "trailer",  "byline",  "front",    "body",
    "back",       "floatingText", "epigraph", "figure", "label"};

// Of the alternatives of a choice, the one to read.
pugi::xml_node chosen(pugi::xml_node choice) {
  for (const char* const name : {"corr", "reg", "expan"}) {
    if (const pugi::xml_node form = choice.child(name)) return form;
  }
  return choice.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

class Reader {
 public:
  void read(pugi::xml_node top) {
    for (pugi::xml_node node = top; node;) {
      const bool goes_in = enter(node);
      if (goes_in && node.first_child()) {
        node = node.first_child();
        continue;
      }
      if (goes_in) leave(node);
      while (node != top && !node.next_sibling()) {
        node = node.parent();
        leave(node);
      }
      node = node == top ? pugi::xml_node() : node.next_sibling();
    }
  }

  std::string take() {
    end_line();
    return std::move(text_);
  }

 private:
  bool enter(pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata) add(node.value());
    const std::string_view name = name_of(node);
    if (name.empty() || kLeftOut.contains(name)) return false;
    if (name_of(node.parent()) == "choice" && node != chosen(node.parent())) return false;
    if (kBlocks.contains(name)) end_line();
    if (name == "lb" || name == "pb" || name == "cb") break_line(node);
    if (name == "gap") add("[…]");
    if (name == "space") line_ += ' ';
    // A hyphen of the typesetter's.
    return !(name == "pc" && std::string_view(node.attribute("force").value()) == "weak");
  }

  void leave(pugi::xml_node node) {
    if (kBlocks.contains(name_of(node))) end_line();
  }

  void break_line(pugi::xml_node mark) {
    if (std::string_view(mark.attribute("break").value()) == "no") {
      line_.resize(line_.find_last_not_of(kBlanks) + 1);
      is_within_word_ = true;
    } else if (!is_within_word_) {
      line_ += ' ';
    }
  }

  // The blanks after a mark within a word belong to the encoding.
  void add(std::string_view words) {
    if (is_within_word_)
      words.remove_prefix(std::min(words.find_first_not_of(kBlanks), words.size()));
    if (!words.empty()) is_within_word_ = false;
    line_ += words;
  }

  void end_line() {
    const std::string line = base::collapsed(line_);
    if (!line.empty()) text_ += line + '\n';
    line_.clear();
    is_within_word_ = false;
  }

  std::string text_;
  std::string line_;
  bool is_within_word_ = false;
};

}  // namespace

std::string reading_text(pugi::xml_node text) {
  Reader reader;
  reader.read(text);
  return reader.take();
}

}  // namespace feeds
