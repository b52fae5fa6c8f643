// SPDX-License-Identifier: MIT
// The cache of compiled schemas: the same findings with it and without, nothing stale, nothing
// believed that is odd, and no folder used that is open to others.
#include "rng/validate/schema_cache.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/pattern/grammar_codec.hpp"
#include "rng/validate/cache_folder.hpp"
#include "rng/validate/compiled_schema.hpp"

namespace {

namespace fs = std::filesystem;
using rng::validate::CacheFolder;
using rng::validate::Schema;
using rng::validate::SchemaCache;
using rng::validate::SchemaKey;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// A new folder of the test's own, with an empty home for caches.
class SchemaCacheTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "apograph-cache-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    home_ = folder_ / "home";
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path kept() const { return home_ / "apograph"; }
  std::vector<fs::path> entries() const {
    if (!fs::exists(kept())) return {};
    return {fs::directory_iterator(kept()), fs::directory_iterator()};
  }
  std::unique_ptr<const Schema> load(const fs::path& path) const {
    const SchemaCache cache(home_);
    base::DiagnosticList faults;
    return rng::validate::load_schema(path, faults,
                                      {.loader = nullptr, .check_ids = true, .cache = &cache});
  }

  fs::path folder_;
  fs::path home_;
};

std::string findings(rng::explain::Validator& validator, const fs::path& document) {
  base::DiagnosticList found;
  const auto outcome = validator.validate_file(document, found);
  std::string all = std::to_string(outcome.errors) + (outcome.is_well_formed ? "" : " ill-formed");
  for (const auto& diagnostic : found.items) {
    all += '\n' + base::to_string(diagnostic);
    for (const auto& note : diagnostic.notes) all += '\n' + note.message;
  }
  return all;
}

std::string findings(const Schema& schema, const std::string& document) {
  base::DiagnosticList found;
  rng::explain::Validator(schema).validate_bytes(document, "d.xml", found);
  std::string all;
  for (const auto& diagnostic : found.items) all += base::to_string(diagnostic) + '\n';
  return all;
}

constexpr const char* kMain = R"(include "inner.rnc"
start = element a { b*, attribute when { xsd:date { minInclusive = "1800-01-01" } }?,
  attribute n { xsd:integer "7" | (xsd:string { pattern = "[x-z]+" } - "xx") }?, attribute x:* { text }* })";
constexpr const char* kNamespace = "namespace x = \"urn:x\"\n";
constexpr const char* kInner =
    "b = element b { attribute id { xsd:ID }, (text & element c { empty }*) }";
constexpr const char* kDocument =
    "<a when='1700-01-01' n='xx' xmlns:x='urn:x' x:y='1'><b id='i'>t<c/></b><b id='i'/><d/></a>";

class SmallSchema : public SchemaCacheTest {
 protected:
  void SetUp() override {
    SchemaCacheTest::SetUp();
    main_ = folder_ / "main.rnc";
    write_file(main_, std::string(kNamespace) + kMain);
    write_file(folder_ / "inner.rnc", kInner);
    ASSERT_NE(found_without_cache(), "no schema");
  }
  // What is found in kDocument, with what is in the cache now.
  std::string found() const {
    const auto schema = load(main_);
    return schema == nullptr ? "no schema" : findings(*schema, kDocument);
  }
  std::string found_without_cache() const {
    base::DiagnosticList faults;
    const auto schema = rng::validate::load_schema(main_, faults);
    return schema == nullptr ? "no schema" : findings(*schema, kDocument);
  }

  fs::path main_;
};

TEST_F(SmallSchema, IsKeptAndFoundAgain) {
  const std::string expected = found_without_cache();
  EXPECT_NE(expected.find("1700-01-01"), std::string::npos) << expected;
  EXPECT_EQ(found(), expected);
  ASSERT_EQ(entries().size(), 1U);
  const auto time = fs::last_write_time(entries().front());
  EXPECT_EQ(found(), expected);
  ASSERT_EQ(entries().size(), 1U);
  EXPECT_EQ(fs::last_write_time(entries().front()), time) << "it was compiled anew";
}

