"""Exercises of lesson 10: phrases over the years, what a year rests on, and thresholds of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..wording import say, say_all
from .checkers import choice, expect, number
from .core import Checker, Exercise, Verdict
from .given import whole_numbers
from .scales import thresholds

__all__ = ["EXERCISES"]


def _three(
    right: Sequence[int], said: str, *, mistakes: Mapping[tuple[int, ...], str], otherwise: str
) -> Checker:
    """Check a list of three whole numbers in their order."""

    def check(answer: Any) -> Verdict:
        given = whole_numbers(answer)
        if given is None:
            return Verdict(False, "A list of three whole numbers is expected, such as [1, 2, 3].")
        if given == list(right):
            return Verdict(True, said)
        if len(given) != len(right):
            return Verdict(False, say("Three numbers are asked for, and your list has {n}.", n=len(given)))
        if sorted(given) == sorted(right):
            return Verdict(False, "The three numbers are right, but they stand in another order.")
        hits = sum(a == b for a, b in zip(given, right, strict=True))
        rest = say_all([say("{n} of 3 right.", n=hits), say(otherwise)])
        return Verdict(False, mistakes.get(tuple(given), rest))

    return check


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="10.1",
        question="For how many of the 73 years from 1954 to 2026 is there a general report?",
        check=number(
            48,
            message="48: 15 years have no report, nine have a plan, a budget or a report on agriculture, and 1964 "
            "has a part and a summary. A third of the span has no report of the kind one thinks of.",
            mistakes={
                58: "58 years have some text; of ten of them it is not a general report.",
                59: "59 is the number of texts of any kind; 1964 has two.",
                49: "49 counts 1964, of which a part and a summary survive; its kind is not general.",
                15: "15 years have no report at all; the question is how many have a general one.",
                11: "11 texts are not general; the question is how many are.",
                73: "73 is the whole span; gaps and other kinds of report have to go.",
            },
            otherwise="Each general report stands for one year: how many documents has `general`?",
        ),
        hints=(
            "The cell before the exercise has made a Reference of general reports only.",
            "len tells how many documents something has: len(general).",
        ),
        solution='general = tifa.load_reference().where(kind="general")\nanswer = len(general)',
        why="Each general report is the only one of its year.",
        wrong=(
            ("answer = len(tifa.load_reference())", "texts of any kind"),
            ("answer = 73 - len(tifa.load_reference().absent_years)", "58 years have some text"),
            ("answer = len(tifa.load_reference().absent_years)", "no report at all"),
            ('answer = "48"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="10.2",
        question="In which years do the central reports have 四个现代化 first, at its highest rate, and last?",
        check=_three(
            (1978, 1979, 1989),
            "1978, 1979, 1989. But 周恩来 had set the same four as the goal in 1964 and 1975: the programme is "
            "older than its name, and a count of the name begins when the name does.",
            mistakes={
                (
                    1964,
                    1979,
                    1989,
                ): "In 1964 the four are named one by one, but the phrase 四个现代化 is not there.",
                (
                    1975,
                    1979,
                    1989,
                ): "In 1975 the four are named one by one, but the phrase 四个现代化 is not there.",
                (1954, 1979, 1989): "1954 has a row because there is a report; look at its count.",
                (
                    1954,
                    1979,
                    2026,
                ): "Every year with a report has a row; keep only those with a count above 0.",
            },
            otherwise="Keep the rows with a count above 0 and look at the years and at per_10k.",
        ),
        hints=(
            "The cell on 阶级斗争 needs one change.",
            'table = tifa.trend(reports, "四个现代化"), then table[table["count"] > 0].',
            "The highest value in the column per_10k is that of the second year in the table.",
        ),
        solution='table = tifa.trend(tifa.load_reference(), "四个现代化")\n'
        'used = table[table["count"] > 0]\n'
        'peak = used.sort_values("per_10k")["year"].tolist()[-1]\n'
        'answer = [min(used["year"]), peak, max(used["year"])]',
        why="Four further years have the phrase one to four times; 1978 and 1979 have eleven and twenty-four.",
        wrong=(
            ("answer = [1975, 1979, 1989]", "named one by one"),
            (
                'table = tifa.trend(tifa.load_reference(), "四个现代化")\n'
                'answer = [min(table["year"]), 1979, max(table["year"])]',
                "above 0",
            ),
            ("answer = [1979, 1978, 1989]", "another order"),
            ("answer = [1978, 1989]", "your list has 2"),
            ("answer = [1978, 1979, 1988]", "2 of 3 right"),
            ("answer = 1978", "A list of three whole numbers"),
        ),
    ),
    Exercise(
        id="10.3",
        question="How many of the 42 occurrences of 质量 in the report of 2026 are not in 高质量?",
        check=number(
            10,
            message="Ten, fewer than in 2018 (17), when 质量 occurred 23 times in all. The noun has "
            "grown rarer while the adjective spread: 高质量发展, 高质量充分就业, 高质量共建.",
            mistakes={
                32: "32 are those in 高质量; the others are asked for.",
                20: "You have taken away 高质量发展, 22; but there are more 高质量 than that.",
                9: "9 is the rest of 2024; take the rows of 2026.",
                22: "22 is the count of 高质量发展.",
                42: "42 is all of them. How many of these are 高质量?",
                6: "6 is 质量 as a word of its own; it leaves out four that stand in longer words.",
                24: "That looks like the rate; the count is asked for.",
            },
            otherwise="Take the two counts of 2026, that of 质量 and that of 高质量, and subtract.",
        ),
        hints=(
            "The table `both` has the counts of 质量 and 高质量 for every year.",
            'both[both["year"] == 2026] shows the two counts; subtract one from the other.',
        ),
        solution='both = tifa.trend(tifa.load_reference().where(year=2026), ["质量", "高质量"])\n'
        'counts = both["count"].tolist()\n'
        "answer = counts[0] - counts[1]",
        why="Every 高质量 holds one 质量, so the difference is what stands elsewhere: 42 less 32.",
        wrong=(
            ("answer = 32", "others are asked for"),
            ("answer = 42 - 22", "more 高质量 than that"),
            ("answer = 37 - 28", "rest of 2024"),
            ('answer = tifa.trend(tifa.load_reference(), "质量")', "A number is expected"),
        ),
    ),
    Exercise(
        id="10.4",
        question="How many provincial reports have 双随机 in 2016, in 2017 and in 2018?",
        check=_three(
            (4, 28, 18),
            "4, 28, 18: from four provinces to nearly all in a year, after the centre's report of March 2016 had it "
            "too. Then it becomes routine, and routine needs no line in a report.",
            mistakes={
                (4, 38, 23): "These are occurrences; a report that says it twice counts once here.",
                (31, 31, 31): "Every report has a row; keep those with a count above 0.",
                (1, 2, 2): "These are the counts of the central reports; take the provincial ones.",
                (28, 18, 23): "You have begun with 2017.",
            },
            otherwise="Count the reports with a count above 0, year by year.",
        ),
        hints=(
            "The cell that counted how far 质量强省 had spread needs one change.",
            'rows = provinces.counts("双随机"), then the line with assign and groupby.',
            "From the dictionary it prints, take the numbers of 2016, 2017 and 2018.",
        ),
        solution='rows = tifa.load_reference("provincial_work_reports").counts("双随机")\n'
        'spread = rows.assign(has=rows["count"] > 0).groupby("year")["has"].sum()\n'
        "answer = [spread[2016], spread[2017], spread[2018]]",
        why="A report counts once, however often it says the phrase.",
        wrong=(
            (
                'table = tifa.trend(tifa.load_reference("provincial_work_reports"), "双随机")\n'
                'answer = table[table["year"].isin([2016, 2017, 2018])]["count"].tolist()',
                "These are occurrences",
            ),
            (
                'table = tifa.trend(tifa.load_reference(), "双随机")\n'
                'answer = table[table["year"].isin([2016, 2017, 2018])]["count"].tolist()',
                "central reports",
            ),
            ("answer = [31, 31, 31]", "Every report has a row"),
            ("answer = [28]", "your list has 1"),
            ('answer = tifa.load_reference("provincial_work_reports")', "A list of three whole numbers"),
        ),
    ),
    Exercise(
        id="10.5",
        question="By which year should 浙江省_1979 be filed (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "December 1977 is when the session before met. The text is the better witness, but it has to "
                "be read: it says that two years have passed since.",
                "B": "This would be a collection by the year reviewed; then all 814 files would have to move, and "
                "a report that looks back on two years would need two.",
                "C": "Yes. Two years after December 1977 is the end of 1979, so the file name is right and the "
                "program would have made four reports wrong. A date in a text is not yet the date of the text.",
                "D": "Its date can be worked out: two years after December 1977. To leave it out loses the only "
                "report of that year.",
            },
        ),
        hints=(
            "What happened in December 1977, and how long ago was it when the report was given?",
            "December 1977 and two years: which of the four years does that give?",
        ),
        solution='answer = "C"',
        why="The report itself tells how much time has passed since the date it opens with.",
        wrong=(
            ('answer = "A"', "session before"),
            ('answer = "B"', "814 files"),
            ('answer = "D"', "worked out"),
            ("answer = 1979", "One letter"),
        ),
    ),
    Exercise(
        id="10.6",
        question="Set six falling thresholds, 沸 to 冷, under which 质量 has four levels in 1954, 2008, 2018 and 2024.",
        check=expect(dict, "A dictionary of six levels and thresholds is expected", thresholds),
        hints=(
            "Under the thresholds of the cell above, 10.1 and 12.5 share a level. Which number lies between them?",
            "Keep the order of the levels and let the numbers fall, with one of them between 10.1 and 12.5.",
            '{"沸": 20, "烫": 12, "热": 5, …} separates 2008 and 2018; fill in the other three.',
        ),
        solution='answer = {"沸": 20, "烫": 12, "热": 5, "暖": 2, "温": 0.5, "冷": 0}',
        why="12 falls between 10.1 and 12.5. So would 11: nothing in the reports says where the line is.",
        wrong=(
            ('answer = {"沸": 20, "烫": 10, "热": 5, "暖": 2, "温": 0.5, "冷": 0}', "2008 烫, 2018 烫"),
            (
                'answer = {"沸": 2000, "烫": 500, "热": 12, "暖": 5, "温": 1, "冷": 0}',
                "articles of a newspaper",
            ),
            ('answer = {"冷": 0, "温": 0.5, "暖": 2, "热": 5, "烫": 12, "沸": 20}', "from 沸 down"),
            ('answer = {"沸": 20, "烫": 12, "热": 5, "暖": 5, "温": 0.5, "冷": 0}', "must fall"),
            ('answer = {"沸": 20, "烫": 12, "热": 5, "暖": 2, "温": 1, "冷": 0.1}', "冷 needs 0"),
            ('answer = {"沸": 20, "热": 12, "冷": 0}', "Six levels"),
            ("answer = [20, 12, 5, 2, 0.5, 0]", "A dictionary of six"),
        ),
    ),
)
