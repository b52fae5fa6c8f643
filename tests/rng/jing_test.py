# SPDX-License-Identifier: MIT
"""Every case of tests/rng/cases against jing: whether a schema is correct, whether a document is valid.

    jing_test.py

Exit 77, with the reason, where jing is missing.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
cases = pathlib.Path(__file__).resolve().parent / 'cases'
# Less is compiled, which is quicker for a program that runs for a moment.
environment = {**os.environ, 'JAVA_TOOL_OPTIONS': '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto'}


def faults(schema, documents):
    """What jing says of the schema, and of each document. What it says without a place concerns the schema."""
    run = subprocess.run(['jing', schema, *documents], capture_output=True, text=True, env=environment, check=False)
    of_schema, of_documents = [], {document: [] for document in documents}
    for line in run.stdout.splitlines():
        document = next((document for document in documents if line.startswith(f'{document}:')), None)
        (of_schema if document is None else of_documents[document]).append(line)
    if run.returncode not in (0, 1) or (run.returncode == 1) != bool(run.stdout):
        of_schema.append(f'jing ends with {run.returncode}: {run.stderr}')
    return of_schema, of_documents


def check_correct(schema):
    """Differences over a correct schema and its documents."""
    documents = sorted(schema.parent.glob('*valid.*.xml'))
    of_schema, of_documents = faults(schema, documents)
    found = [f'{schema} is correct; jing: {line}' for line in of_schema[:1]]
    for document, lines in of_documents.items():
        if document.name.startswith('valid.') and lines:
            found.append(f'{document} is valid; jing: {lines[0]}')
        elif document.name.startswith('invalid.') and not lines:
            found.append(f'{document} is invalid; jing accepts it')
    return found, len(documents)


def check_incorrect(schema):
    with tempfile.TemporaryDirectory() as folder:
        document = pathlib.Path(folder) / 'document.xml'
        document.write_text('<any/>', encoding='utf-8')
        of_schema, _ = faults(schema, [document])
    return ([] if of_schema else [f'{schema} is incorrect; jing accepts it']), 0


def main():
    if not shutil.which('jing'):
        print('SKIPPED: jing is not installed: nothing compares the cases with it')
        return SKIPPED
    correct, incorrect = sorted(cases.glob('*/schema.rng')), sorted(cases.glob('*/incorrect.*.rng'))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = [*pool.map(check_correct, correct), *pool.map(check_incorrect, incorrect)]
    differences = [line for found, _ in results for line in found]
    print(f'{len(correct)} correct and {len(incorrect)} incorrect schemas, {sum(count for _, count in results)} documents, '
          f'{len(differences)} differences', *differences, sep='\n')
    return 1 if differences or not correct or not incorrect else 0


sys.exit(main())
