// SPDX-License-Identifier: MIT
#include "xml/xpointer.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace xml {
namespace {

constexpr std::size_t kMaxSteps = 1000;

bool is_name(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '.') {
    return false;
  }
  return text.find_first_of(" \t\r\n()/'\"^<>&,;:") == std::string_view::npos;
}

// "id/1/2", "/1/2" or "id" (XPointer element() scheme, section 3).
std::optional<Pointer> element_pointer(std::string_view data) {
  Pointer pointer;
  const std::size_t slash = std::min(data.find('/'), data.size());
  pointer.id = data.substr(0, slash);
  data.remove_prefix(slash);
  if (!pointer.id.empty() && !is_name(pointer.id)) return std::nullopt;
  while (!data.empty()) {
    data.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(data.data(), data.data() + data.size(), number);
    if (error != std::errc() || number == 0 || pointer.steps.size() == kMaxSteps) {
      return std::nullopt;
    }
    pointer.steps.push_back(number);
    data.remove_prefix(static_cast<std::size_t>(end - data.data()));
    if (!data.empty() && data.front() != '/') return std::nullopt;
  }
  if (pointer.id.empty() && pointer.steps.empty()) return std::nullopt;
  return pointer;
}

// id("…") and id('…'), of all that XPath can say.
std::optional<Pointer> id_pointer(std::string_view data) {
  data = base::trimmed(data);
  if (!data.starts_with("id(") || !data.ends_with(")")) return std::nullopt;
  data = base::trimmed(data.substr(3, data.size() - 4));
  if (data.size() < 3 || (data.front() != '"' && data.front() != '\'') ||
      data.back() != data.front()) {
    return std::nullopt;
  }
  data = data.substr(1, data.size() - 2);
  return is_name(data) ? std::optional(Pointer{std::string(data), {}}) : std::nullopt;
}

// Behind the bracket that closes the one before `at`; npos where there is none. A circumflex
// takes the meaning from what follows it.
std::size_t past_bracket(std::string_view text, std::size_t at) {
  int depth = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '^') {
      ++at;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<std::vector<Pointer>> parse_pointer(std::string_view text) {
  text = base::trimmed(text);
  if (is_name(text)) return std::vector{Pointer{std::string(text), {}}};
  std::vector<Pointer> parts;
  while (!text.empty()) {
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || open == 0) return std::nullopt;
    const std::size_t end = past_bracket(text, open + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view scheme = text.substr(0, open);
    const std::string_view data = text.substr(open + 1, end - open - 2);
    std::optional<Pointer> part;
    if (scheme == "element") part = element_pointer(data);
    if (scheme == "xpointer") part = id_pointer(data);
    if (part) parts.push_back(std::move(*part));
    text = base::trimmed(text.substr(end));
  }
  return parts;
}

bool PointerSearch::starts(std::span<const Attribute> attributes) {
  path_.push_back(++children_.back());
  children_.push_back(0);
  if (is_found_) return false;
  if (pointer_.id.empty()) {
    anchor_ = 0;
  } else if (!anchor_) {
    const bool is_anchor =
        std::any_of(attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
          return attribute.name.local == "id" && attribute.name.namespace_uri == kXmlNamespace &&
                 base::trimmed(attribute.value) == pointer_.id;
        });
    if (is_anchor) anchor_ = path_.size();
  }
  is_found_ = anchor_ && path_.size() == *anchor_ + pointer_.steps.size() &&
              std::equal(pointer_.steps.begin(), pointer_.steps.end(),
                         path_.begin() + static_cast<std::ptrdiff_t>(*anchor_));
  return is_found_;
}

void PointerSearch::ends() {
  path_.pop_back();
  children_.pop_back();
  if (!pointer_.id.empty() && anchor_ && path_.size() < *anchor_ && !is_found_) {
    anchor_ = path_.size() + kMaxSteps + 1;  // the element has ended: no steps lead on from it
  }
}

}  // namespace xml
