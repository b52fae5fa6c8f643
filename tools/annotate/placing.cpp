// SPDX-License-Identifier: MIT
#include "annotate/placing.hpp"

#include <algorithm>

namespace annotate {
namespace {

constexpr int kMaxSteps = 64;  // out of elements that are nested in each other

class Placer {
 public:
  Placer(const DocumentTree& tree, const Reading& reading, std::uint32_t passage, base::Span flow)
      : tree_(tree),
        reading_(reading),
        number_(passage),
        flow_(reading.passages[passage].flow),
        wanted_(flow) {}

  std::optional<Placement> place() {
    if (!find_ends()) return std::nullopt;
    for (int step = 0; step < kMaxSteps; ++step) {
      if (must_leave(begin_in_, end_in_)) {
        if (!leave(begin_in_, true)) return std::nullopt;
      } else if (must_leave(end_in_, begin_in_)) {
        if (!leave(end_in_, false)) return std::nullopt;
      } else {
        return Placement{document_, begin_in_};
      }
    }
    return std::nullopt;
  }

 private:
  const Atom* atom_at(std::uint32_t offset) const {
    const auto& atoms = flow_.atoms();
    const auto after =
        std::upper_bound(atoms.begin(), atoms.end(), offset,
                         [](std::uint32_t at, const Atom& atom) { return at < atom.at; });
    return after == atoms.begin() ? nullptr : &*(after - 1);
  }

  std::uint32_t end_of(const Atom& atom) const {
    const bool is_last = &atom == &flow_.atoms().back();
    return is_last ? flow_.end() : (&atom + 1)->at;
  }

  bool find_ends() {
    const Atom* const first = atom_at(wanted_.begin);
    const Atom* const last = atom_at(wanted_.end - 1);
    if (first == nullptr || last == nullptr) return false;
    if (first->element == kNone || last->element == kNone) return false;
    if (!first->is_literal && wanted_.begin != first->at) return false;
    if (!last->is_literal && wanted_.end != end_of(*last)) return false;
    document_.begin = first->document.begin + (wanted_.begin - first->at);
    document_.end =
        last->is_literal ? last->document.begin + (wanted_.end - last->at) : last->document.end;
    begin_in_ = first->element;
    end_in_ = last->element;
    return document_.begin < document_.end;
  }

  // True where no tag of ours may stand directly in an element, or not as other ends elsewhere.
  bool must_leave(std::uint32_t element, std::uint32_t other) const {
    if (!tree_.elements[element].span.contains(tree_.elements[other].span)) return true;
    const Role role = reading_.roles[element];
    if (role == Role::tight || role == Role::choice) return true;
    const std::uint32_t parent = tree_.elements[element].parent;
    const bool is_form = parent != kNone && reading_.roles[parent] == Role::choice;
    return is_form && holds_begin(element) && holds_end(element);
  }

  bool is_blank(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view text = flow_.text();
    return begin <= end &&
           text.substr(begin, end - begin).find_first_not_of(' ') == std::string_view::npos;
  }

  // True where the stretch holds an element's text from its beginning on, or to its end.
  bool holds_begin(std::uint32_t element) const {
    const Extent& extent = reading_.extents[element];
    const std::uint32_t begin = extent.flow.begin;
    return extent.passage == number_ && (wanted_.begin <= begin || is_blank(begin, wanted_.begin));
  }
  bool holds_end(std::uint32_t element) const {
    const Extent& extent = reading_.extents[element];
    const std::uint32_t end = extent.flow.end;
    return extent.passage == number_ && (wanted_.end >= end || is_blank(wanted_.end, end));
  }

  // Moves an end of the element to be out of another.
  bool leave(std::uint32_t& element, bool is_begin) {
    const bool holds = is_begin ? holds_begin(element) : holds_end(element);
    if (!holds || tree_.elements[element].parent == kNone) return false;
    const base::Span span = tree_.elements[element].span;
    (is_begin ? document_.begin : document_.end) = is_begin ? span.begin : span.end;
    element = tree_.elements[element].parent;
    return true;
  }

  const DocumentTree& tree_;
  const Reading& reading_;
  std::uint32_t number_;
  const FlowText& flow_;
  base::Span wanted_;
  base::Span document_;
  std::uint32_t begin_in_ = kNone;
  std::uint32_t end_in_ = kNone;
};

}  // namespace

std::optional<Placement> place(const DocumentTree& tree, const Reading& reading,
                               std::uint32_t passage, base::Span flow) {
  if (flow.is_empty()) return std::nullopt;
  return Placer(tree, reading, passage, flow).place();
}

}  // namespace annotate
