#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what Apograph reads of a DOCX against what pandoc reads of it: every note with its text, every link, every character that is
italic, bold, struck, in small capitals, raised or lowered.

    beside_pandoc.py --program APOGRAPH [--data DIR] [--sample N] [FILE.docx…]

The files are those of tests/source/formats, and a DOCX for every gold letter with notes that the test data holds (every N-th). Exits 1
where something is lost that pandoc keeps, 77 where there is no pandoc.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEI = '{http://www.tei-c.org/ns/1.0}'
STYLES = {'Emph': 'italic', 'Strong': 'bold', 'Strikeout': 'strike', 'SmallCaps': 'small-caps', 'Superscript': 'superscript',
          'Subscript': 'subscript', 'Underline': 'underline'}


def letters(text):
    return re.sub(r'\s+', '', text)


class Pandoc:
    """Notes, links and styled characters of pandoc's reading; comments are no notes to it."""

    def __init__(self, path):
        done = subprocess.run(['pandoc', '-f', 'docx', '-t', 'json', path], capture_output=True, check=True)
        self.notes, self.links, self.styled = [], [], {name: '' for name in STYLES.values()}
        self.read(json.loads(done.stdout)['blocks'])

    def text(self, node):
        if isinstance(node, list):
            return ''.join(self.text(part) for part in node)
        if not isinstance(node, dict):
            return ''
        kind, content = node.get('t'), node.get('c')
        if kind in ('Str', 'Code'):
            return content if kind == 'Str' else content[1]
        return '' if kind == 'Note' else self.text(content)

    def read(self, node):
        if isinstance(node, list):
            for part in node:
                self.read(part)
        if not isinstance(node, dict):
            return
        kind, content = node.get('t'), node.get('c')
        if kind == 'Note':
            self.notes.append(letters(self.text(content)))
        if kind == 'Link' and not content[2][0].startswith('#'):
            self.links.append((content[2][0], letters(self.text(content[1]))))
        if kind in STYLES:
            self.styled[STYLES[kind]] += letters(self.text(content))
        self.read(content)


class Ours:
    """The same of a letter in TEI."""

    def __init__(self, path):
        root = ElementTree.parse(path).getroot().find(TEI + 'text')
        notes = [note for note in root.iter(TEI + 'note') if note.get('type') != 'comment']
        self.notes = [letters(self.text(note)) for note in notes]
        self.links = [(link.get('target'), letters(self.text(link))) for link in root.iter(TEI + 'ref')]
        self.styled = {name: '' for name in STYLES.values()}
        for element in root.iter():
            for name in (element.get('rend') or '').split():
                if name in self.styled and element.tag != TEI + 'note':
                    self.styled[name] += letters(self.text(element))

    def text(self, element):
        text = element.text or ''
        for child in element:
            if child.tag not in (TEI + 'note', TEI + 'label', TEI + 'corr', TEI + 'reg'):
                text += self.text(child)
            text += child.tail or ''
        return text


def is_within(part, whole):
    rest = iter(whole)
    return all(character in rest for character in part)


def compare(program, path, folder):
    """What pandoc has and we have not, in words; and how many notes there are."""
    output = folder / 'letter.xml'
    done = subprocess.run([program, 'convert', path, '--lang', 'en', '--force', '-o', output], capture_output=True, text=True)
    if done.returncode:
        return [done.stderr], 0
    theirs, ours = Pandoc(path), Ours(output)
    lost = []
    # pandoc meets a note where its anchor is, as we do.
    if theirs.notes != ours.notes:
        lost.append(f'notes: {len(theirs.notes)} beside our {len(ours.notes)}: '
                    f'{[note for note in theirs.notes if note not in ours.notes]}')
    for link in theirs.links:
        if link not in ours.links:
            lost.append(f'link: {link}')
    for name, text in theirs.styled.items():
        if not is_within(text, ours.styled[name]):
            lost.append(f'{name}: “{text}” beside our “{ours.styled[name]}”')
    return lost, len(theirs.notes)


def gold_files(data, folder, step):
    """A DOCX with real footnotes for every gold letter that has notes, made as the scorer makes them."""
    script = data / 'letters/evaluate.py'
    if not script.exists():
        print(f'SKIPPED: the gold letters, {script} is not there')
        return []
    spec = importlib.util.spec_from_file_location('evaluate', script)
    evaluate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluate)
    made = []
    for path in sorted((data / 'letters/gold').glob('*/*.xml')):
        root = ElementTree.parse(path).getroot()
        body = root.find(f'.//{TEI}body')
        if body is None or body.find(f'.//{TEI}note') is None:
            continue
        made.append(folder / (path.stem + '.docx'))
        evaluate.render_docx(root, str(made[-1]))
    return made[::step]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', required=True, type=pathlib.Path)
    parser.add_argument('--data', type=pathlib.Path, default=os.environ.get('APOGRAPH_DATA', ROOT.parent / 'shared/data'))
    parser.add_argument('--sample', type=int, default=1)
    parser.add_argument('files', nargs='*', type=pathlib.Path)
    asked = parser.parse_args()
    if shutil.which('pandoc') is None:
        print('SKIPPED: pandoc is not installed')
        return 77
    program = asked.program.resolve()
    with tempfile.TemporaryDirectory(prefix='apograph-pandoc-') as made:
        folder = pathlib.Path(made)
        files = asked.files or (sorted((ROOT / 'tests/source/formats').glob('*.docx')) +
                                gold_files(pathlib.Path(asked.data), folder, asked.sample))
        faults, notes = 0, 0
        for path in files:
            lost, count = compare(program, path, folder)
            notes += count
            faults += bool(lost)
            for line in lost:
                print(f'{path.name}: {line}')
        print(f'{len(files)} files, {notes} notes of pandoc, {faults} files in which something is lost')
    return 1 if faults or not notes else 0


if __name__ == '__main__':
    sys.exit(main())
