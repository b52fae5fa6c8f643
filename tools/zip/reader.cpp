// SPDX-License-Identifier: MIT
#include "zip/reader.hpp"

#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "zip/library.hpp"

namespace zip {
namespace {

constexpr std::size_t kPiece = 65'536;

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{} MiB", (bytes + 0xFFFFF) >> 20U);
}

}  // namespace

struct Reader::State {
  State(const Library& functions, std::string content, std::string file)
      : library(functions), bytes(std::move(content)), name(std::move(file)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (archive != nullptr) library.discard(archive);
  }

  tl::unexpected<base::Diagnostic> failure(std::string_view code, std::string message,
                                           std::string hint = {}) const {
    return base::failure(code, {name}, std::move(message), std::move(hint));
  }
  tl::unexpected<base::Diagnostic> damaged(zip_error_t* error) const {
    return failure(
        "zip.damaged",
        fmt::format("this zip container cannot be read: {}", library.error_strerror(error)),
        "see whether the file is whole, and what it is");
  }

  base::Result<void> open();
  base::Result<void> list(const Limits& limits);
  base::Result<void> add(const zip_stat_t& member);
  base::Result<void> check(const Limits& limits) const;

  const Library& library;
  std::string bytes;
  std::string name;
  zip_t* archive = nullptr;
  std::map<std::string, std::uint64_t, std::less<>> sizes;
  std::map<std::string, std::uint64_t, std::less<>> places;
  std::uint64_t total = 0;
};

base::Result<void> Reader::State::open() {
  zip_error_t error;
  library.error_init(&error);
  zip_source_t* const source = library.source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive = library.open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && archive == nullptr) library.source_free(source);
  base::Result<void> result;
  if (archive == nullptr) result = damaged(&error);
  library.error_fini(&error);
  return result;
}

base::Result<void> Reader::State::list(const Limits& limits) {
  const auto count = static_cast<std::uint64_t>(library.get_num_entries(archive, 0));
  // libzip takes no bytes for a container without members.
  if (count == 0) return failure("zip.damaged", "this zip container has no members");
  if (count > limits.members) {
    return failure("zip.too-many-members",
                   fmt::format("{} members, at most {} are read", count, limits.members));
  }
  for (std::uint64_t index = 0; index < count; ++index) {
    zip_stat_t member;
    if (library.stat_index(archive, index, 0, &member) != 0)
      return damaged(library.get_error(archive));
    if (auto added = add(member); !added) return added;
  }
  return check(limits);
}

base::Result<void> Reader::State::add(const zip_stat_t& member) {
  constexpr auto kKnown = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_INDEX;
  if ((member.valid & kKnown) != kKnown) {
    return failure("zip.damaged", "a member has no name or no size");
  }
  const bool is_encrypted =
      (member.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0U && member.encryption_method != ZIP_EM_NONE;
  if (is_encrypted) {
    return failure("zip.encrypted", fmt::format("{} is encrypted", member.name),
                   "save the document without a password");
  }
  if (!sizes.emplace(member.name, member.size).second) {
    return failure("zip.member-twice", fmt::format("{} stands in it twice", member.name));
  }
  places.emplace(member.name, member.index);
  // Sizes are announced by the file: their sum may run over.
  total = member.size > UINT64_MAX - total ? UINT64_MAX : total + member.size;
  return {};
}

base::Result<void> Reader::State::check(const Limits& limits) const {
  if (total > limits.bytes) {
    return failure("zip.too-large", fmt::format("it unpacks to {}, at most {} are read",
                                                megabytes(total), megabytes(limits.bytes)));
  }
  if (total > limits.always_allowed && total / limits.ratio > bytes.size()) {
    return failure("zip.too-large",
                   fmt::format("it unpacks to {} times its size, at most {} times is read",
                               total / bytes.size(), limits.ratio));
  }
  return {};
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

base::Result<Reader> Reader::open(std::string bytes, const std::string& name,
                                  const Limits& limits) {
  const auto functions = library();
  if (!functions) return tl::unexpected(functions.error());
  Reader reader(std::make_unique<State>(**functions, std::move(bytes), name));
  if (const auto opened = reader.state_->open(); !opened) return tl::unexpected(opened.error());
  if (const auto listed = reader.state_->list(limits); !listed)
    return tl::unexpected(listed.error());
  return reader;
}

const std::map<std::string, std::uint64_t, std::less<>>& Reader::members() const {
  return state_->sizes;
}

base::Result<std::string> Reader::read(std::string_view member) const {
  const Library& library = state_->library;
  const auto found = state_->places.find(member);
  if (found == state_->places.end()) {
    return state_->failure("zip.no-member", fmt::format("{} is missing in it", member));
  }
  zip_file_t* const file = library.fopen_index(state_->archive, found->second, 0);
  if (file == nullptr) return state_->damaged(library.get_error(state_->archive));
  const std::uint64_t announced = state_->sizes.find(member)->second;
  std::string content;
  std::vector<char> piece(kPiece);
  base::Result<void> fault;
  while (fault) {
    const zip_int64_t count = library.fread(file, piece.data(), piece.size());
    if (count == 0) break;
    if (count < 0) {
      fault = state_->damaged(library.file_get_error(file));
    } else {
      content.append(piece.data(), static_cast<std::size_t>(count));
      if (content.size() > announced)
        fault = state_->failure("zip.damaged", fmt::format("{} is longer than it says", member));
    }
  }
  library.fclose(file);
  if (!fault) return tl::unexpected(fault.error());
  if (content.size() < announced)
    return state_->failure("zip.damaged", fmt::format("{} is shorter than it says", member));
  return content;
}

}  // namespace zip
