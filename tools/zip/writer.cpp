// SPDX-License-Identifier: MIT
#include "zip/writer.hpp"

#include <deque>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "zip/library.hpp"

namespace zip {
namespace {

// 1980-01-01, the first day of the format (APPNOTE 4.4.6).
constexpr zip_uint16_t kTime = 0;
constexpr zip_uint16_t kDate = (1U << 5U) | 1U;
// A plain file that its owner may write.
constexpr zip_uint32_t kAttributes = 0100644U << 16U;
constexpr zip_uint32_t kBestCompression = 9;

}  // namespace

struct Writer::State {
  State(const Library& functions, std::string file) : library(functions), name(std::move(file)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (archive != nullptr) library.discard(archive);
    if (target != nullptr) library.source_free(target);
  }

  void fail(zip_error_t* error) {
    if (fault) return;
    fault = base::failure(
                "zip.failed", {name},
                fmt::format("the zip container cannot be made: {}", library.error_strerror(error)))
                .value();
  }
  void open();
  void add(const std::string& member, std::string bytes, zip_int32_t method);
  std::string content();

  const Library& library;
  std::string name;
  zip_source_t* target = nullptr;
  zip_t* archive = nullptr;
  std::deque<std::string> contents;  // libzip reads them when it closes the archive
  std::optional<base::Diagnostic> fault;
};

void Writer::State::open() {
  zip_error_t error;
  library.error_init(&error);
  target = library.source_buffer_create(nullptr, 0, 0, &error);
  if (target != nullptr) {
    library.source_keep(target);
    archive = library.open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr) library.source_free(target);
  }
  if (archive == nullptr) fail(&error);
  library.error_fini(&error);
}

void Writer::State::add(const std::string& member, std::string bytes, zip_int32_t method) {
  if (fault) return;
  const std::string& kept = contents.emplace_back(std::move(bytes));
  zip_source_t* const source = library.source_buffer(archive, kept.data(), kept.size(), 0);
  const zip_int64_t added =
      source == nullptr ? -1 : library.file_add(archive, member.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (source != nullptr && added < 0) library.source_free(source);
  const auto index = static_cast<zip_uint64_t>(added);
  const bool is_added =
      added >= 0 && library.set_file_compression(archive, index, method, kBestCompression) == 0 &&
      library.file_set_dostime(archive, index, kTime, kDate, 0) == 0 &&
      library.file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, kAttributes) == 0;
  if (!is_added) fail(library.get_error(archive));
}

std::string Writer::State::content() {
  zip_stat_t written;
  std::string bytes;
  if (library.source_stat(target, &written) != 0 || (written.valid & ZIP_STAT_SIZE) == 0U ||
      library.source_open(target) != 0)
    return bytes;
  bytes.resize(written.size);
  const zip_int64_t read = library.source_read(target, bytes.data(), bytes.size());
  bytes.resize(read < 0 ? 0 : static_cast<std::size_t>(read));
  library.source_close(target);
  return bytes;
}

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

base::Result<Writer> Writer::create(const std::string& name) {
  const auto functions = library();
  if (!functions) return tl::unexpected(functions.error());
  Writer writer(std::make_unique<State>(**functions, name));
  writer.state_->open();
  return writer;
}

void Writer::add(const std::string& member, std::string bytes) {
  state_->add(member, std::move(bytes), ZIP_CM_DEFLATE);
}

void Writer::add_stored(const std::string& member, std::string bytes) {
  state_->add(member, std::move(bytes), ZIP_CM_STORE);
}

base::Result<std::string> Writer::finish() {
  State& state = *state_;
  if (!state.fault && state.library.close(state.archive) == 0) {
    state.archive = nullptr;
    std::string bytes = state.content();
    if (!bytes.empty()) return bytes;
    state.fault =
        base::failure("zip.failed", {state.name}, "the zip container has no members").value();
  }
  if (!state.fault) state.fail(state.library.get_error(state.archive));
  return tl::unexpected(*state.fault);
}

}  // namespace zip
