"""Derive data/reference/ from the reference corpora: figures only, none of their sentences.

    python tests/benchmarks/reference_counts.py            write all files
    python tests/benchmarks/reference_counts.py --check    compare only; exit 1 and name the files that differ

The texts are not in the repository: gwr/YEAR.txt (or parts of a year, YEAR-part.txt) and
provincial/PLACE_YEAR.txt under one folder. For each collection five files are written:
NAME.csv, the table of the documents; NAME_words.csv.gz and NAME_strings.csv.gz, how often each
word and each string of characters occurs in each document; NAME_pairs.csv.gz, which pairs of
characters occur at all, so that a phrase that is none of the strings can be known to be absent.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tifa.documents import read_document
from tifa.han import HAN, han_characters
from tifa.segmentation import Segmenter, is_word
from tifa.slogans import slogan_lexicon

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
REFERENCE = ROOT / "data" / "reference"

FREQUENT_WORDS = 5000  # of the provincial reports
FREQUENT_SEQUENCE = 10  # so often must two words stand side by side to be counted as a string
FIRST_REPORT, LAST_REPORT = 1954, 2026

# The text prints 5月23日, but the Congress first met in September.
MISPRINTED = {"1954": ("1954-09-23", "the text prints 1954年5月23日")}

_HAN_STRING = re.compile(f"[{HAN}]+")
_HAN_PAIR = re.compile(f"(?=([{HAN}])([{HAN}]))")
_DATE = re.compile(
    r"([12一二][\d〇○一二三四五六七八九]{3})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日"
)
_SPEAKER = re.compile(r"^(?:国?务院|国务委员).*?(?:总理|委员会主任|部长)[\s　]*([^\s　]{2,4})$", re.MULTILINE)
_HEAD = 300  # characters in which title, date and speaker stand
# What the title says of a report that is not the premier's general one.
_KINDS = {
    "budget": re.compile(r"^关于.*预算.*报告$", re.MULTILINE),
    "plan": re.compile(r"^关于.*(?:计划|纲要).*报告$", re.MULTILINE),
    "agriculture": re.compile(r"^为.*农业发展纲要", re.MULTILINE),
}
_NUMERALS = {numeral: number for number, numeral in enumerate("〇一二三四五六七八九")} | {"○": 0}


class Texts(NamedTuple):
    """The documents of one collection: their texts and tokens by name."""

    texts: Mapping[str, str]
    tokens: Mapping[str, list[str]]

    @classmethod
    def read(cls, folder: Path) -> Texts:
        segmenter = Segmenter(engine="rjieba")
        paths = sorted(folder.glob("*.txt"))
        if not paths:
            raise FileNotFoundError(f"{folder} holds no text; give the folder of the corpora with --corpora")
        texts = {path.stem: read_document(path).text for path in paths}
        return cls(texts, {name: segmenter.cut(text) for name, text in texts.items()})

    def word_counts(self) -> dict[str, Counter[str]]:
        return {name: Counter(filter(is_word, tokens)) for name, tokens in self.tokens.items()}


def central(folder: Path) -> dict[str, bytes]:
    """Return the files of the central reports: every word, and a generous list of strings."""
    reports = Texts.read(folder)
    counts = reports.word_counts()
    words = _by_frequency(counts.values())
    strings = {
        *(word for word in words if len(word) > 1 and _HAN_STRING.search(word)),
        *(
            character
            for text in reports.texts.values()
            for character in _HAN_STRING.findall(text)
            for character in character
        ),
        *_sequences(reports.tokens.values()),
        *slogan_lexicon(),
    }
    rows = [_central_row(name, text, counts[name]) for name, text in reports.texts.items()]
    told = {row["year"] for row in rows}
    rows += [
        {"year": year, "kind": "none"} for year in range(FIRST_REPORT, LAST_REPORT + 1) if year not in told
    ]
    rows.sort(key=lambda row: (row["year"], row.get("name", "")))
    columns = ["name", "year", "kind", "speaker", "meeting_date", "words", "characters", "note"]
    return _files("government_work_reports", reports, _csv(columns, rows), words, strings)


def provincial(folder: Path) -> dict[str, bytes]:
    """Return the files of the provincial reports: their most frequent words, and the slogans."""
    reports = Texts.read(folder)
    counts = reports.word_counts()
    words = _by_frequency(counts.values())[:FREQUENT_WORDS]
    strings = {*(word for word in words if len(word) > 1 and _HAN_STRING.search(word)), *slogan_lexicon()}
    rows = [_provincial_row(name, text, counts[name]) for name, text in reports.texts.items()]
    columns = ["name", "year", "place", "meeting_date", "words", "characters", "note"]
    return _files("provincial_work_reports", reports, _csv(columns, rows), words, strings)


def _files(
    name: str, reports: Texts, documents: bytes, words: Sequence[str], strings: Iterable[str]
) -> dict[str, bytes]:
    counts = reports.word_counts()
    names = list(reports.texts)
    by_word = {word: [counts[document][word] for document in names] for word in words}
    texts = list(reports.texts.values())
    by_string = {string: [text.count(string) for text in texts] for string in strings}
    ordered = sorted(by_string, key=lambda string: (-sum(by_string[string]), string))
    return {
        f"{name}.csv": documents,
        f"{name}_words.csv.gz": _matrix("word", names, by_word),
        f"{name}_strings.csv.gz": _matrix("string", names, {string: by_string[string] for string in ordered}),
        f"{name}_pairs.csv.gz": _pairs(texts),
    }


def _by_frequency(counts: Iterable[Counter[str]]) -> list[str]:
    total: Counter[str] = Counter()
    for counter in counts:
        total.update(counter)
    return sorted(total, key=lambda word: (-total[word], word))


def _sequences(documents: Iterable[list[str]]) -> list[str]:
    """List what two words side by side make wherever they do so often."""
    pairs: Counter[tuple[str, str]] = Counter()
    for tokens in documents:
        pairs.update(pair for pair in pairwise(tokens) if all(map(_HAN_STRING.fullmatch, pair)))
    return ["".join(pair) for pair, count in pairs.items() if count >= FREQUENT_SEQUENCE]


Row = dict[str, object]


def _central_row(name: str, text: str, words: Counter[str]) -> Row:
    head = text[:_HEAD]
    date, note = MISPRINTED.get(name, (_date(head), ""))
    speaker = _SPEAKER.search(head)
    found = {
        "name": name,
        "year": int(name[:4]),
        "kind": _kind(name, head),
        "speaker": speaker[1] if speaker else "周恩来" if "周恩来" in head else "",
        "meeting_date": date,
        "note": note,
    }
    return found | _size(text, words)


def _provincial_row(name: str, text: str, words: Counter[str]) -> Row:
    place, year = name.rsplit("_", 1)
    date, note = _date(text[:_HEAD]), ""
    if date and date[:4] != year:  # named after the year of the session; what the text prints may be a slip
        date, note = "", f"the text prints {date}"
    return {"name": name, "year": year, "place": place, "meeting_date": date, "note": note} | _size(
        text, words
    )


def _size(text: str, words: Counter[str]) -> Row:
    return {"words": words.total(), "characters": han_characters(text)}


def _kind(name: str, head: str) -> str:
    """Tell a report's kind from its name (1964-part) or its title."""
    _, _, part = name.partition("-")
    return part or next((kind for kind, title in _KINDS.items() if title.search(head)), "general")


