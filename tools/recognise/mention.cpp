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

}  // namespace recognise
