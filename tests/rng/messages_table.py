#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the table of share/doc/validation-messages.md: what apograph, jing and xmllint say of the documents in
$APOGRAPH_DATA/messages. Called with the program: messages_table.py build/bin/apograph >table.md"""
import json
import os
import pathlib
import re
import subprocess
import sys

WIDTH = 200  # of a foreign message, in characters


def cut(text):
    return text if len(text) <= WIDTH else text[: WIDTH - 1].rsplit(" ", 1)[0] + " …"


def cell(lines):
    marked = []
    for line in lines:
        marked.append(re.sub(r"([<|*_#`\[\]])", r"\\\1", line))
    return "<br>".join(marked) or "–"


def places(text, name):
    """The messages in a literal answer, without the file's name."""
    found = []
    for line in text.splitlines():
        match = re.match(rf"msgs/{re.escape(name)}:(\d+(?::\d+)?): (.*)", line)
        if match and "fails to validate" not in line:
            found.append(f"{match[1]} {cut(match[2])}")
    return found


def ours(program, schema, file):
    run = subprocess.run([program, "validate", "--lang", "en", "--format", "json", "--schema", schema, file],
                         capture_output=True, text=True, check=False)
    said = []
    for item in json.loads(run.stdout)["diagnostics"]:
        text = f"{item['line']}:{item['column']} {item['severity']}: {item['message']}. **Hint:** {item['hint']}"
        for note in item.get("notes", []):
            place = f"{note['line']}:{note['column']} " if "line" in note else ""
            text += f" **Note:** {place}{note['message']}"
        said.append(text)
    return said


def main():
    data = pathlib.Path(os.environ.get("APOGRAPH_DATA", "../shared/data"))
    folder = data / "messages"
    jing = (folder / "jing.txt").read_text()
    xmllint = (folder / "xmllint.txt").read_text()
    print("| document | apograph | jing | xmllint |\n|---|---|---|---|")
    for file in sorted(folder.glob("*.xml")):
        said = ours(sys.argv[1], str(data / "schemas/tei_all.rng"), str(file))
        mine = "<br>".join(re.sub(r"(?<!\*)([<|_#`\[\]])", r"\\\1", text) for text in said) or "–"
        print(f"| {file.stem} | {mine} | {cell(places(jing, file.name))} | {cell(places(xmllint, file.name))} |")


if __name__ == "__main__":
    main()
