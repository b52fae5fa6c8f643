// SPDX-License-Identifier: MIT
// Strict reading of a TOML table: whoever asks for a key makes it known, what nobody asked for is a
// fault.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/diagnostic.hpp"

namespace edition {

/// Reads one table. All faults go to the sink with file, line and column; a faulty value counts as
/// absent. Call `finish` when every key has been asked for.
class TomlReader {
 public:
  TomlReader(const toml::table& table, std::string file, base::DiagnosticSink& sink)
      : table_(&table), file_(std::move(file)), sink_(&sink) {}

  /// Text; empty where the key is absent.
  std::string text(std::string_view key);
  /// One of a closed list; empty where the key is absent.
  std::string choice(std::string_view key, std::span<const std::string_view> values);
  /// `true`, `false`, or one of a closed list, which means true and becomes `value`; `true` makes
  /// that empty. None where the key is absent.
  std::optional<bool> flag_or_choice(std::string_view key, std::span<const std::string_view> values,
                                     std::string& value);
  /// A date as XML Schema has it: year, year and month, or a day.
  std::string date(std::string_view key);
  /// A language tag (BCP 47).
  std::string language(std::string_view key);
  /// An xml:id.
  std::string id(std::string_view key);
  /// A positive number; 0 where the key is absent.
  std::uint32_t number(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  /// Every key with its value, for tables whose keys are free.
  std::vector<std::pair<std::string, std::string>> pairs();

  std::optional<TomlReader> table(std::string_view key);
  /// The tables of `[[key]]`; also one table `[key]`.
  std::vector<TomlReader> tables(std::string_view key);

  bool has(std::string_view key) const { return table_->contains(key); }
  /// Reports every key that was not asked for, with the nearest of those that were.
  void finish();
  /// Reports a fault of the table as a whole.
  void fault(std::string code, std::string message, std::string hint);
  /// The same, at the place of a key.
  void fault_at(std::string_view key, std::string code, std::string message, std::string hint);

 private:
  const toml::node* asked(std::string_view key);
  void wrong_type(std::string_view key, const toml::node& node, std::string_view expected);
  base::Location locate(const toml::source_region& source) const;

  const toml::table* table_;
  std::string file_;
  base::DiagnosticSink* sink_;
  std::vector<std::string> known_;
};

/// Parses a document. Fails with edition.toml-syntax.
base::Result<toml::table> parse_toml(std::string_view document, const std::string& file);

/// True for what may be an xml:id (NCName).
bool is_id(std::string_view text);

}  // namespace edition
