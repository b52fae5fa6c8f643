# The main jobs on tei/ as targets, the same names as in the Makefile; `edition` runs them all and ends, as render does,
# with the folder where the pages lie.
if(NOT TARGET apograph)
  return()
endif()
set(edition ${PROJECT_SOURCE_DIR}/tei)
foreach(job convert verify validate)
  add_custom_target(${job} COMMAND apograph ${job} ${edition} USES_TERMINAL VERBATIM)
endforeach()
add_custom_target(html COMMAND apograph render ${edition} USES_TERMINAL VERBATIM)
foreach(view reading diplomatic)
  add_custom_target(${view} COMMAND apograph render --view ${view} ${edition} USES_TERMINAL VERBATIM)
endforeach()
add_custom_target(epub COMMAND apograph render --to epub ${edition} USES_TERMINAL VERBATIM)
# One platform each, into tei/export; `feeds` makes all.
foreach(target cmif csv gephi palladio txm text sqlite jsonld turtle beacon oai citation iiif dts bagit tei-publisher evt dse-static dtabf
        ceteicean simple)
  add_custom_target(${target} COMMAND apograph export --to ${target} ${edition} USES_TERMINAL VERBATIM)
endforeach()
add_custom_target(feeds COMMAND apograph export --to all ${edition} USES_TERMINAL VERBATIM)
add_custom_target(edition
  COMMAND apograph convert ${edition}
  COMMAND apograph verify ${edition}
  COMMAND apograph validate ${edition}
  COMMAND apograph render ${edition}
  USES_TERMINAL VERBATIM)

add_custom_target(build DEPENDS apograph)
find_package(Python3 COMPONENTS Interpreter QUIET)
if(Python3_FOUND)
  # The validator's yardstick: libxml2's bare SAX parse.
  add_executable(sax_parse EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/bench/sax_parse.cpp)
  target_link_libraries(sax_parse PRIVATE LibXml2::LibXml2)
  apograph_warnings(sax_parse)
  add_custom_target(bench
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/bench/bench.py $<TARGET_FILE:apograph>
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/bench/validators.py $<TARGET_FILE:apograph>
            $<TARGET_FILE:sax_parse>
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/bench/views.py $<TARGET_FILE:apograph>
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/bench/exports.py $<TARGET_FILE:apograph>
    USES_TERMINAL VERBATIM)
endif()
