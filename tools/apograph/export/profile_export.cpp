// SPDX-License-Identifier: MIT
#include "apograph/export/profile_export.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "transform/stylesheet.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

using Stylesheets = std::map<std::string_view, transform::Stylesheet>;

class StylesheetLetter final : public ProfileLetter {
 public:
  StylesheetLetter(const Stylesheets& stylesheets, const feeds::Edition& edition,
                   const feeds::Letter& letter, const feeds::Neighbours& neighbours,
                   feeds::LetterSource& source)
      : stylesheets_(stylesheets) {
    const std::string* const bytes = source.bytes();
    if (bytes == nullptr) return;
    document_ = transform::Document::parse(*bytes, letter.at.file);
    job_ = {feeds::profile_parameters(edition, letter, neighbours),
            {},
            {{std::string(feeds::kNamesPath), feeds::names_document(edition, letter)}}};
  }

  std::string as(const feeds::Target& target, base::DiagnosticSink& faults) override {
    if (!document_) return {};
    if (!*document_) {
      faults.add(document_->error());
      return {};
    }
    base::DiagnosticList said;
    auto made = stylesheets_.at(target.name).apply(**document_, job_, said);
    if (!made && said.items.empty()) said.add(made.error());
    for (base::Diagnostic& item : said.items) faults.add(std::move(item));
    return made ? std::move(*made) : std::string();
  }

 private:
  const Stylesheets& stylesheets_;
  std::optional<base::Result<transform::Document>> document_;
  transform::Job job_;
};

class StylesheetProfiles final : public ProfileWriter {
 public:
  explicit StylesheetProfiles(fs::path folder) : folder_(std::move(folder)) {}

  base::Result<void> load(const feeds::Target& target) override {
    auto stylesheet =
        transform::Stylesheet::load(folder_ / fmt::format("{}.xsl", target.profile->stylesheet));
    if (!stylesheet) return tl::unexpected(stylesheet.error());
    stylesheets_.emplace(target.name, std::move(*stylesheet));
    return {};
  }

  std::unique_ptr<ProfileLetter> letter(const feeds::Edition& edition, const feeds::Letter& letter,
                                        const feeds::Neighbours& neighbours,
                                        feeds::LetterSource& source) override {
    return std::make_unique<StylesheetLetter>(stylesheets_, edition, letter, neighbours, source);
  }

  base::Result<void> write_assets(const feeds::Target& target, feeds::Output& output) override {
    const fs::path folder = folder_ / target.name;
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

 private:
  fs::path folder_;
  Stylesheets stylesheets_;  // by the name of their target
};

}  // namespace

cli::Exit export_profiles(const cli::Arguments& arguments, cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  StylesheetProfiles profiles(resources->stylesheets() / "profiles");
  return export_targets(arguments, &profiles, console);
}

}  // namespace apograph
