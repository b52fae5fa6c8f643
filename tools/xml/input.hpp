// SPDX-License-Identifier: MIT
// The bytes of a document as decoded UTF-8, handed out in order, with as much of the past as
// positions still need. Inside the room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "xml/decoder.hpp"

namespace xml {

/// An offset in the decoded text with its line and column, both from 1, the column in code points.
struct Place {
  std::uint64_t offset = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool is_after_cr = false;

  /// Moves past `bytes`, which begin at this place. A line ends with LF, CR LF or CR.
  void advance(std::string_view bytes);
};

/// Hands out a document's text and remembers it from a floor on. The floor only rises.
class Input {
 public:
  /// A document in memory, which must outlive this.
  Input(std::string_view document, std::string name);
  /// A document read from an open file, which the caller closes.
  Input(int file_descriptor, std::string name);

  /// Copies up to `length` bytes; 0 at the end, -1 after a fault.
  int read(char* buffer, int length);
  /// Text before this offset may be forgotten.
  void raise_floor(std::uint64_t offset);

  /// What is remembered of the text between two offsets.
  std::string_view text(std::uint64_t begin, std::uint64_t end) const;
  /// The first offset that is remembered, and the one behind the last byte handed out.
  std::uint64_t begin() const { return begin_; }
  std::uint64_t end() const { return handed_out_; }

  /// The place of an offset that is remembered. `locate_floor` is the quicker the nearer the last
  /// such call was and never goes back.
  Place locate(std::uint64_t offset) const;
  Place locate_floor(std::uint64_t offset);

  const std::string& name() const { return name_; }
  /// Why `read` returned -1.
  const std::optional<base::Diagnostic>& fault() const { return fault_; }

 private:
  void fill();
  bool read_block();
  void choose_decoder(bool is_whole);
  void decode();
  void forget();

  std::string name_;
  int file_descriptor_ = -1;
  std::optional<Decoder> decoder_;
  std::string raw_;           // bytes of the file that are not decoded yet
  bool is_begun_ = false;     // the encoding is known
  bool is_complete_ = false;  // nothing comes behind text_

  std::string buffer_;      // holds text_, unless it is the caller's, in its first filled_ bytes
  std::size_t filled_ = 0;  // the rest is ready to be read into
  std::string_view text_;   // from begin_ on
  std::uint64_t begin_ = 0;
  std::uint64_t handed_out_ = 0;
  std::uint64_t floor_ = 0;
  Place known_;  // not behind floor_
  std::optional<base::Diagnostic> fault_;
};

}  // namespace xml
