// SPDX-License-Identifier: MIT
// A zip container that is written. The same members in the same order give the same bytes: every
// member is of 1980-01-01, and nothing of the machine is noted.
#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.hpp"

namespace zip {

/// Takes members in their order. A fault ends the work: later calls do nothing, and `finish`
/// returns it.
class Writer {
 public:
  /// `name` is the file's, for places in faults. Fails with zip.missing.
  static base::Result<Writer> create(const std::string& name);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  void add(const std::string& member, std::string bytes);
  /// A member as it stands, not packed: what EPUB and ODF want of `mimetype`, which is their first.
  void add_stored(const std::string& member, std::string bytes);
  /// The container's bytes. Fails with zip.failed.
  base::Result<std::string> finish();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zip
