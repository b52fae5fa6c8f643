// SPDX-License-Identifier: MIT
#include "apograph/render/neighbours.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "xml/reader.hpp"

namespace apograph {
namespace {

// The head of a letter in data/.
class Head final : public xml::PositionedHandler {
 public:
  void set_position(const xml::Position&) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    open_ = name.local;
    for (const xml::Attribute& attribute : attributes) {
      if (attribute.name.local == "sort") sort = attribute.value;
      if (attribute.name.local == "key" && open_ == "from") from.emplace_back(attribute.value);
      if (attribute.name.local == "key" && open_ == "to") to.emplace_back(attribute.value);
    }
  }
  void end_element(const xml::Name&) override { open_.clear(); }
  void text(std::string_view characters) override {
    if (open_ == "title") title += characters;
    if (open_ == "date") date += characters;
  }

  std::string sort, title, date;
  std::vector<std::string> from, to;

 private:
  std::string open_;
};

std::string correspondents_of(const Head& head) {
  if (head.from.empty() || head.to.empty()) return {};
  std::vector<std::string> names = head.from;
  names.insert(names.end(), head.to.begin(), head.to.end());
  std::sort(names.begin(), names.end());
  return fmt::format("{}", fmt::join(names, "\n"));
}

}  // namespace

void Neighbours::add(const std::string& name, std::string_view facts) {
  // The entries make the bulk of it.
  std::string beginning(facts.substr(0, facts.find("<entry")));
  if (!beginning.ends_with("</letter>\n") && !beginning.ends_with("</letter>"))
    beginning += "</letter>";
  Head head;
  if (!xml::read(beginning, name, head)) head = Head();
  const bool is_dated = head.title.find(head.date) != std::string::npos;
  std::string title = is_dated ? head.title : head.title + ", " + head.date;
  letters_.push_back({name, head.sort, title, correspondents_of(head)});
  titles_[name] = std::move(title);
}

void Neighbours::link(const std::vector<const Letter*>& letters, std::string_view suffix) {
  const auto set = [&](const Letter& letter, const char* which, const Letter& other) {
    transform::Parameters& links = links_[letter.name];
    links[fmt::format("{}{}-href", which, suffix)] = other.name + ".html";
    links[fmt::format("{}{}-title", which, suffix)] = other.title;
  };
  for (std::size_t i = 1; i < letters.size(); ++i) {
    set(*letters[i], "previous", *letters[i - 1]);
    set(*letters[i - 1], "next", *letters[i]);
  }
}

void Neighbours::settle() {
  std::sort(letters_.begin(), letters_.end(), [](const Letter& a, const Letter& b) {
    return std::tie(a.date, a.name) < std::tie(b.date, b.name);
  });
  std::vector<const Letter*> all;
  std::map<std::string, std::vector<const Letter*>> between;
  for (const Letter& letter : letters_) {
    all.push_back(&letter);
    if (!letter.correspondents.empty()) between[letter.correspondents].push_back(&letter);
  }
  link(all, "");
  for (const auto& [correspondents, letters] : between) {
    // Where they are all the letters that there are, the same links would stand there twice.
    if (letters.size() < letters_.size()) link(letters, "-between");
  }
}

std::string Neighbours::title_of(const std::string& name) const {
  const auto found = titles_.find(name);
  return found == titles_.end() ? std::string() : found->second;
}

transform::Parameters Neighbours::parameters_of(const std::string& name) const {
  const auto found = links_.find(name);
  return found == links_.end() ? transform::Parameters() : found->second;
}

}  // namespace apograph
