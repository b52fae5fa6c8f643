// SPDX-License-Identifier: MIT
#include "rng/survey/sampler.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "rng/pattern/derivative.hpp"

namespace rng::survey {

namespace {

using pattern::NameClassId;
using pattern::NameClassKind;
using pattern::NameId;
using pattern::PatternId;
using pattern::PatternKind;
using pattern::PatternNode;

constexpr std::uint32_t kEndless = std::numeric_limits<std::uint32_t>::max();
constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

class NoNamespaces : public datatype::NamespaceContext {
  std::optional<std::string_view> namespace_of(std::string_view) const override { return ""; }
};

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool is_plain =
        static_cast<unsigned char>(c) >= ' ' && c != '<' && c != '>' && c != '&' && c != '"';
    result += is_plain ? std::string(1, c) : fmt::format("&#{};", static_cast<unsigned char>(c));
  }
  return result;
}

}  // namespace

Sampler::Sampler(const pattern::Grammar& grammar, std::uint32_t seed)
    : grammar_(grammar), names_(&grammar.names), random_(seed) {
  find_heights();
}

void Sampler::find_heights() {
  heights_.assign(grammar_.elements.size(), kEndless);
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (std::size_t i = 0; i < heights_.size(); ++i) {
      const std::uint32_t inner = height(grammar_.elements[i].content);
      if (inner == kEndless || inner + 1 >= heights_[i]) continue;
      heights_[i] = inner + 1;
      has_changed = true;
    }
  }
}

std::uint32_t Sampler::height(PatternId p) const {
  const PatternNode& node = grammar_.arena[p];
  std::uint32_t result = 0;
  switch (node.kind) {
    case PatternKind::not_allowed:
      return kEndless;
    case PatternKind::element:
      return heights_[node.a];
    case PatternKind::one_or_more:
      return height(PatternId{node.a});
    case PatternKind::group:
      return std::max(height(PatternId{node.a}), height(PatternId{node.b}));
    case PatternKind::choice:
      result = kEndless;
      for (const PatternId child : grammar_.arena.children(p)) {
        result = std::min(result, height(child));
      }
      return result;
    case PatternKind::interleave:
    case PatternKind::attributes:
      for (const PatternId child : grammar_.arena.children(p)) {
        result = std::max(result, height(child));
      }
      return result;
    default:
      return 0;
  }
}

std::optional<std::string> Sampler::document() {
  room_ = 3 + below(22);
  depth_ = 0;
  Sample sample;
  if (!draw(grammar_.start, sample) || sample.children.size() != 1) return std::nullopt;
  return sample.children.front();
}

std::optional<std::string> Sampler::least_document() {
  is_least_ = true;
  room_ = 0;
  depth_ = 0;
  Sample sample;
  const bool is_drawn = draw(grammar_.start, sample) && sample.children.size() == 1;
  is_least_ = false;
  if (!is_drawn) return std::nullopt;
  return sample.children.front();
}

bool Sampler::draw(PatternId p, Sample& sample) {
  if (is_least_ && grammar_.arena.is_nullable(p)) return true;
  const PatternNode& node = grammar_.arena[p];
  switch (node.kind) {
    case PatternKind::empty:
      return true;
    case PatternKind::text:
      if (below(2) == 0) sample.children.emplace_back("some text");
      return true;
    case PatternKind::element:
      return draw_element(node.a, sample);
    case PatternKind::attribute:
      return draw_attribute(p, sample);
    case PatternKind::data: {
      const auto text = string_of(node.a);
      if (text) sample.children.push_back(escaped(*text));
      return text.has_value();
    }
    case PatternKind::value:
      if (grammar_.values[node.a].type->is_context_dependent()) return false;
      sample.children.push_back(escaped(grammar_.values[node.a].text));
      return true;
    case PatternKind::list:
      return draw_list(PatternId{node.a}, sample);
    case PatternKind::one_or_more:
      return draw_repeated(PatternId{node.a}, sample);
    case PatternKind::group:
      return draw(PatternId{node.a}, sample) && draw(PatternId{node.b}, sample);
    case PatternKind::choice:
      return draw_choice(p, sample);
    case PatternKind::interleave:
    case PatternKind::attributes:
      return draw_mixed(p, sample);
    default:
      return false;
  }
}

bool Sampler::draw_choice(PatternId p, Sample& sample) {
  const auto all = grammar_.arena.children(p);
  std::vector<PatternId> ways;
  const std::uint32_t least = height(p);
  for (const PatternId child : all) {
    const std::uint32_t needed = height(child);
    if (needed != kEndless && (!is_short_of_room() || needed == least)) ways.push_back(child);
  }
  if (!is_least_) std::shuffle(ways.begin(), ways.end(), random_);
  for (const PatternId way : ways) {
    Sample tried;
    if (!draw(way, tried)) continue;
    std::move(tried.attributes.begin(), tried.attributes.end(),
              std::back_inserter(sample.attributes));
    std::move(tried.children.begin(), tried.children.end(), std::back_inserter(sample.children));
    return true;
  }
  return false;
}

// The children of the parts, each part's in their order, shuffled into one another.
bool Sampler::draw_mixed(PatternId p, Sample& sample) {
  std::vector<std::vector<std::string>> parts;
  std::vector<std::size_t> turns;
  for (const PatternId child : grammar_.arena.children(p)) {
    Sample part;
    if (!draw(child, part)) return false;
    std::move(part.attributes.begin(), part.attributes.end(),
              std::back_inserter(sample.attributes));
    turns.insert(turns.end(), part.children.size(), parts.size());
    std::reverse(part.children.begin(), part.children.end());
    parts.push_back(std::move(part.children));
  }
  std::shuffle(turns.begin(), turns.end(), random_);
  for (const std::size_t turn : turns) {
    sample.children.push_back(std::move(parts[turn].back()));
    parts[turn].pop_back();
  }
  return true;
}

