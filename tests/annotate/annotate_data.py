# SPDX-License-Identifier: MIT
"""apograph annotate on real letters: the gold letters with their names stripped, and real TEI as it is.

    annotate_data.py --program build-dev/bin/apograph [--data ../shared/data] [--sample N] [--least F1] [--jing]

Of every letter: without what was added it is, byte for byte, what it was; a second run adds nothing; it has no fault
against tei_all that it had not. Of the gold letters of each edition: which share of the names was found again, by the
rules of evaluate.py. Names are stripped by taking out the tags persName, placeName and orgName; the authority file is
the edition's. --sample takes every so many letters only, of which --least is to be found; --jing has jing say what is
valid instead of apograph validate. Exit 77, with the reason, where there is no data.
"""
import argparse
import collections
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SKIPPED = 77
NAMES = r'(?:[\w.-]+:)?(?:persName|placeName|orgName)'
ADDED = r'(?:[\w.-]+:)?(?:persName|placeName|orgName|date)'
QUOTED = r'(?:[^>"\']|"[^"]*"|\'[^\']*\')*'
WHOLE = re.compile(r'<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>', re.S)
NAME_TAG = re.compile(rf'</?{NAMES}(?=[\s/>]){QUOTED}>')
START_TAG = re.compile(rf'<({ADDED})(?=[\s/>]){QUOTED}>')
END_TAG = re.compile(rf'</({ADDED})\s*>')
ADDED_TAG = re.compile(r'<[\w.:-]+((?: (?:ref|cert|resp|when|from|to|notBefore|notAfter|evidence)="[^"]*")*)>')
ADDED_ATTRIBUTES = re.compile(r' ref="[^"]*"(?: cert="[^"]*")?(?: resp="[^"]*")?(?=\s*/?>)')
TEI = '{http://www.tei-c.org/ns/1.0}'
ID = '{http://www.w3.org/XML/1998/namespace}id'


class NotAsItWas(Exception):
    """At this character something is not as it was and is no addition either."""


def without_additions(after, before):
    """The document with the additions that it has against another taken out."""
    kept, open_names, i, j = [], [], 0, 0
    while j < len(after):
        whole = WHOLE.match(after, j)
        start = None if whole else START_TAG.match(after, j)
        end = None if whole or start else END_TAG.match(after, j)
        if start:
            tag = start.group()
            is_there = before.startswith(tag, i)
            lacking = ADDED_ATTRIBUTES.sub('', tag)
            if not is_there and lacking != tag and before.startswith(lacking, i):
                tag, is_there = lacking, True
            if not is_there and not ADDED_TAG.fullmatch(tag):
                raise NotAsItWas(f'{after[j:j + 60]!r} is no addition')
            if not tag.endswith('/>'):
                open_names.append((start.group(1), is_there))
            if is_there:
                kept.append(tag)
                i += len(tag)
            j = start.end()
        elif end:
            name, is_there = open_names.pop()
            if name != end.group(1):
                raise NotAsItWas(f'{end.group()} ends {name}')
            if is_there:
                kept.append(end.group())
                i += len(end.group())
            j = end.end()
        else:
            piece = whole.group() if whole else after[j]
            kept.append(piece)
            i += len(piece)
            j += len(piece)
    return ''.join(kept)


def say_and_skip(reason):
    print(f'SKIPPED: {reason}')
    sys.exit(SKIPPED)


