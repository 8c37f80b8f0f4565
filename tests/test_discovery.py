"""Discovery of phrases: worked by hand, against a slow and plain count, and on what must not come out."""

from __future__ import annotations

from collections import Counter
from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tifa
from tifa.slogans import discover_phrases
from tifa.slogans.strings import as_signs, repeated_strings

COLUMNS = ["phrase", "count", "cohesion", "left_entropy", "right_entropy"]

# 14 Chinese characters: 我爱碧屿行 5, 去碧屿行 4, 看碧屿 3, 步行 2.
#   f: 碧 3, 屿 3, 行 3, 碧屿 3, 屿行 2, 碧屿行 2; all other strings stand once.
# 碧屿行: splits 碧|屿行 14·2/(3·2) = 14/3 and 碧屿|行 14·2/(3·3) = 28/9; the smaller is 28/9.
#   before it 爱 and 去: 1 bit; behind it 。 and !, each a neighbour of its own: 1 bit.
#   score log2(28/9) · log2(1 + 1) · 3 = 1.637 · 1 · 3 = 4.91
# 碧屿: one split, 14·3/(3·3) = 14/3; before it 爱, 去, 看: log2 3 = 1.585 bits;
#   behind it 行 twice and a comma: 2/3 · log2(3/2) + 1/3 · log2 3 = log2 3 - 2/3 = 0.918 bits.
#   score log2(14/3) · log2(1.918) · 2 = 2.222 · 0.940 · 2 = 4.18
# 屿行: before it always 碧, so it is only a part of 碧屿行.
VALLEY = "我爱碧屿行。去碧屿行!看碧屿,步行。"


def test_worked_example() -> None:
    table = discover_phrases(VALLEY, known=())
    assert list(table.columns) == COLUMNS
    assert table["phrase"].tolist() == ["碧屿行", "碧屿"]
    assert table["count"].tolist() == [2, 3]
    assert table["cohesion"].tolist() == pytest.approx([log2(28 / 9), log2(14 / 3)])
    assert table["left_entropy"].tolist() == pytest.approx([1.0, log2(3)])
    assert table["right_entropy"].tolist() == pytest.approx([1.0, log2(3) - 2 / 3])


def test_a_known_phrase_is_neither_found_nor_taken_apart() -> None:
    # Without 碧屿行, what is left of the text has no string twice.
    assert discover_phrases(VALLEY, known=["碧屿行", "碧屿"]).empty
    # 绿建 always stands before the known phrase: that is one neighbour, not the edge of a clause.
    text = "推进绿建质量强省,重视绿建质量强省。"
    assert "绿建" not in set(discover_phrases(text)["phrase"])
    assert "绿建质量强省" in set(discover_phrases(text, known=())["phrase"])


def test_the_lexicon_is_left_out_by_default() -> None:
    text = "推动高质量发展,坚持高质量发展。实现高质量发展!高质量发展要靠创新。"
    assert discover_phrases(text).empty
    found = set(discover_phrases(text, known=())["phrase"])
    assert found == {"高质量发展"}


def test_no_fragments_and_no_dictionary_words() -> None:
    text = "推动高质量发展。重视质量,提高质量!质量要好。又推动高质量发展;再推动高质量发展,"
    found = set(discover_phrases(text, known=())["phrase"])
    assert "推动高质量发展" in found
    assert found.isdisjoint({"推动高质", "高质", "质量", "质量发展", "动高质量发展"})


def test_the_listing_comma_and_figures_are_one_neighbour() -> None:
    assert discover_phrases("推进碧屿、保护碧屿、建设碧屿、", known=()).empty
    assert discover_phrases("推进碧屿3个,保护碧屿15个,建设碧屿8.5个", known=()).empty
    assert discover_phrases("推进碧屿,保护碧屿。建设碧屿、", known=())["phrase"].tolist() == ["碧屿"]


def test_function_words_bind_no_phrase() -> None:
    text = "推进的碧屿,保护的碧屿。建设的碧屿!碧屿和人,碧屿和水。"
    assert discover_phrases(text, known=())["phrase"].tolist() == ["碧屿"]


