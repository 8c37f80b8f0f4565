"""Who reports, for which paper: message heads, lines of reporters, and where a text was printed."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .files import read_csv
from .han import HAN

__all__ = ["PRINTED_IN", "MessageHead", "byline_names", "is_author", "message_head", "reporters", "signature"]

_HOUSE = (
    rf"(?:本报|本刊|本台|本网|本站|新华社|中新社|《[{HAN}]{{2,10}}》"
    rf"|[{HAN}·]{{1,14}}(?:[日晚晨早时快]报|网|社|客户端|融媒体中心)|中国[{HAN}]{{2,6}}报)"
)
_OUTLET = rf"{_HOUSE}(?:[-—·]{_HOUSE})?"
_N = "〇○一二三四五六七八九十"
_DAY = rf"(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日|(?:[{_N}]{{4}}年)?(?:[{_N}]{{1,2}}月)?[{_N}]{{1,3}}日"
_HEAD = re.compile(
    rf"[【\[(（]?\s*(?P<head>据?{_OUTLET}\s?(?:[{HAN}]{{2,8}}?)??(?:{_DAY})?(?:讯|(?:新媒体)?专?电|消息)"
    rf"|(?:央视|央广)新闻(?=[：:\s]))"
    # A head by itself is 本报讯 or 日电; any other has a mark, a space, a bracket or names behind it.
    rf"(?:(?P<inside>\s+[{HAN}\s、·]{{2,40}})?[)）】\]]|(?=[\s:：—(（]|$)|(?<=本报讯)|(?<=日[电讯]))"
    rf"(?:\s*[(（](?P<names>[{HAN}\s、·,，:：/]{{2,60}})[)）])?"
)
_GRADES = "首席|实习|见习|特约|特派|驻站|全媒体|融媒体|本报|本刊|本台|本网"
_ROLE = rf"(?:{_GRADES})*(?:记者|通讯员|实习生|作者|撰文|撰稿|摄影(?:报道)?|摄像|摄|供稿|文|图)"
_ANY_HOUSE = rf"(?<![{HAN}·/])(?:(?!记者|通讯员)[{HAN}·/-])+(?=记者|通讯员)"  # 澎湃新闻|记者
_ROLES = re.compile(
    rf"(?:{_ANY_HOUSE})?{_ROLE}(?:(?=[\s:：/、])|(?<!文)(?<!图)(?<!摄)|$)|新闻联播|(?:综合)?报道\s*[:：]?$"
)
_EDITORS = re.compile(  # who are no reporters
    rf"(?:责任|网络|值班|本期)?(?:编辑|责编|校对|审核|编审)[\s:：]+[{HAN}\s、]*?(?=(?:{_ROLE})[\s:：/]|[)）]|$)"
)
_MARKS = re.compile(r"[\s、,，:：/□■◎▲()（）]+")
_REPORTS = re.compile(rf"\s*(?P<names>{_ROLE}[{HAN}\s、·]{{2,40}}?)\s*(?:摄影)?报道\s*[：:，,]")
_SIGNED = re.compile(rf"[(（](?P<names>[^()（）。]*?{_ROLE}[^()（）。]*)[)）]\s*$")
PRINTED_IN = re.compile(
    rf"[(（]?《?(?P<paper>[{HAN}]{{2,10}}(?:报|社|网))(?:》[\s（(]*|[\s（(]+)(?:19|20)\d\d[^。]{{0,26}}"
)


class MessageHead(NamedTuple):
    """The head of a news message, as printed but for its brackets; its reporters; where the news begins."""

    printed: str
    names: str
    end: int


def message_head(line: str) -> MessageHead | None:
    """Find the message head that a line begins with.

    >>> message_head("【本报讯】（记者 张三）近日，大会召开。")
    MessageHead(printed='本报讯', names='记者 张三', end=12)
    >>> message_head("青海日报社召开会议。") is None
    True
    """
    head = _HEAD.match(line)
    if not head:
        return None
    names = head["names"] or head["inside"] or ""
    reports = None if names else _REPORTS.match(line, head.end())
    if reports and all(map(_is_name, byline_names(reports["names"]))):
        return MessageHead(head["head"], reports["names"], reports.end())
    return MessageHead(head["head"], names, head.end())


def byline_names(inside: str) -> tuple[str, ...]:
    """Read the names of a byline; single characters set apart by spaces make one name of two.

    >>> byline_names("秦 荣 罗 刚"), byline_names("记者 王小明 通讯员 李 华")
    (('秦荣', '罗刚'), ('王小明', '李华'))
    """
    names: list[str] = []
    pending = ""
    for piece in _MARKS.split(_ROLES.sub(" ", _EDITORS.sub("", inside))):
        if len(piece) == 1 and pending:
            names.append(pending + piece)
            pending = ""
        elif len(piece) == 1:
            pending = piece
        elif piece:
            names.append(piece)
    return tuple(names)


def reporters(line: str) -> str:
    """Return a line that only names reporters (□本报记者 张三, 文/图 李四), or "".

    >>> reporters("本报记者 张三"), reporters("记者走进青海")
    ('本报记者 张三', '')
    """
    if len(line) > 60 or not _ROLES.search(line) or re.search("[。！？“”]", line):
        return ""
    names = byline_names(line)
    set_apart = re.search(rf"{_ROLE}[\s:：/]", line)
    plain = names and all(
        _is_name(name) or (set_apart and re.fullmatch(rf"[{HAN}]{{2,4}}", name)) for name in names
    )
    return line if plain else ""


def signature(paragraph: str) -> str:
    """Return the reporters that a paragraph is signed with at its end: …。（记者 张三）, or "".

    >>> signature("大会闭幕。（记者 张三）"), signature("要办好三件事（详见附件）")
    ('记者 张三', '')
    """
    signed = _SIGNED.search(paragraph)
    return reporters(signed["names"]) if signed else ""


def is_author(line: str) -> bool:
    """Say whether a line is nothing but names, as that of an author: 苏子言, （张三 李四）.

    >>> is_author("苏子言"), is_author("（张三 李四）"), is_author("前言")
    (True, True, False)
    """
    names = byline_names(line.strip("()（）"))
    return (
        0 < len(names) < 5 and len(line) <= 20 and not re.search("[:：]", line) and all(map(_is_name, names))
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in read_csv("lexicons", "surnames.csv"))


def _is_name(name: str) -> bool:
    """Say whether this may be a name in full: a surname and one or two characters, or one with a point."""
    if re.fullmatch(rf"[{HAN}]{{2,6}}·[{HAN}·]{{2,12}}", name):
        return True
    surname = 2 if name[:2] in _surnames() else 1
    return (
        name[:surname] in _surnames() and 1 <= len(name) - surname <= 2 and not re.search(f"[^{HAN}]", name)
    )
