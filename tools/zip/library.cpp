// SPDX-License-Identifier: MIT
#include "zip/library.hpp"

#include <optional>

#include "base/loaded_library.hpp"

namespace zip {
namespace {

std::optional<Library> load() {
  base::LoadedLibrary file({"libzip.so.4", "libzip.so.5"});
  Library found;
  file.find(found.open_from_source, "zip_open_from_source");
  file.find(found.close, "zip_close");
  file.find(found.discard, "zip_discard");
  file.find(found.get_error, "zip_get_error");
  file.find(found.error_init, "zip_error_init");
  file.find(found.error_fini, "zip_error_fini");
  file.find(found.error_strerror, "zip_error_strerror");
  file.find(found.get_num_entries, "zip_get_num_entries");
  file.find(found.stat_index, "zip_stat_index");
  file.find(found.fopen_index, "zip_fopen_index");
  file.find(found.fread, "zip_fread");
  file.find(found.fclose, "zip_fclose");
  file.find(found.file_get_error, "zip_file_get_error");
  file.find(found.file_add, "zip_file_add");
  file.find(found.file_set_dostime, "zip_file_set_dostime");
  file.find(found.file_set_external_attributes, "zip_file_set_external_attributes");
  file.find(found.set_file_compression, "zip_set_file_compression");
  file.find(found.source_buffer, "zip_source_buffer");
  file.find(found.source_buffer_create, "zip_source_buffer_create");
  file.find(found.source_keep, "zip_source_keep");
  file.find(found.source_free, "zip_source_free");
  file.find(found.source_open, "zip_source_open");
  file.find(found.source_read, "zip_source_read");
  file.find(found.source_stat, "zip_source_stat");
  file.find(found.source_close, "zip_source_close");
  return file.is_whole() ? std::optional(found) : std::nullopt;
}

}  // namespace

base::Result<const Library*> library() {
  static const std::optional<Library> kLibrary = load();
  if (kLibrary) return &*kLibrary;
  return base::failure("zip.missing", {"libzip.so.4"}, "libzip is not installed",
                       "install libzip4");
}

}  // namespace zip
