"""The command `tifa`: lab, doctor, analyse, copy, assign, grade."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..wording import current_language, say, speaking
from .parsing import argparse_speaking, parser, wished_language

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 good, 1 something to mend, 2 wrong use."""
    _speak_utf8()
    try:
        with speaking(wished_language(arguments) or current_language()), argparse_speaking():
            options = parser().parse_args(arguments)
            code: int = options.run(options)
    except (OSError, ValueError) as error:
        print(f"tifa: {_in_words(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt as stopped:
        if str(stopped):
            print(f"tifa: {stopped}", file=sys.stderr)
        return 130
    return code


def _in_words(error: Exception) -> str:
    """Say what the system refused as a sentence; what tifa says itself is one already."""
    if not isinstance(error, OSError) or not error.strerror or error.filename is None:
        return str(error)
    file = str(error.filename).removesuffix(".part")
    return say("{file} cannot be used ({why}); name another place", file=file, why=error.strerror)


def _speak_utf8() -> None:
    """Let Chinese reach a console in an old code page as question marks rather than a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
