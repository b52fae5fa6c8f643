// SPDX-License-Identifier: MIT
#include "source/odt_styles.hpp"

namespace source {
namespace {

constexpr int kLongestChain = 16;

std::string key_of(std::string_view family, std::string_view name) {
  return std::string(family) + ' ' + std::string(name);
}

Numerals numerals_of(std::string_view format) {
  if (format == "a") return Numerals::lower_letter;
  if (format == "A") return Numerals::upper_letter;
  if (format == "i") return Numerals::lower_roman;
  return format == "I" ? Numerals::upper_roman : Numerals::decimal;
}

}  // namespace

void OdtStyles::start(const Tag& tag) {
  if (tag.is("style")) {
    open_ = &styles_[key_of(tag["family"], tag["name"])];
    open_->parent = tag["parent-style-name"];
    const std::string_view name = tag["name"];
    open_->is_quotation =
        name == "Quotations" || name == "Block_20_Quotation" || name == "Block_20_Text";
  } else if (tag.is("text-properties") && open_ != nullptr) {
    take_text_properties(tag);
  } else if (tag.is("paragraph-properties") && open_ != nullptr) {
    open_->align = tag["text-align"];
    open_->breaks_page = tag["break-before"] == "page";
  } else if (tag.is("list-style")) {
    list_ = tag["name"];
  } else if (tag.is("list-level-style-number") || tag.is("list-level-style-bullet")) {
    take_level(tag);
  }
}

void OdtStyles::end(std::string_view local) {
  if (local == "style") open_ = nullptr;
  if (local == "list-style") list_.clear();
}

void OdtStyles::take_text_properties(const Tag& tag) {
  CharacterStyle& style = open_->characters;
  const auto take = [&](std::optional<bool>& property, std::string_view name, auto is_set) {
    if (const std::string_view value = tag[name]; !value.empty()) property = is_set(value);
  };
  take(style.italic, "font-style",
       [](std::string_view value) { return value == "italic" || value == "oblique"; });
  take(style.bold, "font-weight", [](std::string_view value) {
    return value == "bold" || value == "700" || value == "800" || value == "900";
  });
  const auto is_line = [](std::string_view value) { return value != "none"; };
  take(style.underline, "text-underline-style", is_line);
  take(style.strike, "text-line-through-style", is_line);
  take(style.small_caps, "font-variant",
       [](std::string_view value) { return value == "small-caps"; });
  const std::string_view position = tag["text-position"];
  if (position.starts_with("super")) style.position = CharacterStyle::Position::raised;
  if (position.starts_with("sub")) style.position = CharacterStyle::Position::lowered;
  const std::string_view language = tag["language"];
  const std::string_view country = tag["country"];
  if (language.empty() || language == "none" || language == "zxx") return;
  style.language = language;
  if (!country.empty() && country != "none") *style.language += "-" + std::string(country);
}

void OdtStyles::take_level(const Tag& tag) {
  const std::uint32_t level = count_of(tag["level"], 1);
  if (list_.empty() || level == 0 || level > kLevels) return;
  OdtLevel made;
  made.is_numbered = tag.is("list-level-style-number");
  made.numerals = numerals_of(tag["num-format"]);
  made.prefix = tag["num-prefix"];
  made.suffix = tag["num-suffix"];
  made.bullet = tag["bullet-char"];
  made.first = count_of(tag["start-value"], 1);
  made.shown = count_of(tag["display-levels"], 1);
  if (made.is_numbered && tag["num-format"].empty()) made.bullet.clear();
  lists_[list_].at(level - 1) = std::move(made);
}

OdtStyle OdtStyles::find(std::string_view family, const std::string& name) const {
  OdtStyle whole;
  std::string above = name;
  for (int i = 0; i < kLongestChain && !above.empty(); ++i) {
    const auto found = styles_.find(key_of(family, above));
    if (found == styles_.end()) {
      // A style of the program that the file does not define.
      whole.is_quotation = whole.is_quotation || above == "Quotations";
      break;
    }
    const OdtStyle& here = found->second;
    whole.characters.complete(here.characters);
    if (whole.align.empty()) whole.align = here.align;
    if (i == 0) whole.breaks_page = here.breaks_page;
    whole.is_quotation = whole.is_quotation || here.is_quotation;
    above = here.parent;
  }
  return whole;
}

const OdtLevel* OdtStyles::level(const std::string& list, std::size_t level) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level >= kLevels || !found->second.at(level)) return nullptr;
  return &*found->second.at(level);
}

}  // namespace source