def _date(head: str) -> str:
    """Return the first day of the session that the head names, as 2018-03-05, or ""."""
    match = _DATE.search(head)
    return "{:04}-{:02}-{:02}".format(*map(_number, match.groups())) if match else ""


def _number(written: str) -> int:
    """Read 2018, 一九六四 or 二十一."""
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if ten:
        return 10 * (_NUMERALS[tens] if tens else 1) + (_NUMERALS[ones] if ones else 0)
    return int("".join(str(_NUMERALS.get(character, character)) for character in written))


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def _matrix(unit: str, names: Sequence[str], counts: Mapping[str, Sequence[int]]) -> bytes:
    rows: list[Row] = [{unit: key, **dict(zip(names, row, strict=True))} for key, row in counts.items()]
    return _zipped(_csv([unit, *names], rows))


def _pairs(texts: Iterable[str]) -> bytes:
    followers: dict[str, set[str]] = {}
    for first, second in {match.groups() for text in texts for match in _HAN_PAIR.finditer(text)}:
        followers.setdefault(first, set()).add(second)
    rows: list[Row] = [
        {"first": first, "second": "".join(sorted(followers[first]))} for first in sorted(followers)
    ]
    return _zipped(_csv(["first", "second"], rows))


def _zipped(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)  # no time inside: equal counts make equal files


def _content(path: Path) -> bytes:
    if not path.exists():
        return b""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


COLLECTIONS: dict[str, Callable[[Path], dict[str, bytes]]] = {"gwr": central, "provincial": provincial}


def run(corpora: Path, *, check: bool) -> int:
    """Derive every file, then write it or compare it, and return the exit code."""
    differing = []
    for folder, derive in COLLECTIONS.items():
        for name, data in derive(corpora / folder).items():
            path = REFERENCE / name
            plain = gzip.decompress(data) if path.suffix == ".gz" else data
            if check and _content(path) != plain:
                differing.append(name)
            elif not check:
                _write(path, data)
                print(f"{len(data) / 1e6:6.2f} MB  {name}")
    if differing:
        print(f"differing from what the texts give: {', '.join(differing)}", file=sys.stderr)
    return 1 if differing else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 if a file differs")
    parser.add_argument(
        "--corpora", type=Path, default=CORPORA, metavar="FOLDER", help="folder of gwr/ and provincial/"
    )
    options = parser.parse_args(arguments)
    try:
        return run(options.corpora, check=options.check)
    except OSError as error:
        print(f"reference_counts: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
