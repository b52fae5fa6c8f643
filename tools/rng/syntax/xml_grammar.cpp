// SPDX-License-Identifier: MIT
#include "rng/syntax/xml_grammar.hpp"

#include <algorithm>
#include <array>

namespace rng::syntax {

namespace {

constexpr std::array<TagRule, 28> kRules = {{
    {"anyName", Tag::any_name, Content::name_except, 0, 0},
    {"attribute", Tag::attribute, Content::named_patterns, kNameAttribute, 0},
    {"choice", Tag::choice, Content::patterns, 0, 0},
    {"data", Tag::data, Content::data, kTypeAttribute, kTypeAttribute},
    {"define", Tag::define, Content::patterns, kNameAttribute | kCombineAttribute, kNameAttribute},
    {"div", Tag::div, Content::components, 0, 0},
    {"element", Tag::element, Content::named_patterns, kNameAttribute, 0},
    {"empty", Tag::empty, Content::nothing, 0, 0},
    {"except", Tag::except, Content::patterns, 0, 0},
    {"externalRef", Tag::external_ref, Content::nothing, kHrefAttribute, kHrefAttribute},
    {"grammar", Tag::grammar, Content::components, 0, 0},
    {"group", Tag::group, Content::patterns, 0, 0},
    {"include", Tag::include, Content::overrides, kHrefAttribute, kHrefAttribute},
    {"interleave", Tag::interleave, Content::patterns, 0, 0},
    {"list", Tag::list, Content::patterns, 0, 0},
    {"mixed", Tag::mixed, Content::patterns, 0, 0},
    {"name", Tag::name, Content::characters, 0, 0},
    {"notAllowed", Tag::not_allowed, Content::nothing, 0, 0},
    {"nsName", Tag::ns_name, Content::name_except, 0, 0},
    {"oneOrMore", Tag::one_or_more, Content::patterns, 0, 0},
    {"optional", Tag::optional, Content::patterns, 0, 0},
    {"param", Tag::param, Content::characters, kNameAttribute, kNameAttribute},
    {"parentRef", Tag::parent_ref, Content::nothing, kNameAttribute, kNameAttribute},
    {"ref", Tag::ref, Content::nothing, kNameAttribute, kNameAttribute},
    {"start", Tag::start, Content::patterns, kCombineAttribute, 0},
    {"text", Tag::text, Content::nothing, 0, 0},
    {"value", Tag::value, Content::characters, kTypeAttribute, 0},
    {"zeroOrMore", Tag::zero_or_more, Content::patterns, 0, 0},
}};

}  // namespace

const TagRule* find_tag(std::string_view local_name) {
  const auto* found =
      std::lower_bound(kRules.begin(), kRules.end(), local_name,
                       [](const TagRule& rule, std::string_view name) { return rule.name < name; });
  return found != kRules.end() && found->name == local_name ? found : nullptr;
}

}  // namespace rng::syntax
