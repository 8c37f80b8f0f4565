"""Exercises of lesson 07: shifts, parallelism, four-character blocks, and scales of force."""

from __future__ import annotations

from .checkers import choice, expect, letters, text
from .core import Exercise
from .scales import own_scale

__all__ = ["EXERCISES"]

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="7.1",
        question="Which of the five (A to E) are shifts?",
        check=letters(
            "AE",
            message="A and E. In E the false friend 从…到… has become a shift: 的转变 closes the frame, and its "
            "members are two ways of catching up, of which one is to be left.",
            mistakes={
                "B": "B is a range: from the province to the county, and everything between; nothing is given up.",
                "C": "C is a rise: the Qinghai Standards are to become national, and no “before” is given up.",
                "D": "D is a quantity that grows; 85% and 90% measure the same thing.",
            },
            noun="letters",
            example="['B', 'E']",
        ),
        hints=(
            "Ask of each: what would have to stop?",
            "A range, a rise and a growing number are three of the five.",
            'tifa.shifts takes any text, such as tifa.shifts("从省到县层层落实"); '
            "an empty table means that it finds no shift.",
        ),
        solution="five = {\n"
        '    "A": "变“大水漫灌”为“精准滴灌”。",\n'
        '    "B": "从省到县层层落实。",\n'
        '    "C": "推动“青海标准”上升为国家标准。",\n'
        '    "D": "优良率由85%提高到90%。",\n'
        '    "E": "实现从“数量追赶”到“质量追赶”的转变。",\n'
        "}\n"
        "answer = [letter for letter in five if len(tifa.shifts(five[letter])) > 0]",
        why="A shift needs two different things and a frame that opposes them; 从, 由 and 到 alone do not.",
        wrong=(
            ('answer = ["A", "B", "E"]', "a range"),
            ('answer = ["A", "C", "E"]', "a rise"),
            ('answer = ["A", "D", "E"]', "a quantity that grows"),
            ('answer = ["A"]', "1 still missing"),
            ('answer = "A"', "A list of letters"),
        ),
    ),
    Exercise(
        id="7.2",
        question="In which pair (A, B, C or D) does the second member add nothing?",
        check=choice(
            "C",
            options={
                "A": "Cover 人有我优, and there is no word left on what to do where others have the thing too.",
                "B": "Cover 处处受制, and the threat is gone: the first member breaks trust, the second pays for it.",
                "C": "Yes: benchmark and high ground, set up and build; the place and the matter, 西北质量, are even "
                "the same word for word. Liu Xie might call it a 正对. It may still be worth saying to an audience.",
                "D": "Same frame, two matters: one is money, the other is control. Plain repetition can "
                "carry more than a fine pair.",
            },
        ),
        hints=(
            "Cover the second member with your hand. Could anybody now do, or escape, something new?",
            "In three pairs the second member brings another case, a consequence or another means.",
        ),
        solution='answer = "C"',
        why="标杆 and 高地 are two images for the same rank; the other three pairs lose something.",
        wrong=(
            ('answer = "A"', "where others have"),
            ('answer = "B"', "the threat is gone"),
            ('answer = "D"', "one is money"),
            ('answer = "E"', "One letter"),
        ),
    ),
    Exercise(
        id="7.3",
        question="Which of the five blocks names first what something is done to?",
        check=text(
            "质量共治",
            message="质量共治: quality is what is governed, jointly. Who governs stands outside the block, in 社会, "
            "and is lost as soon as the four characters are quoted by themselves. (tifa.four_character lists "
            "the other four and not this one: what is a block is its judgement too.)",
            mistakes={
                "党委领导": "In 党委领导 the Party committee is the one that leads.",
                "社会参与": "In 社会参与 society is the one that takes part.",
                "政府主导": "In 政府主导 the government is the one that directs.",
                "全民共享": "In 全民共享 the whole people (全民) share; what they share, 质量成果, stands before the block.",
            },
            otherwise="Give one of the five blocks, four characters in quotation marks.",
        ),
        hints=(
            "Turn each block into an English sentence; which one begins “somebody …s” where the first word is not that somebody?",
            "共治 is to govern together, 共享 to share. Who governs, and who shares?",
        ),
        solution='answer = "质量共治"',
        why="Quality does not govern; it is governed. The order of the two words does not tell you which is meant.",
        wrong=(
            ('answer = "全民共享"', "the whole people"),
            ('answer = "党委领导"', "leads"),
            ('answer = "社会质量共治"', "four characters"),
            ('answer = ["质量共治"]', "Text in quotation marks"),
        ),
    ),
    Exercise(
        id="7.4",
        question="Hand in a scale for the eight words under which the speech has a higher mean than the notice.",
        check=expect(dict, "A dictionary is expected, such as {'要': 3, '应当': 4, …}", own_scale),
        hints=(
            "The speech has seven 要, one 希望, and a 支持 that promises and does not count. Which number moves its mean most?",
            "Copy the line scale = {…} and change the force of one word.",
            "Who reads 要 as “must” gives it the force of 必须.",
        ),
        solution='answer = {"要": 5, "应当": 5, "必须": 5, "禁止": 5, "严禁": 5, "支持": 2, "鼓励": 2, "希望": 2}',
        why="要 makes up seven of the eight markers of the speech, and one of the eight of the notice.",
        wrong=(
            (
                'answer = {"要": 3, "应当": 4, "必须": 5, "禁止": 5, "严禁": 5, "支持": 2, "鼓励": 2, "希望": 2}',
                "still ahead",
            ),
            ('answer = {"要": 5}', "no force for"),
            (
                'answer = {"要": 5, "应当": 3, "必须": 4, "禁止": 4, "严禁": 4, "支持": 2, "鼓励": 2, "希望": 2}',
                "Hard to defend",
            ),
            (
                'answer = {"要": "5", "应当": 5, "必须": 5, "禁止": 5, "严禁": 5, "支持": 2, "鼓励": 2, "希望": 2}',
                "no number",
            ),
            (
                'answer = {"要": 9, "应当": 9, "必须": 9, "禁止": 9, "严禁": 9, "支持": 2, "鼓励": 2, "希望": 2}',
                "outside 1 to 5",
            ),
            (
                'answer = {"要": 3, "应当": 3, "必须": 3, "禁止": 3, "严禁": 3, "支持": 3, "鼓励": 3, "希望": 3}',
                "no scale",
            ),
            ('answer = tifa.modality(speech, scale={"要": 5})', "A dictionary is expected"),
        ),
    ),
    Exercise(
        id="7.5",
        question="What is the best objection to the essay's sentence (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "A count of 要 says nothing on who is answerable; look at the subjects of the seven.",
                "B": "That 要 is weaker than 必须 is itself a belief about the scale, and “only recommended” "
                "is a long step from it.",
                "C": "Yes. It leaves standing what the text does show, seven demands and a few named duties, "
                "and asks of the rest for what is missing: a subject, and a scale.",
                "D": "That the subject is missing is known; that it was left out with intent is believed. "
                "Imperatives normally have none, in Chinese and in English.",
            },
        ),
        hints=(
            "Which of the four sentences could be shown from the text alone?",
            "One claims too much about 要, one about a scale, one about intentions.",
        ),
        solution='answer = "C"',
        why="The best objection keeps apart what is known (no subject) and what is believed (a scale, an intention).",
        wrong=(
            ('answer = "A"', "look at the subjects"),
            ('answer = "B"', "belief about the scale"),
            ('answer = "D"', "with intent is believed"),
            ('answer = "c, because"', "One letter"),
        ),
    ),
)
