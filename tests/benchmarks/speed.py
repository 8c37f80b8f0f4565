"""Measure how fast a corpus is built and asked, against plain loops over the same files.

    python tests/benchmarks/speed.py                        the provincial reports of ../shared/corpora
    python tests/benchmarks/speed.py --corpus FOLDER        any other folder of text files
    python tests/benchmarks/speed.py --repeats 5 --only a b

Every time is the least of several runs, taken in turn, since other work may run on the machine.
The files are not in the repository.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import tifa
from tifa.corpus import Corpus
from tifa.crew import cores

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
SAMPLE = 300_000  # characters that the jieba loop is measured on; it is too slow for all
NODE = "质量"


def main() -> None:
    """Run the measurements asked for, and print a line or two for each."""
    arguments = _arguments()
    files = sorted(arguments.corpus.glob("**/*.txt"))
    if not files:
        sys.exit(f"there is no .txt file in {arguments.corpus}; name another folder: --corpus FOLDER")
    characters = sum(len(text) for text in _texts(files))
    print(
        f"{len(files)} files, {characters / 1e6:.2f} million characters; {cores()} cores;"
        f" Python {platform.python_version()}; load before {_load()}; least of {arguments.repeats} runs"
    )
    bench = Bench(arguments.corpus, files, characters, arguments.repeats)
    for letter in arguments.only:
        for line in _MEASURES[letter](bench):
            print(f"({letter}) {line}", flush=True)


class Bench:
    """What is measured, and the corpus once it is built."""

    def __init__(self, folder: Path, files: Sequence[Path], characters: int, repeats: int) -> None:
        self.folder, self.files, self.characters, self.repeats = folder, files, characters, repeats
        self._corpus: Corpus | None = None

    @property
    def corpus(self) -> Corpus:
        self._corpus = self._corpus or Corpus.from_folder(self.folder, pattern="**/*.txt")
        return self._corpus

    def least(self, *tasks: Callable[[], Any]) -> list[float]:
        """Time tasks in turn, and give the least time of each."""
        times = [[_seconds(task) for task in tasks] for _ in range(self.repeats)]
        return [min(column) for column in zip(*times, strict=True)]


def building(bench: Bench) -> Iterator[str]:
    """Build a corpus and its frequency table, against jieba and rjieba with a Counter."""
    import jieba
    import rjieba

    jieba.setLogLevel(60)
    jieba.initialize()
    rjieba.cut("质量")
    sample = _sample(bench.files)
    share = sum(len(text) for text in _texts(sample)) / bench.characters
    ours, bare, plain = bench.least(
        lambda: _build(bench.folder),
        lambda: _loop(bench.files, rjieba.cut),
        lambda: _loop(sample, jieba.lcut),
    )
    plain /= share
    yield f"corpus and frequency table {ours:.2f} s"
    yield f"bare rjieba loop {bare:.2f} s: {bare / ours:.2f} times as long"
    yield (
        f"jieba loop {plain:.1f} s, scaled from {len(sample)} files, {share:.1%} of the characters:"
        f" {plain / ours:.1f} times as long"
    )
    yield from _saving(bench)


def _saving(bench: Bench) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "corpus.arrow"
        built, _ = bench.least(lambda: Corpus.from_folder(bench.folder), lambda: bench.corpus.save(place))
        (loaded,) = bench.least(lambda: Corpus.load(place))
        yield f"loading a saved corpus ({place.stat().st_size / 1e6:.0f} MB) {loaded:.3f} s:" + (
            f" {built / loaded:.0f} times as fast as building"
        )


def phrases(bench: Bench) -> Iterator[str]:
    """Count 500 phrases, against as many calls of str.count on the joined text."""
    wanted = list(tifa.slogan_lexicon())[:500]
    joined = "\n".join(bench.corpus.texts)
    ours, plain = bench.least(
        lambda: _count_phrases(bench.corpus, wanted),
        lambda: [joined.count(phrase) for phrase in wanted],
    )
    same = _count_phrases(bench.corpus, wanted) == [
        sum(text.count(phrase) for text in bench.corpus.texts) for phrase in wanted
    ]
    yield f"count_phrases of {len(wanted)} {ours:.3f} s, str.count {plain:.2f} s: {plain / ours:.1f} times"
    yield f"counts {'equal' if same else 'DIFFER FROM'} those of str.count"


def concordance(bench: Bench) -> Iterator[str]:
    """Find one word with its context."""
    corpus = bench.corpus
    (ours,) = bench.least(lambda: tifa.kwic(corpus, NODE))
    yield f"kwic of {NODE}, {len(tifa.kwic(corpus, NODE)):,} lines, {ours:.3f} s"


def comparison(bench: Bench) -> Iterator[str]:
    """Compare with the central reports, and find the company of a word."""
    corpus = bench.corpus
    reference = tifa.load_reference("government_work_reports")
    (key,) = bench.least(lambda: tifa.keyness(corpus, reference))
    yield f"keyness against the central reports {key:.3f} s"
    (near,) = bench.least(lambda: tifa.collocates(corpus, NODE))
    yield f"collocates of {NODE} {near:.3f} s"


def memory(bench: Bench) -> Iterator[str]:
    """Build in a process of its own, and add up what it and its workers hold at the peak."""
    peak = _peak_of([sys.executable, __file__, "--corpus", str(bench.folder), "--build-only"])
    yield (
        f"peak {peak / 1e6:.0f} MB, interpreters and dictionaries included:"
        f" {peak / bench.characters:.0f} MB per million characters"
    )


def growth(bench: Bench) -> Iterator[str]:
    """Build from a quarter, a half and all of the files."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [_linked(bench.files[::step], Path(folder) / str(step)) for step in (4, 2, 1)]
        sizes = [sum(len(text) for text in _texts(bench.files[::step])) / 1e6 for step in (4, 2, 1)]
        times = bench.least(*(lambda part=part: _build(part) for part in parts))
    for share, size, seconds in zip((1, 2, 4), sizes, times, strict=True):
        yield f"{share} × {len(bench.files) // 4} files: {seconds:.2f} s, {seconds / size:.3f} s per million"
    yield f"4 times the files take {times[2] / times[0]:.2f} times as long"


