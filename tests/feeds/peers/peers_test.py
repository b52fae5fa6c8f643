# SPDX-License-Identifier: MIT
"""What is exported, held against the programs of others: ajv, jsonld and node-schematron of npm, IIIF's schema as iiif-prezi3
has it and bagit-python of PyPI, rapper of Debian. A peer that takes everything would prove nothing: each must refuse
something broken, too.

    peers_test.py SOURCE_ROOT PROGRAM FOLDER    (FOLDER is filled by tools/setup/peers)
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import types
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

root, program, peers = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
here = pathlib.Path(__file__).resolve().parent
data = pathlib.Path(os.environ.get('APOGRAPH_DATA', root / '../shared/data'))
TEI = '{http://www.tei-c.org/ns/1.0}'
XML_ID = '{http://www.w3.org/XML/1998/namespace}id'


def node(*arguments):
    run = subprocess.run(['node', here / 'peers.mjs', peers, *arguments], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-800:]
    return json.loads(run.stdout)


def iiif_schemas(folder):
    """IIIF's schema, as iiif-prezi3 made its models of it; its helpers, which want other libraries, stay out."""
    sys.path.insert(0, str(peers / 'python'))
    package = types.ModuleType('iiif_prezi3')
    package.__path__ = [str(peers / 'python/iiif_prezi3')]
    sys.modules['iiif_prezi3'] = package
    from iiif_prezi3.skeleton import Collection, Manifest
    for kind in (Collection, Manifest):
        (folder / f'{kind.__name__}.json').write_text(json.dumps(kind.model_json_schema()))


def expanded(template, **values):
    """RFC 6570, as far as these templates go: {name}, {/name}, {;name}."""
    def value(match):
        operator, name = match.groups()
        if name not in values:
            return ''
        text = urllib.parse.quote(values[name], safe='')
        return {'': text, '/': '/' + text, ';': f';{name}={text}'}[operator]
    return re.sub(r'\{([/;]?)(\w+)\}', value, template)


class PeersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.edition = cls.folder / 'edition'
        shutil.copytree(root / 'tests/cases/export-iiif/in.d/edition', cls.edition)
        shutil.copy(root / 'tei/letters/trotsky-rosmer-1930.xml', cls.edition / 'letters')
        shutil.copytree(root / 'tei/authority', cls.edition / 'authority')
        settings = (cls.edition / 'edition.toml').read_text()
        (cls.edition / 'edition.toml').write_text(settings.replace('[edition]', '[edition]\ndate = 2026-11-01\neditor = "E. <e@example.org>"'))
        cls.out = cls.folder / 'out'
        subprocess.run([program, 'export', '--to', 'all', cls.edition, '-o', cls.out, '--url', 'https://example.org/cmif.xml',
                        '--licence', 'cc-by'], check=True, capture_output=True)
        cls.letters = {document.get(XML_ID): document for document in
                       (ElementTree.parse(file).getroot() for file in (cls.edition / 'letters').glob('*.xml'))}
        iiif_schemas(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def broken(self, file, change):
        document = json.loads(file.read_text())
        change(document)
        copy = self.folder / 'broken.json'
        copy.write_text(json.dumps(document))
        return copy

    def test_iiif(self):
        manifest, collection = self.out / 'iiif/a/manifest.json', self.out / 'iiif/collection.json'
        self.assertEqual(node('schema', self.folder / 'Manifest.json', manifest), [None])
        self.assertEqual(node('schema', self.folder / 'Collection.json', collection), [None])
        no_label = self.broken(manifest, lambda document: document.pop('label'))
        no_target = self.broken(manifest, lambda document: document['items'][0]['items'][0]['items'][0].update(target=1))
        self.assertNotIn(None, node('schema', self.folder / 'Manifest.json', no_label, no_target))
        # The models leave open what the specification's text demands.
        addresses = []
        for canvas in json.loads(manifest.read_text())['items']:
            self.assertTrue(canvas['height'] > 0 and canvas['width'] > 0)
            for page in canvas['items']:
                self.assertEqual([painting['target'] for painting in page['items']], [canvas['id']])
                addresses += [canvas['id'], page['id'], page['items'][0]['id']]
        self.assertEqual(len(addresses), len(set(addresses)))

    def test_dts(self):
        """A client follows the templates from the entry to each letter and each of its passages."""
        folder = self.out / 'dts'
        entry = json.loads((folder / 'index.json').read_text())
        found = [folder / 'index.json']

        def get(template, **values):
            address = expanded(template, **values)
            self.assertTrue(address.startswith(entry['@id']), address)
            file = folder / urllib.parse.unquote(address.removeprefix(entry['@id']))
            if file.suffix == '.xml':
                return ElementTree.parse(file).getroot()
            found.append(file)
            answer = json.loads(file.read_text())
            if answer['@type'] == 'Navigation':
                self.assertEqual(answer['@id'], address)
            return answer

        whole = get(entry['collection'])
        self.assertEqual(get(entry['collection'], id=whole['@id']), whole)
        self.assertEqual(get(whole['collection'], nav='parents')['member'], [])
        self.assertEqual({member['dublinCore']['identifier'][0] for member in whole['member']}, set(self.letters))
        for member in whole['member']:
            name = member['@id']
            resource = get(entry['collection'], id=name)
            self.assertEqual([parent['@id'] for parent in get(resource['collection'], nav='parents')['member']], [whole['@id']])
            self.assertNotIn('member', get(resource['collection'], nav='children'))
            letter = get(entry['document'], resource=name)
            self.assertEqual(letter.get(XML_ID), member['dublinCore']['identifier'][0])
            units = get(entry['navigation'], resource=name, down='-1')['member']
            self.assertEqual(units, get(resource['navigation'], down='1')['member'])
            texts = []
            for unit in units:
                reference = unit['identifier']
                self.assertEqual(get(entry['navigation'], resource=name, ref=reference)['ref'], unit)
                texts.append(''.join(get(resource['document'], ref=reference).itertext()))
            blank = lambda text: re.sub(r'\s', '', text)
            self.assertEqual(blank(''.join(texts)), blank(''.join(letter.find(TEI + 'text').itertext())), 'the passages are the letter')
        schema = here / 'dts.schema.json'
        self.assertEqual([fault for fault in node('schema', schema, *found) if fault], [])
        no_id = self.broken(folder / 'collection.json', lambda document: document.update({'@id': 'not a uri'}))
        no_trees = self.broken(found[-1], lambda document: document['resource'].pop('citationTrees'))
        self.assertNotIn(None, node('schema', schema, no_id, no_trees))

    def test_linked_data(self):
        """JSON-LD and Turtle are the same triples, and those are what the TEI says."""
        by_jsonld = set(node('triples', self.out / 'jsonld/edition.jsonld').splitlines())
        self.assertTrue(by_jsonld)
        messages = [line for line in by_jsonld if line.endswith('<https://schema.org/Message> .')]
        self.assertEqual(len(messages), len(self.letters))
        for name, letter in self.letters.items():
            self.assertEqual(sum(f'<https://schema.org/identifier> {json.dumps(name)} .' in line for line in by_jsonld), 1)
            sent = letter.find(f'.//{TEI}correspAction[@type="sent"]/{TEI}date')
            if sent is not None and sent.get('when'):
                self.assertTrue(any(f'<https://schema.org/dateSent> "{sent.get("when")}" .' in line for line in by_jsonld), name)
        persons = ElementTree.parse(self.edition / 'authority/persons.xml').getroot().iter(TEI + 'person')
        self.assertEqual(sum(line.endswith('<https://schema.org/Person> .') for line in by_jsonld), len(list(persons)))
        if shutil.which('rapper') is None:
            self.skipTest('rapper is not installed: the Turtle is not read')
        run = subprocess.run(['rapper', '-q', '-i', 'turtle', '-o', 'ntriples', self.out / 'turtle/edition.ttl'],
                             capture_output=True, text=True, check=True)
        unescaped = lambda line: re.sub(r'\\u([0-9A-F]{4})', lambda match: chr(int(match.group(1), 16)), line)
        self.assertEqual({unescaped(line) for line in run.stdout.splitlines()}, by_jsonld)

    def test_cmif_checker(self):
        schema = data / 'cmif/csAPI-cmif.sch'
        if not schema.is_file():
            self.skipTest(f'{schema} is not here')
        index = self.out / 'cmif/cmif.xml'
        self.assertEqual(node('schematron', schema, index), [])
        broken = self.folder / 'broken.xml'
        broken.write_text(index.read_text().replace('when="1905-01-02"', ''))
        self.assertEqual(len(node('schematron', schema, broken)), 1)

    def test_bag(self):
        bag = self.out / 'bagit'
        check = lambda: subprocess.run([sys.executable, peers / 'python/bagit.py', '--validate', bag], capture_output=True, text=True)
        run = check()
        self.assertEqual(run.returncode, 0, run.stderr)
        files = lambda folder: {file.relative_to(folder): file.read_bytes() for file in folder.rglob('*') if file.is_file()}
        self.assertEqual(files(bag / 'data'), files(self.edition))
        (bag / 'data/edition.toml').write_text('changed')
        self.assertNotEqual(check().returncode, 0)


missing = [wanted for wanted in ('node_modules/ajv', 'python/bagit.py') if not (peers / wanted).exists()]
if missing or shutil.which('node') is None:
    print(f'SKIPPED: {peers} lacks {", ".join(missing) or "node"}; tools/setup/peers {peers} installs it')
    sys.exit(77)
unittest.main(argv=sys.argv[:1], verbosity=2)
