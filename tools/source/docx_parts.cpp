// SPDX-License-Identifier: MIT
#include "source/docx_parts.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/text.hpp"

namespace source {
namespace {

// Styles are based on one another so often at most.
constexpr int kLongestChain = 16;

CharacterStyle::Position position_of(std::string_view alignment) {
  if (alignment == "superscript") return CharacterStyle::Position::raised;
  return alignment == "subscript" ? CharacterStyle::Position::lowered
                                  : CharacterStyle::Position::baseline;
}

// Signs of a symbol font stand in the private area of Unicode.
bool is_private(std::string_view text) {
  return text.size() == 3 && (text[0] == '\xEF' || text[0] == '\xEE');
}

}  // namespace

bool is_on(const Tag& tag) {
  const std::string_view value = tag["val"];
  return value != "0" && value != "false" && value != "off" && value != "none";
}

Numerals docx_numerals(std::string_view format) {
  if (format == "lowerLetter") return Numerals::lower_letter;
  if (format == "upperLetter") return Numerals::upper_letter;
  if (format == "lowerRoman") return Numerals::lower_roman;
  return format == "upperRoman" ? Numerals::upper_roman : Numerals::decimal;
}

void DocxRunStyle::complete(const DocxRunStyle& below) {
  CharacterStyle::complete(below);
  source::complete(hidden, below.hidden);
}

void DocxRunStyle::take(const Tag& tag) {
  if (tag.is("i")) italic = is_on(tag);
  if (tag.is("b")) bold = is_on(tag);
  if (tag.is("u")) underline = is_on(tag);
  if (tag.is("strike") || tag.is("dstrike")) strike = is_on(tag) || strike.value_or(false);
  if (tag.is("smallCaps")) small_caps = is_on(tag);
  if (tag.is("vanish")) hidden = is_on(tag);
  if (tag.is("vertAlign")) position = position_of(tag["val"]);
  if (tag.is("lang") && !tag["val"].empty()) language = tag["val"];
}

// --- Styles

void DocxStyles::start(const Tag& tag) {
  if (tag.is("style")) {
    const std::string id(tag["styleId"]);
    open_ = &styles_[id];
    if (tag["type"] == "paragraph" && tag["default"] == "1") default_paragraph_ = id;
    return;
  }
  if (open_ == nullptr) return;
  if (tag.is("rPr")) is_in_run_ = true;
  if (is_in_run_) return open_->run.take(tag);
  if (tag.is("name")) open_->name = base::lower_case(tag["val"]);
  if (tag.is("basedOn")) open_->based_on = tag["val"];
  if (tag.is("jc")) open_->justification = tag["val"];
  if (tag.is("numId")) open_->list = tag["val"];
  if (tag.is("ilvl")) open_->list_level = tag["val"];
  if (tag.is("outlineLvl")) open_->outline = count_of(tag["val"], 9);
}

void DocxStyles::end(std::string_view local) {
  if (local == "style") open_ = nullptr;
  if (local == "rPr") is_in_run_ = false;
}

DocxParagraphStyle DocxStyles::paragraph(const std::string& id) const {
  DocxParagraphStyle whole;
  auto style = styles_.find(id.empty() ? default_paragraph_ : id);
  for (int i = 0; style != styles_.end() && i < kLongestChain; ++i) {
    const DocxStyle& here = style->second;
    if (whole.heading == 0 && here.outline && *here.outline < 9) whole.heading = *here.outline + 1;
    if (whole.heading == 0 && here.name.starts_with("heading ") && here.name.size() == 9)
      whole.heading = count_of(here.name.substr(8), 1);
    if (whole.heading == 0 && (here.name == "title" || here.name == "subtitle"))
      whole.heading = here.name == "title" ? 1 : 2;
    whole.is_quotation = whole.is_quotation || here.name == "quote" || here.name == "quotations" ||
                         here.name == "intense quote" || here.name == "block text";
    if (whole.justification.empty()) whole.justification = here.justification;
    if (whole.list.empty() && !here.list.empty()) {
      whole.list = here.list;
      whole.list_level = here.list_level;
    }
    style = here.based_on.empty() ? styles_.end() : styles_.find(here.based_on);
  }
  return whole;
}

DocxRunStyle DocxStyles::run(const std::string& id) const {
  DocxRunStyle whole;
  auto style = styles_.find(id);
  for (int i = 0; style != styles_.end() && i < kLongestChain; ++i) {
    whole.complete(style->second.run);
    const std::string& below = style->second.based_on;
    style = below.empty() ? styles_.end() : styles_.find(below);
  }
  return whole;
}

// --- Numbering

void DocxNumbering::start(const Tag& tag) {
  if (tag.is("abstractNum")) list_ = &lists_[std::string(tag["abstractNumId"])];
  if (tag.is("num")) instance_ = &instances_[std::string(tag["numId"])];
  if (tag.is("abstractNumId") && instance_ != nullptr) instance_->of = tag["val"];
  if (tag.is("lvlOverride"))
    overridden_ = std::min<std::size_t>(count_of(tag["ilvl"], 0), kLevels - 1);
  if (tag.is("startOverride") && instance_ != nullptr)
    instance_->first.at(overridden_) = count_of(tag["val"], 1);
  if (tag.is("lvl") && list_ != nullptr && instance_ == nullptr)
    level_ = &list_->levels.at(std::min<std::size_t>(count_of(tag["ilvl"], 0), kLevels - 1));
  if (level_ == nullptr) return;
  if (tag.is("start")) level_->first = count_of(tag["val"], 1);
  if (tag.is("numFmt")) level_->format = tag["val"];
  if (tag.is("lvlText")) level_->text = tag["val"];
}

void DocxNumbering::end(std::string_view local) {
  if (local == "abstractNum") list_ = nullptr;
  if (local == "num") instance_ = nullptr;
  if (local == "lvl") level_ = nullptr;
}

std::string DocxNumbering::next_label(const std::string& list, std::uint32_t level) {
  const auto instance = instances_.find(list);
  if (instance == instances_.end() || level >= kLevels) return {};
  const auto known = lists_.find(instance->second.of);
  if (known == lists_.end()) return {};
  const std::array<Level, kLevels>& levels = known->second.levels;
  Counters& counters = counters_[list];
  const auto first_of = [&](std::size_t i) {
    return instance->second.first.at(i).value_or(levels.at(i).first);
  };
  std::optional<std::uint32_t>& counter = counters.at(level);
  counter = counter ? *counter + 1 : first_of(level);
  std::fill(counters.begin() + level + 1, counters.end(), std::nullopt);
  const Level& here = levels.at(level);
  if (here.format == "none") return {};
  if (here.format == "bullet")
    return (here.text.empty() || is_private(here.text) || here.text == "o" ? "•" : here.text) + " ";
  std::string label;
  for (std::size_t i = 0; i < here.text.size(); ++i) {
    const char c = here.text[i];
    const bool is_place =
        c == '%' && i + 1 < here.text.size() && here.text[i + 1] >= '1' && here.text[i + 1] <= '9';
    if (!is_place) {
      label += c;
      continue;
    }
    const auto of = static_cast<std::size_t>(here.text[++i] - '1');
    label += numeral(counters.at(of).value_or(first_of(of)), docx_numerals(levels.at(of).format));
  }
  return label.empty() ? label : label + " ";
}

// --- Settings, relationships

void DocxSettings::start(const Tag& tag) {
  if (tag.is("footnotePr")) open_ = &footnotes;
  if (tag.is("endnotePr")) open_ = &endnotes;
  if (tag.is("numFmt") && open_ != nullptr) *open_ = docx_numerals(tag["val"]);
}

void DocxSettings::end(std::string_view local) {
  if (local == "footnotePr" || local == "endnotePr") open_ = nullptr;
}

void DocxRelationships::start(const Tag& tag) {
  if (!tag.is("Relationship")) return;
  const std::string_view type = tag["Type"];
  std::string target(tag["Target"]);
  if (tag["TargetMode"] != "External") {
    const std::string path = target.starts_with('/') ? target.substr(1) : folder_ + target;
    target = std::filesystem::path(path).lexically_normal().generic_string();
  }
  all[std::string(tag["Id"])] = {std::string(type.substr(type.rfind('/') + 1)), std::move(target)};
}

std::string DocxRelationships::target_of(std::string_view kind) const {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const auto& entry) { return entry.second.kind == kind; });
  return found == all.end() ? std::string() : found->second.target;
}

}  // namespace source
