// SPDX-License-Identifier: MIT
// What people write who know other vocabularies, and which element an editor mostly means where
// several would do. Both only order what a schema allows at a place: nothing here makes a document
// valid or not.
#pragma once

#include <string_view>

namespace rng::explain {

/// The TEI element or attribute for one of HTML, DocBook or JATS, or for a plain English word; ""
/// where none is known.
std::string_view habitual_element(std::string_view found);
std::string_view habitual_attribute(std::string_view found);

/// The key of what to do with a document whose root is that of another vocabulary, where TEI is
/// expected; "" where it is not known.
std::string_view habitual_root_hint(std::string_view root);

/// How soon an element comes to mind as the one to put something in; less is sooner.
int habit_rank(std::string_view element);

}  // namespace rng::explain
