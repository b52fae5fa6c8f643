# The program finds its data beside itself, in ../share/apograph: in the build tree these are links
# into the source tree, in an installed tree they are files.
set(resources ${PROJECT_BINARY_DIR}/share/apograph)
file(MAKE_DIRECTORY ${resources})
foreach(folder xslt schemas)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${resources}/${folder} SYMBOLIC)
  install(DIRECTORY ${folder}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/apograph/${folder}
          PATTERN README.md EXCLUDE PATTERN update EXCLUDE)
endforeach()
# The edition that `apograph init` makes; its README.md belongs to it.
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/share/edition ${resources}/edition SYMBOLIC)
install(DIRECTORY share/edition/ DESTINATION ${CMAKE_INSTALL_DATADIR}/apograph/edition)
foreach(folder lexicon i18n review)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/share/${folder} ${resources}/${folder} SYMBOLIC)
  install(DIRECTORY share/${folder}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/apograph/${folder}
          PATTERN README.md EXCLUDE)
endforeach()
install(DIRECTORY share/doc/ DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY share/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES share/completions/apograph.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME apograph)
install(FILES share/completions/_apograph DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES share/completions/apograph.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
