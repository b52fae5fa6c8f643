// SPDX-License-Identifier: MIT
// Which documents the operands of `validate` mean, and which schemas hold for each.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "apograph/resources.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// A document to validate. `bytes` holds it where it came from standard input ("-").
struct Candidate {
  std::filesystem::path file;
  std::string bytes;
  std::vector<std::filesystem::path> edition_schemas;  // of the edition that it lies in
};

/// The documents, in the order of the operands, those of a folder by name. Fails with
/// apograph.no-edition, edition.* and file.* codes.
base::Result<std::vector<Candidate>> candidates(const cli::Arguments& arguments,
                                                const Resources& resources);

/// The schemas for a document: those of `--schema`, else those that it declares, else its
/// edition's. Fails with validate.no-schema or validate.remote-schema.
base::Result<std::vector<std::filesystem::path>> schemas_for(const Candidate& candidate,
                                                             const cli::Arguments& arguments);

}  // namespace apograph
