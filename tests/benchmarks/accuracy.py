"""Measure the analysis against hand-made truth: precision, recall and F1 for each function.

    uv run python tests/benchmarks/accuracy.py                all eight sets, apart
    uv run python tests/benchmarks/accuracy.py --open-only    all but the unseen sets: use this while tuning
    uv run python tests/benchmarks/accuracy.py --errors       also each error, of the sets that are read only

Truth: the practice texts in tests/texts/ (rules in its README.md) and the labels of television news
in tests/benchmarks/xwlb_labels.json, and its successors _2 to _6, whose texts are read from
--corpora (default ../shared/corpora); a file or folder that is absent is skipped. The sets:

    open                  what the rules were made on
    second development    read after the first evaluation, to see what the rules get wrong
    second, odd half      for validation at first, when only its numbers were looked at; read since
    third development     blind when it was first measured, and read since, to see what the rules get wrong
    fourth development    the same, of another hand; measured unread twice
    fifth development     the same, of a third hand; measured unread twice
    held out              nobody looks at it while tuning; it is measured at the end of each round
    sixth, blind          written and labelled by a hand that had not seen the finders; nobody reads its
                          errors, it is measured at the end, and nothing is tuned to it

The second sets are the practice texts from number 19 on and the second file of labels; even numbers
(places in the file, counted from 0) were read first, odd ones later. The third is the practice texts
from number 27 on and the third file of labels, the fourth those from number 35 on, the fifth those
from 43 on, the sixth those from 49 on, each with its file. No errors are shown of the held-out and
the sixth.
What the others said before they were read: the odd half of the second, measured twice, people 0.795
then 0.835, statements 0.766 then 0.768, directives 0.915 both times; the third people 0.898,
statements 0.847, directives 0.914; the fourth, measured twice, people 0.913 then 0.920, statements
0.903 then 0.900, directives 0.957 then 0.953; the fifth, measured twice, people 0.900 then 0.912,
statements 0.832 then 0.841, directives 0.916 both times.

Two spans overlap by half when what they share is at least half of the longer one. What counts as found:

    people              name and title equal
    people, name only   name equal
    statements          speaker and verb equal, spans overlapping by half
    directives          marker equal, spans overlapping by half
    directives+speaker  the same, and the speaker equal
    slogans: KIND       the string equal, each once; kinds quoted, numeric, lexicon
    shifts              before and after equal
    parallelisms        at least two members equal to those of one in the truth, and all but one of them;
                        the pattern anaphora is left aside, since the truth does not mark it
    structure           role of each line of the text equal, in order
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "lessons"))

from tifa.discourse import directives, people, statements  # noqa: E402
from tifa.documents import Document, as_document, parse_document  # noqa: E402
from tifa.slogans import find_slogans  # noqa: E402

TEXTS = ROOT / "tests" / "texts"
LABELS = ROOT / "tests" / "benchmarks"
OPEN, DEVELOPMENT, ODD_HALF, HELD_OUT = "open", "second development", "second, odd half", "held out"
THIRD, FOURTH, FIFTH = "third development", "fourth development", "fifth development"
SIXTH = "sixth, blind"
LATER = {3: THIRD, 4: FOURTH, 5: FIFTH, 6: SIXTH}  # from the third series on, a series is one set
SETS = (OPEN, DEVELOPMENT, ODD_HALF, THIRD, FOURTH, FIFTH, HELD_OUT, SIXTH)
UNSEEN = (HELD_OUT, SIXTH)  # left out by --open-only
FIRST_OF_SERIES = (1, 19, 27, 35, 43, 49)  # the number of the first practice text of each series
LABEL_FILES = ("xwlb_labels.json", *(f"xwlb_labels_{series}.json" for series in range(2, 7)))
KINDS = ("quoted", "numeric", "lexicon")


class Item(NamedTuple):
    """A text with its truth; in the truth a span is (start, end) in `doc.text`."""

    name: str
    belongs: str  # to one of SETS
    doc: Document
    truth: Mapping[str, Any]


class Mark(NamedTuple):
    """Something found or to be found: what must be equal, and where it stands (None: anywhere)."""

    key: tuple[str, ...]
    span: tuple[int, int] | None = None


@dataclass
class Score:
    """How many were found rightly, found in all, and to be found."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, found: Sequence[Mark], wanted: Sequence[Mark]) -> None:
        missing, extra = list(wanted), []
        for mark in found:
            match = next((m for m in missing if m.key == mark.key and overlaps(m.span, mark.span)), None)
            if match is None:
                extra.append(mark)
            else:
                missing.remove(match)
        self.right += len(found) - len(extra)
        self.found += len(found)
        self.wanted += len(wanted)
        self.errors += [f"{name}: not in the truth: {show(m)}" for m in extra]
        self.errors += [f"{name}: not found:        {show(m)}" for m in missing]

    @property
    def measures(self) -> tuple[float, float, float]:
        """Precision, recall and F1, 1.0 where there was nothing to find and nothing was found."""
        if not self.found and not self.wanted:
            return 1.0, 1.0, 1.0
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        return precision, recall, 2 * self.right / (self.found + self.wanted)


