// SPDX-License-Identifier: MIT
#include "apograph/delivery.hpp"

#include <system_error>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/text_diff.hpp"
#include "edition/seal.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// "letter.xml" → "letter.new.xml".
fs::path proposal_path(const fs::path& path) {
  return path.parent_path() / (path.stem().string() + ".new" + path.extension().string());
}

base::Result<void> propose(const fs::path& path, std::string_view edited, std::string_view letter,
                           cli::Console& console) {
  const fs::path beside = proposal_path(path);
  if (const auto there = base::read_file(beside);
      there && edition::seal_of(*there) != edition::Seal::intact) {
    return base::failure("apograph.proposal-edited", {beside.string()},
                         "this file was changed since Apograph wrote it, and is not overwritten",
                         "move it away, or take over what is good in it");
  }
  if (auto written = write_product(beside, letter); !written) return written;
  console.report(
      fmt::format("{}: changed since Apograph wrote it, left alone; the new version is {}\n",
                  path.string(), beside.string()));
  return write_to_output(console,
                         base::unified_diff(edited, letter, path.string(), beside.string()));
}

}  // namespace

base::Result<void> write_product(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  if (fs::exists(path, error)) {
    if (const auto there = base::read_file(path); there && *there == bytes) {
      fs::last_write_time(path, fs::file_time_type::clock::now(), error);
      return {};
    }
  }
  if (!path.parent_path().empty()) {
    if (auto made = base::make_folder(path.parent_path()); !made) return made;
  }
  return base::write_file(path, bytes);
}

base::Result<void> deliver_letter(const fs::path& path, std::string_view letter, bool may_replace,
                                  cli::Console& console) {
  const std::string document = edition::sealed(letter);
  std::error_code error;
  if (!fs::exists(path, error)) return write_product(path, document);
  if (!may_replace) {
    return base::failure("apograph.output-exists", {path.string()},
                         "this file exists and is not overwritten",
                         "name another output, or use --force");
  }
  const auto there = base::read_file(path);
  if (!there) return tl::unexpected(there.error());
  if (edition::seal_of(*there) == edition::Seal::intact) return write_product(path, document);
  return propose(path, *there, document, console);
}

base::Diagnostic unwritable_output() {
  return base::failure("file.unwritable", {"standard output"}, "cannot be written",
                       "make room on the disk, or see who reads it")
      .value();
}

base::Result<void> write_to_output(cli::Console& console, std::string_view bytes) {
  if (console.write(bytes)) return {};
  return tl::unexpected(unwritable_output());
}

}  // namespace apograph