TEST_F(SmallSchema, AChangedSchemaIsReadAnew) {
  found();
  write_file(main_, std::string(kNamespace) + "include \"inner.rnc\" start = element a { b }");
  const std::string changed = found();
  EXPECT_EQ(changed, found_without_cache());
  EXPECT_EQ(changed, found());
  EXPECT_EQ(entries().size(), 2U);
}

TEST_F(SmallSchema, AChangedIncludedFileIsReadAnew) {
  const std::string before = found();
  write_file(folder_ / "inner.rnc", "b = element d { empty }");
  const std::string after = found();
  EXPECT_NE(after, before);
  EXPECT_EQ(after, found_without_cache());
  EXPECT_EQ(after, found());
  EXPECT_EQ(entries().size(), 1U) << "the entry is overwritten";
}

TEST_F(SmallSchema, AMissingIncludedFileIsAnError) {
  found();
  fs::remove(folder_ / "inner.rnc");
  EXPECT_EQ(found(), "no schema");
}

TEST_F(SmallSchema, AnIncorrectSchemaIsNotKept) {
  write_file(main_, "start = element a { b }");
  EXPECT_EQ(found(), "no schema");
  EXPECT_TRUE(entries().empty());
}

TEST_F(SmallSchema, ValuesWithNamespacesAreNotKept) {
  write_file(main_, std::string(kNamespace) + "start = element a { xsd:QName \"x:y\" }");
  EXPECT_EQ(found(), found_without_cache());
  EXPECT_TRUE(entries().empty());
}

TEST_F(SmallSchema, TheChoiceToCheckIdsIsPartOfTheKey) {
  found();
  const SchemaCache cache(home_);
  base::DiagnosticList faults;
  ASSERT_NE(rng::validate::load_schema(main_, faults,
                                       {.loader = nullptr, .check_ids = false, .cache = &cache}),
            nullptr);
  EXPECT_EQ(entries().size(), 2U);
}

TEST_F(SmallSchema, OddEntriesAreIgnoredAndRewritten) {
  const std::string expected = found();
  const fs::path entry = entries().front();
  const std::string good = read_file(entry);
  std::mt19937 random(7);
  const auto try_bytes = [&](const std::string& bytes, const std::string& what) {
    write_file(entry, bytes);
    EXPECT_EQ(found(), expected) << what;
    EXPECT_EQ(read_file(entry), good) << what << ": not rewritten";
  };
  for (std::size_t at = 0; at < good.size(); at += 1 + random() % 8) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    try_bytes(bytes, "flipped at " + std::to_string(at));
  }
  for (std::size_t length = 0; length < good.size(); length += 1 + random() % 64) {
    try_bytes(good.substr(0, length), "cut at " + std::to_string(length));
  }
  try_bytes(good + '\0', "longer");
}

// Without the checksum: whatever the decoder lets through must not hurt the engine.
TEST_F(SmallSchema, TheDecoderTrustsNoNumber) {
  const auto schema = load(main_);
  ASSERT_NE(schema, nullptr);
  std::string good;
  ASSERT_TRUE(rng::pattern::GrammarCodec::encode(*schema->compiled().grammar, good));
  std::mt19937 random(11);
  const std::array<std::uint32_t, 6> odd = {0, 1, 0x7F, 0xFF, 0xFFFF, 0xFFFFFFFF};
  std::size_t refused = 0;
  const auto try_bytes = [&](const std::string& bytes) {
    auto grammar = rng::pattern::GrammarCodec::decode(rng::pattern::Buffer(bytes));
    if (grammar == nullptr) {
      ++refused;
      return;
    }
    auto compiled = std::make_unique<rng::validate::CompiledSchema>();
    compiled->grammar = std::move(grammar);
    findings(Schema(std::move(compiled)), kDocument);
  };
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int i = 0; i < 3; ++i) {
      std::string bytes = good;
      bytes[at] = static_cast<char>(random());
      try_bytes(bytes);
    }
    if (at + 4 > good.size()) continue;
    for (const std::uint32_t number : odd) {
      std::string bytes = good;
      bytes.replace(at, 4, reinterpret_cast<const char*>(&number), 4);
      try_bytes(bytes);
    }
    try_bytes(good.substr(0, at));
  }
  EXPECT_GT(refused, good.size());
}

