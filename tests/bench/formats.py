#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times the reading of PDF and DOCX beside the programs that everybody has: CPU time of whole processes, which take turns.

    formats.py APOGRAPH [GOLD]

PDF: the case convert-pdf-latex a hundred times over, apograph-pdf beside pdftotext; pages a second. DOCX: a DOCX for each letter of GOLD
(../shared/data/letters/gold), `apograph convert` beside `pandoc -t tei`. Needs pdfunite, pdftotext and pandoc; what is not there is left out.
"""
import importlib.util
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

RUNS = 5
COPIES = 100
ROOT = pathlib.Path(__file__).resolve().parents[2]
PDF = ROOT / 'tests/cases/convert-pdf-latex/in.letter.pdf'
LETTERS_AT_MOST = 100


def cpu(command, document=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(document or os.devnull, 'rb') as stdin:
        done = subprocess.run(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f'{command}: {done.stderr.decode()}')
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(jobs, runs=RUNS):
    times = {name: [] for name in jobs}
    for _ in range(runs):
        for name, (command, document) in jobs.items():
            times[name].append(cpu(command, document))
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def pages_of(pdf):
    info = subprocess.run(['pdfinfo', pdf], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in info.splitlines() if line.startswith('Pages:')))


def time_pdf(program, folder):
    helpers = [program.parent / 'apograph-pdf', program.parent.parent / 'libexec/apograph/apograph-pdf']
    helper = next((path for path in helpers if path.exists()), None)
    if helper is None or not shutil.which('pdfunite'):
        print('PDF: left out, apograph-pdf or pdfunite is not there')
        return
    whole = folder / 'letters.pdf'
    subprocess.run(['pdfunite', *[PDF] * COPIES, whole], check=True)
    jobs = {'apograph-pdf': ([helper], whole), 'pdftotext': (['pdftotext', whole, os.devnull], None),
            'pdftotext -bbox': (['pdftotext', '-bbox', whole, os.devnull], None),
            'apograph convert, as far as the text': ([program, 'convert', whole, '--lang', 'de', '--stop-after', 'source'], None)}
    times = medians(jobs)
    for name, seconds in times.items():
        print(f'PDF   {name:40} {seconds:7.3f} s  {pages_of(whole) / seconds:7.0f} pages a second  '
              f'{seconds / times["pdftotext"]:5.2f} × pdftotext')


def gold_letters(gold, folder):
    spec = importlib.util.spec_from_file_location('evaluate', gold.parent / 'evaluate.py')
    evaluate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluate)
    paths = [path for path in sorted(gold.glob('*/*.xml')) if path.name != 'authority.xml' and not path.with_suffix('.txt').exists()]
    for path in paths[::max(1, len(paths) // LETTERS_AT_MOST)]:
        made = folder / (path.stem + '.docx')
        evaluate.render_docx(ElementTree.parse(path).getroot(), str(made))
        yield made, path.parent


def time_docx(program, gold, folder):
    if not gold.exists() or not shutil.which('pandoc'):
        print('DOCX: left out, the gold letters or pandoc are not there')
        return
    output = folder / 'letter.xml'
    sums, count = {}, 0
    for letter, edition in gold_letters(gold, folder):
        convert = [program, 'convert', letter, '--lang', 'de', '--force', '-o', output]
        jobs = {'pandoc -t tei': (['pandoc', letter, '-t', 'tei', '-o', output], None), 'apograph convert': (convert, None),
                'apograph convert with its authority file': ([*convert, '-a', edition / 'authority.xml'], None)}
        for name, seconds in medians(jobs, 3).items():
            sums[name] = sums.get(name, 0) + seconds
        count += 1
    for name, seconds in sums.items():
        print(f'DOCX  {name:40} {1000 * seconds / count:7.1f} ms a letter, {count} letters  '
              f'{seconds / sums["pandoc -t tei"]:5.2f} × pandoc')


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    gold = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT.parent / 'shared/data/letters/gold').resolve()
    with tempfile.TemporaryDirectory(prefix='apograph-bench-') as folder:
        time_pdf(program, pathlib.Path(folder))
        time_docx(program, gold, pathlib.Path(folder))


main()
