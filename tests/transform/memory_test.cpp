// SPDX-License-Identifier: MIT
#include "transform/memory.hpp"

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

// Every size from the smallest to beyond what is pooled.
std::vector<char*> pieces() {
  std::vector<char*> made;
  for (std::size_t size = 0; size < 3000; ++size) {
    made.push_back(static_cast<char*>(xmlMalloc(size)));
    std::memset(made.back(), static_cast<int>(size % 251), size);
  }
  return made;
}

bool holds(const char* piece, std::size_t size) {
  return std::string(piece, size) == std::string(size, static_cast<char>(size % 251));
}

class MemoryTest : public testing::Test {
  void SetUp() override {
    if (!memory_is_pooled()) GTEST_SKIP() << "a sanitizer sees to the memory";
  }
};

TEST_F(MemoryTest, PiecesDoNotOverlap) {
  const auto made = pieces();
  for (std::size_t size = 0; size < made.size(); ++size) {
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(made[size]) % 8, 0U) << size;
    EXPECT_TRUE(holds(made[size], size)) << size;
  }
  for (char* piece : made) xmlFree(piece);
}

TEST_F(MemoryTest, GivesAgainWhatWasGivenBack) {
  void* const piece = xmlMalloc(100);
  xmlFree(piece);
  EXPECT_EQ(xmlMalloc(100), piece);
  xmlFree(piece);
}

TEST_F(MemoryTest, GrowsAPieceWithItsBytes) {
  for (const std::size_t from : {10U, 500U, 1015U, 1016U, 1017U, 2000U}) {
    for (const std::size_t to : {11U, 600U, 1016U, 1017U, 5000U}) {
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
  std::vector<char*> made;
  std::thread([&] { made = pieces(); }).join();
  for (std::size_t size = 0; size < made.size(); ++size) {
    EXPECT_TRUE(holds(made[size], size)) << size;
    xmlFree(made[size]);
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
