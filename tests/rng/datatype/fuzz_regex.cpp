// SPDX-License-Identifier: MIT
// Matches any text against any expression, which a line end parts: nothing may crash or run long, a
// fault lies within the expression, and a backtracking matcher of a few lines, where it gets an
// answer, gets the same one.
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "rng/datatype/regex.hpp"
#include "rng/datatype/regex_syntax.hpp"

namespace {

using rng::datatype::RegexNode;
using rng::datatype::RegexTree;

// Tries every way, until it has tried too many.
class Backtracker {
 public:
  Backtracker(const RegexTree& tree, std::string_view text) : tree_(tree), text_(text) {}

  std::optional<bool> matches() {
    const bool result = node(tree_.root, 0, [&](std::size_t at) { return at == text_.size(); });
    return steps_ > kMost ? std::nullopt : std::optional(result);
  }

 private:
  using Next = std::function<bool(std::size_t)>;
  static constexpr int kMost = 2'000;

  bool node(std::uint32_t index, std::size_t at, const Next& next) {
    if (++steps_ > kMost) return false;
    const RegexNode& here = tree_.nodes[index];
    switch (here.kind) {
      case RegexNode::Kind::set: {
        if (at == text_.size()) return false;
        const char32_t c = base::utf8::next(text_, at);
        return tree_.sets[here.set].contains(c) && next(at);
      }
      case RegexNode::Kind::sequence:
        return sequence(here.first_child, at, next);
      case RegexNode::Kind::choice:
        for (auto child = here.first_child; child != RegexNode::kNone;
             child = tree_.nodes[child].next) {
          if (node(child, at, next)) return true;
        }
        return false;
      case RegexNode::Kind::repetition:
        return repetition(here, 0, at, next);
    }
    return false;
  }

  bool sequence(std::uint32_t child, std::size_t at, const Next& next) {
    if (child == RegexNode::kNone) return next(at);
    return node(child, at, [&](std::size_t behind) {
      return sequence(tree_.nodes[child].next, behind, next);
    });
  }

  // Once there are enough, one more must read something.
  bool repetition(const RegexNode& here, std::uint32_t done, std::size_t at, const Next& next) {
    if (++steps_ > kMost) return false;
    if (done >= here.minimum && next(at)) return true;
    if (done == here.maximum) return false;
    return node(here.first_child, at, [&](std::size_t behind) {
      if (behind == at && done >= here.minimum) return false;
      return repetition(here, done + 1, behind, next);
    });
  }

  const RegexTree& tree_;
  std::string_view text_;
  int steps_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view both(reinterpret_cast<const char*>(data), size);
  if (base::utf8::first_malformed(both)) return 0;
  const std::size_t end = std::min(both.find('\n'), both.size());
  const std::string_view pattern = both.substr(0, end);
  const std::string_view text = end == both.size() ? std::string_view() : both.substr(end + 1);
  const auto error = rng::datatype::Regex::check(pattern);
  if (error && error->offset > pattern.size()) std::abort();
  const rng::datatype::Regex regex{std::string(pattern)};
  const bool is_match = regex.matches(text);
  if (is_match != regex.matches(text) || (error && is_match)) std::abort();
  if (error) return 0;
  const auto tree = rng::datatype::parse_regex(pattern);
  const auto answer = Backtracker(*tree, text).matches();
  if (answer && *answer != is_match) std::abort();
  return 0;
}
