# A thin wrapper: tools/setup/install sees to the packages, CMake and the program do the work.
# On a fresh Debian 12, `make` converts, checks and renders the edition in tei/; `make test` runs every test.
PREFIX ?= /usr/local
jobs := convert verify validate html reading diplomatic epub \
  feeds cmif csv gephi palladio txm text sqlite jsonld turtle beacon oai citation iiif dts bagit \
  tei-publisher evt dse-static dtabf ceteicean simple
run := cmake --build build --target

.PHONY: all help build $(jobs) bench test install clean setup

all: build
	@$(run) edition -- --quiet

help:
	@echo 'make             set up, build, then convert, verify, validate and render the edition in tei/'
	@echo 'make test        set up, build with the tests in build-dev/, run every test'
	@echo 'make build       the program only: build/bin/apograph'
	@echo 'make convert     the letters of tei/ from their sources; what an editor changed is left alone'
	@echo 'make verify      each letter against its source, character by character'
	@echo 'make validate    each letter and authority file against schemas/letter.rng'
	@echo 'make html        a site of the letters and their registers; make reading, make diplomatic: pages of one view'
	@echo 'make epub        the letters of tei/ as one e-book, tei/html/edition.epub'
	@echo 'make feeds       files for other platforms, into tei/export; make cmif, csv, gephi, palladio, txm, text, sqlite,'
	@echo '                 jsonld, turtle, beacon, oai, citation, iiif, dts, bagit: one of them'
	@echo '                 the letters for other platforms of TEI: make tei-publisher, evt, dse-static, dtabf, ceteicean, simple'
	@echo 'make bench       time convert, validate and render, up to 1,000 letters; validator, views and exports beside their peers'
	@echo 'make install     into PREFIX (/usr/local), below DESTDIR'
	@echo 'make clean       remove what was built and rendered'

build: setup
	@$(run) apograph

$(jobs): build
	@$(run) $@ -- --quiet

bench: build
	@tools/setup/install test
	@$(run) bench -- --quiet

test:
	@tools/setup/install build test
	@test -f build-dev/build.ninja || cmake --preset dev
	@cmake --build build-dev
	@tools/setup/browser build-dev/browser
	@tools/setup/peers build-dev/peers
	@CTEST_PARALLEL_LEVEL=$${CTEST_PARALLEL_LEVEL:-$$(nproc)} ctest --preset dev

install: build
	@cmake --install build --prefix '$(PREFIX)'

clean:
	@rm -rf build build-dev build-asan build-tidy build-fuzz tei/html tei/export

setup:
	@tools/setup/install build
	@test -f build/build.ninja || cmake --preset release
