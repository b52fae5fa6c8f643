// SPDX-License-Identifier: MIT
// The pointers that an inclusion may hold: shorthand (an ID), element() and xpointer(id("…")).
// Inside the room only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xml/reader.hpp"

namespace xml {

/// An element by its xml:id, by the numbers of elements that lead to it, or by both.
struct Pointer {
  std::string id;                    // "": the numbers begin at the document
  std::vector<std::uint32_t> steps;  // from 1
};

/// The parts of a pointer that are understood, in their order: the first that finds something
/// counts. None where the text is no pointer; empty where no part is understood.
std::optional<std::vector<Pointer>> parse_pointer(std::string_view text);

/// Finds the element of a pointer in the events of a document.
class PointerSearch {
 public:
  explicit PointerSearch(const Pointer& pointer) : pointer_(pointer) {}

  /// True at the start-tag of the element; then never again.
  bool starts(std::span<const Attribute> attributes);
  void ends();

 private:
  const Pointer& pointer_;
  std::vector<std::uint32_t> path_;            // the numbers of the open elements
  std::vector<std::uint32_t> children_ = {0};  // seen so far, of the open elements
  std::optional<std::size_t> anchor_;          // the depth from which the steps count
  bool is_found_ = false;
};

}  // namespace xml
