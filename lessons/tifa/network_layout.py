"""Where the words of a network stand: each node in a wheel of its own words, no tie through a word.

All lengths are in inches, since words have a size and a picture can be made as high as it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, pi, sin
from unicodedata import east_asian_width

__all__ = ["Label", "crossed", "lay_out"]

Tie = tuple[str, str]
NODE, WORD = 15.0, 12.0  # font sizes
PADS = {NODE: 0.35, WORD: 0.2}  # between a word and its frame, in font sizes
_LINE = 1.32  # height of a line, in font sizes
_GAP = 0.05  # between two frames, and between a frame and a tie of others
_SPOKE = 0.105  # of a wheel's radius, for each word on its rim
_ROUNDS, _TRIES = 200, 3
_SLOT = 0.62  # of a rim, for each word that stands there


@dataclass
class Label:
    """A word in its frame: the middle, and half of width and height."""

    x: float
    y: float
    half_width: float
    half_height: float
    fixed: bool = False

    def move(self, x: float, y: float) -> None:
        """Shift it, unless it is fixed."""
        if not self.fixed:
            self.x, self.y = self.x + x, self.y + y


def lay_out(ties: Collection[Tie], nodes: Iterable[str], *, width: float) -> dict[str, Label]:
    """Place nodes and words, alike each time, in a picture of this width and any height.

    `ties` join a node to a word, which may be another node. Nodes stand on a ring, the words of
    one node alone around it on the outer side, those of several nodes between them.

    >>> places = lay_out([("质量", "提升"), ("质量", "标准")], ["质量"], width=8)
    >>> sorted(places), round(abs(places["提升"].x + places["标准"].x), 6)
    (['提升', '标准', '质量'], 0.0)
    """
    hubs = [node for node in dict.fromkeys(nodes) if any(node in tie for tie in ties)]
    owners: dict[str, list[str]] = {}
    for node, word in ties:
        if word not in hubs:
            owners.setdefault(word, []).append(node)
    rims = {hub: [word for word, by in owners.items() if by == [hub]] for hub in hubs}
    radii = {hub: _radius(len(rim), alone=len(hubs) == 1, width=width) for hub, rim in rims.items()}
    labels = dict(_hubs(hubs, radii, width))
    for hub, angle in zip(hubs, _angles(len(hubs)), strict=True):
        labels.update(_rim(rims[hub], labels[hub], radii[hub], angle, len(hubs)))
    for word, by in owners.items():
        if len(by) > 1:
            middle = [
                sum(values) / len(by)
                for values in zip(*((labels[h].x, labels[h].y) for h in by), strict=True)
            ]
            labels[word] = _label(word, WORD, *middle)
    for _ in range(_TRIES):
        if _make_room(labels, ties, width):
            break
        for label in labels.values():
            label.y *= 1.15
    return labels


def crossed(
    labels: Mapping[str, Label], ties: Iterable[Tie], *, gap: float = 0.0
) -> Iterator[tuple[Label, float, float]]:
    """Yield each word that a tie of others runs through, and the shortest way off it."""
    for start, end in ties:
        a, b = labels[start], labels[end]
        length = hypot(b.x - a.x, b.y - a.y) or 1.0
        along = (b.x - a.x) / length, (b.y - a.y) / length
        for word, label in labels.items():
            if word in (start, end):
                continue
            x, y = label.x - a.x, label.y - a.y
            reach = abs(along[0]) * label.half_width + abs(along[1]) * label.half_height
            if not -reach < x * along[0] + y * along[1] < length + reach:
                continue
            aside = y * along[0] - x * along[1]
            lacking = abs(along[1]) * label.half_width + abs(along[0]) * label.half_height + gap - abs(aside)
            if lacking > 0:
                step = lacking if aside >= 0 else -lacking
                yield label, -along[1] * step, along[0] * step


def _label(word: str, size: float, x: float, y: float) -> Label:
    wide = sum(1.0 if east_asian_width(c) in "WFA" else 0.62 for c in word)
    pad = PADS[size]
    half_width, half_height = (size / 144 * (extent + 2 * pad) for extent in (wide, _LINE))
    return Label(x, y, half_width, half_height, fixed=size == NODE)


def _radius(words: int, *, alone: bool, width: float) -> float:
    return max(0.26 * width if alone else 0.95, _SPOKE * words)


def _angles(nodes: int) -> list[float]:
    """Spread nodes over a ring, from the left end on, clockwise."""
    return [pi - 2 * pi * number / nodes for number in range(nodes)]


def _hubs(hubs: Sequence[str], radii: Mapping[str, float], width: float) -> Iterator[tuple[str, Label]]:
    """Place the nodes so far apart that their wheels do not touch."""
    largest = max(radii.values(), default=0.0)
    across = width / 2 - _STRETCH * largest - 0.45 if len(hubs) > 1 else 0.0
    apart = 2 * largest + 0.5
    for hub, angle in zip(hubs, _angles(len(hubs)), strict=True):
        up = apart / (2 * sin(pi / len(hubs))) if len(hubs) > 2 else 0.0
        yield hub, _label(hub, NODE, max(across, 0.8) * cos(angle) if len(hubs) > 1 else 0.0, up * sin(angle))


_STRETCH = 1.2  # wheels are wider than high, as words are


def _rim(
    words: Sequence[str], hub: Label, radius: float, outward: float, hubs: int
) -> Iterator[tuple[str, Label]]:
    """Place the words of one node around it, by turns nearer and farther where they are many."""
    free = 0.0 if hubs == 1 else pi - 2 * pi / hubs + 0.35  # the side where ties to others leave
    arc = 2 * pi - free
    crowded = arc * radius < _SLOT * len(words)
    for number, word in enumerate(words):
        angle = outward - arc / 2 + arc * (number + 0.5) / len(words)
        own = radius * (0.72 if crowded and number % 2 else 1.0)
        yield word, _label(word, WORD, hub.x + _STRETCH * own * cos(angle), hub.y + own * sin(angle))


def _make_room(labels: Mapping[str, Label], ties: Collection[Tie], width: float) -> bool:
    """Push words off each other and off the ties of others; say whether all is free."""
    for _ in range(_ROUNDS):
        moved = False
        for a, b in combinations(labels.values(), 2):
            moved |= _push_apart(a, b)
        for label, x, y in list(crossed(labels, ties, gap=_GAP)):
            label.move(x, y)
            moved |= not label.fixed
        for label in labels.values():
            edge = width / 2 - label.half_width
            label.x = min(max(label.x, -edge), edge)
        if not moved:
            return True
    return False


def _push_apart(a: Label, b: Label) -> bool:
    x = a.half_width + b.half_width + _GAP - abs(b.x - a.x)
    y = a.half_height + b.half_height + _GAP - abs(b.y - a.y)
    if x <= 0 or y <= 0:
        return False
    shares = 2 - a.fixed - b.fixed
    right, up = (x if b.x >= a.x else -x, 0.0) if x < y else (0.0, y if b.y >= a.y else -y)
    a.move(-right / max(shares, 1), -up / max(shares, 1))
    b.move(right / max(shares, 1), up / max(shares, 1))
    return shares > 0
