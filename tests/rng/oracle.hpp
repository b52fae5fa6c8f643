// SPDX-License-Identifier: MIT
// RELAX NG by the letter of the specification (§6.2): a pattern matches if there is a way to part
// attributes and children so that its parts match. No derivatives, no memory, exponential.
#pragma once

#include <string>
#include <vector>

namespace rng_tests {

struct OraclePattern {
  enum class Kind {
    empty,
    not_allowed,
    text,
    value,
    string,
    element,
    attribute,
    choice,
    group,
    interleave,
    one_or_more,
  };
  Kind kind = Kind::empty;
  std::string name;   // of an element or attribute; "*" is any name
  std::string value;  // of a value
  std::vector<OraclePattern> children;
};

struct OracleNode {
  std::string name;  // empty for text
  std::string text;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<OracleNode> children;
};

bool oracle_accepts(const OraclePattern& pattern, const OracleNode& element);
std::string schema_of(const OraclePattern& pattern);
std::string document_of(const OracleNode& node);

}  // namespace rng_tests
