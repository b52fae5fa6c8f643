# SPDX-License-Identifier: MIT
"""Profiles of TEI: what each platform asks for, over our edition and over letters of others that are valid TEI.

    profiles_test.py TEST SOURCE_ROOT PROGRAM; TEST is a profile (validity), evt-pages, dse-static-rules, tei-publisher-queries, subset-texts
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
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
import tei_letters

TEI = '{http://www.tei-c.org/ns/1.0}'
XML_ID = '{http://www.w3.org/XML/1998/namespace}id'
PROFILES = {'tei-publisher': 'tei_all', 'evt': 'tei_all', 'dse-static': 'tei_all', 'ceteicean': 'tei_all', 'dtabf': 'basisformat',
            'simple': 'tei_simplePrint'}

root = pathlib.Path(sys.argv[2]).resolve()
program = sys.argv[3]
data = pathlib.Path(os.environ.get('APOGRAPH_DATA', root / '../shared/data')).resolve()
schemas = data / 'schemas'
faults = []


def hold(is_so, message):
    if not is_so:
        faults.append(message)


def skip(why):
    print(f'SKIPPED: {why}')
    sys.exit(77)


def export(target, source, folder):
    run = subprocess.run([program, 'export', '--to', target, source, '-o', folder], capture_output=True, text=True)
    hold(run.returncode == 0, f'{target} of {source}: exit {run.returncode}: {run.stderr[:600]}')
    return run.stderr


def faulty(schema, files):
    """The files that jing, and those that our own validator, finds faulty."""
    if not files:
        return set(), set()
    run = subprocess.run(['jing', schemas / f'{schema}.rng', *files], capture_output=True, text=True)
    jing = {}
    for line in run.stdout.splitlines():
        match = re.match(r'(.*?):\d+:\d+: (?:error|fatal)', line)
        if match:
            jing.setdefault(match[1], line)
    run = subprocess.run([program, 'validate', '--format', 'gnu', '-s', schemas / f'{schema}.rng', *files], capture_output=True, text=True)
    hold(run.returncode in (0, 1), f'validate: exit {run.returncode}: {run.stderr[:300]}')
    ours = {line.split(':')[0]: line for line in run.stdout.splitlines() if ': error: ' in line}
    return jing, ours


def valid_letters(folder):
    """Folders of letters of others that are valid against tei_all."""
    gold = data / 'letters/gold'
    candidates = {source.name: sorted(source.glob('*.xml')) for source in gold.iterdir() if source.is_dir()}
    with open(data / 'tei.verdicts.tsv', encoding='utf-8') as table:
        names = [row[0] for row in csv.reader(table, delimiter='\t') if row[1] == 'valid']
    real = [data / name for name in names]
    candidates['editions'] = [file for file in real if file.stat().st_size < 400_000 and 'correspDesc' in file.read_text()
                              and '<text' in file.read_text() and '/doc/' not in str(file)]
    for name, files in candidates.items():
        jing, _ = faulty('tei_all', files)
        target = folder / name
        target.mkdir()
        for file in files:
            if str(file) not in jing:
                shutil.copy(file, target / file.name)
        assert len(list(target.iterdir())) >= 2, name
        yield target


def text_of(element):
    return re.sub(r'\s+', '', ''.join(element.itertext()))


def has_letter(file):
    return tei_letters.is_letter(ElementTree.parse(file).getroot())


def test_valid(targets):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        (scratch / 'in').mkdir()
        sources = [root / 'tei', *valid_letters(scratch / 'in')]
        for target in targets:
            for source in sources:
                folder = scratch / target / source.name
                folder.parent.mkdir(exist_ok=True)
                export(target, source, folder)
                letters = [file for file in source.rglob('*.xml') if has_letter(file)]
                files = list(folder.rglob('*.xml'))
                hold(len(files) >= (1 if target == 'evt' else len(letters)), f'{target} of {source}: {len(files)} files')
            jing, ours = faulty(PROFILES[target], sorted((scratch / target).rglob('*.xml')))
            for line in jing.values():
                hold(False, f'{target}: {line}')
            for name in set(jing) ^ set(ours):
                hold(False, f'{target}: jing and apograph differ on {name}: {ours.get(name)}')


def test_evt():
    """Pages are cut as EVT does: from one pb to the next; each line of the letters stands on one page, once, in its place."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        (scratch / 'in').mkdir()
        for source in [root / 'tei', *valid_letters(scratch / 'in')]:
            out = scratch / source.name
            export('evt', source, out)
            config = out / 'assets/config'
            for name, keys in (('file', ('editionUrls', 'editionImagesSource', 'imagesFolderUrl', 'configurationUrls')),
                               ('edition', ('editionTitle', 'badge', 'editionHome', 'availableEditionLevels', 'namedEntitiesLists', 'showLists',
                                            'entitiesSelectItems', 'notSignificantVariants', 'defaultEdition', 'defaultViewMode',
                                            'proseVersesToggler', 'defaultTextFlow', 'verseNumberPrinter', 'readingColorLight',
                                            'readingColorDark', 'externalBibliography', 'biblView', 'analogueMarkers',
                                            'sourcesExcludedFromListByParent')),
                               ('ui', ('availableViewModes', 'localization', 'defaultLocalization', 'availableLanguages', 'enableNavBar',
                                       'initNavBarOpened', 'thumbnailsButton', 'viscollButton', 'theme')),
                               ('editorial_conventions', ('addition', 'deletion', 'sic'))):
                settings = json.loads((config / f'{name}_config.json').read_text())
                hold(set(keys) <= set(settings), f'evt: {name}_config.json lacks {set(keys) - set(settings)}')
            document = ElementTree.parse(out / json.loads((config / 'file_config.json').read_text())['editionUrls'][0]).getroot()
            pages, kinds = [], []
            for child in document.find(f'{TEI}text/{TEI}body'):
                if child.tag == TEI + 'pb':
                    pages.append([])
                    hold(child.get('n') and child.get(XML_ID), f'evt: a pb of {source.name} has no n or no xml:id')
                else:
                    pages[-1].append(child)
                    kinds.append(child.tag)
                    hold(child.find(f'.//{TEI}pb') is None, f'evt: a page of {source.name} holds a pb')
            hold(set(kinds) == {TEI + 'div'}, f'evt: {source.name}: {set(kinds)}')
            by_letter = {}
            for page in pages:
                hold(len(page) == 1, f'evt: {source.name}: a page of {len(page)} parts')
                for part in page:
                    by_letter.setdefault(part.get('n'), []).append(part)
            counted = 0
            for file in source.rglob('*.xml'):
                if not has_letter(file):
                    continue
                text = ElementTree.parse(file).getroot().find(TEI + 'text')
                counted += 1
                parts = by_letter[file.stem]
                hold(text_of(text) == ''.join(text_of(part) for part in parts), f'evt: {file}: the text is not the same')
                lines = [lb.get('n') for lb in text.iter(TEI + 'lb')]
                shown = [lb.get('n') for part in parts for lb in part.iter(TEI + 'lb')]
                hold(lines == shown, f'evt: {file}: {len(lines)} lines, {len(shown)} on pages')
            hold(counted == len(by_letter), f'evt: {source.name}: {counted} letters, {len(by_letter)} in the document')


