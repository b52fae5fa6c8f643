// SPDX-License-Identifier: MIT
// Validates documents, event by event, and finds what is wrong. After a fault it goes on with what
// the fault leaves most likely, and is silent about what follows from the fault only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rng/validate/automaton.hpp"
#include "rng/validate/expectation.hpp"
#include "rng/validate/finding.hpp"
#include "rng/validate/id_check.hpp"
#include "rng/validate/name_cache.hpp"
#include "rng/validate/schema.hpp"
#include "rng/validate/value_cache.hpp"
#include "xml/reader.hpp"

namespace rng::validate {

struct ValidatorOptions {
  bool check_ids = true;
};

/// Legal calls: begin, then the events of one document in order, then finish or abandon; and again.
class Validator final : public xml::PositionedHandler, private datatype::NamespaceContext {
 public:
  explicit Validator(const Schema& schema, const ValidatorOptions& options = {});

  void begin(FindingSink& sink);
  void finish();
  /// Ends a document that could not be read to its end.
  void abandon() { sink_ = nullptr; }

  /// What may stand after the events so far: elements, text, the end of the open element. For
  /// editors, as are those that follow.
  Expected expected();
  /// The elements of which it is known that they must come next.
  std::vector<FoundName> required();
  /// The attributes that a tag which begins here may have beside those that it has. `required` are
  /// those that it lacks.
  Expected expected_attributes(const xml::Name& element, std::span<const xml::Attribute> others,
                               std::vector<FoundName>& required);
  /// What the value of such an attribute may be.
  Expected expected_value(const xml::Name& element, std::span<const xml::Attribute> others,
                          const FoundName& attribute);

  void set_position(const xml::Position& position) override { position_ = &position; }
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration> namespaces) override;
  void end_element(const xml::Name& name) override;
  void text(std::string_view characters) override;
  void unparsed_entity(std::string_view name) override { entities_.emplace_back(name); }

 private:
  struct Frame {
    std::uint32_t transition = 0;
    std::uint32_t bindings = 0;  // how many namespaces were in scope outside
    pattern::NameId name{};
    State outside{kNone};  // the parent's state before; unknown after the caches were shrunk
  };
  // The element that ended last, where no tag has begun since.
  struct Sibling {
    pattern::NameId name{};
    State outside{kNone};
  };
  // What a fault leaves behind in an open element, so that what follows from it is not reported.
  struct Mending {
    enum class Kind : std::uint8_t {
      skipped,   // what `at` requires was passed over: it may come late
      stood_in,  // an element that is not allowed may have been meant for what `at` requires
      doubtful,  // the element itself is misplaced: its content may not be what was meant
      has_text,  // text was reported already
    };
    std::size_t depth = 0;  // how many elements are open
    Kind kind = Kind::skipped;
    State at{kNone};
  };
  // A namespace that is read as another one, as far as the element goes that showed it.
  struct Renaming {
    std::size_t depth = 0;  // of that element; 0 is none
    std::string from;
    std::string to;
  };

  std::optional<std::string_view> namespace_of(std::string_view prefix) const override;
  bool is_unparsed_entity(std::string_view name) const override;

