# SPDX-License-Identifier: MIT
"""Sets letters with LuaLaTeX: the founding letter in both views, every element of the letter schema, right to left,
and what LaTeX could take for commands.

    latex_test.py SOURCE PROGRAM
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2]
HEAD = '''<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A &amp; B_c 100%</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>'''
FOOT = '</body></text></TEI>'
# Every character that LaTeX reads as a command, or that fonts turn into another one.
SPECIAL = r"""\ { } $ & # _ % ~ ^ " ' ` -- --- `` '' ?` [x] ]"""
faults = []


def expect(is_so, what):
    if not is_so:
        faults.append(what)


def escaped(text):
    return text.replace('&', '&amp;').replace('<', '&lt;')


def every_element():
    """A paragraph for each element that the schema names, as tests/xslt shows them."""
    schema = (SOURCE / 'schemas/letter.rnc').read_text()
    names = sorted(set(re.findall(r'element\s+(?:tei:)?([A-Za-z0-9]+)\s*\{', schema)) - {'TEI', 'teiHeader', 'text'})
    expect(len(names) > 150, f'{len(names)} elements')
    return HEAD + ''.join(f'<p>before <{name} n="7">words in {name}</{name}> after</p>' for name in names) + FOOT


def awkward():
    """What a letter may hold and LaTeX finds hard."""
    deep = '<list><item>[deep]' * 9 + '</item></list>' * 9
    return (HEAD + f'<p>{escaped(SPECIAL)}</p><p>[begins with a bracket]</p>' + deep + '<list/><list><head>Alone</head></list>'
            '<quote><quote><quote><quote><quote><p>five quotations</p></quote></quote></quote></quote></quote>'
            '<div><head>A head<note>with its note<note>and one in that</note></note></head><p>Text.</p></div>'
            '<table><row><cell>[one]</cell><cell cols="2">two &amp; three</cell></row><row><cell>1<note>in a cell</note></cell>'
            '<cell>2</cell><cell>3</cell></row></table><table/>'
            '<p>Soft\u00adhyphen, Ελληνικά, Русский, naïve, ſ, ꝑ.</p>' + FOOT)


def latex_of(name, letter, folder, *options):
    target = folder / f'{name}.tex'
    run = subprocess.run([PROGRAM, 'render', '--to', 'latex', '--force', *options, '-o', str(target), str(letter)],
                         capture_output=True, text=True)
    expect(run.returncode == 0, f'render {letter}: {run.stderr}')
    return target


def pages_of(tex):
    """The text of each page of the PDF; none where it cannot be made."""
    run = subprocess.run(['lualatex', '-interaction=nonstopmode', '-halt-on-error', tex.name], cwd=tex.parent,
                         capture_output=True, stdin=subprocess.DEVNULL, timeout=300)
    log = tex.with_suffix('.log').read_text(errors='replace')
    wrong = re.findall(r'^! .*(?:\n.*){2}|^Missing character:.*', log, re.M)
    expect(run.returncode == 0 and not wrong, f'{tex.name}: {wrong or log[-2000:]}')
    if run.returncode != 0:
        return []
    text = subprocess.run(['pdftotext', '-layout', str(tex.with_suffix('.pdf')), '-'], capture_output=True, text=True).stdout
    pages = text.split('\f')[:-1]
    print(f'{tex.name}: {len(pages)} pages')
    return pages


def check_founding_letter(folder):
    letter = SOURCE / 'tei/letters/trotsky-rosmer-1930.xml'
    pages = pages_of(latex_of('reading', letter, folder))
    note = 'historiador y dirigente del partido burgués'
    expect(pages and note in pages[0].split('telegrama:')[1], 'the second note is not at the foot of the first page')
    expect(pages and any('La carta continúa' in page for page in pages), 'what is left out is not said')
    lines = ' '.join(pages_of(latex_of('diplomatic', letter, folder, '--view', 'diplomatic'))).split('\n')
    expect(any(line.split()[:3] == ['22', 'perteneciendo', 'a'] for line in lines), 'line 22 has no number')


def check_awkward(folder):
    (folder / 'awkward.xml').write_text(awkward())
    text = ' '.join(' '.join(pages_of(latex_of('awkward-text', folder / 'awkward.xml', folder))).split())
    for word in SPECIAL.split() + ['A & B_c 100%', '[begins', 'five quotations', 'in a cell', 'Ελληνικά', 'Русский']:
        expect(word in text, f'lost: {word}')
    expect(text.count('[deep]') == 9, 'lists in lists')


if not all(map(shutil.which, ('lualatex', 'pdftotext'))):
    print('SKIPPED: LuaLaTeX or pdftotext is not installed (tools/setup/install tex)')
    sys.exit(77)
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    check_founding_letter(folder)
    check_awkward(folder)
    (folder / 'elements.xml').write_text(every_element())
    pages_of(latex_of('every-element', folder / 'elements.xml', folder))
    for letter in ('blocks', 'notes', 'transcription'):
        pages_of(latex_of(letter, SOURCE / f'tests/schemas/valid/{letter}.xml', folder))
    pages_of(latex_of('arabic', SOURCE / 'tests/browser/edition/letters/arabic.xml', folder))
for fault in faults:
    print('FAULT', fault)
sys.exit(1 if faults else 0)
