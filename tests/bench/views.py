# SPDX-License-Identifier: MIT
"""Times `apograph render` beside xsltproc and Saxon: one letter, an edition of many, a document of 20 MB.

    views.py PROGRAM [--letters 1000] [--runs 15] [--megabytes 20]

CPU time (user and system), time by the clock and peak memory of whole processes, which take turns; medians, and the least CPU
of all runs, since other work on the machine only ever adds. xsltproc and Saxon apply the same stylesheets. Saxon-HE knows no
set:distinct and so makes the diplomatic view alone; with $TEI_STYLESHEETS naming a copy of TEI's own, it applies their
html/html.xsl, too. The edition is made by tests/support/synthetic_edition.py, the long document of the founding letter's text over
and over. What is absent is skipped, and said.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / 'tests/support'))
import synthetic_edition

SAXON = pathlib.Path('/usr/share/java/Saxon-HE.jar')
TEI_OF_TEXT = 2  # bytes of TEI to a byte of text, about
LETTER = root / 'tei/letters/trotsky-rosmer-1930.xml'


def run(command):
    """CPU seconds, seconds by the clock, megabytes at the peak."""
    nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    begin = time.monotonic()
    process = os.posix_spawnp(str(command[0]), [str(word) for word in command], os.environ, file_actions=nothing)
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f'{" ".join(map(str, command))} ended with {os.waitstatus_to_exitcode(status)}')
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss / 1024


def measure(title, commands, runs):
    print(f'\n{title}; load average {os.getloadavg()[0]:.1f}')
    costs = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(run(command))
    print(f'  {"":<34}{"CPU ms":>10}{"least":>10}{"clock ms":>10}{"least":>10}{"peak MB":>9}')
    for name, taken in costs.items():
        cpu, clock, memory = zip(*taken)
        print(f'  {name:<34}{statistics.median(cpu) * 1000:>10.1f}{min(cpu) * 1000:>10.1f}{statistics.median(clock) * 1000:>10.1f}'
              f'{min(clock) * 1000:>10.1f}{max(memory):>9.1f}', flush=True)


def render(document, folder, view, *more):
    return [program, 'render', '--force', f'--view={view}', '-o', folder / 'page.html', *more, document]


def by_xsltproc(document, folder, view):
    return ['xsltproc', '--novalid', '-o', folder / 'page.html', '--stringparam', 'authority-files', 'no', root / f'xslt/{view}.xsl', document]


def by_saxon(document, folder, stylesheet):
    return ['java', '-cp', SAXON, 'net.sf.saxon.Transform', f'-s:{document}', f'-xsl:{stylesheet}', f'-o:{folder / "page.html"}']


def one_letter(folder, runs):
    letter = folder / 'letter.xml'  # outside of its edition, so that no authority file is read
    shutil.copy(LETTER, letter)
    both = [program, 'render', '--force', '-o', folder / 'page.html', letter]
    commands = {'apograph --version': [program, '--version'],
                'apograph, reading view': render(letter, folder, 'reading'),
                'apograph, diplomatic view': render(letter, folder, 'diplomatic'),
                'apograph, page with both views': both,
                'apograph, both views, --jobs 1': [*both, '--jobs=1'],
                'apograph, LaTeX': [program, 'render', '--to=latex', '--force', '-o', folder / 'page.tex', letter],
                'apograph, e-book': [program, 'render', '--to=epub', '--force', '-o', folder / 'page.epub', letter]}
    if shutil.which('xsltproc'):
        for view in ('reading', 'diplomatic'):
            commands[f'xsltproc, {view} view'] = by_xsltproc(letter, folder, view)
    else:
        print('SKIPPED: xsltproc is not installed')
    measure('One letter of 38 KB', commands, runs)
    with_saxon(letter, folder)


def with_saxon(letter, folder):
    if not SAXON.exists() or not shutil.which('java'):
        print('SKIPPED: no Saxon (apt-get install libsaxonhe-java)')
        return
    commands = {'apograph, diplomatic view': render(letter, folder, 'diplomatic'),
                'Saxon-HE, diplomatic view': by_saxon(letter, folder, root / 'xslt/diplomatic.xsl')}
    stylesheets = os.environ.get('TEI_STYLESHEETS')
    if stylesheets:
        commands["Saxon-HE, TEI's html.xsl"] = by_saxon(letter, folder, pathlib.Path(stylesheets) / 'html/html.xsl')
    else:
        print("SKIPPED: TEI's own stylesheets ($TEI_STYLESHEETS names no copy of them)")
    measure('The same letter, with Saxon', commands, 5)


def many_letters(folder, count):
    edition = folder / 'edition'
    synthetic_edition.make(edition, count)
    for jobs in (1, 2):
        shutil.rmtree(edition / 'html', ignore_errors=True)
        measure(f'An edition of {count} letters as a site, --jobs {jobs}',
                {'apograph, all pages': [program, 'render', f'--jobs={jobs}', edition]}, 1)
    measure('The same again', {'apograph, nothing to make': [program, 'render', edition]}, 3)
    changed = edition / 'letters/letter-00000.xml'
    changed.write_text(changed.read_text().replace('news', 'word'))
    measure('The same with one letter changed', {'apograph, one letter': [program, 'render', edition]}, 1)


def one_long(folder, megabytes):
    text = (root / 'tei/sources/trotsky-rosmer-1930.txt').read_bytes()
    source, tei = folder / 'long.txt', folder / 'long.xml'
    source.write_bytes(text * max(1, round(megabytes * 1e6 / TEI_OF_TEXT / len(text))))
    authority = [f'--authority={file}' for file in sorted((root / 'tei/authority').glob('*.xml'))]
    run([program, 'convert', source, *authority, '--lang=es', '--force', '-o', tei])
    commands = {}
    for view in ('reading', 'diplomatic'):
        commands[f'apograph, {view} view'] = render(tei, folder, view)
        if shutil.which('xsltproc'):
            commands[f'xsltproc, {view} view'] = by_xsltproc(tei, folder, view)
    measure(f'A document of {tei.stat().st_size / 1e6:.1f} MB ({source.stat().st_size / 1e6:.1f} MB of text)', commands, 1)


parser = argparse.ArgumentParser()
parser.add_argument('program', type=pathlib.Path)
parser.add_argument('--letters', type=int, default=1000)
parser.add_argument('--runs', type=int, default=15)
parser.add_argument('--megabytes', type=float, default=20)
arguments = parser.parse_args()
program = arguments.program.resolve()
with tempfile.TemporaryDirectory(prefix='apograph-bench-') as temporary:
    one_letter(pathlib.Path(temporary), arguments.runs)
    many_letters(pathlib.Path(temporary), arguments.letters)
    one_long(pathlib.Path(temporary), arguments.megabytes)
