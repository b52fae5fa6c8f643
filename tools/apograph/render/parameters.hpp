// SPDX-License-Identifier: MIT
// Parameters of the stylesheets: what the program sets, unless edition.toml or the command line
// says otherwise.
#pragma once

#include "apograph/resources.hpp"
#include "edition/edition.hpp"
#include "transform/stylesheet.hpp"

namespace apograph {

/// Those of every page of an edition, or of a letter by itself; `given` stand on the command line.
transform::Parameters common_parameters(const Resources& resources, const edition::Edition* edition,
                                        const transform::Parameters& given);

/// Sets what a page or a book about the whole edition says of it.
void add_edition_facts(transform::Parameters& parameters, const edition::Edition& edition);

}  // namespace apograph
