// SPDX-License-Identifier: MIT
// What the elements of TEI are to someone who reads a text for its names.
#pragma once

#include <cstdint>
#include <string_view>

#include "layout/layout.hpp"

namespace annotate {

enum class Role : std::uint8_t {
  block,   // text of its own: a paragraph, a heading, a cell
  phrase,  // goes on in the text around it and may hold names
  tight,   // the same, but holds no names itself: they go around it
  choice,  // one of its children is read; tight
  name,    // persName, placeName, orgName: read, nothing is added within it
  tagged,  // another name, date or title that somebody has tagged: read, nothing is added within
  line,    // begins a line or a page
  point,   // nothing to read, and nothing between what stands before and behind it
  note,    // text of its own, from which the text around it is apart
  object,  // stands in the text as something that is not text
  unread,  // what it holds is no text of the letter
};

/// The role of an element of the TEI namespace; `object` for those that are not known.
Role role_of(std::string_view element);

/// What kind of block an element is to the recognisers.
layout::BlockKind block_kind_of(std::string_view element);

}  // namespace annotate
