// SPDX-License-Identifier: MIT
// A zip container that is read: its members by their names, within bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace zip {

/// What a container may hold; one that holds more is refused before anything is unpacked.
struct Limits {
  std::size_t members = 10'000;
  std::uint64_t bytes = std::uint64_t{1} << 30U;  // of all members, unpacked
  /// How many times its own size a container may unpack to; one that unpacks to less than
  /// `always_allowed` bytes is no bomb.
  std::uint64_t ratio = 200;
  std::uint64_t always_allowed = std::uint64_t{16} << 20U;
};

/// A container in memory. Used by one thread at a time.
class Reader {
 public:
  /// `name` is the file's, for places in faults. Fails with zip.missing (the library), zip.damaged,
  /// zip.too-many-members, zip.too-large, zip.encrypted and zip.member-twice.
  static base::Result<Reader> open(std::string bytes, const std::string& name,
                                   const Limits& limits = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// The members' sizes in bytes, unpacked, by name. Folders end in a slash.
  const std::map<std::string, std::uint64_t, std::less<>>& members() const;
  bool has(std::string_view member) const { return members().contains(member); }

  /// A member's bytes, unpacked and held against its checksum. Fails with zip.no-member and
  /// zip.damaged.
  base::Result<std::string> read(std::string_view member) const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zip
