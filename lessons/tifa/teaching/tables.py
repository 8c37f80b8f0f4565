"""Marks to tables: the grades, how each exercise went, and the mistakes by frequency."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..wording import say
from .marking import STATES, Mark, Marked

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["as_csv", "by_exercise", "grades", "mistakes"]


def grades(marked: Sequence[Marked]) -> pd.DataFrame:
    """Return one row a submission: learner, file, lesson, one column an exercise, points, out_of, status, note.

    `points` are the exercises that are right, `out_of` all those of the lesson.

    >>> from tifa.exercises import exercises
    >>> from tifa.teaching.learners import Owner
    >>> from tifa.teaching.submissions import Submission
    >>> work = Submission(Owner("王小明"), "01.ipynb", "01")
    >>> one = Marked(work, (Mark(exercises()["1.4"], "wrong", "质量 was the example."),), "graded")
    >>> grades([one]).values.tolist()
    [['王小明', '01.ipynb', '01', 'wrong', 0, 1, 'graded', '']]
    """
    import pandas as pd

    numbers = list(dict.fromkeys(mark.exercise.id for mark in _all_marks(marked)))
    numbers.sort(key=lambda number: [int(part) for part in number.split(".")])
    rows = [_row(one, numbers) for one in marked]
    columns = ["learner", "file", "lesson", *numbers, "points", "out_of", "status", "note"]
    return pd.DataFrame(rows, columns=columns)


def _row(one: Marked, numbers: Sequence[str]) -> dict[str, Any]:
    states = {mark.exercise.id: mark.state for mark in one.marks}
    return {
        "learner": one.submission.learner,
        "file": one.submission.file,
        "lesson": one.submission.lesson,
        **{number: states.get(number, "") for number in numbers},
        "points": one.points,
        "out_of": len(one.marks),
        "status": one.status,
        "note": say("; ").join(one.notes),
    }


def by_exercise(marked: Sequence[Marked]) -> pd.DataFrame:
    """Return one row an exercise: how often it was right, wrong, open and missing, out of how many.

    >>> from tifa.exercises import exercises
    >>> from tifa.teaching.learners import Owner
    >>> from tifa.teaching.submissions import Submission
    >>> work = Submission(Owner("王小明"), "01.ipynb", "01")
    >>> one = Marked(work, (Mark(exercises()["1.4"], "wrong", "质量 was the example."),), "graded")
    >>> by_exercise([one]).drop(columns="question").values.tolist()
    [['1.4', 0, 1, 0, 0, 1]]
    """
    import pandas as pd

    counted: dict[str, Counter[str]] = {}
    questions: dict[str, str] = {}
    for mark in _all_marks(marked):
        counted.setdefault(mark.exercise.id, Counter())[mark.state] += 1
        questions[mark.exercise.id] = mark.exercise.question
    rows = [
        {
            "exercise": number,
            **{s: states[s] for s in STATES},
            "out_of": states.total(),
            "question": questions[number],
        }
        for number, states in counted.items()
    ]
    return pd.DataFrame(rows, columns=["exercise", *STATES, "out_of", "question"])


def mistakes(marked: Sequence[Marked]) -> pd.DataFrame:
    """Return one row a mistake: exercise, how many made it, and the feedback that it got.

    >>> from tifa.exercises import exercises
    >>> from tifa.teaching.learners import Owner
    >>> from tifa.teaching.submissions import Submission
    >>> work = Submission(Owner("王小明"), "01.ipynb", "01")
    >>> one = Marked(work, (Mark(exercises()["1.4"], "wrong", "质量 was the example."),), "graded")
    >>> mistakes([one]).values.tolist()
    [['1.4', 1, '质量 was the example.']]
    """
    import pandas as pd

    numbers = list(dict.fromkeys(mark.exercise.id for mark in _all_marks(marked)))
    counted = Counter((m.exercise.id, m.message) for m in _all_marks(marked) if m.state == "wrong")
    rows = [(number, n, message) for (number, message), n in counted.items()]
    rows.sort(key=lambda row: (numbers.index(row[0]), -row[1], row[2]))
    return pd.DataFrame(rows, columns=["exercise", "count", "mistake"])


def _all_marks(marked: Sequence[Marked]) -> list[Mark]:
    ordered = sorted(marked, key=lambda one: one.submission.lesson)
    return [mark for one in ordered for mark in one.marks]


def as_csv(table: pd.DataFrame) -> bytes:
    """Write a table as Excel opens it: UTF-8 with a byte order mark, and nothing that is a formula.

    >>> import pandas as pd
    >>> as_csv(pd.DataFrame({"learner": ["=王小明"]})).decode("utf-8-sig").split()
    ['learner', "'=王小明"]
    """
    from ..reporting.workbook import unformulated  # not at the top: it loads numpy, which no attempt needs

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(
        [unformulated(value) for value in row] for row in table.itertuples(index=False, name=None)
    )
    return text.getvalue().encode("utf-8-sig", "replace")
