// SPDX-License-Identifier: MIT
// Life dates behind a name: "(1859-1943)", "(*1859)", "(†1943)", "(1859-)".
#include "recognise/names_lives.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "recognise/names.hpp"

namespace recognise {
namespace {

constexpr int kLongestLife = 120;

/// Reads a text from left to right.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(std::string_view token) {
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  bool take_any(std::initializer_list<std::string_view> tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [&](auto token) { return take(token); });
  }
  /// Four digits, or nothing.
  std::string take_year() {
    const std::string_view digits = text_.substr(at_, 4);
    if (digits.size() < 4 || digits.find_first_not_of("0123456789") != std::string_view::npos) {
      return {};
    }
    at_ += 4;
    return std::string(digits);
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

int number_of(const std::string& year) {
  int value = 0;
  std::from_chars(year.data(), year.data() + year.size(), value);
  return value;
}

}  // namespace

std::optional<Years> years_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  cursor.skip_blanks();
  Years years;
  years.begin = cursor.at();
  if (!cursor.take("(")) return std::nullopt;
  const bool is_death = cursor.take("†");
  const bool is_birth = !is_death && cursor.take("*");
  cursor.skip_blanks();
  std::string first = cursor.take_year();
  if (first.empty()) return std::nullopt;
  cursor.skip_blanks();
  const bool is_range = cursor.take_any({"-", "–", "—"});
  cursor.skip_blanks();
  cursor.take("†");
  cursor.skip_blanks();
  std::string second = is_range ? cursor.take_year() : std::string();
  cursor.skip_blanks();
  if (!cursor.take(")") || (is_death && is_range)) return std::nullopt;
  if (!is_range && !is_birth && !is_death) return std::nullopt;
  if (!second.empty()) {
    const int length = number_of(second) - number_of(first);
    if (length <= 0 || length > kLongestLife) return std::nullopt;
  }
  (is_death ? years.death : years.birth) = std::move(first);
  if (!second.empty()) years.death = std::move(second);
  years.end = cursor.at();
  return years;
}

namespace {

LifeDates::Relation relation(const authority::Entity& entity, const Years& years) {
  bool is_new = false;
  for (const auto& [known, told] :
       {std::pair(&entity.birth, &years.birth), std::pair(&entity.death, &years.death)}) {
    if (told->empty()) continue;
    if (known->empty()) {
      is_new = true;
    } else if (known->substr(0, 4) != *told) {
      return LifeDates::Relation::differs;
    }
  }
  return is_new ? LifeDates::Relation::is_new : LifeDates::Relation::agrees;
}

}  // namespace

std::vector<LifeDates> propose_life_dates(const layout::Flow& flow,
                                          const std::vector<Mention>& mentions,
                                          const authority::Authority& authority) {
  std::vector<LifeDates> proposals;
  for (const Mention& mention : mentions) {
    const auto* name = std::get_if<NameMention>(&mention.meaning);
    if (name == nullptr || name->kind != NameMention::Kind::person) continue;
    const authority::Entity* entity = authority.find(name->key);
    if (entity == nullptr) continue;
    auto years = years_at(flow.text, mention.span.end);
    if (!years) continue;
    const base::Span span{static_cast<std::uint32_t>(years->begin),
                          static_cast<std::uint32_t>(years->end)};
    proposals.push_back({relation(*entity, *years), name->key, std::move(years->birth),
                         std::move(years->death), span});
  }
  return proposals;
}

}  // namespace recognise
