// SPDX-License-Identifier: MIT
// The subcommands, one file each, and the program that lists them.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

extern const cli::Command kInit;
extern const cli::Command kAdd;
extern const cli::Command kConvert;
extern const cli::Command kAnnotate;
extern const cli::Command kReview;
extern const cli::Command kVerify;
extern const cli::Command kValidate;
extern const cli::Command kRender;
extern const cli::Command kSchemaCheck;
extern const cli::Command kSchemaConvert;
extern const cli::Command kSchemaSimplify;
extern const cli::Command kSchemaElements;
extern const cli::Command kSchemaAttributes;
extern const cli::Command kSchemaDescribe;
extern const cli::Command kSchemaPossible;
extern const cli::Command kSchemaSample;
extern const cli::Command kSchemaAdd;
extern const cli::Command kSchemaList;
extern const cli::Command kSchemaRemove;
extern const cli::Command kCmifCheck;
extern const cli::Command kCmifFix;
extern const cli::Command kCmifExport;
extern const cli::Command kCmifFromCsv;
extern const cli::Command kCmifToCsv;
extern const cli::Command kExport;
extern const cli::Command kAuthorityList;
extern const cli::Command kAuthorityCheck;
extern const cli::Command kAuthorityMerge;
extern const cli::Command kAuthorityPropose;
extern const cli::Command kAuthorityImport;
extern const cli::Command kAuthorityExport;

/// The table of all of them.
extern const cli::Program kProgram;

}  // namespace apograph
