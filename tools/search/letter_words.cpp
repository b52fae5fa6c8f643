// SPDX-License-Identifier: MIT
#include "search/letter_words.hpp"

#include <set>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "search/words.hpp"
#include "xml/reader.hpp"

namespace search {
namespace {

// A head is searched, too, but shown with the letter itself.
class Passages final : public xml::PositionedHandler {
 public:
  void set_position(const xml::Position&) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    text_.clear();
    if (name.local == "passage")
      at_ = attributes.empty() ? std::string() : std::string(attributes.front().value);
  }
  void end_element(const xml::Name& name) override {
    if (name.local == "passage") passages.push_back({at_, text_});
    if (name.local == "passage" || name.local == "head") {
      for (std::string& word : folded_words(text_)) words.insert(std::move(word));
    }
  }
  void text(std::string_view characters) override { text_ += characters; }

  nlohmann::json passages = nlohmann::json::array();
  std::set<std::string> words;

 private:
  std::string at_, text_;
};

}  // namespace

base::Result<LetterWords> letter_words(const std::string& name, std::string_view passages) {
  Passages read;
  if (const auto done = xml::read(passages, name, read); !done) return tl::unexpected(done.error());
  LetterWords result;
  result.script = fmt::format("apographSearch.text({},{});\n", nlohmann::json(name).dump(),
                              read.passages.dump());
  for (const std::string& word : read.words) result.words += word + '\n';
  return result;
}

}  // namespace search
