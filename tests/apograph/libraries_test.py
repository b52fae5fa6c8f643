# SPDX-License-Identifier: MIT
"""Holds the shared libraries that a program names itself against the list that start-up can afford.

    libraries_test.py PROGRAM embedded|shared
"""
import re
import subprocess
import sys

SYSTEM = {'libc', 'libm', 'ld-linux-x86-64', 'ld-linux-aarch64'}
# What libxml2's archive leaves open.
EMBEDDED = SYSTEM | {'libz', 'liblzma'}
SHARED = SYSTEM | {'libxxhash', 'libxslt', 'libexslt', 'libxml2', 'libicuuc', 'libicui18n', 'libpugixml', 'libfmt',
                   'libstdc++', 'libgcc_s', 'libmimalloc'}
allowed, landmark = {'embedded': (EMBEDDED, 'libz.so.1'), 'shared': (SHARED, 'libxml2.so.2')}[sys.argv[2]]

section = subprocess.run(['readelf', '-d', sys.argv[1]], capture_output=True, text=True, check=True).stdout
names = re.findall(r'\(NEEDED\).*\[([^]]+)]', section)
assert landmark in names, f'the list was not read: {names}'
strangers = sorted(name for name in names if name.split('.so')[0] not in allowed)
print('linked:', ', '.join(names))
if strangers:
    sys.exit(f'not on the list: {", ".join(strangers)}')