class Check:
    """The checks of one set of letters, in a folder of their own."""

    def __init__(self, program, schema, work, has_jing):
        self.program, self.schema, self.work, self.has_jing = program, schema, work, has_jing
        self.faults = []
        self.added = 0

    def run(self, name, letters, authority, language=None):
        """Annotates the letters (name to bytes), twice; the results by name."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        (folder / 'in').mkdir(parents=True)
        for letter, document in letters.items():
            (folder / 'in' / letter).write_bytes(document)
        self.annotate(folder / 'in', folder / 'once', authority, language)
        self.annotate(folder / 'once', folder / 'twice', authority, language)
        results = {}
        for letter, before in letters.items():
            after = (folder / 'once' / letter).read_bytes()
            self.compare(f'{name}/{letter}', before, after)
            if (folder / 'twice' / letter).read_bytes() != after:
                self.faults.append(f'{name}/{letter}: a second run changes it')
            results[letter] = after
        self.validate(folder, letters)
        return results

    def annotate(self, source, target, authority, language):
        command = [self.program, 'annotate', '--schema', self.schema, '-o', target]
        command += ['--authority', authority] if authority else []
        command += ['--lang', language] if language else []
        done = subprocess.run([*map(str, command), str(source)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f'{source}: annotate ended with {done.returncode}\n{done.stderr}')

    def compare(self, name, before, after):
        # Bytes as characters, whatever the encoding: what is added is ASCII or the same bytes.
        before, after = before.decode('latin-1'), after.decode('latin-1')
        self.added += after.count('<') - before.count('<')
        try:
            if without_additions(after, before) != before:
                self.faults.append(f'{name}: not as it was without the additions')
        except NotAsItWas as fault:
            self.faults.append(f'{name}: {fault}')

    def validate(self, folder, letters):
        """No document has faults that it had not."""
        faults = {stage: self.faulty(folder / stage, letters) for stage in ('in', 'once')}
        for letter in letters:
            if faults['once'][letter] > faults['in'][letter]:
                self.faults.append(f'{folder.name}/{letter}: {faults["once"][letter]} faults against tei_all, '
                                   f'there were {faults["in"][letter]}')

    def faulty(self, folder, letters):
        files = [str(folder / letter) for letter in letters]
        if self.has_jing:
            command = ['jing', '-i', str(self.schema), *files]
        else:
            command = [str(self.program), 'validate', '--format', 'gnu', '--max-errors', '0', '--no-id-check',
                       '--schema', str(self.schema), *files]
        lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
        counts = collections.Counter()
        for letter in letters:
            counts[letter] = sum(f'{folder / letter}:' in line for line in lines)
        return counts


def stripped(document):
    return NAME_TAG.sub('', document.decode('utf-8')).encode('utf-8')


def evaluation(data):
    spec = importlib.util.spec_from_file_location('evaluate', data / 'letters/evaluate.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check_gold(check, data, sample, least):
    """The gold letters whose persons or places are tagged throughout; the scores of all."""
    evaluate = evaluation(data)
    total = evaluate.Acc()
    print(f'{"":12} {"letters":>7} {"persons P":>9} {"R":>5} {"F1":>5} {"linked":>6} {"places P":>9} {"R":>5} {"F1":>5} '
          f'{"linked":>6}')
    for file in sorted(data.glob('letters/gold/*/edition.json')):
        edition, folder = json.loads(file.read_text()), file.parent
        files = [f for f in sorted(folder.glob('*.xml')) if f.name != 'authority.xml'][::sample]
        letters = {f.name: stripped(f.read_bytes()) for f in files}
        results = check.run(f'gold-{edition["edition"]}', letters, folder / 'authority.xml', edition['lang'])
        layers = [layer for layer in ('pers', 'place') if layer in edition.get('exhaustive', [])]
        if not layers:
            continue
        keys = {e.get(ID) for e in ET.parse(folder / 'authority.xml').getroot().iter() if e.get(ID)}
        of_edition = evaluate.Acc()
        for letter in files:
            score = evaluate.Acc()
            score['letters'] = 1
            documents = evaluate.docs(ET.parse(letter).getroot(), ET.fromstring(results[letter.name]))
            evaluate.score(*documents, layers, edition['exhaustive'], score, keys)
            of_edition.merge(score)
            total.merge(score)
        show(edition['edition'], evaluate.summary(of_edition, edition['exhaustive']))
    summary = evaluate.summary(total)
    show('all', summary)
    for layer in ('persName', 'placeName'):
        if summary[f'{layer}.overlap']['F1'] < least:
            check.faults.append(f'{layer}: F1 {summary[f"{layer}.overlap"]["F1"]}, at least {least} is wanted')


def show(name, summary):
    cells = []
    for layer in ('persName', 'placeName'):
        score = summary[f'{layer}.overlap']
        linked = summary.get(f'{layer}.ref_acc', '-')
        cells += [f'{score["P"]:>9} {score["R"]:>5} {score["F1"]:>5} {linked:>6}']
    print(f'{name:12} {summary["letters"]:>7} {" ".join(cells)}')


def authority_of(documents):
    """An authority file with the names that documents tag and refer to something with."""
    kinds = {'persName': ('person', 'listPerson'), 'placeName': ('place', 'listPlace'), 'orgName': ('org', 'listOrg')}
    entries = collections.defaultdict(dict)
    for document in documents:
        for element in ET.fromstring(document).iter():
            tag = element.tag.replace(TEI, '') if isinstance(element.tag, str) else ''
            tag = {'person': 'persName', 'place': 'placeName', 'org': 'orgName'}.get(element.get('type'), tag)
            reference = (element.get('ref') or element.get('key') or '').split()
            key = re.split('[#:/]', reference[0])[-1] if reference else ''
            text = ' '.join(''.join(element.itertext()).split())
            if tag in kinds and text and re.fullmatch(r'[A-Za-z_][\w.-]*', key):
                entries[tag].setdefault(key, []).append(text)
    root = ET.Element(TEI + 'TEI')
    stand_off = ET.SubElement(root, TEI + 'standOff')
    known = set()
    for tag, (entry, listing) in kinds.items():
        parent = ET.SubElement(stand_off, TEI + listing)
        for key, names in entries[tag].items():
            if key in known:
                continue
            known.add(key)
            element = ET.SubElement(parent, TEI + entry, {ID: key})
            for name in sorted(set(names)):
                ET.SubElement(element, TEI + tag).text = name
    return ET.tostring(root, encoding='utf-8') if known else None


def check_tei(check, data, sample):
    """Real TEI that has text, as it is: by an authority of the names that the project itself tags."""
    for project in sorted((data / 'tei').iterdir()):
        files = [f for f in sorted(project.rglob('*')) if f.suffix in ('.xml', '.tei')][::sample]
        letters = {}
        for number, file in enumerate(files):
            document = file.read_bytes()
            root = ET.fromstring(document)
            if root.tag.startswith(TEI) and root.find('.//' + TEI + 'text') is not None:
                letters[f'{number}-{file.stem}.xml'] = document
        if not letters:
            continue
        document = authority_of(letters.values())
        authority = check.work / f'{project.name}.authority.xml'
        if document:
            authority.write_bytes(document)
        before = check.added
        check.run(f'tei-{project.name}', letters, authority if document else None)
        print(f'{project.name:45} {len(letters):>3} documents, {check.added - before} tags added')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--program', required=True, type=pathlib.Path)
    parser.add_argument('--data', type=pathlib.Path,
                        default=os.environ.get('APOGRAPH_DATA',
                                               pathlib.Path(__file__).resolve().parents[2] / '../shared/data'))
    parser.add_argument('--sample', type=int, default=1)
    parser.add_argument('--least', type=float, default=90.0)
    parser.add_argument('--jing', action='store_true')
    arguments = parser.parse_args()
    if not (arguments.data / 'letters/evaluate.py').exists():
        say_and_skip(f'there is no data in {arguments.data} (APOGRAPH_DATA names another folder)')
    with tempfile.TemporaryDirectory(prefix='apograph-annotate-') as temporary:
        check = Check(arguments.program.resolve(), arguments.data.resolve() / 'schemas/tei_all.rng',
                      pathlib.Path(temporary), arguments.jing)
        check_gold(check, arguments.data, arguments.sample, arguments.least)
        check_tei(check, arguments.data, arguments.sample)
    print(f'{check.added} tags added in all')
    if check.added == 0:
        check.faults.append('nothing was added at all')
    if check.faults:
        sys.exit('\n'.join(check.faults))


main()
