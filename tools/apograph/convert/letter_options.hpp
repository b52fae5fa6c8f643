// SPDX-License-Identifier: MIT
// Options that commands which convert letters have in common.
#pragma once

#include "cli/option_table.hpp"

namespace apograph {

inline constexpr cli::Option kLetterAuthorityOption = {
    .name = "authority",
    .help = "persons, places, organisations or works that the letter may name, in TEI",
    .value = "FILE",
    .kind = cli::ValueKind::file,
    .letter = 'a',
    .is_repeatable = true};

inline constexpr cli::Option kLetterLanguageOption = {
    .name = "lang",
    .help = "the language of the letter, such as es, de or en-GB",
    .value = "CODE",
    .kind = cli::ValueKind::text,
    .letter = 'l'};

inline constexpr cli::Option kTextEncodingOption = {
    .name = "encoding",
    .help = "the encoding of the texts, such as windows-1252 or koi8-r; found out by default",
    .value = "NAME",
    .kind = cli::ValueKind::text};

}  // namespace apograph
