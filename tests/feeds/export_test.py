# SPDX-License-Identifier: MIT
"""What is exported, read by others: Python's csv, json and XML readers, sqlite3, jing, rapper where it is installed.

    export_test.py SOURCE_ROOT PROGRAM
"""
import collections
import csv
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

TEI = '{http://www.tei-c.org/ns/1.0}'
XML_ID = '{http://www.w3.org/XML/1998/namespace}id'
KINDS = {'persName': 'person', 'orgName': 'organisation', 'placeName': 'place', 'settlement': 'place', 'country': 'place',
         'region': 'place', 'geogName': 'place', 'district': 'place'}

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
import synthetic_edition
import tei_letters

root = pathlib.Path(sys.argv[1]).resolve()
program = sys.argv[2]
data = pathlib.Path(os.environ.get('APOGRAPH_DATA', root / '../shared/data'))
schemas = [root / 'schemas/cmif.rng', *(path for path in (
    data / 'cmif/schema/cmi-customization.rng', data / 'cmif/csAPI-cmi-customization.rng', data / 'cmif/csHarvester-cmif.rng')
    if path.is_file())]
faults = []


def hold(is_so, message):
    if not is_so:
        faults.append(message)


def rows(file):
    with open(file, newline='') as stream:
        return list(csv.DictReader(stream))


def mentions_of(letter):
    """The names in the text, counted by a reader of our own."""
    counts = collections.Counter()
    for element in tei_letters.named_in(letter.find(TEI + 'text')):
        name = element.tag.removeprefix(TEI)
        kind = KINDS.get(name)
        if name in ('name', 'rs'):
            named = element.get('type') or ''
            kind = next((kind for start, kind in (('pers', 'person'), ('org', 'organisation'), ('place', 'place'))
                         if named.startswith(start)), 'work' if named in ('work', 'bibl') else None)
        if name == 'title' and (element.get('ref') or element.get('key')):
            kind = 'work'
        if kind:
            counts[kind] += 1
    return counts


def check(source, folder, options=()):
    run = subprocess.run([program, 'export', '--to', 'all', source, '-o', folder, *options], capture_output=True, text=True)
    hold(run.returncode == 0, f'{source}: exit {run.returncode}: {run.stderr[:400]}')
    letters = {}
    for file in source.rglob('*.xml'):
        document = ElementTree.parse(file).getroot()
        if tei_letters.is_letter(document):
            letters[document.get(XML_ID) or file.stem] = document
    assert letters
    counts = sum((mentions_of(letter) for letter in letters.values()), collections.Counter())

    table = rows(folder / 'csv/letters.csv')
    hold({row['id'] for row in table} == set(letters), f'{source}: letters.csv has {len(table)} of {len(letters)} letters')
    mentions = rows(folder / 'csv/mentions.csv')
    by_kind = collections.Counter(row['kind'] for row in mentions)
    hold(by_kind == counts, f'{source}: mentions.csv {by_kind}, the TEI {counts}')
    palladio = rows(folder / 'palladio/palladio.csv')
    hold(len(palladio) == len(letters) and all(None not in row and None not in row.values() for row in palladio),
         f'{source}: palladio.csv is no table with a row a letter')

    database = sqlite3.connect(folder / 'sqlite/edition.sqlite')
    one = lambda query, *values: database.execute(query, values).fetchone()[0]
    hold(one('PRAGMA integrity_check') == 'ok', f'{source}: the database is broken')
    hold(one('SELECT count(*) FROM letters') == len(letters), f'{source}: letters in the database')
    hold(dict(database.execute('SELECT kind, count(*) FROM mentions GROUP BY kind')) == dict(counts), f'{source}: mentions in the database')
    for row in table[:3]:
        text = (folder / 'text' / f'{file_of(source, row["id"])}.txt').read_text()
        words = re.findall(r'[^\W\d_]{6,}', text)
        if words:
            found = database.execute('SELECT id FROM letters JOIN letters_fts ON letters.rowid = letters_fts.rowid WHERE letters_fts MATCH ?',
                                     (f'"{words[0]}"',)).fetchall()
            hold((row['id'],) in found, f'{source}: {words[0]} is not found in {row["id"]}')

    metadata = rows(folder / 'txm/metadata.csv')
    hold(list(metadata[0])[0] == 'id', 'txm: the first column is not id')
    for row in metadata:
        hold((folder / 'txm' / f'{row["id"]}.txt').is_file(), f'txm: no text of {row["id"]}')

    nodes = {row['Id'] for row in rows(folder / 'gephi/nodes.csv')}
    for edge in rows(folder / 'gephi/edges.csv'):
        hold({edge['Source'], edge['Target']} <= nodes, f'gephi: {edge} has no nodes')
    gexf = ElementTree.parse(folder / 'gephi/network.gexf').getroot()
    weight = lambda key, edges: sum(int(edge[key]) for edge in edges)
    edges = [edge.attrib for edge in gexf.iter('{http://www.gexf.net/1.2draft}edge')]
    correspondents = lambda letter, action: len([name for name in letter.iterfind(f'.//{TEI}correspAction[@type="{action}"]/*')
                                                 if name.tag in (TEI + 'persName', TEI + 'orgName', TEI + 'name', TEI + 'rs')])
    sent = sum(correspondents(letter, 'sent') * correspondents(letter, 'received') for letter in letters.values())
    hold(weight('weight', edges) == weight('Weight', rows(folder / 'gephi/edges.csv')) == sent,
         f'{source}: the edges of GEXF weigh {weight("weight", edges)}, those of the table {weight("Weight", rows(folder / "gephi/edges.csv"))}, the TEI has {sent}')
    hold({node.get('id') for node in gexf.iter('{http://www.gexf.net/1.2draft}node')} == nodes, 'gexf: other nodes than nodes.csv')

    graph = json.loads((folder / 'jsonld/edition.jsonld').read_text())['@graph']
    hold(sum(item['@type'] == 'Message' for item in graph) == len(letters), f'{source}: letters in JSON-LD')
    hold(len({item['@id'] for item in graph}) == len(graph), f'{source}: an @id comes twice')
    ElementTree.parse(folder / 'oai/oai.xml')
    json.loads((folder / 'citation/.zenodo.json').read_text())
    if shutil.which('rapper'):
        run = subprocess.run(['rapper', '-q', '-i', 'turtle', '-o', 'ntriples', folder / 'turtle/edition.ttl'], capture_output=True, text=True)
        hold(run.returncode == 0, f'{source}: rapper: {run.stderr[:300]}')
        said = sum(len(value) if isinstance(value, list) else 1 for item in graph for key, value in item.items() if key != '@id')
        hold(len(set(run.stdout.splitlines())) == said, f'{source}: {len(set(run.stdout.splitlines()))} triples, {said} in JSON-LD')

    if shutil.which('jing'):
        for schema in schemas:
            run = subprocess.run(['jing', schema, folder / 'cmif/cmif.xml'], capture_output=True, text=True)
            hold(run.returncode == 0, f'{schema.name}: {run.stdout[:300]}')


