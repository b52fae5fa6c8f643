// SPDX-License-Identifier: MIT
// Numbers and strings as bytes, and back with every bound checked.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace rng::pattern {

/// Where arrays begin, from the first byte on.
inline constexpr std::size_t kAlignment = 8;

/// Bytes on the heap, where they stay; aligned for every number.
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::size_t size)
      : size_(size), bytes_(std::make_unique_for_overwrite<char[]>(size)) {}
  explicit Buffer(std::string_view bytes) : Buffer(bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), data());
  }

  char* data() { return bytes_.get(); }
  std::size_t size() const { return size_; }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_ = 0;
  std::unique_ptr<char[]> bytes_;
};

class ByteWriter {
 public:
  explicit ByteWriter(std::string& bytes) : bytes_(bytes) {}

  template <typename Number>
  void number(Number value) {
    static_assert(std::is_integral_v<Number> || std::is_enum_v<Number>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void count(std::size_t value) { number(static_cast<std::uint32_t>(value)); }
  void string(std::string_view text) {
    count(text.size());
    bytes_ += text;
  }
  /// The numbers as they lie in memory, for ByteReader::array.
  template <typename T>
  void array(std::span<const T> numbers) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kAlignment);
    bytes_.resize((bytes_.size() + kAlignment - 1) / kAlignment * kAlignment);
    count(numbers.size());
    count(0);
    bytes_.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
  }

 private:
  std::string& bytes_;
};

/// Past the end, or past the first fault, everything is zero and empty, and has_failed() is true.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <typename Number>
  Number number() {
    static_assert(std::is_integral_v<Number> && !std::is_same_v<Number, bool>);
    Number value{};
    const std::string_view taken = bytes(sizeof value);
    if (!taken.empty()) std::memcpy(&value, taken.data(), taken.size());
    return value;
  }
  /// A number of things that take at least `least` bytes each, so that a false one cannot make
  /// anybody reserve more than the bytes could hold.
  std::uint32_t count(std::size_t least) {
    const auto value = number<std::uint32_t>();
    if (value > rest_.size() / least) has_failed_ = true;
    return has_failed_ ? 0 : value;
  }
  std::string_view string() { return bytes(number<std::uint32_t>()); }
  /// What ByteWriter::array wrote, where it lies; nothing in it is checked.
  template <typename T>
  std::span<const T> array() {
    const auto address = reinterpret_cast<std::uintptr_t>(rest_.data());
    bytes((kAlignment - address % kAlignment) % kAlignment);
    const std::uint32_t size = count(sizeof(T));
    number<std::uint32_t>();
    const std::string_view taken = bytes(size * sizeof(T));
    if (taken.empty()) return {};
    return {reinterpret_cast<const T*>(taken.data()), size};
  }
  std::string_view bytes(std::size_t length) {
    if (length > rest_.size()) has_failed_ = true;
    if (has_failed_) return {};
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }
  /// A number below `limit`.
  template <typename Number>
  Number below(std::uint64_t limit) {
    const auto value = number<Number>();
    if (value >= limit) has_failed_ = true;
    return has_failed_ ? Number{} : value;
  }

  void fail() { has_failed_ = true; }
  bool has_failed() const { return has_failed_; }
  bool is_at_end() const { return rest_.empty() && !has_failed_; }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool has_failed_ = false;
};

}  // namespace rng::pattern
