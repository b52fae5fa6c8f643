// SPDX-License-Identifier: MIT
#include "transform/memory.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <libxml/xmlmemory.h>

namespace transform {
namespace {

struct Piece {
  char* begin;
  std::size_t size;
};

// Every size from the smallest on, and some to beyond what is pooled.
std::vector<Piece> pieces() {
  std::vector<Piece> made;
  for (std::size_t size = 0; size < 40'000; size += size < 3000 ? 1 : 97) {
    made.push_back({static_cast<char*>(xmlMalloc(size)), size});
    std::memset(made.back().begin, static_cast<int>(size % 251), size);
  }
  return made;
}

bool is_whole(const Piece& piece) {
  return std::string(piece.begin, piece.size) ==
         std::string(piece.size, static_cast<char>(piece.size % 251));
}

class MemoryTest : public testing::Test {
  void SetUp() override {
    if (!memory_is_pooled()) GTEST_SKIP() << "a sanitizer sees to the memory";
  }
};

TEST_F(MemoryTest, PiecesDoNotOverlap) {
  const auto made = pieces();
  for (const Piece& piece : made) {
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(piece.begin) % 8, 0U) << piece.size;
    EXPECT_TRUE(is_whole(piece)) << piece.size;
  }
  for (const Piece& piece : made) xmlFree(piece.begin);
}

TEST_F(MemoryTest, GivesAgainWhatWasGivenBack) {
  void* const piece = xmlMalloc(100);
  xmlFree(piece);
  EXPECT_EQ(xmlMalloc(100), piece);
  xmlFree(piece);
}

TEST_F(MemoryTest, GrowsAPieceWithItsBytes) {
  for (const std::size_t from : {10U, 500U, 1015U, 1016U, 1017U, 2040U, 32760U, 32761U}) {
    for (const std::size_t to : {11U, 600U, 1016U, 1017U, 2041U, 5000U, 32760U, 50000U}) {
      auto* piece = static_cast<char*>(xmlMalloc(from));
      std::memset(piece, static_cast<int>(from % 251), from);
      piece = static_cast<char*>(xmlRealloc(piece, to));
      EXPECT_EQ(std::string(piece, std::min(from, to)),
                std::string(std::min(from, to), static_cast<char>(from % 251)));
      xmlFree(piece);
    }
  }
  xmlFree(xmlRealloc(nullptr, 10));
}

TEST_F(MemoryTest, TakesBackWhatAnotherThreadMade) {
  std::vector<Piece> made;
  std::thread([&] { made = pieces(); }).join();
  for (const Piece& piece : made) {
    EXPECT_TRUE(is_whole(piece)) << piece.size;
    xmlFree(piece.begin);
  }
}

// Thread after thread, as one letter after another: what one leaves the next one uses.
TEST_F(MemoryTest, AThreadTakesOverWhatAnEndedOneLeft) {
  std::set<void*> first, second;
  const auto use = [](std::set<void*>& used) {
    std::vector<void*> made;
    for (int i = 0; i < 1000; ++i) made.push_back(xmlMalloc(200));
    used.insert(made.begin(), made.end());
    for (void* piece : made) xmlFree(piece);
  };
  std::thread([&] { use(first); }).join();
  std::thread([&] { use(second); }).join();
  EXPECT_EQ(first, second);
}

}  // namespace
}  // namespace transform
