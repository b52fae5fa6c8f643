// SPDX-License-Identifier: MIT
#include "feeds/target.hpp"

namespace feeds {
namespace {

void write_cmif(const Export& work) {
  const Edition& edition = work.edition;
  work.output.write("cmif.xml", cmif_of(edition, work.settings.cmif, work.sink));
}

}  // namespace

const Target kCmifTarget = {.name = "cmif",
                            .summary = "correspSearch: an index of the letters in CMIF",
                            .letter = nullptr,
                            .edition = write_cmif};

}  // namespace feeds
