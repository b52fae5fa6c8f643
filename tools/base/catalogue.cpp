// SPDX-License-Identifier: MIT
#include "base/catalogue.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace base {

/// The bytes of share/i18n/messages/en.toml; made by CMake.
extern const std::string_view kEnglishMessages;

namespace {

// "…" with \" and \\ in it; false where it is not that.
bool unquoted(std::string_view text, std::string& result) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return false;
    if (text[i] == '\\') {
      if (++i == text.size() || (text[i] != '"' && text[i] != '\\')) return false;
    }
    result += text[i];
  }
  return true;
}

// Calls `literal` with what stands between placeholders and `placeholder` with their names.
template <typename Literal, typename Placeholder>
void walk(std::string_view text, const Literal& literal, const Placeholder& placeholder) {
  while (!text.empty()) {
    const std::size_t begin = text.find('{');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('}', begin);
    if (end == std::string_view::npos) return literal(text);
    literal(text.substr(0, begin));
    placeholder(text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
  }
}

}  // namespace

const Catalogue& Catalogue::english() {
  static const Catalogue kEnglish = [] {
    auto read = Catalogue::read(kEnglishMessages, "en.toml");
    return read ? std::move(*read) : Catalogue();
  }();
  return kEnglish;
}

Result<Catalogue> Catalogue::read(std::string_view bytes, const std::string& file) {
  Catalogue catalogue;
  std::uint32_t number = 0;
  while (!bytes.empty()) {
    ++number;
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = trimmed(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    std::string text;
    if (equals == std::string_view::npos || !unquoted(trimmed(line.substr(equals + 1)), text)) {
      return failure("catalogue.syntax", {file, number, 1}, "found no text of the form key = \"…\"",
                     "write one text a line, with \\\" for a quotation mark in it");
    }
    catalogue.texts_.insert_or_assign(std::string(trimmed(line.substr(0, equals))),
                                      std::move(text));
  }
  return catalogue;
}

std::string_view Catalogue::find(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) return found->second;
  return this == &english() ? std::string_view() : english().find(key);
}

std::string Catalogue::text(std::string_view key) const {
  return text(Wording{std::string(key), {}});
}

std::string Catalogue::noun(std::size_t count, std::string_view key) const {
  return text(fmt::format("{}-{}", key, count == 1 ? "one" : "many"));
}

std::string Catalogue::counted(std::size_t count, std::string_view key) const {
  return fmt::format("{} {}", count, noun(count, key));
}

std::string Catalogue::text(const Wording& wording) const {
  if (wording.empty()) return {};
  const std::string_view pattern = find(wording.key);
  if (pattern.empty()) return fmt::format("[{}]", wording.key);
  std::string result;
  walk(
      pattern, [&](std::string_view literal) { result += literal; },
      [&](std::string_view name) {
        for (const Filling& filling : wording.fillings) {
          if (filling.name == name)
            result += filling.wording.empty() ? filling.value : text(filling.wording);
        }
      });
  return result;
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts_) keys.push_back(key);
  return keys;
}

std::vector<std::string> Catalogue::placeholders(std::string_view key) const {
  std::set<std::string> names;
  walk(find(key), [](std::string_view) {}, [&](std::string_view name) { names.emplace(name); });
  return {names.begin(), names.end()};
}

Diagnostic translated(Diagnostic diagnostic, const Catalogue& catalogue) {
  if (!diagnostic.wording.empty()) diagnostic.message = catalogue.text(diagnostic.wording);
  if (!diagnostic.hint_wording.empty()) diagnostic.hint = catalogue.text(diagnostic.hint_wording);
  return diagnostic;
}

Diagnostic worded(std::string_view code, Location at, Wording wording) {
  Wording hint{wording.key + "-hint", wording.fillings};
  if (!Catalogue::english().has(hint.key)) hint = {};
  return worded(code, std::move(at), std::move(wording), std::move(hint));
}

Diagnostic worded(std::string_view code, Location at, Wording wording, Wording hint) {
  Diagnostic made;
  made.code = code;
  made.at = std::move(at);
  made.wording = std::move(wording);
  made.hint_wording = std::move(hint);
  return translated(std::move(made), Catalogue::english());
}

}  // namespace base