def engines(bench: Bench) -> Iterator[str]:
    """Count where rjieba and jieba cut differently, on a sample of each folder beside this one."""
    yield "words of jieba that rjieba cuts otherwise, and those of them that are no runs of ASCII:"
    for folder in sorted(path for path in bench.folder.parent.iterdir() if path.is_dir()):
        files = sorted(folder.glob("**/*.txt"))
        if files:
            words, differing, others = _differences(_sample(files))
            yield f"  {folder.name}: {differing} of {words:,}, {others} of them other than ASCII"


_MEASURES: dict[str, Callable[[Bench], Iterator[str]]] = {
    "a": building,
    "b": phrases,
    "c": concordance,
    "d": comparison,
    "e": memory,
    "f": growth,
    "engines": engines,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPORA / "provincial", metavar="FOLDER")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=list(_MEASURES), default=list(_MEASURES))
    parser.add_argument("--build-only", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.build_only:
        _build(arguments.corpus)
        sys.exit()
    return arguments


def _build(folder: Path) -> Any:
    return tifa.frequencies(Corpus.from_folder(folder, pattern="**/*.txt"))


def _loop(files: Sequence[Path], cut: Callable[[str], list[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in _texts(files):
        counts.update(cut(text))
    return counts


def _count_phrases(corpus: Corpus, wanted: Sequence[str]) -> list[int]:
    counts: list[int] = tifa.count_phrases(corpus, wanted)["count"].tolist()
    return counts


def _texts(files: Sequence[Path]) -> Iterator[str]:
    return (file.read_text(encoding="utf-8", errors="replace") for file in files)


def _sample(files: Sequence[Path]) -> list[Path]:
    """Take files from all over the folder up to the size of a sample."""
    total = sum(file.stat().st_size for file in files) / 3
    return list(files[:: max(1, round(total / SAMPLE))])


def _seconds(task: Callable[[], Any]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _linked(files: Sequence[Path], folder: Path) -> Path:
    folder.mkdir()
    for file in files:
        (folder / file.name).symlink_to(file)
    return folder


def _peak_of(command: Sequence[str]) -> int:
    """Run a command, and give the most bytes that it and its children held together."""
    import psutil

    running = subprocess.Popen(command)
    process = psutil.Process(running.pid)
    peak = 0
    ended = threading.Event()
    threading.Thread(target=lambda: (running.wait(), ended.set())).start()
    while not ended.wait(0.02):
        peak = max(peak, sum(map(_held, _family(process))))
    if running.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return peak


def _family(process: Any) -> list[Any]:
    import psutil

    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _held(process: Any) -> int:
    import psutil

    try:
        held: int = process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0
    return held


def _differences(files: Sequence[Path]) -> tuple[int, int, int]:
    fast, slow = (tifa.Segmenter(engine=engine) for engine in ("rjieba", "jieba"))
    words = differing = others = 0
    for text in _texts(files):
        for line in text.splitlines():
            one, other = fast.cut(line), slow.cut(line)
            words += len(other)
            if one != other:
                for tag, *_, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
                    if tag != "equal":
                        differing += end - start
                        others += not "".join(other[start:end]).isascii()
    return words, differing, others


if __name__ == "__main__":
    main()
