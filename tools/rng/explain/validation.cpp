// SPDX-License-Identifier: MIT
#include "rng/explain/validation.hpp"

#include <limits>
#include <unordered_map>
#include <vector>

#include "rng/explain/messages.hpp"
#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/validator.hpp"

namespace rng::explain {

namespace {

// How many findings of one class are told, before the rest is told as a number.
constexpr std::size_t kMaxAlike = 5;

bool is_before(const base::Location& a, const base::Location& b) {
  return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

// Explains findings and keeps them until the document has been read.
class Collector final : public validate::FindingSink {
 public:
  Collector(Explainer& explainer, std::size_t max) : explainer_(explainer), max_(max) {}

  void add(validate::Finding finding) override {
    const bool is_warning = finding.kind == validate::FindingKind::pointer_unresolved;
    ++(is_warning ? warnings : errors);
    Alike& alike = alike_[class_of(finding)];
    alike.is_warning = is_warning;
    if (!finding.is_detailed) {
      ++alike.more;
      return;
    }
    alike.last = kept_.size();
    if (finding.kind == validate::FindingKind::id_twice) twice_.push_back(kept_.size());
    if (is_warning) pointers_.push_back({kept_.size(), finding.value});
    kept_.push_back(explainer_.explain(finding));
  }
  bool wants_details() const override { return max_ == 0 || kept_.size() < max_; }
  bool wants_details_of(const validate::Finding& bare) override {
    if (max_ == 0) return true;
    Alike& alike = alike_[class_of(bare)];
    return alike.asked++ < kMaxAlike && wants_details();
  }

  // Those behind a place are echoes of a tag that was never closed.
  void drop_from(const base::Location& place) {
    for (base::Diagnostic& item : kept_) {
      if (is_before(item.at, place) || item.severity == base::Severity::fatal) continue;
      item.message.clear();
      --(item.severity == base::Severity::warning ? warnings : errors);
    }
  }

  // Passes everything on, and returns how many errors the notes of others tell.
  std::size_t finish(base::DiagnosticSink& sink) {
    join_pointer();
    std::size_t folded = 0;
    for (const auto& [name, alike] : alike_) {
      if (alike.more == 0 || alike.last >= kept_.size() || alike.asked <= kMaxAlike) continue;
      const Phrases& say = explainer_.phrases();
      kept_[alike.last].notes.push_back(
          {{}, say.text("note-more", {{"count", say.number(alike.more)}})});
      if (!alike.is_warning) folded += alike.more;
    }
    for (base::Diagnostic& item : kept_) {
      if (!item.message.empty()) sink.add(std::move(item));
    }
    return folded;
  }

  std::size_t errors = 0;
  std::size_t warnings = 0;

 private:
  struct Alike {
    std::size_t asked = 0;
    std::size_t more = 0;  // without details
    bool is_warning = false;
    std::size_t last = std::numeric_limits<std::size_t>::max();  // in kept_
  };

  static std::string class_of(const validate::Finding& finding) {
    std::string name = std::to_string(static_cast<int>(finding.kind));
    for (const validate::FoundName* part :
         {&finding.element, &finding.attribute, &finding.parent}) {
      name += ' ' + part->local + ' ' + part->uri;
    }
    return name;
  }

  // Where one ID is given twice and one is missing, the one was most likely meant to be the other.
  void join_pointer() {
    if (twice_.size() != 1 || pointers_.size() != 1) return;
    base::Diagnostic& twice = kept_[twice_.front()];
    base::Diagnostic& pointer = kept_[pointers_.front().index];
    twice.hint =
        explainer_.phrases().text("hint-meant-value", {{"value", pointers_.front().missing}});
    twice.notes.push_back({pointer.at, std::move(pointer.message)});
    pointer.message.clear();
    --warnings;
  }

  struct Pointer {
    std::size_t index;  // in kept_
    std::string missing;
  };

  Explainer& explainer_;
  std::size_t max_;
  std::vector<std::size_t> twice_;  // in kept_
  std::vector<Pointer> pointers_;
  std::vector<base::Diagnostic> kept_;
  std::unordered_map<std::string, Alike> alike_;
};

// Where the elements that are open begin.
class OpenTags final : public xml::PositionedHandler {
 public:
  struct Tag {
    std::string name;
    base::Location at;
  };

  void set_position(const xml::Position& position) override { position_ = &position; }
  void start_element(const xml::Name& name, std::span<const xml::Attribute>,
                     std::span<const xml::NamespaceDeclaration>) override {
    const std::string prefix = name.prefix.empty() ? "" : std::string(name.prefix) + ":";
    open.push_back({prefix + std::string(name.local), position_->event()});
  }
  void end_element(const xml::Name&) override { open.pop_back(); }
  void text(std::string_view) override {}

  std::vector<Tag> open;

 private:
  const xml::Position* position_ = nullptr;
};

}  // namespace

struct Validator::State {
  State(const validate::Schema& schema, const ValidationOptions& chosen)
      : options(chosen),
        catalogue(chosen.catalogue == nullptr ? base::Catalogue::english() : *chosen.catalogue),
        validator(schema, {chosen.check_ids}),
        explainer(*schema.compiled().grammar, catalogue, chosen.lists_all_expected) {}

