// SPDX-License-Identifier: MIT
#include "rng/validate/validator.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/near_name.hpp"

namespace rng::validate {

using pattern::Continuation;
using pattern::kEmpty;
using pattern::kNotAllowed;
using pattern::NameId;

namespace {

// How many elements may come before the budget of the caches is looked at again.
constexpr std::uint32_t kElementsPerCheck = 256;

constexpr std::array<bool, 256> kSpaces = [] {
  std::array<bool, 256> spaces{};
  for (const char c : {' ', '\t', '\n', '\r'}) spaces[static_cast<unsigned char>(c)] = true;
  return spaces;
}();

bool is_space(char c) {
  return kSpaces[static_cast<unsigned char>(c)];
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_space);
}

FoundName found_name(const xml::Name& name) {
  return {std::string(name.namespace_uri), std::string(name.local), std::string(name.prefix)};
}

std::string shortened(std::string_view value) {
  if (value.size() <= kMaxValue) return std::string(value);
  std::size_t end = kMaxValue;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return std::string(value.substr(0, end)) + "…";
}

// From the beginning of a text to its first character that is not blank.
template <typename Place>
void skip_blanks(Place& at, std::string_view text) {
  for (const char c : text) {
    if (!is_space(c)) return;
    ++at.column;
    if (c != '\n') continue;
    ++at.line;
    at.column = 1;
  }
}

std::string_view next_token(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end])) ++end;
  const std::string_view token = text.substr(0, end);
  text.remove_prefix(end);
  return token;
}

}  // namespace

Validator::Validator(const Schema& schema, const ValidatorOptions& options)
    : grammar_(*schema.compiled().grammar),
      options_(options),
      automaton_(grammar_),
      ids_(grammar_) {}

void Validator::begin(FindingSink& sink) {
  sink_ = &sink;
  state_ = grammar_.start;
  frames_.clear();
  bindings_.clear();
  entities_.clear();
  name_cache_.clear();
  ids_.clear();
  file_.clear();
  had_fault_ = false;
  wants_string_ = false;
  sibling_ = {};
  mendings_.clear();
  renaming_ = {};
  misplaced_.reset();
}

void Validator::finish() {
  if (options_.check_ids) {
    // Errors first, so that no number of warnings keeps them from being told.
    for (const bool is_pointer : {false, true}) {
      ids_.each_unresolved([&](const IdCheck::Unresolved& reference) {
        if (reference.is_pointer == is_pointer) report_unresolved(reference);
      });
    }
  }
  sink_ = nullptr;
}

Expectation Validator::expectation() {
  return {grammar_, automaton_.arena()};
}

std::optional<std::string_view> Validator::namespace_of(std::string_view prefix) const {
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    if (binding->prefix != prefix) continue;
    if (binding->uri.empty() && !prefix.empty()) return std::nullopt;
    return binding->uri;
  }
  if (prefix.empty()) return "";
  if (prefix == "xml") return xml::kXmlNamespace;
  return std::nullopt;
}

bool Validator::is_unparsed_entity(std::string_view name) const {
  return std::find(entities_.begin(), entities_.end(), name) != entities_.end();
}

bool Validator::wants_details(Finding& bare) {
  bare.is_detailed = sink_->wants_details_of(bare);
  if (!bare.is_detailed) return false;
  if (position_ != nullptr) bare.at = position_->event();
  return true;
}

void Validator::report(Finding finding) {
  had_fault_ = true;
  sink_->add(std::move(finding));
}

xml::LineColumn Validator::event_line() const {
  if (position_ == nullptr || !sink_->wants_details()) return {};
  return position_->event_line();
}

void Validator::check_budget() {
  elements_ = 0;
  if (automaton_.arena().is_too_deep()) {
    Finding fault;
    fault.kind = FindingKind::too_complex;
    wants_details(fault);
    report(std::move(fault));
  }
  if (automaton_.is_over_budget()) shrink();
}

// The innermost open element, as the schema would write it.
FoundName Validator::open_name() const {
  const pattern::NameTable& names = automaton_.names();
  const NameId id = frames_.back().name;
  return {std::string(names.namespace_uri(id)), std::string(names.local(id)), {}};
}

