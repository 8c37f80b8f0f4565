"""The real JupyterLab server, started as `tifa lab --no-browser` starts it."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TOKEN = "course"
SECONDS = 240  # a busy machine takes a minute for the imports alone


class Lab(NamedTuple):
    """Where a server listens, and the path that it opens on."""

    address: str
    path: str


@contextlib.contextmanager
def serve(
    *arguments: str, cwd: Path, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Lab]:
    """Run `tifa lab` on a free port until the block ends; what it says goes into a file."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tifa", "lab", *arguments, "--no-browser", "--port", str(port)]
    settings = os.environ | {"JUPYTER_TOKEN": TOKEN, "PYTHONUNBUFFERED": "1"} | dict(environment or {})
    with log.open("wb") as said:
        server = subprocess.Popen(command, cwd=cwd, env=settings, stdout=said, stderr=said)
    try:
        yield Lab(f"http://127.0.0.1:{port}", _opened(server, port, log))
    finally:
        server.terminate()
        server.wait(timeout=30)


def _opened(server: subprocess.Popen[bytes], port: int, log: Path) -> str:
    """Wait until the server has said what it opens on and its door is open."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        path = re.search(
            rf"http://(?:localhost|127\.0\.0\.1):{port}(/lab/tree/\S+?)(?:\?|\s)", log.read_text()
        )
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            if path:
                return path[1]
        time.sleep(0.1)
    raise AssertionError(f"no server after {SECONDS} seconds:\n{log.read_text()}")
