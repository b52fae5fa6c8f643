// SPDX-License-Identifier: MIT
#include "rng/explain/vocabulary.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rng::explain {

using pattern::NameClassId;
using pattern::PatternId;
using pattern::PatternKind;
using validate::FoundName;

void Vocabulary::learn() {
  if (!contents_.empty()) return;
  contents_.resize(grammar_.elements.size());
  std::vector<std::uint32_t> seen(grammar_.arena.size(), 0);
  for (std::uint32_t i = 0; i < contents_.size(); ++i) {
    read(grammar_.elements[i], seen, i + 1, contents_[i]);
  }
}

// `seen` holds the stamp of the last declaration that a pattern was met in.
void Vocabulary::read(const pattern::ElementDeclaration& declared, std::vector<std::uint32_t>& seen,
                      std::uint32_t stamp, Content& content) {
  std::vector<PatternId> open = {declared.content};
  while (!open.empty()) {
    const PatternId p = open.back();
    open.pop_back();
    if (std::exchange(seen[static_cast<std::uint32_t>(p)], stamp) == stamp) continue;
    const pattern::PatternNode& node = grammar_.arena[p];
    switch (node.kind) {
      case PatternKind::element:
        content.children.push_back(grammar_.elements[node.a].name);
        break;
      case PatternKind::attribute:
        content.attributes.push_back(NameClassId{node.a});
        break;
      case PatternKind::text:
      case PatternKind::data:
      case PatternKind::value:
        content.has_text = true;
        break;
      case PatternKind::one_or_more:
      case PatternKind::after:
        open.push_back(PatternId{node.a});
        break;
      case PatternKind::group:
        open.push_back(PatternId{node.a});
        open.push_back(PatternId{node.b});
        break;
      case PatternKind::interleave:
      case PatternKind::choice:
      case PatternKind::attributes:
        for (const PatternId child : grammar_.arena.children(p)) open.push_back(child);
        break;
      default:
        break;
    }
  }
}

// Wildcards do not count: what may be anything tells nobody where to go.
bool Vocabulary::is_named(NameClassId id, const FoundName& name) const {
  const pattern::NameClassNode& node = grammar_.name_classes[id];
  if (node.kind == pattern::NameClassKind::name) {
    return grammar_.names.local(node.name) == name.local &&
           grammar_.names.namespace_uri(node.name) == name.uri;
  }
  return node.kind == pattern::NameClassKind::choice &&
         std::any_of(node.children.begin(), node.children.end(),
                     [&](NameClassId child) { return is_named(child, name); });
}

Names Vocabulary::names_where(std::vector<NameClassId> Content::* list, const FoundName& name) {
  learn();
  Names names;
  for (std::size_t i = 0; i < contents_.size(); ++i) {
    const std::vector<NameClassId>& classes = contents_[i].*list;
    if (std::none_of(classes.begin(), classes.end(),
                     [&](NameClassId id) { return is_named(id, name); })) {
      continue;
    }
    const pattern::NameClassNode& node = grammar_.name_classes[grammar_.elements[i].name];
    if (node.kind != pattern::NameClassKind::name) continue;
    names.push_back({std::string(grammar_.names.namespace_uri(node.name)),
                     std::string(grammar_.names.local(node.name)),
                     {}});
  }
  std::sort(names.begin(), names.end(),
            [](const FoundName& a, const FoundName& b) { return a.local < b.local; });
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const Names& Vocabulary::parents_of(const FoundName& name) {
  return parents_.get(name, [&] { return names_where(&Content::children, name); });
}

const Names& Vocabulary::elements_with(const FoundName& attribute) {
  return owners_.get(attribute, [&] { return names_where(&Content::attributes, attribute); });
}

bool Vocabulary::may_hold_text(const FoundName& name) {
  learn();
  for (std::size_t i = 0; i < contents_.size(); ++i) {
    if (contents_[i].has_text && is_named(grammar_.elements[i].name, name)) return true;
  }
  return false;
}

const pattern::ElementDeclaration* Vocabulary::declaration(const FoundName& name) const {
  const auto found =
      std::find_if(grammar_.elements.begin(), grammar_.elements.end(), [&](const auto& declared) {
        return !declared.documentation.empty() && is_named(declared.name, name);
      });
  return found == grammar_.elements.end() ? nullptr : &*found;
}

const std::string& Vocabulary::documentation(const FoundName& name) const {
  return documentations_.get(name, [&] { return find_documentation(name); });
}

std::string Vocabulary::find_documentation(const FoundName& name) const {
  const pattern::ElementDeclaration* const declared = declaration(name);
  std::string text;
  if (declared == nullptr) return text;
  for (const char c : declared->documentation) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_blank) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

const std::string& Vocabulary::gloss(const FoundName& name) const {
  return glosses_.get(name, [&]() -> std::string {
    const std::string& text = documentation(name);
    const std::size_t end = text.find(')');
    if (!text.starts_with('(') || end == std::string::npos) return {};
    return base::lower_case(std::string_view(text).substr(1, end - 1));
  });
}

}  // namespace rng::explain