void Validator::shrink() {
  std::vector<std::uint32_t> open;
  open.reserve(frames_.size());
  for (const Frame& frame : frames_) open.push_back(frame.transition);
  // The names of the open elements have to be known under new numbers.
  std::unordered_map<std::uint32_t, FoundName> names;
  for (const Frame& frame : frames_) {
    FoundName& kept = names[static_cast<std::uint32_t>(frame.name)];
    kept.uri = automaton_.names().namespace_uri(frame.name);
    kept.local = automaton_.names().local(frame.name);
  }
  State* state = &state_;
  automaton_.shrink(std::span<State*>(&state, 1), open);
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    const FoundName& kept = names[static_cast<std::uint32_t>(frames_[i].name)];
    frames_[i].transition = open[i];
    frames_[i].name = automaton_.names().add(kept.uri, kept.local);
    frames_[i].outside = State{kNone};
  }
  sibling_ = {};
  mendings_.clear();
  meant_elements_.clear();
  meant_attributes_.clear();
  anywhere_.clear();
  name_cache_.clear();
  value_cache_.clear();
  mixed_state_ = State{kNone};
}

void Validator::start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                              std::span<const xml::NamespaceDeclaration> namespaces) {
  if (++elements_ >= kElementsPerCheck) check_budget();
  if (frames_.empty() && grammar_.start == kNotAllowed) report_empty_schema();
  Frame frame;
  frame.outside = state_;
  frame.bindings = static_cast<std::uint32_t>(bindings_.size());
  if (!namespaces.empty()) bindings_.insert(bindings_.end(), namespaces.begin(), namespaces.end());
  frame.name = name_cache_.find(automaton_.names(), name);
  if (wants_string_) leave_string(frame.name);
  frame.transition = automaton_.transition(state_, frame.name);
  if (frame.transition == kNone) return start_misplaced(name, frame, attributes);
  frames_.push_back(frame);
  sibling_.outside = State{kNone};
  take_attributes(frame.transition, name, frame.name, attributes);
  if (wants_string_) string_.clear();
}

// What was read as a string stands before an element. Where that may not stand here either, it is
// what is reported.
void Validator::leave_string(NameId child) {
  wants_string_ = false;
  const bool is_text = is_blank(string_) || automaton_.text(state_) != kNotAllowed;
  if (is_text || automaton_.transition(state_, child) != kNone) return untyped_text(string_);
  mend(Mending::Kind::has_text, State{kNone}, frames_.size());
}

void Validator::report_empty_schema() {
  Finding fault;
  fault.kind = FindingKind::schema_allows_nothing;
  wants_details(fault);
  report(std::move(fault));
}

void Validator::take_attributes(std::uint32_t transition, const xml::Name& name, NameId id,
                                std::span<const xml::Attribute> attributes) {
  if (attributes.empty()) {
    const Transition& taken = automaton_.closed_transition(transition);
    state_ = taken.closed == kNotAllowed ? taken.child : taken.closed;
    wants_string_ = taken.wants_string;
    if (taken.closed == kNotAllowed) close_attributes(name);
    return;
  }
  const State child = automaton_[transition].child;
  state_ = child;
  attribute_names_.clear();
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const NameId attribute = name_cache_.find(automaton_.names(), attributes[i].name);
    attribute_names_.push_back(attribute);
    if (options_.check_ids && ids_.concerns(attribute)) {
      check_id(id, attribute, name, attributes[i], i);
    }
  }
  const Plan& plan = automaton_.plan(transition, attribute_names_);
  if (plan.is_usable && (!plan.has_checks || take_plan(plan, attributes))) {
    state_ = plan.closed;
    wants_string_ = plan.wants_string;
    if (!plan.has_pointers || !options_.check_ids || !ids_.knows_ids()) return;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if (automaton_.value_of(plan, i).is_pointer) take_pointers(name, attributes[i], i);
    }
    return;
  }
  take_attributes_slowly(name, attributes);
}

