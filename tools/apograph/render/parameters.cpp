// SPDX-License-Identifier: MIT
#include "apograph/render/parameters.hpp"

#include <filesystem>
#include <system_error>

namespace apograph {

transform::Parameters common_parameters(const Resources& resources, const edition::Edition* edition,
                                        const transform::Parameters& given) {
  transform::Parameters values = given;
  if (edition != nullptr) {
    for (const auto& [name, value] : edition->parameters) values.emplace(name, value);
    values.emplace("lang", edition->defaults.interface_language);
    values.emplace("edition-title", edition->defaults.edition_title);
  } else {
    values.emplace("authority-files", "no");  // what the letter names stands in the letter
  }
  std::error_code error;
  values.emplace("i18n-folder",
                 std::filesystem::canonical(resources.strings(), error).string() + "/");
  return values;
}

void add_edition_facts(transform::Parameters& parameters, const edition::Edition& edition) {
  parameters.emplace("edition-editor", edition.defaults.edition_editor);
  parameters.emplace("edition-publisher", edition.defaults.publisher);
  parameters.emplace("edition-date", edition.defaults.publication_date);
  parameters.emplace("edition-rights", edition.defaults.encoding_rights.text);
  if (const auto base = parameters.find("base-url"); base != parameters.end())
    parameters.emplace("permalink", base->second);
}

}  // namespace apograph
