"""The cast of a text: its people, and whom a short name, a title or a nickname stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .honours import honours, only_cited
from .passages import Passage
from .people import Person
from .speakers import NICKNAME, subject_of
from .words import any_of, offices, roles

__all__ = ["Cast"]

_TITLE_FIRST = re.compile(rf"[\u3400-\u9fff]?{any_of(offices())}(?=[\u3400-\u9fff])")
_NICKNAME_FIRST = re.compile(NICKNAME.pattern.removesuffix("$"))


class Cast:
    """The people of a text, and how it calls them."""

    def __init__(self, people: Sequence[Person], passages: Sequence[Passage]) -> None:
        self.people = people
        dotted = [p.name for p in people if "·" in p.name]
        self.short = {name.split("·")[at]: name for at in (0, -1) for name in dotted}  # 沙塔尔, 费尔
        self.names = (*(person.name for person in people), *self.short)
        texts = [passage.text for passage in passages]
        self.honours = honours(tuple(person.name for person in people), texts)
        self.cited = frozenset(p.name for p in people if only_cited(p.name, texts))

    def known_as(self, phrase: str) -> str:
        """Give a short name, a nickname or a title that stands alone the name of the one who bears it.

        >>> Cast([Person("王大山", "班长", 1, 0)], []).known_as("老王")
        '王大山'
        """
        named = self.short.get(phrase) or self._nicknamed(phrase) or self._titled(phrase)
        return self.honours.get(named, named)  # 总书记, where 习近平总书记 is spoken of

    def _nicknamed(self, phrase: str) -> str:
        """Return the full name of a nickname, where one person only bears the surname: 老王, 王师傅."""
        if phrase in self.names or not NICKNAME.fullmatch(phrase):
            return ""
        surname = phrase[1] if phrase[0] in "老小" else phrase[0]
        bearers = [person.name for person in self.people if person.name[0] == surname]
        return bearers[0] if len(bearers) == 1 else ""

    def _titled(self, phrase: str) -> str:
        """Return who bears a title that stands alone: 总书记, 习主席; or the phrase itself."""
        for person in self.people:
            surname = phrase[0] if phrase[0] == person.name[0] else ""
            title = phrase[len(surname) :]
            if title in offices() and person.title.endswith(title) and (surname or title not in roles()):
                return person.name
        return phrase

    def is_ordinary(self, name: str) -> bool:
        """Say whether a person is known to have a title, and it is no office: 农民."""
        titles = [person.title for person in self.people if person.name == name]
        return any(titles) and not titles[0].endswith(tuple(offices()))

    def subject_of(self, clause: str) -> str:
        """Return the person or body that a clause begins with, by name, or ""."""
        for called in (_TITLE_FIRST.match(clause), _NICKNAME_FIRST.match(clause)):
            named = self.known_as(called[0]) if called else ""
            if named in self.names:
                return named
        return subject_of(clause, self.names)

    def person_in(self, text: str) -> str:
        """Return the person who is the subject of the first clause that has one, or ""."""
        subjects = (self.subject_of(clause) for clause in re.split("[，,；;]", text))
        return next((subject for subject in subjects if subject in self.names), "")