bool Validator::take_plan(const Plan& plan, std::span<const xml::Attribute> attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const PlannedValue& planned = automaton_.value_of(plan, i);
    if (planned.wanted == pattern::kText) continue;
    if (!value_matches(planned.wanted, attributes[i].value, planned.is_cacheable)) return false;
  }
  return true;
}

bool Validator::value_matches(State wanted, std::string_view value, bool is_cacheable) {
  if (value.size() > ValueCache::kMaxLength || !is_cacheable) {
    return automaton_.derivatives().matches(wanted, value, *this);
  }
  return value_cache_.matches(
      wanted, value, [&] { return automaton_.derivatives().matches(wanted, value, *this); });
}

void Validator::take_attributes_slowly(const xml::Name& name,
                                       std::span<const xml::Attribute> attributes) {
  has_odd_attribute_ = false;
  for (std::size_t i = 0; i < attributes.size(); ++i) take_attribute(name, attributes[i], i);
  close_attributes(name);
  has_odd_attribute_ = false;
}

void Validator::take_attribute(const xml::Name& name, const xml::Attribute& attribute,
                               std::size_t index) {
  std::vector<Continuation> ways;
  automaton_.derivatives().attribute(state_, attribute_names_[index], ways);
  if (ways.empty()) return report_attribute(name, attribute, index);
  std::vector<pattern::PatternId> matching;
  const bool checks_pointers = options_.check_ids && ids_.knows_ids();
  if (checks_pointers && automaton_.holds_pointers(ways.front().content)) {
    take_pointers(name, attribute, index);
  }
  for (const Continuation& way : ways) {
    if (value_matches(way.content, attribute.value, false)) matching.push_back(way.rest);
  }
  if (matching.empty()) {
    report_value(name, attribute, index, ways);
    for (const Continuation& way : ways) matching.push_back(way.rest);
  }
  state_ = automaton_.arena().choice(matching);
}

// An attribute that has almost the name of one that is allowed counts as that one.
void Validator::report_attribute(const xml::Name& name, const xml::Attribute& attribute,
                                 std::size_t index) {
  if (is_silent() || is_doubtful()) return;
  Finding fault;
  fault.kind = FindingKind::attribute_not_allowed;
  fault.element = found_name(name);
  fault.attribute = found_name(attribute.name);
  if (wants_details(fault)) {
    if (position_ != nullptr) fault.at = position_->attribute_name(index);
    fault.value = shortened(attribute.value);
    fault.expected = expectation().attributes(state_);
  }
  has_odd_attribute_ = true;
  fault.meant = meant_name(true, attribute_names_[index], fault.attribute);
  if (!fault.meant.local.empty()) {
    std::vector<Continuation> ways;
    automaton_.derivatives().attribute(
        state_, automaton_.names().add(fault.meant.uri, fault.meant.local), ways);
    std::vector<pattern::PatternId> rests;
    for (const Continuation& way : ways) rests.push_back(way.rest);
    state_ = automaton_.arena().choice(rests);
  }
  report(std::move(fault));
}

void Validator::report_value(const xml::Name& name, const xml::Attribute& attribute,
                             std::size_t index, std::span<const Continuation> ways) {
  if (is_doubtful()) return;
  Finding fault;
  fault.kind = FindingKind::attribute_value;
  fault.element = found_name(name);
  fault.attribute = found_name(attribute.name);
  if (wants_details(fault)) {
    if (position_ != nullptr) fault.at = position_->attribute_value(index);
    fault.value = shortened(attribute.value);
    std::vector<pattern::PatternId> values;
    for (const Continuation& way : ways) values.push_back(way.content);
    const State wanted = automaton_.arena().choice(values);
    fault.expected = expectation().string(wanted);
    fault.objection = objection(fault.expected.datatypes, attribute.value);
  }
  report(std::move(fault));
}

void Validator::close_attributes(const xml::Name& name) {
  const State closed = automaton_.closed(state_);
  if (closed == kNotAllowed && !is_silent() && !has_odd_attribute_) report_missing(name);
  state_ = closed == kNotAllowed ? automaton_.derivatives().close(state_, true) : closed;
  wants_string_ = automaton_.wants_string(state_);
}

