# SPDX-License-Identifier: MIT
"""Times `apograph validate` beside jing, rnv and xmllint, and beside libxml2's bare SAX parse.

    validators.py PROGRAM SAX_PARSE [--quick]

CPU seconds (user and system) and peak memory of whole processes; medians of runs that alternate between the programs,
so that a busy machine is busy for all of them. The documents are made by bench/make.py of the test data ($APOGRAPH_DATA,
or ../shared/data beside the project). What is absent is skipped, and said. --quick leaves out xmllint (16 s a run).
"""
import importlib.util
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SIZE = 20_000_000
root = pathlib.Path(__file__).resolve().parents[2]
data = pathlib.Path(os.environ.get('APOGRAPH_DATA', root.parent / 'shared/data')).resolve()
program, sax_parse = (pathlib.Path(name).resolve() for name in sys.argv[1:3])


class Side:
    """One program in one case: its command and what its runs cost."""

    def __init__(self, name, command, runs, environment=None):
        self.name, self.command, self.runs = name, [str(word) for word in command], runs
        self.environment = {**os.environ, **(environment or {})}
        self.seconds, self.elapsed, self.megabytes, self.status = [], [], 0.0, 0

    def run(self):
        with tempfile.TemporaryFile() as output:
            begin = time.monotonic()
            process = subprocess.Popen(self.command, stdout=output, stderr=output, env=self.environment)
            _, status, usage = os.wait4(process.pid, 0)
            self.elapsed.append(time.monotonic() - begin)
        process.returncode = self.status = os.waitstatus_to_exitcode(status)
        self.seconds.append(usage.ru_utime + usage.ru_stime)
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)

    @property
    def median(self):
        return statistics.median(self.seconds)


