"""The grammar of a name: how a person's full name is made, and where it may end."""

from __future__ import annotations

import re
from functools import lru_cache

from ..segmentation import tag
from .words import (
    any_of,
    countries,
    country_initials,
    ends_with_speaker,
    event_verbs,
    not_names,
    offices,
    reporting_verbs,
    surnames,
    title_pattern,
    titles,
    transliteration,
    word_surnames,
)

__all__ = [
    "breaks",
    "chinese_name",
    "deed",
    "dotted_name",
    "is_common",
    "is_no_name",
    "is_side",
    "is_word",
    "name_at",
]

_HAN = re.compile(r"[\u3400-\u9fff]")
_FUNCTION = frozenset(
    "的了在是与及或等将还也不这那其从互致向对把被同由为就都并而且但却又再很着过地得有和于中上下前后日月年时内外间们要须会能不各每只纷愿方称约已曾正更最该兼"
)
_NEVER = frozenset("的了他她它我你您们说称")
_PLACE_WORDS = frozenset("中上下前后内里")
_ENDING = frozenset("和同向为所只能可让日因于与在对就也还")
_FOLLOWS = frozenset("v vd p d c t r m f x l i ul uj uz ud ug uv".split())
_SINGLE_VERBS = frozenset(
    "说称率赴作发请任为是有到让获带看用讲做当向对同与和及在从就将还也则于把被并等又曾以来的"
)
_AFTER_NAME = re.compile(
    "[\u3400-\u9fff]{2}地[说表指]|[\u3400-\u9fff]着说|[说称][，,：:。“]"
    "|同志|先生|女士|等|一行|的?(?:贺信|贺电|专访|讲话|主持)|夫妇|父亲|母亲|家"
)


@lru_cache(maxsize=4096)
def breaks(after: str) -> int:
    """Say how plainly a name may end before this text: 0 not at all, 3 beyond doubt.

    >>> breaks("，"), breaks("出席会议"), breaks("和李四"), breaks("席会议")
    (3, 2, 1, 0)
    """
    if not after or not _HAN.match(after):
        return 0 if after[:1].isalpha() else 3
    if _AFTER_NAME.match(after) or re.match(deed(), after) or title_pattern().match(after):
        return 2
    word, pos = tag(after[:6])[0]
    return int(word in _SINGLE_VERBS) if len(word) == 1 else 2 * int(pos in _FOLLOWS)


@lru_cache(maxsize=1)
def deed() -> str:
    """Return a pattern for what a person does in a report: 指出, 出席."""
    return f"(?:{any_of(verb for verb in reporting_verbs() if len(verb) > 1)}|{event_verbs()})"


_DOT = "[·•‧・]"
_DOTTED = re.compile(
    rf"[\u3400-\u9fff]{{1,7}}{_DOT}(?:[\u3400-\u9fff]{{1,8}}{_DOT})*(?P<last>[\u3400-\u9fff]{{1,8}})"
)


def name_at(text: str, place: int) -> str:
    """Return the name that begins at `place`, or "".

    >>> name_at("省长王建军出席", 2), name_at("省长江航道研究所", 1), name_at("总统卢拉、", 2)
    ('王建军', '', '卢拉')
    """
    for grammar in (dotted_name, _reigning, _long_foreign, chinese_name, _foreign, _other):
        name = grammar(text, place)
        if name and not is_no_name(name):
            return name
    return ""


def is_no_name(name: str) -> bool:
    """Say whether a candidate is, or ends in, a country, a title or a body that speaks: 和游客, 但北约."""
    if name in not_names() or (name[0] in surnames() and name[1:] in titles()):
        return True
    parts = (name, name[1:]) if name[0] in word_surnames() | country_initials() else (name,)
    if any(word in titles() or word in countries() or ends_with_speaker().fullmatch(word) for word in parts):
        return True
    if name.startswith(tuple(country for country in countries() if len(country) > 1)) and "·" not in name:
        return True
    return any(place.endswith(name) for place in countries())  # 委|内瑞拉


def is_side(name: str) -> bool:
    """Say whether a candidate is a side of a conflict in a headline: 乌军, 英法德."""
    return name[0] in country_initials() and all(c in "军方媒称" or c in country_initials() for c in name[1:])


def is_word(name: str) -> bool:
    """Say whether a candidate begins or goes on with a common word: 单位|开, 国|选举."""
    head, rest = tag(name[:2]), tag(name[1:])
    begins = len(head) == 1 and not head[0][1].startswith(("nr", "ns", "nz"))
    if name[0] not in word_surnames():
        return begins
    goes_on = {"v", "vn", "d", "c", "r", "m", *(["n"] if name[0] in "向任应要时全但" else [])}
    return begins or (len(rest) == 1 and len(name) == 3 and rest[0][1] in goes_on and name[0] != "于")


