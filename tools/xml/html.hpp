// SPDX-License-Identifier: MIT
// A page of HTML, however badly it is written, as a small tree.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "xml/document.hpp"

namespace xml {

/// Parses HTML in UTF-8 whole, repairing it as browsers do. Names of elements and attributes are in
/// lower case and in no namespace; nodes have lines, no columns. What is nested deeper than 256
/// elements is taken up by the element at that depth. Fails with xml.html where nothing can be
/// read.
base::Result<Document> parse_html(std::string_view html, const std::string& name);

}  // namespace xml
