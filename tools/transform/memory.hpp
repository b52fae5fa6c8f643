// SPDX-License-Identifier: MIT
// Memory for libxml2 and libxslt, which ask for some hundred thousand small pieces to make one
// page. A piece that is given back goes to the next who asks for its size, without a lock; the
// system is asked for whole chunks, whose pages it maps at once.
#pragma once

namespace transform {

/// Whether libxml2 uses this memory. In a program that calls this anywhere it does from the start,
/// except under a sanitizer, which has to see every piece.
bool memory_is_pooled();

}  // namespace transform
