"""The grammar of names that Chinese characters only write by sound: foreign, Tibetan, Uyghur, Mongolian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..segmentation import tag
from .weighing import LINKS, NEVER, Reading, deed, plainness, speaks
from .words import name_part, name_parts, surnames, title_pattern, transliteration

__all__ = ["dotted", "ethnic", "foreign_readings", "is_common", "reigning", "unmistakable"]

_DOT = "[·•‧・—-]"
_DOTTED = re.compile(
    rf"[\u3400-\u9fff]{{1,7}}{_DOT}(?:[\u3400-\u9fff]{{1,8}}{_DOT})*(?P<last>[\u3400-\u9fff]{{1,8}})"
)


def dotted(text: str, place: int) -> str:
    """Return the name with a dot that begins at `place`, or "".

    >>> dotted("主席柯丝蒂·考文垂的专访", 2)
    '柯丝蒂·考文垂'
    """
    match = _DOTTED.match(text, place)
    first = re.split(_DOT, match[0])[0] if match else ""
    if (
        not match
        or (is_common(first) and first != "让" and not _mostly_sounds(first))
        or not re.search("[·•‧・]|^让[-—]", match[0])
        or title_pattern().search(first)
    ):
        return ""
    last = match.start("last")
    sounds = _sounds(text, last) - last
    ends = [n for n in range(1, len(match["last"]) + 1) if plainness(text[last + n :]) > 0]
    ends = [n for n in ends if not _RUN_OVER.search(match["last"][:n])] or ends[:1]
    parts = name_part().match(text, last)
    if (
        parts and parts.end() - last >= max(3, sounds) and not _PREFIX.search(parts[0])
    ):  # 艾力·艾合买提|信心满满
        ends = [parts.end() - last]
    fitting = [n for n in ends if n <= sounds] or ends[:1]
    if fitting and _goes_to_mark(text, last + fitting[-1], match):  # 努尔兰·阿不|都满金，
        fitting = [len(match["last"])]
    name = text[place : last + fitting[-1]] if fitting else ""
    return name if _mostly_sounds(name, 0.4) and NEVER.isdisjoint(name) else ""


def _goes_to_mark(text: str, end: int, match: re.Match[str]) -> bool:
    """Say whether nothing but characters that make up no words stands between an end and the next mark."""
    rest = text[end : match.end()]
    if not 0 < len(rest) < 4 or text[match.end() : match.end() + 1] not in tuple("，。、；,;（("):
        return False
    plain = all(len(word) == 1 for word, _ in tag(rest)) and not _RUN_OVER.search(rest)
    plain = plain and NEVER.isdisjoint(rest) and tag(rest)[-1][1][0] == "n"
    return plain and _mostly_sounds(match["last"], 0.4)


_PREFIX = re.compile("阿[不布卜][都杜]$")  # 阿不都|满金 goes on
_RUN_OVER = re.compile(f"[等的则均都曾又再仍将已正{''.join(sorted(LINKS))}]$|等|{deed()}$")


def _mostly_sounds(name: str, share: float = 0.6) -> bool:
    """Say whether most characters of a name write the sounds of foreign names: 阿不都满金."""
    return sum(c in transliteration() for c in name) >= share * len(name)


def ethnic(text: str, place: int) -> str:
    """Return the Tibetan, Uyghur or Mongolian name that begins at `place`, or ""."""
    honoured = name_part().match(text, place)
    end = honoured.end() if honoured else 0
    if honoured and text[end : end + 1] in _SUFFIXES and plainness(text[end + 1 :]) > 0:
        return text[place : end + 1]
    match = name_parts().match(text, place)
    return match[0] if match and plainness(text[match.end() :]) > 0 else ""


def unmistakable(text: str, place: int) -> str:
    """Return the name at `place` that its own make gives away, without a title: a dotted or ethnic one."""
    return dotted(text, place) or ethnic(text, place)


_SUFFIXES = ("江", "汗", "罕")  # 吾买尔|江

_REIGN = re.compile("[一二三四五六七八九十]{1,2}世")


def _sounds(text: str, place: int) -> int:
    """Return where the characters end that write the sounds of a foreign name."""
    end = place
    while end < len(text) and text[end] in transliteration() and end - place < 9:
        end += 1
    return end


def reigning(text: str, place: int) -> str:
    reign = _REIGN.match(text, _sounds(text, place))
    return text[place : reign.end()] if reign else ""


def foreign_readings(text: str, place: int) -> Iterator[Reading]:
    """Yield the readings of a name that is written by the sounds of foreign names."""
    end = _sounds(text, place)
    for stop in range(end, place + 1, -1):
        plain = plainness(text[stop:])
        name = text[place:stop]
        late = text[stop - 1] == "时" and speaks(text[stop:])  # 会见拉夫罗夫|时表示
        if (
            plain > 0
            and not late
            and text[stop - 1] not in LINKS
            and not (is_common(name) and tag(name)[0][1] != "ns")
        ):
            long = stop == end and len(name) > 3  # no Chinese name has five sounds, and few have four
            short = len(name) == 2 and text[place] in surnames()  # 于立|新
            yield 3 + plain + long - short, len(name), name
            return


def is_common(name: str) -> bool:
    """Say whether a candidate is one word of the dictionary, and no name there."""
    words = tag(name)
    return len(words) == 1 and not words[0][1].startswith("nr")
