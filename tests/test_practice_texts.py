"""The practice texts and their truth are sound, and the analysis reads the open ones well.

The held-out texts are read by tests/benchmarks/accuracy.py only; here nobody looks at what they say
beyond the form of their truth.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy
from places import ROOT

TRUTHS = sorted((ROOT / "tests/texts").glob("*.json"))
ROLES = {"kicker", "headline", "subhead", "lead", "body", "heading", "salutation", "source"}
GENRES = {"news", "work_report", "transcript", "notice", "plan", "other"}
COLUMNS = {
    "people": {"name", "title", "mentions"},
    "statements": {"speaker", "verb", "text"},
    "directives": {"speaker", "marker", "text"},
    "slogans": {"slogan", "kind", "count"},
    "shifts": {"before", "after", "text"},
    "parallelisms": {"pattern", "members"},
}
# The aim for texts that nobody looked at; on the open texts it is the least.
FLOORS = {"people": 0.95, "statements": 0.95, "directives": 0.95}


def _truth(path: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return truth


@pytest.fixture(scope="module")
def items() -> list[accuracy.Item]:
    return list(accuracy.practice_items())


def test_enough_texts_and_a_third_held_out() -> None:
    truths = [_truth(path) for path in TRUTHS]
    first = [t for t in truths if t["name"] < "19"]  # the rest was added for development later
    assert len(first) >= 16
    assert 3 * sum(t["held_out"] for t in first) == len(first)
    assert 2 * sum(t["awkward"] for t in first) >= len(first)
    assert {t["genre"] for t in truths} == GENRES


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_truth_is_well_formed(path: Path) -> None:
    truth = _truth(path)
    assert path.with_suffix(".txt").is_file()
    assert truth["name"] == path.stem
    assert truth["genre"] in GENRES
    assert set(truth["structure"]["roles"]) <= ROLES
    for kind, columns in COLUMNS.items():
        assert all(set(row) == columns for row in truth[kind]), kind


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_truth_stands_in_the_text(path: Path) -> None:
    truth = _truth(path)
    text = truth.get("clean") or path.with_suffix(".txt").read_text(encoding="utf-8")
    assert all(row["text"] in text for kind in ("statements", "directives", "shifts") for row in truth[kind])
    assert all(row["name"] in text and row["title"] in text for row in truth["people"])
    assert all(text.count(row["name"]) >= row["mentions"] for row in truth["people"])
    assert all(row["slogan"] in text for row in truth["slogans"])
    assert all(member in text for row in truth["parallelisms"] for member in row["members"])


def test_no_two_sets_share_a_news_item_and_labels_are_in_order() -> None:
    items = [item for name in accuracy.LABEL_FILES for item in _truth(accuracy.LABELS / name)["items"]]
    assert len({item["file"] for item in items}) == len(items)
    for item in items:
        assert all(set(person) == COLUMNS["people"] for person in item["people"])
        for kind in ("statements", "directives"):
            spans = [(row["start"], row["end"]) for row in item[kind]]
            assert spans == sorted(spans), (item["file"], kind)
            assert all(start < end for start, end in spans), (item["file"], kind)


def test_each_later_series_is_a_set_of_its_own(items: list[accuracy.Item]) -> None:
    later = {item.name[:2]: item.belongs for item in items if item.name >= "35"}
    ranges = {accuracy.FOURTH: range(35, 43), accuracy.FIFTH: range(43, 49), accuracy.SIXTH: range(49, 55)}
    assert later == {f"{number}": name for name, numbers in ranges.items() for number in numbers}
    assert accuracy.SIXTH in accuracy.UNSEEN
    assert set(accuracy.UNSEEN) < set(accuracy.SETS)


@pytest.mark.parametrize("name", FLOORS)
def test_open_texts_are_read_well(items: list[accuracy.Item], name: str) -> None:
    opened = [item for item in items if item.belongs == accuracy.OPEN]
    score = accuracy.measure(opened, {name: accuracy.MEASURES[name]})[name]
    assert score.wanted > 30
    assert score.measures[2] >= FLOORS[name], score.errors


def test_overlap_by_half_of_the_longer() -> None:
    assert accuracy.overlaps((0, 10), (5, 15))
    assert not accuracy.overlaps((0, 10), (6, 16))
    assert not accuracy.overlaps((0, 4), (0, 10))
    assert accuracy.overlaps(None, (0, 10))


def test_a_score_counts_each_once() -> None:
    score = accuracy.Score()
    a, b = accuracy.Mark(("a",)), accuracy.Mark(("b",))
    score.add("text", [a, a, b], [a, accuracy.Mark(("c",))])
    assert (score.right, score.found, score.wanted) == (1, 3, 2)
    assert score.measures == (1 / 3, 1 / 2, 2 / 5)
    assert len(score.errors) == 3


def test_news_without_the_corpus_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main(["--open-only", "--corpora", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "television news: skipped" in out
    assert not any(unseen in out for unseen in accuracy.UNSEEN)