def letters_below(folder):
    for file in sorted(folder.glob('*.xml')):
        yield file, ElementTree.parse(file).getroot()


def test_dse_static():
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        sources = [root / 'tei']
        if data.is_dir():
            (scratch / 'in').mkdir()
            sources += valid_letters(scratch / 'in')
        for source in sources:
            out = scratch / source.name
            export('dse-static', source, out)
            entries = set()
            for name in ('listperson', 'listplace', 'listorg', 'listbibl'):
                entries |= {entry.get(XML_ID) for entry in ElementTree.parse(out / f'data/indices/{name}.xml').getroot().iter() if entry.get(XML_ID)}
            ElementTree.parse(out / 'data/meta/about.xml')
            chain = []
            for file, letter in letters_below(out / 'data/editions'):
                hold(letter.get(XML_ID) == file.name, f'dse-static: {file.name} has xml:id {letter.get(XML_ID)}')
                chain += [letter.get(side) for side in ('prev', 'next')]
                text = letter.find(TEI + 'text')
                hold(text.find(f'.//{TEI}choice') is None, f'dse-static: a choice in {file.name}')
                for name in text.iter(TEI + 'rs'):
                    if name.get('ref', '').startswith('#') and source == root / 'tei':
                        hold(name.get('ref')[1:] in entries, f'dse-static: {name.get("ref")} is in no list')
                if source == root / 'tei':
                    hold(not [name for name in text.iter(TEI + 'persName') if name.get('ref')], 'dse-static: persName with ref')
                    hold(len([name for name in text.iter(TEI + 'rs') if name.get('type') == 'person']) > 20, 'dse-static: no persons')
                for gap in text.iter(TEI + 'gap'):
                    hold(gap.tail and '[…]' in gap.tail or '[…]' in text_of(text), f'dse-static: a gap of {file.name} is not seen')
            count = len(chain) // 2
            linked = [link for link in chain if link]
            hold(all(link.endswith('.xml') and (out / 'data/editions' / link).is_file() for link in linked), f'dse-static: {linked[:3]}')
            hold(len(linked) == 2 * (count - 1), f'dse-static: {source.name}: {len(linked)} links between {count} letters')


