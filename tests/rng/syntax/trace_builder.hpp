// SPDX-License-Identifier: MIT
// A SchemaBuilder that writes what it is told as one line of text, so that two schemas can be
// compared and a test can say what it expects. A group that a construct implies is written out.
#pragma once

#include <string>
#include <vector>

#include "rng/syntax/schema_builder.hpp"

namespace rng_tests {

class TraceBuilder final : public rng::syntax::SchemaBuilder {
 public:
  using Pattern = rng::syntax::Pattern;
  using NameClass = rng::syntax::NameClass;
  using Component = rng::syntax::Component;
  using Namespaces = rng::syntax::Namespaces;
  using Details = rng::syntax::Details;

  explicit TraceBuilder(bool with_annotations) : with_annotations_(with_annotations) {}

  template <typename Handle>
  const std::string& text_of(Handle handle) const {
    return texts_[static_cast<std::size_t>(handle)];
  }

  bool wants_annotations() const override { return with_annotations_; }

  Namespaces namespaces(std::span<const rng::syntax::NamespaceBinding> bindings) override {
    std::string text;
    for (const auto& binding : bindings) {
      text += " " + std::string(binding.prefix) + "=" + std::string(binding.uri);
    }
    return make<Namespaces>(text);
  }

  Pattern element(NameClass name, std::span<const Pattern> content, const Details& d) override {
    return make<Pattern>("element " + text_of(name) + " " + grouped(content), d);
  }
  Pattern attribute(NameClass name, std::span<const Pattern> content, const Details& d) override {
    return make<Pattern>(
        "attribute " + text_of(name) + " " + (content.empty() ? "(text)" : grouped(content)), d);
  }
  Pattern group(std::span<const Pattern> children, const Details& d) override {
    return joined("group", children, d);
  }
  Pattern interleave(std::span<const Pattern> children, const Details& d) override {
    return joined("interleave", children, d);
  }
  Pattern choice(std::span<const Pattern> children, const Details& d) override {
    return joined("choice", children, d);
  }
  Pattern optional(std::span<const Pattern> children, const Details& d) override {
    return make<Pattern>("optional " + grouped(children), d);
  }
  Pattern zero_or_more(std::span<const Pattern> children, const Details& d) override {
    return make<Pattern>("zeroOrMore " + grouped(children), d);
  }
  Pattern one_or_more(std::span<const Pattern> children, const Details& d) override {
    return make<Pattern>("oneOrMore " + grouped(children), d);
  }
  Pattern list(std::span<const Pattern> children, const Details& d) override {
    return make<Pattern>("list " + grouped(children), d);
  }
  Pattern mixed(std::span<const Pattern> children, const Details& d) override {
    return make<Pattern>("mixed " + grouped(children), d);
  }
  Pattern empty(const Details& d) override { return make<Pattern>("empty", d); }
  Pattern text(const Details& d) override { return make<Pattern>("text", d); }
  Pattern not_allowed(const Details& d) override { return make<Pattern>("notAllowed", d); }
  Pattern ref(std::string_view name, const Details& d) override {
    return make<Pattern>("ref " + std::string(name), d);
  }
  Pattern parent_ref(std::string_view name, const Details& d) override {
    return make<Pattern>("parentRef " + std::string(name), d);
  }
  Pattern external_ref(const rng::syntax::Reference& reference, const Details& d) override {
    return make<Pattern>("externalRef " + written(reference), d);
  }
  Pattern value(rng::syntax::TypeName type, std::string_view value, std::string_view ns, Namespaces,
                const Details& d) override {
    return make<Pattern>("value " + written(type) + " '" + std::string(value) +
                             "' ns=" + (type.type == "QName" ? std::string(ns) : ""),
                         d);
  }
  Pattern data(rng::syntax::TypeName type, std::span<const rng::syntax::DataParameter> parameters,
               std::span<const Pattern> except, Namespaces, const Details& d) override {
    std::string text = "data " + written(type);
    for (const auto& parameter : parameters) {
      text += " " + std::string(parameter.name) + "='" + std::string(parameter.value) + "'";
      if (with_annotations_ && parameter.annotations != nullptr) {
        text += written(*parameter.annotations);
      }
    }
    if (!except.empty()) text += " except " + either(except);
    return make<Pattern>(text, d);
  }
  Pattern grammar(std::span<const Component> components, const Details& d) override {
    return make<Pattern>("grammar" + all(components), d);
  }

