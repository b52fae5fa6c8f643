// SPDX-License-Identifier: MIT
// An entry is: kMagic, the XXH3 of all that follows, the version of the engine, what the key is
// made of, the files with their hashes, the grammar.
#include "rng/validate/schema_cache.hpp"

#include <array>
#include <cerrno>
#include <new>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/file.hpp"
#include "rng/pattern/grammar_codec.hpp"
#include "rng/validate/cache_folder.hpp"

namespace rng::validate {

namespace {

using pattern::ByteReader;
using pattern::ByteWriter;

constexpr std::uint64_t kMagic = 0x31676E724F504101U;  // other on a machine of the other endianness
constexpr std::size_t kChecked = sizeof(std::uint64_t) * 2;  // where the checked bytes begin
constexpr std::string_view kPrefix = "schema-";

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
  write_hash(key.content, out);
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

std::unique_ptr<const pattern::Grammar> decoded(pattern::Buffer bytes, std::string_view record,
                                                syntax::ResourceLoader& loader) {
  ByteReader in(bytes.view());
  if (in.number<std::uint64_t>() != kMagic) return nullptr;
  const auto hash = in.number<std::uint64_t>();
  const std::string_view checked = in.rest();
  if (in.has_failed() || XXH3_64bits(checked.data(), checked.size()) != hash) return nullptr;
  if (in.bytes(record.size()) != record || !are_unchanged(in, loader)) return nullptr;
  const std::size_t from = bytes.size() - in.rest().size();
  return pattern::GrammarCodec::decode(std::move(bytes), from);
}

}  // namespace

ContentHash hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.low64, hash.high64};
}

std::optional<ContentHash> hash_of_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  if (state == nullptr) throw std::bad_alloc();
  XXH3_128bits_reset(state.get());
  struct stat found{};
  bool is_whole = ::fstat(file, &found) == 0 && S_ISREG(found.st_mode) &&
                  static_cast<std::uint64_t>(found.st_size) <= base::kMaxFileSize;
  std::array<char, std::size_t{32} << 10U> block;
  for (ssize_t taken = 1; is_whole && taken != 0;) {
    taken = ::read(file, block.data(), block.size());
    if (taken > 0) XXH3_128bits_update(state.get(), block.data(), static_cast<std::size_t>(taken));
    is_whole = taken >= 0 || errno == EINTR;
  }
  ::close(file);
  if (!is_whole) return std::nullopt;
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return ContentHash{hash.low64, hash.high64};
}

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

std::unique_ptr<const pattern::Grammar> decode_entry(pattern::Buffer bytes, const SchemaKey& key,
                                                     syntax::ResourceLoader& loader) {
  return decoded(std::move(bytes), record_of(key), loader);
}

std::unique_ptr<const pattern::Grammar> SchemaCache::find(const SchemaKey& key,
                                                          syntax::ResourceLoader& loader) const {
  const auto folder = CacheFolder::open(home_);
  if (!folder) return nullptr;
  const std::string record = record_of(key);
  auto bytes = folder->read(name_of_record(record), budget_);
  return bytes ? decoded(std::move(*bytes), record, loader) : nullptr;
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
