// SPDX-License-Identifier: MIT
#include "feeds/target.hpp"

namespace feeds {
namespace {

void write_cmif(const Edition& edition, const ExportSettings& settings, Output& output,
                base::DiagnosticSink& sink) {
  output.write("cmif.xml", cmif_of(edition, settings.cmif, sink));
}

}  // namespace

const Target kCmifTarget = {.name = "cmif",
                            .summary = "correspSearch: an index of the letters in CMIF",
                            .letter = nullptr,
                            .edition = write_cmif};

}  // namespace feeds
