// SPDX-License-Identifier: MIT
#include "rng/convert/page.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace rng::convert {

Page::Page() {
  nodes_.emplace_back();
}

Piece Page::add(Node made) {
  nodes_.push_back(std::move(made));
  return static_cast<Piece>(nodes_.size() - 1);
}

Piece Page::text(std::string_view text) {
  Node made;
  made.width = made.head_width = base::utf8::code_point_count(text);
  made.text = text;
  return add(std::move(made));
}

Piece Page::verbatim(std::string_view text) {
  const Piece made = this->text(text);
  if (text.find('\n') != std::string_view::npos) nodes_.back().width = kEndless;
  return made;
}

Piece Page::line() {
  Node made;
  made.kind = Kind::line;
  made.has_line = true;
  made.width = 1;
  return add(std::move(made));
}

Piece Page::soft_line() {
  Node made;
  made.kind = Kind::soft_line;
  made.has_line = true;
  return add(std::move(made));
}

Piece Page::hard_line() {
  Node made;
  made.kind = Kind::hard_line;
  made.has_line = true;
  made.width = kEndless;
  return add(std::move(made));
}

Piece Page::add_many(Kind kind, std::vector<Piece> pieces, std::size_t between) {
  Node made;
  made.kind = kind;
  for (const Piece piece : pieces) {
    const Node& child = node(piece);
    if (!made.has_line) made.head_width += child.head_width;
    made.has_line |= child.has_line || between > 0;
    made.width = std::min(kEndless, made.width + child.width + between);
  }
  made.children = std::move(pieces);
  return add(std::move(made));
}

Piece Page::together(std::vector<Piece> pieces) {
  return add_many(Kind::together, std::move(pieces), 0);
}

Piece Page::fill(std::vector<Piece> pieces) {
  return add_many(Kind::fill, std::move(pieces), 1);
}

Piece Page::nest(std::uint32_t blanks, Piece inner) {
  const Piece made = add_many(Kind::nest, {inner}, 0);
  nodes_.back().blanks = blanks;
  return made;
}

Piece Page::group(Piece inner) {
  return add_many(Kind::group, {inner}, 0);
}

// What is still to be printed is a stack, so that depth costs no recursion.
class Page::Printer {
 public:
  Printer(const Page& page, std::size_t width) : page_(page), width_(width) {}

  std::string run(Piece piece) {
    open_.push_back({piece, 0, false, 0});
    while (!open_.empty()) {
      const Open next = open_.back();
      open_.pop_back();
      print(next);
    }
    return std::move(text_);
  }

 private:
  struct Open {
    Piece piece{};
    std::uint32_t indentation = 0;
    bool is_flat = false;
    std::size_t done = 0;  // pieces of a fill
  };

  void print(const Open& open) {
    const Node& node = page_.node(open.piece);
    switch (node.kind) {
      case Kind::text:
        write(node.text, node.head_width);
        if (node.width >= kEndless) column_ = node.text.size() - 1 - node.text.rfind('\n');
        return;
      case Kind::line:
        return open.is_flat ? write(" ", 1) : break_line(open.indentation);
      case Kind::soft_line:
        return open.is_flat ? void() : break_line(open.indentation);
      case Kind::hard_line:
        return break_line(open.indentation);
      case Kind::together:
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) {
          open_.push_back({*child, open.indentation, open.is_flat, 0});
        }
        return;
      case Kind::nest:
        open_.push_back({node.children[0], open.indentation + node.blanks, open.is_flat, 0});
        return;
      case Kind::group: {
        const bool fits = open.is_flat || column() + node.width + rest() <= width_;
        open_.push_back({node.children[0], open.indentation, fits, 0});
        return;
      }
      case Kind::fill:
        return print_fill(open, node);
    }
  }

  void print_fill(const Open& open, const Node& node) {
    if (open.done == node.children.size()) return;
    const Piece piece = node.children[open.done];
    const bool is_last = open.done + 1 == node.children.size();
    if (open.done > 0) {
      const std::size_t needed = 1 + page_.node(piece).width + (is_last ? rest() : 0);
      if (open.is_flat || column() + needed <= width_) {
        write(" ", 1);
      } else {
        break_line(open.indentation);
      }
    }
    const bool fits =
        open.is_flat || column() + page_.node(piece).width + (is_last ? rest() : 0) <= width_;
    open_.push_back({open.piece, open.indentation, open.is_flat, open.done + 1});
    open_.push_back({piece, open.indentation, fits, 0});
  }

  // How much stands behind what is being printed up to where a line can be broken.
  std::size_t rest() const {
    std::size_t width = 0;
    for (auto open = open_.rbegin(); open != open_.rend() && width <= width_; ++open) {
      const Node& node = page_.node(open->piece);
      if (open->is_flat) {
        width += node.width;
        continue;
      }
      // A fill that is under way has a line before its next piece.
      const bool is_begun = node.kind == Kind::fill && open->done > 0;
      if (is_begun && open->done < node.children.size()) return width;
      if (is_begun) continue;
      width += node.head_width;
      if (node.has_line) return width;
    }
    return width;
  }

  std::size_t column() const { return is_at_line_start_ ? indentation_ : column_; }

  // Lines of blanks only are not written.
  void write(std::string_view text, std::size_t width) {
    if (text.empty()) return;
    if (is_at_line_start_) {
      text_.append(indentation_, ' ');
      column_ = indentation_;
      is_at_line_start_ = false;
    }
    text_ += text;
    column_ += width;
  }

  void break_line(std::uint32_t indentation) {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    text_ += '\n';
    indentation_ = indentation;
    is_at_line_start_ = true;
  }

  const Page& page_;
  std::size_t width_;
  std::vector<Open> open_;
  std::string text_;
  std::size_t column_ = 0;
  std::uint32_t indentation_ = 0;
  bool is_at_line_start_ = false;
};

std::string Page::print(Piece piece, std::size_t width) const {
  return Printer(*this, width).run(piece);
}

}  // namespace rng::convert
