// SPDX-License-Identifier: MIT
// Archives: the files of the edition as a bag (BagIt 1.0, RFC 8493).
#include <fmt/format.h>

#include "base/text.hpp"
#include "feeds/checksum.hpp"
#include "feeds/target.hpp"

namespace feeds {
namespace {

// A line of bag-info.txt.
std::string label(std::string_view name, const std::string& value) {
  const std::string text = base::collapsed(value);
  return text.empty() ? std::string() : fmt::format("{}: {}\n", name, text);
}

// §2.1.3: line ends and the per cent sign may not stand in a path as they are.
std::string manifest_path(std::string_view path) {
  std::string text;
  for (const char c : path) {
    if (c == '\n') {
      text += "%0A";
    } else if (c == '\r') {
      text += "%0D";
    } else if (c == '%') {
      text += "%25";
    } else {
      text += c;
    }
  }
  return text;
}

// The files of a bag as they are written, with the two manifests that list them.
class Bag {
 public:
  explicit Bag(Output& output) : output_(output) {}

  base::Result<void> add(const std::string& path, std::string_view bytes) {
    const auto checksums = checksums_of(bytes);
    if (!checksums) return tl::unexpected(checksums.error());
    sha256_ += fmt::format("{}  {}\n", checksums->sha256, manifest_path(path));
    sha512_ += fmt::format("{}  {}\n", checksums->sha512, manifest_path(path));
    octets_ += bytes.size();
    ++count_;
    output_.write(path, bytes);
    return {};
  }

  /// The manifests themselves; a new list begins.
  std::pair<std::string, std::string> take_manifests() {
    return {std::move(sha256_), std::move(sha512_)};
  }
  std::string oxum() const { return fmt::format("{}.{}", octets_, count_); }

 private:
  Output& output_;
  std::string sha256_, sha512_;
  std::uint64_t octets_ = 0, count_ = 0;
};

std::string bag_info(const Export& work, const std::string& oxum) {
  const Edition& edition = work.edition;
  const std::string& editor = edition.editor;
  const std::size_t mail = editor.find('<');
  std::string info = label("Source-Organization", edition.publisher);
  info += label("Contact-Name", editor.substr(0, mail));
  if (mail != std::string::npos)
    info += label("Contact-Email", editor.substr(mail + 1, editor.find('>') - mail - 1));
  info += label("External-Description",
                fmt::format("{} (letters in TEI: {})", edition.title, edition.letters.size()));
  info += label("External-Identifier", edition.address);
  info += label("Bag-Software-Agent", work.settings.software);
  info += label("Payload-Oxum", oxum);
  return info;
}

base::Result<void> fill(Bag& bag, const Export& work) {
  for (const SourceFile& source : work.edition.files) {
    const auto bytes = work.input.read(source.file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto added = bag.add("data/" + source.path, *bytes); !added) return added;
  }
  const std::string oxum = bag.oxum();
  const auto [sha256, sha512] = bag.take_manifests();
  for (const auto& [name, content] :
       {std::pair<std::string, std::string>("bagit.txt",
                                            "BagIt-Version: 1.0\n"
                                            "Tag-File-Character-Encoding: UTF-8\n"),
        {"bag-info.txt", bag_info(work, oxum)},
        {"manifest-sha256.txt", sha256},
        {"manifest-sha512.txt", sha512}}) {
    if (auto added = bag.add(name, content); !added) return added;
  }
  return {};
}

void write_bag(const Export& work) {
  Bag bag(work.output);
  if (const auto filled = fill(bag, work); !filled) return work.output.fail(filled.error());
  const auto [sha256, sha512] = bag.take_manifests();
  work.output.write("tagmanifest-sha256.txt", sha256);
  work.output.write("tagmanifest-sha512.txt", sha512);
}

}  // namespace

const Target kBagItTarget = {.name = "bagit",
                             .summary = "archives: the whole edition as a bag, with checksums",
                             .letter = nullptr,
                             .edition = write_bag};

}  // namespace feeds
