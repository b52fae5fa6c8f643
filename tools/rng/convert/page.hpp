// SPDX-License-Identifier: MIT
// Lays nested text out on lines of a limited width, after Wadler's "A prettier printer": a group
// stands on one line where it fits, else its lines are broken. Inside the room only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rng::convert {

/// A piece of text that a Page made; belongs to that Page.
enum class Piece : std::uint32_t {};

class Page {
 public:
  Page();

  /// Text without line ends.
  Piece text(std::string_view text);
  /// Text whose line ends, if it has any, are written as they are and break the groups around it.
  Piece verbatim(std::string_view text);
  Piece nothing() const { return Piece{0}; }
  /// A blank, or a line end where the group around is broken.
  Piece line();
  /// Nothing, or a line end.
  Piece soft_line();
  /// A line end always; it breaks the groups around it.
  Piece hard_line();
  Piece together(std::vector<Piece> pieces);
  /// Line ends in `inner` are followed by so many more blanks.
  Piece nest(std::uint32_t blanks, Piece inner);
  Piece group(Piece inner);
  /// As many on a line as there is room for, with blanks or line ends between them.
  Piece fill(std::vector<Piece> pieces);

  /// True where a line end stands in it for sure.
  bool is_broken(Piece piece) const { return node(piece).width >= kEndless; }

  /// Everything, at most `width` code points on a line where possible.
  std::string print(Piece piece, std::size_t width) const;

 private:
  static constexpr std::size_t kEndless = 1U << 30U;

  enum class Kind : std::uint8_t { text, line, soft_line, hard_line, together, nest, group, fill };
  struct Node {
    Kind kind = Kind::text;
    bool has_line = false;       // a line end may stand in it
    std::uint32_t blanks = 0;    // of a nest
    std::size_t width = 0;       // on one line; kEndless where it cannot be
    std::size_t head_width = 0;  // up to the first line that may be broken
    std::string text;
    std::vector<Piece> children;
  };
  class Printer;

  const Node& node(Piece piece) const { return nodes_[static_cast<std::uint32_t>(piece)]; }
  Piece add(Node made);
  Piece add_many(Kind kind, std::vector<Piece> pieces, std::size_t between);

  std::vector<Node> nodes_;
};

}  // namespace rng::convert
