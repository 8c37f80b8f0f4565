"""A bar for who watches: a widget in a notebook, a line in a terminal, nothing in a file."""

from __future__ import annotations

import io
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
    monkeypatch.setattr(surroundings, "_LONG_IN_NOTEBOOK", 0)


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


@pytest.mark.usefixtures("quick")
def test_a_notebook_has_a_bar_that_stores_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[dict[str, str]] = []
    handle = SimpleNamespace(update=lambda data, raw: shown.append(data))

    def display(data: dict[str, str], raw: bool, display_id: bool) -> object:
        shown.append(data)
        return handle

    shell = SimpleNamespace(kernel=object())
    monkeypatch.setattr("IPython.display.display", display)
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    assert in_notebook()
    with progress_bar(4, desc="find_slogans", mininterval=0) as bar:
        bar.update(3)
    assert any('max="4" value="3"' in data["text/html"] for data in shown)
    assert shown[-1] == {"text/plain": "", "text/html": ""}
    assert capsys.readouterr() == ("", "")
    shown.clear()
    with progress_bar(4, wanted=False) as bar:
        assert bar.disable
    assert not shown
