// SPDX-License-Identifier: MIT
#include "cli/spool.hpp"

namespace cli {

// What the file did not take stays in memory, and all that follows with it.
void Spool::add(std::string_view text) {
  memory_ += text;
  if (memory_.size() < kInMemory || is_fileless_) return;
  if (file_ == nullptr) file_.reset(std::tmpfile());
  if (file_ == nullptr) {
    is_fileless_ = true;
    return;
  }
  const std::size_t written = std::fwrite(memory_.data(), 1, memory_.size(), file_.get());
  is_fileless_ = written < memory_.size();
  memory_.erase(0, written);
}

void Spool::each(const std::function<void(std::string_view)>& take) {
  if (file_ != nullptr) {
    std::rewind(file_.get());
    std::string buffer(kInMemory, '\0');
    for (std::size_t count = 1; count > 0;) {
      count = std::fread(buffer.data(), 1, buffer.size(), file_.get());
      take(std::string_view(buffer).substr(0, count));
    }
  }
  take(memory_);
}

}  // namespace cli
