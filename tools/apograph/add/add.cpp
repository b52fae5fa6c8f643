// SPDX-License-Identifier: MIT
#include "apograph/add/add.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "apograph/source_reading.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "edition/edition.hpp"
#include "source/formats.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

// Texts on their way into an edition. All are looked at before the first is written.
class Intake {
 public:
  explicit Intake(const edition::Edition& edition) : edition_(edition) {}

  base::Result<void> look_at(const fs::path& file) {
    if (!edition::is_source(file)) {
      return base::failure(
          "apograph.no-text", {file.string()},
          "this file is no letter that an edition can have as its source",
          "give text, Markdown, HTML, DOCX, ODT, TEI or PDF; a folder is named as FOLDER/*.txt");
    }
    auto bytes = base::read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto images = images_of(file, *bytes);
    if (!images) return tl::unexpected(images.error());
    const fs::path target = (edition_.folder / "sources" / file.filename()).lexically_normal();
    if (auto free = refuse_clash(file, target, *bytes); !free) return free;
    const auto there = base::read_file(target);
    texts_.insert_or_assign(target, Text{file, std::move(*bytes), there.has_value()});
    return take_images(file, *images);
  }

  base::Result<std::size_t> write(cli::Console& console) const {
    std::size_t count = 0;
    for (const auto& [target, text] : texts_) {
      if (text.is_there && text.is_image) continue;
      if (text.is_there) {
        console.report(fmt::format("{}: is there already\n", target.string()));
        continue;
      }
      if (auto made = base::make_folder(target.parent_path()); !made) {
        return tl::unexpected(made.error());
      }
      if (auto written = base::write_file(target, text.bytes); !written) {
        return tl::unexpected(written.error());
      }
      console.report(fmt::format("{}: added\n", target.string()));
      if (!text.is_image) ++count;
    }
    return count;
  }

 private:
  struct Text {
    fs::path file;
    std::string bytes;
    bool is_there = false;
    bool is_image = false;  // to which a text points
  };

  // The addresses of its images. It must be readable; a PDF is read by a program of its own, at its
  // conversion.
  static base::Result<std::vector<std::string>> images_of(const fs::path& file,
                                                          const std::string& bytes) {
    std::vector<std::string> addresses;
    const source::Format format = source::format_of(file.string(), bytes);
    if (format == source::Format::pdf) return addresses;
    const auto read = source::read(file.string(), bytes, {}, format);
    if (!read) return tl::unexpected(read.error());
    for (const source::Picture& picture : read->pictures) {
      if (picture.bytes.empty()) addresses.push_back(picture.name);
    }
    return addresses;
  }

  // Images come along, to where the text has them; those that are not there are told at its
  // conversion.
  base::Result<void> take_images(const fs::path& text, const std::vector<std::string>& addresses) {
    for (const std::string& address : addresses) {
      const fs::path image = linked_file(text, address);
      auto bytes =
          image.empty() ? base::Result<std::string>(std::string()) : base::read_file(image);
      if (!bytes || bytes->empty()) continue;
      const fs::path below = image.lexically_relative(text.parent_path());
      const fs::path target = (edition_.folder / "sources" / below).lexically_normal();
      if (auto free = refuse_clash(image, target, *bytes); !free) return free;
      const bool is_there = base::read_file(target).has_value();
      texts_.insert_or_assign(target, Text{image, std::move(*bytes), is_there, true});
    }
    return {};
  }

  // A text of this name with other content, in the edition or among those that come with it.
  base::Result<void> refuse_clash(const fs::path& file, const fs::path& target,
                                  const std::string& bytes) const {
    fs::path other = target;
    auto there = base::read_file(target);
    if (const auto named = texts_.find(target); named != texts_.end()) {
      other = named->second.file;
      there = named->second.bytes;
    }
    if (there ? *there == bytes : there.error().code == "file.not-found") return {};
    return base::failure("apograph.name-taken", {file.string()},
                         fmt::format("{} has this name and another content", other.string()),
                         "rename one of them: a letter is known by the name of its text");
  }

  const edition::Edition& edition_;
  std::map<fs::path, Text> texts_;  // by where they go
};

}  // namespace

Exit run_add(const cli::Arguments& arguments, cli::Console& console) {
  const auto folder =
      edition::find_edition(arguments.has("edition") ? arguments.value("edition") : ".");
  if (!folder) {
    return failed(console, base::failure("apograph.no-edition", {arguments.value("edition")},
                                         "there is no edition here: no edition.toml in this "
                                         "folder or above it",
                                         "make one with apograph init, or name it: --edition")
                               .value());
  }
  const auto edition = open_edition(*folder, console);
  if (!edition) return Exit::failed;
  Intake intake(*edition);
  bool has_fault = false;
  for (const std::string& file : arguments.operands()) {
    if (const auto seen = intake.look_at(file); !seen) {
      failed(console, seen.error());
      has_fault = true;
    }
  }
  if (has_fault) {
    console.report("nothing was added\n");
    return Exit::failed;
  }
  const auto count = intake.write(console);
  if (!count) return failed(console, count.error());
  if (*count > 0) {
    console.report(fmt::format("{} added. Next: apograph convert\n", counted(*count, "letter")));
  }
  return Exit::clean;
}

}  // namespace apograph
