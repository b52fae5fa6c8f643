// SPDX-License-Identifier: MIT
#include "apograph/in_order.hpp"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace apograph {
namespace {

TEST(InOrderTest, TakesResultsInOrderWhateverTheThreads) {
  constexpr std::size_t kCount = 500;
  InOrder order(8);
  std::vector<std::size_t> taken;
  std::atomic<int> at_once = 0;
  bool is_alone = true;
  run_on_threads(kCount, 4, [&](std::size_t number, std::size_t) {
    if (number % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
    order.done(number, [&, number] {
      is_alone &= ++at_once == 1;
      taken.push_back(number);
      --at_once;
    });
  });
  ASSERT_EQ(taken.size(), kCount);
  for (std::size_t i = 0; i < kCount; ++i) EXPECT_EQ(taken[i], i);
  EXPECT_TRUE(is_alone);
}

TEST(InOrderTest, LetsNoMoreThanItsNumberWait) {
  constexpr std::size_t kAhead = 3;
  InOrder order(kAhead);
  std::atomic<std::size_t> handed_over = 0;
  std::size_t most = 0;
  run_on_threads(40, 8, [&](std::size_t number, std::size_t) {
    if (number == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    order.done(number, [&, number] {
      if (number == 0) most = handed_over;
    });
    ++handed_over;
  });
  EXPECT_LE(most, kAhead);
}

TEST(InOrderTest, LetsAPieceSpeakInItsTurnBeforeItIsDone) {
  InOrder order(4);
  std::vector<std::size_t> heard;
  run_on_threads(20, 4, [&](std::size_t number, std::size_t) {
    for (int part = 0; part < 3; ++part) {
      order.wait_for_turn(number);
      heard.push_back(number);
    }
    order.done(number, [] {});
  });
  ASSERT_EQ(heard.size(), 60U);
  for (std::size_t i = 0; i < heard.size(); ++i) EXPECT_EQ(heard[i], i / 3);
}

TEST(RunOnThreads, DoesNothingForNothing) {
  run_on_threads(0, 4, [](std::size_t, std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace apograph
