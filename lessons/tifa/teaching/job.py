"""The process of one attempt: made ready, fenced in, and left as soon as the last cell was run."""

from __future__ import annotations

import builtins
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from ..wording import say
from .attempt import Attempt
from .fences import fence_in, limit_resources

__all__ = ["begin", "main", "share_caches"]


def main(arguments: Sequence[str]) -> None:
    """Run the job that a file describes."""
    begin(arguments[0])


def begin(path: str) -> None:
    """Run a job, and leave by the shortest way, whatever threads still run."""
    job: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    os.environ.update(job["environment"])
    own = Path(job["folder"])
    os.chdir(own / "notebooks")
    share_caches(job["caches"])
    import_module("IPython.core.inputtransformer2")
    attempt = Attempt(job)
    builtins.input = _nobody()
    sys.argv = ["notebook"]
    limit_resources(seconds=int(job["seconds"]) + 5, megabytes=job["megabytes"], processes=job["processes"])
    fence_in(own, private=job["private"], readable=job["readable"])
    _backstop(job["seconds"] + 30)  # a thread, so not before the system's fence: it binds what comes later
    attempt.write("ready")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)  # from here on nothing that is printed goes anywhere, however much it is
    attempt.run()
    os._exit(0)


def _nobody() -> Callable[..., str]:
    said = say("nobody is there to answer input() while a notebook is graded")

    def ask(*_: object) -> str:
        raise EOFError(said)

    return ask


def _backstop(seconds: float) -> None:
    """End this process after some time, should nobody be left who watches it."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.daemon = True
    timer.start()


def share_caches(caches: dict[str, str]) -> None:
    """Copy prepared dictionaries and font lists, which would take seconds to make anew."""
    from ..segmentation import cache_folder

    folders = {"jieba": cache_folder(), "matplotlib": Path(os.environ["MPLCONFIGDIR"])}
    for file, kind in caches.items():
        with suppress(OSError):
            target = folders[kind] / Path(file).name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
