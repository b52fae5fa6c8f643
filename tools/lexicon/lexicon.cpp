// SPDX-License-Identifier: MIT
#include "lexicon/lexicon.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/file.hpp"
#include "base/text.hpp"

namespace lexicon {
namespace {

base::Location at(const std::string& file, const toml::source_region& region) {
  return {file, region.begin.line, region.begin.column};
}

// TOML tables keep their keys sorted; the file's order is that of the lines.
std::vector<std::pair<std::string, const toml::node*>> in_file_order(const toml::table& table) {
  std::vector<std::pair<std::string, const toml::node*>> entries;
  for (const auto& [key, value] : table) entries.emplace_back(std::string(key.str()), &value);
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    const auto& x = a.second->source().begin;
    const auto& y = b.second->source().begin;
    return std::pair(x.line, x.column) < std::pair(y.line, y.column);
  });
  return entries;
}

// The text with no other tables than these. Of the others the line ends stay, and with them the
// places of what is kept.
std::string with_tables(std::string_view text, const std::set<std::string_view>& tables) {
  std::string kept;
  bool is_kept = true;
  for (const std::string_view line : base::lines_of(text)) {
    if (line.starts_with('[')) {
      const std::string_view name = line.substr(1, line.find_first_of(".]") - 1);
      is_kept = tables.contains(base::trimmed(name));
    }
    if (is_kept) kept += line;
    kept += '\n';
  }
  return kept;
}

}  // namespace

// Gathers the lists and tables of a file under their dotted names.
class LexiconReader {
 public:
  LexiconReader(std::string file,
                std::map<std::string, std::vector<std::string>, std::less<>>& words,
                std::map<std::string, Pairs, std::less<>>& pairs)
      : file_(std::move(file)), words_(words), pairs_(pairs) {}

  base::Result<void> read(const toml::table& table, const std::string& path) {
    for (const auto& [key, node] : in_file_order(table)) {
      const std::string name = path.empty() ? key : path + "." + key;
      if (const toml::table* inner = node->as_table()) {
        if (auto done = read(*inner, name); !done) return done;
      } else if (const toml::array* list = node->as_array()) {
        if (auto done = read_words(*list, name); !done) return done;
      } else if (const auto* word = node->as_string()) {
        pairs_[path].emplace_back(key, word->get());
      } else {
        return not_words(*node, name);
      }
    }
    return {};
  }

 private:
  base::Result<void> read_words(const toml::array& list, const std::string& name) {
    std::vector<std::string>& words = words_[name];
    for (const toml::node& node : list) {
      const auto* word = node.as_string();
      if (word == nullptr) return not_words(node, name);
      words.push_back(word->get());
    }
    return {};
  }

  tl::unexpected<base::Diagnostic> not_words(const toml::node& node,
                                             const std::string& name) const {
    return base::failure(
        "lexicon.not-words", at(file_, node.source()),
        fmt::format("“{}” must be a word, a list of words or a table of words", name),
        "put the word in quotation marks");
  }

  std::string file_;
  std::map<std::string, std::vector<std::string>, std::less<>>& words_;
  std::map<std::string, Pairs, std::less<>>& pairs_;
};

base::Result<Lexicon> Lexicon::parse(std::string_view text, const std::string& name) try {
  const toml::table table = toml::parse(text, name);
  Lexicon lexicon;
  if (auto done = LexiconReader(name, lexicon.words_, lexicon.pairs_).read(table, ""); !done) {
    return tl::unexpected(done.error());
  }
  lexicon.language_ = table["language"].value_or(std::string("und"));
  return lexicon;
} catch (const toml::parse_error& error) {
  return base::failure("lexicon.syntax", at(name, error.source()), std::string(error.description()),
                       "see share/lexicon/README.md");
}

base::Result<Lexicon> Lexicon::load(const std::filesystem::path& folder,
                                    std::string_view language) {
  for (std::string tag(language); !tag.empty();
       tag.resize(tag.find('-') == std::string::npos ? 0 : tag.rfind('-'))) {
    const std::filesystem::path file = folder / (tag + ".toml");
    if (!std::filesystem::exists(file)) continue;
    return base::read_file(file).and_then(
        [&](const std::string& text) { return parse(text, file.string()); });
  }
  std::vector<std::string> known;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") known.push_back(entry.path().stem().string());
  }
  std::sort(known.begin(), known.end());
  return base::failure(
      "lexicon.unknown-language", {folder.string()},
      fmt::format("there is no lexicon for the language “{}”", language),
      fmt::format("the languages known are {}; see share/lexicon/README.md for adding one",
                  fmt::join(known, ", ")));
}

base::Result<Lexicon> Lexicon::load_tables(const std::filesystem::path& file,
                                           const std::set<std::string_view>& tables) {
  return base::read_file(file).and_then(
      [&](const std::string& text) { return parse(with_tables(text, tables), file.string()); });
}

void Lexicon::adopt(std::string_view section, const Lexicon& other) {
  for (const auto& [path, list] : other.words_) {
    if (!path.starts_with(section) || path.substr(section.size(), 1) != ".") continue;
    std::vector<std::string>& own = words_[path];
    for (const std::string& word : list) {
      if (std::find(own.begin(), own.end(), word) == own.end()) own.push_back(word);
    }
  }
}

const std::vector<std::string>& Lexicon::words(std::string_view path) const {
  static const std::vector<std::string> kNone;
  const auto found = words_.find(path);
  return found == words_.end() ? kNone : found->second;
}

const Pairs& Lexicon::pairs(std::string_view path) const {
  static const Pairs kNone;
  const auto found = pairs_.find(path);
  return found == pairs_.end() ? kNone : found->second;
}

}  // namespace lexicon