  // True where the state allows nothing because of a fault before: no echoes.
  bool is_silent() const { return had_fault_ && state_ == pattern::kNotAllowed; }
  // recovery.cpp: what follows an element that is not allowed.
  void start_misplaced(const xml::Name& name, Frame frame,
                       std::span<const xml::Attribute> attributes);
  bool take_renamed(Frame& frame, FoundName& name);
  bool take_early(Frame& frame, const FoundName& name);
  bool take_excused(Frame& frame);
  void take_misplaced(Frame& frame, const FoundName& name);
  bool take_meant(Frame& frame, Finding& fault);
  const FoundName& meant_name(bool is_attribute, pattern::NameId id, const FoundName& name);
  void place_misplaced(const Frame& frame, Finding& fault);
  bool may_stand_in_parent(pattern::NameId id);
  State element_anywhere(pattern::NameId id);
  void mend(Mending::Kind kind, State at, std::size_t depth);
  bool is_mended(Mending::Kind kind, State at) const;
  bool is_doubtful() const { return is_mended(Mending::Kind::doubtful, State{kNone}); }
  void leave_faults();
  void check_id(pattern::NameId element, pattern::NameId attribute, const xml::Name& name,
                const xml::Attribute& found, std::size_t index);
  void take_attributes(std::uint32_t transition, const xml::Name& name, pattern::NameId id,
                       std::span<const xml::Attribute> attributes);
  bool take_plan(const Plan& plan, std::span<const xml::Attribute> attributes);
  bool value_matches(State wanted, std::string_view value, bool is_cacheable);
  void take_pointers(const xml::Name& name, const xml::Attribute& attribute, std::size_t index);
  void take_attributes_slowly(const xml::Name& name, std::span<const xml::Attribute> attributes);
  void take_attribute(const xml::Name& name, const xml::Attribute& attribute, std::size_t index);
  void report_value(const xml::Name& name, const xml::Attribute& attribute, std::size_t index,
                    std::span<const pattern::Continuation> ways);
  void report_attribute(const xml::Name& name, const xml::Attribute& attribute, std::size_t index);
  void report_missing(const xml::Name& name);
  base::Wording objection(const std::vector<const datatype::Datatype*>& types,
                          std::string_view value) const;
  void close_attributes(const xml::Name& name);
  void leave_string(pattern::NameId child);
  void untyped_text(std::string_view characters);
  void end_string(const xml::Name& name);
  void end_untyped(const xml::Name& name);
  FoundName open_name() const;
  State after_fault();
  void check_budget();
  void shrink();

  void report(Finding finding);
  void report_empty_schema();
  // Asks the sink, and finds the place where it wants details.
  bool wants_details(Finding& bare);
  template <typename Find>
  xml::LineColumn place_of(const Find& find);
  xml::LineColumn event_line() const;
  void report_id_twice(std::string_view id, const IdHolder& holder, xml::LineColumn at,
                       xml::LineColumn first);
  void report_unresolved(const IdCheck::Unresolved& reference);
  Expectation expectation();
  State tag_state(const xml::Name& element, std::span<const xml::Attribute> attributes);

  const pattern::Grammar& grammar_;
  ValidatorOptions options_;
  Automaton automaton_;
  FindingSink* sink_ = nullptr;
  const xml::Position* position_ = nullptr;
  NameCache name_cache_;
  ValueCache value_cache_;
  IdCheck ids_;

  State state_ = pattern::kNotAllowed;
  State mixed_state_{kNone};  // the last state that text leaves as it is
  std::vector<Frame> frames_;
  bool had_fault_ = false;
  bool wants_string_ = false;  // the open element's content is a string: it is kept in string_
  Sibling sibling_;
  std::vector<Mending> mendings_;  // of the open elements
  // What was worked out for faults, by state and name: the same ones come by the thousand.
  std::unordered_map<std::uint64_t, FoundName> meant_elements_;  // an empty name: none is meant
  std::unordered_map<std::uint64_t, FoundName> meant_attributes_;
  std::unordered_map<std::uint32_t, State> anywhere_;  // the content of all elements of a name
  Renaming renaming_;
  std::optional<Finding> misplaced_;  // its start-tag is being read
  bool has_odd_attribute_ = false;    // in this start-tag; it may stand for one that is missing
  std::string file_;  // the document's name, known from the first place that is asked for
  std::string string_;
  xml::LineColumn string_at_;
  std::vector<xml::NamespaceDeclaration> bindings_;
  std::vector<std::string> entities_;  // that the DTD declares unparsed
  std::vector<pattern::NameId> attribute_names_;
  std::vector<std::uint32_t> labels_;
  std::uint32_t elements_ = 0;  // since the budget was looked at
};

}  // namespace rng::validate