# What no subset shows; del besides in DTABf.
UNREAD = {'listPerson', 'listPlace', 'listOrg', 'listEvent', 'listRelation', 'listNym', 'listObject', 'desc', 'figDesc', 'am', 'rdg', 'wit', 'surplus', 'index', 'facsimile', 'standOff', 'notatedMusic'}


def read(element, left_out):
    name = element.tag.removeprefix(TEI) if isinstance(element.tag, str) else ''
    if name in left_out or not name:
        return ''
    text = element.text or ''
    for child in element:
        text += read(child, left_out) + (child.tail or '')
    return text


def test_subsets():
    """Nothing is lost in the subsets but what they say they leave out."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        (scratch / 'in').mkdir()
        for source in [root / 'tei', *valid_letters(scratch / 'in')]:
            for target, left_out in (('dtabf', UNREAD | {'del'}), ('simple', UNREAD)):
                out = scratch / target / source.name
                out.parent.mkdir(exist_ok=True)
                export(target, source, out)
                for file in source.rglob('*.xml'):
                    if not has_letter(file):
                        continue
                    before = ElementTree.parse(file).getroot().find(TEI + 'text')
                    after = ElementTree.parse(out / file.name).getroot().find(TEI + 'text')
                    hold(re.sub(r'\s+', '', read(before, left_out)) == re.sub(r'\s+', '', read(after, left_out)), f'{target}: {file}: the text differs')
                    hold(len(list(before.iter(TEI + 'lb'))) == len(list(after.iter(TEI + 'lb'))), f'{target}: {file}: lines are lost')


# What TEI Publisher asks of a letter: nav:get-metadata of its module navigation-tei, idx:get-metadata of its index module.
QUERIES = {
    'title': '($header//tei:msDesc/tei:head, $header//tei:titleStmt/tei:title[@type = "main"])[1]',
    'author': '($header//tei:titleStmt/tei:author, $header//tei:correspDesc/tei:correspAction/tei:persName)',
    'person': 'for $ref in $header//tei:correspDesc/tei:correspAction/tei:persName/@ref '
              'return ($registers/id(substring-after($ref, "#"))/tei:persName)[1]',
    'date': 'for $when in $header//tei:correspDesc/tei:correspAction/tei:date/@when return xs:date($when)',
    'year': 'substring($header//tei:correspDesc/tei:correspAction/tei:date/@when, 1, 4)',
    'language': 'head(($header//tei:langUsage/tei:language/@ident, $letter/@xml:lang))',
    'place': 'for $ref in $header//tei:correspDesc/tei:correspAction/tei:placeName/@ref '
             'return ($registers/id(substring(., 2)))'.replace('(., 2)', '($ref, 2)') + '/tei:placeName[1]',
}


def answers_of(out, scratch):
    """A row for each letter below data/, as BaseX answers."""
    rows = ', '.join(f'"{name}": string-join(({query}) ! string(.), "; ")' for name, query in QUERIES.items())
    query = f'''declare namespace tei = "http://www.tei-c.org/ns/1.0"; let $registers := collection("apograph")[matches(base-uri(), "/registers/")]
        return json:serialize(array {{ for $letter in collection("apograph")/tei:TEI[tei:text] let $header := $letter/tei:teiHeader
          return map {{ "file": tokenize(base-uri($letter), "/")[last()], {rows} }} }})'''
    run = subprocess.run(['basex', '-c', f'CREATE DB apograph {out}/data', '-q', query], capture_output=True, text=True,
                         env={**os.environ, 'JAVA_ARGS': f'-Dorg.basex.path={scratch} -Dorg.basex.DBPATH={scratch}/db'})
    hold(run.returncode == 0, f'basex: {run.stderr[:500]}')
    return {row['file']: row for row in json.loads(run.stdout)} if run.returncode == 0 else {}


def expected(letter):
    """The questions that a letter as it was before the export has an answer to."""
    fields = {'title'}
    header = letter.find(TEI + 'teiHeader')
    sent = header.find(f'.//{TEI}correspAction[@type="sent"]')
    if sent is None:
        return fields
    if sent.find(TEI + 'persName') is not None:
        fields.add('author')
    date = sent.find(TEI + 'date')
    if date is not None and any(date.get(name) for name in ('when', 'from', 'to', 'notBefore', 'notAfter')):
        fields |= {'date', 'year'}
    return fields


def test_tei_publisher():
    """BaseX answers what TEI Publisher asks of each letter: all of it for our edition."""
    if not shutil.which('basex'):
        skip('basex is not here; apt-get install basex')
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        sources = [root / 'tei', root / 'tests/browser/edition']
        if (data / 'letters/gold').is_dir():
            sources += [data / 'letters/gold' / name for name in ('tillich', 'mitford', 'jeanpaul', 'pec')]
        for source in sources:
            out = scratch / 'out' / source.name
            out.parent.mkdir(exist_ok=True)
            export('tei-publisher', source, out)
            letters = {file.name: ElementTree.parse(file).getroot() for file in source.rglob('*.xml') if has_letter(file)}
            answers = answers_of(out, scratch)
            hold(set(answers) == set(letters), f'tei-publisher: {len(answers)} of {len(letters)} letters of {source.name}')
            for name, answer in answers.items():
                wanted = set(QUERIES) if source == root / 'tei' else expected(letters[name])
                missing = [field for field in wanted if answer[field] == '']
                hold(not missing, f'tei-publisher: {source.name}/{name} has no {missing}: {answer}')
            if source == root / 'tei':
                print(json.dumps(answers, ensure_ascii=False))
        chain = {}
        for file, letter in letters_below(scratch / 'out/tillich/data' if data.is_dir() else scratch / 'out/edition/data'):
            for link in letter.iter(TEI + 'ref'):
                if link.get('type') in ('previous', 'next', 'previous-in-correspondence', 'next-in-correspondence'):
                    chain[file.name, link.get('type')] = link.get('target')
        for (file, side), target in chain.items():
            other = side.replace('previous', 'next') if side.startswith('previous') else side.replace('next', 'previous')
            hold(chain.get((target, other)) == file, f'tei-publisher: {file} {side} {target} is not answered')
        hold({side for _, side in chain} >= {'previous', 'next'}, 'tei-publisher: no links to neighbours')


if __name__ == '__main__':
    tests = {'evt-pages': test_evt, 'dse-static-rules': test_dse_static, 'tei-publisher-queries': test_tei_publisher,
             'subset-texts': test_subsets}
    what = sys.argv[1]
    if what not in ('dse-static-rules', 'tei-publisher-queries') and not (data / 'letters/gold').is_dir():
        skip(f'{data} holds no letters and schemas')
    if not shutil.which('jing'):
        skip('jing is not here; tools/setup/install test')
    tests[what]() if what in tests else test_valid([what])
    print(*faults[:40], sep='\n', end='\n' if faults else '')
    sys.exit(1 if faults else 0)
