// SPDX-License-Identifier: MIT
// What an editor decides of one letter: the file NAME.toml beside it.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "edition/metadata.hpp"

namespace edition {

class TomlReader;

/// Reads a sidecar over what the edition says: what the sidecar states wins. Faults go to the sink.
void read_sidecar(std::string_view document, const std::string& file, LetterMetadata& metadata,
                  base::DiagnosticSink& sink);

/// Reads `[rights.source]`, `[rights.encoding]` and `[rights.metadata]` of a table.
void read_rights(TomlReader& reader, LetterMetadata& metadata);

/// Reads `[original]`: the document of which the letter is a copy or a translation.
void read_original(TomlReader& reader, LetterMetadata& metadata);

/// Reads `[recognise]`: which recognisers are off, or how sure they must be.
void read_recognisers(TomlReader& reader, LetterMetadata& metadata);

/// Reads every `[[responsible]]`; where there is one, those of before do not count.
void read_responsible(TomlReader& reader, LetterMetadata& metadata);

}  // namespace edition
