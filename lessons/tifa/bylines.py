"""Who reports, for which paper: message heads, bylines, and the line that says where a text was printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .han import HAN

__all__ = ["BYLINE", "HEAD", "PRINTED_IN", "byline_names", "signed"]

_OUTLET = (
    rf"(?:本报|本刊|本台|本网|新华社|中新社|《[{HAN}]{{2,10}}》|[{HAN}·]{{1,14}}(?:[日晚晨时]报|网|社|客户端)"
    rf"|中国[{HAN}]{{2,6}}报)"
)
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
HEAD = re.compile(
    rf"(?P<head>{_OUTLET}\s?(?:[{HAN}]{{2,8}}?)??(?:{_DAY})?(?:讯|电|消息))"
    rf"\s*(?:[(（](?P<names>[{HAN}\s、·,，]+)[)）])?(?=[\s:：—]|[(（]|(?<=[)）])|(?<=本报讯)|(?<=日电))"
)
_GRADES = "首席|实习|见习|特约|特派|驻站|全媒体|融媒体"
BYLINE = re.compile(
    rf"[□■◎\s]*(?:{_OUTLET})?(?:{_GRADES})*(?:记者|通讯员)[\s:：]+(?P<names>[{HAN}\s、]{{2,24}}?)"
    rf"(?:\s+[{HAN}]{{0,4}}(?:报道|文|摄|摄影报道))?"
)
PRINTED_IN = re.compile(rf"《?(?P<paper>[{HAN}]{{2,10}}(?:报|社|网))》?[\s（(]+(?=.*\d{{4}}).{{4,30}}")
_REPORTERS = re.compile(
    rf"(?:本报|本刊|新华社|{_GRADES}|[{HAN}]{{1,4}}(?:报|网|社|台|客户端)|·)*(?:记者|通讯员|实习生|摄影|编辑)[:：]?|新闻联播"
)


def byline_names(inside: str) -> tuple[str, ...]:
    """Read the names of a byline; single characters set apart by spaces make one name of two.

    >>> byline_names("秦 荣 罗 刚"), byline_names("记者 王小明 通讯员 李 华")
    (('秦荣', '罗刚'), ('王小明', '李华'))
    """
    names: list[str] = []
    pending = ""
    for piece in re.split(r"[\s、,，]+", _REPORTERS.sub(" ", inside)):
        if len(piece) == 1 and pending:
            names.append(pending + piece)
            pending = ""
        elif len(piece) == 1:
            pending = piece
        elif piece:
            names.append(piece)
    return tuple(names)


def signed(block: Sequence[str]) -> str:
    """Return the names of a line of reporters between headline and text: 本报记者 张三."""
    return " ".join(match["names"] for match in map(BYLINE.fullmatch, block) if match)