bool Sampler::draw_repeated(PatternId p, Sample& sample) {
  do {
    if (!draw(p, sample)) return false;
  } while (!is_short_of_room() && !grammar_.arena[p].has_attributes && below(3) != 0);
  return true;
}

bool Sampler::draw_element(std::uint32_t declaration, Sample& sample) {
  const auto& declared = grammar_.elements[declaration];
  const auto name = name_of(declared.name);
  if (!name || heights_[declaration] == kEndless) return false;
  if (room_ > 0) --room_;
  ++depth_;
  Sample inner;
  const bool is_drawn = draw(declared.content, inner);
  --depth_;
  if (is_drawn) sample.children.push_back(tag(*name, inner));
  return is_drawn;
}

bool Sampler::draw_attribute(PatternId p, Sample& sample) {
  const PatternNode& node = grammar_.arena[p];
  const auto name = name_of(NameClassId{node.a});
  Sample value;
  if (!name || !draw(PatternId{node.b}, value)) return false;
  std::string text;
  for (const std::string& part : value.children) text += part;
  sample.attributes.emplace_back(*name, std::move(text));
  return true;
}

bool Sampler::draw_list(PatternId items, Sample& sample) {
  Sample tokens;
  if (!draw(items, tokens)) return false;
  std::string text;
  for (const std::string& token : tokens.children) {
    if (token.empty() || token.find_first_of(" &") != std::string::npos) return false;
    text += (text.empty() ? "" : " ") + token;
  }
  sample.children.push_back(text);
  return true;
}

std::optional<std::string> Sampler::string_of(std::uint32_t data_declaration) {
  const auto [found, is_new] = strings_.try_emplace(data_declaration);
  if (is_new) found->second = strings_for(grammar_.data[data_declaration]);
  if (found->second.empty()) return std::nullopt;
  return found->second[is_least_ ? 0 : below(found->second.size())];
}

std::vector<std::string> Sampler::strings_for(const pattern::DataDeclaration& declared) const {
  static constexpr std::array<std::string_view, 14> kStrings = {
      "a", "1", "abc", "", "0.5", "2024-02-29", "en", "#a", "A1", "true", "P1Y", "x y", "zz", "é"};
  std::vector<std::string> tried(kStrings.begin(), kStrings.end());
  tried.push_back(declared.type->example());
  if (declared.type->is_context_dependent()) return {};
  const NoNamespaces context;
  pattern::PatternArena arena(grammar_.arena.frozen());
  pattern::Derivatives derivatives(grammar_, arena, grammar_.names);
  std::erase_if(tried, [&](const std::string& text) {
    return !declared.type->allows(text, context) ||
           (declared.except != pattern::kNotAllowed &&
            derivatives.matches(declared.except, text, context));
  });
  return tried;
}

std::optional<NameId> Sampler::name_of(NameClassId id) {
  const auto& node = grammar_.name_classes[id];
  if (node.kind == NameClassKind::name) return node.name;
  if (node.kind == NameClassKind::choice)
    return name_of(node.children[below(node.children.size())]);
  for (int i = 0; i < 10; ++i) {
    const std::string local = "any" + std::to_string(below(1'000));
    const auto space = node.kind == NameClassKind::ns_name
                           ? node.namespace_id
                           : names_.add_namespace(below(2) == 0 ? "" : "urn:any");
    const NameId name = names_.add(space, local);
    if (grammar_.name_classes.contains(id, name, space)) return name;
  }
  return std::nullopt;
}

namespace {

// An element need not repeat the namespace of the one around it.
std::string without_namespace(std::string element, const std::string& declaration) {
  const std::size_t at = element.find(' ');
  if (element.compare(at, declaration.size(), declaration) == 0) {
    element.erase(at, declaration.size());
  }
  return element;
}

// White space between elements, where nothing else is, means nothing.
std::string indented(const std::vector<std::string>& elements) {
  std::string result;
  for (const std::string& element : elements) {
    result += "\n  ";
    for (const char c : element) {
      result += c;
      if (c == '\n') result += "  ";
    }
  }
  return result + "\n";
}

}  // namespace

std::string Sampler::tag(NameId name, const Sample& sample) const {
  std::string result =
      fmt::format("<{} xmlns=\"{}\"", names_.local(name), escaped(names_.namespace_uri(name)));
  std::size_t prefixes = 0;
  for (const auto& [attribute, value] : sample.attributes) {
    const std::string_view uri = names_.namespace_uri(attribute);
    std::string prefix;
    if (uri == kXmlNamespace) {
      prefix = "xml:";
    } else if (!uri.empty()) {
      prefix = fmt::format("p{}:", prefixes++);
      result += fmt::format(" xmlns:{}=\"{}\"", prefix.substr(0, prefix.size() - 1), escaped(uri));
    }
    result += fmt::format(" {}{}=\"{}\"", prefix, names_.local(attribute), value);
  }
  if (sample.children.empty()) return result + "/>";
  result += '>';
  const std::string declaration = fmt::format(" xmlns=\"{}\"", escaped(names_.namespace_uri(name)));
  std::vector<std::string> children;
  bool has_text = false;
  for (const std::string& child : sample.children) {
    has_text |= !child.starts_with('<');
    children.push_back(child.starts_with('<') ? without_namespace(child, declaration) : child);
  }
  if (has_text) {
    for (const std::string& child : children) result += child;
  } else {
    result += indented(children);
  }
  return result + fmt::format("</{}>", names_.local(name));
}

}  // namespace rng::survey
