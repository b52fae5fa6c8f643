# SPDX-License-Identifier: MIT
"""Builds and runs the fuzzers: libFuzzer programs under the address and undefined-behaviour sanitizers.

    fuzz.py build
    fuzz.py NAME [--seconds N]

They start from the repository's own cases. Without --seconds a run is brief and always the same; with it, it goes on
from what the last such run has found, which is kept in build-fuzz/corpus/NAME, and an input that fails is written to
build-fuzz/found/. Exit 77, with the reason, where clang is missing.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

SKIPPED = 77
COMPILER = 'clang++-19'
LONGEST_RUN = 10  # seconds, of one input; ten times as long in a brief run, whose machine may be busy
MEMORY = 1024  # MB, of the whole process

root = pathlib.Path(__file__).resolve().parents[2]
build = root / 'build-fuzz'
clauses = root / 'tests/rng/cases'


def files(*patterns):
    return [file for pattern in patterns for file in sorted(root.glob(pattern)) if file.is_file()]


def schemas_and_documents():
    for schema in files('tests/rng/cases/*/schema.rng'):
        for document in sorted(schema.parent.glob('*valid.*.xml')):
            yield schema.read_bytes() + b'\0' + document.read_bytes()
    for schema in files('tests/cases/*/in.*.rnc'):
        for document in sorted(schema.parent.glob('in.*.xml')):
            yield schema.read_bytes() + b'\0' + document.read_bytes()


def layers_and_sources():
    for layer in files('tests/verify/cases/*/letter.xml'):
        for source in sorted(layer.parent.glob('source*')):
            yield layer.read_bytes() + b'\0' + source.read_bytes()


def links():
    """The addresses and identifiers of the unit test."""
    text = (root / 'tests/authority/link_test.cpp').read_text(encoding='utf-8')
    return (found.encode() for found in re.findall(r'"([^"\n]{4,})"', text))


def contents(*patterns, option=b''):
    return (option + file.read_bytes() for file in files(*patterns))


def letters_in_formats():
    """The text of each file of tests/source/formats, with the byte that chooses its reader."""
    folder = root / 'tests/source/formats'
    for option, ending in ((b'0', 'html'), (b'1', 'md'), (b'2', 'xml')):
        for file in sorted(folder.glob(f'*.{ending}')):
            yield option + file.read_bytes()
    for option, ending, member in ((b'3', 'docx', 'word/document.xml'), (b'4', 'odt', 'content.xml')):
        for file in sorted(folder.glob(f'*.{ending}')):
            yield option + zipfile.ZipFile(file).read(member)


def letters():
    """The golden letters, each in a language that is found out, and as several."""
    for file in files('tests/letters/cases/*.txt'):
        yield b'\0' + file.read_bytes()
        yield b'\x80' + file.read_bytes()


# What each fuzzer starts from, how long its inputs may be, how many a brief run tries, and its dictionary.
FUZZERS = {
    'pdf_words': (lambda: contents('tests/source/seeds/pdf/*'), 2_000, 10_000, None),
    'regex': (lambda: contents('tests/rng/datatype/seeds/regex/*'), 200, 10_000, None),
    'datatype': (lambda: contents('tests/rng/datatype/seeds/datatype/*'), 100, 20_000, None),
    'compact_syntax': (lambda: [*contents('tests/rng/syntax/seeds/compact/*'),
                                *contents('tests/cases/*/in.*.rnc', option=b'0')], 1_000, 10_000, 'compact.dict'),
    'schema': (lambda: contents('tests/rng/cases/*/*.rng', 'tests/cases/*/in.*.rnc'), 2_000, 4_000, 'schema.dict'),
    'document': (schemas_and_documents, 2_000, 2_000, 'document.dict'),
    'xml_reader': (lambda: contents('tests/rng/cases/*/*.xml', 'tests/cases/*/in.*.xml', option=b'1'), 1_000, 4_000,
                   'document.dict'),
    'annotate': (lambda: contents('tests/cases/annotate*/in.*.xml', option=b'1'), 2_000, 2_000, 'document.dict'),
    'formats': (letters_in_formats, 20_000, 1_000, 'document.dict'),
    'authority_table': (lambda: contents('tests/cases/authority-*/in.*.csv'), 600,
                        4_000, 'table.dict'),
    'authority_link': (links, 120, 40_000, None),
    'cmif_csv': (lambda: contents('tests/cases/cmif-csv/in.*.csv'), 1_000, 4_000, None),
    'convert': (letters, 3_000, 1_000, 'letter.dict'),
    'verify': (layers_and_sources, 2_000, 4_000, None),
}


def say_and_skip(reason):
    print(f'SKIPPED: {reason}')
    sys.exit(SKIPPED)


def build_all():
    if not (build / 'build.ninja').exists():
        subprocess.run(['cmake', '--preset', 'fuzz'], cwd=root, check=True)
    subprocess.run(['cmake', '--build', build, '--target', 'fuzzers'], check=True)


def write_seeds(folder, seeds, length):
    """The seeds as files whose names are their numbers; one that is too long would be cut, and is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for number, seed in enumerate(seeds):
        if len(seed) <= length:
            (folder / f'seed-{number:03}').write_bytes(seed)
            count += 1
    if count == 0:
        sys.exit(f'{folder.name}: no seed is short enough')


def run(name, seconds):
    seeds, length, runs, dictionary = FUZZERS[name]
    found = build / 'found'
    found.mkdir(exist_ok=True)
    longest = LONGEST_RUN * 10 if seconds is None else LONGEST_RUN
    command = [build / f'fuzz/fuzz_{name}', f'-max_len={length}', f'-timeout={longest}', f'-rss_limit_mb={MEMORY}',
               f'-artifact_prefix={found}/{name}-', '-print_final_stats=1']
    if dictionary:
        command.append(f'-dict={root}/tests/fuzz/{dictionary}')
    command += ['-seed=1', f'-runs={runs}'] if seconds is None else [f'-max_total_time={seconds}']
    with tempfile.TemporaryDirectory(prefix='apograph-fuzz-') as temporary:
        corpus = pathlib.Path(temporary) / name if seconds is None else build / 'corpus' / name
        write_seeds(corpus, seeds(), length)
        environment = {**os.environ, 'APOGRAPH_SOURCE': str(root)}
        return subprocess.run([*command, corpus], cwd=temporary, env=environment, check=False).returncode


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('name', choices=['build', *FUZZERS])
    parser.add_argument('--seconds', type=int)
    arguments = parser.parse_args()
    if not shutil.which(COMPILER):
        say_and_skip(f'{COMPILER} is not installed: no fuzzer runs (tools/setup/install fuzz installs it)')
    if arguments.name == 'build':
        build_all()
    elif run(arguments.name, arguments.seconds) != 0:
        sys.exit(f'{arguments.name}: an input fails; it is in {build}/found, and the fuzzer runs it again: '
                 f'build-fuzz/fuzz/fuzz_{arguments.name} FILE')


main()
