"""Print the phrases discovered in the provincial reports of a year, and their precision as judged by hand.

    python tests/benchmarks/discovery.py                 the 31 reports of 2018, first 50 phrases
    python tests/benchmarks/discovery.py --year 2012     a year that the ranking was not tuned on

The reports are not in the repository. The judgements in discovery_judged.json are by phrase, so that they
hold while the lexicon grows; a phrase that nobody has judged yet is marked ? and counts as none.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from tifa.slogans import discover_phrases

HERE = Path(__file__).resolve().parent
REPORTS = HERE.parents[2] / "shared" / "corpora" / "provincial"
MARKS = {"good": "+", "doubtful": "~", "bad": "-"}


def judgements() -> dict[str, str]:
    """Map each judged phrase to good, doubtful or bad."""
    judged = json.loads((HERE / "discovery_judged.json").read_text(encoding="utf-8"))
    return {phrase: verdict for verdict in MARKS for phrase in judged[verdict]}


def report(year: int, top: int) -> None:
    """Print the table, the time it took and the precision."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob(f"*_{year}.txt"))]
    begun = time.perf_counter()
    table = discover_phrases(texts, top=top)
    seconds = time.perf_counter() - begun
    judged = judgements()
    verdicts = [judged.get(phrase, "?") for phrase in table["phrase"]]
    table.insert(0, "judged", [MARKS.get(verdict, "?") for verdict in verdicts])
    print(table.round(2).to_string())
    print(f"\n{year}: {len(texts)} reports, {sum(map(len, texts)):,} characters, {seconds:.1f} s")
    good, doubtful, unjudged = (verdicts.count(v) for v in ("good", "doubtful", "?"))
    print(
        f"precision at {len(verdicts)}: {good}/{len(verdicts)} = {good / max(1, len(verdicts)):.2f}", end=""
    )
    print(f" (and {doubtful} doubtful, {unjudged} not judged)")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--year", type=int, default=2018)
    parser.add_argument("--top", type=int, default=50)
    options = parser.parse_args(arguments)
    report(options.year, options.top)


if __name__ == "__main__":
    main()
