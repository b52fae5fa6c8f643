// SPDX-License-Identifier: MIT
// Imports any table: what it becomes must be read again as the same entries, and importing it twice
// must add nothing.
#include <cstdint>
#include <cstdlib>

#include "authority/intake.hpp"
#include "authority/table.hpp"

namespace {

authority::RegisterFile file_of(const std::string& bytes) {
  auto file = authority::RegisterFile::read(bytes, "f.xml", "f.xml");
  if (!file) std::abort();
  return std::move(*file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using authority::EntityKind;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  base::DiagnosticList findings;
  const auto table = authority::read_table(bytes, "t.csv", EntityKind::person, findings);
  if (!table) return 0;
  const std::string empty = authority::new_file("t", "p", "s", "1");
  const auto none = file_of(empty);
  authority::Intake intake({&none}, authority::Known::report);
  intake.take(*table, findings);
  if (intake.counts().added == 0) return 0;
  const auto text = intake.with_added(
      empty, "f.xml",
      {EntityKind::person, EntityKind::place, EntityKind::organisation, EntityKind::work});
  if (!text) std::abort();
  const auto grown = file_of(*text);
  if (grown.entries().size() != intake.counts().added) std::abort();
  authority::Intake again({&grown}, authority::Known::report);
  again.take(*table, findings);
  if (again.counts().added != 0) std::abort();
  return 0;
}