def test_several_texts_and_documents() -> None:
    texts = ["推进碧屿。", "保护碧屿!建设蓝湾,", "重视蓝湾。守护蓝湾。" * 2]
    table = discover_phrases(texts, known=())
    assert dict(zip(table["phrase"], table["count"], strict=True)) == {"碧屿": 2, "蓝湾": 5}
    documents = [tifa.parse_document(text) for text in texts]
    assert discover_phrases(documents, known=()).equals(table)
    assert discover_phrases(iter(texts), known=()).equals(table)
    # What recurs in one text only is that text's own.
    assert discover_phrases([texts[0], "守护蓝湾。重视蓝湾!", texts[1][:5]], known=())["phrase"].tolist() == [
        "碧屿"
    ]
    # No phrase runs from one text into the next.
    assert discover_phrases(["推进碧", "屿好。重视碧", "屿大。"], known=()).empty


def test_lengths_counts_and_top() -> None:
    assert discover_phrases(VALLEY, known=(), min_count=3)["phrase"].tolist() == ["碧屿"]
    assert discover_phrases(VALLEY, known=(), min_length=3)["phrase"].tolist() == ["碧屿行"]
    assert discover_phrases(VALLEY, known=(), max_length=2)["phrase"].tolist() == ["碧屿"]
    assert len(discover_phrases(VALLEY, known=(), top=1)) == 1
    assert len(discover_phrases(VALLEY, known=(), top=None)) == 2


@pytest.mark.parametrize("text", ["", "。", "质量", "abc 123"])
def test_nothing_to_discover_keeps_the_columns(text: str) -> None:
    table = discover_phrases(text)
    assert table.empty
    assert [str(table[c].dtype) for c in COLUMNS] == ["str", "int64", "float64", "float64", "float64"]
    assert discover_phrases([text, text]).empty


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"min_count": 1}, "min_count=1"),
        ({"min_length": 1}, "min_length=1"),
        ({"min_length": 5, "max_length": 4}, "max_length=4"),
        ({"top": 0}, "top=0"),
    ],
)
def test_impossible_bounds(options: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        discover_phrases("质量", **options)  # type: ignore[arg-type]


def test_wrong_sources() -> None:
    with pytest.raises(TypeError, match="not int"):
        discover_phrases(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not int"):
        discover_phrases([3])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="is one text"):
        discover_phrases("质量", known="质量强省")


def _entropy(neighbours: list[object]) -> float:
    counts = Counter(neighbours).values()
    return sum(-c / len(neighbours) * log2(c / len(neighbours)) for c in counts)


def _plainly(text: str, length: int) -> dict[str, tuple[int, float, float, float]]:
    """Measure all strings of a length in the simplest way that there is."""
    counts: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    for size in range(1, length + 1):
        for start in range(len(text) - size + 1):
            if "。" not in text[start : start + size]:
                counts[text[start : start + size]] += 1
                places.setdefault(text[start : start + size], []).append(start)
    size = sum(count for string, count in counts.items() if len(string) == 1)
    rows = {}
    for string, starts in places.items():
        if len(string) == length and len(starts) > 1:
            cuts = [counts[string[:i]] * counts[string[i:]] for i in range(1, length)]
            sides = [
                [text[i] if 0 <= i < len(text) and text[i] != "。" else i for i in at]
                for at in ([s - 1 for s in starts], [s + length for s in starts])
            ]
            cohesion = log2(size * counts[string] / max(cuts))
            rows[string] = (len(starts), cohesion, *map(_entropy, sides))
    return rows


@settings(max_examples=60)
@given(st.text(alphabet="甲乙丙。", max_size=60), st.integers(2, 5))
def test_against_a_plain_count(text: str, length: int) -> None:
    words = list(as_signs([text], ()))
    table = repeated_strings(words, min_count=2, min_length=length, max_length=length)
    found = {row[0]: row[1:5] for row in table.itertuples(index=False, name=None)}
    expected = _plainly(text, length)
    assert found.keys() == expected.keys()
    for string, measures in expected.items():
        assert found[string] == pytest.approx(measures, abs=1e-9)