TEST_F(SmallSchema, AnotherEngineOrKeyIsRefused) {
  const auto schema = load(main_);
  const std::string uri = main_.string();
  const auto content = rng::validate::hash_of(read_file(main_));
  const SchemaKey key{content, uri, true};
  rng::syntax::FileLoader files;
  const std::string entry = rng::validate::encode_entry(key, {}, *schema->compiled().grammar);
  const auto decoded = [&](const SchemaKey& wanted) {
    return rng::validate::decode_entry(rng::pattern::Buffer(entry), wanted, files);
  };
  EXPECT_NE(decoded(key), nullptr);
  const std::string elsewhere = "elsewhere.rnc";
  EXPECT_EQ(decoded({content, elsewhere, true}), nullptr);
  EXPECT_EQ(decoded({content, uri, false}), nullptr);
  EXPECT_EQ(decoded({rng::validate::hash_of(""), uri, true}), nullptr);
}

TEST_F(SmallSchema, AFileIsHashedAsItsBytesAre) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{100'000}}) {
    const std::string bytes(size, 'x');
    write_file(main_, bytes);
    EXPECT_EQ(rng::validate::hash_of_file(main_), rng::validate::hash_of(bytes)) << size;
  }
  ASSERT_EQ(::mkfifo((folder_ / "fifo").c_str(), 0600), 0);
  for (const char* name : {"fifo", "missing", "."}) {
    EXPECT_EQ(rng::validate::hash_of_file(folder_ / name), std::nullopt) << name;
  }
}

// Its patterns lie in the bytes of the entry, from which another is made.
TEST_F(SmallSchema, ADecodedGrammarIsEncodedTheSame) {
  const auto compiled = load(main_);
  const auto kept = load(main_);
  std::string first;
  std::string second;
  ASSERT_TRUE(rng::pattern::GrammarCodec::encode(*compiled->compiled().grammar, first));
  ASSERT_TRUE(rng::pattern::GrammarCodec::encode(*kept->compiled().grammar, second));
  EXPECT_TRUE(first == second);
}

TEST_F(SmallSchema, AFolderThatOthersMayEnterIsNotUsed) {
  fs::create_directories(kept());
  for (const mode_t mode : {0755, 0770, 0701, 01700}) {
    ASSERT_EQ(::chmod(kept().c_str(), mode), 0);
    EXPECT_EQ(found(), found_without_cache());
    EXPECT_TRUE(entries().empty()) << std::oct << mode;
  }
  ASSERT_EQ(::chmod(kept().c_str(), 0700), 0);
  found();
  EXPECT_EQ(entries().size(), 1U);
}

TEST_F(SmallSchema, AFolderOfAnotherUserIsNotUsed) {
  if (::geteuid() != 0) GTEST_SKIP() << "SKIPPED: only root can give a folder away";
  fs::create_directories(kept());
  ASSERT_EQ(::chmod(kept().c_str(), 0700), 0);
  ASSERT_EQ(::chown(kept().c_str(), 12345, 12345), 0);
  EXPECT_EQ(found(), found_without_cache());
  EXPECT_TRUE(entries().empty());
}

TEST_F(SmallSchema, NoLinkIsFollowed) {
  fs::create_directories(home_);
  const fs::path elsewhere = folder_ / "elsewhere";
  fs::create_directory(elsewhere);
  ASSERT_EQ(::chmod(elsewhere.c_str(), 0700), 0);
  fs::create_directory_symlink(elsewhere, kept());
  EXPECT_EQ(found(), found_without_cache());
  EXPECT_TRUE(fs::is_empty(elsewhere));
  fs::remove(kept());
  found();
  const fs::path entry = entries().front();
  fs::rename(entry, folder_ / "moved");
  fs::create_symlink(folder_ / "moved", entry);
  const std::string before = read_file(folder_ / "moved");
  EXPECT_EQ(found(), found_without_cache());
  EXPECT_FALSE(fs::is_symlink(entry)) << "it is replaced, not written through";
  EXPECT_EQ(read_file(folder_ / "moved"), before);
}

