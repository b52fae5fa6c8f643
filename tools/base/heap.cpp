// SPDX-License-Identifier: MIT
#include "base/heap.hpp"

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <memory>

#include <malloc.h>
#include <sys/mman.h>

namespace base {

void expect_memory(std::size_t bytes) {
#ifdef __GLIBC__
  constexpr std::size_t kLargePage = std::size_t{2} << 20U;
  constexpr int kLargestPiece = 32 << 20;  // glibc takes no larger bound
  constexpr int kUsualRoom = 1 << 20;
  const auto room = static_cast<int>(std::min<std::size_t>(bytes, INT_MAX / 2));
  // All pieces come from the heap, which grows by all of the room at once and is not given back.
  mallopt(M_MMAP_THRESHOLD, kLargestPiece);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, room);
  void* const begin = std::malloc(kLargePage);
  void* first = begin;
  std::size_t space = kLargePage;
  if (begin != nullptr && std::align(kLargePage, 1, first, space) != nullptr)
    madvise(first, static_cast<std::size_t>(room), MADV_HUGEPAGE);
  std::free(begin);
  mallopt(M_TOP_PAD, kUsualRoom);
#endif
}

}  // namespace base