def show(mark: Mark) -> str:
    where = f" [{mark.span[0]}:{mark.span[1]}]" if mark.span else ""
    return " / ".join(mark.key) + where


def overlaps(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    """Say whether two spans share at least half of the longer one; no span overlaps anything."""
    if a is None or b is None:
        return True
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= max(a[1] - a[0], b[1] - b[0])


# Reading the truth


def set_of(number: int, *, held_out: bool, series: int) -> str:
    """Say to which set the text with this number belongs; its series is 1 to 6."""
    if series in LATER:
        return LATER[series]
    if held_out:
        return HELD_OUT
    return (ODD_HALF if number % 2 else DEVELOPMENT) if series == 2 else OPEN


def practice_items() -> Iterator[Item]:
    for path in sorted(TEXTS.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        doc = parse_document(path.with_suffix(".txt").read_text(encoding="utf-8"), name=path.stem)
        for kind in ("statements", "directives"):
            truth[kind] = list(_placed(truth[kind], doc.text))
        number = int(path.stem[:2])
        series = sum(number >= first for first in FIRST_OF_SERIES)
        belongs = set_of(number, held_out=truth["held_out"], series=series)
        yield Item(truth["name"], belongs, doc, truth)


def _placed(rows: Iterable[Mapping[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    """Give each row the place of its text, searched from the one before on."""
    place = 0
    for row in rows:
        start = text.find(row["text"], place)
        place = max(start, place)
        yield {**row, "start": start, "end": start + len(row["text"])}


def news_items(corpora: Path) -> Iterator[Item]:
    for series, name in enumerate(LABEL_FILES, start=1):
        path = LABELS / name
        labels = json.loads(path.read_text(encoding="utf-8"))["items"] if path.exists() else []
        for number, label in enumerate(labels):
            belongs = set_of(number, held_out=label["held_out"], series=series)
            with (corpora / "news_xwlb" / label["file"]).open(encoding="utf-8", newline="") as file:
                yield Item(label["file"], belongs, as_document(file.read()), label)


# What is found and what is wanted, function by function

Pair = tuple[list[Mark], list[Mark]]


def _names(item: Item) -> Pair:
    found = [Mark((r.name,)) for r in people(item.doc).itertuples()]
    return found, [Mark((p["name"],)) for p in item.truth["people"]]


def _people(item: Item) -> Pair:
    found = [Mark((r.name, r.title)) for r in people(item.doc).itertuples()]
    return found, [Mark((p["name"], p["title"])) for p in item.truth["people"]]


def _spans(
    rows: Iterable[Any], wanted: Iterable[Mapping[str, Any]], columns: tuple[str, ...]
) -> tuple[list[Mark], list[Mark]]:
    found = [Mark(tuple(getattr(r, c) for c in columns), (r.start, r.end)) for r in rows]
    return found, [Mark(tuple(w[c] for c in columns), (w["start"], w["end"])) for w in wanted]


def _statements(item: Item) -> Pair:
    return _spans(statements(item.doc).itertuples(), item.truth["statements"], ("speaker", "verb"))


def _directives(item: Item) -> Pair:
    return _spans(directives(item.doc).itertuples(), item.truth["directives"], ("marker",))


def _directives_speaker(item: Item) -> Pair:
    return _spans(directives(item.doc).itertuples(), item.truth["directives"], ("marker", "speaker"))


def _slogans(kind: str) -> Callable[[Item], Pair]:
    def pair(item: Item) -> Pair:
        wanted = [Mark((s["slogan"],)) for s in item.truth["slogans"] if s["kind"] == kind]
        other = {s["slogan"] for s in item.truth["slogans"] if s["kind"] != kind}
        table = find_slogans(item.doc)
        names = dict.fromkeys(table.loc[table["kind"] == kind, "slogan"])
        return [Mark((n,)) for n in names if n not in other], wanted

    return pair


def _shifts(item: Item) -> Pair:
    rows = _rhetoric("shifts")(item.doc).itertuples()
    return [Mark((r.before, r.after)) for r in rows], [
        Mark((s["before"], s["after"])) for s in item.truth["shifts"]
    ]


def _parallelisms(item: Item) -> Pair:
    wanted = [tuple(p["members"]) for p in item.truth["parallelisms"]]
    table = _rhetoric("parallelisms")(item.doc)
    found = [tuple(_members(m)) for m in table.loc[table["pattern"] != "anaphora", "members"]]
    alike = [next((w for w in wanted if _same_parallelism(f, w)), f) for f in found]
    return [Mark(key) for key in alike], [Mark(key) for key in wanted]


def _members(members: object) -> list[str]:
    return members.split("、") if isinstance(members, str) else list(members)  # type: ignore[call-overload]


def _same_parallelism(found: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    shared = len(set(found) & set(wanted))
    return shared >= 2 and shared >= max(len(found), len(wanted)) - 1


def _rhetoric(name: str) -> Callable[[Document], Any]:
    return getattr(import_module("tifa.rhetoric"), name)  # type: ignore[no-any-return]


def _structure(item: Item) -> Pair:
    wanted = item.truth["structure"]["roles"]
    found = [p.role for p in item.doc.paragraphs]
    aligned = SequenceMatcher(a=found, b=wanted, autojunk=False).get_matching_blocks()
    place = {block.a + i: block.b + i for block in aligned for i in range(block.size)}
    return [Mark((role, str(place.get(i, "—")))) for i, role in enumerate(found)], [
        Mark((role, str(i))) for i, role in enumerate(wanted)
    ]


MEASURES: Mapping[str, Callable[[Item], Pair]] = {
    "people": _people,
    "people, name only": _names,
    "statements": _statements,
    "directives": _directives,
    "directives+speaker": _directives_speaker,
}
PRACTICE_ONLY: Mapping[str, Callable[[Item], Pair]] = {
    **{f"slogans: {kind}": _slogans(kind) for kind in KINDS},
    "shifts": _shifts,
    "parallelisms": _parallelisms,
    "structure": _structure,
}


def measure(items: Iterable[Item], measures: Mapping[str, Callable[[Item], Pair]]) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    skipped: Counter[str] = Counter()
    for item in items:
        for name, pair in measures.items():
            try:
                found, wanted = pair(item)
            except (ImportError, AttributeError):
                skipped[name] += 1
                continue
            scores[name].add(item.name, found, wanted)
    for name in skipped:
        print(f"{name}: not measured, the function is not there yet")
    return scores


def report(heading: str, scores: Mapping[str, Score], *, errors: bool) -> None:
    print(f"\n{heading}\n{'':20} precision  recall     F1   right found wanted")
    for name, score in scores.items():
        precision, recall, f1 = score.measures
        print(
            f"{name:20} {precision:9.3f} {recall:7.3f} {f1:6.3f} {score.right:7} {score.found:5} {score.wanted:6}"
        )
        for error in score.errors if errors else ():
            print(f"    {error}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--open-only", action="store_true", help="leave the held-out and the blind set alone")
    parser.add_argument("--errors", action="store_true", help="print the errors of the sets that are read")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    options = parser.parse_args(arguments)
    groups = {"practice texts": (list(practice_items()), {**MEASURES, **PRACTICE_ONLY})}
    if (options.corpora / "news_xwlb").is_dir():
        groups["television news"] = (list(news_items(options.corpora)), dict(MEASURES))
    else:
        print(f"television news: skipped, {options.corpora / 'news_xwlb'} is not there")
    for belongs in [s for s in SETS if not (options.open_only and s in UNSEEN)]:
        both: dict[str, Score] = defaultdict(Score)
        for group, (items, measures) in groups.items():
            chosen = [item for item in items if item.belongs == belongs]
            scores = measure(chosen, measures)
            errors = options.errors and belongs not in UNSEEN
            report(f"{group}, {belongs} ({len(chosen)} texts)", scores, errors=errors)
            for name in MEASURES:
                both[name] = _sum(both[name], scores[name])
        report(f"all, {belongs}", both, errors=False)
    return 0


def _sum(a: Score, b: Score) -> Score:
    return Score(a.right + b.right, a.found + b.found, a.wanted + b.wanted)


if __name__ == "__main__":
    sys.exit(main())
