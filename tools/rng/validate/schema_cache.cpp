// SPDX-License-Identifier: MIT
// An entry is: kMagic, the XXH3 of all that follows, the version of the engine, what the key is
// made of, the files with their hashes, the grammar.
#include "rng/validate/schema_cache.hpp"

#include <xxhash.h>

#include "rng/pattern/grammar_codec.hpp"
#include "rng/validate/cache_folder.hpp"

namespace rng::validate {

namespace {

using pattern::ByteReader;
using pattern::ByteWriter;

constexpr std::uint64_t kMagic = 0x31676E724F504101U;  // other on a machine of the other endianness
constexpr std::size_t kChecked = sizeof(std::uint64_t) * 2;  // where the checked bytes begin
constexpr std::string_view kPrefix = "schema-";

ContentHash hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.low64, hash.high64};
}

void write_hash(const ContentHash& hash, ByteWriter& out) {
  out.number(hash.low);
  out.number(hash.high);
}

ContentHash read_hash(ByteReader& in) {
  ContentHash hash;
  hash.low = in.number<std::uint64_t>();
  hash.high = in.number<std::uint64_t>();
  return hash;
}

std::string record_of(const SchemaKey& key) {
  std::string record;
  ByteWriter out(record);
  out.number(engine_version());
  out.number(static_cast<std::uint8_t>(key.check_ids));
  out.string(key.uri);
  write_hash(hash_of(key.bytes), out);
  return record;
}

bool are_unchanged(ByteReader& in, syntax::ResourceLoader& loader) {
  const std::uint32_t files = in.count(sizeof(std::uint32_t) + sizeof(ContentHash));
  for (std::uint32_t i = 0; i < files; ++i) {
    const std::string uri(in.string());
    const ContentHash kept = read_hash(in);
    if (in.has_failed()) return false;
    const auto bytes = loader.load(uri);
    if (!bytes || hash_of(*bytes) != kept) return false;
  }
  return !in.has_failed();
}

// The functions below take the record of a key, so that a schema is hashed once for a call.

std::string name_of_record(std::string_view record) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const ContentHash hash = hash_of(record);
  std::string name(kPrefix);
  for (const std::uint64_t half : {hash.high, hash.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) name += kDigits[(half >> shift) & 15U];
  }
  return name;
}

std::string encoded(std::string_view record, const std::vector<SchemaFile>& files,
                    const pattern::Grammar& grammar) {
  std::string bytes;
  ByteWriter out(bytes);
  out.number(kMagic);
  out.number(std::uint64_t{0});
  bytes += record;
  out.count(files.size());
  for (const SchemaFile& file : files) {
    out.string(file.uri);
    write_hash(file.hash, out);
  }
  if (!pattern::GrammarCodec::encode(grammar, bytes)) return {};
  const std::uint64_t hash = XXH3_64bits(bytes.data() + kChecked, bytes.size() - kChecked);
  bytes.replace(sizeof kMagic, sizeof hash, reinterpret_cast<const char*>(&hash), sizeof hash);
  return bytes;
}

std::unique_ptr<const pattern::Grammar> decoded(std::string_view bytes, std::string_view record,
                                                syntax::ResourceLoader& loader) {
  ByteReader in(bytes);
  if (in.number<std::uint64_t>() != kMagic) return nullptr;
  const auto hash = in.number<std::uint64_t>();
  const std::string_view checked = in.rest();
  if (in.has_failed() || XXH3_64bits(checked.data(), checked.size()) != hash) return nullptr;
  if (in.bytes(record.size()) != record || !are_unchanged(in, loader)) return nullptr;
  return pattern::GrammarCodec::decode(in.rest());
}

}  // namespace

base::Result<std::string> RecordingLoader::load(const std::string& uri) {
  auto bytes = loader_.load(uri);
  if (bytes) files_.push_back({uri, hash_of(*bytes)});
  return bytes;
}

std::string name_of_entry(const SchemaKey& key) {
  return name_of_record(record_of(key));
}

std::string encode_entry(const SchemaKey& key, const std::vector<SchemaFile>& files,
                         const pattern::Grammar& grammar) {
  return encoded(record_of(key), files, grammar);
}

std::unique_ptr<const pattern::Grammar> decode_entry(std::string_view bytes, const SchemaKey& key,
                                                     syntax::ResourceLoader& loader) {
  return decoded(bytes, record_of(key), loader);
}

std::unique_ptr<const pattern::Grammar> SchemaCache::find(const SchemaKey& key,
                                                          syntax::ResourceLoader& loader) const {
  const auto folder = CacheFolder::open(home_);
  if (!folder) return nullptr;
  const std::string record = record_of(key);
  const auto bytes = folder->read(name_of_record(record), budget_);
  return bytes ? decoded(*bytes, record, loader) : nullptr;
}

void SchemaCache::keep(const SchemaKey& key, const std::vector<SchemaFile>& files,
                       const pattern::Grammar& grammar) const {
  const std::string record = record_of(key);
  const std::string bytes = encoded(record, files, grammar);
  if (bytes.empty() || bytes.size() > budget_) return;
  const auto folder = CacheFolder::open(home_);
  if (folder && folder->write(name_of_record(record), bytes)) folder->trim(kPrefix, budget_);
}

}  // namespace rng::validate
