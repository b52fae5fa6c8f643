// SPDX-License-Identifier: MIT
// The pages of a letter and the images of them (TEI, Digital Facsimiles).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "feeds/tree.hpp"

namespace feeds {

struct Page {
  std::string number;                   // pb/@n, surface/@n
  std::string pointer;                  // pb/@facs as it stands
  std::string image;                    // its address as it stands; empty where there is none
  std::uint32_t width = 0, height = 0;  // of the image in pixels; 0 where that is not stated
  base::Location at;
};

/// The pages of a letter in their order: its pb, each with the image that @facs names or the
/// surface whose @start points to it; where no pb has one, its surfaces.
std::vector<Page> pages_of(const Tree& letter);

}  // namespace feeds
