# The libraries of the distribution, by names of our own: apograph::libxml2 is the shared library everywhere but in a
# target whose property APOGRAPH_EMBEDS is set, which gets the archive. The dynamic linker would take two thirds of the
# time that a small letter takes: libxml2 alone brings ICU, and that the C++ library.
set(embedded OFF)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  set(embedded ON)
endif()

# Only where every archive is there; libxml2's names the two libraries that its shared one needs too.
set(archives libxml2.a libicui18n.a libicuuc.a libicudata.a libpugixml.a libxxhash.a)
set(companions libz.so.1 liblzma.so.5)
foreach(file IN LISTS archives companions)
  string(MAKE_C_IDENTIFIER ${file} name)
  find_library(${name} NAMES ${file})
  mark_as_advanced(${name})
  if(NOT ${name})
    set(embedded OFF)
  endif()
endforeach()
if(NOT fmt_VERSION MATCHES "^9\\.")
  set(embedded OFF)  # tools/base/fmt_archive.cpp
endif()
option(APOGRAPH_EMBED "Link apograph to the libraries' archives: it starts in a third of the time" ${embedded})
if(APOGRAPH_EMBED AND NOT embedded)
  message(FATAL_ERROR "APOGRAPH_EMBED needs GCC on Linux, fmt 9, no sanitizer, and ${archives}")
endif()

# apograph_library(NAME SHARED targets... EMBEDDED targets...)
function(apograph_library name)
  cmake_parse_arguments(LIBRARY "" "" "SHARED;EMBEDDED" ${ARGN})
  add_library(apograph_${name} INTERFACE)
  add_library(apograph::${name} ALIAS apograph_${name})
  if(NOT APOGRAPH_EMBED)
    target_link_libraries(apograph_${name} INTERFACE ${LIBRARY_SHARED})
    return()
  endif()
  set(embeds "$<BOOL:$<TARGET_PROPERTY:APOGRAPH_EMBEDS>>")
  target_link_libraries(apograph_${name} INTERFACE
    "$<$<NOT:${embeds}>:${LIBRARY_SHARED}>" "$<${embeds}:${LIBRARY_EMBEDDED}>")
  foreach(target IN LISTS LIBRARY_SHARED)
    target_include_directories(apograph_${name} SYSTEM INTERFACE
      $<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>)
  endforeach()
endfunction()

# apograph_archive(NAME FILE USES...)
function(apograph_archive name file)
  string(MAKE_C_IDENTIFIER ${file} variable)
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION "${${variable}}" INTERFACE_LINK_LIBRARIES "${ARGN}")
endfunction()

if(APOGRAPH_EMBED)
  apograph_archive(archive::icudata libicudata.a)
  apograph_archive(archive::icuuc libicuuc.a archive::icudata)
  apograph_archive(archive::icui18n libicui18n.a archive::icuuc)
  apograph_archive(archive::xml2 libxml2.a archive::icuuc "${libz_so_1}" "${liblzma_so_5}" m)
  apograph_archive(archive::pugixml libpugixml.a)
  apograph_archive(archive::xxhash libxxhash.a)
  add_library(apograph_embedded_fmt STATIC ${PROJECT_SOURCE_DIR}/tools/base/fmt_archive.cpp)
endif()
apograph_library(libxml2 SHARED LibXml2::LibXml2 EMBEDDED archive::xml2)
apograph_library(icuuc SHARED ICU::uc EMBEDDED archive::icuuc)
apograph_library(icui18n SHARED ICU::i18n EMBEDDED archive::icui18n)
apograph_library(pugixml SHARED pugixml::shared EMBEDDED archive::pugixml)
apograph_library(xxhash SHARED PkgConfig::libxxhash EMBEDDED archive::xxhash)
apograph_library(fmt SHARED fmt::fmt EMBEDDED apograph_embedded_fmt)

# Two files use toml++, so that its headers alone are quicker than its library.
add_library(apograph_toml INTERFACE)
add_library(apograph::toml ALIAS apograph_toml)
target_compile_definitions(apograph_toml INTERFACE TOML_HEADER_ONLY=1)
target_include_directories(apograph_toml SYSTEM INTERFACE
  $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)

# apograph_embed(TARGET): this program brings its libraries along.
function(apograph_embed target)
  if(NOT APOGRAPH_EMBED)
    return()
  endif()
  set_target_properties(${target} PROPERTIES APOGRAPH_EMBEDS ON)
  target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc -Wl,--exclude-libs,ALL -Wl,--gc-sections)
endfunction()
