# Writes OUTPUT: the hash of all sources in FOLDERS, in the order of their names.
set(hashes)
foreach(folder IN LISTS FOLDERS)
  file(GLOB files ${folder}/*.cpp ${folder}/*.hpp)
  list(SORT files)
  foreach(file IN LISTS files)
    file(SHA256 ${file} hash)
    string(APPEND hashes ${hash})
  endforeach()
endforeach()
string(SHA256 version "${hashes}")
string(SUBSTRING ${version} 0 16 version)
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: MIT
// Written by engine_version.cmake.
#include \"rng/validate/schema_cache.hpp\"

namespace rng::validate {

std::uint64_t engine_version() {
  return 0x${version};
}

}  // namespace rng::validate
")
