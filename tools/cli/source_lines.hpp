// SPDX-License-Identifier: MIT
// The lines of files that diagnostics point to. One file is open at a time and read forwards, so
// that what is kept does not grow with files or their lengths.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>

namespace cli {

class SourceLines {
 public:
  /// Text that no file holds (standard input), or that is at hand.
  void add(const std::string& file, std::string text);
  /// A line without its line end; none where the file cannot be read, is no regular file, has no
  /// such line or has it not in UTF-8. Quick where lines are asked for in their order.
  std::optional<std::string> line(const std::string& file, std::uint32_t number);

 private:
  void open(const std::string& file);
  bool read_line();

  std::map<std::string, std::string> texts_;
  std::string file_;  // the open one
  std::ifstream stream_;
  std::string line_;          // the line last read
  std::uint32_t number_ = 0;  // of that line
};

/// What is shown of a line: no more than 100 code points around the column, no control characters.
struct Excerpt {
  std::string before;   // the column; with an ellipsis where the line is cut
  std::string pointed;  // the word that begins at the column
  std::string after;
};

/// `column` counts code points from 1; 0 points to nothing.
Excerpt excerpt_of(const std::string& line, std::uint32_t column);

/// The column that counts bytes, from 1, for one that counts code points.
std::uint32_t byte_column(const std::string& line, std::uint32_t column);

}  // namespace cli
