// SPDX-License-Identifier: MIT
#include "edition/toml_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "base/edit_distance.hpp"
#include "base/text.hpp"

namespace edition {
namespace {

std::string type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    default:
      return "a date";
  }
}

// A date that is written without quotes.
std::string iso(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_language(std::string_view text) {
  const std::string_view primary = text.substr(0, text.find('-'));
  if (primary.size() < 2 || primary.size() > 8) return false;
  if (!std::all_of(primary.begin(), primary.end(), is_letter)) return false;
  for (std::size_t at = primary.size(); at < text.size();) {
    const std::size_t end = std::min(text.find('-', at + 1), text.size());
    const std::string_view part = text.substr(at + 1, end - at - 1);
    const bool is_sound = std::all_of(
        part.begin(), part.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
    if (part.empty() || part.size() > 8 || !is_sound) return false;
    at = end;
  }
  return true;
}

}  // namespace

bool is_id(std::string_view text) {
  if (text.empty()) return false;
  const auto is_first = [](char c) { return is_letter(c) || c == '_' || (c & '\x80') != 0; };
  const auto is_inner = [&](char c) {
    return is_first(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  return is_first(text.front()) && std::all_of(text.begin(), text.end(), is_inner);
}

base::Location TomlReader::locate(const toml::source_region& source) const {
  return {file_, source.begin.line, source.begin.column};
}

const toml::node* TomlReader::asked(std::string_view key) {
  known_.emplace_back(key);
  return table_->get(key);
}

void TomlReader::wrong_type(std::string_view key, const toml::node& node,
                            std::string_view expected) {
  sink_->add({base::Severity::error,
              "edition.wrong-type",
              locate(node.source()),
              fmt::format("{} is {}, expected {}", key, type_name(node), expected),
              {},
              {}});
}

std::string TomlReader::text(std::string_view key) {
  const toml::node* node = asked(key);
  if (node == nullptr) return {};
  if (const auto* value = node->as_string()) return value->get();
  wrong_type(key, *node, "a text in quotes");
  return {};
}

std::string TomlReader::choice(std::string_view key, std::span<const std::string_view> values) {
  std::string value = text(key);
  if (value.empty() || std::find(values.begin(), values.end(), value) != values.end()) return value;
  fault_at(key, "edition.bad-value",
           fmt::format("{} is “{}”, expected one of {}", key, value, fmt::join(values, ", ")), {});
  return {};
}

std::optional<bool> TomlReader::flag_or_choice(std::string_view key,
                                               std::span<const std::string_view> values,
                                               std::string& value) {
  const toml::node* node = asked(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* flag = node->as_boolean()) {
    value.clear();
    return flag->get();
  }
  const auto* text = node->as_string();
  if (text != nullptr && std::find(values.begin(), values.end(), text->get()) != values.end()) {
    value = text->get();
    return true;
  }
  wrong_type(key, *node, fmt::format("true, false or one of {}", fmt::join(values, ", ")));
  return std::nullopt;
}

std::string TomlReader::date(std::string_view key) {
  if (const auto* node = table_->get(key)) {
    if (const auto* value = node->as_date()) {
      known_.emplace_back(key);
      return iso(value->get());
    }
    if (const auto* value = node->as_integer(); value != nullptr && value->get() > 0) {
      known_.emplace_back(key);
      const std::string year = fmt::format("{:04}", value->get());
      if (base::is_date(year)) return year;
    }
  }
  std::string value = text(key);
  if (value.empty() || base::is_date(value)) return value;
  fault_at(key, "edition.bad-date", fmt::format("{} is “{}”, which is no date", key, value),
           "a date is written 1929-12-29, 1929-12 or 1929");
  return {};
}

std::string TomlReader::language(std::string_view key) {
  std::string value = text(key);
  if (value.empty() || is_language(value)) return value;
  fault_at(key, "edition.bad-language",
           fmt::format("{} is “{}”, which is no language code", key, value),
           "a language is written es, fr, en-GB or zh-Latn");
  return {};
}

std::string TomlReader::id(std::string_view key) {
  std::string value = text(key);
  if (value.empty() || is_id(value)) return value;
  fault_at(key, "edition.bad-key", fmt::format("{} is “{}”, which is no xml:id", key, value),
           "write the xml:id that the entry has in the authority file");
  return {};
}

std::uint32_t TomlReader::number(std::string_view key) {
  const toml::node* node = asked(key);
  if (node == nullptr) return 0;
  const auto* value = node->as_integer();
  if (value != nullptr && value->get() > 0 && value->get() <= UINT32_MAX) {
    return static_cast<std::uint32_t>(value->get());
  }
  wrong_type(key, *node, "a number from 1");
  return 0;
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
  const toml::node* node = asked(key);
  if (node == nullptr) return {};
  if (const auto* one = node->as_string()) return {one->get()};
  std::vector<std::string> values;
  if (const auto* list = node->as_array()) {
    for (const toml::node& item : *list) {
      if (const auto* value = item.as_string()) {
        values.push_back(value->get());
      } else {
        wrong_type(key, item, "a list of texts");
      }
    }
  } else {
    wrong_type(key, *node, "a list of texts");
  }
  return values;
}

std::vector<std::pair<std::string, std::string>> TomlReader::pairs() {
  std::vector<std::pair<std::string, std::string>> values;
  for (const auto& [key, node] : *table_) {
    known_.emplace_back(key.str());
    if (const auto* value = node.as_string()) {
      values.emplace_back(key.str(), value->get());
    } else {
      wrong_type(key.str(), node, "a text in quotes");
    }
  }
  return values;
}

std::optional<TomlReader> TomlReader::table(std::string_view key) {
  const toml::node* node = asked(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* table = node->as_table()) return TomlReader(*table, file_, *sink_);
  wrong_type(key, *node, fmt::format("a table [{}]", key));
  return std::nullopt;
}

std::vector<TomlReader> TomlReader::tables(std::string_view key) {
  const toml::node* node = asked(key);
  if (node == nullptr) return {};
  if (const auto* table = node->as_table()) return {TomlReader(*table, file_, *sink_)};
  std::vector<TomlReader> readers;
  const auto* list = node->as_array();
  if (list == nullptr) wrong_type(key, *node, fmt::format("tables [[{}]]", key));
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    if (const auto* table = list->get(i)->as_table()) {
      readers.emplace_back(*table, file_, *sink_);
    } else {
      wrong_type(key, *list->get(i), fmt::format("tables [[{}]]", key));
    }
  }
  return readers;
}

void TomlReader::finish() {
  constexpr std::size_t kLimit = 3;
  for (const auto& [key, node] : *table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    std::size_t best = kLimit + 1;
    std::string hint = fmt::format("known here: {}", fmt::join(known_, ", "));
    for (const std::string& name : known_) {
      const std::size_t distance = base::edit_distance(key.str(), name, kLimit);
      if (distance >= best || distance >= name.size()) continue;
      best = distance;
      hint = fmt::format("did you mean {}?", name);
    }
    sink_->add({base::Severity::error,
                "edition.unknown-key",
                locate(key.source()),
                fmt::format("there is no key “{}” here", key.str()),
                std::move(hint),
                {}});
  }
}

void TomlReader::fault(std::string code, std::string message, std::string hint) {
  sink_->add({base::Severity::error,
              std::move(code),
              locate(table_->source()),
              std::move(message),
              std::move(hint),
              {}});
}

void TomlReader::fault_at(std::string_view key, std::string code, std::string message,
                          std::string hint) {
  const toml::node* node = table_->get(key);
  sink_->add({base::Severity::error,
              std::move(code),
              locate(node == nullptr ? table_->source() : node->source()),
              std::move(message),
              std::move(hint),
              {}});
}

base::Result<toml::table> parse_toml(std::string_view document, const std::string& file) {
  try {
    return toml::parse(document);
  } catch (const toml::parse_error& error) {
    std::string message(error.description());
    if (!message.empty()) {
      message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
    }
    return base::failure("edition.toml-syntax",
                         {file, error.source().begin.line, error.source().begin.column},
                         std::move(message),
                         "texts and dates like 1929-12 stand in quotes, tables begin with [name]");
  }
}

}  // namespace edition
