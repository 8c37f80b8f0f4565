"""Measure what cleaning repairs, and prove that it leaves whole text alone; figures only, no text.

    uv run python tests/benchmarks/repair.py            # mojibake, against the same report undamaged
    uv run python tests/benchmarks/repair.py --whole    # texts that are whole: nothing may change
    uv run python tests/benchmarks/repair.py --glosses  # a mirror page simulated on whole texts
    uv run python tests/benchmarks/repair.py --marks    # damage whose marks of loss are gone, or question marks

Reads the corpora beside the project; they are not part of it.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "lessons")]

from mirror import DECODERS, Mirror, replacing  # noqa: E402
from tifa.cleaning import clean_text  # noqa: E402

_SIZE = 5  # characters of the n-grams that are compared


def read(folder: str) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((CORPORA / folder).glob("*.txt"))}


def ngrams(text: str) -> Counter[str]:
    han = re.sub("[^\u4e00-\u9fff]", "", text)
    return Counter(han[i : i + _SIZE] for i in range(len(han) - _SIZE + 1))


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """Give the share of the n-grams of `one` that `other` has as well."""
    return (one & other).total() / max(one.total(), 1)


def mojibake() -> None:
    """Print characters repaired and lost, and agreement with the undamaged report, for each year."""
    whole = read("gwr")
    print("year   repaired  lost  n-grams found in gwr before  after  of gwr  offsets")
    totals: Counter[str] = Counter()
    for year, text in read("messy_cjc").items():
        clean = clean_text(text)
        counts = {change.kind: change.count for change in clean.report}
        if "mojibake" not in counts or year not in whole:
            continue
        before, after, truth = ngrams(text), ngrams(clean.text), ngrams(whole[year])
        rising = all(a <= b for a, b in zip(clean.offsets, clean.offsets[1:], strict=False))
        lost = counts.get("unrepaired", 0)
        totals.update(files=1, repaired=counts["mojibake"], lost=lost)
        totals.update(common=(after & truth).total(), grams=after.total())
        print(
            f"{year} {counts['mojibake']:10,} {lost:5} {overlap(before, truth):27.4f} {overlap(after, truth):6.4f}"
            f" {overlap(truth, after):7.4f}  {'rise' if rising else 'FALL'}"
        )
    share = totals["lost"] / (totals["lost"] + totals["repaired"])
    print(
        f"{totals['files']} files: {totals['repaired']:,} characters repaired, {totals['lost']:,} lost"
        f" ({share:.2%}); {totals['common'] / totals['grams']:.2%} of the {_SIZE}-grams are those of gwr"
    )


def without_space(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060\ufeff\u00ad]", "", text)


def whole() -> int:
    """Count the files of whole text in which cleaning changes anything but white space."""
    failures = 0
    for folder in ("gwr", "provincial", "fiveyearplan", "institutional_reform"):
        texts = read(folder)
        start = time.perf_counter()
        clean = {name: clean_text(text).text for name, text in texts.items()}
        seconds = time.perf_counter() - start
        changed = [name for name, text in texts.items() if without_space(clean[name]) != without_space(text)]
        characters = sum(map(len, texts.values()))
        failures += len(changed)
        print(
            f"{folder:22} {len(texts):4} files {characters:11,} characters, {len(changed)} files changed"
            f" {changed[:5]}, {seconds / characters * 1e6:.2f} s per million characters"
        )
    return failures


def glosses() -> None:
    """Print how many sentences that a mirror page broke come back exactly, in part, or wrong."""
    from opencc import OpenCC

    rng = random.Random(3)
    texts = rng.sample(sorted(read("gwr").items()), 12)
    sentences = [
        s.encode("gbk", "ignore").decode("gbk")
        for _, text in texts
        for s in re.findall("[^。?\n]+。", OpenCC("s2t").convert(text))
    ]
    for name, decoder in DECODERS.items():
        counts: Counter[str] = Counter()
        for sentence in sentences:
            shown = Mirror(rng).show(sentence, decoder)
            if re.search("[?\ufffd]", shown):
                counts[verdict(sentence, shown)] += 1
        broken = counts.total()
        shares = ", ".join(f"{kind} {n} ({n / broken:.1%})" for kind, n in counts.most_common())
        print(f"{name:8} {broken} of {len(sentences)} sentences broken: {shares}")


def marks() -> None:
    """Print the shares of characters right, wrong and marked as lost, by table and by mark, for three reports."""
    tables = {
        "browsers": replacing,
        "gb18030": lambda data: data.decode("gb18030", "replace"),
        "gbk": lambda data: data.decode("gbk", "replace"),
    }
    print("table    mark        right   wrong  marked")
    texts = [text.split("\n")[:40] for year, text in read("gwr").items() if year in {"1954", "1994", "2018"}]
    for table, decoder in tables.items():
        for name, mark in {"\ufffd": "\ufffd", "?": "?", "none": ""}.items():
            counts: Counter[str] = Counter()
            for lines in texts:
                broken = [decoder(line.encode()).replace("\ufffd", mark) for line in lines]
                for back, line in zip(clean_text("\n".join(broken)).text.split("\n"), lines, strict=True):
                    blocks = SequenceMatcher(None, back, line, autojunk=False).get_matching_blocks()
                    right, lost = sum(block.size for block in blocks), back.count("\ufffd")
                    counts.update(all=len(line), right=right, lost=lost, wrong=len(back) - right - lost)
            shares = "  ".join(f"{counts[kind] / counts['all']:.4f}" for kind in ("right", "wrong", "lost"))
            print(f"{table:8} {name:8}  {shares}")


def verdict(sentence: str, shown: str) -> str:
    clean = clean_text(shown, script="traditional")
    unrepaired = any(change.kind == "unrepaired" for change in clean.report)
    return "exact" if clean.text == sentence else "in part, and reported" if unrepaired else "WRONG"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--whole", action="store_true", help="prove that whole text is not touched")
    parser.add_argument("--glosses", action="store_true", help="simulate broken glosses")
    parser.add_argument("--marks", action="store_true", help="damage whose marks of loss are gone or changed")
    options = parser.parse_args()
    if not CORPORA.is_dir():
        parser.error(f"there is no folder {CORPORA}")
    if options.whole:
        return min(whole(), 1)
    if options.marks:
        marks()
    elif options.glosses:
        glosses()
    else:
        mojibake()
    return 0


if __name__ == "__main__":
    sys.exit(main())