TEST_F(SmallSchema, AnEntryThatOthersMayWriteIsNotRead) {
  const std::string expected = found();
  const fs::path entry = entries().front();
  ASSERT_EQ(::chmod(entry.c_str(), 0666), 0);
  const auto folder = CacheFolder::open(home_);
  ASSERT_TRUE(folder);
  EXPECT_FALSE(folder->read(entry.filename(), 1 << 20));
  EXPECT_EQ(found(), expected);
  EXPECT_TRUE(folder->read(entry.filename(), 1 << 20)) << "it was not replaced";
}

TEST_F(SmallSchema, WithoutAHomeNothingIsKept) {
  for (const char* home : {"", "relative", "/dev/null", "/dev/null/below"}) {
    home_ = home;
    EXPECT_EQ(found(), found_without_cache()) << home;
  }
  EXPECT_FALSE(fs::exists("relative"));
}

TEST_F(SmallSchema, TheOldestEntriesGo) {
  const auto folder = CacheFolder::open(home_);
  ASSERT_TRUE(folder);
  const auto now = fs::file_time_type::clock::now();
  for (int i = 0; i < 5; ++i) {
    const std::string name = "schema-" + std::to_string(i);
    ASSERT_TRUE(folder->write(name, std::string(100, 'x')));
    fs::last_write_time(kept() / name, now - std::chrono::hours(10 - i));
  }
  ASSERT_TRUE(folder->write("other", std::string(100, 'x')));
  folder->trim("schema-", 250);
  EXPECT_FALSE(fs::exists(kept() / "schema-2"));
  EXPECT_TRUE(fs::exists(kept() / "schema-3"));
  EXPECT_TRUE(fs::exists(kept() / "schema-4"));
  EXPECT_TRUE(fs::exists(kept() / "other"));
}

TEST_F(SmallSchema, ManyMayWriteAtOnce) {
  const std::string expected = found_without_cache();
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 20; ++k) {
        EXPECT_EQ(found(), expected);
        if (k % 5 == 0) fs::remove_all(kept() / "nothing");
        for (const auto& entry : entries()) {
          std::error_code gone;
          if (k % 3 == 0) fs::remove(entry, gone);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found(), expected);
  EXPECT_EQ(entries().size(), 1U) << "something was left behind";
}

class RealSchemas : public SchemaCacheTest {
 protected:
  // Compares what is found with a schema that comes from the cache and one that does not, in every
  // `step`th document of a table.
  void compare(const std::string& table, std::size_t step) {
    const fs::path data = rng_tests::data_folder();
    SKIP_WITHOUT_DATA(data / table)
    const fs::path path = data / "schemas/tei_all.rng";
    load(path);
    base::DiagnosticList faults;
    const auto fresh = rng::validate::load_schema(path, faults);
    const auto cached = load(path);
    ASSERT_NE(cached, nullptr);
    rng::explain::Validator first(*fresh);
    rng::explain::Validator second(*cached);
    const auto rows = rng_tests::read_table(data / table);
    for (std::size_t i = 1; i < rows.size(); i += step) {
      const fs::path document = data / rows[i][0];
      EXPECT_EQ(findings(first, document), findings(second, document)) << document;
    }
  }
};

TEST_F(RealSchemas, RealDocumentsHaveTheSameFindings) {
  compare("tei.verdicts.tsv", 7);
}

TEST_F(RealSchemas, MutantsHaveTheSameFindings) {
  compare("mutants.verdicts.tsv", 3);
}

TEST_F(RealSchemas, EverySchemaIsKeptAndFound) {
  const fs::path data = rng_tests::data_folder();
  SKIP_WITHOUT_DATA(data)
  std::size_t expected = 0;
  for (const auto& entry : fs::directory_iterator(data / "schemas")) {
    const auto extension = entry.path().extension();
    if (extension != ".rng" && extension != ".rnc") continue;
    base::DiagnosticList faults;
    if (rng::validate::load_schema(entry.path(), faults) == nullptr) continue;
    ++expected;
    load(entry.path());
    ASSERT_EQ(entries().size(), expected) << entry.path();
    const std::string bytes = read_file(entry.path());
    const std::string uri = entry.path().string();
    rng::syntax::FileLoader files;
    EXPECT_NE(SchemaCache(home_).find({rng::validate::hash_of(bytes), uri, true}, files), nullptr)
        << entry.path();
  }
  EXPECT_GE(expected, 7U);
}

}  // namespace
