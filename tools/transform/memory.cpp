// SPDX-License-Identifier: MIT
#include "transform/memory.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

#include <libxml/xmlmemory.h>
#include <sys/mman.h>

namespace transform {
namespace {

// Before each piece stands its size in steps, 0 for one that malloc gave.
using Header = std::uint64_t;
constexpr std::size_t kStep = 16;
constexpr std::size_t kLargestStep = 64;
// Chunks double in size: a letter needs a few megabytes.
constexpr std::size_t kFirstChunk = std::size_t{1} << 20U;
constexpr std::size_t kLargestChunk = std::size_t{4} << 20U;

struct Free {
  Free* next;
};

// What one thread has in stock. No constructor, so that no access has to ask whether it has run.
struct Stock {
  std::array<Free*, kLargestStep + 1> free;
  char* unused;
  char* end;
  std::size_t next_chunk;
};
thread_local Stock stock;

// The stocks of threads that have ended; the next thread takes one over. They live as long as the
// program, since pieces are given back until its very end.
struct Left {
  std::mutex lock;
  std::vector<Stock> stocks;
};
Left& left() {
  static Left& all = *new Left;
  return all;
}

class Heir {
 public:
  Heir() {
    const std::scoped_lock lock(left().lock);
    if (left().stocks.empty()) return;
    stock = left().stocks.back();
    left().stocks.pop_back();
    has_come_into_stock_ = true;
  }
  ~Heir() {
    const std::scoped_lock lock(left().lock);
    left().stocks.push_back(stock);
    stock = {};
  }
  Heir(const Heir&) = delete;
  Heir& operator=(const Heir&) = delete;

  bool takes_over() { return std::exchange(has_come_into_stock_, false); }

 private:
  bool has_come_into_stock_ = false;
};

// Adds to this thread's stock; false where the system has no more.
bool refilled() {
  thread_local Heir heir;
  if (heir.takes_over()) return true;
  const std::size_t size = std::clamp(stock.next_chunk, kFirstChunk, kLargestChunk);
  void* const chunk = ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (chunk == MAP_FAILED) return false;
  stock.unused = static_cast<char*>(chunk);
  stock.end = stock.unused + size;
  stock.next_chunk = size * 2;
  return true;
}

char* taken(std::size_t steps) {
  for (;;) {
    if (Free* const piece = stock.free[steps]; piece != nullptr) {
      stock.free[steps] = piece->next;
      return reinterpret_cast<char*>(piece);
    }
    if (static_cast<std::size_t>(stock.end - stock.unused) >= steps * kStep) {
      return std::exchange(stock.unused, stock.unused + steps * kStep);
    }
    if (!refilled()) return nullptr;
  }
}

Header& header_of(void* piece) {
  return static_cast<Header*>(piece)[-1];
}

void* with_header(void* begin, Header steps) {
  if (begin == nullptr) return nullptr;
  auto* const header = static_cast<Header*>(begin);
  *header = steps;
  return header + 1;
}

void* pool_malloc(std::size_t size) {
  if (size > kLargestStep * kStep) return with_header(std::malloc(size + sizeof(Header)), 0);
  const std::size_t steps = (size + sizeof(Header) + kStep - 1) / kStep;
  return steps > kLargestStep ? with_header(std::malloc(size + sizeof(Header)), 0)
                              : with_header(taken(steps), steps);
}

void pool_free(void* piece) {
  if (piece == nullptr) return;
  const Header steps = header_of(piece);
  void* const begin = &header_of(piece);
  if (steps == 0) {
    std::free(begin);
  } else {
    stock.free[steps] = new (begin) Free{stock.free[steps]};
  }
}

void* pool_realloc(void* piece, std::size_t size) {
  if (piece == nullptr) return pool_malloc(size);
  const Header steps = header_of(piece);
  if (steps == 0) return with_header(std::realloc(&header_of(piece), size + sizeof(Header)), 0);
  const std::size_t room = steps * kStep - sizeof(Header);
  if (size <= room) return piece;
  void* const larger = pool_malloc(size);
  if (larger == nullptr) return nullptr;
  std::memcpy(larger, piece, room);
  pool_free(piece);
  return larger;
}

char* pool_strdup(const char* text) {
  const std::size_t size = std::strlen(text) + 1;
  auto* const copy = static_cast<char*>(pool_malloc(size));
  if (copy != nullptr) std::memcpy(copy, text, size);
  return copy;
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_pooled = false;
#else
// Before libxml2 has asked for anything: what one function gave another could not take back.
const bool is_pooled = xmlMemSetup(pool_free, pool_malloc, pool_realloc, pool_strdup) == 0;
#endif

}  // namespace

bool memory_is_pooled() {
  return is_pooled;
}

}  // namespace transform