// Those that a misplaced element lacks are told with its place.
void Validator::report_missing(const xml::Name& name) {
  if (misplaced_) {
    if (misplaced_->is_detailed) {
      misplaced_->also_missing = expectation().required_attributes(state_);
    }
    return;
  }
  if (is_doubtful()) return;
  Finding fault;
  fault.kind = FindingKind::attributes_missing;
  fault.element = found_name(name);
  if (wants_details(fault)) {
    fault.required = expectation().required_attributes(state_);
    fault.expected = expectation().attributes(state_);
  }
  report(std::move(fault));
}

// What the types have against a value, where one of them has something to say that the others have
// not: a value of another form is no date at all, but 1929-02-30 is almost one.
base::Wording Validator::objection(const std::vector<const datatype::Datatype*>& types,
                                   std::string_view value) const {
  base::Wording found;
  for (const datatype::Datatype* type : types) {
    base::Wording made = type->objection(value, *this);
    if (made.empty()) continue;
    if (!found.empty()) return {};
    found = std::move(made);
  }
  return found;
}

void Validator::check_id(NameId element, NameId attribute, const xml::Name& name,
                         const xml::Attribute& found, std::size_t index) {
  const datatype::IdType type = ids_.type_of(element, attribute);
  if (type == datatype::IdType::none) return;
  const IdHolder holder{found_name(name), found_name(found.name)};
  // Once for all the tokens of a value, which may be a million.
  std::optional<xml::LineColumn> tag;
  std::optional<xml::LineColumn> value;
  std::string_view rest = found.value;
  for (std::string_view token = next_token(rest); !token.empty(); token = next_token(rest)) {
    if (type == datatype::IdType::id) {
      if (!tag) tag = event_line();
      const auto first = ids_.add_id(token, *tag);
      if (!first) continue;
      if (!value) value = place_of([&] { return position_->attribute_value(index); });
      report_id_twice(token, holder, *value, *first);
    } else if (!ids_.has_id(token)) {
      if (!value) value = place_of([&] { return position_->attribute_value(index); });
      ids_.add_reference(token, holder, *value);
    }
  }
}

// The fragments in a URI, or in a list of them, that point into this document.
void Validator::take_pointers(const xml::Name& name, const xml::Attribute& attribute,
                              std::size_t index) {
  if (attribute.value.find('#') == std::string_view::npos) return;
  std::optional<xml::LineColumn> value;
  std::string_view rest = attribute.value;
  for (std::string_view token = next_token(rest); !token.empty(); token = next_token(rest)) {
    if (token.size() < 2 || token.front() != '#') continue;
    const std::string_view id = token.substr(1);
    const bool is_scheme = id.find('(') != std::string_view::npos;  // an XPointer
    if (is_scheme || ids_.has_id(id) || ids_.add_known_pointer(id)) continue;
    if (!value) value = place_of([&] { return position_->attribute_value(index); });
    ids_.add_pointer(id, {found_name(name), found_name(attribute.name)}, *value);
  }
}

template <typename Find>
xml::LineColumn Validator::place_of(const Find& find) {
  if (position_ == nullptr || !sink_->wants_details()) return {};
  base::Location at = find();
  if (file_.empty()) file_ = std::move(at.file);
  return {at.line, at.column};
}

void Validator::report_id_twice(std::string_view id, const IdHolder& holder, xml::LineColumn at,
                                xml::LineColumn first) {
  Finding fault;
  fault.kind = FindingKind::id_twice;
  fault.element = holder.element;
  fault.attribute = holder.attribute;
  fault.is_detailed = sink_->wants_details_of(fault);
  if (fault.is_detailed) {
    fault.at = {file_, at.line, at.column};
    fault.first = {file_, first.line, first.column};
    fault.value = shortened(id);
  }
  report(std::move(fault));
}

