// SPDX-License-Identifier: MIT
// Work that several threads do at once and whose results come out in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>

namespace apograph {

/// Pieces of work are numbered from 0; each is done once. No two results are taken at a time.
class InOrder {
 public:
  /// No more than `ahead` results wait for one that is not done yet.
  explicit InOrder(std::size_t ahead) : ahead_(ahead) {}

  /// Waits until all pieces before this one are done and taken. From then until its own `done` the
  /// caller alone may do what `take` would.
  void wait_for_turn(std::size_t number);
  /// Hands the result of a piece over: `take` is called in its turn, on this thread or another.
  void done(std::size_t number, std::function<void()> take);

 private:
  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<std::size_t, std::function<void()>> waiting_;
  std::size_t next_ = 0;
  std::size_t ahead_;
};

/// Calls `work(number, worker)` for 0 … count - 1 on up to `threads` threads, in rising order of
/// their beginning; `worker` numbers the thread from 0.
void run_on_threads(std::size_t count, std::size_t threads,
                    const std::function<void(std::size_t number, std::size_t worker)>& work);

}  // namespace apograph
