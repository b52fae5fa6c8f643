# SPDX-License-Identifier: MIT
"""Holds the reports of `apograph validate` against what their readers expect: JSON and SARIF against JSON Schemas,
JUnit as XML, the page as HTML, workflow commands as GitHub takes them apart.

    formats_test.py PROGRAM SOURCE FOLDER

FOLDER/node_modules holds the official schema of SARIF 2.1.0, as a package of npm carries it (tools/setup/browser).
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

try:
    import jsonschema
except ImportError:
    jsonschema = None

program, source, folder = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1))
SARIF = folder / 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'

SCHEMA = ('datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"\n'
          'start = element letter { attribute date { xsd:date }, element p { attribute xml:id { xsd:ID }?, text }+ }\n')
DOCUMENTS = {
    'good.xml': '<letter date="1912-05-03"><p>Dear</p></letter>',
    'bad.xml': '<letter date="3 May 1912">\n  <p xml:id="a">ñandú</p><p xml:id="a"/>\n  <q>x</q>\n</letter>',
    'odd, name: 100% & <ñ>.xml': '<letter date="&amp;&lt;"><p/></letter>',
    'broken.xml': '<letter date="1912-05-03">\n<p>Dear <b>friend</p></letter>',
}


class Page(html.parser.HTMLParser):
    VOID = {'meta', 'link', 'br'}

    def __init__(self):
        super().__init__()
        self.open, self.text, self.addresses = [], '', []

    def handle_starttag(self, tag, attributes):
        self.addresses += [value for name, value in attributes if name in ('src', 'href')]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f'</{tag}> closes nothing'

    def handle_data(self, data):
        self.text += data


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='apograph-formats-')
        cls.path = pathlib.Path(cls.folder.name)
        (cls.path / 'letter.rnc').write_text(SCHEMA)
        for name, text in DOCUMENTS.items():
            (cls.path / name).write_text(text, encoding='utf-8')

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def report(self, *words, status=2):
        call = [program, 'validate', '--no-cache', '--schema', 'letter.rnc', *words, *DOCUMENTS, 'missing.xml']
        done = subprocess.run(call, cwd=self.path, capture_output=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode('utf-8')

    def hold(self, text, schema):
        document = json.loads(text)
        if jsonschema is None:
            print('SKIPPED: python3-jsonschema is not installed; the report is not held against its schema')
            return document
        if not schema.exists():
            print(f'SKIPPED: {schema} is not here; the report is not held against it')
            return document
        rules = json.loads(schema.read_text(encoding='utf-8'))
        validator = jsonschema.validators.validator_for(rules)(rules)
        self.assertEqual([f'{list(error.path)}: {error.message}' for error in validator.iter_errors(document)], [])
        broken = {name: value for name, value in document.items() if name != 'version'}
        self.assertFalse(validator.is_valid(broken), 'the schema accepts anything')
        return document

    def test_json(self):
        schema = source / 'share/doc/validate-report.schema.json'
        report = self.hold(self.report('--format', 'json'), schema)
        self.assertEqual([entry['file'] for entry in report['documents']], [*DOCUMENTS, 'missing.xml'])
        self.assertEqual([entry['state'] for entry in report['documents']],
                         ['valid', 'faulty', 'faulty', 'faulty', 'unchecked'])
        self.assertEqual(report['summary']['errors'], sum(entry['errors'] for entry in report['documents']))
        self.hold(self.report('--format', 'json', '--max-errors', '1'), schema)
        summary = self.hold(self.report('--format', 'json', '--summary'), schema)
        self.assertEqual(summary['diagnostics'], [])
        self.assertEqual(summary['summary'], report['summary'])

    def test_sarif(self):
        log = self.hold(self.report('--format', 'sarif'), SARIF)
        run = log['runs'][0]
        rules = {rule['id'] for rule in run['tool']['driver']['rules']}
        self.assertEqual({result['ruleId'] for result in run['results']}, rules)
        places = [result['locations'][0]['physicalLocation'] for result in run['results']]
        self.assertIn({'artifactLocation': {'uri': 'bad.xml'}, 'region': {'startLine': 1, 'startColumn': 15}}, places)
        self.assertIn('odd,%20name:%20100%25%20&%20%3C%C3%B1%3E.xml',
                      [place['artifactLocation']['uri'].removeprefix('./') for place in places])
        self.assertTrue(any('relatedLocations' in result for result in run['results']))
        self.assertEqual(run['invocations'], [{'executionSuccessful': False, 'exitCode': 2}])

    def test_github(self):
        def plain(text):
            return re.sub('%(25|0D|0A|3A|2C)', lambda found: chr(int(found[1], 16)), text)
        commands = self.report('--format', 'github').splitlines()
        self.assertGreater(len(commands), 4)
        files = set()
        for command in commands:
            found = re.fullmatch(r'::(error|warning|notice) ((?:\w+=[^:,]*,)*\w+=[^:,]*)::(.+)', command)
            self.assertTrue(found, command)
            properties = dict(pair.split('=', 1) for pair in found[2].split(','))
            files.add(plain(properties['file']))
            self.assertRegex(plain(properties['title']), r'^[a-z]+\.[a-z-]+$')
        self.assertEqual(files, {*DOCUMENTS, 'missing.xml'} - {'good.xml'})

    def test_junit(self):
        root = xml.etree.ElementTree.fromstring(self.report('--format', 'junit'))
        suite = root.find('testsuite')
        self.assertEqual(suite.attrib, {'name': 'apograph', 'tests': '5', 'failures': '3', 'errors': '1'})
        cases = suite.findall('testcase')
        self.assertEqual([case.get('name') for case in cases], [*DOCUMENTS, 'missing.xml'])
        self.assertEqual([[part.tag for part in case] for case in cases],
                         [[], ['failure'], ['failure'], ['failure'], ['error']])

    def test_html(self):
        page = Page()
        text = self.report('--format', 'html')
        page.feed(text)
        page.close()
        self.assertEqual(page.open, [])
        self.assertEqual(page.addresses, [], 'the page needs nothing else')
        self.assertNotIn('<script', text)
        for name in {*DOCUMENTS, 'missing.xml'} - {'good.xml'}:
            self.assertIn(name, page.text)
        self.assertIn('ñandú', page.text)

    def test_every_format_ends_alike_whatever_the_jobs(self):
        for name in 'text', 'gnu', 'json', 'sarif', 'github', 'junit', 'html':
            one, four = (self.report('--format', name, '--jobs', jobs) for jobs in '14')
            self.assertEqual(one, four)
            self.report('--format', name, '--output', 'report')
            self.assertEqual((self.path / 'report').read_text(encoding='utf-8'), one)


unittest.main(verbosity=2)
