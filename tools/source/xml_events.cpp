// SPDX-License-Identifier: MIT
#include "source/xml_events.hpp"

#include <algorithm>

namespace source {
namespace {

constexpr std::uint32_t kDeepest = 1000;
constexpr std::uint64_t kMostEntityBytes = std::uint64_t{1} << 16U;

class Adapter final : public xml::PositionedHandler {
 public:
  explicit Adapter(TagHandler& handler) : handler_(handler) {}

  void set_position(const xml::Position&) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration>) override {
    handler_.start(Tag(name.local, attributes));
  }
  void end_element(const xml::Name& name) override { handler_.end(name.local); }
  void text(std::string_view characters) override { handler_.characters(characters); }

 private:
  TagHandler& handler_;
};

}  // namespace

std::string_view Tag::operator[](std::string_view name) const {
  const auto found =
      std::find_if(attributes_.begin(), attributes_.end(),
                   [&](const xml::Attribute& attribute) { return attribute.name.local == name; });
  return found == attributes_.end() ? std::string_view() : found->value;
}

void Recording::start(const Tag& tag) {
  Event event{Kind::start, std::string(tag.local()), {}};
  for (const xml::Attribute& attribute : tag.attributes())
    event.attributes.emplace_back(attribute.name.local, attribute.value);
  events_.push_back(std::move(event));
}

void Recording::end(std::string_view local) {
  events_.push_back({Kind::end, std::string(local), {}});
}

void Recording::characters(std::string_view text) {
  events_.push_back({Kind::text, std::string(text), {}});
}

void Recording::play(TagHandler& handler) const {
  for (const Event& event : events_) {
    if (event.kind == Kind::text) {
      handler.characters(event.text);
    } else if (event.kind == Kind::end) {
      handler.end(event.text);
    } else {
      std::vector<xml::Attribute> attributes;
      for (const auto& [name, value] : event.attributes)
        attributes.push_back({{{}, name, {}}, value});
      handler.start(Tag(event.text, attributes));
    }
  }
}

base::Result<void> read_tags(std::string_view document, const std::string& name,
                             TagHandler& handler) {
  Adapter adapter(handler);
  xml::ReadOptions options;
  options.limits.depth = kDeepest;
  options.limits.entity_bytes = kMostEntityBytes;
  return xml::read(document, name, adapter, options);
}

}  // namespace source
