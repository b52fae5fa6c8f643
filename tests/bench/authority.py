#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times `apograph authority` on a register of many persons: CPU time of whole processes, median of five.

    authority.py APOGRAPH [ENTRIES]
"""
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

RUNS = 5
FORENAMES = ['Anna', 'Otto', 'Karl', 'Maria', 'Johann', 'Sophie', 'Ludwig', 'Emma']


def gnd(number):
    """An identifier with its check digit."""
    digits = f'1{number:08}'
    check = -sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2)) % 11
    return digits + ('X' if check == 10 else str(check))


def person(number, forename):
    birth = 1700 + number % 250
    return f'''      <person xml:id="p{number}">
        <persName><forename>{forename}</forename> <surname>Maier{number}</surname></persName>
        <persName type="variant">{forename[0]}. Maier{number}</persName>
        <birth when="{birth}"/>
        <death when="{birth + 60}"/>
        <idno type="GND">{gnd(number)}</idno>
        <note>No. {number}</note>
      </person>
'''


def register(entries):
    chance = random.Random(1)
    persons = ''.join(person(number, chance.choice(FORENAMES)) for number in range(entries))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n  <standOff>\n'
            f'    <listPerson>\n{persons}    </listPerson>\n  </standOff>\n</TEI>\n')


def table(entries):
    """One half is in the register, the other is new."""
    rows = ['name,birth,gnd']
    for number in range(entries // 2, entries + entries // 2):
        rows.append(f'X Maier{number},{1700 + number % 250},{gnd(number)}')
    return '\n'.join(rows) + '\n'


def seconds(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode > 1:
        sys.exit(f'{command}: {done.stderr.decode()}')
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    entries = int(sys.argv[2]) if len(sys.argv) > 2 else 30_000
    with tempfile.TemporaryDirectory(prefix='apograph-bench-') as folder:
        path = pathlib.Path(folder)
        (path / 'register.xml').write_text(register(entries), encoding='utf-8')
        (path / 'table.csv').write_text(table(entries), encoding='utf-8')
        for job in (['list', 'register.xml'], ['check', 'register.xml'],
                    ['import', 'table.csv', '--into', 'register.xml', '--dry-run'],
                    ['merge', 'register.xml', 'register.xml', '-o', 'joined.xml', '--force'],
                    ['export', 'register.xml', '--format', 'csv'], ['export', 'register.xml', '--format', 'json'],
                    ['export', 'register.xml']):
            times = [seconds([program, 'authority', *job], folder) for _ in range(RUNS)]
            print(f'{" ".join(job):60} {statistics.median(times):6.2f} s')


main()
