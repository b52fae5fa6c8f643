// SPDX-License-Identifier: MIT
#include "rng/explain/schema_faults.hpp"

#include <algorithm>

namespace rng::explain {

namespace {

constexpr int kMaxDepth = 4;  // of a text in the place of another's
constexpr char kOpen = '\x01';
constexpr char kClose = '\x02';

// Where the clause of the specification begins that stands behind a message: " (§4.16)".
std::size_t clause_begin(std::string_view message) {
  const std::size_t begin = message.rfind(" (");
  const bool is_clause = begin != std::string_view::npos && message.ends_with(')') &&
                         message.find("§", begin) != std::string_view::npos;
  return is_clause ? begin : message.size();
}

}  // namespace

SchemaFaults::SchemaFaults(const base::Catalogue* catalogue) : catalogue_(catalogue) {
  if (catalogue == nullptr) return;
  const base::Catalogue& english = base::Catalogue::english();
  for (const std::string& key : english.keys()) {
    const bool is_used =
        key.starts_with("schema-") || key.starts_with("file-") || key.starts_with("type-");
    if (!is_used) continue;
    base::Wording wording{key, {}};
    for (const std::string& name : english.placeholders(key)) {
      wording.fillings.push_back({name, kOpen + name + kClose});
    }
    const std::string marked = english.text(wording);
    Template made{key, {}, {}, 0};
    std::string_view rest = marked;
    for (std::size_t open = rest.find(kOpen); open != std::string_view::npos;
         open = rest.find(kOpen)) {
      const std::size_t close = rest.find(kClose, open);
      made.literals.emplace_back(rest.substr(0, open));
      made.names.emplace_back(rest.substr(open + 1, close - open - 1));
      rest.remove_prefix(close + 1);
    }
    made.literals.emplace_back(rest);
    for (const std::string& literal : made.literals) made.weight += literal.size();
    templates_.push_back(std::move(made));
  }
}

// Behind literals[part]; a placeholder stands for as little as will do.
bool SchemaFaults::matches(const Template& text, std::size_t part, std::string_view rest,
                           std::vector<base::Filling>& fillings) {
  if (part == text.names.size()) return rest.empty();
  const std::string& next = text.literals[part + 1];
  const bool is_last = part + 1 == text.names.size();
  for (std::size_t end = 0; end <= rest.size(); ++end) {
    end = is_last ? rest.size() - std::min(next.size(), rest.size()) : rest.find(next, end);
    if (end == std::string_view::npos || !rest.substr(end).starts_with(next)) break;
    fillings.push_back({text.names[part], std::string(rest.substr(0, end))});
    if (matches(text, part + 1, rest.substr(end + next.size()), fillings)) return true;
    fillings.pop_back();
    if (is_last) break;
  }
  return false;
}

// The text that says most of it by itself.
SchemaFaults::Found SchemaFaults::find(std::string_view english) const {
  Found best;
  for (const Template& text : templates_) {
    if (best.text != nullptr && text.weight <= best.text->weight) continue;
    if (!english.starts_with(text.literals.front())) continue;
    std::vector<base::Filling> fillings;
    if (!matches(text, 0, english.substr(text.literals.front().size()), fillings)) continue;
    best = {&text, std::move(fillings)};
  }
  return best;
}

std::string SchemaFaults::say(std::string_view english, int depth) const {
  const std::size_t end = clause_begin(english);
  Found found = depth > kMaxDepth ? Found() : find(english.substr(0, end));
  if (found.text == nullptr) return std::string(english);
  for (base::Filling& filling : found.fillings) filling.value = say(filling.value, depth + 1);
  return catalogue_->text({found.text->key, std::move(found.fillings)}) +
         std::string(english.substr(end));
}

base::Diagnostic SchemaFaults::translated(base::Diagnostic fault) const {
  if (catalogue_ == nullptr) return fault;
  if (!fault.wording.empty()) return base::translated(std::move(fault), *catalogue_);
  fault.message = say(fault.message, 0);
  fault.hint = say(fault.hint, 0);
  for (base::Note& note : fault.notes) note.message = say(note.message, 0);
  return fault;
}

bool SchemaFaults::knows(const base::Diagnostic& fault) const {
  const auto is_known = [this](std::string_view text) {
    return text.empty() || find(text.substr(0, clause_begin(text))).text != nullptr;
  };
  return !fault.wording.empty() || (is_known(fault.message) && is_known(fault.hint));
}

}  // namespace rng::explain
