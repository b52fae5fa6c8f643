# SPDX-License-Identifier: MIT
"""Times `apograph export` on an edition of 10,000 letters: all targets in one call, then each by itself.

    exports.py PROGRAM [LETTERS [TARGET...]]

Seconds by the clock and of CPU, user and system, with two jobs; the reading of the letters, which every call does, is the row
“beacon”. The files lie where TMPDIR says, and are removed at the end only: a file system that has just freed many files is
slow to make new ones. Exits 1 where all targets of 10,000 letters take more than 100 s of CPU: two cores that do nothing
else are done within a minute then. The clock says so itself on a machine at rest only.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
import synthetic_edition

LIMIT = 100

program = pathlib.Path(sys.argv[1]).resolve()
count = int(sys.argv[2]) if len(sys.argv) > 2 else 10000


def targets(folder):
    run = subprocess.run([program, 'export', folder], capture_output=True, text=True)
    return run.stderr.split('say --to with one of ')[1].strip().split(', ')


def cost(folder, target, output):
    begin = time.monotonic()
    process = subprocess.Popen([program, 'export', '--jobs', '2', '--to', target, folder, '-o', output],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f'export --to {target} ended with {process.returncode}')
    return time.monotonic() - begin, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024


def main():
    with tempfile.TemporaryDirectory(prefix='apograph-bench-') as temporary:
        folder = pathlib.Path(temporary) / 'edition'
        synthetic_edition.make(folder, count)
        print(f'{count} letters, --jobs 2, load average {os.getloadavg()[0]:.1f}')
        print(f'{"target":<14}{"clock s":>9}{"user s":>9}{"system s":>10}{"peak MB":>9}{"files":>9}')
        total = None
        for target in sys.argv[3:] or ['all', *targets(folder)]:
            output = pathlib.Path(temporary) / target
            clock, user, system, memory = cost(folder, target, output)
            files = sum(len(names) for _, _, names in os.walk(output))
            print(f'{target:<14}{clock:>9.2f}{user:>9.2f}{system:>10.2f}{memory:>9.0f}{files:>9}', flush=True)
            if target == 'all':
                total = user + system
    return 1 if total is not None and total * 10000 > LIMIT * count else 0


sys.exit(main())
