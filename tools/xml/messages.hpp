// SPDX-License-Identifier: MIT
// What libxml2 finds wrong, in our words. Inside the room only.
#pragma once

#include <libxml/xmlerror.h>

#include "base/diagnostic.hpp"

namespace xml {

/// True where a document is not well-formed or breaks Namespaces in XML; false for libxml2's
/// warnings and for its opinions on URIs.
bool is_fault(const xmlError& error);

/// True where the fault is that of the tag behind which libxml2 stands.
bool points_to_tag(const xmlError& error);

/// The fault as a Diagnostic.
base::Diagnostic describe(const xmlError& error, base::Location at);

}  // namespace xml
