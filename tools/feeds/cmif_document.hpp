// SPDX-License-Identifier: MIT
// An index of letters as it is written. Inside the room only: cmif_write.cpp, cmif_csv.cpp.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "feeds/cmif.hpp"
#include "feeds/facts.hpp"
#include "feeds/tree.hpp"

namespace feeds {

/// Legal calls: `add_source` at least once; then for each letter `add_letter`, then what it says.
class CmifDocument {
 public:
  /// Begins with what the edition says of itself.
  CmifDocument(const Edition& edition, const CmifWriting& writing, base::DiagnosticSink& sink);

  /// A description of an edition; returns its xml:id, the same for the same description.
  std::string add_source(const std::string& description, const std::string& address,
                         const char* type);
  void add_letter(const std::string& key, const std::string& address, const std::string& source);
  /// Who sent or received the letter; "Unknown" where nobody is named.
  void add_action(const Action& action);
  void add_note(const std::string& text);
  void add_mention(std::string_view term, const std::string& address, const std::string& text);

  std::string bytes() const;

 private:
  static pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text);
  static void add_editor(pugi::xml_node statement, const std::string& person);
  void add_address(pugi::xml_node publication, const Edition& edition, base::DiagnosticSink& sink);
  void add_date_of_change(pugi::xml_node publication, const Edition& edition,
                          base::DiagnosticSink& sink);
  void add_licence(pugi::xml_node availability, const Edition& edition, base::DiagnosticSink& sink);
  void add_certainty(pugi::xml_node node, const std::string& certainty,
                     const std::string& evidence) const;
  void add_name(pugi::xml_node parent, const char* element, const Name& name);
  void add_date(pugi::xml_node action, const Dating& date);

  const CmifWriting& writing_;
  Tree tree_ = Tree::create();
  pugi::xml_node sources_, profile_, letter_, note_;
  std::set<std::string> source_ids_;
};

}  // namespace feeds
