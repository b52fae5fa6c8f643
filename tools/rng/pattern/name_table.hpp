// SPDX-License-Identifier: MIT
// Expanded names as numbers. A table may stand on another one that no longer changes: what the
// lower one knows keeps its number.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rng::pattern {

enum class NameId : std::uint32_t {};
enum class NamespaceId : std::uint32_t {};

class NameTable {
 public:
  explicit NameTable(const NameTable* base = nullptr);
  NameTable(const NameTable&) = delete;
  NameTable& operator=(const NameTable&) = delete;

  NamespaceId add_namespace(std::string_view uri);
  NameId add(NamespaceId namespace_id, std::string_view local);
  NameId add(std::string_view uri, std::string_view local) {
    return add(add_namespace(uri), local);
  }

  std::string_view uri(NamespaceId id) const;
  std::string_view local(NameId id) const { return entry(id).local; }
  NamespaceId namespace_id(NameId id) const { return entry(id).namespace_id; }
  std::string_view namespace_uri(NameId id) const { return uri(namespace_id(id)); }
  std::uint32_t size() const { return base_size_ + static_cast<std::uint32_t>(entries_.size()); }
  /// What this table takes in memory beyond its base, roughly.
  std::size_t bytes() const { return bytes_; }

 private:
  friend class GrammarCodec;
  struct Entry {
    NamespaceId namespace_id{};
    std::string_view local;
    std::uint64_t hash = 0;
  };

  const Entry& entry(NameId id) const;
  bool find(NamespaceId namespace_id, std::string_view local, std::uint64_t hash, NameId& id) const;
  void grow();

  const NameTable* base_;
  std::uint32_t base_size_;
  std::uint32_t base_namespaces_;
  std::deque<std::string> strings_;
  std::vector<std::string_view> namespaces_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // number + 1, 0 is free; a power of two
  NamespaceId last_namespace_{};
  std::size_t bytes_ = 0;
};

}  // namespace rng::pattern
