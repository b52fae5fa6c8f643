# SPDX-License-Identifier: MIT
"""The edition in tei/: its source is untouched, its letters are what convert writes, verify and validate find nothing.

    edition_test.py TEST SOURCE_ROOT PROGRAM
"""
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77

root = pathlib.Path(sys.argv[2]).resolve()
program = pathlib.Path(sys.argv[3]).resolve()
edition = root / 'tei'
data = pathlib.Path(os.environ.get('APOGRAPH_DATA', root / '../shared/data'))


def need(*tools):
    for tool in tools:
        present = tool.is_file() if isinstance(tool, pathlib.Path) else shutil.which(tool)
        if not present:
            print(f'SKIPPED: {tool} is not here')
            sys.exit(SKIPPED)


def apograph(*arguments):
    environment = {name: value for name, value in os.environ.items() if name != 'SOURCE_DATE_EPOCH'}
    return subprocess.run([program, *arguments], capture_output=True, text=True, env=environment)


def clean(*arguments):
    """Runs the program, which must end with 0."""
    run = apograph(*arguments)
    assert run.returncode == 0, f'{arguments} ended with {run.returncode}\n{run.stdout}{run.stderr}'
    return run


def letters():
    found = sorted((edition / 'letters').glob('*.xml'))
    assert found, 'there are no letters'
    return found


def test_source():
    """The letter's text is the one that came, byte for byte."""
    original = data / '../letter/trotsky-rosmer-1930.txt'
    need(original)
    assert (edition / 'sources/trotsky-rosmer-1930.txt').read_bytes() == original.read_bytes()


def test_fresh():
    """The letters are what convert makes of their sources today; nothing was polished by hand."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'tei'
        shutil.copytree(edition, copy, ignore=shutil.ignore_patterns('*.xml.*', 'html'))
        for letter in letters():
            (copy / 'letters' / letter.name).unlink()
        clean('convert', copy)
        for letter in letters():
            written = (copy / 'letters' / letter.name).read_text(encoding='utf-8')
            committed = letter.read_text(encoding='utf-8')
            difference = ''.join(difflib.unified_diff(
                committed.splitlines(True), written.splitlines(True), str(letter), 'a fresh conversion'))
            assert committed == written, difference + '\nto accept, after reading it: delete the letter and `make convert`'


def test_untouched():
    """Apograph takes the committed letters for its own."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'tei'
        shutil.copytree(edition, copy, ignore=shutil.ignore_patterns('html'))
        assert 'its editor' not in clean('convert', copy).stderr


def test_verify():
    clean('verify', edition)


def test_verify_can_fail():
    """A letter that lost one word is found out."""
    letter = letters()[0]
    with tempfile.TemporaryDirectory() as folder:
        text = letter.read_text(encoding='utf-8')
        word = 'irreemplazable'
        assert word in text
        damaged = pathlib.Path(folder) / letter.name
        damaged.write_text(text.replace(word, '', 1), encoding='utf-8')
        run = apograph('verify', damaged, edition / 'sources' / (letter.stem + '.txt'))
        assert run.returncode == 1 and word in run.stdout, run.stdout + run.stderr


def test_validate():
    clean('validate', edition)


def test_tei():
    """The letters and the authority files are TEI P5."""
    schema = data / 'schemas/tei_all.rng'
    need('jing', schema)
    files = [*letters(), *sorted((edition / 'authority').glob('*.xml'))]
    run = subprocess.run(['jing', schema, *files], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_render():
    """The site comes without a word from the stylesheets: a page a letter, a start page, four registers and a search, not made twice."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'tei'
        shutil.copytree(edition, copy, ignore=shutil.ignore_patterns('html'))
        said = clean('render', copy).stderr
        assert 'warning' not in said and 'error' not in said, said
        pages = sorted((copy / 'html').glob('*.html'))
        assert len(pages) == len(letters()) + 6, pages
        assert ' 0 pages made' in ' ' + clean('render', copy).stderr.split('render:')[-1]


globals()['test_' + sys.argv[1]]()
