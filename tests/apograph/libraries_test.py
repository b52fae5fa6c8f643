# SPDX-License-Identifier: MIT
"""Holds the shared libraries that the program names itself against the list that start-up can afford.

    libraries_test.py PROGRAM
"""
import re
import subprocess
import sys

ALLOWED = {
    'libtomlplusplus', 'libxxhash', 'libxslt', 'libexslt', 'libxml2', 'libicuuc', 'libicui18n', 'libpugixml', 'libfmt',
    'libstdc++', 'libgcc_s', 'libc', 'libm', 'ld-linux-x86-64', 'ld-linux-aarch64',
}

section = subprocess.run(['readelf', '-d', sys.argv[1]], capture_output=True, text=True, check=True).stdout
names = re.findall(r'\(NEEDED\).*\[([^]]+)]', section)
assert 'libxml2.so.2' in names, f'the list was not read: {names}'
strangers = sorted(name for name in names if name.split('.so')[0] not in ALLOWED)
print('linked:', ', '.join(names))
if strangers:
    sys.exit(f'not on the list: {", ".join(strangers)}')
