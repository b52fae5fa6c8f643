// SPDX-License-Identifier: MIT
#include "authority/pointers.hpp"

#include <algorithm>
#include <utility>

#include "authority/byte_edits.hpp"
#include "base/text.hpp"
#include "xml/reader.hpp"

namespace authority {
namespace {

class PointerFinder final : public xml::PositionedHandler {
 public:
  Pointers take() { return std::move(found_); }

  void set_position(const xml::Position& position) override { position_ = &position; }

  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const xml::Attribute& attribute = attributes[i];
      if (attribute.name.namespace_uri == xml::kXmlNamespace && attribute.name.local == "id") {
        found_.ids.emplace(attribute.value);
      }
      if (!attribute.name.namespace_uri.empty() || attribute.name.local == "n") continue;
      const bool is_key = attribute.name.local == "key";
      if (!is_key && attribute.value.find('#') == std::string_view::npos) continue;
      for (const std::string_view word : base::words_of(attribute.value)) {
        add(word, is_key, attribute.name.local, name.local, i);
      }
    }
  }

  void end_element(const xml::Name&) override {}
  void text(std::string_view) override {}

 private:
  void add(std::string_view word, bool is_key, std::string_view attribute, std::string_view element,
           std::size_t index) {
    const std::size_t mark = word.find('#');
    if (mark == std::string_view::npos && !is_key) return;
    Pointer pointer;
    pointer.text = word;
    pointer.attribute = attribute;
    pointer.element = element;
    if (mark == std::string_view::npos) {
      pointer.key = word;
    } else {
      const std::string_view path = word.substr(0, mark);
      if (path.find("://") != std::string_view::npos) return;
      pointer.file = path.substr(path.rfind('/') + 1);
      pointer.key = word.substr(mark + 1);
    }
    pointer.at = position_->attribute_value(index);
    found_.pointers.push_back(std::move(pointer));
  }

  const xml::Position* position_ = nullptr;
  Pointers found_;
};

// Whose pointers are asked: a register's own name may be left out in it.
struct Asked {
  std::string_view reference;
  const std::set<std::string, std::less<>>& ids;
  const std::vector<Turn>& turns;

  const Turn* turn_of(const Pointer& pointer) const {
    for (const Turn& turn : turns) {
      if (pointer.key != turn.from_key) continue;
      if (!pointer.file.empty()) {
        if (pointer.file == turn.from_file) return &turn;
        continue;
      }
      const bool is_bare = pointer.text[0] != '#';
      const bool is_meant = reference.empty() ? is_bare || !ids.contains(pointer.key)
                                              : is_bare || reference == turn.from_file;
      if (is_meant) return &turn;
    }
    return nullptr;
  }

  std::string turned(const Pointer& pointer, const Turn& turn) const {
    const std::size_t mark = pointer.text.find('#');
    if (mark == std::string::npos) return turn.to_key;
    std::string path = pointer.text.substr(0, mark - pointer.file.size());
    const bool is_own = pointer.file.empty() && (reference.empty() || reference == turn.to_file);
    return (is_own ? path : path + turn.to_file) + '#' + turn.to_key;
  }
};

// Where a pointer stands in the bytes of a value, which begin there; nowhere, where it is written
// otherwise.
std::vector<std::size_t> places_of(std::string_view word, std::string_view text,
                                   std::size_t begin) {
  std::vector<std::size_t> places;
  const char quote = begin == 0 ? '"' : text[begin - 1];
  const std::string_view value = text.substr(begin, text.find(quote, begin) - begin);
  for (const std::string_view found : base::words_of(value)) {
    if (found == word) places.push_back(static_cast<std::size_t>(found.data() - text.data()));
  }
  return places;
}

}  // namespace

base::Result<Pointers> pointers_of(std::string_view document, const std::string& file) {
  PointerFinder finder;
  if (const auto read = xml::read(document, file, finder); !read) {
    return tl::unexpected(read.error());
  }
  return finder.take();
}

base::Result<TurnedDocument> with_pointers_turned(std::string_view document,
                                                  const std::string& file,
                                                  std::string_view reference,
                                                  const std::vector<Turn>& turns) {
  auto found = pointers_of(document, file);
  if (!found) return tl::unexpected(std::move(found.error()));
  if (!is_utf8(document)) {
    return base::failure("authority.not-utf-8", {file, 1, 1},
                         "pointers can only be turned in a file in UTF-8", "save it as UTF-8");
  }
  const Asked asked{reference, found->ids, turns};
  const Offsets offsets(document);
  ByteEdits edits;
  TurnedDocument result;
  std::set<std::size_t> done;  // a word may stand twice in one value
  for (Pointer& pointer : found->pointers) {
    const Turn* turn = asked.turn_of(pointer);
    if (turn == nullptr) continue;
    const std::size_t value = offsets.of(pointer.at.line, pointer.at.column);
    const auto places = places_of(pointer.text, document, value);
    for (const std::size_t at : places) {
      if (!done.insert(at).second) continue;
      edits.replace(at, at + pointer.text.size(), asked.turned(pointer, *turn));
    }
    (places.empty() ? result.left : result.turned).push_back(std::move(pointer));
  }
  result.document = edits.applied_to(document);
  return result;
}

}  // namespace authority