  Component start(rng::syntax::Combine combine, std::span<const Pattern> content,
                  const Details& d) override {
    return make<Component>("start" + written(combine) + " " + grouped(content), d);
  }
  Component define(std::string_view name, rng::syntax::Combine combine,
                   std::span<const Pattern> content, const Details& d) override {
    return make<Component>(
        "define " + std::string(name) + written(combine) + " " + grouped(content), d);
  }
  Component div(std::span<const Component> components, const Details& d) override {
    return make<Component>("div" + all(components), d);
  }
  Component include(const rng::syntax::Reference& reference, std::span<const Component> overrides,
                    const Details& d) override {
    return make<Component>("include " + written(reference) + all(overrides), d);
  }

  NameClass name(rng::syntax::Name name, const Details& d) override {
    return make<NameClass>("{" + std::string(name.namespace_uri) + "}" + std::string(name.local),
                           d);
  }
  NameClass any_name(std::span<const NameClass> except, const Details& d) override {
    return make<NameClass>("*" + (except.empty() ? "" : " except " + either(except)), d);
  }
  NameClass ns_name(std::string_view uri, std::span<const NameClass> except,
                    const Details& d) override {
    return make<NameClass>(
        "{" + std::string(uri) + "}*" + (except.empty() ? "" : " except " + either(except)), d);
  }
  NameClass name_choice(std::span<const NameClass> children, const Details& d) override {
    return children.size() == 1 && !is_annotated(d) ? children.front()
                                                    : make<NameClass>("choice" + all(children), d);
  }

 private:
  static std::string written(rng::syntax::TypeName type) {
    return std::string(type.library) + "#" + std::string(type.type);
  }
  static std::string written(rng::syntax::Combine combine) {
    constexpr const char* kWords[] = {"", " |=", " &="};
    return kWords[static_cast<std::size_t>(combine)];
  }
  // The extension tells the syntaxes apart and is left out.
  static std::string written(const rng::syntax::Reference& reference) {
    std::string href(reference.href);
    return href.substr(0, href.find(".rn")) + " ns=" + std::string(reference.inherited_namespace);
  }
  template <typename Handle>
  std::string all(std::span<const Handle> handles) const {
    std::string text;
    for (const Handle handle : handles) text += " " + text_of(handle);
    return text;
  }
  std::string grouped(std::span<const Pattern> children) const {
    return children.size() == 1 ? text_of(children.front()) : "(group" + all(children) + ")";
  }

  // Several exceptions are a choice.
  template <typename Handle>
  std::string either(std::span<const Handle> handles) const {
    return handles.size() == 1 ? text_of(handles.front()) : "(choice" + all(handles) + ")";
  }
  bool is_annotated(const Details& details) const {
    return with_annotations_ && details.annotations != nullptr;
  }

  static void write(const rng::syntax::AnnotationElement& element, std::string& text) {
    text += "<" + element.name.namespace_uri + "#" + element.name.local;
    for (const auto& attribute : element.attributes) write(attribute, text);
    text += ">";
    for (const auto& child : element.children) write(child, text);
    text += "</>";
  }
  static void write(const rng::syntax::AnnotationNode& node, std::string& text) {
    if (const auto* words = std::get_if<std::string>(&node)) text += *words;
    if (const auto* comment = std::get_if<rng::syntax::AnnotationComment>(&node)) {
      text += "#" + comment->text + "#";
    }
    if (const auto* element = std::get_if<rng::syntax::AnnotationElement>(&node)) {
      write(*element, text);
    }
  }
  static void write(const rng::syntax::AnnotationAttribute& attribute, std::string& text) {
    text += " @" + attribute.name.namespace_uri + "#" + attribute.name.local + "='" +
            attribute.value + "'";
  }
  std::string written(const rng::syntax::Annotations& annotations) const {
    std::string text = " [";
    for (const auto& comment : annotations.comments) text += "#" + comment.text + "#";
    for (const auto& words : annotations.documentation) text += "##" + words + "##";
    for (const auto& attribute : annotations.attributes) write(attribute, text);
    for (const auto& node : annotations.before) write(node, text);
    for (const auto& node : annotations.after) {
      text += ">>";
      write(node, text);
    }
    for (const auto& comment : annotations.trailing) text += "#" + comment.text + "#.";
    return text + "]";
  }

  // One child alone needs no connector around it.
  Pattern joined(const std::string& connector, std::span<const Pattern> children,
                 const Details& d) {
    if (children.size() == 1 && !is_annotated(d)) return children.front();
    return make<Pattern>(connector + all(children), d);
  }

  template <typename Handle>
  Handle make(std::string text) {
    texts_.push_back(std::move(text));
    return static_cast<Handle>(texts_.size() - 1);
  }
  template <typename Handle>
  Handle make(std::string text, const Details& details) {
    if (is_annotated(details)) text += written(*details.annotations);
    return make<Handle>("(" + text + ")");
  }

  bool with_annotations_;
  std::vector<std::string> texts_;
};

}  // namespace rng_tests
