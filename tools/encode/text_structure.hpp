// SPDX-License-Identifier: MIT
// The text of a letter: front, body and back (TEI P5, chapter 4; correspondence: Encoding
// Correspondence, by the Correspondence SIG).
#pragma once

#include "encode/encode.hpp"
#include "encode/record.hpp"
#include "encode/tree.hpp"

namespace encode {

/// Appends `text` with all of its parts.
void write_text_structure(Node tei, const Input& input, Record& record);

}  // namespace encode
