"""How long a cell may take: an alarm that interrupts it, so that the next one has its turn."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType

__all__ = ["CellTooLong", "time_limit"]


class CellTooLong(BaseException):
    """A cell that took more than its time; no `except Exception` of a learner's catches it."""


class time_limit:  # noqa: N801  # it reads as what it is used as, a context
    """Interrupt a cell after some seconds: by an alarm, on Windows by a thread."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.timer: threading.Timer | None = None

    def __enter__(self) -> None:
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, _too_long)
            signal.setitimer(signal.ITIMER_REAL, self.seconds, 0.5)
        else:
            import _thread

            signal.signal(signal.SIGINT, _too_long)
            self.timer = threading.Timer(self.seconds, _thread.interrupt_main)
            self.timer.daemon = True
            self.timer.start()

    def __exit__(self, *_: object) -> None:
        if self.timer:
            self.timer.cancel()
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise CellTooLong
