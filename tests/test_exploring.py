"""The explorer: what it finds, what its fields do, and what shows where there are no fields."""

from __future__ import annotations

import asyncio
import re
import sys
from html.parser import HTMLParser

import pytest

import tifa
from drawn import recorded
from tifa.exploring import PAUSE, Explorer, Panel
from tifa.profile_pages import LINES, ROWS
from tifa.profiles import commonest_slogan, findings

# Two paragraphs of 9 and 4 Han characters.
TEXT = "提升质量,提升标准。\n质量强省。"


@pytest.fixture
def corpus() -> tifa.Corpus:
    return tifa.Corpus.from_texts({"甲": "质量第一。质量强省。", "乙": "品牌强省。"})


class Cells(HTMLParser):
    """The words of each table row, and every tag and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.tags[-1][0] in {"td", "th"}:
            self.rows[-1][-1] += data


def _status(html: str) -> str:
    found = re.search(r'<p role="status"[^>]*>(.*?)</p>', html)
    assert found
    return found[1]


def test_findings_agree_with_each_other() -> None:
    found = findings(TEXT, "质量", context=2)
    assert (found.count, found.characters) == (2, 12)
    assert found.per_10k == pytest.approx(2 / 12 * 10_000)
    assert found.concordance[["left", "right"]].values.tolist() == [["提升", ",提"], ["。¶", "强省"]]
    assert found.parts.values.tolist() == [["0", 8, 1, 1250.0], ["1", 4, 1, 2500.0]]
    # Half of the occurrences in each part, of which one has two thirds of the text: ½(1/6 + 1/6).
    assert found.evenness == pytest.approx(1 / 6)
    assert found.company["word"].tolist() == ["提升"]


def test_the_window_and_the_order_matter() -> None:
    text = "标准提升行动质量标准。标准提升行动质量标准。"
    assert "提升" not in findings(text, "质量", window=1).company["word"].tolist()
    assert "提升" in findings(text, "质量", window=2).company["word"].tolist()
    table = findings("高质量,低质量", "质量", sort="left", context=1).concordance
    assert table["left"].tolist() == ["低", "高"]  # dī before gāo


def test_findings_in_a_corpus_are_by_document(corpus: tifa.Corpus) -> None:
    found = findings(corpus, "质量")
    assert found.parts.values.tolist() == [["甲", 8, 2, 2500.0], ["乙", 4, 0, 0.0]]
    assert found.concordance["document"].tolist() == ["甲", "甲"]
    assert found.evenness == pytest.approx(1 / 3)  # all of it in two thirds of the corpus


@pytest.mark.parametrize("node", ["", "  ", "追赶", "a\\b$x^2$", "😀", ".*", "\0"])
def test_what_does_not_occur_has_empty_tables(node: str) -> None:
    found = findings(TEXT, node)
    assert (found.count, found.per_10k, len(found.concordance), len(found.company)) == (0, 0, 0, 0)


def test_the_longest_part_that_does_occur() -> None:
    assert findings(TEXT, "高质量强国").longest_part == "质量强"
    assert findings(TEXT, "质量").longest_part == ""
    assert findings(TEXT, "龘").longest_part == ""


def test_the_field_begins_with_the_commonest_slogan(speech: tifa.Document, corpus: tifa.Corpus) -> None:
    assert commonest_slogan(speech) == "质量提升行动"
    assert commonest_slogan(corpus) == "质量强省"
    assert Panel(tifa.explore(speech)).node.value == "质量提升行动"
    assert Panel(tifa.explore(speech, " 质量 ")).node.value == "质量"


def test_typing_changes_everything_together(speech: tifa.Document) -> None:
    panel = tifa.explore(speech, "品牌").panel()
    before = panel.result.value
    panel.node.value = "质量"
    assert _status(panel.result.value).startswith(
        "质量: count 39, among 1,033 Han characters; rate 377.5 per 10,000"
    )
    new, old = Cells(panel.result.value), Cells(before)
    assert sum(row[1] == "质量" for row in new.rows if len(row) == 3) == 39
    assert ["全省", "4", "4", "11.6"] in new.rows
    assert ["5", "306", "19", "620.9"] in new.rows
    assert [attrs["src"] for tag, attrs in new.tags if tag == "img"] != [
        attrs["src"] for tag, attrs in old.tags if tag == "img"
    ]


def _before(panel: Panel) -> list[str]:
    return [row[0] for row in Cells(panel.result.value).rows if len(row) == 3][1:]


def test_the_other_fields_change_their_table() -> None:
    panel = tifa.explore("甲质量乙。丙质量甲。乙质量丙。", "质量").panel()
    assert _before(panel) == ["甲", "甲质量乙。丙", "甲质量乙。丙质量甲。乙"]
    panel.context.value = 1
    assert _before(panel) == ["甲", "丙", "乙"]
    panel.before.value = True  # bǐng, jiǎ, yǐ
    assert _before(panel) == ["丙", "甲", "乙"]
    panel.behind.value = True  # before them: yǐ, bǐng, jiǎ
    assert not panel.before.value
    assert _before(panel) == ["乙", "丙", "甲"]
    panel.behind.value = False
    assert _before(panel) == ["甲", "丙", "乙"]
    other = tifa.explore(TEXT, "质量").panel()
    other.window.value = 3
    assert "within 3 words" in other.result.value


def test_every_field_has_a_label_and_follows_in_order() -> None:
    panel = tifa.explore(TEXT).panel()
    *fields, result = panel.box.children
    assert fields == [panel.node, panel.context, panel.window, panel.before, panel.behind]
    assert all(field.description for field in fields)
    assert result is panel.result


def test_in_a_kernel_the_look_up_waits_for_a_pause_or_enter() -> None:
    async def type_a_word() -> list[str]:
        panel = tifa.explore(TEXT, "标准").panel()
        seen = []
        for typed in ("质", "质量"):
            panel.node.value = typed
            seen.append(_status(panel.result.value)[:2])
        await asyncio.sleep(PAUSE + 0.2)
        seen.append(_status(panel.result.value)[:2])
        panel.node.value = "提升"
        panel.node._handle_custom_msg({"event": "submit"}, [])
        seen.append(_status(panel.result.value)[:2])
        return seen

    assert asyncio.run(type_a_word()) == ["标准", "标准", "质量", "提升"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type a word or phrase to see where it stands."),
        (" ", "Type a word or phrase to see where it stands."),
        ("追赶", "追赶 does not occur here (Han characters: 12)."),
        (
            "质量追赶",
            "质量追赶 does not occur here (Han characters: 12). The longest part of it that does: 质量.",
        ),
        ("<b>{x}$\\", "&lt;b&gt;{x}$\\ does not occur here (Han characters: 12)."),
    ],
)
def test_nothing_found_is_said_kindly(typed: str, sentence: str) -> None:
    panel = tifa.explore(TEXT).panel()
    panel.node.value = typed
    assert _status(panel.result.value) == sentence
    assert "<table" not in panel.result.value


def test_all_text_is_escaped() -> None:
    text = "<script>alert(1)</script>质量<img src=x onerror=alert(1)>&$a_b$质量"
    corpus = tifa.Corpus.from_texts({"<b>": text + "质量", "乙": "质量"})
    for source in (text, corpus):
        for node in ("质量", "<script>", "$a_b$", "&"):
            html = tifa.explore(source, node)._repr_html_()
            cells = Cells(html)
            images = [attrs["src"] or "" for tag, attrs in cells.tags if tag == "img"]
            assert len(images) == 1, node
            assert images[0].startswith("data:image/png;base64,")
            assert {tag for tag, _ in cells.tags} <= {
                "div",
                "p",
                "img",
                "table",
                "caption",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
            }


def test_the_figure_has_no_missing_characters(speech: tifa.Document, corpus: tifa.Corpus) -> None:
    with recorded() as drawn:
        for source in (speech, corpus):
            tifa.explore(source, "质量")._repr_html_()
    assert drawn
    assert not drawn.missing()


def test_a_long_text_shows_its_first_lines_and_says_how_many_there_are() -> None:
    names = {f"{n:03}": "质量强省。" for n in range(300)}
    for source, parts in (("质量强省。\n" * 300, "paragraphs"), (tifa.Corpus.from_texts(names), "documents")):
        html = tifa.explore(source, "质量")._repr_html_()
        assert f"Concordance: the first {LINES} of 300 lines" in html
        assert f"in 300 of 300 {parts}" in html
        assert f"; the {ROWS} with most of it" in html
        assert html.count("<tr>") == 3 + LINES + ROWS + 1  # three heads; 强省 is the one collocate
        assert html.count("<img") == 1


def test_outside_a_notebook_the_tables_stand_alone(speech: tifa.Document) -> None:
    told = repr(tifa.explore(speech, "质量"))
    assert told.startswith("质量: count 39, among 1,033 Han characters")
    assert "Concordance: all 39 lines" in told
    assert "过硬" in told
    with pytest.raises(NotImplementedError):
        tifa.explore(speech)._ipython_display_()
    assert repr(tifa.explore("")) == "Type a word or phrase to see where it stands."


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    bundles: list[dict[str, str]] = []
    monkeypatch.setattr("tifa.exploring.in_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", lambda data, **_: bundles.append(data))
    return bundles


def test_a_notebook_stores_the_tables_beside_the_fields(shown: list[dict[str, str]]) -> None:
    tifa.explore(TEXT, "质量")._ipython_display_()
    tables, fields = shown
    assert _status(tables["text/html"]).startswith("质量: count 2")
    assert tables["text/plain"].startswith("质量: count 2")
    assert fields["text/plain"] == ""
    assert "application/vnd.jupyter.widget-view+json" in fields
    name = next(attrs["id"] for tag, attrs in Cells(tables["text/html"]).tags if "id" in attrs)
    panel = tifa.explore(TEXT).panel().instead_of(str(name))
    assert f"#{name} {{ display: none }}" in panel.children[-1].value


def test_without_ipywidgets_the_tables_show(
    shown: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    explorer = tifa.explore(TEXT, "质量")
    with pytest.raises(NotImplementedError):
        explorer._ipython_display_()
    assert not shown
    assert _status(explorer._repr_html_()).startswith("质量: count 2")
    assert repr(explorer).startswith("质量: count 2")


def test_it_speaks_chinese() -> None:
    tifa.set_language("zh")
    try:
        panel = tifa.explore(TEXT, "质量").panel()
        shown = [field.description for field in panel.box.children[:5]]
        corpus = tifa.Corpus.from_texts({"甲": TEXT, "乙": TEXT})
        told = [
            repr(tifa.explore(source, node))
            for source in (TEXT, corpus)
            for node in ("质量", "追赶", "质量追赶")
        ]
    finally:
        tifa.set_language("en")
    assert not re.findall(r"[A-Za-z]{3,}", "".join([*shown, *told]).replace("logDice", ""))


def test_wrong_use_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match=r"node=\['质量'\] cannot be looked for"):
        tifa.explore(TEXT, ["质量"])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a text or a Document, not int"):
        tifa.explore(5)  # type: ignore[arg-type]
    assert isinstance(tifa.explore(TEXT), Explorer)
