// SPDX-License-Identifier: MIT
// From mentions to tags.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "annotate/annotate.hpp"
#include "recognise/mention.hpp"

namespace annotate {

/// How a document writes its references: what stands before the key of an entry. Learnt of those
/// that it has, for each authority file by itself, as one may be named by its path.
class ReferenceStyle {
 public:
  ReferenceStyle(const Facts& facts, const Request& request);

  /// A reference to an entry of the authority; empty where there is no such.
  std::string reference_to(const std::string& key) const;

 private:
  const Facts& facts_;
  const Request& request_;
  std::map<std::string, std::string> prefixes_;  // by authority file
  std::optional<std::string> common_;            // that names no file
};

/// The key at the end of a reference: behind its last `#` or `:`, or the whole.
std::string key_of(const std::string& reference);

/// Adds what the mentions of a passage say and nobody has tagged.
void add_mentions(const Letter& letter, std::uint32_t passage,
                  const std::vector<recognise::Mention>& mentions, const ReferenceStyle& style,
                  const Request& request, Annotation& annotation);

}  // namespace annotate
