// SPDX-License-Identifier: MIT
// A folder that only its owner may enter. Every file is reached through the open folder, and no
// symbolic link is followed on the way from the folder that holds it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "rng/pattern/byte_stream.hpp"

namespace rng::validate {

class CacheFolder {
 public:
  /// Opens `home`/apograph, and makes both, each with mode 0700, where they are missing. None where
  /// that cannot be, or where the folder is a link, another user's or open to others.
  static std::optional<CacheFolder> open(const std::filesystem::path& home);
  CacheFolder(CacheFolder&& other) noexcept;
  CacheFolder(const CacheFolder&) = delete;
  CacheFolder& operator=(const CacheFolder&) = delete;
  CacheFolder& operator=(CacheFolder&&) = delete;
  ~CacheFolder();

  /// The bytes of one's own plain file that others cannot write; none where there is anything else.
  std::optional<pattern::Buffer> read(const std::string& name, std::uint64_t limit) const;
  /// Writes beside and renames; false where it cannot be, and nothing is left behind.
  bool write(const std::string& name, std::string_view bytes) const;
  /// Removes the oldest files whose names begin with `prefix`, until the others take no more than
  /// `budget` bytes.
  void trim(std::string_view prefix, std::uint64_t budget) const;

 private:
  explicit CacheFolder(int folder) : folder_(folder) {}

  int folder_;
};

}  // namespace rng::validate
