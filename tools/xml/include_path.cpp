// SPDX-License-Identifier: MIT
#include "xml/include_path.hpp"

#include <filesystem>
#include <memory>

#include <libxml/parser.h>
#include <libxml/uri.h>

namespace xml {
namespace {

struct Free {
  void operator()(void* memory) const { xmlFree(memory); }
};

std::string unescaped(std::string_view uri) {
  if (uri.empty()) return {};
  const std::unique_ptr<char, Free> text(
      xmlURIUnescapeString(uri.data(), static_cast<int>(uri.size()), nullptr));
  return text ? std::string(text.get()) : std::string(uri);
}

bool has_scheme(std::string_view uri) {
  const std::size_t colon = uri.find(':');
  return colon != std::string_view::npos && uri.find_first_of("/?#") > colon;
}

}  // namespace

std::optional<std::string> path_of_reference(const std::string& file, std::string_view reference) {
  if (reference.starts_with("file:")) {
    reference.remove_prefix(5);
    if (reference.starts_with("//localhost/")) reference.remove_prefix(11);
    if (reference.starts_with("///")) reference.remove_prefix(2);
  } else if (has_scheme(reference)) {
    return std::nullopt;
  }
  if (reference.starts_with("//")) return std::nullopt;
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  const bool is_folder = reference.ends_with('/');
  const auto path = (folder / unescaped(reference)).lexically_normal().string();
  return is_folder && !path.ends_with('/') ? path + "/" : path;
}

std::string resolved_reference(std::string_view base, std::string_view reference) {
  if (has_scheme(reference) || reference.starts_with('/')) return std::string(reference);
  const std::size_t slash = base.rfind('/');
  if (slash == std::string_view::npos) return std::string(reference);
  return std::string(base.substr(0, slash + 1)) + std::string(reference);
}

}  // namespace xml
