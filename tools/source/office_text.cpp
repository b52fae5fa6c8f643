// SPDX-License-Identifier: MIT
#include "source/office_text.hpp"

#include "base/number.hpp"

namespace source {

std::uint32_t count_of(std::string_view text, std::uint32_t otherwise) {
  constexpr std::uint32_t kMost = 1'000'000;
  const auto count = base::number<std::uint32_t>(text);
  return count && *count <= kMost ? *count : otherwise;
}

void CharacterStyle::complete(const CharacterStyle& above) {
  source::complete(italic, above.italic);
  source::complete(bold, above.bold);
  source::complete(underline, above.underline);
  source::complete(strike, above.strike);
  source::complete(small_caps, above.small_caps);
  source::complete(position, above.position);
  source::complete(language, above.language);
}

void CharacterStyle::mark(TextBuilder& builder, std::uint32_t begin) const {
  const auto mark_if = [&](bool is_so, RunStyle style) {
    if (is_so) builder.mark(begin, style);
  };
  mark_if(italic.value_or(false), RunStyle::italic);
  mark_if(bold.value_or(false), RunStyle::bold);
  mark_if(underline.value_or(false), RunStyle::underline);
  mark_if(strike.value_or(false), RunStyle::strike);
  mark_if(small_caps.value_or(false), RunStyle::small_caps);
  mark_if(position == Position::raised, RunStyle::superscript);
  mark_if(position == Position::lowered, RunStyle::subscript);
  if (language) builder.mark(begin, RunStyle::language, *language);
}

void Blocks::begin_table(bool is_kept) {
  const bool is_counted = is_kept && tables_.empty();
  tables_.push_back({.whole = is_counted ? builder_.new_whole() : 0});
}

void Blocks::end_table() {
  if (!tables_.empty()) tables_.pop_back();
}

void Blocks::begin_row() {
  if (tables_.empty()) return;
  ++tables_.back().row;
  tables_.back().column = 0;
}

void Blocks::begin_cell() {
  if (!tables_.empty()) ++tables_.back().column;
}

void Blocks::set_head(bool is_head) {
  if (!tables_.empty()) tables_.back().is_head = is_head;
}

Part Blocks::form_of(std::uint32_t heading, bool is_quotation, bool is_right) {
  Part form{.is_right = is_right};
  if (is_in_table()) {
    const Table& table = tables_.front();
    if (table.whole != 0) {
      form = {.kind = PartKind::cell,
              .whole = table.whole,
              .row = table.row,
              .column = table.column,
              .is_label = table.is_head};
    }
  } else if (heading > 0) {
    form.kind = PartKind::heading;
    form.level = heading;
  } else if (is_quotation) {
    if (quotation_ == 0) quotation_ = builder_.new_whole();
    form.kind = PartKind::quotation;
    form.whole = quotation_;
  }
  if (form.kind != PartKind::quotation) end_quotation();
  return form;
}

}  // namespace source
