// SPDX-License-Identifier: MIT
// How words of names may be spelled otherwise. Private to the recogniser of names.
#pragma once

#include <string>
#include <string_view>

namespace recognise::names {

/// Its bytes.
std::string_view first_letter(std::string_view folded_word);

/// True for "Köln", which may be spelled "Koeln".
bool holds_umlaut(std::string_view word);
/// True for "koehler", which may be spelled "Köhler", but also for "poet".
bool holds_umlaut_spelled_out(std::string_view folded_word);
/// The other spelling, folded: "koeln" for "Köln".
std::string umlaut_spelled_out(std::string_view word);
/// "kohler" for "koehler".
std::string umlaut_contracted(std::string_view folded_word);

}  // namespace recognise::names
