// SPDX-License-Identifier: MIT
// What libxml2 finds wrong, in our words. Inside the room only.
#pragma once

#include <string_view>

#include <libxml/xmlerror.h>

#include "base/diagnostic.hpp"

namespace xml {

/// True where a document is not well-formed or breaks Namespaces in XML; false for libxml2's
/// warnings and for its opinions on URIs.
bool is_fault(const xmlError& error);

/// The fault as a Diagnostic. `around` is the character before the one at which libxml2 stands,
/// and that one's first byte, or empty.
base::Diagnostic describe(const xmlError& error, base::Location at, std::string_view around);

}  // namespace xml
