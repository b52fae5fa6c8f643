// SPDX-License-Identifier: MIT
#include "apograph/convert/convert_split.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/delivery.hpp"
#include "apograph/review/sidecar_lines.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "edition/edition.hpp"
#include "edition/sidecar.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// A list of TOML, wrapped.
std::string list_of(std::string_view key, const std::vector<std::string>& values) {
  std::string out = fmt::format("{} = [", key);
  std::size_t column = out.size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string value = fmt::format("\"{}\"{}", values[i], i + 1 < values.size() ? "," : "");
    const bool is_full = column + value.size() + 1 > 100;
    if (i > 0) out += is_full ? "\n  " : " ";
    column = is_full ? 2 : column + value.size() + 1;
    out += value;
  }
  return out + "]\n";
}

class Splitter {
 public:
  Splitter(const ConvertSettings& settings, const Converter& converter, cli::Console& console)
      : settings_(settings), converter_(converter), console_(console) {
    if (!settings.output || *settings.output == "-") return;
    folder_ = fs::path(*settings.output);
    sidecars_ = *folder_;
    const auto edition = edition_around(*folder_ / "any", "letters");
    if (!edition) return;
    meant_.edition = edition;
    folder_ = (*edition / "sources").lexically_normal();
  }

  void split(const TextFile& text) {
    if (text.fault) return meant_.texts.push_back(text);
    if (auto done = split_text(text); !done) {
      meant_.texts.push_back({{text.file, text.below, std::move(done.error())}, {}});
    }
  }

  MeantTexts take() {
    meant_.is_batch = true;
    return std::move(meant_);
  }

 private:
  base::Result<void> split_text(const TextFile& text) {
    if (edition_around(text.file, "sources")) {
      return base::failure("convert.split-source", {text.file.string()},
                           "lies in sources/, where each text is one letter",
                           "move it beside the edition, and split it with --output letters/");
    }
    auto bytes = base::read_file(text.file);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    const auto split = converter_.split(text.file.string(), std::move(*bytes), settings_.language,
                                        settings_.encoding);
    if (!split) return tl::unexpected(split.error());
    if (split->letters.empty()) {
      return base::failure("convert.no-letters", {text.file.string()},
                           "no letter begins here: no heading, dateline or salutation was found",
                           "name the language with --lang, or convert it without --split");
    }
    return write_all(text, *split);
  }

  base::Result<void> write_all(const TextFile& text, const SplitText& split) {
    const std::string name = text.file == "-" ? "letter" : text.file.stem().string();
    console_.report(
        fmt::format("{}: {}\n", text.file.string(), counted(split.letters.size(), "letter")));
    std::vector<base::Diagnostic> found;
    if (!split.before.text.empty()) {
      auto kept = keep_rest(split.before, name, found);
      if (!kept) return kept;
    }
    for (std::size_t i = 0; i < split.letters.size(); ++i) {
      auto written = write_part(split.letters[i], fmt::format("{}-{:03}", name, i + 1), found);
      if (!written) return written;
      found.clear();
    }
    return {};
  }

  // What is no letter keeps an ending that a folder's conversion passes by.
  base::Result<void> keep_rest(const TextPart& rest, const std::string& name,
                               std::vector<base::Diagnostic>& found) {
    const fs::path file = folder_of(rest) / (name + "-000.text");
    console_.report(
        fmt::format("  {}: line {}, before the first letter\n", file.string(), rest.at.line));
    found.push_back({base::Severity::warning,
                     "collection.before",
                     rest.at,
                     fmt::format("what stands before the first letter is in {}", file.string()),
                     "see whether it belongs to a letter",
                     {}});
    return write_text(file, rest.text);
  }

  base::Result<void> write_part(const TextPart& part, const std::string& name,
                                std::vector<base::Diagnostic> found) {
    const fs::path file = folder_of(part) / (name + ".txt");
    auto written = write_text(file, part.text);
    if (!written) return written;
    const fs::path sidecar = sidecars_.value_or(folder_of(part)) / (name + ".toml");
    if (written = write_sidecar(sidecar, part, whole_from(sidecar, part)); !written) return written;
    console_.report(fmt::format("  {}: line {}: {}\n", file.string(), part.at.line, part.evidence));
    found.push_back({base::Severity::info,
                     "collection.letter",
                     part.at,
                     fmt::format("{} begins here: {}", name, part.evidence),
                     {},
                     {}});
    meant_.names.insert(name);
    meant_.texts.push_back({{file, file.filename()}, std::move(found)});
    return {};
  }

  // Where no folder is named, the letters lie beside their text.
  fs::path folder_of(const TextPart& part) const {
    return folder_ ? *folder_ : fs::path(part.at.file).parent_path();
  }

  base::Result<void> write_text(const fs::path& file, std::string_view text) const {
    const auto there = base::read_file(file);
    if (there && *there != text && !settings_.is_forced) {
      return base::failure("apograph.output-exists", {file.string()},
                           "this file exists and is not overwritten",
                           "name another folder, or use --force");
    }
    return write_product(file, text);
  }

  // The document as the sidecar points to it; empty where there is none that knows more than
  // characters, or none that could be read again.
  static std::string whole_from(const fs::path& sidecar, const TextPart& part) {
    if (part.whole_lines.empty() || part.at.file == "-") return {};
    std::error_code error;
    const fs::path folder = fs::absolute(sidecar, error).parent_path().lexically_normal();
    return fs::absolute(part.at.file, error)
        .lexically_normal()
        .lexically_proximate(folder)
        .generic_string();
  }

  // A sidecar is its editor's: one that is there must place the lines as they are placed now.
  static base::Result<void> write_sidecar(const fs::path& file, const TextPart& part,
                                          const std::string& whole) {
    std::string document =
        "# Where this letter stands in the text that it was split from.\n[source]\n";
    document += list_of("lines", part.lines);
    if (!part.furniture.empty()) document += list_of("furniture", part.furniture);
    if (!whole.empty()) {
      document += SidecarLines("").add("whole", whole).text().substr(1);
      document += list_of("whole_lines", part.whole_lines);
    }
    const auto there = base::read_file(file);
    if (!there) return write_product(file, document);
    edition::LetterMetadata known;
    base::DiagnosticList faults;
    edition::read_sidecar(*there, file.string(), known, faults);
    const bool is_same = known.source_lines == part.lines &&
                         known.source_furniture == part.furniture && known.source_whole == whole &&
                         (whole.empty() || known.source_whole_lines == part.whole_lines);
    if (is_same) return {};
    return base::failure("convert.sidecar-differs", {file.string()},
                         "this sidecar places the lines of another split",
                         "move it away, or write into it:\n" + document);
  }

  const ConvertSettings& settings_;
  const Converter& converter_;
  cli::Console& console_;
  std::optional<fs::path> folder_;    // of the texts; none: beside the whole
  std::optional<fs::path> sidecars_;  // their folder; none: beside the texts
  MeantTexts meant_;
};

}  // namespace

MeantTexts split_texts(const MeantTexts& meant, const ConvertSettings& settings,
                       const Converter& converter, cli::Console& console) {
  Splitter splitter(settings, converter, console);
  for (const TextFile& text : meant.texts) splitter.split(text);
  return splitter.take();
}

}  // namespace apograph
