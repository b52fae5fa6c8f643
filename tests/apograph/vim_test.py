# SPDX-License-Identifier: MIT
"""Lets Vim read `apograph validate --format gnu` with its default errorformat and jump to each fault.

    vim_test.py PROGRAM
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

# A fault is marked by what the cursor must stand on. Before it: tabs, letters of two to four bytes, blanks, nothing.
SCHEMA = 'start = element letter { attribute date { xsd:date }, element p { text }+ }\n'
DOCUMENTS = {
    'first.xml': '<letter date="«3 May»">\n  <p>ok</p>\n\t<p>ñandú 😀 €</p><q>one</q>\n</letter>\n',
    'second letter.xml': '<letter date="1912-05-03">\n<p>a</p>\n<p title="x">b</p>\n</letter>\n',
}
EXPECTED = [('first.xml', 1, '«'), ('first.xml', 3, '<q>'), ('second letter.xml', 3, 'title')]


def main(program):
    vim = shutil.which('vim')
    if vim is None:
        print('SKIPPED: Vim is not installed; nothing was tried')
        return 0
    with tempfile.TemporaryDirectory(prefix='apograph-vim-') as name:
        folder = pathlib.Path(name)
        (folder / 'letter.rnc').write_text(SCHEMA)
        for file, text in DOCUMENTS.items():
            (folder / file).write_text(text, encoding='utf-8')
        call = [program, 'validate', '--no-cache', '--format', 'gnu', '--schema', 'letter.rnc', *DOCUMENTS]
        (folder / 'errors').write_bytes(subprocess.run(call, cwd=folder, capture_output=True).stdout)
        # After each jump: the file, the line, and the line's rest from the cursor on.
        jumps = ['let found = []']
        for number in range(1, len(EXPECTED) + 1):
            jumps += [f'cc {number}', "call add(found, expand('%') . \"\\t\" . line('.') . \"\\t\" . "
                      "strpart(getline('.'), col('.') - 1))"]
        jumps += ["call add(found, len(filter(getqflist(), 'v:val.valid')))", "call writefile(found, 'jumps')", 'qall!']
        (folder / 'jumps.vim').write_text('\n'.join(jumps))
        subprocess.run([vim, '-u', 'NONE', '-i', 'NONE', '-n', '-es', '-N', '--cmd', 'set encoding=utf-8',
                        '-q', 'errors', '-S', 'jumps.vim'], cwd=folder, timeout=60, stdin=subprocess.DEVNULL)
        *found, count = (folder / 'jumps').read_text(encoding='utf-8').splitlines()
    print(*found, sep='\n')
    assert int(count) == len(EXPECTED), f'{count} faults, expected {len(EXPECTED)}'
    for (file, line, rest), jump in zip(EXPECTED, found):
        assert jump.split('\t')[:2] == [file, str(line)], jump
        assert jump.split('\t', 2)[2].startswith(rest), f'{jump}: the cursor is not on {rest}'
    return 0


sys.exit(main(sys.argv[1]))
