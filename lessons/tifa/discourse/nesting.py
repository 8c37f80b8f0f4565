"""A verb within a speech: whether it belongs to what is said, or begins a statement of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..segmentation import tag
from .honours import is_honoured
from .quotations import names_things, quotation_before, quotation_end

__all__ = ["ASKS", "EXHORTS", "OFFICER", "Head", "has_content", "is_over", "splits", "stays_inside"]


class Head(NamedTuple):
    """A reporting verb with its speaker; places count from the beginning of the passage."""

    speaker: str
    verb: str
    start: int  # of the clause with speaker and verb, and of the adverbials before it
    content: int  # where what is said begins
    person: bool
    brief: bool  # what is said ends with its sentence
    inferred: bool  # the speaker is not printed in full before the verb


def stays_inside(name: str, inside: Head | None, text: str, speaker: int, verb: int, *, known: bool) -> bool:
    """Say whether a verb inside a person's speech belongs to it: 中方希望…, 习近平主席强调…

    The speaker `name` ends at `speaker`, the verb at `verb`; `known` says that it is a person of the text.
    """
    if inside and inside.verb in ASKS and not known and not OFFICER.search(name):
        return True
    if inside is None or not inside.person:  # 记者称，|欧方认为…
        return bool(inside and _OWN_SIDE.search(name)) and text[: speaker - len(name)].endswith(
            (f"{inside.verb}，" if inside else "",)
        )
    if name in _BOTH and speaker == len(name) and text[verb:].startswith(tuple("，,")):
        return False  # 双方同意，…
    if known:
        return inside.speaker != name and is_honoured(text, speaker)
    if _OWN_SIDE.search(name) or _ABOVE.search(name):
        return True
    return not (text[verb:].startswith(tuple("，,：:")) or (speaker - len(name) == 0 and len(name) > 2))


def splits(said: str, adverbs: str, verb: str) -> bool:
    """Say whether a verb without a subject opens a new statement within a sentence of the same speaker.

    One that only the narrator uses does (…，强调…); another one belongs to the speaker's own side
    where what was said before has a subject (中方愿…，希望…).

    >>> splits("欢迎各方出席，", "", "希望"), splits("中方愿深化合作，", "", "希望")
    (True, False)
    """
    if verb in _NARRATED:
        return True
    if _OWN_SIDE_SPEAKS.search(said):
        return False
    opens_with_verb = any(pos in {"v", "d", "ad"} for _, pos in tag(said)[:1])
    return bool(_JOINED.match(adverbs)) or verb in EXHORTS or opens_with_verb


def has_content(head: Head, text: str) -> bool:
    """Say whether something is said: behind the verb, or in a quotation before the speaker."""
    if names_things(text, head.content):
        return False
    return text[head.content : head.content + 1] not in tuple("。！？.!?") or bool(
        quotation_before(text, head.start)
    )


def is_over(head: Head, text: str, place: int) -> bool:
    """Say whether what is said has plainly ended at a place: its quotation is closed."""
    return (
        text[head.content : head.content + 1] in tuple("。！？")
        or 0 < quotation_end(text, head.content) <= place
    )


ASKS = frozenset("提问 问".split())
EXHORTS = frozenset("要求 勉励 嘱托 叮嘱 嘱咐 告诫 祝愿 称 呼吁 敦促".split())
OFFICER = re.compile("(?:发言人|负责人|负责同志|专家|人士)$")
_JOINED = re.compile("并|同时|还|也")
_NARRATED = frozenset("强调 指出".split())  # verbs that a speaker seldom uses of what the own side says
_OWN_SIDE_SPEAKS = re.compile(r"(?:^|[，。；])(?:[\u3400-\u9fff]方|我们?|双方|各方|两国)")
_OWN_SIDE = re.compile("^(?!与会)[\u3400-\u9fff]?方$|^两[党国军]$|^[我您]|^双方|^各方|两国|人民$|政府$")
_BOTH = frozenset("双方 三方 各方 两国元首 两国领导人".split())
_ABOVE = re.compile("^(?:党|中央|国务院|全会|.*全会|.*二十大|.*规划|《.*》)")  # whom a speech cites
