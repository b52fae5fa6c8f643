// SPDX-License-Identifier: MIT
#include "authority/register_file.hpp"

#include <utility>

namespace authority {
namespace {

std::set<std::string, std::less<>> ids_of(const xml::Node& root) {
  std::set<std::string, std::less<>> ids;
  std::vector<const xml::Node*> pending{&root};
  while (!pending.empty()) {
    const xml::Node& node = *pending.back();
    pending.pop_back();
    if (const std::string* id = node.attribute("xml:id")) ids.insert(*id);
    for (const auto& child : node.children) pending.push_back(child.get());
  }
  return ids;
}

}  // namespace

base::Result<RegisterFile> RegisterFile::read(std::string bytes, const std::string& name,
                                              const std::string& reference) {
  RegisterFile file;
  file.bytes_ = std::make_unique<std::string>(std::move(bytes));
  auto document = xml::parse(*file.bytes_, name);
  if (!document) return tl::unexpected(std::move(document.error()));
  file.document_ = std::move(*document);
  file.document_.file = name;
  file.reference_ = reference;
  file.ids_ = ids_of(*file.document_.root);
  file.entries_ = entries_of(file.document_, false);
  for (FoundEntry& entry : file.entries_) entry.entity.file = reference;
  return file;
}

}  // namespace authority
