// SPDX-License-Identifier: MIT
// What the parts of a repair of CMIF share. Inside the room only: cmif_fix*.cpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "feeds/cmif.hpp"
#include "feeds/tree.hpp"

namespace feeds {

/// Changes a tree and says what it did.
class CmifRepairer {
 public:
  CmifRepairer(Tree& tree, const CmifRepairs& repairs, base::DiagnosticSink& changes)
      : tree_(tree), repairs_(repairs), changes_(changes) {}

  Tree& tree() { return tree_; }
  const CmifRepairs& repairs() const { return repairs_; }

  /// Notes a change: `code` without cmif.fixed-.
  void changed(std::string_view code, pugi::xml_node at, std::string message);

  /// Renames an element.
  void rename(pugi::xml_node element, const char* name, std::string_view why);
  /// Removes an element and says what it held.
  void remove(pugi::xml_node element, std::string_view why);
  /// Sets an attribute to another value, or removes it where the value is empty.
  void set(pugi::xml_node element, const char* attribute, const std::string& value,
           std::string_view why);
  /// Puts the content of an element in its place.
  void unwrap(pugi::xml_node element, std::string_view why);

 private:
  Tree& tree_;
  const CmifRepairs& repairs_;
  base::DiagnosticSink& changes_;
};

/// The parts, in the order in which they are done.
void fix_cmif_references(CmifRepairer& repairer);
void fix_cmif_file(CmifRepairer& repairer);
void fix_cmif_letters(CmifRepairer& repairer);
void fix_cmif_editions(CmifRepairer& repairer);
void fix_cmif_content(CmifRepairer& repairer);
void fix_cmif_attributes(CmifRepairer& repairer);

/// The elements below a node that have one of these names, in document order, as they are now.
std::vector<pugi::xml_node> elements_below(pugi::xml_node top,
                                           std::initializer_list<std::string_view> names);

}  // namespace feeds
