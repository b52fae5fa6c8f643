# SPDX-License-Identifier: MIT
"""Times validation against tei_all beside jing, rnv and xmllint, where they are installed: whole processes, one run of all.

    rng_bench.py PROGRAM [DATA]

DATA is the folder of the shared test data (default: APOGRAPH_DATA, or ../shared/data). CPU seconds, median of several
runs, and the peak of memory. "parse" is xmllint reading the document as events with no validation at all.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

program = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(__file__).resolve().parents[2]
data = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else os.environ.get('APOGRAPH_DATA', root / '../shared/data')).resolve()
rng, rnc = data / 'schemas/tei_all.rng', data / 'schemas/tei_all.rnc'
RUNS = 5


def cost(command):
    """CPU seconds and peak megabytes of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def commands(document):
    yield 'apograph', [program, 'validate', f'--schema={rng}', document]
    yield 'jing', ['jing', rng, document]
    yield 'rnv', ['rnv', '-q', rnc, document]
    yield 'parse', ['xmllint', '--sax', '--huge', '--nonet', '--noout', document]


def main():
    if not rng.exists():
        sys.exit(f'there is no {rng}; name the folder of the test data')
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, data / 'bench/make.py', folder], check=True, stdout=subprocess.DEVNULL)
        for name in ('small.xml', 'm1.xml', 'l20.xml'):
            document = pathlib.Path(folder) / name
            for tool, command in commands(document):
                if not shutil.which(command[0]):
                    continue
                runs = [cost(command) for _ in range(2 if tool == 'jing' else RUNS)]
                seconds = statistics.median(run[0] for run in runs)
                print(f'{name:10} {tool:9} {seconds * 1000:9.1f} ms {max(run[1] for run in runs):8.1f} MB  exit {runs[0][2]}')


main()
