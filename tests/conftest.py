"""What all tests share: the seed speech, its hand-made truth, and no way out to the network."""

from __future__ import annotations

import gc
import os
import socket
import sys
from importlib import import_module
from typing import Any

import matplotlib as mpl
import pytest
from hypothesis import settings

import tifa
from places import ROOT

mpl.use("Agg")

# The tests start a hundred Pythons: each may keep what it compiled for the next, whatever the surroundings say.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# In a fresh environment Python compiles what it imports: each worker begins with another package, so that none
# repeats what its neighbours do.
LARGE = ("pandas", "matplotlib.pyplot", "openpyxl")
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    turn = int(worker.removeprefix("gw")) % len(LARGE)
    for name in LARGE[turn:] + LARGE[:turn]:
        import_module(name)

# A property that holds slowly on a busy machine holds.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture(scope="session")
def speech() -> tifa.Document:
    return tifa.load_speech()


@pytest.fixture(scope="session")
def clean_truth() -> str:
    return (ROOT / "tests/truth/qinghai_quality_2018_clean.txt").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "local"
        if host not in {"local", "127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test wants to reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(autouse=True)
def _close_figures() -> Any:
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


# Each takes half a minute and more; begun last, one of them would keep a single processor busy at the end.
LONG = ("browser", "wheel", "grading", "quality", "reporting", "own_text", "notebooks", "corpus", "editions")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long and the notebooks; the files of workers are handed out in this order."""
    first = {f"test_{name}": place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: first.get(item.path.stem, len(LONG) + (item.path.suffix != ".ipynb")))


def pytest_collection_finish() -> None:
    """Spare the search for garbage what stays until the end: modules, tests and their parameters."""
    gc.collect()
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are processors: many tests wait for kernels, a server, a browser."""
    return (os.cpu_count() or 1) + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that the browser test did not run and how to get it; pytest would count it only."""
    skipped = [report for report in terminalreporter.getreports("skipped") if "test_browser" in report.nodeid]
    for reason in {report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple)}:
        terminalreporter.write_line(reason.removeprefix("Skipped: "))
