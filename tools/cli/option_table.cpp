// SPDX-License-Identifier: MIT
#include "cli/option_table.hpp"

#include <algorithm>

namespace cli {

bool Arguments::has(std::string_view option) const {
  return std::any_of(given_.begin(), given_.end(),
                     [&](const Given& given) { return given.option == option; });
}

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
  const auto found = std::find_if(given_.rbegin(), given_.rend(),
                                  [&](const Given& given) { return given.option == option; });
  return found == given_.rend() ? std::string(otherwise) : found->value;
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  std::vector<std::string> values;
  for (const Given& given : given_) {
    if (given.option == option) values.push_back(given.value);
  }
  return values;
}

void Arguments::add(std::string_view option, std::string value) {
  given_.push_back({std::string(option), std::move(value)});
}

}  // namespace cli
