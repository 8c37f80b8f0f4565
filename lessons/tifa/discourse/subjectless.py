"""Sentences without a subject, which go on with what the sentence before began."""

from __future__ import annotations

import re

from ..segmentation import tag
from .words import opening_words

__all__ = ["ITEM", "belongs"]

ITEM = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九十]|最重要的是|首先|其次|同时")
_EQUATION = re.compile(
    "[^，,。]{2,10}(?<![一二三四五六七八九十还就都也才更又要不正总])是[^，,。]"
)  # 抓好党建是本职
_OTHER_SUBJECT = re.compile("(?:^|，)[\u3400-\u9fff]{0,3}(?:方|国|我们|我)(?:愿|将|支持|坚定)")
# What may stand before the verb of a clause without a subject: a preposition with its noun.
_PHRASE = re.compile(
    r"(?:[在从以用把将对向按由为通围针]|通过|按照|围绕|针对|根据|面对|对于|随着|依托|结合)[^，,。]*"
    r"|[^，,。]{1,12}(?:期间|[前后时中]|以来|年底前)(?=[，,])"
)
_VERBAL = frozenset("v vn vd d ad a p an i l z".split())
_NO_VERB = frozenset("自 据 当 今后 作为 目前 截至 也 都 就 还 正在 已 已经 将 正".split())


def belongs(sentence: str) -> bool:
    """Say whether a sentence has no subject, so that it goes with the sentence before.

    >>> belongs("加强组织领导。"), belongs("市委督查室将检查。"), belongs("一是加快建设。")
    (True, False, True)
    >>> belongs("在重点领域争取参与标准的制定。"), belongs("在上海，改造是重点。")
    (True, False)
    """
    text = sentence.lstrip('“「『"（(')
    if ITEM.match(text):
        return True
    if _EQUATION.match(text):
        return False
    return not _OTHER_SUBJECT.search(text) and _opens_with_verb(text)


def _opens_with_verb(text: str) -> bool:
    phrase = _PHRASE.match(text)
    if phrase:
        holds_verb = any(pos == "v" for _, pos in tag(phrase[0])[2:])
        rest = text[phrase.end() :].lstrip("，,")
        return holds_verb or (bool(rest) and rest != text and _opens_with_verb(rest))
    if text.startswith(tuple(opening_words())):
        return True
    word, pos = tag(text[:12])[0] if text else ("", "x")
    predicated = text[len(word) :].startswith(tuple("是将已也正需要不"))  # 改造是重点
    return pos in _VERBAL and word not in _NO_VERB and not predicated
