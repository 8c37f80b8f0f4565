"""A bar for who watches: a widget in a notebook, a line in a terminal, nothing in a file."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from tifa import surroundings
from tifa.surroundings import in_notebook, progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_LONG", 0)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("screen", "wanted", "seen"),
    [(Terminal(), True, True), (Terminal(), False, False), (io.StringIO(), True, False)],
)
def test_a_bar_is_for_who_watches(screen: io.StringIO, wanted: bool, seen: bool) -> None:
    with progress_bar(4, wanted=wanted, file=screen, ncols=60, mininterval=0) as bar:
        bar.update(3)
    assert ("3/4" in screen.getvalue()) is seen


def test_short_work_has_no_bar() -> None:
    screen = Terminal()
    with progress_bar(4, file=screen, ncols=60, mininterval=0) as bar:
        bar.update(3)
    assert "3/4" not in screen.getvalue()


def test_a_notebook_has_a_bar_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    assert in_notebook()
    with progress_bar(4) as bar:
        assert type(bar).__name__ == "tqdm_notebook"
        assert not bar.disable
    with progress_bar(4, wanted=False) as bar:
        assert bar.disable
