// SPDX-License-Identifier: MIT
#include "rng/datatype/regex_program.hpp"

#include <algorithm>

namespace rng::datatype {
namespace {

// Writes the nodes one after the other. Recursion goes as deep as parentheses nest.
class Writer {
 public:
  explicit Writer(const RegexTree& tree) : tree_(tree) {}

  std::vector<Instruction> write() {
    node(tree_.root);
    emit(Instruction::Op::match);
    return std::move(code_);
  }

 private:
  using Op = Instruction::Op;

  void node(std::uint32_t index) {
    const RegexNode& node = tree_.nodes[index];
    switch (node.kind) {
      case RegexNode::Kind::set:
        emit(Op::read, node.set);
        break;
      case RegexNode::Kind::sequence:
        sequence(node);
        break;
      case RegexNode::Kind::choice:
        choice(node);
        break;
      case RegexNode::Kind::repetition:
        repetition(node);
        break;
    }
  }

  void sequence(const RegexNode& parent) {
    for (std::uint32_t child = parent.first_child; child != RegexNode::kNone;
         child = tree_.nodes[child].next) {
      node(child);
    }
  }

  void choice(const RegexNode& parent) {
    std::vector<std::uint32_t> to_end;
    for (std::uint32_t child = parent.first_child; child != RegexNode::kNone;
         child = tree_.nodes[child].next) {
      if (tree_.nodes[child].next == RegexNode::kNone) {
        node(child);
        break;
      }
      const std::uint32_t split = emit(Op::split, here() + 1);
      node(child);
      to_end.push_back(emit(Op::jump));
      code_[split].b = here();
    }
    for (const std::uint32_t jump : to_end) code_[jump].a = here();
  }

  void repetition(const RegexNode& parent) {
    std::uint32_t begin = here();
    for (std::uint32_t i = 0; i < parent.minimum; ++i) {
      begin = here();
      node(parent.first_child);
    }
    if (parent.maximum == RegexNode::kUnbounded) {
      unbounded(parent, begin);
      return;
    }
    std::vector<std::uint32_t> to_end;
    for (std::uint32_t i = parent.minimum; i < parent.maximum; ++i) {
      to_end.push_back(emit(Op::split, here() + 1));
      node(parent.first_child);
    }
    for (const std::uint32_t split : to_end) code_[split].b = here();
  }

  // `begin` is where the last copy begins that must be there, if there is one.
  void unbounded(const RegexNode& parent, std::uint32_t begin) {
    if (parent.minimum > 0) {
      emit(Op::split, begin, here() + 1);
      return;
    }
    const std::uint32_t split = emit(Op::split, here() + 1);
    node(parent.first_child);
    emit(Op::jump, split);
    code_[split].b = here();
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }

  std::uint32_t emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0) {
    code_.push_back({op, a, b});
    return here() - 1;
  }

  const RegexTree& tree_;
  std::vector<Instruction> code_;
};

}  // namespace

Program compile(RegexTree tree) {
  Program program;
  program.instructions = Writer(tree).write();
  program.sets = std::move(tree.sets);
  return program;
}

void Machine::begin_step() {
  reached_.clear();
  if (++step_ != 0) return;
  std::fill(visited_.begin(), visited_.end(), 0U);
  step_ = 1;
}

void Machine::follow(std::uint32_t instruction) {
  pending_.push_back(instruction);
  while (!pending_.empty()) {
    const std::uint32_t at = pending_.back();
    pending_.pop_back();
    if (visited_[at] == step_) continue;
    visited_[at] = step_;
    const Instruction& here = program_.instructions[at];
    switch (here.op) {
      case Instruction::Op::split:
        pending_.push_back(here.b);
        pending_.push_back(here.a);
        break;
      case Instruction::Op::jump:
        pending_.push_back(here.a);
        break;
      default:
        reached_.push_back(at);
    }
  }
}

// Mostly in order already: a program is followed from its beginning to its end.
std::vector<std::uint32_t> Machine::sorted_result() {
  if (!std::is_sorted(reached_.begin(), reached_.end())) {
    std::sort(reached_.begin(), reached_.end());
  }
  return reached_;
}

std::vector<std::uint32_t> Machine::start() {
  begin_step();
  follow(0);
  return sorted_result();
}

std::vector<std::uint32_t> Machine::step(const std::vector<std::uint32_t>& from, char32_t c) {
  begin_step();
  for (const std::uint32_t at : from) {
    const Instruction& here = program_.instructions[at];
    if (here.op == Instruction::Op::read && program_.sets[here.a].contains(c)) follow(at + 1);
  }
  return sorted_result();
}

bool Machine::is_accepting(const std::vector<std::uint32_t>& at) const {
  // The matching instruction is the last one of a program, and sets are sorted.
  return !at.empty() && program_.instructions[at.back()].op == Instruction::Op::match;
}

}  // namespace rng::datatype
