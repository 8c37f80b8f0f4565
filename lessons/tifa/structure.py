"""Lines to roles: which genre a text is of, and what each of its lines is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .bylines import BYLINE, HEAD, PRINTED_IN, byline_names, signed
from .dates import find_date, iso_date, year_in
from .han import HAN

__all__ = ["GENRES", "Structure", "find_structure"]

GENRES = ("news", "work_report", "transcript", "notice", "plan", "other")


@dataclass(frozen=True)
class Structure:
    """The genre of a text, a role and heading level for each line, and what its edges tell."""

    genre: str
    roles: tuple[str, ...]
    levels: tuple[int, ...]
    dateline: str = ""
    byline: tuple[str, ...] = ()
    date: str = ""
    source: str = ""


_N = "一二三四五六七八九十百"
_HEADINGS = (
    (1, re.compile(rf"第[{_N}\d]+[篇编部]")),
    (2, re.compile(rf"第[{_N}\d]+章")),
    (3, re.compile(rf"第[{_N}\d]+节")),
    (1, re.compile(rf"[{_N}]+、")),
    (2, re.compile(rf"[(（][{_N}]+[)）]")),
    (3, re.compile(r"\d{1,2}\s*(?:[.．]\s*(?!\d)|、)")),
    (4, re.compile(r"[(（]\d{1,2}[)）]")),
)
_HEADING_STARTS = frozenset(f"第(（{_N}")
_SALUTATION = re.compile(
    r"(?:尊敬的)?(?:各位|同志们|朋友们|女士们|先生们)"
    r"(?:[^。，,；;]|[，,](?=尊敬的|各位|同志们|朋友们|女士们|先生们|来宾们)){0,30}[：:！!]"
)
_ADDRESSEES = re.compile(r"(?:各|[^。]{2,12}(?:政府|委员会|厅|局|部门)[，,、])[^。]{2,80}[：:]")
_DOCUMENT_NUMBER = re.compile(rf"[{HAN}]{{2,12}}[〔\[（(]\d{{4}}[〕\]）)](?:第)?\d+号")
_NOTICE_TITLE = re.compile(
    r".*会议纪要|.*(?:关于.+的|印发.+的)(?:通知|(?:若干|实施|指导)?意见|决定|通报|批复|通告|公告|函|命令|实施意见|若干措施)(?:[（(].*[)）])?"
)
_PLAN_TITLE = re.compile(
    r".*(?:规划|纲要|行动计划|五年计划|三年行动方案|实施方案)(?:摘要)?(?:\[\^\d+\])?(?:[（(][^)）]*[)）])?"
)
_REPORT_TITLE = re.compile(r".*(?:政府)?工作(?:的)?报告")
_SPEECH_TITLE = re.compile(r".*(?:上|时|中)的?(?:.{0,6})(?:讲话|致辞|发言|报告|演讲|贺词)")
_QUOTED_SOURCE = re.compile(r"《([^》”\"]{2,20})[》”\"]")
_NAMED_SOURCE = re.compile(r"(?:来源|稿源|文章来源|信息来源)\s*[:：]\s*《?([^》)）\s　|｜]+)")
_BODY_NAME = re.compile(rf"[{HAN}]{{2,30}}(?:委员会|人民政府|政府|办公厅|办公室|厅|局|部|院|总局|协会|党组)")
_SPEAKER_LINE = re.compile(rf"[{HAN}、]{{2,30}}[\s　]+[{HAN}·]{{1,4}}(?:[\s　]?[{HAN}])?")
_OFFICE_AND_NAME = re.compile(  # 省长王建军, without a space between them
    rf"[{HAN}]{{0,16}}(?:省长|市长|主席)(?!.*(?:报告|讲话|致辞|工作|会议))[{HAN}·]{{2,8}}"
)
_SPOKEN = ("work_report", "transcript")
_OCCASION = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?在?.*(?:会议|大会|会)上?$|在.{4,40}(?:会议|大会)上$")
_KICKER_END = ("要求", "强调", "指出", "提出", "表示", "希望", "时说")
_SENTENCE_END = "。！？!?；;…"
_CLOCK = re.compile(r"\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$")


def find_structure(lines: Sequence[str], *, name: str = "") -> Structure:
    """Find genre, roles and edges of a text given as its lines without blank ones.

    `name`, usually that of the file, may lend a year to a date that prints none.

    >>> find_structure(["政府工作报告", "省长　王建军", "各位代表：", "一、工作回顾", "过去一年很不平凡。"]).roles
    ('headline', 'subhead', 'salutation', 'heading', 'body')
    """
    lead = _lead(lines)
    top = lead if lead is not None else _top(lines)
    genre = _genre(lines, lead, top)
    roles = [*_top_roles(lines[:top], genre), *_body_roles(lines[top:], genre, lead is not None)]
    levels = [_level(line) if role == "heading" else 0 for line, role in zip(lines, roles, strict=True)]
    head = HEAD.match(lines[lead]) if lead is not None else None
    return Structure(
        genre=genre,
        roles=tuple(roles),
        levels=tuple(levels),
        dateline=head["head"] if head else "",
        byline=byline_names((head and head["names"]) or signed(lines[:top])),
        date=_date(lines, roles, genre, head["head"] if head else "", name),
        source=_source(lines, roles, genre),
    )


def _lead(lines: Sequence[str]) -> int | None:
    """Find the line that begins with a message head and goes on behind it."""
    for number, line in enumerate(lines[:12]):
        head = HEAD.match(line)
        if head and len(line) > head.end():
            return number
    return None


def _top(lines: Sequence[str]) -> int:
    """Count the lines above the first salutation, heading or sentence."""
    for number, line in enumerate(lines):
        if number >= 8 or len(line) > 60 or "。" in line or line[-1] in _SENTENCE_END + ":：":
            return 0 if number == len(lines) - 1 == 0 else number
        if _SALUTATION.fullmatch(line) or (number and _is_heading(line)):
            return number
    return 0


_Test = Callable[[Sequence[str], str], bool]
_GENRE_TESTS: dict[str, _Test] = {
    "notice": lambda lines, top: bool(_DOCUMENT_NUMBER.search(top)) or _any(_NOTICE_TITLE, top),
    "work_report": lambda lines, top: _any(_REPORT_TITLE, top) or any(map(_to_deputies, lines[:8])),
    "plan": lambda lines, top: _any(_PLAN_TITLE, top) or any(map(_HEADINGS[0][1].match, lines[:40])),
    "transcript": lambda lines, top: _any(_SPEECH_TITLE, top) or any(map(_SALUTATION.fullmatch, lines[:8])),
}


def _genre(lines: Sequence[str], lead: int | None, top: int) -> str:
    if lead is not None or signed(lines[:top]):
        return "news"
    block = "\n".join(lines[:top])
    return next((genre for genre, test in _GENRE_TESTS.items() if test(lines, block)), "other")


def _any(pattern: re.Pattern[str], block: str) -> bool:
    return any(pattern.fullmatch(line) for line in block.split("\n"))


def _to_deputies(line: str) -> bool:
    return line.startswith("各位代表")


def _top_roles(block: Sequence[str], genre: str) -> list[str]:
    """Name the lines above the text: titles, and the lines that say who, when and where."""
    roles = [_edge_role(line, genre) for line in block]
    titles = [number for number, role in enumerate(roles) if role == "title"]
    for number, role in zip(titles, _title_roles([block[n] for n in titles], genre), strict=True):
        roles[number] = role
    return roles


def _edge_role(line: str, genre: str) -> str:
    """Tell a title from the lines around it; "title" stands for what is still to be told apart."""
    if line.startswith(("—", "－－", "--", "──")) or re.fullmatch(r"[（(].*\d{4}.*[)）]", line):
        return "subhead"
    if _DOCUMENT_NUMBER.fullmatch(line) or (genre == "notice" and re.fullmatch(r"[（(].*[)）]", line)):
        return "body"
    if _NAMED_SOURCE.search(line) or BYLINE.fullmatch(line) or PRINTED_IN.fullmatch(line):
        return "source"
    if len(line) <= 24 and iso_date(line) and not re.search(rf"[{HAN}]{{6,}}", line):
        return "source" if genre == "plan" else "subhead"
    if genre == "plan" and _BODY_NAME.fullmatch(line):
        return "source"
    if genre in _SPOKEN and any(p.fullmatch(line) for p in (_SPEAKER_LINE, _OFFICE_AND_NAME)):
        return "subhead"
    if genre in _SPOKEN and _OCCASION.match(line):
        return "subhead"
    return "title"


def _title_roles(titles: Sequence[str], genre: str) -> list[str]:
    """Tell kicker, headline and subhead apart: a kicker leads into the headline below it."""
    if len(titles) <= 1:
        return ["headline"] * len(titles)
    if genre != "news":
        return ["headline", *["subhead"] * (len(titles) - 1)]
    if titles[0].endswith(_KICKER_END):
        return ["kicker", "headline", *["subhead"] * (len(titles) - 2)]
    if len(titles) == 2:
        return ["headline", "subhead"]
    return ["kicker", "headline", *["subhead"] * (len(titles) - 2)]


def _body_roles(lines: Sequence[str], genre: str, has_lead: bool) -> list[str]:
    last = len(lines)
    while last and _is_source(lines[last - 1]):
        last -= 1
    annex = next((n for n, line in enumerate(lines) if genre == "notice" and line.startswith("附件")), last)
    roles = [_body_role(line, genre) if n < annex else "body" for n, line in enumerate(lines[:last])]
    if has_lead and roles:
        roles[0] = "lead"
    return [*roles, *["source"] * (len(lines) - last)]


def _body_role(line: str, genre: str) -> str:
    if _SALUTATION.fullmatch(line) or (genre == "notice" and _ADDRESSEES.fullmatch(line)):
        return "salutation"
    return "heading" if genre != "news" and _is_heading(line) else "body"


def _is_heading(line: str) -> bool:
    """Say whether a line is only a heading: numbered, short and without a sentence."""
    return len(line) <= 45 and bool(_level(line)) and not re.search(r"[。；;！!？?：:]", line)


def _level(line: str) -> int:
    if (
        line[:1] not in _HEADING_STARTS and not line[:1].isdecimal()
    ):  # most lines: cheaper than seven patterns
        return 0
    return next((level for level, pattern in _HEADINGS if pattern.match(line)), 0)


def _is_source(line: str) -> bool:
    named = _NAMED_SOURCE.search(line)
    return bool(_QUOTED_SOURCE.fullmatch(line)) or bool(named and len(line) <= 60 and "。" not in line)


def _date(lines: Sequence[str], roles: Sequence[str], genre: str, dateline: str, name: str) -> str:
    """Take the date from the lines around the text, or day and month from the message head."""
    edges = [line for line, role in zip(lines, roles, strict=True) if role in {"subhead", "source"}]
    if genre in _SPOKEN:
        edges += lines[:2]
    edges += [date for _, date in _signatures(lines, genre)[:1]]
    edges += [line for line in lines[-4:] if _only_date(line)]
    printed = next(filter(None, map(iso_date, edges)), "")
    if dateline:
        year = year_in(printed) or year_in(name)
        return printed or iso_date(dateline) or find_date(dateline, year=year)
    return printed


def _only_date(line: str) -> bool:
    return len(_CLOCK.sub("", line)) <= 14 and bool(iso_date(line))


def _signatures(lines: Sequence[str], genre: str) -> list[tuple[str, str]]:
    """List who signs a text with the date below; what a notice passes on may follow its signature."""
    last = lines if genre == "notice" else lines[-5:]
    return [
        (above, line) for above, line in pairwise(last) if _only_date(line) and _BODY_NAME.fullmatch(above)
    ]


def _source(lines: Sequence[str], roles: Sequence[str], genre: str) -> str:
    """Name the issuing paper or body: a source line, or the signature above a closing date."""
    for line, role in reversed(list(zip(lines, roles, strict=True))):
        if role == "source" and not _only_date(line) and not BYLINE.fullmatch(line):
            patterns = (_QUOTED_SOURCE.fullmatch, _NAMED_SOURCE.search, PRINTED_IN.fullmatch)
            return next((match[1] for match in (find(line) for find in patterns) if match), line)
    return next((name for name, _ in _signatures(lines, genre)), "")
