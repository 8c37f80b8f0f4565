"""What works on this machine, and how to mend what does not."""

from __future__ import annotations

import importlib.metadata
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .files import course_folder
from .fonts import font_path, missing_characters
from .segmentation import Segmenter, cache_folder
from .wording import say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["doctor"]

PACKAGES = (
    *("tifa-lessons", "jupyterlab", "ipykernel", "ipywidgets"),
    *("jieba", "rjieba", "matplotlib", "pandas", "wordcloud"),
)


class Finding(NamedTuple):
    """One line of the examination; `mend` is "" where all is well."""

    what: str
    found: str
    mend: str


def doctor() -> pd.DataFrame:
    """Examine this machine and return a table: what, status (good or mend), found, mend.

    Looks at Python, the packages and their versions, the Chinese font, jieba's dictionary and its
    cache, the notebook kernel, the encoding of the console and whether this folder can be written.
    The status is English in every language. A check that itself fails is a line too; nothing is
    changed and nothing is raised.

    >>> doctor().columns.tolist()
    ['what', 'status', 'found', 'mend']
    >>> doctor().set_index("what").loc["jieba dictionary", ["status", "found"]].tolist()
    ['good', '推动/高质量/发展']
    """
    import pandas as pd

    rows = []
    for check in _CHECKS:
        for finding in _examined(check):
            rows.append((finding.what, "mend" if finding.mend else "good", finding.found, finding.mend))
    return pd.DataFrame(rows, columns=["what", "status", "found", "mend"])


def _examined(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except Exception as error:
        what = say(check.__name__.strip("_").replace("_", " "))
        yield Finding(what, f"{type(error).__name__}: {error}", _reinstall())


def _reinstall() -> str:
    return say("reinstall: pip install --force-reinstall tifa-lessons")


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    mend = "" if sys.version_info >= (3, 11) else say("install Python 3.11 or newer")
    yield Finding("Python", version, mend)


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, importlib.metadata.version(name), "")
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, say("not installed"), f"pip install {name}")


def _chinese_font() -> Iterator[Finding]:
    path = font_path()
    lacking = missing_characters("提法质量追赶，。“”zhìliàng")
    fault = "the font lacks {lacking}; pip install --force-reinstall pylopdf-fonts-zh-cn"
    mend = say(fault, lacking="".join(lacking)) if lacking else ""
    yield Finding(say("Chinese font"), path.name, mend)


def _jieba_dictionary() -> Iterator[Finding]:
    words = Segmenter().cut("推动高质量发展")
    good = "".join(words) == "推动高质量发展" and len(words) > 1
    mend = "" if good else "pip install --force-reinstall jieba"
    yield Finding(say("jieba dictionary"), "/".join(words), mend)


def _jieba_cache() -> Iterator[Finding]:
    folder = cache_folder()
    advice = "make {folder} writable; without it each start takes a second longer"
    mend = "" if _writable(folder) else say(advice, folder=folder)
    found = say("cannot be kept" if mend else "kept in your cache folder")
    yield Finding(say("jieba cache"), found, mend)


def _kernel() -> Iterator[Finding]:
    from jupyter_client.kernelspec import KernelSpecManager

    names = sorted(KernelSpecManager().find_kernel_specs())
    mend = "" if "python3" in names else "python -m ipykernel install --user --name python3"
    yield Finding(say("notebook kernel"), ", ".join(names) or say("none"), mend)


def _console() -> Iterator[Finding]:
    encoding = (getattr(sys.stdout, "encoding", None) or say("unknown")).lower()
    capable = encoding.replace("-", "") in {"utf8", "utf8sig", "gb18030", "utf16"}
    mend = "" if capable else say("set the environment variable PYTHONUTF8=1 and open a new console")
    yield Finding(say("console encoding"), encoding, mend)


def _course() -> Iterator[Finding]:
    speech = course_folder() / "data" / "speeches" / "qinghai_quality_2018.txt"
    mend = "" if speech.is_file() else _reinstall()
    yield Finding(say("course files"), say("missing" if mend else "speech and notebooks found"), mend)


def _write_access() -> Iterator[Finding]:
    here = Path.cwd()
    mend = "" if _writable(here) else say("open the course in a folder of your own: tifa copy FOLDER")
    yield Finding(say("write access here"), say("no" if mend else "yes"), mend)


def _writable(folder: Path) -> bool:
    """Say whether a file can be made in a folder, by making one and taking it away again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=".tifa-")
        os.close(descriptor)
        os.unlink(name)
    except OSError:
        return False
    return True


_CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _python,
    _packages,
    _chinese_font,
    _jieba_dictionary,
    _jieba_cache,
    _kernel,
    _console,
    _course,
    _write_access,
)