def check_names():
    """Whoever looks for a platform finds it: help, completions, manual, the guide, make."""
    run = subprocess.run([program, 'export'], capture_output=True, text=True)
    hold(run.returncode == 2, f'export without --to: exit {run.returncode}')
    targets = run.stderr.split('say --to with one of ')[1].strip().split(', ')
    hold(len(targets) > 20, f'{len(targets)} targets')
    places = {'help': subprocess.run([program, 'export', '--help'], capture_output=True, text=True).stdout}
    for name in ('Makefile', 'tools/cmake/edition.cmake', 'share/edition/Makefile', 'share/doc/platforms.md', 'share/man/apograph-export.1',
                 'share/completions/apograph.bash', 'share/completions/_apograph', 'share/completions/apograph.fish'):
        places[name] = (root / name).read_text()
    for name, text in places.items():
        missing = [target for target in targets if not re.search(rf'(?<![\w-]){target}(?![\w-])', text.replace('\\-', '-'))]
        hold(not missing, f'{name} knows nothing of {missing}')


def file_of(source, identifier):
    for file in source.rglob('*.xml'):
        if ElementTree.parse(file).getroot().get(XML_ID) == identifier:
            return file.stem
    return identifier


check_names()
with tempfile.TemporaryDirectory() as folder:
    check(root / 'tei', pathlib.Path(folder) / 'tei')
    reading = (pathlib.Path(folder) / 'tei/text/trotsky-rosmer-1930.txt').read_text()
    letter = ElementTree.parse(root / 'tei/letters/trotsky-rosmer-1930.xml').getroot()
    for sic, corr in ((choice.find(TEI + 'sic'), choice.find(TEI + 'corr')) for choice in letter.iter(TEI + 'choice')):
        if sic is not None:
            hold(''.join(sic.itertext()) + ''.join(corr.itertext()) not in reading.replace(' ', ''), 'text: both forms of a choice')
    synthetic_edition.make(pathlib.Path(folder) / 'edition', 300)
    check(pathlib.Path(folder) / 'edition', pathlib.Path(folder) / 'synthetic')
    gold = data / 'letters/gold'
    if gold.is_dir():
        for source in ('tillich', 'mitford', 'jeanpaul', 'suriano', 'pec'):
            check(gold / source, pathlib.Path(folder) / source)
    else:
        print(f'not tried on letters of others: {gold} is not here')
    # With what only an editor knows, nothing is left for the checker.
    target = pathlib.Path(folder) / 'cmif.xml'
    subprocess.run([program, 'cmif', 'export', root / 'tei', '-o', target, '--url', 'https://example.org/cmif.xml', '--licence', 'cc-by',
                    '--editor', 'An Editor <editor@example.org>', '--mentions'], check=True)
    run = subprocess.run([program, 'cmif', 'check', '--format', 'gnu', target], capture_output=True, text=True)
    hold(run.stdout == '', f'cmif check: {run.stdout}')

print(*faults[:40], sep='\n', end='\n' if faults else '')
sys.exit(1 if faults else 0)
