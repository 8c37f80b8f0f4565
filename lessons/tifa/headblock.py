"""The lines above a text: titles, and the lines that say who, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import starmap

from .bylines import is_author
from .dates import iso_date
from .genres import SALUTATION, SPOKEN, is_cut
from .han import HAN
from .headings import is_heading, is_table_of_contents
from .imprint import ISSUED, document_number, is_issuer, is_origin, names_next_line

__all__ = ["lines_above", "opens_text", "roles_above"]

_SPEAKER_LINE = re.compile(
    rf"[{HAN}、]{{2,30}}[\s　]+[{HAN}·]{{1,4}}(?:[\s　]?[{HAN}])?(?:[（(].*\d.*[)）])?"
)
_OFFICE_AND_NAME = re.compile(  # 省长王建军, without a space between them
    rf"[{HAN}]{{0,16}}(?:省长|市长|县长|主席)(?!.*(?:报告|讲话|致辞|工作|会议))[{HAN}·]{{2,8}}"
)
_OFFICE = re.compile(rf"[{HAN}]{{0,14}}(?:省长|市长|县长|区长|主席|总理|书记)")
_OCCASION = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?在?.*(?:会议|大会|会)上?$|在.{4,40}(?:会议|大会)上$")
_LABELLED = re.compile("(?:时间|地点|主持人?|主讲|发布人|出席|列席|参加|嘉宾)[：:]")
_KICKER_END = re.compile("(?:要求|强调|指出|提出|表示|希望|时说)[：:]?$")
_SENTENCE_END = "。！？!?；;…"
_LONGEST_TITLE = 60
_BRACKETED = re.compile(r"[(（].*[)）]")


def lines_above(lines: Sequence[str]) -> int:
    """Count the lines above the first salutation, heading or sentence; none where there is nothing else.

    >>> lines_above(["全省质量大会召开", "来源：青海日报", "近日,大会召开。"]), lines_above(["质量第一"])
    (2, 0)
    """
    for number, line in enumerate(lines):
        if not _is_edge(lines, number) and (number >= 12 or opens_text(line, number)):
            return 0 if number == len(lines) - 1 == 0 else number
    return 0


def _is_edge(lines: Sequence[str], number: int) -> bool:
    return is_origin(lines[number]) or (number > 0 and names_next_line(lines[number - 1]))


def opens_text(line: str, number: int) -> bool:
    """Say whether a line, the `number`th from 0, is no title any more: a sentence, a heading, a salutation.

    >>> opens_text("各位代表：", 2), opens_text("陈钢出席会议并讲话", 2)
    (True, False)
    """
    if len(line) > _LONGEST_TITLE or "。" in line or SALUTATION.fullmatch(line) or is_table_of_contents(line):
        return True
    if number and is_heading(line):
        return True
    asks = number < 2 and line[-1] in "！？!?" and not re.search("[：:]", line)  # a title may
    return line[-1] in _SENTENCE_END + ":：" and not asks and not _KICKER_END.search(line)


def roles_above(block: Sequence[str], genre: str) -> list[str]:
    """Name the role of each line above a text.

    >>> roles_above(["王建军在会上强调", "质量第一", "陈钢出席"], "news")
    ['kicker', 'headline', 'subhead']
    """
    above, below = ["", *block], [*block[1:], ""]
    roles = list(starmap(partial(_edge_role, genre), zip(block, above, below, strict=False)))
    titles = [number for number, role in enumerate(roles) if role == "title"]
    named = _title_roles([block[n] for n in titles], genre, has_subhead="subhead" in roles)
    for number, role in zip(titles, named, strict=True):
        roles[number] = role
    return roles


def _edge_role(genre: str, line: str, above: str, below: str) -> str:
    """Tell a title from the lines around it; "title" stands for what is still to be told apart."""
    tests = (_is_subhead, _is_body, _is_source)
    roles = ("subhead", "body", "source")
    found = (role for role, test in zip(roles, tests, strict=True) if test(genre, line, above, below))
    return next(found, "title")


def _is_subhead(genre: str, line: str, above: str, below: str) -> bool:
    spoken = genre in SPOKEN
    if line.startswith(("—", "－－", "--", "──")) or (_BRACKETED.fullmatch(line) and len(iso_date(line)) > 4):
        return True
    if spoken and (_OCCASION.match(line) or _LABELLED.match(line) or _is_speaker(line)):
        return not is_cut(line, below)
    return _is_day(line) and (spoken or (genre == "notice" and not is_origin(line)))


def _is_body(genre: str, line: str, above: str, below: str) -> bool:
    """Say whether a line above a text is none of its titles but belongs to it: 国发〔2018〕1号, an editor's note."""
    number = document_number(line)
    if (number and number[0] == line) or "。" in line:
        return True
    issued = _BRACKETED.fullmatch(line) or is_issuer(line.removesuffix("文件")) or ISSUED.fullmatch(line)
    return genre == "notice" and bool(issued or _LABELLED.match(line))


def _is_source(genre: str, line: str, above: str, below: str) -> bool:
    if is_origin(line) or names_next_line(above) or (genre == "plan" and is_issuer(line)):
        return True
    return _is_day(line) or bool(above and genre not in SPOKEN and is_author(line))


def _is_day(line: str) -> bool:
    """Say whether a line tells little more than a day; （2021年第3号） tells none."""
    return len(line) <= 24 and bool(iso_date(line)) and not re.search(rf"[{HAN}]{{6,}}|第", line)


def _is_speaker(line: str) -> bool:
    """Say whether a line of a speech only names its speaker: 省长 张三, 省 长 张三, or his office."""
    line = re.sub(rf"^([{HAN}])[\s　](?=[{HAN}][\s　])", r"\1", line)
    return any(pattern.fullmatch(line) for pattern in (_SPEAKER_LINE, _OFFICE_AND_NAME, _OFFICE))


def _title_roles(titles: Sequence[str], genre: str, *, has_subhead: bool) -> list[str]:
    """Tell kicker, headline and subhead apart: a kicker leads into the headline below it."""
    if len(titles) <= 1:
        return ["headline"] * len(titles)
    if titles[0] == titles[1]:  # the title of the page, and that of the text
        return ["kicker", "headline", *["subhead"] * (len(titles) - 2)]
    if genre != "news":
        headlines = 2 if is_cut(titles[0], titles[1]) else 1
        return ["headline"] * headlines + ["subhead"] * (len(titles) - headlines)
    if _KICKER_END.search(titles[0]) or len(titles) > 2 or has_subhead:
        return ["kicker", "headline", *["subhead"] * (len(titles) - 2)]
    return ["headline", "subhead"]
