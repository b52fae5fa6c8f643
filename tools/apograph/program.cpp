// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/commands.hpp"

namespace apograph {
namespace {

constexpr std::array kCommands = {
    &kInit,
    &kAdd,
    &kConvert,
    &kAnnotate,
    &kReview,
    &kVerify,
    &kValidate,
    &kRender,
    &kSchemaCheck,
    &kSchemaConvert,
    &kSchemaSimplify,
    &kSchemaElements,
    &kSchemaAttributes,
    &kSchemaDescribe,
    &kSchemaPossible,
    &kSchemaSample,
    &kSchemaAdd,
    &kSchemaList,
    &kSchemaRemove,
    &kCmifCheck,
    &kCmifFix,
    &kCmifExport,
    &kCmifFromCsv,
    &kCmifToCsv,
    &kExport,
    &kAuthorityList,
    &kAuthorityCheck,
    &kAuthorityMerge,
    &kAuthorityPropose,
    &kAuthorityImport,
    &kAuthorityExport,
};

}  // namespace

constexpr cli::Program kProgram = {
    .name = "apograph",
    .version = APOGRAPH_VERSION,
    .summary = "digital editions of letters in TEI-XML",
    .description =
        "Apograph takes the text of a letter and turns it into a TEI P5 edition whose every "
        "character "
        "can be traced back to the source; it proves that nothing was lost, validates TEI against "
        "RELAX "
        "NG schemas, and renders reading and diplomatic views.\n\n"
        "Inside an edition (a folder with an edition.toml, or any folder below it) convert, "
        "verify, "
        "validate and render need no operands: they do what is to be done for every letter.",
    .commands = kCommands,
};

}  // namespace apograph