def measure(title, sides):
    """Runs the sides in turn; prints each one's median and how many times the first one's it is."""
    print(f'\n{title}')
    for turn in range(max(side.runs for side in sides)):
        for side in sides:
            if turn < side.runs:
                side.run()
    for side in sides:
        note = '' if side.status == 0 else f'   exit {side.status}'
        print(f'  {side.name:<26}{side.median * 1000:>10.1f} ms CPU{side.median / sides[0].median:>9.2f} x'
              f'{statistics.median(side.elapsed) * 1000:>10.1f} ms by the clock{side.megabytes:>9.1f} MB   of '
              f'{side.runs}{note}')
    sys.stdout.flush()
    return {side.name: side.median for side in sides}


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.has_cache = '--no-cache' in subprocess.run([program, 'validate', '--help'], capture_output=True,
                                                        text=True).stdout
        self.environment = {'XDG_CACHE_HOME': str(folder / 'cache')}
        self.rng, self.rnc = data / 'schemas/tei_all.rng', data / 'schemas/tei_all.rnc'
        self.peers = [name for name in ('jing', 'rnv', 'xmllint') if shutil.which(name)]
        for name in {'jing', 'rnv', 'xmllint'} - set(self.peers):
            print(f'SKIPPED: {name} is not installed')
        if not self.has_cache:
            print('SKIPPED: this program has no cache of compiled schemas')

    def ours(self, files, runs, cached=False, schema=None):
        options = [] if cached or not self.has_cache else ['--no-cache']
        name = 'apograph, from the cache' if cached else 'apograph'
        return Side(name, [program, 'validate', *options, '--schema', schema or self.rng, *files], runs, self.environment)

    def with_cache(self, files, runs):
        if not self.has_cache:
            return []
        side = self.ours(files, runs, cached=True)
        side.run()  # fills the cache
        side.seconds.clear()
        return [side]

    def beside(self, files, runs):
        commands = {'jing': ['jing', self.rng, *files], 'rnv': ['rnv', '-q', self.rnc, *files]}
        return [Side(name, command, runs) for name, command in commands.items() if name in self.peers]

    def one_letter(self):
        small = [self.folder / 'small.xml']
        sides = [self.ours(small, 20), *self.with_cache(small, 20),
                 Side('apograph --version', [program, '--version'], 20), *self.beside(small, 5)]
        if 'xmllint' in self.peers and '--quick' not in sys.argv:
            sides.append(Side('xmllint', ['xmllint', '--noout', '--relaxng', self.rng, *small], 1))
        return measure('load tei_all.rng and validate one letter of 10 KB', sides)['apograph']

    def letter_schema(self):
        letter = [root / 'tei/letters' / name for name in os.listdir(root / 'tei/letters') if name.endswith('.xml')][:1]
        schema = root / 'schemas/letter.rng'
        sides = [self.ours(letter, 20, schema=schema)]
        if 'jing' in self.peers:
            sides.append(Side('jing', ['jing', schema, *letter], 5))
        measure(f'load letter.rng and validate {letter[0].name}', sides)

    def long(self, name, loading):
        document = [self.folder / name]
        sides = [Side('libxml2 SAX parse', [sax_parse, *document], 7), self.ours(document, 7),
                 *self.with_cache(document, 7), *self.beside(document, 3)]
        seconds = measure(f'validate {name}, {document[0].stat().st_size / 1e6:.1f} MB, by tei_all.rng', sides)
        net = (seconds['apograph'] - loading) / seconds['libxml2 SAX parse']
        print(f'  less the loading of the schema, apograph takes {net:.2f} x the SAX parse')

    def with_jobs(self, files, schema, runs):
        for jobs in '1', '2':
            side = self.ours(files, runs, schema=schema)
            side.name += f', --jobs {jobs}'
            side.command[2:2] = ['--jobs', jobs]
            yield side

    def many(self):
        files = sorted((self.folder / 'many').iterdir())
        measure(f'validate {len(files)} small letters in one call, by tei_all.rng',
                [*self.with_jobs(files, self.rng, 3), *self.with_cache(files, 3), *self.beside(files, 1)])

    def many_by_letter_schema(self):
        letters = sorted((root / 'tei/letters').glob('*.xml'))
        schema = root / 'schemas/letter.rng'
        files = []
        for number in range(10_000):
            files.append(self.folder / f'letter-{number:05}.xml')
            files[-1].symlink_to(letters[number % len(letters)])
        sides = [*self.with_jobs(files, schema, 3)]
        if 'jing' in self.peers:
            sides.append(Side('jing', ['jing', schema, *files], 1))
        if 'xmllint' in self.peers:
            sides.append(Side('xmllint', ['xmllint', '--noout', '--relaxng', schema, *files], 1))
        measure(f'validate {len(files)} letters ({len(letters)} of tei/letters over and over), by letter.rng', sides)


def text_share(text):
    return len(re.sub(r'<[^>]*>', '', text)) / len(text)


def make_documents(folder):
    spec = importlib.util.spec_from_file_location('make', data / 'bench/make.py')
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    make.main(str(folder))
    documents = sorted((d for d in make.valid_documents() if len(d[1]) > 5_000), key=lambda d: text_share(d[1]))
    for name, chosen in ('markup-dense.xml', documents[:10]), ('text-heavy.xml', documents[-10:]):
        text = make.corpus(chosen, SIZE)
        (folder / name).write_text(text, encoding='utf-8')
        print(f'{name}: {len(chosen)} documents of the data over and over, {text_share(text) * 100:.0f} % text')


def main():
    if not (data / 'bench/make.py').exists():
        print(f'SKIPPED: no test data at {data}; name its folder in APOGRAPH_DATA to time the validators')
        return
    print(f'load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; peaks below '
          f'{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB cannot be told apart')
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix='apograph-bench-') as name:
        folder = pathlib.Path(name)
        # In a process of its own: a child's peak is never less than what its parent had at the start.
        subprocess.run([sys.executable, __file__, '--documents', folder], check=True)
        bench = Bench(folder)
        loading = bench.one_letter()
        bench.letter_schema()
        for document in 'm1.xml', 'l20.xml', 'text-heavy.xml', 'markup-dense.xml':
            bench.long(document, loading)
        bench.many()
        bench.many_by_letter_schema()


if sys.argv[1] == '--documents':
    make_documents(pathlib.Path(sys.argv[2]))
else:
    main()
