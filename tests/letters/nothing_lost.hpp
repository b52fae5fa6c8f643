// SPDX-License-Identifier: MIT
// What must hold of every conversion, whatever the text.
#pragma once

#include <string>

#include "letters/letter_case.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"
#include "source/encoding.hpp"
#include "verify/verify.hpp"

namespace letters {

inline std::string told(const base::DiagnosticList& faults) {
  std::string text;
  for (const base::Diagnostic& fault : faults.items) text += base::to_string(fault) + "\n";
  return text;
}

/// Validates TEI against schemas/letter.rng.
class LetterSchema {
 public:
  LetterSchema() : schema_(load()), validator_(*schema_) {}

  /// The faults of a letter, in prose.
  std::string faults_of(const std::string& tei) {
    base::DiagnosticList faults;
    const auto outcome = validator_.validate_bytes(tei, "letter.xml", faults);
    return outcome.is_valid() ? "" : told(faults);
  }

 private:
  static std::unique_ptr<const rng::validate::Schema> load() {
    base::DiagnosticList faults;
    auto schema =
        rng::validate::load_schema(support::source_folder() / "schemas/letter.rng", faults);
    if (schema == nullptr) std::abort();
    return schema;
  }

  std::unique_ptr<const rng::validate::Schema> schema_;
  rng::explain::Validator validator_;
};

/// What is wrong with the TEI of a text: a character that verify does not find, a fault against
/// letter.rng; empty where all is well, and where the text is refused as none.
inline std::string conversion_fault(const std::string& text, const std::string& language,
                                    edition::LetterMetadata metadata = {}) {
  const auto decoded = source::decode("letter.txt", text);
  const auto conversion = convert("letter.txt", text, language, std::move(metadata));
  if (!decoded || !conversion) {
    if (conversion) return "converted, and cannot be decoded: " + decoded.error().code;
    const bool is_refused = conversion.error().code.starts_with("source.");
    return is_refused ? "" : base::to_string(conversion.error());
  }
  const auto report =
      verify::compare(conversion->output, "letter.xml", decoded->text, "letter.txt");
  if (!report) return base::to_string(report.error()) + "\n" + conversion->output;
  if (!report->is_clean()) {
    base::DiagnosticList faults;
    faults.items = report->faults;
    return report->diff + told(faults) + conversion->output;
  }
  static LetterSchema schema;
  const std::string faults = schema.faults_of(conversion->output);
  return faults.empty() ? "" : faults + conversion->output;
}

/// The same of the parts that --split makes of a text.
inline std::string split_fault(const std::string& text, const std::string& language) {
  const auto split = converter().split("letters", text, language, {});
  if (!split) return "";
  for (const apograph::TextPart& part : split->letters) {
    edition::LetterMetadata metadata;
    metadata.source_lines = part.lines;
    metadata.source_furniture = part.furniture;
    std::string fault = conversion_fault(part.text, language, std::move(metadata));
    if (!fault.empty()) return fault;
  }
  return "";
}

}  // namespace letters
