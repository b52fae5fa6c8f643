// SPDX-License-Identifier: MIT
// From the encoding that a document declares to UTF-8. Inside the room only.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace xml {

/// What the first bytes of a document say about its encoding (XML 1.0, appendix F).
struct Encoding {
  std::string name;             // as declared, or "UTF-8", "UTF-16LE", …
  std::size_t mark_length = 0;  // of the byte order mark
  bool is_utf8 = true;          // the bytes are UTF-8 already, as far as they say
};

/// Needs the whole XML declaration, if there is one, or 1024 bytes.
Encoding detect_encoding(std::string_view head);

/// Turns a stream of bytes in one encoding into another.
class Decoder {
 public:
  /// None where the encoding is not known.
  static std::optional<Decoder> open(const std::string& from, const std::string& to = "UTF-8");

  /// Appends what `raw` decodes to and removes it from `raw`; a character that is cut short stays.
  /// False where the bytes do not belong to the encoding: `raw` begins with them then.
  bool decode(std::string& raw, std::string& out);

 private:
  struct Close {
    void operator()(void* descriptor) const;
  };
  explicit Decoder(void* descriptor) : descriptor_(descriptor) {}

  std::unique_ptr<void, Close> descriptor_;
};

}  // namespace xml
