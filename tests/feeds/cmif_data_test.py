# SPDX-License-Identifier: MIT
"""CMIF beside the schemas of others: our schema says what that of the TEI Correspondence SIG says, and the public files
are repaired.

    cmif_data_test.py TEST SOURCE_ROOT PROGRAM
"""
import collections
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
SEED = 2026
MUTANTS = 400
REPAIRED_AT_LEAST = 30

root = pathlib.Path(sys.argv[2]).resolve()
program = sys.argv[3]
data = pathlib.Path(os.environ.get('APOGRAPH_DATA', root / '../shared/data')) / 'cmif'
theirs = data / 'schema/cmi-customization.rng'
older = [data / 'csAPI-cmi-customization.rng', data / 'csHarvester-cmif.rng']
ours = root / 'schemas/cmif.rng'
if not shutil.which('jing') or not theirs.is_file():
    print(f'SKIPPED: needs jing and {theirs}')
    sys.exit(SKIPPED)


def lines_of_errors(schema, files):
    run = subprocess.run(['jing', schema, *files], capture_output=True, text=True)
    found = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        match = re.match(r'(.*?):(\d+):\d+: (.*)', line)
        assert match, line
        found[match[1]].append((int(match[2]), match[3]))
    return found


def mutants(folder):
    """Sound documents with one change each, drawn by chance: elements and attributes come, go, move, get other names."""
    chance = random.Random(SEED)
    sources = [*sorted((data / 'examples').glob('*.xml'))]
    names = ['persName', 'orgName', 'placeName', 'date', 'note', 'ref', 'p', 'bibl', 'title', 'email', 'name', 'editor',
             'publisher', 'idno', 'correspAction', 'correspContext', 'correspDesc', 'licence', 'availability', 'text', 'body']
    attributes = ['type="sent"', 'type="url"', 'key="1"', 'ref="http://a.b"', 'cert="low"', 'cert="medium"', 'evidence="conjecture"',
                  'when="1900-01-01"', 'when="May"', 'xml:id="x1"', 'n="1"', 'source="#a"', 'target="http://a.b"', 'subtype="a"',
                  'status="free"', 'role="a"', 'level="m"', 'sortKey="a"', 'xml:lang="de"', 'rend="a b"', 'place="end"', 'part="I"',
                  'default="true"', 'decls="#a"', 'hand="#a"', 'when-iso="1900"', 'generatedBy="human"', 'full="yes"']
    files = []
    for number in range(MUTANTS):
        text = chance.choice(sources).read_text()
        text = text.replace('cert="medium"', 'cert="low"')
        tags = list(re.finditer(r'<([A-Za-z]+)([^<>]*?)(/?)>', text))
        tag = chance.choice(tags)
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:tag.start(2)] + ' ' + chance.choice(attributes) + text[tag.start(2):]
        elif kind == 1:
            text = text[:tag.start()] + f'<{chance.choice(names)}/>' + text[tag.start():]
        elif kind == 2:
            end = re.compile(f'</{tag[1]}>').search(text, tag.end()) if not tag[3] else tag
            text = text[:tag.start()] + text[end.end():]
        elif kind == 3:
            inner = chance.choice(names)
            text = text[:tag.start()] + f'<{inner} {chance.choice(attributes)}>a</{inner}>' + text[tag.start():]
        else:
            text = text[:tag.start(2)] + re.sub(r'^\s+[\w:]+="[^"]*"', '', tag[2]) + text[tag.end(2):]
        file = folder / f'{number}.xml'
        file.write_text(text)
        if subprocess.run(['xmllint', '--noout', file], capture_output=True).returncode == 0:
            files.append(file)
    return files


def test_schema():
    """The first fault is in the same line by both schemas, in real files and in mutants of the examples."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = mutants(pathlib.Path(folder))
        files = [*sorted(data.glob('*/*.xml')), *drawn]
        by_ours, by_theirs = lines_of_errors(ours, files), lines_of_errors(theirs, files)
        faults = []
        for file in map(str, files):
            first = [errors[file][0][0] if errors[file] else 0 for errors in (by_ours, by_theirs)]
            if first[0] != first[1]:
                faults.append(f'{file}: first fault in line {first[0]} by ours, {first[1]} by theirs: {by_theirs[file][:1]}')
        invalid = sum(bool(by_theirs[str(file)]) for file in drawn)
        print(f'{len(files)} documents; of {len(drawn)} mutants {invalid} are invalid')
        assert 50 < invalid < len(drawn) - 50
        return faults


def fix(file, target, *options):
    run = subprocess.run([program, 'cmif', 'fix', *options, file, '-o', target], capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return run


def letters_of(file):
    """What each letter says: names, addresses, dates."""
    text = re.sub(r'<(\w+)([^<>]*?)\s*/>', r'<\1\2></\1>', pathlib.Path(file).read_text())
    letters = re.findall(r'<correspDesc.*?</correspDesc>', text, re.DOTALL)
    return [sorted(re.findall(r'(?:ref|when|from|to|notBefore|notAfter|key)="([^"]*)"', letter)) for letter in letters]


def test_repairs():
    """Nearly all public files are valid afterwards; no letter, name or date is lost; a second repair changes nothing."""
    files = sorted((data / 'real').glob('*.xml'))
    assert len(files) > 20, files
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        fixed = {file: pathlib.Path(folder) / file.name for file in files}
        for file, target in fixed.items():
            run = fix(file, target)
            if ': change' not in run.stderr and not re.search(r': \d+ changes?;', run.stderr):
                faults.append(f'{file.name}: the report does not count the changes: {run.stderr}')
            before, after = letters_of(file), letters_of(target)
            lost = sum(a != b for a, b in zip(before, after)) + abs(len(before) - len(after))
            if lost > 3:
                faults.append(f'{file.name}: {lost} letters say something else')
            again = fix(target, pathlib.Path(folder) / 'again.xml')
            if ': 0 changes;' not in again.stderr:
                faults.append(f'{file.name}: repaired again: {again.stdout[:300]}')
        errors = lines_of_errors(theirs, fixed.values())
        valid = sum(not errors[str(target)] for target in fixed.values())
        print(f'{valid} of {len(files)} are valid under CMIF 1.1')
        if valid < REPAIRED_AT_LEAST:
            faults += [f'{name}:{errors[name][0]}' for name in errors if errors[name]]
        # With the facts that only an editor knows, and without what is new in 1.1, all three schemas agree.
        for file, target in fixed.items():
            fix(file, target, '--drop-certainty', '--editor', 'An Editor <editor@example.org>')
        for schema in (theirs, *older):
            found = lines_of_errors(schema, fixed.values())
            faults += [f'{schema.name}: {name}: {found[name][0]}' for name in found if found[name]]
    return faults


faults = globals()['test_' + sys.argv[1]]()
print(*faults[:40], sep='\n', end='\n' if faults else '')
sys.exit(1 if faults else 0)
