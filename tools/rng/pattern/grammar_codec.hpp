// SPDX-License-Identifier: MIT
// A Grammar as bytes and back, for the cache of compiled schemas. The bytes are native to the
// machine and to this version of the engine; who keeps them keeps that apart.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rng/pattern/byte_stream.hpp"
#include "rng/pattern/grammar.hpp"

namespace rng::pattern {

class GrammarCodec {
 public:
  /// Appends the grammar to `bytes`; false where it cannot be kept: a value depends on the
  /// namespaces around it.
  static bool encode(const Grammar& grammar, std::string& bytes);
  /// The grammar of these bytes, all of them from `from` on; null where anything in them is odd.
  /// Nothing is trusted: every number is held to its table, every chain of patterns to an end.
  static std::unique_ptr<Grammar> decode(Buffer bytes, std::size_t from = 0);

 private:
  static void write_names(const NameTable& names, ByteWriter& out);
  static bool read_names(ByteReader& in, NameTable& names);
  static void write_name_classes(const NameClasses& classes, ByteWriter& out);
  static bool read_name_classes(ByteReader& in, NameClasses& classes);
  static bool read_name_class(ByteReader& in, const NameClasses& classes, NameClassNode& node);
  static void write_arena(const PatternArena& arena, ByteWriter& out);
  static bool read_arena(ByteReader& in, PatternArena& arena);
  static bool refers_within(const Grammar& grammar);
};

}  // namespace rng::pattern
