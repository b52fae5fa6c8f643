// SPDX-License-Identifier: MIT
// The language that a command speaks.
#pragma once

#include <memory>
#include <string_view>

#include "apograph/resources.hpp"
#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

inline constexpr cli::Option kLanguageOption = {
    .name = "lang",
    .help =
        "the language of the findings, en or es; by default that of LC_ALL, LC_MESSAGES or LANG",
    .value = "CODE",
    .kind = cli::ValueKind::text};

/// The texts of the language that --lang names, else the environment; null is English. A language
/// of the environment without texts is no fault. Fails with cli.usage where --lang names one
/// without, and where the texts cannot be read.
base::Result<std::unique_ptr<const base::Catalogue>> catalogue_of(const cli::Arguments& arguments,
                                                                  const Resources& resources,
                                                                  const cli::Console& console,
                                                                  std::string_view command);

}  // namespace apograph
