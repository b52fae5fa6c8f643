// SPDX-License-Identifier: MIT
#include "apograph/authority/letter_pointers.hpp"

#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "apograph/in_order.hpp"
#include "authority/agreement.hpp"
#include "authority/pointers.hpp"
#include "base/edit_distance.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

using authority::EntityKind;

constexpr std::size_t kAhead = 64;           // letters that are read while one before them is not
constexpr std::size_t kMostCompared = 5000;  // entries among which a near miss is looked for

std::optional<EntityKind> kind_of_element(std::string_view element) {
  if (element == "persName") return EntityKind::person;
  if (element == "placeName") return EntityKind::place;
  if (element == "orgName") return EntityKind::organisation;
  return std::nullopt;
}

class LetterChecker {
 public:
  explicit LetterChecker(const AuthoritySources& sources) {
    for (const authority::RegisterFile& file : sources.files) {
      registers_.insert(file.reference());
      for (const authority::FoundEntry& entry : file.entries()) {
        if (!entry.entity.key.empty()) entries_.emplace(entry.entity.key, &entry.entity);
      }
    }
  }

  void check(const authority::Pointers& letter, LetterCheck& result, base::DiagnosticSink& sink) {
    for (const authority::Pointer& pointer : letter.pointers) {
      if (pointer.file.empty() && letter.ids.contains(pointer.key)) continue;
      if (!pointer.file.empty() && !registers_.contains(pointer.file)) continue;
      const auto found = entries_.find(pointer.key);
      if (found != entries_.end()) {
        result.mentioned.insert(pointer.key);
        check_kind(pointer, *found->second, sink);
      } else if (!pointer.file.empty() || (pointer.attribute == "ref" && pointer.text[0] == '#')) {
        report_nobody(pointer, sink);
      }
    }
  }

 private:
  static void check_kind(const authority::Pointer& pointer, const authority::Entity& entity,
                         base::DiagnosticSink& sink) {
    const auto kind = kind_of_element(pointer.element);
    if (!kind || *kind == entity.kind || pointer.attribute != "ref") return;
    base::Diagnostic finding{base::Severity::warning,
                             "authority.other-kind",
                             pointer.at,
                             fmt::format("<{}> points to “{}”, which is a {}", pointer.element,
                                         pointer.key, authority::word_of(entity.kind)),
                             "name another entry, or another element",
                             {}};
    finding.notes.push_back({entity.at, "the entry"});
    sink.add(std::move(finding));
  }

  void report_nobody(const authority::Pointer& pointer, base::DiagnosticSink& sink) {
    const std::string near = near_miss(pointer.key);
    sink.add({base::Severity::error,
              "authority.nobody",
              pointer.at,
              fmt::format("“{}” points to nobody: no entry has the xml:id “{}”", pointer.text,
                          pointer.key),
              near.empty() ? "add an entry, or correct the pointer"
                           : fmt::format("did you mean “{}”?", near),
              {}});
  }

  std::string near_miss(const std::string& key) {
    if (entries_.size() > kMostCompared) return {};
    const auto [known, is_new] = near_misses_.emplace(key, std::string());
    if (!is_new) return known->second;
    std::size_t least = 3;
    for (const auto& [other, entity] : entries_) {
      const std::size_t distance = base::edit_distance(key, other, 2);
      const bool is_nearer =
          distance < least || (distance == least && least < 3 && other < known->second);
      if (!is_nearer) continue;
      least = distance;
      known->second = other;
    }
    return known->second;
  }

  std::set<std::string> registers_;
  std::unordered_map<std::string, const authority::Entity*> entries_;
  std::unordered_map<std::string, std::string> near_misses_;
};

}  // namespace

LetterCheck check_letters(const AuthoritySources& sources, std::size_t jobs,
                          base::DiagnosticSink& sink) {
  std::vector<std::filesystem::path> letters;
  for (const edition::Letter& letter : sources.edition->letters) {
    if (letter.has_tei) letters.push_back(letter.tei);
  }
  LetterCheck result;
  LetterChecker checker(sources);
  InOrder order(kAhead);
  run_on_threads(letters.size(), jobs, [&](std::size_t number, std::size_t) {
    const std::string file = letters[number].string();
    auto read = std::make_shared<base::Result<authority::Pointers>>();
    if (const auto bytes = base::read_file(letters[number])) {
      *read = authority::pointers_of(*bytes, file);
    } else {
      *read = tl::unexpected(bytes.error());
    }
    order.done(number, [&result, &checker, &sink, read, file] {
      result.files.push_back(file);
      if (*read) {
        checker.check(**read, result, sink);
      } else {
        sink.add(read->error());
      }
    });
  });
  return result;
}

}  // namespace apograph
