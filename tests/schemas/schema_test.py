# SPDX-License-Identifier: MIT
"""The letter schema: documented, in step with its compact source, right about the cases, and a subset of TEI P5.

    schema_test.py TEST SOURCE_ROOT [PROGRAM]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import generate

SKIPPED = 77
DOCUMENTS_EACH = 1
SEED = 1930
FAULT = re.compile(r'<!-- fault( in TEI too)?: ')

root = pathlib.Path(sys.argv[2]).resolve()
schema = root / 'schemas/letter.rng'
cases = root / 'tests/schemas'
tei_all = pathlib.Path(os.environ.get('APOGRAPH_DATA', root / '../shared/data')) / 'schemas/tei_all.rng'


def need(*tools):
    for tool in tools:
        present = tool.is_file() if isinstance(tool, pathlib.Path) else shutil.which(tool)
        if not present:
            print(f'SKIPPED: {tool} is not here')
            sys.exit(SKIPPED)


def lines_of_errors(schema_path, files):
    """What jing finds: for each file the lines of its errors, with the messages."""
    run = subprocess.run(['jing', schema_path, *files], capture_output=True, text=True)
    found = {str(file): [] for file in files}
    for line in run.stdout.splitlines():
        match = re.match(r'(.*?):(\d+):\d+: (.*)', line)
        assert match and match[1] in found, line
        found[match[1]].append((int(match[2]), match[3]))
    assert run.returncode == (1 if any(found.values()) else 0), run.stderr
    return found


def test_documented():
    """Each definition says in prose what it is."""
    faults = []
    for source in (schema, root / 'schemas/cmif.rng'):
        for define in ElementTree.parse(source).getroot().iter(generate.RNG + 'define'):
            note = define.find('{http://relaxng.org/ns/compatibility/annotations/1.0}documentation')
            if note is None or not note.text.strip().endswith('.'):
                faults.append(f'{source.stem}.rnc: {define.get("name")}: write a sentence that says what it is, after ##')
    return faults


def test_in_step():
    """letter.rng and cmif.rng are what the program makes of their compact sources."""
    program = pathlib.Path(sys.argv[3])
    need(program)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ('letter', 'cmif'):
            made = pathlib.Path(folder) / f'{name}.rng'
            subprocess.run([program, 'schema', 'convert', root / f'schemas/{name}.rnc', made], check=True)
            if made.read_text() != (root / f'schemas/{name}.rng').read_text():
                faults.append(f'{name}.rng is not what {name}.rnc says: run schemas/update')
    return faults


def marked_fault(file):
    for number, line in enumerate(pathlib.Path(file).read_text().splitlines(), 1):
        if match := FAULT.search(line):
            return number, bool(match[1])
    raise AssertionError(f'{file}: no line says <!-- fault: … -->')


def test_cases():
    """The documents of valid/ and of the edition are valid, those of invalid/ are not, from the marked line on; TEI agrees as they say."""
    need('jing')
    has_tei = tei_all.is_file()
    if not has_tei:
        print(f'not held against TEI P5: {tei_all} is not here')
    faults = []
    valid = sorted([*cases.glob('valid/*.xml'), *root.glob('tei/*/*.xml'), *root.glob('tests/cases/*/out.names.xml')])
    invalid = sorted(cases.glob('invalid/*.xml'))
    assert valid and invalid
    for schema_path in (schema, tei_all) if has_tei else (schema,):
        for file, errors in lines_of_errors(schema_path, valid).items():
            faults += [f'{file}:{line}: {message} ({schema_path.name})' for line, message in errors]
    by_letter = lines_of_errors(schema, invalid)
    by_tei = lines_of_errors(tei_all, invalid) if has_tei else {}
    for file in map(str, invalid):
        line, in_tei = marked_fault(file)
        first = by_letter[file][:1]
        if not first or first[0][0] != line:
            faults.append(f'{file}:{line}: a fault is expected here; found: {first or "none"}')
        if has_tei and bool(by_tei[file]) != in_tei:
            faults.append(f'{file}:{line}: TEI P5 finds {by_tei[file][:1] or "no fault"}')
    return faults


def test_program():
    """apograph validate says of each case what its marked line says."""
    program = pathlib.Path(sys.argv[3])
    need(program)
    faults = []
    for file in sorted([*cases.glob('valid/*.xml'), *cases.glob('invalid/*.xml')]):
        run = subprocess.run([program, 'validate', '--format=gnu', '--schema', schema, file], capture_output=True, text=True)
        found = [int(line) for line in re.findall(rf'^{re.escape(str(file))}:(\d+):\d+: error', run.stdout, re.MULTILINE)]
        expected = [marked_fault(file)[0]] if file.parent.name == 'invalid' else []
        if found[:1] != expected or run.returncode != len(expected):
            faults.append(f'{file}: expected in line {expected}, exit {run.returncode}: {run.stdout or run.stderr}')
    return faults


def test_subset():
    """Whatever the schema allows, TEI P5 allows: documents drawn from the schema are valid in tei_all."""
    need('jing', tei_all)
    generator = generate.Generator(schema, SEED)
    documents = [generator.document(aim) for aim in generator.elements() for _ in range(DOCUMENTS_EACH)]
    faults = []
    folder = pathlib.Path(tempfile.mkdtemp(prefix='apograph-subset-'))
    files = [folder / f'{number}.xml' for number in range(len(documents))]
    for file, document in zip(files, documents):
        file.write_text(document)
    for schema_path in (schema, tei_all):
        for file, errors in lines_of_errors(schema_path, files).items():
            faults += [f'{file}:{line}: {message} ({schema_path.name})' for line, message in errors[:1]]
    if not faults:
        shutil.rmtree(folder)
    return faults


faults = globals()['test_' + sys.argv[1]]()
print(*faults[:40], sep='\n', end='\n' if faults else '')
sys.exit(1 if faults else 0)
