// SPDX-License-Identifier: MIT
// SQLite, loaded when it is used: the program starts without it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace feeds {

/// A new database in a file, in one transaction until `finish`. A fault ends the work: later calls
/// do nothing, and `finish` returns it.
class Database {
 public:
  /// Fails with sqlite.missing where the library is not installed, and with sqlite.failed.
  static base::Result<Database> create(const std::string& path);
  Database(Database&&) noexcept;
  ~Database();

  void run(const std::string& statements);
  /// Runs a statement with ? for each value; an empty value is NULL.
  void insert(const std::string& statement, const std::vector<std::string>& values);
  base::Result<void> finish();

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace feeds
