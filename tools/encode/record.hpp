// SPDX-License-Identifier: MIT
// What writing the text leaves for the header and standOff to say.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "encode/style.hpp"

namespace encode {

/// One reason for a value, for standOff (TEI P5, 21.1.2): @locus is "value", "name" or "location".
struct Reason {
  std::string target;  // an xml:id
  std::string locus;
  std::string certainty;
  std::string text;
  bool is_inferred = true;  // by the program, else an editor's
};

/// Who changed or commented on the source in the program that it was written with.
struct Reviser {
  std::string name;
  std::string id;
};

/// What a reviser did on one day.
struct Revision {
  std::string name;
  std::string date;
  std::string id;
};

/// Filled in the order of the document.
class Record {
 public:
  /// An xml:id that no element has yet: "date-3".
  std::string new_id(const std::string& kind) {
    return kind + "-" + std::to_string(++counts_[kind]);
  }

  /// The xml:id of the one of this name, among the responsible.
  const std::string& reviser(const std::string& name) {
    for (const Reviser& known : revisers) {
      if (known.name == name) return known.id;
    }
    return revisers.emplace_back(Reviser{name, new_id("reviser")}).id;
  }
  /// The xml:id of the change that the one of this name, which may be empty, made on a day.
  const std::string& change(const std::string& name, const std::string& date) {
    for (const Revision& known : revisions) {
      if (known.name == name && known.date == date) return known.id;
    }
    return revisions.emplace_back(Revision{name, date, new_id("change")}).id;
  }

  std::vector<Reason> reasons;
  std::vector<Reviser> revisers;
  std::vector<Revision> revisions;
  std::vector<StyledSpan> styles;   // of the source, before anything is written
  std::set<std::string> entities;   // keys of the authority that the letter points to
  std::set<std::string> languages;  // that @xml:lang uses
  bool needs_translator = false;    // some @resp points to #translator
  bool needs_source_editor = false;

 private:
  std::map<std::string, int> counts_;
};

/// The value of @resp for what the program inferred: the application in encodingDesc/appInfo.
inline constexpr const char* kApplication = "#apograph";
/// And for what the editor of the edition decided: titleStmt/editor.
inline constexpr const char* kEditor = "#editor";

}  // namespace encode
