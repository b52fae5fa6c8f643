// SPDX-License-Identifier: MIT
#include "recognise/mention.hpp"

namespace recognise {

std::string_view name_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::high:
      return "high";
    case Certainty::medium:
      return "medium";
    case Certainty::low:
      return "low";
    case Certainty::stated:
      break;
  }
  return "";
}

std::string_view kind_of(const Meaning& meaning) {
  static constexpr std::string_view kKinds[] = {"name",     "date",     "misprint", "quotation",
                                                "citation", "title",    "scope",    "foreign",
                                                "link",     "editorial"};
  return kKinds[static_cast<const Meaning::variant&>(meaning).index()];
}

}  // namespace recognise