void Validator::report_unresolved(const IdCheck::Unresolved& reference) {
  Finding fault;
  fault.kind =
      reference.is_pointer ? FindingKind::pointer_unresolved : FindingKind::idref_unresolved;
  fault.element = reference.holder.element;
  fault.attribute = reference.holder.attribute;
  fault.is_detailed = sink_->wants_details_of(fault);
  if (fault.is_detailed) {
    fault.at = {file_, reference.at.line, reference.at.column};
    fault.value = shortened(reference.id);
    fault.nearest = ids_.nearest_id(reference.id);
    fault.repeats = reference.more;
  }
  report(std::move(fault));
}

void Validator::text(std::string_view characters) {
  if (wants_string_) {
    if (string_.empty()) {
      string_at_ = event_line();
      skip_blanks(string_at_, characters);
    }
    string_ += characters;
    return;
  }
  if (state_ == mixed_state_ || is_blank(characters)) return;
  if (automaton_.text(state_) == state_) {
    mixed_state_ = state_;
    return;
  }
  untyped_text(characters);
}

void Validator::untyped_text(std::string_view characters) {
  if (is_blank(characters)) return;
  const State next = automaton_.text(state_);
  if (next != kNotAllowed) {
    state_ = next;
    return;
  }
  if (is_silent() || is_doubtful()) return;
  if (is_mended(Mending::Kind::has_text, State{kNone})) return;
  mend(Mending::Kind::has_text, State{kNone}, frames_.size());
  Finding fault;
  fault.kind = FindingKind::text_not_allowed;
  if (!frames_.empty()) fault.element = open_name();
  if (wants_details(fault)) {
    skip_blanks(fault.at, characters);
    fault.value = shortened(characters);
    fault.expected = expectation().content(state_);
  }
  report(std::move(fault));
}

void Validator::end_element(const xml::Name& name) {
  if (wants_string_) {
    end_string(name);
  } else {
    end_untyped(name);
  }
  const Frame& frame = frames_.back();
  bindings_.resize(frame.bindings);
  sibling_ = {frame.name, frame.outside};
  frames_.pop_back();
  if (had_fault_) leave_faults();
}

void Validator::end_string(const xml::Name& name) {
  wants_string_ = false;
  labels_.clear();
  automaton_.derivatives().ended(state_, string_, *this, labels_);
  if (!labels_.empty()) {
    state_ = automaton_.rest(automaton_[frames_.back().transition], labels_);
    return;
  }
  if (!is_silent() && !is_doubtful()) {
    Finding fault;
    fault.kind = FindingKind::element_value;
    fault.element = found_name(name);
    if (wants_details(fault)) {
      if (!string_.empty()) {
        fault.at.line = string_at_.line;
        fault.at.column = string_at_.column;
      }
      fault.value = shortened(string_);
      fault.expected = expectation().string(state_);
      fault.expected.names = expectation().content(state_).names;
      fault.objection = objection(fault.expected.datatypes, string_);
    }
    report(std::move(fault));
  }
  state_ = after_fault();
}

void Validator::end_untyped(const xml::Name& name) {
  const Transition& transition = automaton_[frames_.back().transition];
  const std::uint32_t label = automaton_.ended(state_);
  if (label != kNone) {
    state_ = automaton_.rest(transition, label);
    return;
  }
  labels_.clear();
  automaton_.derivatives().ended(state_, labels_);
  if (!labels_.empty()) {
    state_ = automaton_.rest(transition, labels_);
    return;
  }
  if (!is_silent() && !is_doubtful() && !is_mended(Mending::Kind::stood_in, state_)) {
    Finding fault;
    fault.kind = FindingKind::element_incomplete;
    fault.element = found_name(name);
    if (wants_details(fault)) {
      fault.required = expectation().required_elements(state_, false);
      fault.expected = expectation().content(state_);
    }
    report(std::move(fault));
  }
  state_ = after_fault();
}

// The parent goes on after every alternative that was still open.
State Validator::after_fault() {
  const Transition& transition = automaton_[frames_.back().transition];
  labels_.clear();
  if (state_ == kNotAllowed) {
    for (std::uint32_t i = 0; i < transition.rests; ++i) labels_.push_back(i);
  } else {
    automaton_.derivatives().labels(state_, labels_);
  }
  return automaton_.rest(transition, labels_);
}

}  // namespace rng::validate
