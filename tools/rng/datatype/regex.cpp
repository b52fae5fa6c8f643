// SPDX-License-Identifier: MIT
// A deterministic automaton built as texts are read (as google/re2:re2/dfa.cc does), over classes
// of characters that no set of the expression tells apart. Its states are built under a lock, once,
// and never change or go: readers take no lock. When the budget for states is used up, a text that
// needs another one is finished on sets of instructions, at a cost that is linear all the same.
#include "rng/datatype/regex.hpp"

#include <array>
#include <atomic>
#include <map>
#include <vector>

#include "base/utf8.hpp"
#include "rng/datatype/regex_program.hpp"

namespace rng::datatype {
namespace {

constexpr std::size_t kStateBudget = 512U << 10U;  // bytes for each expression
constexpr std::size_t kMaxWideClasses = 24;
constexpr std::size_t kMaxWideSets = 64;

// Which characters can be told apart. Classes of ASCII characters are known from the beginning;
// those of others are found as texts bring them, a class being the bits of the sets that hold the
// character.
class Classes {
 public:
  static constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;

  explicit Classes(const Program& program) {
    ascii_.fill(0);
    for (const CharSet& set : program.sets) refine(set);
    for (char32_t c = 0; c < 0x80; ++c) representatives_[ascii_[c]] = c;
    for (const CharSet& set : program.sets) {
      if (!set.is_ascii()) wide_sets_.push_back(&set);
    }
  }

  std::size_t capacity() const { return ascii_count_ + kMaxWideClasses; }
  std::uint32_t of_ascii(char c) const { return ascii_[static_cast<unsigned char>(c)]; }

  // kUnknown where there are too many to be told apart.
  std::uint32_t of_wide(char32_t c) {
    if (wide_sets_.size() > kMaxWideSets) return kUnknown;
    const std::uint64_t bits = signature(c);
    const std::size_t known = wide_count_.load(std::memory_order_acquire);
    if (const std::uint32_t found = find(bits, 0, known); found != kUnknown) return found;
    const std::lock_guard guard(mutex_);
    const std::size_t count = wide_count_.load(std::memory_order_relaxed);
    if (const std::uint32_t found = find(bits, known, count); found != kUnknown) return found;
    if (count == kMaxWideClasses) return kUnknown;
    signatures_[count] = bits;
    representatives_[ascii_count_ + count] = c;
    wide_count_.store(count + 1, std::memory_order_release);
    return static_cast<std::uint32_t>(ascii_count_ + count);
  }

  char32_t representative(std::uint32_t of_class) const { return representatives_[of_class]; }

 private:
  // Splits each class into what belongs to the set and what does not.
  void refine(const CharSet& set) {
    std::array<std::uint8_t, 256> renamed{};
    std::size_t count = 0;
    for (char32_t c = 0; c < 0x80; ++c) {
      std::uint8_t& name = renamed[ascii_[c] * 2U + (set.contains(c) ? 1U : 0U)];
      if (name == 0) name = static_cast<std::uint8_t>(++count);
      ascii_[c] = static_cast<std::uint8_t>(name - 1);
    }
    ascii_count_ = count;
  }

  std::uint64_t signature(char32_t c) const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < wide_sets_.size(); ++i) {
      if (wide_sets_[i]->contains(c)) bits |= std::uint64_t{1} << i;
    }
    return bits;
  }

  std::uint32_t find(std::uint64_t bits, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (signatures_[i] == bits) return static_cast<std::uint32_t>(ascii_count_ + i);
    }
    return kUnknown;
  }

  std::array<std::uint8_t, 128> ascii_{};
  std::size_t ascii_count_ = 1;
  std::vector<const CharSet*> wide_sets_;
  std::atomic<std::size_t> wide_count_ = 0;
  std::array<std::uint64_t, kMaxWideClasses> signatures_{};
  std::array<char32_t, 128 + kMaxWideClasses> representatives_{};
  std::mutex mutex_;
};

}  // namespace

class Regex::Automaton {
 public:
  explicit Automaton(Program program)
      : program_(std::move(program)), classes_(program_), machine_(program_) {
    const std::lock_guard guard(mutex_);
    start_ = state_of(machine_.start());
  }

  bool matches(std::string_view text) {
    const State* state = start_;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t before = at;
      const char c = text[at];
      const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
      if (is_ascii) ++at;
      const std::uint32_t of_class =
          is_ascii ? classes_.of_ascii(c) : classes_.of_wide(base::utf8::next(text, at));
      const State* next = of_class == Classes::kUnknown ? nullptr : successor(*state, of_class);
      if (next == nullptr) return matches_slowly(*state, text.substr(before));
      if (next->is_dead()) return false;
      state = next;
    }
    return state->is_accepting;
  }

 private:
  struct State {
    std::vector<std::uint32_t> instructions;
    bool is_accepting = false;
    // Mutable for those who read: filled once each.
    mutable std::unique_ptr<std::atomic<const State*>[]> next;

    bool is_dead() const { return instructions.empty(); }
  };

  // Null where the budget is used up.
  const State* successor(const State& state, std::uint32_t of_class) {
    const State* known = state.next[of_class].load(std::memory_order_acquire);
    if (known != nullptr) return known;
    const std::lock_guard guard(mutex_);
    const State* made =
        state_of(machine_.step(state.instructions, classes_.representative(of_class)));
    if (made != nullptr) state.next[of_class].store(made, std::memory_order_release);
    return made;
  }

  // Under the lock.
  const State* state_of(std::vector<std::uint32_t> instructions) {
    const auto found = states_.find(instructions);
    if (found != states_.end()) return &found->second;
    const std::size_t size = sizeof(State) + 2 * instructions.size() * sizeof(std::uint32_t) +
                             classes_.capacity() * sizeof(void*);
    if (!states_.empty() && used_ + size > kStateBudget) return nullptr;
    used_ += size;
    State state;
    state.is_accepting = machine_.is_accepting(instructions);
    state.instructions = instructions;
    state.next = std::make_unique<std::atomic<const State*>[]>(classes_.capacity());
    return &states_.emplace(std::move(instructions), std::move(state)).first->second;
  }

  bool matches_slowly(const State& state, std::string_view text) const {
    Machine machine(program_);
    std::vector<std::uint32_t> at_instructions = state.instructions;
    for (std::size_t at = 0; at < text.size();) {
      at_instructions = machine.step(at_instructions, base::utf8::next(text, at));
      if (at_instructions.empty()) return false;
    }
    return machine.is_accepting(at_instructions);
  }

  const Program program_;
  Classes classes_;
  Machine machine_;
  std::mutex mutex_;
  std::map<std::vector<std::uint32_t>, State> states_;
  std::size_t used_ = 0;
  const State* start_ = nullptr;
};

Regex::Regex(std::string pattern) : pattern_(std::move(pattern)) {}
Regex::~Regex() = default;

std::optional<RegexError> Regex::check(std::string_view pattern) {
  auto tree = parse_regex(pattern);
  return tree ? std::nullopt : std::optional(tree.error());
}

bool Regex::matches(std::string_view text) const {
  std::call_once(is_built_, [this] {
    if (auto tree = parse_regex(pattern_)) {
      automaton_ = std::make_unique<Automaton>(compile(std::move(*tree)));
    }
  });
  return automaton_ != nullptr && automaton_->matches(text);
}

}  // namespace rng::datatype
