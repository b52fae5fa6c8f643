// SPDX-License-Identifier: MIT
// Text that is written later, once what stands before it is known: in memory as far as it is short,
// else in a temporary file without a name.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace cli {

class Spool {
 public:
  static constexpr std::size_t kInMemory = std::size_t{1} << 20U;

  void add(std::string_view text);
  bool is_empty() const { return memory_.empty() && file_ == nullptr; }
  /// Passes on what was added, in its order and in pieces of any length. No more may be added then.
  void each(const std::function<void(std::string_view)>& take);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::string memory_;
  std::unique_ptr<std::FILE, Closer> file_;
  bool is_fileless_ = false;  // no file could be made, or it took no more: memory has to do
};

}  // namespace cli
