// SPDX-License-Identifier: MIT
// The tree of a regular expression as the program of a nondeterministic machine (Thompson): what
// `regex` runs, or makes states of.
#pragma once

#include <cstdint>
#include <vector>

#include "rng/datatype/regex_syntax.hpp"

namespace rng::datatype {

/// One instruction. Those that read a character go on behind themselves.
struct Instruction {
  enum class Op : std::uint8_t { read, split, jump, match };
  Op op = Op::match;
  std::uint32_t a = 0;  // read: the set; split and jump: a target
  std::uint32_t b = 0;  // split: the other target
};

struct Program {
  std::vector<Instruction> instructions;
  std::vector<CharSet> sets;
};

Program compile(RegexTree tree);

/// Runs a program on sets of instructions. Keeps room for its work, so it is for one thread.
class Machine {
 public:
  explicit Machine(const Program& program)
      : program_(program), visited_(program.instructions.size(), 0) {}

  /// The reading and matching instructions that are reached from the first one, sorted.
  std::vector<std::uint32_t> start();
  /// Those that are reached from `from` by reading a character.
  std::vector<std::uint32_t> step(const std::vector<std::uint32_t>& from, char32_t c);
  /// True where the end may stand at `at`.
  bool is_accepting(const std::vector<std::uint32_t>& at) const;

 private:
  void begin_step();
  void follow(std::uint32_t instruction);
  std::vector<std::uint32_t> sorted_result();

  const Program& program_;
  std::vector<std::uint32_t> visited_;  // the step in which an instruction was last met
  std::uint32_t step_ = 0;
  std::vector<std::uint32_t> pending_;
  std::vector<std::uint32_t> reached_;
};

}  // namespace rng::datatype
