#!/usr/bin/env python3
"""Writes inputs of the fuzzer: one for each text of Tests/Vectors/typed-texts.tsv, and those that ten million
runs have found to go different ways (corpus.txt, one in base64 on each line).

    seeds.py DIRECTORY

The first byte of an input is a letter for what its text is read as, counted as in Kind.swift.
"""

import base64
import hashlib
import pathlib
import re
import sys

KINDS = ["number", "number,comma"]
KINDS += [f"{kind}:{count}" for kind in ("vector", "whole-vector") for count in range(1, 5)]
KINDS += [f"matrix:{rows}x{columns}" for rows in range(1, 4) for columns in range(1, 4)]
KINDS += [f"{use}:{count}" for use in ("ticks", "choice", "order") for count in (3, 4)]
KINDS += ["ticks:26"]


def text(row):
    typed = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m[1], 16)), row["typed"][1:-1])
    if row["kind"].endswith("-long"):
        typed = re.sub(r"\{([^|{}]*)\|([0-9]+)\}", lambda m: m[1] * int(m[2]), typed)
    return typed


def inputs():
    here = pathlib.Path(__file__).parent
    yield from map(base64.b64decode, (here / "corpus.txt").read_text().split())
    table = here.parent / "Vectors/typed-texts.tsv"
    lines = [line for line in table.read_text().split("\n") if line and line[0] != "#"]
    names = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(names, line.split("\t")))
        letter = chr(ord("a") + KINDS.index(row["as"]))
        yield (letter + text(row)).encode()


directory = pathlib.Path(sys.argv[1])
directory.mkdir(parents=True, exist_ok=True)
for data in inputs():
    (directory / hashlib.sha1(data).hexdigest()).write_bytes(data)
