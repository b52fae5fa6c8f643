// SPDX-License-Identifier: MIT
#include "apograph/in_order.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

namespace apograph {

void InOrder::wait_for_turn(std::size_t number) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] { return next_ == number; });
}

void InOrder::done(std::size_t number, std::function<void()> take) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] { return number - next_ <= ahead_; });
  waiting_.emplace(number, std::move(take));
  if (number != next_) return;
  for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_;
       first = waiting_.begin()) {
    const auto taken = waiting_.extract(first);
    lock.unlock();
    taken.mapped()();
    lock.lock();
    ++next_;
    moved_.notify_all();
  }
}

void run_on_threads(std::size_t count, std::size_t threads,
                    const std::function<void(std::size_t, std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&](std::size_t worker) {
    for (std::size_t number = next++; number < count; number = next++) work(number, worker);
  };
  std::vector<std::thread> others;
  for (std::size_t worker = 1; worker < std::min(threads, count); ++worker) {
    others.emplace_back(run, worker);
  }
  run(0);
  for (std::thread& other : others) other.join();
}

}  // namespace apograph