  // `read` passes the document to a handler; the document is read again where a tag is not closed.
  template <typename Read>
  Outcome run(base::DiagnosticSink& sink, const Read& read) {
    Collector collector(explainer, options.max_diagnostics);
    validator.begin(collector);
    base::Result<void> done = read(validator);
    Outcome outcome;
    outcome.is_well_formed = done.has_value();
    if (done) {
      validator.finish();
    } else {
      validator.abandon();
      done.error().severity = base::Severity::fatal;
      done = tl::unexpected(base::translated(std::move(done.error()), catalogue));
      if (!done.error().notes.empty()) point_to_tag(done.error(), collector, read);
    }
    outcome.folded = collector.finish(sink);
    outcome.errors = collector.errors;
    outcome.warnings = collector.warnings;
    if (!done) sink.add(std::move(done.error()));
    return outcome;
  }

  // The fault is a tag that is not closed, or closed by another name: what was found within is an
  // echo.
  template <typename Read>
  void point_to_tag(base::Diagnostic& fault, Collector& collector, const Read& read) {
    OpenTags tags;
    const base::Result<void> again = read(tags);
    if (again || again.error().at != fault.at || tags.open.empty()) return;
    const OpenTags::Tag& tag = tags.open.back();
    collector.drop_from(tag.at);
    fault.notes.front() = {
        tag.at, explainer.phrases().text("note-opens", {{"element", "<" + tag.name + ">"}})};
  }

  ValidationOptions options;
  const base::Catalogue& catalogue;
  validate::Validator validator;
  Explainer explainer;
};

Validator::Validator(const validate::Schema& schema, const ValidationOptions& options)
    : state_(std::make_unique<State>(schema, options)) {}

Validator::~Validator() = default;

Outcome Validator::validate_file(const std::filesystem::path& path, base::DiagnosticSink& sink) {
  return state_->run(sink, [&](xml::PositionedHandler& handler) {
    return xml::read_file(path, handler, state_->options.read);
  });
}

Outcome Validator::validate_bytes(std::string_view document, const std::string& name,
                                  base::DiagnosticSink& sink) {
  return state_->run(sink, [&](xml::PositionedHandler& handler) {
    return xml::read(document, name, handler, state_->options.read);
  });
}

Outcome validate_file(const validate::Schema& schema, const std::filesystem::path& path,
                      base::DiagnosticSink& sink, const ValidationOptions& options) {
  return Validator(schema, options).validate_file(path, sink);
}

}  // namespace rng::explain
