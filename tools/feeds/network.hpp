// SPDX-License-Identifier: MIT
// Who wrote to whom, and who is named how often: counted once for the targets that show it.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "feeds/facts.hpp"

namespace feeds {

/// The key of the entry that a name points to; where there is none, what it points to, or the name
/// itself.
std::string identity(const Edition& edition, const Name& name);

struct Node {
  Kind kind = Kind::person;
  std::string label;
  std::size_t sent = 0, received = 0, mentioned = 0;
};

struct Network {
  std::map<std::string, Node> nodes;  // by identity; persons and organisations
  std::map<std::pair<std::string, std::string>, std::size_t> letters;  // sender and receiver
};

Network network_of(const Edition& edition);

}  // namespace feeds
