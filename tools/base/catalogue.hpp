// SPDX-License-Identifier: MIT
// The texts of messages in one language, by key. English is compiled in from
// share/i18n/messages/en.toml; another language is another file beside it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/wording.hpp"

namespace base {

/// Immutable once made; shared by threads.
class Catalogue {
 public:
  /// The language that every other one falls back to. Read at the first use.
  static const Catalogue& english();
  /// Reads lines `key = "text"`, the part of TOML that catalogues use; blank lines and those that
  /// begin with # are left out. A placeholder is {name}. Fails with catalogue.syntax.
  static Result<Catalogue> read(std::string_view bytes, const std::string& file);

  /// True where this language has the text itself.
  bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// The text with its placeholders filled; the English one where this language has none, the key
  /// in brackets where English has none.
  std::string text(const Wording& wording) const;
  /// A text without placeholders.
  std::string text(std::string_view key) const;
  /// A count with its noun, of which the catalogue has KEY-one and KEY-many: "3 documents".
  std::string counted(std::size_t count, std::string_view key) const;
  std::string noun(std::size_t count, std::string_view key) const;
  std::vector<std::string> keys() const;
  /// The names of the placeholders of a text, in alphabetical order.
  std::vector<std::string> placeholders(std::string_view key) const;

 private:
  std::string_view find(std::string_view key) const;

  std::map<std::string, std::string, std::less<>> texts_;
};

/// The diagnostic in another language, where it is known how it was worded.
Diagnostic translated(Diagnostic diagnostic, const Catalogue& catalogue);

/// An error in English that can be translated: its hint is the text KEY-hint, where there is one.
Diagnostic worded(std::string_view code, Location at, Wording wording);
/// The same with a hint of its own; an empty one says nothing.
Diagnostic worded(std::string_view code, Location at, Wording wording, Wording hint);

}  // namespace base
