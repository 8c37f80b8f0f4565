"""Compute the column gwr_first_year of data/lexicons/slogans.csv from the Government Work Reports.

    python tests/benchmarks/first_years.py            write the column
    python tests/benchmarks/first_years.py --check    compare only; exit 1 and list the rows that differ

The reports are one text a year, YEAR.txt, or parts of one, YEAR-part.txt; they are not in the repository.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLOGANS = ROOT / "data" / "lexicons" / "slogans.csv"
REPORTS = ROOT.parent / "shared" / "corpora" / "gwr"
COLUMN = "gwr_first_year"

LONGER_STRINGS: Mapping[str, tuple[str, ...]] = {
    "三保": ("三保障", "三保三压"),
    "两新": ("两新一重",),
    "严打": ("从严打击",),
    "保增长": ("确保增长",),
    "双减": ("双增双减",),
    "又快又好": ("又多又快又好又省",),
    "新发展格局": ("创新发展格局",),
    "新发展理念": ("创新发展理念", "更新发展理念"),
    "新发展阶段": ("全新发展阶段",),
    "未来产业": ("引领未来产业发展",),
    "硬骨头": ("硬骨头六连",),
    "稳增长": ("平稳增长",),
}
"""Strings in which a form stands only by accident of its neighbours, and is not counted."""

Row = dict[str, str]


class DataError(Exception):
    """The lexicon or the folder of reports is not what it should be."""


def read_rows(path: Path) -> tuple[list[str], list[Row]]:
    """Return the header and the rows of the lexicon."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        header = list(reader.fieldnames or [])
        rows = list(reader)
    missing = {"form", "variants", COLUMN} - set(header)
    if missing:
        raise DataError(f"{path} has no column {', '.join(sorted(missing))}")
    return header, rows


def read_reports(folder: Path) -> dict[int, str]:
    """Return the text of each year without white space, the parts of one year joined by a line break."""
    parts: dict[int, list[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        if year := re.match(r"\d{4}(?!\d)", path.name):
            text = "".join(path.read_text(encoding="utf-8-sig").split())
            parts.setdefault(int(year[0]), []).append(text)
    if not parts:
        raise DataError(f"{folder} holds no report named YEAR.txt; give the folder with --reports")
    return {year: "\n".join(parts[year]) for year in sorted(parts)}


def contains(text: str, string: str) -> bool:
    """Tell whether the string stands in the text otherwise than by accident inside a longer one."""
    if string not in text:
        return False
    for longer in LONGER_STRINGS.get(string, ()):
        text = text.replace(longer, "\n")
    return string in text


def strings_of(row: Row) -> list[str]:
    """Return the form of a row and its variants."""
    return [row["form"], *filter(None, row["variants"].split("|"))]


def first_year(strings: Iterable[str], reports: Mapping[int, str]) -> str:
    """Return the first year whose report contains one of the strings, or "" if none does."""
    wanted = list(strings)
    years = (year for year, text in reports.items() if any(contains(text, string) for string in wanted))
    return str(next(years, ""))


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    """Replace the lexicon at one stroke, so that no reader meets half a file."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_text(buffer.getvalue(), encoding="utf-8", newline="")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def run(slogans: Path, reports: Path, *, check: bool) -> int:
    """Compute the column, then write it or compare it, and return the exit code."""
    header, rows = read_rows(slogans)
    texts = read_reports(reports)
    differing = 0
    for row in rows:
        found = first_year(strings_of(row), texts)
        if found != row[COLUMN]:
            differing += 1
            if check:
                print(f"{row['form']}: the file says {row[COLUMN] or '-'}, the reports say {found or '-'}")
            row[COLUMN] = found
    if check:
        return 1 if differing else 0
    write_rows(slogans, header, rows)
    print(f"{len(rows)} rows, {differing} changed, {len(texts)} years of reports")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 if a row differs")
    parser.add_argument("--reports", type=Path, default=REPORTS, metavar="FOLDER", help="folder of YEAR.txt")
    options = parser.parse_args(arguments)
    try:
        return run(SLOGANS, options.reports, check=options.check)
    except (DataError, OSError, UnicodeError, csv.Error) as error:
        print(f"first_years: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
