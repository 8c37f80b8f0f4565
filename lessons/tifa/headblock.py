"""The lines above a text: titles, and the lines that say who, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_OCCASION = re.compile(
    r"\d{4}年\d{1,2}月(?:\d{1,2}日)?在?.*(?:会议|大会|会)上?$|在.{4,40}(?:会议|大会)上$"
    r"|(?:时间|地点|主持人|发布人|出席|嘉宾)[：:]"
)
_KICKER_END = re.compile("(?:要求|强调|指出|提出|表示|希望|时说)[：:]?$")
_SENTENCE_END = "。！？!?；;…"
_LONGEST_TITLE = 60


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
    above = ["", *block]
    roles = [_edge_role(line, genre, above[number]) for number, line in enumerate(block)]
    titles = [number for number, role in enumerate(roles) if role == "title"]
    for number, role in zip(titles, _title_roles([block[n] for n in titles], genre), strict=True):
        roles[number] = role
    return roles


def _edge_role(line: str, genre: str, above: str) -> str:
    """Tell a title from the lines around it; "title" stands for what is still to be told apart."""
    spoken = genre in SPOKEN
    bracketed = re.fullmatch(r"[（(].*[)）]", line)
    if line.startswith(("—", "－－", "--", "──")) or (bracketed and iso_date(line)):
        return "subhead"
    if spoken and (_OCCASION.match(line) or _is_speaker(line)):
        return "subhead"
    number = document_number(line)
    if genre == "notice" and (bracketed or is_issuer(line.removesuffix("文件")) or ISSUED.fullmatch(line)):
        return "body"
    if number and number[0] == line:
        return "body"
    if is_origin(line) or names_next_line(above):
        return "source"
    if len(line) <= 24 and iso_date(line) and not re.search(rf"[{HAN}]{{6,}}", line):
        return "subhead" if spoken or genre == "notice" else "source"
    if (genre == "plan" and is_issuer(line)) or (above and not spoken and is_author(line)):
        return "source"
    return "title"


def _is_speaker(line: str) -> bool:
    """Say whether a line of a speech only names its speaker: 省长 张三, 省 长 张三, or his office."""
    line = re.sub(rf"^([{HAN}])[\s　](?=[{HAN}][\s　])", r"\1", line)
    return any(pattern.fullmatch(line) for pattern in (_SPEAKER_LINE, _OFFICE_AND_NAME, _OFFICE))


def _title_roles(titles: Sequence[str], genre: str) -> list[str]:
    """Tell kicker, headline and subhead apart: a kicker leads into the headline below it."""
    if len(titles) <= 1:
        return ["headline"] * len(titles)
    if titles[0] == titles[1]:  # the title of the page, and that of the text
        return ["kicker", "headline", *["subhead"] * (len(titles) - 2)]
    if genre != "news":
        headlines = 2 if is_cut(titles[0], titles[1]) else 1
        return ["headline"] * headlines + ["subhead"] * (len(titles) - headlines)
    if _KICKER_END.search(titles[0]) or len(titles) > 2:
        return ["kicker", "headline", *["subhead"] * (len(titles) - 2)]
    return ["headline", "subhead"]
