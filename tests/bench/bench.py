# SPDX-License-Identifier: MIT
"""Times convert, validate and render on the founding letter and on the same text 100 and 1,000 times over.

    bench.py PROGRAM

CPU seconds of the whole process, median of several runs, less the start-up of the program; and the peak of memory.
Exits 1 where a text ten times as long costs more than fifteen times as much.
"""
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

RUNS = {1: 10, 100: 3, 1000: 1}
STEEPEST = 15

program = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(__file__).resolve().parents[2]
letter = root / 'tei/sources/trotsky-rosmer-1930.txt'


def cost(arguments):
    """CPU seconds and peak megabytes of one run."""
    process = subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f'apograph {" ".join(map(str, arguments))} ended with {process.returncode}')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(arguments, runs):
    costs = [cost(arguments) for _ in range(runs)]
    return statistics.median(seconds for seconds, _ in costs), max(memory for _, memory in costs)


def jobs(folder):
    source, tei = folder / 'letter.txt', folder / 'letter.xml'
    authority = [f'--authority={file}' for file in sorted(root.glob('tei/authority/*.xml'))]
    return {
        'convert': ['convert', source, *authority, '--lang=es', '--force', '-o', tei],
        'validate': ['validate', f'--schema={root}/schemas/letter.rng', tei],
        'reading': ['render', '--view=reading', '--force', '-o', folder / 'reading.html', tei],
        'diplomatic': ['render', '--view=diplomatic', '--force', '-o', folder / 'diplomatic.html', tei],
    }


def measure(times, folder):
    folder.mkdir()
    (folder / 'letter.txt').write_bytes(letter.read_bytes() * times)
    return {job: median(arguments, RUNS[times]) for job, arguments in jobs(folder).items()}


def machine():
    model = [line.split(':')[1].strip() for line in open('/proc/cpuinfo') if line.startswith('model name')]
    return f'{model[0] if model else platform.machine()}, {len(model)} cores'


def main():
    commit = subprocess.run(['git', '-C', root, 'describe', '--always', '--dirty'], capture_output=True, text=True)
    start_up, _ = median(['--version'], 10)
    print(f'commit {commit.stdout.strip()}; {machine()}; start-up {start_up * 1000:.1f} ms, subtracted below')
    print(f'{"job":<12}{"times":>6}{"text MB":>9}{"CPU ms":>11}{"MB/s":>8}{"peak MB":>9}')
    is_linear = True
    with tempfile.TemporaryDirectory(prefix='apograph-bench-') as folder:
        before = {}
        for times in RUNS:
            megabytes = letter.stat().st_size * times / 1e6
            for job, (seconds, memory) in measure(times, pathlib.Path(folder) / str(times)).items():
                net = max(seconds - start_up, 1e-4)
                print(f'{job:<12}{times:>6}{megabytes:>9.2f}{net * 1000:>11.1f}{megabytes / net:>8.1f}{memory:>9.1f}')
                if times == 1000 and net > STEEPEST * before[job]:
                    is_linear = False
                    print(f'{job} is not linear: ten times the text costs {net / before[job]:.0f} times as much')
                before[job] = net
    return 0 if is_linear else 1


sys.exit(main())
