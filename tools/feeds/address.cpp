// SPDX-License-Identifier: MIT
#include "feeds/address.hpp"

#include <algorithm>
#include <filesystem>

#include "base/percent.hpp"

namespace feeds {
namespace {

constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

std::string encoded(std::string_view text, std::string_view also_allowed) {
  return base::percent_encoded(text, [also_allowed](char c) {
    return kUnreserved.find(c) != std::string_view::npos ||
           also_allowed.find(c) != std::string_view::npos;
  });
}

bool has_scheme(std::string_view reference) {
  const std::size_t end = reference.find_first_of(":/?#");
  return end != std::string_view::npos && end > 0 && reference[end] == ':';
}

}  // namespace

std::string resolved_address(std::string_view base, std::string_view reference) {
  const std::size_t scheme = base.find("://");
  if (has_scheme(reference) || scheme == std::string_view::npos) return std::string(reference);
  if (reference.starts_with("//"))
    return std::string(base.substr(0, scheme + 1)) + std::string(reference);
  const std::size_t root = std::min(base.find('/', scheme + 3), base.size());
  const std::size_t tail = std::min(reference.find_first_of("?#"), reference.size());
  std::string path = reference.starts_with('/') || root == base.size()
                         ? "/"
                         : std::string(base.substr(root, base.rfind('/') + 1 - root));
  path += reference.substr(0, tail);
  return std::string(base.substr(0, root)) +
         std::filesystem::path(path).lexically_normal().string() +
         std::string(reference.substr(tail));
}

std::string address_segment(std::string_view text) {
  return encoded(text, "");
}

std::string encoded_address(std::string_view address) {
  return encoded(address, ":/?#[]@!$&'()*+,;=%");
}

}  // namespace feeds
