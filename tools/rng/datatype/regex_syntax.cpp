// SPDX-License-Identifier: MIT
// One function for each production of appendix F; `size_` counts the instructions that
// regex_program will write.
#include "rng/datatype/regex_syntax.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "rng/datatype/regex_escape.hpp"

namespace rng::datatype {
namespace {

// A piece of the tree and the size of its program.
struct Part {
  std::uint32_t node = RegexNode::kNone;
  std::uint64_t size = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : scanner_(text) {}

  tl::expected<RegexTree, RegexError> parse() {
    const Part all = regular_expression(0);
    if (!error_ && !scanner_.at_end()) fail({"schema-an-unmatched"});
    if (error_) return tl::unexpected(*error_);
    tree_.root = all.node;
    return std::move(tree_);
  }

 private:
  // [1] regExp ::= branch ( '|' branch )*
  Part regular_expression(int depth) {
    Part choice = branch(depth);
    if (error_ || !scanner_.skip('|')) return choice;
    const std::uint32_t node = add(RegexNode::Kind::choice);
    tree_.nodes[node].first_child = choice.node;
    std::uint32_t last = choice.node;
    do {
      const Part other = branch(depth);
      if (error_) return {};
      tree_.nodes[last].next = other.node;
      last = other.node;
      choice.size += other.size + 2;
    } while (scanner_.skip('|'));
    return limited({node, choice.size});
  }

  // [2] branch ::= piece*
  Part branch(int depth) {
    Part sequence{add(RegexNode::Kind::sequence), 0};
    std::uint32_t last = RegexNode::kNone;
    while (!error_ && !scanner_.at_end() && scanner_.peek() != U'|' && scanner_.peek() != U')') {
      const Part item = piece(depth);
      if (error_) return {};
      (last == RegexNode::kNone ? tree_.nodes[sequence.node].first_child : tree_.nodes[last].next) =
          item.node;
      last = item.node;
      sequence.size += item.size;
    }
    return limited(sequence);
  }

  // [3] piece ::= atom quantifier?
  Part piece(int depth) {
    const Part item = atom(depth);
    if (error_) return {};
    if (scanner_.skip('?')) return repetition(item, 0, 1);
    if (scanner_.skip('*')) return repetition(item, 0, RegexNode::kUnbounded);
    if (scanner_.skip('+')) return repetition(item, 1, RegexNode::kUnbounded);
    if (scanner_.skip('{')) return counted(item);
    return item;
  }

  // [5] quantity ::= n ',' m | n ',' | n
  Part counted(Part item) {
    const std::uint32_t minimum = number();
    std::uint32_t maximum = minimum;
    if (!error_ && scanner_.skip(',')) {
      maximum = scanner_.peek() == U'}' ? RegexNode::kUnbounded : number();
    }
    if (error_) return {};
    if (!scanner_.skip('}')) return fail({"schema-a-count-of-repetitions-that-does-not"});
    if (minimum > maximum) {
      return fail({"schema-at-least-repetitions-but-at-most",
                   {{"least", std::to_string(minimum)}, {"most", std::to_string(maximum)}}});
    }
    return repetition(item, minimum, maximum);
  }

  std::uint32_t number() {
    if (scanner_.at_end() || !is_digit(scanner_.peek())) {
      fail({"schema-no-number-in-a-count-of-repetitions"});
      return 0;
    }
    // What is past the limit stays there.
    std::uint64_t value = 0;
    while (!scanner_.at_end() && is_digit(scanner_.peek())) {
      value = std::min(value * 10 + (scanner_.next() - U'0'), kMaxRegexSize * 1000);
    }
    return static_cast<std::uint32_t>(value);
  }

  static bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

  Part repetition(Part item, std::uint32_t minimum, std::uint32_t maximum) {
    const std::uint32_t node = add(RegexNode::Kind::repetition);
    tree_.nodes[node].first_child = item.node;
    tree_.nodes[node].minimum = minimum;
    tree_.nodes[node].maximum = maximum;
    const std::uint64_t copies =
        maximum == RegexNode::kUnbounded ? std::max<std::uint64_t>(minimum, 1) + 1 : maximum;
    return limited({node, std::max<std::uint64_t>(copies, 1) * (item.size + 1) + 1});
  }

  // [9] atom ::= Char | charClass | '(' regExp ')'
  Part atom(int depth) {
    const char32_t c = scanner_.peek();
    if (c == U'(') return parenthesised(depth);
    const std::string sign = base::utf8::encode(c);
    if (std::u32string_view(U"?*+{").find(c) != std::u32string_view::npos) {
      return fail({"schema-a-with-nothing-before-it-to-repeat", {{"sign", sign}}});
    }
    if (c == U'}' || c == U']') {
      return fail({"schema-an-unmatched-the-character-itself-is-written",
                   {{"sign", sign}, {"escape", "\\" + sign}}});
    }
    auto set = next_set(scanner_);
    if (!set) {
      error_ = set.error();
      return {};
    }
    return {add_set(std::move(*set)), 1};
  }

  Part parenthesised(int depth) {
    if (depth >= kMaxRegexDepth) return fail({"schema-parentheses-that-nest-too-deep"});
    const std::size_t opening = scanner_.offset();
    scanner_.next();
    const Part inner = regular_expression(depth + 1);
    if (error_) return {};
    if (!scanner_.skip(')')) {
      error_ = RegexError{opening, {"schema-a-that-is-never-closed", {{"sign", "("}}}};
      return {};
    }
    return inner;
  }

  std::uint32_t add(RegexNode::Kind kind) {
    tree_.nodes.push_back({});
    tree_.nodes.back().kind = kind;
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  std::uint32_t add_set(CharSet set) {
    const std::uint32_t node = add(RegexNode::Kind::set);
    tree_.nodes[node].set = index_of(std::move(set));
    return node;
  }

  // A letter that occurs often is one set.
  std::uint32_t index_of(CharSet set) {
    const auto next = static_cast<std::uint32_t>(tree_.sets.size());
    const char32_t single = set.single();
    if (single <= kLastCodePoint) {
      const auto [found, is_new] = singles_.emplace(single, next);
      if (!is_new) return found->second;
    }
    tree_.sets.push_back(std::move(set));
    return next;
  }

  Part limited(Part part) {
    if (part.size <= kMaxRegexSize) return part;
    return fail({"schema-a-regular-expression-that-is-too-large"});
  }

  Part fail(base::Wording message) {
    error_ = RegexError{scanner_.offset(), std::move(message)};
    return {};
  }

  RegexScanner scanner_;
  RegexTree tree_;
  std::map<char32_t, std::uint32_t> singles_;
  std::optional<RegexError> error_;
};

}  // namespace

tl::expected<RegexTree, RegexError> parse_regex(std::string_view text) {
  if (const auto malformed = base::utf8::first_malformed(text)) {
    return tl::unexpected(RegexError{*malformed, {"schema-a-byte-that-is-not-utf-8"}});
  }
  return Parser(text).parse();
}

}  // namespace rng::datatype
