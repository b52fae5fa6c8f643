// SPDX-License-Identifier: MIT
// Makes CMIF of any table: what is written must be read again, and as a table once more.
#include <cstdint>
#include <cstdlib>

#include "feeds/cmif.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view table(reinterpret_cast<const char*>(data), size);
  base::DiagnosticList faults;
  const auto cmif = feeds::cmif_of_csv(table, "t.csv", {}, {}, faults);
  if (!cmif) return 0;
  const auto tree = feeds::Tree::read(*cmif, "t.xml");
  if (!tree) return 0;  // a cell may hold what XML cannot
  if (feeds::csv_of_cmif(*tree).empty()) std::abort();
  return 0;
}
