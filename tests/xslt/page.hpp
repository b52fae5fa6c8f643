// SPDX-License-Identifier: MIT
// The stylesheets of the source tree, applied; and what a page of HTML must hold to.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "transform/stylesheet.hpp"

namespace xslt_test {

/// A file of the source tree.
std::filesystem::path in_source_tree(const std::string& path);

/// A piece of TEI as the body of a letter in English; a whole document stays as it is.
std::string document_around(const std::string& piece);

/// Renders with xslt/VIEW.xsl.
base::Result<std::string> render(const std::string& view, const std::string& document,
                                 const transform::Parameters& parameters,
                                 base::DiagnosticSink& sink,
                                 const std::string& name = "letter.xml");

/// The page with both views (xslt/letter.xsl).
base::Result<std::string> render_both(const std::string& document, transform::Parameters parameters,
                                      base::DiagnosticSink& sink,
                                      const std::string& name = "letter.xml");

/// A view as xslt/FORMAT.xsl writes it.
base::Result<std::string> form(const std::string& format, const std::string& view,
                               const std::string& document, base::DiagnosticSink& sink);

/// What stands in `<main>`.
std::string main_of(const std::string& page);

/// The faults of a page, in words: tags that do not match, ids that stand twice, links within the
/// page without a target, resources from elsewhere, scripts in the page.
std::vector<std::string> faults_of(const std::string& page);

/// The text of each numbered line of a diplomatic page, blanks collapsed, without what is
/// editorial.
std::vector<std::string> lines_of(const std::string& page);

/// Each run of blanks as one, none at the edges.
std::string collapsed(std::string_view text);

}  // namespace xslt_test
