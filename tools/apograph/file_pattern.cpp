// SPDX-License-Identifier: MIT
#include "apograph/file_pattern.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>
#include <fnmatch.h>

namespace apograph {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

Paths entries_of(const fs::path& folder) {
  Paths entries;
  std::error_code error;
  const fs::path place = folder.empty() ? fs::path(".") : folder;
  for (fs::directory_iterator entry(place, error), end; !error && entry != end;
       entry.increment(error)) {
    entries.push_back(folder / entry->path().filename());
  }
  return entries;
}

// The folder itself and all below it.
Paths folders_below(const fs::path& folder) {
  Paths found = {folder};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const fs::path& entry : entries_of(found[i])) {
      std::error_code error;
      if (fs::is_directory(fs::symlink_status(entry, error)) && !is_hidden(entry)) {
        found.push_back(entry);
      }
    }
  }
  return found;
}

// What one part of a pattern leads to.
Paths step(const Paths& from, const std::string& part, bool is_last) {
  Paths to;
  for (const fs::path& folder : from) {
    if (part == "**") {
      Paths below = folders_below(folder);
      to.insert(to.end(), below.begin(), below.end());
    } else if (!is_pattern(part)) {
      to.push_back(folder / part);
    } else {
      for (const fs::path& entry : entries_of(folder)) {
        std::error_code error;
        const bool is_wanted = fs::is_directory(entry, error) != is_last;
        if (is_wanted && fnmatch(part.c_str(), entry.filename().c_str(), FNM_PERIOD) == 0) {
          to.push_back(entry);
        }
      }
    }
  }
  return to;
}

NamedFile no_file(std::string_view code, const fs::path& operand, std::string message,
                  std::string hint) {
  return {operand,
          {},
          base::failure(code, {operand.string()}, std::move(message), std::move(hint)).value()};
}

std::vector<NamedFile> named_by_folder(const fs::path& folder, const FileKind& kind) {
  std::vector<NamedFile> named;
  Paths unreadable;
  for (const fs::path& file : files_below(folder, kind.endings, unreadable)) {
    named.push_back({file, file.lexically_relative(folder)});
  }
  for (const fs::path& closed : unreadable) {
    named.push_back(no_file("file.unreadable", closed, "this folder cannot be read",
                            "ask its owner for permission"));
  }
  if (named.empty()) {
    named.push_back(no_file(
        kind.none_code, folder,
        fmt::format("this folder holds no file that ends in {}", fmt::join(kind.endings, ", ")),
        fmt::format("name the files themselves, or a pattern such as '{}'", kind.other_pattern)));
  }
  return named;
}

std::vector<NamedFile> named_by_pattern(const std::string& pattern, const FileKind& kind) {
  std::vector<NamedFile> named;
  for (const fs::path& file : matching_files(pattern)) named.push_back({file, file.filename()});
  if (named.empty()) {
    named.push_back(no_file(kind.none_code, pattern, "no file matches this pattern",
                            "check the spelling and the folder that you stand in"));
  }
  return named;
}

}  // namespace

bool is_pattern(std::string_view name) {
  return name.find_first_of("*?[") != std::string_view::npos;
}

Paths matching_files(const std::string& pattern) {
  const fs::path path(pattern);
  Paths found = {path.root_path()};
  const fs::path below = path.relative_path();
  for (auto part = below.begin(); part != below.end(); ++part) {
    found = step(found, part->string(), std::next(part) == below.end());
  }
  std::error_code error;
  std::erase_if(found, [&](const fs::path& file) { return !fs::is_regular_file(file, error); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Paths files_below(const fs::path& folder, std::span<const std::string_view> endings,
                  Paths& unreadable) {
  const auto is_meant = [&](const fs::path& file) {
    return std::find(endings.begin(), endings.end(), file.extension().string()) != endings.end();
  };
  Paths files;
  Paths folders = {folder};
  while (!folders.empty()) {
    const fs::path current = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    for (fs::directory_iterator entry(current, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code unknown;
      if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
        if (!is_hidden(entry->path())) folders.push_back(entry->path());
      } else if (is_meant(entry->path())) {
        files.push_back(entry->path());
      }
    }
    if (error) unreadable.push_back(current);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<NamedFile> named_by(const std::string& operand, const FileKind& kind) {
  std::error_code error;
  if (operand == "-") return {{operand, operand}};
  if (fs::is_directory(operand, error)) return named_by_folder(operand, kind);
  if (is_pattern(operand) && !fs::exists(operand, error)) return named_by_pattern(operand, kind);
  return {{operand, fs::path(operand).filename()}};
}

}  // namespace apograph
