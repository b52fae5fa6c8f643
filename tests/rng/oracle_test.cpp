// SPDX-License-Identifier: MIT
// The engine against the oracle: small patterns by chance, small documents by chance, the same
// seeds each time.
#include "rng/oracle.hpp"

#include <iostream>
#include <random>

#include <gtest/gtest.h>

#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"

namespace {

using rng_tests::OracleNode;
using rng_tests::OraclePattern;
using Kind = OraclePattern::Kind;

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  OraclePattern root() {
    OraclePattern pattern{Kind::element, "r", {}, {}};
    pattern.children.push_back(content(4));
    return pattern;
  }

  OracleNode document() {
    OracleNode node = element(2);
    node.name = "r";
    return node;
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  OraclePattern leaf(std::uint32_t depth) {
    switch (below(10)) {
      case 0:
        return {Kind::empty, {}, {}, {}};
      case 1:
        return below(4) == 0 ? OraclePattern{Kind::not_allowed, {}, {}, {}}
                             : OraclePattern{Kind::text, {}, {}, {}};
      case 2:
        return {Kind::value, {}, below(2) == 0 ? "1" : "2", {}};
      case 3:
        return {Kind::string, {}, {}, {}};
      case 4:
      case 5: {
        OraclePattern made{Kind::attribute, below(2) == 0 ? "x" : "y", {}, {}};
        made.children.push_back(string());
        return made;
      }
      default: {
        OraclePattern made{Kind::element, name(), {}, {}};
        made.children.push_back(depth == 0 ? OraclePattern{Kind::empty, {}, {}, {}}
                                           : content(depth - 1));
        return made;
      }
    }
  }

  OraclePattern string() {
    switch (below(4)) {
      case 0:
        return {Kind::value, {}, below(2) == 0 ? "1" : "2", {}};
      case 1:
        return {Kind::string, {}, {}, {}};
      case 2:
        return {Kind::empty, {}, {}, {}};
      default:
        return {Kind::text, {}, {}, {}};
    }
  }

  OraclePattern content(std::uint32_t depth) {
    if (depth == 0 || below(3) == 0) return leaf(depth);
    OraclePattern made;
    switch (below(5)) {
      case 0:
        made.kind = Kind::one_or_more;
        made.children.push_back(content(depth - 1));
        return made;
      case 1:
        made.kind = Kind::interleave;
        break;
      case 2:
        made.kind = Kind::group;
        break;
      default:
        made.kind = Kind::choice;
    }
    made.children.push_back(content(depth - 1));
    made.children.push_back(content(depth - 1));
    return made;
  }

  std::string name() {
    static const char* const kNames[] = {"a", "a", "b", "b", "c", "*"};
    return kNames[below(6)];
  }

  OracleNode element(std::uint32_t depth) {
    OracleNode node;
    node.name = std::string(1, static_cast<char>('a' + below(3)));
    if (below(3) == 0) node.attributes.emplace_back("x", below(2) == 0 ? "1" : "2");
    if (below(4) == 0) node.attributes.emplace_back("y", below(2) == 0 ? "1" : "");
    const std::uint32_t count = depth == 0 ? 0 : below(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool is_text = below(4) == 0;
      const bool was_text = !node.children.empty() && node.children.back().name.empty();
      if (is_text && was_text) continue;
      node.children.push_back(is_text ? OracleNode{"", below(2) == 0 ? "1" : "2", {}, {}}
                                      : element(depth - 1));
    }
    return node;
  }

  std::mt19937 random_;
};

TEST(Oracle, AgreesOnSmallPatternsAndDocuments) {
  Generator generator(20'240'229);
  std::size_t schemas = 0;
  std::size_t checks = 0;
  std::size_t accepted = 0;
  for (int round = 0; round < 6'000; ++round) {
    const OraclePattern pattern = generator.root();
    base::DiagnosticList faults;
    const std::string text = schema_of(pattern);
    const auto schema = rng::validate::load_schema_bytes(text, "pattern.rng", faults);
    if (schema == nullptr) continue;  // violates §7
    ++schemas;
    rng::explain::Validator validator(*schema);
    for (int i = 0; i < 60; ++i) {
      const OracleNode document = generator.document();
      base::DiagnosticList found;
      const std::string bytes = document_of(document);
      const bool is_valid = validator.validate_bytes(bytes, "document.xml", found).is_valid();
      ASSERT_EQ(is_valid, oracle_accepts(pattern, document)) << text << "\n" << bytes;
      ++checks;
      accepted += is_valid ? 1 : 0;
    }
  }
  std::cout << schemas << " schemas, " << checks << " documents, " << accepted << " valid\n";
  EXPECT_GT(schemas, 1'000U);
  EXPECT_GT(accepted, 1'000U);
}

}  // namespace
