// SPDX-License-Identifier: MIT
// What writing the text leaves for the header and standOff to say.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace encode {

/// One reason for a value, for standOff (TEI P5, 21.1.2): @locus is "value", "name" or "location".
struct Reason {
  std::string target;  // an xml:id
  std::string locus;
  std::string certainty;
  std::string text;
  bool is_inferred = true;  // by the program, else an editor's
};

/// Filled in the order of the document.
class Record {
 public:
  /// An xml:id that no element has yet: "date-3".
  std::string new_id(const std::string& kind) {
    return kind + "-" + std::to_string(++counts_[kind]);
  }

  std::vector<Reason> reasons;
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
