// SPDX-License-Identifier: MIT
#include "xml/reader.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/catalogue.hpp"
#include "xml/parser.hpp"
#include "xml/xinclude.hpp"

namespace xml {
namespace {

// An open file, closed at the end; standard input stays open.
class File {
 public:
  explicit File(const std::filesystem::path& path)
      : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }

  int descriptor() const { return descriptor_; }
  bool is_folder() const {
    struct stat status{};
    return fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode);
  }

 private:
  int descriptor_;
};

base::Result<void> run(Input& input, PositionedHandler& handler, const ReadOptions& options) {
  Parser parser(input, handler, options);
  return parser.run();
}

}  // namespace

base::Result<void> read(std::string_view document, const std::string& name,
                        PositionedHandler& handler, const ReadOptions& options) {
  if (options.xinclude) {
    ReadOptions plain = options;
    plain.xinclude = false;
    return read_including(name, &document, handler, options, [&](PositionedHandler& including) {
      return read(document, name, including, plain);
    });
  }
  Input input(document, name);
  return run(input, handler, options);
}

base::Result<void> read_file(const std::filesystem::path& path, PositionedHandler& handler,
                             const ReadOptions& options) {
  if (options.xinclude) {
    ReadOptions plain = options;
    plain.xinclude = false;
    return read_including(
        path.string(), nullptr, handler, options,
        [&](PositionedHandler& including) { return read_file(path, including, plain); });
  }
  const File file(path);
  if (file.descriptor() < 0) {
    if (errno == ENOENT) {
      return tl::unexpected(
          base::worded("file.not-found", {path.string(), 0, 0}, {"file-not-found", {}}));
    }
    return tl::unexpected(base::worded("file.unreadable", {path.string(), 0, 0},
                                       {"file-unreadable", {{"reason", std::strerror(errno)}}}));
  }
  if (file.is_folder()) {
    return tl::unexpected(
        base::worded("file.is-folder", {path.string(), 0, 0}, {"file-is-folder", {}}));
  }
  Input input(file.descriptor(), path.string());
  return run(input, handler, options);
}

}  // namespace xml
