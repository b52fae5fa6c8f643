// SPDX-License-Identifier: MIT
#include "apograph/export/profile_export.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apograph/file_pattern.hpp"
#include "apograph/in_order.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "feeds/profile.hpp"
#include "transform/stylesheet.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAhead = 64;

// One letter, transformed.
struct Transformed {
  std::string bytes;
  base::DiagnosticList faults;
};

// What a stylesheet says of many letters is said of the first ones, and counted then.
class Sayings {
 public:
  explicit Sayings(base::DiagnosticSink& sink) : sink_(sink) {}

  void take(base::Diagnostic said) {
    if (!said.code.starts_with("profile.")) return sink_.add(std::move(said));
    said.notes.clear();  // the place in the stylesheet is nothing to an editor
    if (++counts_[said.message] <= kSaid) sink_.add(std::move(said));
  }

  void finish() {
    for (const auto& [message, count] : counts_) {
      if (count <= kSaid) continue;
      sink_.add({base::Severity::warning,
                 "profile.more",
                 {},
                 fmt::format("the same of {} more: {}", counted(count - kSaid, "place"), message),
                 {},
                 {}});
    }
  }

 private:
  static constexpr std::size_t kSaid = 5;
  base::DiagnosticSink& sink_;
  std::map<std::string, std::size_t> counts_;
};

class StylesheetProfiles final : public ProfileWriter {
 public:
  explicit StylesheetProfiles(fs::path folder) : folder_(std::move(folder)) {}

  base::Result<void> write(const feeds::Target& target, const feeds::Edition& edition,
                           std::size_t jobs, feeds::Output& output,
                           base::DiagnosticSink& faults) override {
    const feeds::Profile& profile = *target.profile;
    const auto stylesheet =
        transform::Stylesheet::load(folder_ / fmt::format("{}.xsl", profile.stylesheet));
    if (!stylesheet) return tl::unexpected(stylesheet.error());
    const auto neighbours = feeds::neighbours_of(edition);
    std::vector<std::string> together(profile.together == nullptr ? 0 : edition.letters.size());
    std::set<std::string> files;
    Sayings sayings(faults);
    InOrder order(kAhead);
    run_on_threads(edition.letters.size(), jobs, [&](std::size_t number, std::size_t) {
      auto done = std::make_shared<Transformed>(
          transformed(*stylesheet, edition, edition.letters[number], neighbours[number]));
      order.done(number, [&, number, done] {
        for (base::Diagnostic& fault : done->faults.items) sayings.take(std::move(fault));
        if (done->bytes.empty()) return;
        const feeds::Letter& letter = edition.letters[number];
        if (profile.together != nullptr) {
          together[number] = std::move(done->bytes);
        } else if (const std::string file = feeds::file_of(letter); files.insert(file).second) {
          output.write(fmt::format("{}{}.xml", profile.folder, file), done->bytes);
        } else {
          faults.add(same_file(letter, file));
        }
      });
    });
    sayings.finish();
    if (profile.together != nullptr) profile.together(edition, together, output);
    return write_assets(folder_ / target.name, output);
  }

 private:
  static base::Diagnostic same_file(const feeds::Letter& letter, const std::string& file) {
    return {base::Severity::error,
            "export.same-file",
            letter.at,
            fmt::format("another letter has the file {}.xml; this one is left out", file),
            "rename it: letters, digits, - and . tell files apart",
            {}};
  }

  static Transformed transformed(const transform::Stylesheet& stylesheet,
                                 const feeds::Edition& edition, const feeds::Letter& letter,
                                 const feeds::Neighbours& neighbours) {
    Transformed result;
    const auto bytes = base::read_file(letter.at.file);
    if (!bytes) {
      result.faults.add(bytes.error());
      return result;
    }
    const transform::Job job = {
        feeds::profile_parameters(edition, letter, neighbours),
        {},
        {{std::string(feeds::kNamesPath), feeds::names_document(edition, letter)}}};
    const std::size_t said = result.faults.items.size();
    auto made = stylesheet.apply(*bytes, letter.at.file, job, result.faults);
    if (made) {
      result.bytes = std::move(*made);
    } else if (result.faults.items.size() == said) {
      result.faults.add(made.error());
    }
    return result;
  }

  // What lies beside the letters on the platform and is the same for all editions.
  static base::Result<void> write_assets(const fs::path& folder, feeds::Output& output) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return {};
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
      if (!entry.is_regular_file(error)) continue;
      const auto bytes = base::read_file(entry.path());
      if (!bytes) return tl::unexpected(bytes.error());
      output.write(entry.path().lexically_relative(folder).generic_string(), *bytes);
    }
    return {};
  }

  fs::path folder_;
};

}  // namespace

cli::Exit export_profiles(const cli::Arguments& arguments, cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  StylesheetProfiles profiles(resources->stylesheets() / "profiles");
  return export_targets(arguments, &profiles, console);
}

}  // namespace apograph
