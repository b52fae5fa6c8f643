# SPDX-License-Identifier: MIT
"""Holds e-books against EPUBCheck: a letter, an edition with pictures, every element of the letter schema.

    epub_test.py SOURCE PROGRAM
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

SOURCE, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2]
CHECKER = os.environ.get('EPUBCHECK', '/usr/share/java/epubcheck.jar')
faults = []


def expect(is_so, what):
    if not is_so:
        faults.append(what)


def render(*arguments):
    run = subprocess.run([PROGRAM, 'render', '--to', 'epub', *map(str, arguments)], capture_output=True, text=True)
    expect(run.returncode == 0, f'render {arguments}: {run.stderr}')
    return run.stderr


def check_container(book):
    """What a reading system meets first, and that nothing of the machine is in it."""
    bytes_of_book = book.read_bytes()
    expect(bytes_of_book[30:58] == b'mimetypeapplication/epub+zip', f'{book}: mimetype is not first and stored')
    with zipfile.ZipFile(book) as container:
        members = {name: container.read(name).decode() for name in container.namelist() if name.endswith(('xhtml', 'opf'))}
        expect({info.date_time for info in container.infolist()} == {(1980, 1, 1, 0, 0, 0)}, f'{book}: times')
    for name, text in members.items():
        expect('/tmp/' not in text and str(SOURCE) not in text, f'{name}: a path of this machine')
        expect(not re.search(r'<(script|iframe)|src="https?:|href="https?:[^"]*\.css', text), f'{name}: loads something')
    return members


def check_notes(chapter):
    marks = re.findall(r'<a epub:type="noteref"[^>]* href="#([^"]*)"', chapter)
    notes = re.findall(r'<li epub:type="footnote" id="([^"]*)"', chapter)
    backlinks = re.findall(r'<a role="doc-backlink"[^>]* href="#([^"]*)"', chapter)
    expect(len(marks) > 3 and marks == notes, f'marks {marks}, notes {notes}')
    expect(all(f'id="{anchor}"' in chapter for anchor in backlinks) and len(backlinks) == len(notes), 'ways back')


def edition_of_everything(folder):
    """Every document that shows what the schema allows, as letters of one edition."""
    shutil.copytree(SOURCE / 'tests/schemas/valid', folder / 'letters')
    (folder / 'edition.toml').write_text('[edition]\ntitle = "Every element"\nlanguage = "en"\n')
    return folder


def books_in(folder):
    letter = folder / 'letter.epub'
    render(SOURCE / 'tei/letters/trotsky-rosmer-1930.xml', '-o', letter)
    members = check_container(letter)
    check_notes(members['EPUB/letters/trotsky-rosmer-1930.xhtml'])
    contents = members['EPUB/contents.xhtml']
    expect(re.findall(r'#source-page-(\d)', contents) == ['1', '2', '3'], 'pages of the source')
    package = members['EPUB/package.opf']
    expect('<meta property="dcterms:modified">2026-11-22T00:00:00Z</meta>' in package, 'the day of the last change')
    expect('<dc:language>es</dc:language>' in package and 'schema:accessMode' in package, 'metadata')
    again = folder / 'again.epub'
    render(SOURCE / 'tei/letters/trotsky-rosmer-1930.xml', '-o', again)
    expect(again.read_bytes() == letter.read_bytes(), 'a second time other bytes come out')

    pictures = shutil.copytree(SOURCE / 'tests/browser/edition', folder / 'pictures')
    body = (pictures / 'letters/workshop.xml').read_text()
    (pictures / 'letters/workshop.xml').write_text(body.replace(
        '</body>', '<div><p><graphic url="../images/page-1.png"/><graphic url="../../edition.toml.png"/></p></div></body>'))
    said = render(pictures)
    expect('picture-left-out' in said or 'is not in the book' in said, f'nothing said of a picture outside: {said}')
    with_pictures = pictures / 'html/edition.epub'
    members = check_container(with_pictures)
    expect('src="../images/page-1.png"' in members['EPUB/letters/workshop.xhtml'], 'the picture')
    expect(members['EPUB/contents.xhtml'].index('letters/arabic') < members['EPUB/contents.xhtml'].index('letters/workshop'), 'order')

    render(edition_of_everything(folder / 'everything'))
    return [letter, with_pictures, folder / 'everything/html/edition.epub']


def check_with_epubcheck(books):
    if shutil.which('java') is None or not os.path.exists(CHECKER):
        return False
    for book in books:
        run = subprocess.run(['java', '-jar', CHECKER, str(book)], capture_output=True, text=True)
        print(book.name, (run.stdout + run.stderr).strip())
        expect(run.returncode == 0 and '0 fatals / 0 errors / 0 warnings' in run.stdout, f'{book}: EPUBCheck finds faults')
    return True


with tempfile.TemporaryDirectory() as folder:
    books = books_in(pathlib.Path(folder))
    was_checked = check_with_epubcheck(books)
for fault in faults:
    print('FAULT', fault)
if faults:
    sys.exit(1)
if not was_checked:
    print('SKIPPED: EPUBCheck is not installed (apt-get install epubcheck); the rest was tested')
    sys.exit(77)
