# One CMake target per room; the allowed edges are those of tools/layers.txt.

# Warnings per target, never global; errors in developer mode, but not under sanitizers, where compilers warn of what is not
# there. Two are off as they cry wolf in GCC 12 over strings that are moved or joined; the sanitizers watch for the real thing. Clang,
# with GCC's library, takes std::stable_sort for a call of what is deprecated. What an initialiser leaves out is meant to be empty.
set(APOGRAPH_STRICT ${APOGRAPH_DEVELOPER})
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  set(APOGRAPH_STRICT OFF)
endif()

function(apograph_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow -Wconversion
                         -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized$<SEMICOLON>-Wno-restrict>
                         $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
                         $<$<BOOL:${APOGRAPH_STRICT}>:-Werror>)
endfunction()

# apograph_room(NAME SOURCES file... [USES target...] [PRIVATE_USES target...])
function(apograph_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(apograph_${name} STATIC ${ROOM_SOURCES})
  add_library(apograph::${name} ALIAS apograph_${name})
  target_include_directories(apograph_${name} PUBLIC ${PROJECT_SOURCE_DIR}/tools)
  target_link_libraries(apograph_${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES})
  apograph_warnings(apograph_${name})
endfunction()

# apograph_test(NAME SOURCES file... [USES target...]): one GoogleTest program per room.
function(apograph_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name}_test ${TEST_SOURCES})
  target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name}_test PRIVATE ${TEST_USES} GTest::gtest_main)
  set_target_properties(${name}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  apograph_warnings(${name}_test)
  add_dependencies(unit_tests ${name}_test)
  add_test(NAME ${name} COMMAND ${name}_test)
  # No test measures time; one that hangs ends here. None uses the caches of who runs it.
  set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 600
    ENVIRONMENT "APOGRAPH_SOURCE=${PROJECT_SOURCE_DIR};APOGRAPH_BINARY=${PROJECT_BINARY_DIR};XDG_CACHE_HOME=${PROJECT_BINARY_DIR}/cache")
endfunction()

# apograph_fuzzer(NAME SOURCES file... [USES target...]): a libFuzzer program where APOGRAPH_FUZZ asks for them, else
# a test that runs it briefly (tests/fuzz).
function(apograph_fuzzer name)
  cmake_parse_arguments(FUZZER "" "" "SOURCES;USES" ${ARGN})
  if(NOT APOGRAPH_FUZZ)
    set_property(GLOBAL APPEND PROPERTY APOGRAPH_FUZZERS ${name})
    return()
  endif()
  add_executable(fuzz_${name} ${FUZZER_SOURCES})
  target_include_directories(fuzz_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(fuzz_${name} PRIVATE ${FUZZER_USES})
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/fuzz)
  apograph_warnings(fuzz_${name})
  if(NOT TARGET fuzzers)
    add_custom_target(fuzzers)
  endif()
  add_dependencies(fuzzers fuzz_${name})
endfunction()
