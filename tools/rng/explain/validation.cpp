// SPDX-License-Identifier: MIT
#include "rng/explain/validation.hpp"

#include "rng/explain/messages.hpp"
#include "rng/validate/validator.hpp"

namespace rng::explain {

namespace {

class ExplainingSink final : public validate::FindingSink {
 public:
  ExplainingSink(base::DiagnosticSink& sink, std::size_t max) : sink_(sink), max_(max) {}

  void add(validate::Finding finding) override {
    if (wants_details()) sink_.add(explain(finding));
    ++count_;
  }
  bool wants_details() const override { return max_ == 0 || count_ < max_; }
  std::size_t count() const { return count_; }

 private:
  base::DiagnosticSink& sink_;
  std::size_t max_;
  std::size_t count_ = 0;
};

}  // namespace

struct Validator::State {
  State(const validate::Schema& schema, const ValidationOptions& chosen)
      : options(chosen), validator(schema, {chosen.check_ids}) {}

  template <typename Read>
  Outcome run(base::DiagnosticSink& sink, const Read& read) {
    ExplainingSink explaining(sink, options.max_diagnostics);
    validator.begin(explaining);
    base::Result<void> done = read();
    Outcome outcome;
    outcome.is_well_formed = done.has_value();
    if (done) {
      validator.finish();
    } else {
      validator.abandon();
      done.error().severity = base::Severity::fatal;
      sink.add(std::move(done.error()));
    }
    outcome.errors = explaining.count();
    return outcome;
  }

  ValidationOptions options;
  validate::Validator validator;
};

Validator::Validator(const validate::Schema& schema, const ValidationOptions& options)
    : state_(std::make_unique<State>(schema, options)) {}

Validator::~Validator() = default;

Outcome Validator::validate_file(const std::filesystem::path& path, base::DiagnosticSink& sink) {
  return state_->run(sink,
                     [&] { return xml::read_file(path, state_->validator, state_->options.read); });
}

Outcome Validator::validate_bytes(std::string_view document, const std::string& name,
                                  base::DiagnosticSink& sink) {
  return state_->run(
      sink, [&] { return xml::read(document, name, state_->validator, state_->options.read); });
}

Outcome validate_file(const validate::Schema& schema, const std::filesystem::path& path,
                      base::DiagnosticSink& sink, const ValidationOptions& options) {
  return Validator(schema, options).validate_file(path, sink);
}

}  // namespace rng::explain
