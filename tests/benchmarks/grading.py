"""Grade a class with default settings: seconds, counts, and every line compared with what it must be.

Run: uv run python tests/benchmarks/grading.py [FOLDER]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tifa
from classroom import SECRET, Classroom, Pupil, hand_in, problems
from tifa.teaching.pages import _UNSAFE


def main(folder: Path) -> int:
    """Grade the class, twice, and print what came out."""
    canary = folder / "teacher" / "canary.txt"
    canary.parent.mkdir()
    canary.write_text(SECRET, encoding="utf-8")
    os.environ["TIFA_SECRET"] = SECRET
    pupils = Classroom(whole=True, canary=canary).pupils()
    hand_in(pupils, folder / "handed in")
    start = time.perf_counter()
    with patch.object(Path, "home", lambda: canary.parent):
        table = tifa.grade(folder / "handed in", folder / "results")
    seconds = time.perf_counter() - start
    runs = len(list((folder / "results/.work").glob("*.json"))) - 1  # one file lists what was written
    print(f"{len(table)} submissions of lesson 03, {runs} different ones to run, in {seconds:.0f} s")
    start = time.perf_counter()
    tifa.grade(folder / "handed in", folder / "results")
    print(f"again, with nothing new: {time.perf_counter() - start:.1f} s")
    print(table["status"].value_counts().to_string())
    print(table.loc[:, "3.1":"3.6"].stack().value_counts().to_string())

    def read(pupil: Pupil) -> str:
        stem = _UNSAFE.sub("_", pupil.learner).strip("_")
        return "".join(
            p.read_text(encoding="utf-8") for p in (folder / "results/feedback").glob(f"{stem}-03*.html")
        )

    wrong = problems(pupils, table, read)
    if canary.read_text(encoding="utf-8") != SECRET:
        wrong.append("the teacher's file was changed")
    print("\n".join(wrong) or "every line is as expected")
    return bool(wrong)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1])))
    with tempfile.TemporaryDirectory() as place:
        sys.exit(main(Path(place)))
