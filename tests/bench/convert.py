#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times `apograph convert` on long texts and with large authorities; programs that are named take turns.

    convert.py PROGRAM [PROGRAM...]

The texts: the founding letter, 100 and 1,000 times over, and the letters of the test data (APOGRAPH_DATA) joined, as plain
text and as the text of PDFs. The authorities: that of the founding letter, and 10,000 and 100,000 persons. CPU seconds of
whole processes, user and system, median of five; MB/s is what a text costs more than the founding letter alone.
"""
import itertools
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

RUNS = 5
SYLLABLES = [a + b for a in 'bdfghklmnprstvz' for b in 'aeiou']
ENDINGS = ['n', 'r', 's', 'l', 'tz', 'rt', 'mann', 'berg', 'stein', 'son', 'ski', 'wicz', 'ini', 'ov']
FORENAMES = ['Anna', 'Maria', 'Jean', 'Louis', 'Karl', 'Mary', 'Thomas', 'Juan', 'Pedro', 'Paolo', 'Ivan', 'Piotr']
root = pathlib.Path(__file__).resolve().parents[2]
data = pathlib.Path(os.environ.get('APOGRAPH_DATA', root.parent / 'shared/data')) / 'letters'


def person(number, chance):
    surname = (''.join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))) + chance.choice(ENDINGS)).capitalize()
    forenames = ' '.join(chance.sample(FORENAMES, chance.choice((1, 2))))
    birth = chance.randint(1700, 1900)
    return (f'<person xml:id="p{number}"><persName><forename>{forenames}</forename> <surname>{surname}</surname></persName>'
            f'<persName>{surname}, {forenames}</persName><birth when="{birth}"/><death when="{birth + 50}"/></person>\n')


def register(persons):
    chance = random.Random(1)
    entries = ''.join(person(number, chance) for number in range(persons))
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>\n{entries}</listPerson></standOff></TEI>\n'


def joined_letters(folder, mode):
    command = [sys.executable, data / 'evaluate.py', 'render', '--gold', data / 'gold', '--mode', mode, '--out', folder / mode]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    texts = sorted((folder / mode).rglob('*.txt'))
    random.Random(1).shuffle(texts)
    return b'\n\n'.join(text.read_bytes() for text in texts)


def cases(folder):
    letter = (root / 'tei/sources/trotsky-rosmer-1930.txt').read_bytes()
    own = sorted((root / 'tei/authority').glob('*.xml'))
    large = {}
    for persons in (10_000, 100_000):
        large[persons] = folder / f'persons-{persons}.xml'
        large[persons].write_text(register(persons))
    yield 'letter', letter, own, 'es'
    yield 'letter, 100 times', letter * 100, own, 'es'
    yield 'letter, 1,000 times', letter * 1000, own, 'es'
    for persons, file in large.items():
        yield f'letter, {persons:,} persons', letter, [file], 'es'
        yield f'letter, 100 times, {persons:,} persons', letter * 100, [file], 'es'
    if data.is_dir():
        for mode in ('clean', 'pdf'):
            yield f'letters of the test data, {mode}', joined_letters(folder, mode), [large[10_000]], 'de'
    else:
        print(f'skipped: no test data in {data}')


def seconds(program, text, authority, language, folder):
    source = folder / 'text.txt'
    source.write_bytes(text)
    files = [f'--authority={file}' for file in authority]
    command = [program, 'convert', source, *files, f'--lang={language}', '--force', '-o', folder / 'letter.xml']
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f'{program} convert ended with {process.returncode}')
    return usage.ru_utime + usage.ru_stime


def main():
    programs = [pathlib.Path(program).resolve() for program in sys.argv[1:]]
    with tempfile.TemporaryDirectory(prefix='apograph-bench-') as name:
        folder = pathlib.Path(name)
        base = {}
        for case, text, authority, language in cases(folder):
            costs = {program: [] for program in programs}
            for _, program in itertools.product(range(RUNS), programs):
                costs[program].append(seconds(program, text, authority, language, folder))
            row = []
            for program in programs:
                cost = statistics.median(costs[program])
                alone = base.setdefault((program, *authority), (len(text), cost))
                speed = (len(text) - alone[0]) / 1e6 / max(cost - alone[1], 1e-4)
                row.append(f'{cost * 1000:8.0f} ms' + (f' {speed:5.1f} MB/s' if speed > 0 else ' ' * 11))
            print(f'{case:<40}{len(text) / 1e6:>7.2f} MB  ' + '  '.join(row), flush=True)


main()
