"""A corpus: nothing lost, every count leading back to the text, the same for any number of workers."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tifa
from places import ROOT
from tifa.corpus import Corpus, as_corpus, building
from tifa.corpus.numbering import bound, number_words
from tifa.corpus.preparing import clean, edges
from tifa.segmentation import Segmenter, is_word

TEXTS = [
    file.with_suffix(".txt")
    for file in sorted((ROOT / "tests/texts").glob("*.json"))
    if not json.loads(file.read_text(encoding="utf-8"))["held_out"]
]
SPEECHES = sorted((ROOT / "data/speeches").glob("*.txt"))
REPORTS = {
    "甲省_2016": "政府工作报告\n——2016年1月26日在甲省第十二届人民代表大会上\n各位代表：\n要推动发展。质量第一,提升质量。\n",
    "甲省_2017": "政府工作报告\n各位代表：\n要推动高质量发展。\n\n　　质量第一。\n",
    "乙省_2018": "各位代表：\n由数量追赶转向质量追赶。GDP增长8.5%。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for file in TEXTS:
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="module")
def practice(practice_folder: Path) -> Corpus:
    return Corpus.from_folder(practice_folder)


def _words(corpus: Corpus, row: int) -> list[str]:
    first, last = corpus.bounds[row : row + 2]
    return [corpus.vocabulary[token] for token in corpus.tokens[first:last]]


def _equal(one: Corpus, other: Corpus) -> None:
    assert one.names == other.names
    assert one.texts == other.texts
    assert one.vocabulary == other.vocabulary
    for array in ("tokens", "bounds", "starts"):
        assert getattr(one, array).tolist() == getattr(other, array).tolist()
        assert getattr(one, array).dtype == getattr(other, array).dtype
    assert one.documents.equals(other.documents)
    assert one.documents.dtypes.equals(other.documents.dtypes)


def test_texts_are_those_of_read_document(practice: Corpus) -> None:
    assert len(practice) == len(TEXTS)
    for file, document in zip(TEXTS, practice, strict=True):
        whole = tifa.read_document(file)
        assert document.text == whole.text == practice.document(file.stem).text
        assert document.paragraphs == whole.paragraphs
        row = practice.documents.set_index("name").loc[file.stem]
        assert (row["date"], row["genre"], row["headline"]) == (whole.date, whole.genre, whole.headline)


@pytest.mark.parametrize("file", [*SPEECHES, *TEXTS], ids=lambda file: file.stem)
def test_words_of_rjieba_equal_those_of_jieba(file: Path) -> None:
    # The one known kind of difference: rjieba leaves numbers joined by hyphens whole, as 2011-2020.
    text = tifa.read_document(file).text
    words = [part for word in Segmenter(engine="rjieba").cut(text) for part in _at_hyphens(word)]
    assert words == Segmenter(engine="jieba").cut(text)


def _at_hyphens(word: str) -> list[str]:
    return re.split(r"(?<=[0-9])(-)(?=[0-9])", word)


def test_the_known_difference_to_jieba_is_still_there() -> None:
    assert Segmenter(engine="rjieba").cut("2011-2020年") == ["2011-2020", "年"]
    assert Segmenter(engine="jieba").cut("2011-2020年") == ["2011", "-", "2020", "年"]


def test_tokens_lead_back_to_the_text(practice: Corpus) -> None:
    for row, text in enumerate(practice.texts):
        first, last = practice.bounds[row : row + 2]
        words, starts = _words(practice, row), practice.starts[first:last]
        assert all(text.startswith(word, start) for word, start in zip(words, starts, strict=True))
        assert "".join(words) == "".join(c for c in text if not c.isspace() or c == "\n")


def test_tokens_are_those_of_segment(practice: Corpus) -> None:
    segmenter = Segmenter(engine="rjieba")
    for row, text in enumerate(practice.texts):
        words = [word for word in _words(practice, row) if word != "\n"]
        assert words == tifa.segment(text, segmenter=segmenter)


def test_vocabulary_words_and_counts() -> None:
    corpus = Corpus.from_texts({"a": "提升质量。\n质量强省", "b": "强省,强省"})
    assert corpus.vocabulary == ["提升", "质量", "。", "\n", "强省", ","]
    assert corpus.words.tolist() == [True, True, False, False, True, False]
    assert corpus.word_counts().tolist() == [1, 2, 1, 1, 3, 1]
    assert corpus.sizes.tolist() == [4, 2]
    assert corpus.han.tolist() == [8, 4]
    assert (corpus.id_of("强省"), corpus.id_of("追赶")) == (4, -1)
    ids = [corpus.id_of(word) for word in ("强省", "追赶", "质量", "强省")]
    assert corpus.counts_by_document(ids).tolist() == [[1, 0, 2, 1], [2, 0, 0, 2]]


@given(
    st.lists(st.lists(st.text(alphabet="质量a\0\x1f\x1e\uffff𠀀\n1", min_size=1, max_size=6), max_size=20))
)
@settings(max_examples=300)
def test_words_are_numbered_as_a_dictionary_would(texts: list[list[str]]) -> None:
    words = [word for text in texts for word in text]
    vocabulary, numbers = number_words([bound(text, "".join(text)) for text in texts])
    assert vocabulary == list(dict.fromkeys(words))
    assert [vocabulary[number] for number in memoryview(numbers).cast("i")] == words


def test_a_segmenter_that_loses_characters_is_found_out() -> None:
    with pytest.raises(ValueError, match="not all characters"):
        bound(["质量", "强"], "质量强省")
    with pytest.raises(ValueError, match="not all characters"):
        bound([], "质")


@pytest.mark.parametrize("file", [*SPEECHES, *TEXTS], ids=lambda file: file.stem)
def test_the_edges_of_a_text_are_those_of_its_document(file: Path) -> None:
    doc = tifa.read_document(file)
    assert edges(doc.text, name=doc.name) == (doc.date, doc.genre, doc.headline)


def test_counts_by_document_add_up(practice: Corpus) -> None:
    everything = practice.counts_by_document(range(len(practice.vocabulary)))
    assert everything.sum(axis=0).tolist() == practice.word_counts().tolist()
    assert everything[:, practice.words].sum(axis=1).tolist() == practice.sizes.tolist()
    for row in range(len(practice)):
        found = Counter(_words(practice, row))
        assert {practice.vocabulary[i]: n for i, n in enumerate(everything[row]) if n} == found
        assert practice.sizes[row] == sum(n for word, n in found.items() if is_word(word))


def test_the_arrays_cannot_be_changed() -> None:
    corpus = Corpus.from_texts({"a": "质量"})
    with pytest.raises(ValueError, match="read-only"):
        corpus.tokens[0] = 1
    table = corpus.documents
    table["year"] = 1999
    assert corpus.documents["year"].isna().all()


def test_any_number_of_workers_gives_the_same(
    practice: Corpus, practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_SMALLEST", 3_000)
    _equal(practice, Corpus.from_folder(practice_folder, workers=1))
    _equal(practice, Corpus.from_folder(practice_folder, workers=3))


def test_user_words_reach_the_workers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_SMALLEST", 1)
    segmenter = Segmenter(["质量追赶"], engine="rjieba")
    corpus = Corpus.from_folder(folder, segmenter=segmenter, workers=2)
    assert corpus.id_of("质量追赶") >= 0


def test_a_script_needs_no_main_guard(folder: Path) -> None:
    script = folder / "script.py"
    script.write_text(
        "from tifa.corpus import Corpus, building\n"
        "building._SMALLEST = 1\n"
        f"print(len(Corpus.from_folder({str(folder)!r}, pattern='*.txt', workers=2)))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("3\n", "")


# Bad files


def test_bad_files_are_listed_and_the_rest_is_there(folder: Path) -> None:
    (folder / "坏.txt").write_bytes(bytes(range(128, 256)) * 3)
    (folder / "空.txt").write_text(" \n", encoding="utf-8")
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    (folder / "表.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "断.txt").symlink_to(folder / "没有.txt")
    (folder / ".hidden.txt").write_text("质量", encoding="utf-8")
    (folder / "~$报告.docx").write_bytes(b"lock")
    corpus = Corpus.from_folder(folder)
    assert corpus.names == sorted(REPORTS)
    problems = {Path(path).name: problem for path, problem in corpus.problems.itertuples(index=False)}
    assert set(problems) == {"坏.txt", "空.txt", "坏.pdf", "坏.docx", "表.xlsx", "断.txt", "旧.doc"}
    assert "no readable Chinese" in problems["坏.txt"]
    assert "no text" in problems["空.txt"]
    assert "damaged" in problems["坏.pdf"]
    assert "no Word file" in problems["坏.docx"]
    assert "'.xlsx' are not read; choose from docx, htm" in problems["表.xlsx"]
    assert problems["断.txt"].startswith("断.txt is a link to")
    assert "save it as .docx" in problems["旧.doc"]
    for path, problem in corpus.problems.itertuples(index=False):
        assert path not in problem  # it stands beside it


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_among_the_files_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "管.txt")
    corpus = Corpus.from_folder(folder)
    assert corpus.names == sorted(REPORTS)
    assert corpus.problems["problem"].tolist() == ["it is no file but a pipe or a device"]


def test_wrong_options_are_refused_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="workers='2' is not possible"):
        Corpus.from_folder(folder, workers="2")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="workers=-1 is not possible"):
        Corpus.from_folder(folder, workers=-1)
    with pytest.raises(TypeError, match="a CSV or a dict, not int"):
        Corpus.from_folder(folder, metadata=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="'2018': a name and its text are both text"):
        Corpus.from_texts({"2018": 5})  # type: ignore[dict-item]
    with pytest.raises(FileNotFoundError, match="make it first"):
        Corpus.from_texts({"2018": "质量"}).save(tmp_path / "没有" / "corpus.arrow")


def test_a_file_that_crashes_the_process_is_found_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A worker ends where this process would, as a damaged file can make a C library do.
    crash = folder / "sitecustomize.py"
    crash.write_text(
        "import os, tifa.corpus.batches as batches\n"
        "read = batches.read_batch\n"
        "batches.read_batch = lambda lot, recipe: (\n"
        "    [os._exit(1) for i in lot if '乙省' in i.path] or read(lot, recipe))\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setattr(building, "_is_risky", lambda item: True)
    monkeypatch.setattr(building, "_SMALLEST", 200)  # so two files share a lot
    corpus = Corpus.from_folder(folder, pattern="*.txt", workers=2)
    assert corpus.names == ["甲省_2016", "甲省_2017"]
    assert corpus.problems["problem"].str.contains("crashed").tolist() == [True]
    assert corpus.problems["path"].tolist() == [str(folder / "乙省_2018.txt")]


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no folder .*没有"):
        Corpus.from_folder(tmp_path / "没有")
    with pytest.raises(FileNotFoundError, match=r"no file \*\.txt in"):
        Corpus.from_folder(tmp_path, pattern="*.txt")
    (tmp_path / "a.txt").write_text("质量", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="read_document"):
        Corpus.from_folder(tmp_path / "a.txt")
    with pytest.raises(TypeError, match="by name"):
        Corpus.from_texts(["质量"])  # type: ignore[arg-type]


def test_all_files_bad_gives_an_empty_corpus(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    corpus = Corpus.from_folder(tmp_path)
    assert (len(corpus), len(corpus.problems)) == (0, 1)
    assert corpus.word_counts().tolist() == []
    assert corpus.counts_by_document([-1]).shape == (0, 1)
    assert list(corpus.documents.columns) == list(Corpus.from_texts(REPORTS).documents.columns)


def test_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "2018.txt").write_text("质量。", encoding="utf-8")
    (tmp_path / "甲" / "2018.md").write_text("# 质量", encoding="utf-8")
    (tmp_path / "甲" / "2019.txt").write_text("质量。", encoding="utf-8")
    corpus = Corpus.from_folder(tmp_path)
    assert corpus.names == ["乙/2018", "甲/2018.md", "甲/2018.txt", "2019"]
    assert corpus.documents["year"].tolist() == [2018, 2018, 2018, 2019]


# Metadata


def test_metadata_from_file_names(folder: Path) -> None:
    (folder / "附注.txt").write_text("质量。", encoding="utf-8")
    corpus = Corpus.from_folder(folder, metadata="{place}_{year}")
    table = corpus.documents.set_index("name")
    assert table.loc["甲省_2017", ["place", "year"]].tolist() == ["甲省", 2017]
    assert table.loc["甲省_2016", "date"] == "2016-01-26"
    assert "does not fit metadata='{place}_{year}'" in corpus.problems["problem"].item()
    assert "附注" in corpus.names


def test_metadata_from_folders(tmp_path: Path) -> None:
    (tmp_path / "甲省").mkdir()
    (tmp_path / "甲省/2018_3.txt").write_text("质量。", encoding="utf-8")
    table = Corpus.from_folder(tmp_path, metadata="{place}/{year}_{session}").documents
    assert table[["place", "year", "session"]].values.tolist() == [["甲省", 2018, 3]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_metadata_from_a_csv(folder: Path, encoding: str) -> None:
    rows = (
        "file,year,省长,届\r\n甲省_2016.txt,2015,王某,12\r\n甲省_2017,,李某,12\r\n丙省.txt,2018,赵某,13\r\n"
    )
    table = folder / "meta.csv"
    table.write_bytes(rows.encode(encoding))
    corpus = Corpus.from_folder(folder, metadata=table)
    documents = corpus.documents.set_index("name")
    assert documents.loc[["甲省_2016", "甲省_2017"], "year"].tolist() == [2015, 2017]
    assert documents.loc["甲省_2016", ["省长", "届"]].tolist() == ["王某", 12]
    assert documents.loc["乙省_2018", ["省长", "届"]].isna().all()
    problems = {Path(path).stem: problem for path, problem in corpus.problems.itertuples(index=False)}
    assert problems == {
        "乙省_2018": "it was read, but meta.csv does not name it",
        "丙省": "meta.csv names it, but there is no such document",
    }


def test_a_row_that_fits_several_documents_is_given_to_none(tmp_path: Path) -> None:
    for name in ("甲/2018.txt", "乙/2018.txt", "丙/2019.txt", "丙/2019.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("质量。", encoding="utf-8")
    rows = "file,省长\n2018.txt,王某\n2019.txt,李某\n,无名\n"
    (tmp_path / "meta.csv").write_text(rows, encoding="utf-8")
    corpus = Corpus.from_folder(tmp_path, metadata=tmp_path / "meta.csv")
    told = dict(zip(corpus.names, corpus.documents["省长"].fillna(""), strict=True))
    assert told == {"甲/2018": "", "乙/2018": "", "丙/2019.txt": "李某", "丙/2019.md": ""}
    problems = {
        Path(path).relative_to(tmp_path).as_posix(): said
        for path, said in corpus.problems.itertuples(index=False)
    }
    fits = "it was read, but meta.csv says 2018.txt, which fits 2 documents; name each with its folder and ending"
    assert problems == {
        "乙/2018.txt": fits,
        "甲/2018.txt": fits,
        "丙/2019.md": "it was read, but meta.csv does not name it",
    }


def test_a_document_that_a_csv_names_twice_is_said_with_both_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("质量", encoding="utf-8")
    (tmp_path / "b.txt").write_text("质量", encoding="utf-8")
    (tmp_path / "m.csv").write_text("file,place\na.txt,甲\n\nb.txt,乙\na.txt,丙\n", encoding="utf-8")
    corpus = Corpus.from_folder(tmp_path, metadata=tmp_path / "m.csv")
    assert corpus.documents["place"].tolist() == ["丙", "乙"]
    said = "m.csv names it in rows 2, 5; the last one was taken"
    assert corpus.problems.values.tolist() == [["a.txt", said]]


def test_metadata_from_a_dict_and_from_the_text() -> None:
    corpus = Corpus.from_texts(
        {"一": REPORTS["甲省_2016"], "二": "质量"}, metadata={"一": {"place": "甲"}, "二": {"year": 1999}}
    )
    assert corpus.documents["year"].tolist() == [2016, 1999]
    assert corpus.documents["genre"].tolist() == ["work_report", "other"]


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ("{year}_{year}", "a name of its own"),
        ({"a": {"words": 3}}, "cannot set 'words'"),
    ],
)
def test_metadata_that_cannot_be(metadata: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Corpus.from_texts({"a": "质量"}, metadata=metadata)  # type: ignore[arg-type]


def test_csv_without_names(folder: Path) -> None:
    (folder / "meta.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"no column that names the documents \(file, .*it has a, b"):
        Corpus.from_folder(folder, metadata=folder / "meta.csv")


# Parts of a corpus


@given(st.lists(st.integers(0, len(TEXTS) - 1), unique=True))
@settings(max_examples=20)
def test_where_is_the_corpus_of_these_documents(practice: Corpus, rows: list[int]) -> None:
    names = [practice.names[row] for row in sorted(rows)]
    part = practice.where(name=names)
    texts = {name: practice.document(name).text for name in names}
    again = Corpus.from_texts(texts)
    assert part.vocabulary == again.vocabulary
    assert part.tokens.tolist() == again.tokens.tolist()
    assert part.starts.tolist() == again.starts.tolist()
    assert part.sizes.tolist() == again.sizes.tolist()


def test_where_by_metadata(folder: Path) -> None:
    corpus = Corpus.from_folder(folder, metadata="{place}_{year}")
    assert corpus.where(year=range(2016, 2018)).names == ["甲省_2016", "甲省_2017"]
    assert corpus.where(place="甲省", year=2017).names == ["甲省_2017"]
    assert corpus.where(genre={"work_report"}, place=["乙省", "丙省"]).names == ["乙省_2018"]
    assert len(corpus.where(year=1950)) == 0
    with pytest.raises(ValueError, match="no column 'jahr'; choose from name, date, year"):
        corpus.where(jahr=2018)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        (
            {"year": "2018"},
            "year='2018' can match nothing: that column holds values of another kind, such as 2018",
        ),
        ({"year": [2016, "2018"]}, "year='2018' can match nothing"),
        (
            {"place": 2018},
            "place=2018 can match nothing: that column holds values of another kind, such as '乙省'",
        ),
        ({"year": lambda year: year > 2016}, "year= takes a value or several, not a function"),
    ],
)
def test_where_says_when_no_value_can_be_meant(conditions: dict[str, Any], said: str, folder: Path) -> None:
    corpus = Corpus.from_folder(folder, metadata="{place}_{year}", progress=False)
    with pytest.raises(TypeError, match=re.escape(said)):
        corpus.where(**conditions)


def test_where_takes_numbers_of_any_make(folder: Path) -> None:
    corpus = Corpus.from_folder(folder, metadata="{place}_{year}", progress=False)
    years = corpus.documents["year"]
    assert corpus.where(year=np.int64(2016)).names == corpus.where(year=2016.0).names == ["甲省_2016"]
    assert corpus.where(year=years[years > 2016]).names == corpus.where(year={2017, 2018}).names
    assert corpus.where(year=(2016 + n for n in range(2))).names == ["甲省_2016", "甲省_2017"]


# One text as a corpus


def test_as_corpus_changes_no_character(speech: tifa.Document) -> None:
    text = "质量\r\n  第一 (zhì)"
    corpus = as_corpus(text)
    assert corpus.texts == [text]
    assert _words(corpus, 0) == ["质量", "\n", "第一", "(", "zh", "ì", ")"]
    assert corpus.starts.tolist() == [0, 3, 6, 9, 10, 12, 13]
    assert as_corpus(speech).texts == [speech.text]
    assert as_corpus(corpus) is corpus
    with pytest.raises(ValueError, match="cut already"):
        as_corpus(corpus, segmenter=Segmenter())


# On disk


def test_saved_and_loaded_it_is_the_same(practice: Corpus, folder: Path, tmp_path: Path) -> None:
    with_problems = Corpus.from_folder(folder, metadata="{place}_201{digit}", pattern="*")
    for corpus in (practice, with_problems, practice.where(name=[])):
        corpus.save(tmp_path / "corpus.arrow")
        loaded = Corpus.load(tmp_path / "corpus.arrow")
        _equal(corpus, loaded)
        assert loaded.problems.equals(corpus.problems)
        assert loaded.problems.dtypes.equals(corpus.problems.dtypes)


def test_the_file_is_open_to_others(tmp_path: Path) -> None:
    import pyarrow as pa

    Corpus.from_texts({"2018": "提升质量。"}).save(tmp_path / "corpus.arrow")
    table = pa.ipc.open_file(str(tmp_path / "corpus.arrow")).read_all()
    assert table["name"].to_pylist() == ["2018"]
    assert table["tokens"].to_pylist() == [["提升", "质量", "。"]]
    assert table["starts"].to_pylist() == [[0, 2, 4]]


def test_a_save_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "corpus.arrow"
    Corpus.from_texts({"2018": "提升质量。"}).save(place)
    before = place.read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        Corpus.from_texts({"2019": "质量。"}).save(place)
    assert place.read_bytes() == before
    assert list(tmp_path.iterdir()) == [place]


def test_what_is_no_saved_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.arrow").write_text("质量", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.arrow is no corpus"):
        Corpus.load(tmp_path / "a.arrow")
    with pytest.raises(FileNotFoundError, match="no file"):
        Corpus.load(tmp_path / "b.arrow")
    with pytest.raises(IsADirectoryError, match="folder"):
        Corpus.from_texts({"a": "质量"}).save(tmp_path)


# Clean text without offsets


@given(
    st.text(
        alphabet=st.sampled_from("质量質量zhì()（）?\ufffd\r\n 。责任编辑:王璐ㄩ噺着著发\ufeff\u200b12—"),
        max_size=60,
    )
)
@settings(max_examples=400)
def test_clean_is_what_clean_text_gives(raw: str) -> None:
    assert clean(raw) == tifa.clean_text(raw).text


@pytest.mark.parametrize("file", [*SPEECHES, *TEXTS], ids=lambda file: file.stem)
def test_clean_is_what_clean_text_gives_on_the_texts(file: Path) -> None:
    raw = tifa.read_text(file)
    broken = raw.encode().decode("gb18030", "replace")
    for text in (raw, broken, raw[: len(raw) // 2] + "\n责任编辑：王某\n"):
        assert clean(text) == tifa.clean_text(text).text


# Progress, interruption, cluster


def test_it_is_silent_where_nobody_watches(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Corpus.from_folder(folder)
    Corpus.from_folder(folder, progress=False)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_interrupted_it_leaves_no_process_and_one_traceback(tmp_path: Path) -> None:
    text = "".join(REPORTS.values()) * 400
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    code = f"from tifa.corpus import Corpus; Corpus.from_folder({str(tmp_path)!r}, workers=3)"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) as running:
        children = _wait_for(lambda: _children(running.pid))
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode == -signal.SIGINT
    assert said.splitlines().count("KeyboardInterrupt") == 1  # the workers say nothing
    assert said.rstrip().endswith("KeyboardInterrupt")
    assert not [child for child in children if _alive(child)]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_workers_end_with_their_owner(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("质量", encoding="utf-8")
    code = (
        "import os, tifa, tifa.workers as workers\n"
        "process = workers.new_worker()\n"
        "workers.ask(process, tifa.Segmenter(engine='rjieba'))\n"
        "print(process.pid, flush=True); os._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    worker = int(done.stdout)
    assert _wait_for(lambda: not _alive(worker))


def _children(pid: int) -> list[int]:
    return [child.pid for child in psutil.Process(pid).children()]


def _alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def _wait_for(condition: Callable[[], Any], seconds: float = 60) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not come")


@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_equal_tables(practice_folder: Path) -> None:
    distributed = pytest.importorskip("distributed")
    alone = Corpus.from_folder(practice_folder, metadata="{number}_{topic}")
    with (
        pytest.MonkeyPatch.context() as patch,
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        patch.setattr(building, "_SMALLEST", 3_000)
        spread = Corpus.from_folder(practice_folder, metadata="{number}_{topic}", client=client)
    _equal(alone, spread)
    assert np.array_equal(alone.word_counts(), spread.word_counts())


def test_reading_options_are_those_of_read_document(tmp_path: Path) -> None:
    (tmp_path / "臺.txt").write_text("推動質量發展,匡湧局長講話。\n提升產品質量。\n", encoding="big5")
    file = tmp_path / "臺.txt"
    for options in ({}, {"script": "traditional"}, {"keep": ["匡湧"]}, {"encoding": "big5"}):
        corpus = Corpus.from_folder(tmp_path, **options)
        assert corpus.texts == [tifa.read_document(file, **options).text], options
    assert "質量發展" in Corpus.from_folder(tmp_path, script="traditional").texts[0]
    assert Corpus.from_folder(tmp_path, encoding="utf-8").problems["problem"].str.contains("not utf-8").all()
    text = {"臺": "推動質量發展,匡湧局長講話。"}
    assert "匡湧" in Corpus.from_texts(text, keep=["匡湧"]).texts[0]
    with pytest.raises(ValueError, match="script='japanese' is unknown"):
        Corpus.from_folder(tmp_path, script="japanese")
    with pytest.raises(ValueError, match="encoding='utf-9' is unknown"):
        Corpus.from_folder(tmp_path, encoding="utf-9")


def test_phrases_are_counted_by_document_too() -> None:
    corpus = Corpus.from_texts({"a": "质量,质量", "b": "质量", "c": "品牌"})
    table = tifa.count_phrases(corpus, ["质量", "追赶"])
    assert table[["count", "documents"]].values.tolist() == [[3, 2], [0, 0]]
