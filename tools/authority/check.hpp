// SPDX-License-Identifier: MIT
// What is wrong with the entries of an edition, and what an editor should look at.
#pragma once

#include <vector>

#include "authority/authority.hpp"
#include "base/diagnostic.hpp"

namespace authority {

/// Checks entries by themselves and beside each other. Errors: authority.duplicate-id, no-name,
/// same-identifier, dates-contradict, date-malformed, identifier (form or check digit). Warnings:
/// authority.no-id, same-name, shared-variant, identifier-twice, long-life. Findings come in the
/// order of the entries.
void check_entries(const std::vector<const Entity*>& entries, base::DiagnosticSink& sink);

}  // namespace authority
