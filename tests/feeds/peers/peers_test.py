# SPDX-License-Identifier: MIT
"""What is exported, held against the programs of others: ajv, jsonld, node-schematron, graphology-gexf, manifesto, edtf and
d3-dsv of npm; IIIF's schema as iiif-prezi3 has it, GEXF's as gexfpy has it, that of CITATION.cff as cffconvert has it,
networkx and bagit-python of PyPI; rapper of Debian. A peer that takes everything would prove nothing: each must refuse
something broken, too.

    peers_test.py SOURCE_ROOT PROGRAM FOLDER    (FOLDER is filled by tools/setup/peers)
"""
import csv
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


def rows_of(file):
    with open(file, newline='') as stream:
        return list(csv.DictReader(stream))


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
    """RFC 6570, as far as these templates go: {name}, {/name}, {;name}, {?name}."""
    def value(match):
        operator, name = match.groups()
        if name not in values:
            return ''
        text = urllib.parse.quote(values[name], safe='')
        return {'': text, '/': '/' + text, ';': f';{name}={text}', '?': f'?{name}={text}'}[operator]
    return re.sub(r'\{([/;?]?)(\w+)\}', value, template)


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
            # A server of files does not see the query.
            address = expanded(template, **values).split('?')[0]
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
                # Where nothing is below a passage the answer is the passage.
                below = get(resource['navigation'], ref=reference, down='1')
                self.assertEqual((below['ref'], below['member']), (unit, [unit]))
                texts.append(''.join(get(resource['document'], ref=reference).itertext()))
            blank = lambda text: re.sub(r'\s', '', text)
            self.assertEqual(blank(''.join(texts)), blank(''.join(letter.find(TEI + 'text').itertext())), 'the passages are the letter')
        schema = here / 'dts.schema.json'
        self.assertEqual([fault for fault in node('schema', schema, *found) if fault], [])
        no_id = self.broken(folder / 'collection.json', lambda document: document.update({'@id': 'not a uri'}))
        no_trees = self.broken(found[-1], lambda document: document['resource'].pop('citationTrees'))
        self.assertNotIn(None, node('schema', schema, no_id, no_trees))

    def test_viewers(self):
        """Mirador and Universal Viewer read manifests by manifesto: it shows each page with its size and image."""
        for file in sorted((self.out / 'iiif').glob('*/manifest.json')):
            manifest, shown = json.loads(file.read_text()), node('manifest', file)
            self.assertIn([shown['label']], manifest['label'].values())
            self.assertEqual(len(shown['metadata']), len(manifest['metadata']))
            self.assertEqual([(page['id'], page['width'], page['height'], page['images']) for page in shown['canvases']],
                             [(page['id'], page['width'], page['height'], [page['items'][0]['items'][0]['body']['id']])
                              for page in manifest['items']])
            self.assertTrue(shown['canvases'])
        nothing = self.broken(self.out / 'iiif/a/manifest.json', lambda document: document.update(items=[]))
        self.assertEqual(node('manifest', nothing)['canvases'], [])

    def test_gexf(self):
        """Valid by the classes of GEXF's XML Schema; networkx and graphology read the same graph as stands in the tables."""
        sys.path.insert(0, str(peers / 'python'))
        import networkx
        from gexfpy.gexf import Gexf
        from xsdata.formats.dataclass.parsers import XmlParser
        from xsdata.formats.dataclass.parsers.config import ParserConfig
        file = self.out / 'gephi/network.gexf'
        strict = XmlParser(config=ParserConfig(fail_on_unknown_properties=True, fail_on_unknown_attributes=True,
                                               fail_on_converter_warnings=True))
        strict.parse(file, Gexf)
        for sound, faulty in (('type="integer"', 'type="count"'), ('label=', 'lable='), ('<nodes>', '<knots/><nodes>'),
                              ('lastmodifieddate="2026-', 'lastmodifieddate="May-')):
            self.assertTrue(sound in file.read_text(), sound)
            with self.assertRaises(Exception, msg=faulty):
                strict.from_string(file.read_text().replace(sound, faulty, 1), Gexf)
        rows = lambda name: rows_of(self.out / 'gephi' / name)
        nodes = {row['Id']: (row['Label'], int(row['Sent']), int(row['Received']), int(row['Mentioned'])) for row in rows('nodes.csv')}
        edges = {(row['Source'], row['Target']): int(row['Weight']) for row in rows('edges.csv')}
        self.assertTrue(nodes and edges)
        values = lambda data: (data['label'], data['sent'], data['received'], data['mentioned'])
        graph = networkx.read_gexf(file)
        self.assertEqual({name: values(data) for name, data in graph.nodes(data=True)}, nodes)
        self.assertEqual({(source, target): data['weight'] for source, target, data in graph.edges(data=True)}, edges)
        graph = node('gexf', file)
        self.assertEqual({one['key']: values(one['attributes']) for one in graph['nodes']}, nodes)
        self.assertEqual({(one['source'], one['target']): one['attributes']['weight'] for one in graph['edges']}, edges)

    def test_citation(self):
        schema = peers / 'python/cffconvert/schemas/1.2.0/schema.json'
        file = self.out / 'citation/CITATION.cff'
        self.assertIsNone(node('yaml', schema, file))
        broken = self.folder / 'broken.cff'
        broken.write_text(re.sub('authors:.*\n.*\n', '', file.read_text()))
        self.assertIn('authors', node('yaml', schema, broken))

    def test_tables(self):
        """Dates are EDTF; Palladio's reader finds the rows that Python's does."""
        dates = [row['date'] for row in rows_of(self.out / 'csv/letters.csv') if row['date']]
        self.assertTrue(dates)
        self.assertNotIn(None, node('edtf', *dates))
        self.assertEqual(node('edtf', '3 May 1905', '1905-13'), [None, None])
        table = self.out / 'palladio/palladio.csv'
        self.assertEqual(node('csv', table), rows_of(table))

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


missing = [wanted for wanted in ('node_modules/graphology-gexf', 'python/networkx') if not (peers / wanted).exists()]
if missing or shutil.which('node') is None:
    print(f'SKIPPED: {peers} lacks {", ".join(missing) or "node"}; tools/setup/peers {peers} installs it')
    sys.exit(77)
unittest.main(argv=sys.argv[:1], verbosity=2)
