# SPDX-License-Identifier: MIT
"""Schemas and documents made to take all the time and memory: the program answers clearly, within bounds.

    hostile_test.py PROGRAM

Each bound is a few times what the program takes, and far below what it would take unguarded. CPU time is bounded by the
system, so that a run that does not end fails.
"""
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

SECONDS = 20  # of CPU, for one run
program = pathlib.Path(sys.argv[1]).resolve()
chance = random.Random(1)
ANY = 'start = any any = element * { attribute * { text }*, (text | any)* }'
faults = []


def run(title, schema, document, status, code, megabytes):
    """`code` is that of the first diagnostic, None where there is none; `document` is text, or a way to write it."""
    with tempfile.TemporaryDirectory(prefix='apograph-hostile-') as name:
        folder = pathlib.Path(name)
        for path, text in {'s.rnc': schema, 'd.xml': document}.items():
            if text is not None:
                with open(folder / path, 'w', encoding='utf-8') as file:
                    file.writelines(text)
        with open(folder / 'out', 'wb') as out:
            process = subprocess.Popen(
                [program, 'validate', '--no-cache', '--format', 'json', '--schema', 's.rnc', 'd.xml'], cwd=folder,
                stdout=out, stderr=subprocess.DEVNULL,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)))
            _, ended, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(ended)
        text = (folder / 'out').read_text(encoding='utf-8')
    diagnostics = json.loads(text)['diagnostics'] if process.returncode in (0, 1, 2) and text else []
    first = diagnostics[0]['code'] if diagnostics else None
    used = usage.ru_maxrss / 1024
    line = (f'{title}: exit {process.returncode}, {first}, {usage.ru_utime + usage.ru_stime:.1f} s, {used:.0f} MB of '
            f'{megabytes}')
    print(line)
    if (process.returncode, first) != (status, code) or used > megabytes:
        faults.append(f'{line}; expected exit {status}, {code}')


def repeat(head, part, count, tail):
    yield head
    for _ in range(count // 1000):
        yield part * 1000
    yield tail


def names(prefix, count):
    return [f'{prefix}{number}' for number in range(count)]


def schemas():
    double = '\n'.join(f'd{i} = d{i + 1}, d{i + 1}' for i in range(40))
    run('definitions that double', f'start = element r {{ d0 }}\n{double}\nd40 = element x {{ empty }}?', '<r/>', 2,
        'schema.too-large', 300)
    run('a schema that includes itself', 'include "s.rnc"', '<r/>', 2, 'schema.includes-itself', 20)
    run('an include that is missing', 'include "t.rnc"', '<r/>', 2, 'schema.not-found', 20)
    run('a schema that is missing', None, '<r/>', 2, 'file.not-found', 20)
    run('a document that is missing', ANY, None, 2, 'file.not-found', 20)
    run('a schema a million deep', 'start = ' + '(' * 1_000_000, '<r/>', 2, 'schema.limit', 50)
    run('a regular expression that explodes',
        'start = element r { xsd:string { pattern = "' + '(' * 5 + 'a' + '{1,100})' * 5 + '" } }', '<r/>', 2,
        'schema.parameter', 20)


def patterns():
    optional = ', '.join(['a?'] * 1000 + ['a'] * 1000)
    run('(a?){n}, a{n}', f'start = element r {{ {optional} }} a = element a {{ empty }}',
        f'<r>{"<a/>" * 1000}</r>', 0, None, 200)
    parts = ' & '.join(f'element {name} {{ empty }}?' for name in names('e', 60))
    orders = ['<r>', *('<s>' + ''.join(f'<{name}/>' for name in chance.sample(names('e', 60), 20)) + '</s>'
                       for _ in range(5_000)), '</r>']
    run('every order of an interleave', f'start = element r {{ element s {{ {parts} }}* }}', orders, 0, None, 100)
    for title, inner, way in [('of elements', 'e', '<e/>'), ('of text', 'text', 'x')]:
        nested = inner
        for level in range(60):
            nested = f'({nested} & element f{level} {{ empty }}?)*'
        anyhow = ''.join(chance.choice([way, f'<f{chance.randrange(60)}/>']) for _ in range(300))
        run(f'interleaves in repetitions in interleaves, {title}',
            f'start = element r {{ {nested} }} e = element e {{ empty }}', f'<r>{anyhow}</r>', 0, None, 100)
    last = ', '.join(['(a|b)'] * 200)
    run('(a|b)*, a, (a|b){200}',
        f'start = element r {{ (a|b)*, a, {last} }} a = element a {{ empty }} b = element b {{ empty }}',
        ['<r>', *(chance.choice(['<a/>', '<b/>']) for _ in range(100_000)), '<c/></r>'], 1, 'rng.element-unknown', 120)
    run('(a*)*(a|aa)*b against a text of a\'s', 'start = element r { xsd:string { pattern = "(a*)*(a|aa)*b" } }',
        repeat('<r>', 'a', 1_000_000, '</r>'), 1, 'rng.element-value', 50)


def documents():
    bomb = ''.join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(12))
    run('an entity bomb', ANY, f'<!DOCTYPE r [<!ENTITY e0 "ha">{bomb}]><r>&e12;</r>', 1, 'xml.limit', 50)
    run('one large entity, often', ANY,
        repeat(f'<!DOCTYPE r [<!ENTITY e "{"x" * 1_000_000}">]><r>', '&e;', 1000, '</r>'), 1, 'xml.limit', 50)
    run('a million deep', ANY, repeat('', '<a>', 1_000_000, ''), 1, 'xml.limit', 100)
    run('200,000 attributes', ANY, ['<r', *(f' a{i}=""' for i in range(200_000)), '/>'], 1, 'xml.limit', 50)
    run('an attribute of 100 MB', ANY, repeat('<r a="', 'x' * 100, 1_000_000, '"/>'), 0, None, 500)
    run('a text of 100 MB', ANY, repeat('<r>', 'x' * 100, 1_000_000, '</r>'), 0, None, 30)
    ids = 'start = element r { attribute ids { xsd:IDREFS }?, element p { attribute id { xsd:IDREF } }* }'
    run('a million references in one value', ids, ['<r ids="', *(f'n{i} ' for i in range(1_000_000)), '"/>'], 1,
        'rng.idref-unresolved', 200)
    run('300,000 references', ids, ['<r>', *(f'<p id="n{i}"/>' for i in range(300_000)), '</r>'], 1,
        'rng.idref-unresolved', 50)
    run('300,000 faults', 'start = element r { empty }', repeat('<r>', '<a/>\n', 300_000, '</r>'), 1,
        'rng.element-unknown', 30)


schemas()
patterns()
documents()
sys.exit('\n'.join(faults) if faults else 0)