def dotted_name(text: str, place: int) -> str:
    """Return the name with a dot that begins at `place`, or "".

    >>> dotted_name("主席柯丝蒂·考文垂的专访", 2)
    '柯丝蒂·考文垂'
    """
    match = _DOTTED.match(text, place)
    if not match or is_common(re.split(_DOT, match[0])[0]):
        return ""
    last = match.start("last")
    sounds = _sounds(text, last) - last
    ends = [n for n in range(1, len(match["last"]) + 1) if breaks(text[last + n : last + n + 8])]
    fitting = [n for n in ends if n <= sounds and text[last + n - 1] not in _ENDING] or ends[:1]
    return text[place : last + fitting[-1]] if fitting else ""


def chinese_name(text: str, place: int) -> str:
    """Return the name with a known surname that begins at `place`, or ""."""
    options = []
    for length in (2, 1):
        surname = text[place : place + length]
        if surname in surnames():
            options += [surname + text[place + length : place + length + n] for n in (2, 1)]
    ranked = sorted(filter(None, (_rank(text, place, option) for option in options)), reverse=True)
    return ranked[0][-1] if ranked else ""


def _rank(text: str, place: int, name: str) -> tuple[int, int, int, str] | None:
    """Weigh a reading of a name by what follows and what it is made of; None for no name."""
    end = place + len(name)
    if end > len(text) or len(name) < 2 or not all(map(_HAN.match, name)) or _is_made_of_words(name):
        return None
    given = name[2:] if name[:2] in surnames() and len(name) > 2 else name[1:]
    word = len(given) == 2 and len(tag(given)) == 1  # 柳和平: 和平 is a word, and 和 no conjunction
    doubt = 0 if word else sum(c in _FUNCTION for c in given)
    well_known = len(name) == 3 and tag(name) == [(name, "nr")]
    strength = max(breaks(text[end : end + 8]) - doubt, int(well_known))
    if strength < 1 or doubt == len(given) or (name[0] in "和向都" and not _is_certain(text, place, name)):
        return None
    return strength, -doubt, len(name), name


_NO_NAME = frozenset("v vn a ad d p r m t c".split())


def _is_made_of_words(name: str) -> bool:
    """Say whether a candidate is spelled by common words: 严格|执, 多次, 信中."""
    whole, first = tag(name), tag(name[:2])
    return (
        not _NEVER.isdisjoint(name)
        or (len(whole) == 1 and whole[0][1] in _NO_NAME | {"n", "i", "l"})
        or (len(first) == 1 and first[0][1] in _NO_NAME)
        or (name[-1] in _PLACE_WORDS and len(tag(name[:-1])) == 1)
        or (name[0] in word_surnames() and is_word(name))
    )


def _is_certain(text: str, place: int, name: str) -> bool:
    """Say whether a name that begins like 和 or 向 stands behind an office and before a verb or a stop."""
    before, after = text[:place], text[place + len(name) :]
    clear = not after or not _HAN.match(after) or re.match(deed(), after) or _AFTER_NAME.match(after)
    office = before.endswith(tuple(offices())) or not _HAN.match(before[-1:] or "。")
    return bool(clear and office) and (len(name) > 2 or name[0] == "向")


_REIGN = re.compile("[一二三四五六七八九十]{1,2}世")


def _sounds(text: str, place: int) -> int:
    """Return where the characters end that write the sounds of a foreign name."""
    end = place
    while end < len(text) and text[end] in transliteration() and end - place < 9:
        end += 1
    return end


def _reigning(text: str, place: int) -> str:
    reign = _REIGN.match(text, _sounds(text, place))
    return text[place : reign.end()] if reign else ""


def _foreign(text: str, place: int) -> str:
    end = _sounds(text, place)
    for stop in range(end, place + 1, -1):
        if text[stop - 1] not in _ENDING and breaks(text[stop : stop + 8]):
            name = text[place:stop]
            return "" if is_common(name) and tag(name)[0][1] != "ns" else name
    return ""


def _long_foreign(text: str, place: int) -> str:
    """Read a name of five or more sounds, which no Chinese name has: 罗德里格斯."""
    name = _foreign(text, place)
    return name if len(name) > 4 else ""


def _other(text: str, place: int) -> str:
    """Read a name of no known surname behind an office: two to five characters that make up no words."""
    for length in (5, 4, 3, 2) if text[:place].endswith(tuple(offices())) else ():
        name = text[place : place + length]
        han = len(name) == length and all(map(_HAN.match, name))
        if han and breaks(text[place + length :][:8]) >= 2 and _is_no_words(name):
            return name if (_FUNCTION - {"间", "时", "由"}).isdisjoint(name) else ""
    return ""


def _is_no_words(name: str) -> bool:
    words = tag(name)
    known = len(words) > 1 or (len(name) > 3 and words[0][1] == "nr")
    return known and all(len(word) == 1 or pos in {"nr", "nrt", "ns"} for word, pos in words)


def is_common(name: str) -> bool:
    """Say whether a candidate is one word of the dictionary, and no name there."""
    words = tag(name)
    return len(words) == 1 and not words[0][1].startswith("nr")
