// SPDX-License-Identifier: MIT
// Writes the files of a site. Of many files each that waits for the disk would make it wait for
// milliseconds: they are written as a lot that is flushed once, when all are there.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"

namespace apograph {

class SiteFiles {
 public:
  /// The folder that all files are in.
  explicit SiteFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// From here to `flush` a crash of the machine may leave files empty: whoever begins a lot has
  /// taken away the mark by which the files count as made.
  void begin_lot() { is_lot_ = true; }
  /// As write_product: a file that holds these bytes is only made younger. Fails with
  /// file.unwritable.
  base::Result<void> write(const std::filesystem::path& path, std::string_view bytes) const;
  /// Ends a lot: all that was written is on the disk.
  base::Result<void> flush();

 private:
  std::filesystem::path folder_;
  bool is_lot_ = false;
};

}  // namespace apograph
