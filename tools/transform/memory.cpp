// SPDX-License-Identifier: MIT
#include "transform/memory.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

// Before each piece stands the number of its kind, 0 for one that malloc gave. Kinds grow in steps
// up to a kilobyte, then they double.
using Header = std::uint64_t;
constexpr std::size_t kStep = 16;
constexpr std::size_t kSteps = 64;
constexpr std::size_t kDoublings = 5;
constexpr std::size_t kKinds = kSteps + kDoublings;
constexpr std::size_t kLargestPiece = kStep * kSteps << kDoublings;
// Chunks double in size: a letter needs a few megabytes.
constexpr std::size_t kFirstChunk = std::size_t{1} << 20U;
constexpr std::size_t kLargestChunk = std::size_t{4} << 20U;

constexpr std::size_t size_of(std::size_t kind) {
  return kind <= kSteps ? kind * kStep : kStep * kSteps << (kind - kSteps);
}

/// The kind of a piece that has room for so many bytes beside its header; 0 where it is too large.
std::size_t kind_of(std::size_t bytes) {
  if (bytes > kLargestPiece - sizeof(Header)) return 0;
  const std::size_t steps = (bytes + sizeof(Header) + kStep - 1) / kStep;
  if (steps <= kSteps) return steps;
  return kSteps + static_cast<std::size_t>(std::bit_width((steps - 1) / kSteps));
}

struct Free {
  Free* next;
};

// What one thread has in stock. No constructor, so that no access has to ask whether it has run.
struct Stock {
  std::array<Free*, kKinds + 1> free;  // by kind
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

void* taken(std::size_t kind) {
  for (;;) {
    if (Free* const piece = stock.free[kind]; piece != nullptr) {
      stock.free[kind] = piece->next;
      return piece;
    }
    if (static_cast<std::size_t>(stock.end - stock.unused) >= size_of(kind)) {
      return std::exchange(stock.unused, stock.unused + size_of(kind));
    }
    if (!refilled()) return nullptr;
  }
}

Header& header_of(void* piece) {
  return static_cast<Header*>(piece)[-1];
}

void* with_header(void* begin, Header kind) {
  if (begin == nullptr) return nullptr;
  auto* const header = static_cast<Header*>(begin);
  *header = kind;
  return header + 1;
}

void* pool_malloc(std::size_t size) {
  const std::size_t kind = kind_of(size);
  return with_header(kind == 0 ? std::malloc(size + sizeof(Header)) : taken(kind), kind);
}

void pool_free(void* piece) {
  if (piece == nullptr) return;
  void* const begin = &header_of(piece);
  const Header kind = header_of(piece);
  if (kind == 0) {
    std::free(begin);
  } else {
    stock.free[kind] = new (begin) Free{stock.free[kind]};
  }
}

void* pool_realloc(void* piece, std::size_t size) {
  if (piece == nullptr) return pool_malloc(size);
  const Header kind = header_of(piece);
  if (kind == 0) return with_header(std::realloc(&header_of(piece), size + sizeof(Header)), 0);
  const std::size_t wanted = kind_of(size);
  if (wanted == kind || (wanted != 0 && wanted < kind && kind <= kSteps)) return piece;
  void* const other = pool_malloc(size);
  if (other == nullptr) return nullptr;
  std::memcpy(other, piece, std::min(size, size_of(kind) - sizeof(Header)));
  pool_free(piece);
  return other;
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
