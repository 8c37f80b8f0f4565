"""Checkers for what is said in a report: who sits on a committee, and which sentence promises something."""

from __future__ import annotations

from typing import Any

from ..wording import say, say_all
from .checkers import text, words
from .core import Verdict

__all__ = ["committee_members", "promise"]

_PROMISE = "市场监管总局将一如既往地支持青海打造西北质量标杆、建设西北质量高地"
_STATED = "从现在到2020年,是全面建成小康社会的决胜期,也是开展质量提升行动的攻坚期"
_HOPED = (
    "青海省各级质监部门、市场监管部门发挥好先锋队和排头兵作用,在质量提升行动中想在前、走在前、干在前,"
    "为在新起点上建设更加富裕文明和谐美丽新青海多作贡献、再立新功"
)

_members = words(
    ("王建军", "王予波", "于丛乐"),
    message="Two are printed as 常委; the third is a member because he is the secretary, and nobody prints what "
    "goes without saying. A search for characters finds neither what is unsaid nor what another body shares.",
    mistakes={
        "马伟": "马伟 has the two characters, but in 人大常委会: the standing committee of the People's Congress.",
        "陈钢": "陈钢 belongs to the leading Party group (党组) of a central body, not to Qinghai's Party committee.",
        "匡涌": "匡涌 is printed as 副省长 alone; beside him another vice-governor is printed as 常委.",
        "匡湧": "匡湧 is printed as 副省长 alone; beside him another vice-governor is printed as 常委.",
        "马海瑛": "马海瑛 is of the Political Consultative Conference (政协).",
        "习近平": "习近平 heads the whole Party, and is not a member of a province's committee.",
    },
    noun="members",
    example="['匡涌', '马海瑛']",
)


def committee_members(answer: Any) -> Verdict:
    """Check the members, and say what kind of member a search for 常委 cannot find.

    >>> committee_members(["王建军", "王予波", "于丛乐"]).right, committee_members(["王予波", "马伟"]).right
    (True, False)
    """
    verdict = _members(answer)
    given = answer.tolist() if hasattr(answer, "tolist") else answer
    if verdict.right or not isinstance(given, list | tuple | set) or "王建军" in given:
        return verdict
    if any(isinstance(name, str) and name.strip() and name.isascii() for name in given):
        return Verdict(False, "Write the names in characters, as the table prints them.")
    if {"王予波", "于丛乐"} <= {name for name in given if isinstance(name, str)}:
        return Verdict(
            False, say_all([verdict.message, say("Which office carries a seat on the committee with it?")])
        )
    return verdict


_promise = text(
    _PROMISE,
    message="将 (jiāng, will) binds the Administration to something that it has not yet done. Neither 承诺 (chéngnuò, "
    "promise) nor any other verb says so; a reader knows it from 将 and 支持, and the table of verbs does not.",
    mistakes={
        _STATED: "This sentence says how the years to 2020 are to be seen, and binds nobody to anything.",
        f"{_STATED}。{_PROMISE}": "That is the whole row: two sentences. Take the one that promises.",
        _PROMISE.removeprefix("市场监管总局"): "Begin with the subject: who is it that will support?",
        _HOPED: "This is asked of others, and has a verb of its own, 希望: it is the next row.",
        "希望" + _HOPED: "This is asked of others, and has a verb of its own, 希望: it is the next row.",
    },
    otherwise="Copy one of the two sentences of row 3 whole, from its first character to its full stop.",
)


def promise(answer: Any) -> Verdict:
    """Check the sentence with or without its full stop, with either comma, and know a piece of it.

    >>> promise("将一如既往地支持青海打造西北质量标杆").message
    'The right place, but a piece of it: give the sentence from its subject to its end.'
    """
    if not isinstance(answer, str):
        return _promise(answer)
    given = answer.replace("，", ",").strip(' \n“”"').rstrip("。,")
    if "将" in given and given in _PROMISE.removesuffix("建设西北质量高地"):
        return Verdict(
            False, "The right place, but a piece of it: give the sentence from its subject to its end."
        )
    return _promise(given)
