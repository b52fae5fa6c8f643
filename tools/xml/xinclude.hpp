// SPDX-License-Identifier: MIT
// XInclude 1.0 on the stream of events: what is included comes as if it stood there, and its
// positions are those of its own file. Inside the room only; asked for by ReadOptions.
#pragma once

#include <functional>
#include <string>

#include "base/diagnostic.hpp"
#include "xml/reader.hpp"

namespace xml {

/// Reads a document by `read`, which is given the handler to use, and hands its events with what it
/// includes on to `handler`. `file` is its path, from which it includes; `document` its bytes where
/// no file holds them, else null. Fails as `read` does, and with xinclude.wrong,
/// xinclude.not-found, xinclude.not-text, xinclude.loop and xinclude.limit.
base::Result<void> read_including(
    const std::string& file, const std::string_view* document, PositionedHandler& handler,
    const ReadOptions& options, const std::function<base::Result<void>(PositionedHandler&)>& read);

}  // namespace xml
