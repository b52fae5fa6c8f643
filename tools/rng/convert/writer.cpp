// SPDX-License-Identifier: MIT
#include "rng/convert/writer.hpp"

#include "rng/convert/compact_writer.hpp"
#include "rng/convert/xml_writer.hpp"

namespace rng::convert {

std::string write(const Source& source, syntax::Syntax target, base::DiagnosticSink& faults) {
  if (target == syntax::Syntax::xml) return XmlWriter(source).file();
  return CompactWriter(source, faults).file();
}

std::string compact_piece(const syntax::SchemaTree& tree, syntax::NodeIndex node,
                          std::size_t width) {
  base::DiagnosticList unused;
  const Source source{tree, std::vector<std::string>(tree.references.size())};
  return CompactWriter(source, unused).piece(node, width);
}

}  // namespace rng::convert
