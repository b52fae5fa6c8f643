# The main jobs on tei/ as targets, the same names as in the Makefile.
set(edition ${PROJECT_SOURCE_DIR}/tei)
foreach(job convert verify validate)
  add_custom_target(${job} COMMAND apograph ${job} ${edition} USES_TERMINAL)
endforeach()
add_custom_target(html COMMAND apograph render ${edition} USES_TERMINAL)
foreach(view reading diplomatic)
  add_custom_target(${view} COMMAND apograph render --view ${view} ${edition} USES_TERMINAL)
endforeach()
